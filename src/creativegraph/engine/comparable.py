"""Lets the engine sort values of several types, which end its process: keys of ORDER BY that tell types apart.

It compares two numbers by their size, a number with a text by their texts, and a date that has a time zone with one
that has none by their texts too. Such values are in no order; the sort of Rust notices that, and aborts. So a key that
may have several types becomes three (``queries/sort_keys.rq``): the kind of its value, by which rows of one kind come
together; moments, durations and truths as values; and the value itself. What cannot be written so is refused.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from creativegraph import project
from creativegraph.engine.guard import parts, uncertain
from creativegraph.engine.text_order import sorts_by_texts
from creativegraph.errors import QueryError, shown

__all__ = ["comparable"]

ORDER = re.compile("ORDER", re.IGNORECASE)
GLUED = re.compile("ORDERBY", re.IGNORECASE)
"""How the engine reads ORDER BY too, and a prefix behind it."""
CHANGING = ("RAND", "UUID", "BNODE")
"""What has another value each time, so that a key that is written out several times would compare several."""
BEHIND = re.compile(r"\}|(?:(?:(?:LIMIT|OFFSET)\d*)+(?:VALUES)?|VALUES)(?=[ \t\r\n#?$({}]|\Z)", re.IGNORECASE)
"""What ends an ORDER BY; the engine needs no blanks in it (``LIMIT9OFFSET1``), and ``LIMIT-x:f(?a)`` is a key."""
CLOSING = {"(": ")", "{": "}"}
OF_ONE_TYPE = re.compile(
    r"\(?\s*!?\s*(?:(?:STR|LANG|DATATYPE|BOUND|LCASE|UCASE|STRLEN|YEAR|MONTH|DAY|ISIRI|ISBLANK|ISLITERAL|ISNUMERIC)\s*"
    r"\(\s*(?:STR\s*\(\s*)?[?$]\w+\s*\)?\s*\)"
    r"|COUNT\s*\([^()]*\)|(?:RAND|UUID|STRUUID|NOW)\s*\(\s*\)"
    r'|COALESCE\s*\(\s*STR\s*\(\s*[?$]\w+\s*\)\s*,\s*"[^"\\]*"\s*\))(?:\s*\))?',
    re.IGNORECASE,
)
"""Keys whose values are all texts, all numbers or all truths."""
LONGEST = 4_000
"""Characters of a key that is written out several times."""
MOST = 50
"""Different keys that are written out; of thousands, as three expressions each, the engine overflows its stack."""
BY_NAME = "name the value by BIND, and sort by that"


class Key(NamedTuple):
    """What rows are sorted by: where it stands, its direction if it has one, its expression, and all its parts."""

    start: int
    end: int
    direction: str
    expression: str
    parts: Sequence[re.Match[str]]


def comparable(text: str) -> str:
    """Return a query that sorts by keys of one type each in place of each key of ORDER BY that may have several.

    Raises:
        QueryError: a key cannot be written so; the engine would end the process where its values have several types.
    """
    if not ORDER.search(text) or sorts_by_texts(text):
        return text  # to take a query apart takes longer than to answer it
    made, done, seen = [], 0, set[str]()
    for key in keys_of(text):
        if OF_ONE_TYPE.fullmatch(key.expression.strip()):
            continue
        seen.add(key.expression)
        if len(seen) > MOST:
            raise QueryError(f"ORDER BY has more than {MOST} keys; sort by fewer")
        if why := unsorted(key):
            raise QueryError(f"ORDER BY has {why}; {BY_NAME}")
        made += [text[done : key.start], sorting(key) if key.expression else ""]
        done = key.end
    return "".join([*made, text[done:]])


def unsorted(key: Key) -> str:
    """Return why a key cannot be written out several times; nothing if it can."""
    if len(key.expression) > LONGEST:
        return f"a key of more than {LONGEST:,} characters"
    if has_order(key.parts):
        return "an ORDER BY in a key"
    for part in key.parts:
        word = (part["word"] or "").upper()
        if word.endswith(CHANGING):  # DISTINCTRAND() is read as two words
            return f"a key with {word}() in it"
        if (part["prefix"] or "").endswith("_"):
            return "a key with a blank node in it"
    return ""


def has_order(within: Sequence[re.Match[str]]) -> bool:
    """Return True if rows are sorted within parts of a query."""
    return any(ORDER.match(part["word"] or "") for part in within)


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
    """Yield the keys of each ORDER BY of a query.

    Raises:
        QueryError: an ORDER BY is written so that it is not seen where it begins or ends.
    """
    found = list(certain(text))
    for place, (part, after) in enumerate(pairwise(found)):
        if part["word"] is None and part["prefix"] is None:  # most are signs, variables and IRIs
            continue
        if is_word(part, "ORDER") and is_word(after, "BY"):
            yield from keys_at(text, found, place + 2)
        elif ORDER.match(part["word"] or "") or GLUED.match(part["prefix"] or ""):
            raise QueryError(f"{part[0]} runs into what stands behind it; write ORDER BY and its key with blanks")


def certain(text: str) -> Iterator[re.Match[str]]:
    """Yield the parts of a query but comments, up to where it can be read in two ways."""
    sorts = False
    for part, doubtful in parts(text):
        if doubtful or part["open"]:
            ended = uncertain(part, doubtful=doubtful)
            hidden = len(text) if ended else part.end()
            if (ended and doubtful and sorts) or ORDER.search(text, part.start(), hidden):
                raise QueryError(
                    "behind < it is not clear where ORDER BY begins or ends; write a blank before and after <"
                )
        sorts = sorts or (part["word"] is not None and has_order([part]))
        if not part["comment"]:
            yield part


def keys_at(text: str, found: Sequence[re.Match[str]], place: int) -> Iterator[Key]:
    """Yield the keys that stand behind an ORDER BY; one that stands there twice has no expression then.

    Raises:
        QueryError: something else stands there, or keys are written so that they cannot be told apart.
    """
    seen = set[str]()
    while place < len(found) and not BEHIND.match(text, found[place].start()):
        first = found[place]
        last = place if first[0][0] in "?$" else closed(found, place)
        if last is None:
            raise QueryError(f"ORDER BY cannot be read at {shown(first[0])}; {BY_NAME}")
        direction = first[0] if is_word(first, "ASC", "DESC") else ""
        within, end = found[place : last + 1], found[last].end()
        if found[last][0] != "}":
            expression = text[first.end() if direction else first.start() : end]
            yield Key(first.start(), end, direction, "" if expression in seen else expression, within)
            seen.add(expression)
        elif has_order(within):  # EXISTS is true or false, and stays as it is
            raise QueryError(f"ORDER BY has an ORDER BY in a key; {BY_NAME}")
        place = last + 1


def closed(found: Sequence[re.Match[str]], place: int) -> int | None:
    """Return the place of the bracket that closes the first one from a place on; None where none does."""
    open_ones: list[str] = []
    for number in range(place, len(found)):
        sign = found[number][0]
        if sign in CLOSING:
            open_ones.append(CLOSING[sign])
        elif sign in (")", "}"):
            if not open_ones or open_ones.pop() != sign:
                return None
            if not open_ones:
                return number
        elif not open_ones and (number > place + 1 or found[number]["sign"]):
            return None
    return None


def is_word(part: re.Match[str], *words: str) -> bool:
    """Return True if a part of a query is one of some keywords."""
    return (part["word"] or "").upper() in words
