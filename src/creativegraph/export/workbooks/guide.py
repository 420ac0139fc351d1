"""The sheet that says how a workbook is filled in: a title, and paragraphs below it."""

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Font

from creativegraph.export.workbooks.style import FACE, TOP, cell_of, height, laid_out, put

__all__ = ["guide"]

WIDTH = 96


def guide(book: Workbook, name: str, texts: Iterable[str]) -> None:
    """Add a sheet of this name; the first text is its title."""
    sheet = book.create_sheet(name)
    for row, text in enumerate(texts, start=1):
        cell = cell_of(sheet, row, 1)
        put(cell, text)
        cell.font, cell.alignment = Font(name=FACE, bold=row == 1, size=14 if row == 1 else 11), TOP
        sheet.row_dimensions[row].height = height([text], [WIDTH]) + (9 if row == 1 else 3)
    sheet.column_dimensions["A"].width = WIDTH
    sheet.sheet_view.showGridLines = False
    laid_out(sheet)
    sheet.freeze_panes = None
