"""Where a query that is no SPARQL goes wrong: the place, the keyword or prefix that may be meant, and a caret."""

import re
import unicodedata
from typing import NamedTuple

from creativegraph.engine.guard import SIGNED, TOKENS
from creativegraph.errors import QueryError, shown
from creativegraph.iris import PREFIXES
from creativegraph.messages.characters import visible
from creativegraph.names.suggest import did_you_mean

__all__ = ["line_and_column", "no_sparql", "parse_message"]

BLANK = "[_]"
"""White space, as the parser of pyoxigraph writes it."""
NO_IRI = "IRI parsing failed"
MOST_EXPECTED = 4
PLACE = re.compile(r"(\d+):(\d+)$")
DECLARED = re.compile(r"\bPREFIX\s+([\w.\-]*):", re.IGNORECASE)
PREFIXED = re.compile(r"([\w.\-]*):[^\s:]*$")
SHORTEST = 3
"""A word of fewer letters is like many keywords."""
ROOM = 72
"""How many columns of the line are shown."""
LONG = 8
"""Of the keywords that could stand at a place the parser names the longest, which is rarely the one that is meant."""
PAIRS = {"}": "{", ")": "(", "]": "["}
KEYWORDS = tuple(
    re.findall(
        r"\w+",
        """
        ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL CLEAR COALESCE CONCAT CONSTRUCT CONTAINS COPY COUNT
        CREATE DATA DATATYPE DAY DEFAULT DELETE DESC DESCRIBE DISTINCT DROP ENCODE_FOR_URI EXISTS FILTER FLOOR FROM
        GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN INSERT INTO IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG
        LANGMATCHES LCASE LIMIT LOAD MAX MD5 MIN MINUS MINUTES MONTH MOVE NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX
        RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512
        SILENT STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TO TZ UCASE
        UNDEF UNION URI USING UUID VALUES WHERE WITH YEAR
        """,
    )
)
BARE = frozenset({*KEYWORDS, "A", "TRUE", "FALSE", "VERSION", "TRIPLE", "SUBJECT", "PREDICATE", "OBJECT", "ISTRIPLE"})
"""What stands in a query without a sign before it: keywords, and a few words more."""


class Fault(NamedTuple):
    """What is wrong in a query, with where that begins in the text, and how long it is."""

    message: str
    start: int
    width: int


class Odd(NamedTuple):
    """A word that SPARQL does not have, with where it begins in the text."""

    word: str
    start: int


