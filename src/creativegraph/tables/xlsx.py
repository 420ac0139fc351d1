"""Workbooks (.xlsx) as sheets of rows: each cell as the text that it shows, dates and numbers exactly.

Only one row is in memory at a time, and the texts that cells share.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import IO, TYPE_CHECKING, cast

from creativegraph.errors import Cell, TableError
from creativegraph.tables.rules import fault
from creativegraph.tables.sheet import Cells, Read, Sheet, read_sheet
from creativegraph.tables.xlsx_parts import check_size, inspected, thinned

if TYPE_CHECKING:
    from openpyxl.cell import Cell as Typed
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    TypedRows = Iterator[tuple[Typed | MergedCell, ...]]

__all__ = ["read_workbook"]

ROWS, COLUMNS = 1 << 20, 1 << 14
BESIDE = 16
"""Columns beyond the header that are read, to report values without a column name."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_workbook(data: bytes, where: Cell) -> list[Read]:
    """Return the sheets of a workbook as tables, in their order, without empty ones.

    Raises:
        TableError: it is encrypted, damaged, too large, or of an older format.
    """
    if data.startswith(OLE):
        rule = "protected-workbook" if ENCRYPTED in data else "other-spreadsheet"
        raise TableError([fault(where, rule, given=".xls")])
    if is_text(data):
        raise TableError([fault(where, "wrong-ending", given=".csv")])
    with reading(where):
        return read_all_sheets(BytesIO(data), where)


def is_text(data: bytes) -> bool:
    """Return True for text, which no workbook is."""
    try:
        return bool(data.strip()) and b"\0" not in data and bool(data.decode())
    except UnicodeDecodeError:
        return False


@contextmanager
def reading(where: Cell) -> Iterator[None]:
    """Raise a fault for any error of the libraries about a damaged workbook; ignore their warnings."""
    from zipfile import BadZipFile
    from zlib import error as unpacking_error

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except TableError:
        raise
    except (
        BadZipFile, unpacking_error, EOFError, OSError, LookupError, ValueError, TypeError, AttributeError,
        SyntaxError, RuntimeError, ArithmeticError, AssertionError,
    ) as error:  # fmt: skip
        raise TableError([fault(where, "damaged-workbook", given=str(error) or type(error).__name__)]) from error


def read_all_sheets(file: IO[bytes], where: Cell) -> list[Read]:
    """Return the sheets of a workbook that are not empty."""
    from zipfile import ZipFile

    with ZipFile(file) as archive:
        check_size(archive, where)
    file = thinned(file)
    with ZipFile(file) as archive, sheets_of(file) as sheets:
        found = []
        for position, sheet in enumerate(sheets):
            part = str(sheet._worksheet_path).lstrip("/")  # type: ignore[attr-defined] # noqa: SLF001 - there is no public way
            formulas, merges = inspected(archive, part)
            here = where._replace(sheet=sheet.title)
            uncomputed: list[Cell] = []
            rows = rows_of(sheet, here, rows_of_formulas(file, position) if formulas else None, uncomputed)
            found.append(read_sheet(Sheet(here, rows, "", merges, uncomputed)))
    return [each for each in found if each.table.kind or each.faults]


@contextmanager
def sheets_of(file: IO[bytes], *, values: bool = True) -> "Iterator[list[Worksheet]]":
    """Open a workbook, with the values that formulas had when it was saved, or the formulas."""
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=values, keep_links=False)
    yield cast("list[Worksheet]", book.worksheets)
    book.close()


def rows_of_formulas(file: IO[bytes], position: int) -> "TypedRows":
    """Yield the rows of a sheet with formulas instead of their values."""
    with sheets_of(file, values=False) as sheets:
        yield from cells_of(sheets[position])


def cells_of(sheet: "Worksheet") -> "TypedRows":
    """Return the rows of a sheet, not much wider than its first filled rows, whatever size the file gives."""
    sheet.reset_dimensions()  # type: ignore[attr-defined] # as all below, of a sheet that is read row by row
    width = 0
    for row, _ in zip(sheet.iter_rows(max_row=ROWS), range(12), strict=False):
        width = max([width, *(place for place, cell in enumerate(row, start=1) if cell.value is not None)])
    return sheet.iter_rows(max_row=ROWS, max_col=min(width + BESIDE, COLUMNS))


def rows_of(
    sheet: "Worksheet", where: Cell, formulas: "TypedRows | None",
    uncomputed: list[Cell],
) -> Iterator[Cells]:  # fmt: skip
    """Yield the rows of a sheet as texts; cells with a formula that has no value are added to ``uncomputed``."""
    for number, row in enumerate(cells_of(sheet), start=1):
        if formulas is not None:
            for column, (cell, formula) in enumerate(zip(row, next(formulas), strict=False), start=1):
                if cell.value is None and formula.data_type == "f":
                    uncomputed.append(where._replace(row=number, column=column))
        yield number, [text_of(cell) if cell.value is not None else "" for cell in row]


def text_of(cell: "Typed | MergedCell") -> str:
    """Return the text that a cell shows: numbers with all their digits, dates as precise as their format."""
    value: object = cell.value
    if isinstance(value, str):
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value, percent="%" in QUOTED.sub("", cell.number_format))
    if isinstance(value, datetime):
        return date_text(value, cell.number_format)
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def number_text(value: float, *, percent: bool) -> str:
    """Return a number with the 15 digits that spreadsheets keep."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    return f"{format((exact * 100).normalize(), 'f')}%" if percent else format(exact, "f")


def date_text(value: datetime, shown_as: str) -> str:
    """Return a date as EDTF, as precise as its format: ``Nov-23`` is a month, although the file has a day."""
    if value.time() != time():
        return value.isoformat(sep="T", timespec="seconds")
    letters = QUOTED.sub("", shown_as).lower()
    if "d" in letters or "y" not in letters:
        return value.date().isoformat()
    return f"{value:%Y-%m}" if "m" in letters else f"{value:%Y}"
