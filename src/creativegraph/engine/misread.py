"""Where a query that is no SPARQL goes wrong: the place, the keyword that may be meant, and the line with a caret."""

import re
import unicodedata
from typing import NamedTuple

from creativegraph.engine.guard import TOKENS
from creativegraph.errors import QueryError
from creativegraph.iris import PREFIXES
from creativegraph.messages.characters import visible
from creativegraph.names.suggest import did_you_mean

__all__ = ["no_sparql", "parse_message"]

BLANK = "[_]"
"""White space, as the parser of pyoxigraph writes it."""
NO_IRI = "IRI parsing failed"
MOST_EXPECTED = 4
PLACE = re.compile(r"(\d+):(\d+)$")
PREFIXED = re.compile(r"([\w.\-]*):[^\s:]*$")
SHORTEST = 3
"""A word of fewer letters is like many keywords."""
ROOM = 72
"""How many columns of the line are shown."""
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
    lines = text.splitlines()
    if found is None or not 0 < int(found[1]) <= len(lines):
        return QueryError(f"the query is not SPARQL 1.1: {parse_message(error, text)}")
    gave_up = sum(len(each) for each in text.splitlines(keepends=True)[: int(found[1]) - 1]) + int(found[2]) - 1
    told = "Prefix not found" in rest or NO_IRI in rest
    odd = None if told else odd_word(text, gave_up)
    if odd is None:
        at = begin(text, gave_up, rest)
        width, message = gave_up - at, parse_message(error, text)
    else:
        at, width = odd.start, len(odd.word)
        row, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
        near = did_you_mean(odd.word.upper(), KEYWORDS, "did you mean {}?", 1) if len(odd.word) >= SHORTEST else ""
        message = f"error at {row}:{column}: {odd.word} is no word of SPARQL; {near or advice_on(odd.word)}"
    made = QueryError(f"the query is not SPARQL 1.1: {message}")
    made.add_note(pointed(text, at, width))
    return made


def parse_message(message: str, text: str = "") -> str:
    """Return the parser's message on one line, with a few of the words it expected; of a prefix, letters are listed.

    With the ``text`` of the query, the line that declares a prefix is told, if the library or a project has it.
    """
    place, expected, rest = " ".join(message.split()).partition(": expected ")
    if "Prefix not found" in rest:
        return f"{place}: a prefix is not declared; add {declaration(place, text) or 'its PREFIX line'}"
    words = [each for each in rest.removeprefix("one of ").split(", ") if each != BLANK]
    if said := next((each for each in words if each == NO_IRI or each.startswith("The ")), ""):
        return f"{place}: {'this IRI cannot be read' if said == NO_IRI else said[0].lower() + said[1:]}"
    if expected and not words:
        return f"{place}: check the word there"
    if not expected:
        return place
    more = " …" if len(words) > MOST_EXPECTED else ""
    return f"{place}: expected {' or '.join(words[:MOST_EXPECTED])}{more}"


def declaration(place: str, text: str) -> str:
    """Return the line that declares the prefix before a place of a query; nothing where it is not known."""
    lines = text.splitlines()
    at = PLACE.search(place)
    if at is None or int(at[1]) > len(lines):
        return ""
    found = PREFIXED.search(lines[int(at[1]) - 1][: int(at[2]) - 1])
    iri = PREFIXES.get(found[1]) if found else None
    return f"PREFIX {found[1]}: <{iri}>" if found and iri else ""


def odd_word(text: str, end: int) -> Odd | None:
    """Return the last word before a place that is neither a keyword nor a function, number, name, IRI or string."""
    found = None
    for token in TOKENS.finditer(text):
        if token.start() >= end:
            break
        word = token["word"]
        if word and not word[0].isdigit() and word.upper() not in BARE:
            found = Odd(word, token.start())
    return found


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
    only_keywords = all(each.isalpha() and each.isupper() for each in words)
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
    carets = "^" * max(1, min(width, len(after)))
    return f"  {cut[0]}{visible(before)}{visible(after)}{cut[1]}\n  {' ' * room}{carets}"


def columns_of(sign: str) -> int:
    """Return how many columns of a terminal a character takes: a mark none, a Chinese one two."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
