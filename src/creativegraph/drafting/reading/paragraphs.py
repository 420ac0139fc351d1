"""Paragraphs, items and rows of tables, made of the lines of pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from creativegraph.drafting.reading.blocks import Block, one_line
from creativegraph.drafting.reading.hyphens import compounds_in, joined
from creativegraph.drafting.reading.layout import BULLETS, Line
from creativegraph.drafting.reading.running import Parts, begins_note, parts_of

__all__ = ["blocks_of"]

ITEM = re.compile(rf"(?:[{re.escape(BULLETS)}]|\(?\d{{1,2}}[.)]|\(?[a-zđ]\))(?:\s+|$)")
LEADERS = re.compile(r"\s*(?:\.\s?){4,}\s*")
NOTE = re.compile(r"\[?(\d{1,3}|[*†‡]{1,3})\]?[.)]?\s*")
ENDS = re.compile(r"[.!?…:;][\"”’»)\]]*$")
COLUMN = 8
"""How much higher the top of the next column is at least, in heights of a letter; cells of tables are less high."""
LOOSE = 1.3
"""How far lines of a paragraph are apart at most, compared with most lines."""
LONGEST_HEADING, LONG = 120, 50
"""How long a heading is at most, and a line is that may go on on the next page."""


@dataclass
class Paragraph:
    """Lines that belong together, of the page with that number."""

    lines: list[Line]
    page: int
    turns: list[tuple[int, int]] = field(default_factory=list)
    """For a paragraph that goes on on another page: from which of its lines, and the number of the page."""

    @property
    def left(self) -> float:
        """The left of its box."""
        return min(each.left for each in self.lines)

    @property
    def right(self) -> float:
        """The right of its box."""
        return max(each.right for each in self.lines)

    @property
    def top(self) -> float:
        """The top of its first line."""
        return self.lines[0].base + self.lines[0].size * 0.75

    @property
    def bottom(self) -> float:
        """The base of its last line."""
        return self.lines[-1].base


def blocks_of(pages: Sequence[Sequence[Line]], names: Sequence[str]) -> tuple[list[Block], list[str]]:
    """Return the blocks of pages with the names of these, and notes on what was left out."""
    sizes = [each.size for lines in pages for each in lines for _ in range(len(each.text) // 10)]
    size = median(sizes or [each.size for lines in pages for each in lines] or [10.0])
    parts, left = parts_of(pages, size)
    gap = usual_gap(each.text for each in parts)
    words = compounds_in(line.text for lines in pages for line in lines)
    rows = list[list[Paragraph]]()
    for number, part in enumerate(parts):
        rows.extend(in_rows(over_page(rows, list(paragraphs(part.text, number, gap)))))
    blocks = [block(each, names, words, size) for each in rows]
    return [*blocks, *notes_of(parts, names, words)], left


def usual_gap(pages: Iterable[Sequence[Line]]) -> float:
    """Return how far the base lines of text are apart, in heights of a letter."""
    gaps = [
        (one.base - two.base) / one.size
        for lines in pages for one, two in pairwise(lines)
        if 0 < one.base - two.base < 3 * one.size and abs(one.left - two.left) < one.size
    ]  # fmt: skip
    return median(gaps) if gaps else 1.2


def paragraphs(lines: Sequence[Line], page: int, gap: float) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page."""
    made: Paragraph | None = None
    for each in lines:
        right = max((one.right for one in lines if abs(one.left - each.left) < 3 * each.size), default=each.right)
        if made is not None and goes_on(made, each, gap, right):
            made.lines.append(each)
        else:
            if made is not None:
                yield made
            made = Paragraph([each], page)
    if made is not None:
        yield made


def goes_on(made: Paragraph, line: Line, gap: float, right: float) -> bool:
    """Return True if a line belongs to the paragraph before it, in a column that ends at ``right``."""
    last = made.lines[-1]
    if goes_on_beside(made, line):
        return True
    if last.text in BULLETS and abs(last.base - line.base) < last.size / 2:
        return True
    apart = last.base - line.base
    if not 0 < apart <= LOOSE * gap * max(last.size, line.size) or abs(last.size - line.size) > 0.15 * last.size:
        return False
    if line.left > last.right or line.right < last.left or ITEM.match(line.text):
        return False
    if len(made.lines) > 1 and line.left > last.left + line.size * 0.8:
        return False  # the first line of a paragraph is indented
    return last.right + line.first_word + line.size * 0.3 > right or last.text.endswith(("\u00ad", ","))


