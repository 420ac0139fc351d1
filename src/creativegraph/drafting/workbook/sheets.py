"""What the sheets of a draft hold: claims to decide about, things, the source, the text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from creativegraph.drafting.candidate import ID, Candidate, Thing
from creativegraph.drafting.document import Document
from creativegraph.drafting.draft import Draft
from creativegraph.drafting.sentences import Sentence, sentence_at, sentences
from creativegraph.drafting.source import FIELDS
from creativegraph.names.labels import LANGUAGES
from creativegraph.tables.cells.grammar import LINK
from creativegraph.tables.table import QUALIFIERS

__all__ = [
    "CLAIMS", "DECISIONS", "SOURCE", "TAKE", "TEXT", "THINGS", "Sheet", "claims_sheet", "lines_of", "named_cell",
    "source_sheet", "text_of_lines", "text_sheet", "things_sheet", "unnamed_cell",
]  # fmt: skip

TAKE = "take"
DECISIONS = {"yes": ("có", "sí", "oui"), "no": ("không", "non", ""), "edited": ("đã sửa",)}
"""What a person decides about a row, with other words for it; without a word it is left out."""
CLAIMS = (TAKE, "sentence", "subject", "property", "value")
BEHIND = ("quote", "page", "mode", "confidence", "things", "lang", "start", "end", "rule", "note")
TIMES = ("from", "to")
"""Since when, and until when, what a row says is true."""
ALWAYS = "when"
"""The column of short forms that is there even if no candidate has it."""
THINGS = ("thing", "called", "id", "known", "class")
BESIDE = ("mentions", "sentence")
SOURCE = ("field", "value")
TEXT = ("line", "text")
LONGEST_CELL = 32_000
"""Excel holds some more; a longer line of the text is continued in the next row."""
LONGEST_NAME = 60
SAID = "said already"
"""What stands before the things of a candidate that the graph says already."""
AROUND = 400
"""Characters that are shown on either side of a quotation of a sentence without end."""
IDS = ID
NO_NAME = re.compile(r"[;|()\n]")
"""What a name before an id cannot have."""
LINKING = re.compile(rf"\s*(?:;|\||{LINK})\s*", re.IGNORECASE)
BEFORE = rf"(?:^|[;|]\s*|(?:^|\s)(?:{LINK})\s+)"
"""What stands before the name of a thing in a cell."""


class Sheet(NamedTuple):
    """A sheet: its name, its header, and its rows. ``bold`` has the part of a row's sentence that is quoted."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    bold: tuple[tuple[int, int], ...] = ()


def claims_sheet(made: Draft) -> Sheet:
    """Return the sheet of claims, each with its sentence, which a person decides about."""
    named = {ALWAYS, *(name for each in made.candidates for name in each.columns)}
    used = tuple(each for each in (*QUALIFIERS, *TIMES) if each in named)
    found, rows, bold = sentences(made.document.text, made.document.language), list[tuple[str, ...]](), []
    labels = {each.id: each.label for each in made.things}
    known = {each.id for each in made.things if each.known}
    for number, each in enumerate(made.candidates):
        sentence, quoted = around(made.document.text, found, each)
        bold.append(quoted)
        rows.append((
            "", sentence, named_cell(each.subject, labels), each.property, named_cell(each.value, labels),
            *(named_cell(each.columns.get(column, ""), labels) for column in used),
            each.quote, made.document.page_of(each.start), each.mode, each.confidence,
            spoken_of(each.things, known, said=number in made.already), each.lang, str(each.start), str(each.end),
            each.rule, each.columns.get("note", ""),
        ))  # fmt: skip
    return Sheet("claims", (*CLAIMS, *used, *BEHIND), rows, tuple(bold))


def around(text: str, found: Sequence[Sentence], candidate: Candidate) -> tuple[str, tuple[int, int]]:
    """Return the sentences that a quotation stands in, and where in them it begins and ends."""
    first, last = sentence_at(found, candidate.start), sentence_at(found, max(candidate.end - 1, candidate.start))
    start = max(min(first.start if first else candidate.start, candidate.start), candidate.start - AROUND)
    end = min(max(last.end if last else candidate.end, candidate.end), candidate.end + AROUND)
    return text[start:end], (candidate.start - start, candidate.end - start)


