"""The sentences of a report with their offsets, of prose, headings, lists and tables; no abbreviation ends one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from creativegraph.tables.cells.date_words import MONTHS, WEEKDAYS
from creativegraph.tables.prose.language import language_of

__all__ = ["Kind", "Sentence", "sentence_at", "sentences"]

Kind = Literal["prose", "heading", "item", "row"]


class Sentence(NamedTuple):
    """A sentence, ``text[start:end]`` of a report, without blanks at its ends.

    ``language`` is empty where neither the sentence nor the text around it tells.
    """

    start: int
    end: int
    kind: Kind
    language: str


SHORT = (
    # in Vietnamese
    "TP Tp TX Tx TT Tt TS Ts ThS Th.S PGS Pgs GS Gs P Q ĐS KTS Kts NSND NSƯT NGƯT BS Bs LS Ls CN Ths ông tr"
    # in English
    " Mr Mrs Ms Dr Prof St Sts Mt Ft Gov Gen Sen Rep Rev Hon Capt Col Lt Sgt Jr Sr No Nos vs etc e.g i.e approx"
    " Inc Ltd Co Corp Dept Univ Fig Figs Ed Eds Vol pp p ca cf al est viz Ave Blvd Rd Art"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
    # in French
    " M MM Mme Mmes Mlle Mlles Me Pr art chap env av bd éd ex hab janv févr avr juill déc nº n tél"
    # in Spanish
    " Sra Sres Dra Dña D Da Ud Uds Lic Ing Arq núm pág págs aprox ej Gral Excmo Excma Avda depto EE UU EE.UU"
)  # fmt: skip
NUMBERED = "No Nos Nr nº n núm Art art Fig Figs p pp pág págs Vol chap"
AT_END = "etc al Jr Sr Art Inc Ltd Co Corp hab ex ej p P Q D CN tr No ông est n"
ABBREVIATIONS = frozenset(SHORT.split())
BEFORE_NUMBERS = frozenset(NUMBERED.split())
"""Words whose full stop ends a sentence unless a number follows."""
ENDS_TOO = frozenset(AT_END.split())
"""Abbreviations that may as well end a sentence: they do before a word that begins as sentences do."""

OPENING, CLOSING = "“«‘([„‹", "”»’)]“›"
STOP = re.compile(r"(?<![.!?…。！？])[.!?…。！？]+[\"”’»)\]›]*(?=\s)")
GLUED = re.compile(r"(?:(?<=[^\W\d_A-Z]{3})|(?<=\d{4}))[.!?](?=[^\W\d_a-z][^\W\d_A-Z])")
"""A full stop behind which the blank is missing, as between ``2023.`` and the next word it never is."""
LAST = re.compile(r"(\w[\w.’'-]*)\Z")
BEGINS = re.compile(r"\s+(?:[\"“«‘(\[¿¡„‹—–-]\s*)*(?P<letter>\w)?")
LINE = re.compile(r"[^\n]+")
ITEM = re.compile(r"\s*(?:[-–—•▪●◦‣*+]\s+|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)]\s+|\d{1,2}(?:\.\d{1,2})+[.)]?\s+)")
CELLS = re.compile(r" \| |\t")
WORDS = re.compile(r"[^\W\d_]+")
JOINTS = "from to until and of du au et le de del al el y hasta desde ngày từ đến và năm"
DATING = frozenset(each for names in (*WEEKDAYS, JOINTS.split()) for name in names for each in name.split())
"""Words of dates that are no months."""
IN_MONTHS = frozenset((*MONTHS, "tháng"))
DATELINE = re.compile(
    r"(?=[^\W\d_]|\()(?P<words>[^.!?;:—–\n]{2,60}?|\([^()\n]{2,30}\)) (?:—|–|-{1,2}) (?=[\"“«(]?(?:[^\W\d_a-z]|\d))"
)
"""Where and when a report was sent, before the dash with which its text begins: *KUMASI, 6 October 2025 — On …*."""
SENT = re.compile(r"[,(].*(?<!\d)(?:19|20)\d\d(?!\d)|\([^()]+\)$")
LONGEST_HEADING, LONGEST_ASIDE, LONGEST_DATE = 120, 300, 60


def sentences(text: str, language: str = "") -> tuple[Sentence, ...]:
    """Return the sentences of a text in their order; ``language`` is that of those which do not tell."""
    found = list[Sentence]()
    for line in LINE.finditer(text):
        start, end = trimmed(text, line.start(), line.end())
        if start == end:
            continue
        spoken = language_of(text[start:end], language)
        kind, start = kind_of(text, start, end)
        cuts = [] if kind in ("row", "heading") else [*dateline(text[start:end]), *boundaries(text[start:end])]
        for first, last in zip([0, *cuts], [*cuts, end - start], strict=True):
            begin, stop = trimmed(text, start + first, start + last)
            if begin < stop:
                found.append(Sentence(begin, stop, kind, language_of(text[begin:stop], spoken) if cuts else spoken))
    return tuple(found)


def sentence_at(found: Sequence[Sentence], offset: int) -> Sentence | None:
    """Return the sentence in which a character stands; None between two."""
    place = bisect_right(found, offset, key=lambda each: each.start) - 1
    return found[place] if place >= 0 and offset < found[place].end else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return offsets without the blanks at both ends."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return start + left, start + max(left, len(part.rstrip()))


def kind_of(text: str, start: int, end: int) -> tuple[Kind, int]:
    """Return what a line is, and where its words begin behind the mark of an item."""
    line = text[start:end]
    if CELLS.search(line):
        return "row", start
    if mark := ITEM.match(line):
        return "item", start + mark.end()
    short = len(line) <= LONGEST_HEADING and line[-1] not in '.!?…;,:"”»'
    return ("heading" if short else "prose"), start


def dateline(line: str) -> Iterator[int]:
    """Yield where words end that say where and when a report was sent; a date alone begins a line of a programme."""
    found = DATELINE.match(line)
    if found and not is_date(found["words"]) and (SENT.search(found["words"]) or found["words"].isupper()):
        yield found.end()


def boundaries(line: str) -> Iterator[int]:
    """Yield where sentences of a line end."""
    asides = list(spans_of_asides(line))
    stops = sorted({*((each.start(), each.end()) for each in STOP.finditer(line)),
                    *((each.start(), each.end()) for each in GLUED.finditer(line))})  # fmt: skip
    for start, end in stops:
        if is_date(line[:start]) or any(first < start and end < last for first, last in asides):
            continue
        if is_end(line, start, end):
            yield end


def is_end(line: str, start: int, end: int) -> bool:
    """Return True if the marks from start to end end a sentence: not an abbreviation, an initial or a number."""
    following = BEGINS.match(line, end)
    letter = (following["letter"] or "") if following else line[end : end + 1]
    if letter and not (letter.isupper() or letter.isdigit() or not letter.islower()):
        return False
    if line[start] != "." or line[start:end].count(".") > 1:
        return True
    word = LAST.search(line, max(start - 24, 0), start)
    if word is None:
        return True
    return not is_short(word[1], letter, at_start=word.start(1) == 0)


def is_date(words: str) -> bool:
    """Return True for a date with which a line of a programme begins: the full stop behind it ends no sentence."""
    found = {each.lower() for each in WORDS.findall(words)} if words[:LONGEST_DATE] == words else {words}
    return not IN_MONTHS.isdisjoint(found) and found <= IN_MONTHS | DATING


def is_short(word: str, letter: str, *, at_start: bool) -> bool:
    """Return True if the full stop behind a word belongs to it, before a word that begins with a letter."""
    if word in BEFORE_NUMBERS and letter.isdigit():
        return True
    if word in ENDS_TOO and word in BEFORE_NUMBERS:
        return False
    if (last := word.rpartition(".")[2]) in ABBREVIATIONS:  # of GS.TS. the last
        return last not in ENDS_TOO or letter.islower()
    if len(word) == 1 and word.isupper():
        return True  # an initial
    if at_start and word.isdigit() and len(word) < 3:
        return True  # a number before a heading
    return re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word) is not None and not letter.isspace() and letter != ""


def spans_of_asides(line: str) -> Iterator[tuple[int, int]]:
    """Yield where quotations and brackets begin and end, but for long ones, which have sentences of their own."""
    opened = list[tuple[str, int]]()
    pairs = dict(zip("“«([„‹", "”»)]“›", strict=True))
    straight = -1
    for place, letter in enumerate(line):
        if letter == '"':
            if straight >= 0 and place - straight <= LONGEST_ASIDE:
                yield straight, place + 1
            straight = place if straight < 0 else -1
        elif opened and letter == pairs[opened[-1][0]]:
            start = opened.pop()[1]
            if place - start <= LONGEST_ASIDE:
                yield start, place + 1
        elif letter in pairs:
            opened.append((letter, place))
