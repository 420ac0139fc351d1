"""The row or line of a finding, cut to the width of a terminal, with the cell marked.

Widths are those on a screen: marks over Vietnamese letters take no room, Chinese characters twice as much.
"""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from creativegraph.errors import Cell
from creativegraph.messages.characters import visible
from creativegraph.validation.report import Excerpt

__all__ = ["drawn"]

BETWEEN = " │ "
GUTTER = 6
WIDEST_BESIDE, NARROWEST = 28, 8
LEFT_OUT = "…"
FAINT = "dim"


def drawn(excerpt: Excerpt, cell: Cell, width: int, style: str) -> Iterator[Text]:
    """Yield the lines that show ``cell``: the header, the row or line, and the mark under it."""
    room = max(width - GUTTER - 3, 4 * NARROWEST)
    if excerpt.header:
        yield from in_row(excerpt, cell, room, style)
    elif excerpt.cells:
        yield from in_line(excerpt.cells[0], cell, room, style)


def fit(text: str, width: int) -> str:
    """Return text that takes no more than ``width``."""
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + LEFT_OUT


def line(number: str, *pieces: tuple[str, str]) -> Text:
    """Return a line behind its number."""
    return Text.assemble((f"{number:>{GUTTER}} │ ", FAINT), *pieces)


def in_row(excerpt: Excerpt, cell: Cell, room: int, style: str) -> Iterator[Text]:
    """Yield a row of a table under its header."""
    there = max(len(excerpt.header), len(excerpt.cells))
    place = min(max(cell.column - 1, 0), there)
    count = max(there, place + 1)
    header, cells = filled(excerpt.header, count), filled(excerpt.cells, count)
    header = [fit(each, room // 2) for each in header]
    cells = [fit(each, room - 4 if at == place else WIDEST_BESIDE) for at, each in enumerate(cells)]
    widths = [max(cell_len(above), cell_len(below), 1) for above, below in zip(header, cells, strict=True)]
    first, last = window(widths, place, room)
    start = f"{LEFT_OUT}{BETWEEN}" if first else ""
    end = f"{BETWEEN}{LEFT_OUT}" if last < count else ""

    def joined(texts: Sequence[str], begin: int, stop: int) -> str:
        return "".join(set_cell_size(texts[at], widths[at]) + BETWEEN for at in range(begin, stop))

    after = joined(cells, place + 1, last)
    before = start + joined(cells, first, place)
    if cell.row > 1:
        above = start + joined(header, first, last).removesuffix(BETWEEN) + end
        yield line("", (above.rstrip(), FAINT))
    shown = set_cell_size(cells[place], widths[place])
    tail = (BETWEEN + after.removesuffix(BETWEEN) if after else "") + end
    yield line(str(cell.row), (before, ""), (shown if tail else shown.rstrip(), style), (tail.rstrip(), ""))
    marks = "^" * max(cell_len(cells[place].rstrip()), 1)
    yield line("", (" " * cell_len(before) + marks, style))


def filled(texts: Sequence[str], count: int) -> list[str]:
    """Return texts with nothing hidden, and empty ones up to ``count``."""
    return [*map(visible, texts), *[""] * (count - len(texts))]


def window(widths: Sequence[int], place: int, room: int) -> tuple[int, int]:
    """Return the columns that fit: the one at ``place`` and as many as possible on both sides."""
    first, last, left = place, place + 1, room - widths[place] - 2 * len(LEFT_OUT + BETWEEN)
    grown = True
    while grown:
        grown = False
        if first and widths[first - 1] + len(BETWEEN) <= left:
            first, grown = first - 1, True
            left -= widths[first] + len(BETWEEN)
        if last < len(widths) and widths[last] + len(BETWEEN) <= left:
            left -= widths[last] + len(BETWEEN)
            last, grown = last + 1, True
    return first, last


def in_line(text: str, cell: Cell, room: int, style: str) -> Iterator[Text]:
    """Yield a line of text, marked from its column on."""
    place = max(cell.column - 1, 0)
    before, rest = text[:place], visible(text[place:].rstrip())
    before = visible(before) if before.strip(" \t") else before.expandtabs(4)
    if cell_len(before) > room // 3:
        before = LEFT_OUT + before[-(room // 3) :]
    rest = fit(rest, max(room - cell_len(before), NARROWEST))
    yield line(str(cell.row), (before, ""), (rest, style))
    yield line("", (" " * cell_len(before) + "^" * max(cell_len(rest), 1), style))