def spoken_of(things: Iterable[Thing], known: Iterable[str], *, said: bool) -> str:
    """Return the things of a candidate in lines: which the graph knows, and which are new; first, if it says all."""
    lines = (f"{'known' if each.id in known else 'NEW'} {each.id}" for each in things)
    return "\n".join((*([SAID] if said else []), *dict.fromkeys(lines)))


def short(label: str) -> str:
    """Return the name of a thing as cells of a draft have it, which are easier to read without its end."""
    return label if len(label) <= LONGEST_NAME else f"{label[: LONGEST_NAME - 1].rstrip()}…"


def named_cell(text: str, labels: Mapping[str, str]) -> str:
    """Return a cell of ids with the names of the things before them, as tables take it; other cells as they are."""
    if not IDS.search(text) or not all(LINKING.fullmatch(each) for each in IDS.split(text) if each):
        return text

    def called(found: re.Match[str]) -> str:
        label = short(labels.get(found[0], ""))
        return f"{label} ({found[0]})" if label and not NO_NAME.search(label) else found[0]

    return IDS.sub(called, text)


def unnamed_cell(text: str, labels: Mapping[str, str]) -> str:
    """Return a cell with the ids alone of things that stand there by the names that they were drafted with."""
    for each in set(IDS.findall(text)):
        if label := short(labels.get(each, "")):
            text = re.sub(rf"({BEFORE}){re.escape(f'{label} ({each})')}", rf"\g<1>{each}", text, flags=re.IGNORECASE)
    return text


def things_sheet(made: Draft, languages: Sequence[str] = LANGUAGES) -> Sheet:
    """Return the sheet of things: for a new one its id, class and names can be changed."""
    tongues = tuple(dict.fromkeys(filter(None, (made.document.language, *languages))))
    found = sentences(made.document.text, made.document.language)
    counts: dict[str, int] = {}
    for candidate in made.candidates:
        for thing in {each.id for each in candidate.things}:
            counts[thing] = counts.get(thing, 0) + 1
    rows = []
    for each in sorted(made.things, key=lambda thing: (thing.known, thing.start)):
        sentence = sentence_at(found, each.start)
        words = made.document.text[sentence.start : sentence.end][: 2 * AROUND] if sentence else ""
        names = [each.label if place == 0 else "" for place in range(len(tongues))]
        shown = "" if each.known else next(iter(each.classes), "")
        state = "yes" if each.known else "no"
        rows.append((each.id, each.label, each.id, state, shown, *names, str(counts.get(each.id, 0)), words))
    return Sheet("things", (*THINGS, *(f"label@{each}" for each in tongues), *BESIDE), rows)


def source_sheet(made: Draft) -> Sheet:
    """Return the sheet of the source, a field in each row."""
    return Sheet("source", SOURCE, [(name, getattr(made.source, name)) for name in FIELDS])


def text_sheet(document: Document) -> Sheet:
    """Return the sheet of the text, a line in each row, so that a draft can be taken without the report."""
    return Sheet("text", TEXT, [(str(number), part) for number, part in lines_of(document.text)])


def lines_of(text: str) -> Iterable[tuple[int, str]]:
    """Yield the lines of a text with their numbers; the parts of a long line have the same number."""
    for number, line in enumerate(text.split("\n"), start=1):
        for start in range(0, max(len(line), 1), LONGEST_CELL):
            yield number, line[start : start + LONGEST_CELL]


def text_of_lines(rows: Iterable[tuple[int, str]]) -> str:
    """Return the text of its lines, whatever their order; empty ones may be missing."""
    lines: dict[int, str] = {}
    for number, part in rows:
        lines[number] = lines.get(number, "") + part
    return "\n".join(lines.get(each, "") for each in range(1, max(lines, default=0) + 1))
