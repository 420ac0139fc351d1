"""Lets the engine sort values of several types, which end its process: keys of ORDER BY that tell types apart.

It compares two numbers by their size, a number with a text by their texts, and a date that has a time zone with one
that has none by their texts too. Such values are in no order; the sort of Rust notices that, and aborts. So a text
stands before each key that may have several types, by which rows of one kind come together and compare alike.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from creativegraph import project
from creativegraph.engine.guard import TOKENS

__all__ = ["comparable"]

PARTS = re.compile(rf"{TOKENS.pattern}|(?P<sign>\S)", TOKENS.flags)
ORDER = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)
BEHIND = ("LIMIT", "OFFSET", "VALUES")
CLOSING = {"(": ")", "{": "}"}
OF_ONE_TYPE = re.compile(
    r"\(?\s*!?\s*(?:(?:STR|LANG|DATATYPE|BOUND|LCASE|UCASE|STRLEN|YEAR|MONTH|DAY|ISIRI|ISBLANK|ISLITERAL|ISNUMERIC)\s*"
    r"\(\s*(?:STR\s*\(\s*)?[?$]\w+\s*\)?\s*\)"
    r"|COUNT\s*\([^()]*\)"
    r'|COALESCE\s*\(\s*STR\s*\(\s*[?$]\w+\s*\)\s*,\s*"[^"\\]*"\s*\))\s*\)?',
    re.IGNORECASE,
)
"""Keys whose values are all texts, all numbers or all truths."""
LONGEST = 4_000
"""Characters of a key that is written out several times."""


class Key(NamedTuple):
    """What rows are sorted by: where it stands, its direction if it has one, and its expression."""

    start: int
    direction: str
    expression: str


def comparable(text: str) -> str:
    """Return a query with a key for the kind of its values before each key of ORDER BY that may have several."""
    start = text.rfind("}") + 1  # what stands before need not be read, unless it sorts too
    if ORDER.search(text, 0, start):
        start = 0
    elif not ORDER.search(text, start):
        return text
    made, done = [], 0
    for key in keys_of(text, start):
        if not OF_ONE_TYPE.fullmatch(key.expression.strip()) and len(key.expression) <= LONGEST:
            made += [text[done : key.start], f"{key.direction}({kind().replace('?cg_key', f'({key.expression})')}) "]
            done = key.start
    return "".join([*made, text[done:]])


@cache
def kind() -> str:
    """Return the expression for the kind of ``?cg_key``."""
    lines = project.text_of("engine/queries/kind_of_key.rq").splitlines()
    return " ".join(line.strip() for line in lines if not line.startswith("#"))


def keys_of(text: str, start: int = 0) -> Iterator[Key]:
    """Yield the keys of each ORDER BY of a query from a place on."""
    parts = [each for each in PARTS.finditer(text, start) if not each["comment"]]
    for place, (part, after) in enumerate(pairwise(parts)):
        if is_word(part, "ORDER") and is_word(after, "BY"):
            yield from keys_at(text, parts, place + 2)


def keys_at(text: str, parts: Sequence[re.Match[str]], place: int) -> Iterator[Key]:
    """Yield the keys that stand behind an ORDER BY."""
    while place < len(parts):
        first = parts[place]
        last = place if first[0][0] in "?$" else closed(parts, place)
        if last is None or is_word(first, *BEHIND):
            return
        direction = first[0] if is_word(first, "ASC", "DESC") else ""
        if not is_word(first, "EXISTS", "NOT"):  # which is true or false
            yield Key(first.start(), direction, text[first.end() if direction else first.start() : parts[last].end()])
        place = last + 1


def closed(parts: Sequence[re.Match[str]], place: int) -> int | None:
    """Return the place of the bracket that closes the first one from a place on; None where none does."""
    open_ones: list[str] = []
    for number in range(place, len(parts)):
        sign = parts[number][0]
        if sign in CLOSING:
            open_ones.append(CLOSING[sign])
        elif sign in (")", "}"):
            if not open_ones or open_ones.pop() != sign:
                return None
            if not open_ones:
                return number
        elif not open_ones and (number > place + 1 or parts[number]["sign"]):
            return None
    return None


def is_word(part: re.Match[str], *words: str) -> bool:
    """Return True if a part of a query is one of some keywords."""
    return (part["word"] or "").upper() in words
