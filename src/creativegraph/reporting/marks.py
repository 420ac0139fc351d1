"""The mark of a cell in a workbook: a fill (its colour: findings_sheet.py) and a note, how many, and how both go.

What the cell had before is kept in hidden columns of the sheet of findings: a name, which follows the cell when rows
are inserted, the fill, and who wrote the note. Programs that save a workbook may drop who wrote a
note, so a note of ours is known by its words too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache
from typing import NamedTuple, cast

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.comments import Comment
from openpyxl.descriptors.serialisable import Serialisable
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from creativegraph.export.workbooks.style import cell_of, put
from creativegraph.messages.characters import cut
from creativegraph.messages.table import languages, message
from creativegraph.reporting.findings_sheet import COLOURS, is_ours
from creativegraph.tables.sheets.ours import COLUMNS, MARKS

__all__ = ["AUTHOR", "clear", "keep", "mark"]

AUTHOR = "creativegraph"
LONGEST = 4_000
PLACE = len(COLUMNS) + 2
"""The first hidden column; the one before is empty, so that a filter does not take it in."""
NAME = "creativegraph_mark_"
MOST = 5_000
"""Of so many cells is kept what they had."""
REF = re.compile(r"\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!$]+))!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d+)")
NO_FILL = PatternFill()


class Before(NamedTuple):
    """What a marked cell had: its fill, and who wrote its note."""

    fill: Serialisable
    author: str


@cache
def beginning() -> re.Pattern[str]:
    """Return how our part of a note begins, in any language."""
    words = {message(f"report.{each}", language).upper() for each in COLOURS for language in languages()}
    return re.compile(rf"(?:^|\n\n)(?:{'|'.join(map(re.escape, sorted(words)))}): ")


def mark(cell: SheetCell, fill: PatternFill, text: str) -> Before:
    """Fill a cell and add text to its note; return what it had."""
    before = Before(
        cast("Serialisable", copy(cell.fill)), cell.comment.author or "" if cell.comment is not None else ""
    )
    cell.fill = fill
    mine = [cell.comment.text] if cell.comment is not None else []
    comment = Comment(cut("\n\n".join([*mine, text]), LONGEST), AUTHOR)
    comment.width = 360
    comment.height = 24 + 18 * sum(1 + len(line) // 52 for line in comment.text.splitlines())
    cell.comment = comment
    return before


def keep(book: Workbook, sheet: Worksheet, marked: Sequence[tuple[SheetCell, Before]]) -> None:
    """Keep what marked cells had in hidden columns of the sheet of findings."""
    put(cell_of(sheet, 1, PLACE), MARKS)
    for row, (cell, before) in enumerate(marked[:MOST], start=2):
        name, title = f"{NAME}{row}", cell.parent.title.replace("'", "''")
        address = f"'{title}'!${cell.column_letter}${cell.row}"
        book.defined_names[name] = DefinedName(name, attr_text=address, hidden=True)
        put(cell_of(sheet, row, PLACE), name)
        had = cell_of(sheet, row, PLACE + 1)
        put(had, before.author)
        had.fill = before.fill
    for column in (PLACE, PLACE + 1):
        sheet.column_dimensions[get_column_letter(column)].hidden = True


def kept(book: Workbook, sheet: Worksheet) -> Iterator[tuple[tuple[str, str], Before]]:
    """Yield the title and address of each cell that was marked, with what it had."""
    for row in range(2, sheet.max_row + 1) if sheet.cell(1, PLACE).value == MARKS else ():
        name, had = str(sheet.cell(row, PLACE).value or ""), sheet.cell(row, PLACE + 1)
        if name.startswith(NAME) and name in book.defined_names:
            found = REF.fullmatch(book.defined_names[name].attr_text or "")
            if found:
                title = found["quoted"].replace("''", "'") if found["quoted"] else found["plain"]
                place = title, f"{found['column']}{found['row']}"
                yield place, Before(cast("Serialisable", copy(had.fill)), str(had.value or ""))


def clear(book: Workbook) -> None:
    """Take away the marks of an earlier call, and the sheet of findings; what cells had before comes back."""
    before: dict[tuple[str, str], Before] = {}
    for sheet in [each for each in book.worksheets if is_ours(each)]:
        before.update(kept(book, sheet))
        del book[sheet.title]
    for name in [each for each in book.defined_names if each.startswith(NAME)]:
        del book.defined_names[name]
    for sheet in book.worksheets:
        for cell in [each for row in sheet.iter_rows() for each in row if isinstance(each, SheetCell)]:
            if cell.comment is not None or (sheet.title, cell.coordinate) in before:
                unmark(cell, (sheet.title, cell.coordinate), before)


def unmark(cell: SheetCell, place: tuple[str, str], before: Mapping[tuple[str, str], Before]) -> None:
    """Take the mark of one cell away, if it has one."""
    had, filled = before.get(place), is_filled(cell)
    note = cell.comment
    found = beginning().search(note.text) if note is not None else None
    if note is not None and found and (filled or note.author == AUTHOR):
        mine = note.text[: found.start()].rstrip()
        cell.comment = Comment(mine, had.author if had else "") if mine else None
    elif had is None:
        return
    if filled:
        cell.fill = had.fill if had else NO_FILL


def is_filled(cell: SheetCell) -> bool:
    """Return whether a cell has one of our fills."""
    return cell.fill.fgColor.rgb in COLOURS.values()