def goes_on_beside(made: Paragraph, line: Line) -> bool:
    """Return True if a line is at the top of the next column, and the paragraph at the end of the last one goes on."""
    last = made.lines[-1]
    up = line.base - last.base > COLUMN * last.size and line.left > last.right - last.size
    return (
        up and line.text[0].islower() and not ENDS.search(last.text) and abs(line.size - last.size) < 0.05 * last.size
    )


def over_page(rows: Sequence[Sequence[Paragraph]], found: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a page without the one with which the last page's text goes on, added to that."""
    if not rows or not found or len(rows[-1]) > 1:
        return found
    before, first = rows[-1][0], found[0]
    last, line = before.lines[-1], first.lines[0]
    alike = abs(last.size - line.size) < 0.1 * last.size and not ITEM.match(line.text)
    begun = line.text[0].islower() or len(last.text) > LONG
    if alike and begun and not ENDS.search(last.text):
        before.turns.append((len(before.lines), first.page))
        before.lines.extend(first.lines)
        return found[1:]
    return found


def in_rows(found: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield paragraphs side by side together, as the cells of a row are; others alone."""
    row = list[Paragraph]()
    for each in found:
        if row and not beside(row, each):
            yield row
            row = []
        row.append(each)
    if row:
        yield row


def beside(row: Sequence[Paragraph], cell: Paragraph) -> bool:
    """Return True if a paragraph stands right of others, at their height."""
    last = row[-1]
    middle, cell_middle = (last.top + last.bottom) / 2, (cell.top + cell.bottom) / 2
    level = cell.bottom <= middle <= cell.top or last.bottom <= cell_middle <= last.top
    return cell.left > last.right and level and last.page == cell.page


def in_notes(part: Parts, page: int) -> Iterator[Paragraph]:
    """Yield the notes of a page, each from its mark on."""
    made: Paragraph | None = None
    for each in part.notes:
        if made is None or begins_note(each, part.marks):
            if made is not None:
                yield made
            made = Paragraph([each], page)
        else:
            made.lines.append(each)
    if made is not None:
        yield made


def notes_of(pages: Sequence[Parts], names: Sequence[str], compounds: frozenset[str]) -> Iterator[Block]:
    """Yield the notes of pages without their marks; numbers that follow each other are marks, and no more of them."""
    expected = "1"
    for number, part in enumerate(pages):
        for each in in_notes(part, number):
            text = one_line(joined((line.text for line in each.lines), compounds))
            mark = NOTE.match(text)
            if text.startswith(expected) or mark is None:
                text = text.removeprefix(expected)
            else:
                expected, text = mark[1], text[mark.end() :]
            expected = str(int(expected) + 1) if expected.isdecimal() else expected
            yield Block("note", text.lstrip(" .)]"), names[number])


def block(row: Sequence[Paragraph], names: Sequence[str], compounds: frozenset[str], size: float) -> Block:
    """Return paragraphs side by side as a block."""
    page = names[row[0].page]
    if len(row) > 1:
        cells = [one_line(joined((line.text for line in each.lines), compounds)) for each in row]
        if len(cells) == 2 and cells[0] in BULLETS:
            return Block("item", cells[1], page)
        return Block("row", " | ".join(cells), page)
    made = row[0]
    texts = [LEADERS.sub(" ", line.text) for line in made.lines]
    text = one_line(joined(texts, compounds))
    turns = tuple(
        (max(text.find(one_line(joined(texts[start:], compounds))[:40]), 0), names[number])
        for start, number in made.turns
    )
    if mark := ITEM.match(text):
        return (
            Block("item", text[mark.end() :], page, turns) if text[0] in BULLETS else Block("prose", text, page, turns)
        )
    heading = made.lines[0].size > size * 1.12 and len(text) <= LONGEST_HEADING and not ENDS.search(text)
    return Block("heading" if heading else "prose", text, page, turns)
