"""Refuses patterns of REGEX and REPLACE that the engine cannot make: it would try again for each row, and find nothing.

A pattern of thirty characters, ``(((a{999}){999}){999})``, stands for more than any program holds; the engine needs
a thirtieth of a second to notice it, a hundred thousand times for a hundred thousand rows.
"""

import re
from collections.abc import Iterator, Sequence

from creativegraph.engine.guard import parts
from creativegraph.errors import QueryError, shown

__all__ = ["check_patterns"]

CALL = re.compile("REGEX|REPLACE", re.IGNORECASE)
DOUBTFUL = re.compile(r"\{\d|\\[pPwWdDsS]|.{1000}", re.DOTALL)
"""What a pattern has that may stand for much; others are the engine's to try."""
NESTING = {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}
FLAGS = {"REGEX": 2, "REPLACE": 3}
"""Which argument has the flags."""


def check_patterns(text: str) -> None:
    """Refuse a query with a pattern that the engine cannot make.

    Raises:
        QueryError: the message has its beginning.
    """
    if not CALL.search(text):
        return
    from pyoxigraph import Store

    found = [part for part, _ in parts(text) if not part["comment"]]
    for call in dict.fromkeys(calls_in(found)):
        if DOUBTFUL.search(call[0]):
            (row,) = Store().query(f'SELECT (REGEX("", {", ".join(call)}) AS ?made) {{}}')  # type: ignore[misc]
            if row[0] is None:
                raise QueryError(
                    f"the pattern {shown(call[0])} cannot be made: it is none, or stands for too much; correct it, or"
                    " let it say less"
                )


def calls_in(found: Sequence[re.Match[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the pattern of each call that has it as a string, and its flags if it has them so."""
    for number, part in enumerate(found[:-1]):
        if (name := (part["word"] or "").upper()) in FLAGS and found[number + 1][0] == "(":
            given = arguments(found, number + 2)
            pattern, *flags = [text_of(each) for each in (given[1:2] or [[]]) + given[FLAGS[name] : FLAGS[name] + 1]]
            if pattern:
                yield (pattern, *filter(None, flags))


def text_of(argument: Sequence[re.Match[str]]) -> str:
    """Return an argument that is a string, with its quotes; nothing if it is more."""
    return argument[0][0] if len(argument) == 1 and argument[0][0][0] in "\"'" else ""


def arguments(found: Sequence[re.Match[str]], start: int) -> list[list[re.Match[str]]]:
    """Return the arguments of a call, the first of which begins somewhere."""
    depth, given = 0, list[list[re.Match[str]]]([[]])
    for number in range(start, len(found)):
        sign = found[number][0]
        if depth == 0 and sign == ")":
            break
        if depth == 0 and sign == ",":
            given.append([])
            continue
        depth += NESTING.get(sign, 0)
        given[-1].append(found[number])
    return given
