"""What stands on pages beside their text: running heads and feet, page numbers, and notes at the foot."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from creativegraph.drafting.reading.layout import Line

__all__ = ["Parts", "begins_note", "parts_of"]

NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|trang|página|pág\.?|p\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|\||of|de|sur|trên|trong)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
MARK = re.compile(r"\[?(\d{1,3}|[*†‡]{1,3})\]?[.)]?\s*(?=[\"“«(]*[^\W\d_]|\d{4}\b)")
EDGE = 3
"""Lines at either end of a page among which heads and feet are looked for."""
LEVEL = 6
"""How many points lines may differ in height that are at one height."""
FEW_PAGES = 4
SMALL = 0.93
"""How small letters of notes are, compared with those of the text."""
LONGEST_HEAD, NUMBERED = 140, 70
"""How long a running head may be, and one in which a number changes."""


class Parts(NamedTuple):
    """The lines of a page: its text, and the notes at its foot."""

    text: list[Line]
    notes: list[Line]
    marks: frozenset[str] = frozenset()
    """The marks of notes that stand in the text."""


def parts_of(pages: Sequence[Sequence[Line]], size: float) -> tuple[list[Parts], list[str]]:
    """Return the parts of pages, of whose text letters are mostly as high as ``size``; and what was left out."""
    running = repeated(pages)
    parts, numbers, heads = list[Parts](), 0, 0
    for lines in pages:
        edges = edge(lines)
        ordered = sorted(lines, key=lambda each: -each.base)
        kept = list[Line]()
        for each in lines:
            is_edge = each in edges
            if is_edge and key(each) in running:
                heads += 1
            elif each in (*ordered[:1], *ordered[-1:]) and NUMBER.fullmatch(each.text) and len(lines) > 1:
                numbers += 1
            else:
                kept.append(each)
        parts.append(noted(kept, size))
    left = [
        f"{count} {what} left out"
        for count, what in ((heads, "running heads and feet"), (numbers, "page numbers"))
        if count
    ]
    return parts, left


def key(line: Line) -> str:
    """Return what is the same of a running head on each page."""
    return DIGITS.sub("#", line.text.casefold()) if len(line.text) <= NUMBERED else line.text


def edge(lines: Sequence[Line]) -> list[Line]:
    """Return the lines at the top and the bottom of a page."""
    ordered = sorted(lines, key=lambda each: -each.base)
    tops = sorted({round(each.base) for each in ordered}, reverse=True)
    wanted = {*tops[:EDGE], *tops[-EDGE:]}
    return [each for each in ordered if round(each.base) in wanted and len(each.text) <= LONGEST_HEAD]


def repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Return the keys of lines at the top or bottom of page after page, or of every second one, at one height."""
    places: dict[tuple[str, int], list[int]] = {}
    for number, lines in enumerate(pages):
        for name, height in {(key(each), round(each.base / LEVEL)) for each in edge(lines)}:
            for near in (height, height + 1):
                places.setdefault((name, near), []).append(number)
    least = 2 if len(pages) < FEW_PAGES else 3
    return {name for (name, _), found in places.items() if longest(found) >= least}


def longest(pages: Sequence[int]) -> int:
    """Return how many of some pages follow each other, every one or every second."""
    most = count = 1
    for before, after in pairwise(pages):
        count = count + 1 if after - before <= 2 else 1
        most = max(most, count)
    return most


def noted(lines: list[Line], size: float) -> Parts:
    """Return the lines of a page parted from the small ones at its foot that begin with a mark of the text above."""
    marks = frozenset(mark for each in lines for mark in each.marks.split())
    foot = list[Line]()
    for each in sorted(lines, key=lambda line: line.base):
        if each.size > size * SMALL:
            break
        foot.append(each)
    first = next((place for place in range(len(foot) - 1, -1, -1) if begins_note(foot[place], marks)), None)
    if first is None or len(foot) == len(lines):
        return Parts(lines, [])
    below = foot[: first + 1]
    return Parts([each for each in lines if each not in below], [each for each in lines if each in below], marks)


def begins_note(line: Line, marks: Collection[str]) -> bool:
    """Return True for a line that begins with one of the marks; its number may be glued to a word or a year."""
    found = MARK.match(line.text)
    return found is not None and (found[1] in marks or any(line.text.startswith(each) for each in marks))
