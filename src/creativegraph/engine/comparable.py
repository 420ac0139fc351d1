"""Lets the engine sort values of several types, which end its process: keys of ORDER BY that tell types apart.

It compares two numbers by their size, a number with a text by their texts, and a date that has a time zone with one
that has none by their texts too. Such values are in no order; the sort of Rust notices that, and aborts. So a key that
may have several types becomes three (``queries/sort_keys.rq``): the kind of its value, by which rows of one kind come
together; moments, durations and truths as values; and the value itself. A key of more than LONGEST characters, or with
a blank node in it, stays as it is, and so do more than MOST keys.
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
ORDER = re.compile(r"\bORDER\b", re.IGNORECASE)
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
MOST = 50
"""Keys that are written out; of thousands, each as three expressions, the engine overflows its stack."""


class Key(NamedTuple):
    """What rows are sorted by: where it stands, its direction if it has one, and its expression."""

    start: int
    end: int
    direction: str
    expression: str


def comparable(text: str) -> str:
    """Return a query that sorts by keys of one type each in place of each key of ORDER BY that may have several."""
    if not ORDER.search(text):
        return text
    keys = [each for each in keys_of(text) if not OF_ONE_TYPE.fullmatch(each.expression.strip())]
    if len(keys) > MOST:
        return text
    made, done = [], 0
    for key in keys:
        if len(key.expression) <= LONGEST:
            made += [text[done : key.start], sorting(key)]
            done = key.end
    return "".join([*made, text[done:]])


def sorting(key: Key) -> str:
    """Return the keys that sort what one key sorts."""
    own = f"({key.expression})"
    return " ".join(f"{key.direction}({each.replace('?cg_key', own)})" for each in expressions())


@cache
def expressions() -> list[str]:
    """Return the expressions that sort by ``?cg_key``."""
    parts = project.text_of("engine/queries/sort_keys.rq").split("\n\n")[1:]
    return [" ".join(line.strip() for line in each.splitlines() if not line.startswith("#")) for each in parts]


def keys_of(text: str) -> Iterator[Key]:
    """Yield the keys of each ORDER BY of a query."""
    parts = [each for each in PARTS.finditer(text) if not each["comment"]]
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
            end = parts[last].end()
            yield Key(first.start(), end, direction, text[first.end() if direction else first.start() : end])
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