def no_sparql(error: str, text: str) -> QueryError:
    """Return the error of a query that cannot be parsed; its note is the line of the query, with a caret below.

    ``error`` is what the parser says. It names the place where it gave up: behind what a keyword would take there, so
    a word that is misspelt stands some letters before.
    """
    place, _, rest = " ".join(error.split()).partition(": expected ")
    found = PLACE.search(place)
    lines = text.split("\n")  # of all breaks of lines the parser counts these alone
    if found is None or not 0 < int(found[1]) <= len(lines):
        return QueryError(f"the query is not SPARQL 1.1: {parse_message(error, text)}")
    gave_up = sum(len(each) + 1 for each in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    fault = fault_of(error, rest, text, gave_up)
    made = QueryError(f"the query is not SPARQL 1.1: {fault.message}")
    made.add_note(pointed(text, fault.start, fault.width))
    return made


def fault_of(error: str, rest: str, text: str, gave_up: int) -> Fault:
    """Return what is wrong: a word or a bracket before the place where the parser gave up, else what it says."""
    told = "Prefix not found" in rest or said_by(rest) != ""
    if not told and (odd := odd_word(text, gave_up)):
        near = did_you_mean(odd.word.upper(), KEYWORDS, "did you mean {}?", 1) if len(odd.word) >= SHORTEST else ""
        message = f"{at(text, odd.start)}: {odd.word} is no word of SPARQL; {near or advice_on(odd.word)}"
        return Fault(message, odd.start, len(odd.word))
    if not told and (bracket := unbalanced(text, rest)):
        return bracket
    start = begin(text, gave_up, rest)
    if not told and gave_up - start >= LONG:
        if name := undeclared(text, gave_up):
            message = parse_message(f"{at(text, name.end())}: expected Prefix not found", text)
            return Fault(message, name.start(), len(name[0]))
        if token := TOKENS.match(text, start):
            return Fault(f"{at(text, start)}: check {shown(token[0])} and what follows it", start, len(token[0]))
    last = len(text.rstrip())
    if start > last:  # the last line is empty: what lacks would stand behind the one before
        return Fault(parse_message(error, text), last, 1)
    return Fault(parse_message(error, text), start, gave_up - start)


def line_and_column(text: str, place: int) -> tuple[int, int]:
    """Return the line and the column of a place in a text, both from 1."""
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def at(text: str, place: int) -> str:
    """Return where a place of a text is, by line and column, as the parser says it."""
    return "error at {}:{}".format(*line_and_column(text, place))


def undeclared(text: str, end: int) -> re.Match[str] | None:
    """Return the first name before a place whose prefix the query does not declare."""
    declared = {"_", *DECLARED.findall(text)}
    names = (each for each in TOKENS.finditer(text, 0, end) if each["prefix"] is not None)
    return next((each for each in names if each["prefix"] not in declared), None)


def unbalanced(text: str, rest: str) -> Fault | None:
    """Return the bracket that closes nothing; where the parser expected an end, the last that is not closed."""
    opened = list[int]()
    for token in SIGNED.finditer(text):
        sign = token["sign"]
        if sign and sign in "{([":
            opened.append(token.start())
        elif sign and sign in PAIRS:
            if not opened or text[opened[-1]] != PAIRS[sign]:
                place = at(text, opened[-1]).removeprefix("error ") if opened else ""
                what = f"; {text[opened[-1]]} {place} is open" if opened else ""
                return Fault(f"{at(text, token.start())}: {sign} closes nothing{what}", token.start(), 1)
            opened.pop()
    if opened and any(f'"{sign}"' in rest for sign in PAIRS if PAIRS[sign] == text[opened[-1]]):
        return Fault(f"{at(text, opened[-1])}: {text[opened[-1]]} is not closed", opened[-1], 1)
    return None


def said_by(rest: str) -> str:
    """Return the sentence among what a parser expected: it is no word that could stand there."""
    words = [each for each in rest.removeprefix("one of ").split(", ") if each != BLANK]
    return next((each for each in words if each == NO_IRI or (" " in each and each[0].isupper())), "")


def parse_message(message: str, text: str = "") -> str:
    """Return the parser's message on one line, with a few of the words it expected; of a prefix, letters are listed.

    With the ``text`` of the query, the line that declares a prefix is told, if the library or a project has it.
    """
    place, expected, rest = " ".join(message.split()).partition(": expected ")
    if "Prefix not found" in rest:
        return f"{place}: a prefix is not declared; add {declaration(place, text) or 'its PREFIX line'}"
    if said := said_by(rest):
        return f"{place}: {'this IRI cannot be read' if said == NO_IRI else said[0].lower() + said[1:]}"
    words = [each for each in rest.removeprefix("one of ").split(", ") if each != BLANK]
    if expected and not words:
        return f"{place}: check the word there"
    if not expected:
        return place
    more = " …" if len(words) > MOST_EXPECTED else ""
    return f"{place}: expected {' or '.join(words[:MOST_EXPECTED])}{more}"


def declaration(place: str, text: str) -> str:
    """Return the line that declares the prefix before a place of a query; nothing where it is not known."""
    lines = text.split("\n")
    found = PLACE.search(place)
    if found is None or int(found[1]) > len(lines):
        return ""
    name = PREFIXED.search(lines[int(found[1]) - 1][: int(found[2]) - 1])
    iri = PREFIXES.get(name[1]) if name else None
    return f"PREFIX {name[1]}: <{iri}>" if name and iri else ""


def odd_word(text: str, end: int) -> Odd | None:
    """Return the last word before a place that is neither a keyword nor a function, number, name, IRI or string."""
    found = None
    for token in TOKENS.finditer(text):
        if token.start() >= end:
            break
        word = token["word"]
        if word and not word[0].isdigit() and word.upper() not in BARE:
            first, end_of = whole(text, *token.span())
            found = Odd(text[first:end_of], first)
    return found


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a word begins and ends of which a letter may be written as two, with an accent of its own."""
    while start and (text[start - 1].isalnum() or unicodedata.combining(text[start - 1])):
        start -= 1
    while end < len(text) and (text[end].isalnum() or unicodedata.combining(text[end])):
        end += 1
    return start, end


def advice_on(word: str) -> str:
    """Return what a word may be that stands in a query as it is."""
    return f"write ?{word} for a variable, a prefixed name such as cg:{word}, or quotation marks around a text"


def begin(text: str, end: int, rest: str) -> int:
    """Return where that begins at which the parser gave up: a name, an IRI, or what it took for a keyword."""
    start = text.rfind("\n", 0, end) + 1
    if "Prefix not found" in rest and (name := PREFIXED.search(text[start:end])):
        return end - len(name[0])
    if NO_IRI in rest:
        return max(start, text.rfind("<", start, end))
    words = rest.removeprefix("one of ").split(", ")
    only_keywords = all(each.replace("_", "").isalpha() and each.isupper() for each in words)
    return max(start, end - max(map(len, words))) if only_keywords else end


def pointed(text: str, at: int, width: int) -> str:
    """Return the line of a place in a text, cut to some room around it, and below it carets at the place."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0].rstrip("\r")
    at -= start
    first = max(0, at - ROOM // 2)
    before, after = line[first:at], line[at : first + ROOM]
    cut = ("… " if first else "", " …" if first + ROOM < len(line) else "")
    room = sum(map(columns_of, cut[0] + visible(before)))
    carets = "^" * max(1, sum(map(columns_of, visible(after[:width]))))
    return f"  {cut[0]}{visible(before)}{visible(after)}{cut[1]}\n  {' ' * room}{carets}"


def columns_of(sign: str) -> int:
    """Return how many columns of a terminal a character takes: a mark none, a Chinese one two."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
