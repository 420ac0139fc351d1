"""Workbooks (.xlsx) as sheets of rows: each cell as the text that it shows, dates and numbers exactly.

Only one row is in memory at a time, and the texts that cells share.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol, cast

from creativegraph.errors import Cell, TableError, UnreadableError
from creativegraph.tables.rules import fault
from creativegraph.tables.sheet import Cells, Read, Sheet, read_sheet
from creativegraph.tables.xlsx_parts import check_size, inspected, thinned

__all__ = ["read_workbook"]

ROWS, COLUMNS = 1 << 20, 1 << 14
BESIDE = 16
"""Columns beyond the header that are read, to report values without a column name."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Typed(Protocol):
    """A cell as openpyxl reads it."""

    value: object
    data_type: str
    number_format: str


class Worksheet(Protocol):
    """A sheet that openpyxl reads row by row."""

    title: str
    _worksheet_path: str

    def reset_dimensions(self) -> None:
        """Forget the size that the file gives for the sheet."""

    def iter_rows(self, *, max_row: int, max_col: int | None = None) -> Iterator[tuple[Typed, ...]]:
        """Yield all rows, also blank ones."""


def is_text(data: bytes) -> bool:
    """Return True for text, which no workbook is."""
    try:
        return bool(data.strip()) and b"\0" not in data and bool(data.decode())
    except UnicodeDecodeError:
        return False


def read_workbook(path: Path) -> list[Read]:
    """Return the sheets of a workbook as tables, in their order, without empty ones.

    Raises:
        UnreadableError: the file cannot be read.
        TableError: it is encrypted, damaged, too large, or of an older format.
    """
    where = Cell(str(path), "", 1, 1)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}; check the name and its permissions") from error
    if data.startswith(OLE):
        rule = "protected-workbook" if ENCRYPTED in data else "other-spreadsheet"
        raise TableError([fault(where, rule, given=".xls")])
    if is_text(data):
        raise TableError([fault(where, "wrong-ending", given=".csv")])
    with reading(where):
        return read_all_sheets(BytesIO(data), where)


@contextmanager
def reading(where: Cell) -> Iterator[None]:
    """Raise a fault for any error of the libraries about a damaged workbook; ignore their warnings."""
    from zipfile import BadZipFile
    from zlib import error as unpacking_error

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (
        BadZipFile, unpacking_error, EOFError, OSError, KeyError, ValueError, TypeError, AttributeError, IndexError,
        SyntaxError, RuntimeError, OverflowError, AssertionError,
    ) as error:  # fmt: skip
        if isinstance(error, TableError):
            raise
        raise TableError([fault(where, "damaged-workbook", given=str(error) or type(error).__name__)]) from error


def read_all_sheets(file: IO[bytes], where: Cell) -> list[Read]:
    """Return the sheets of a workbook that are not empty."""
    from zipfile import ZipFile

    from openpyxl import load_workbook

    with ZipFile(file) as archive:
        check_size(archive, where)
    file = thinned(file)
    with ZipFile(file) as archive:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        found = []
        for position, sheet in enumerate(cast("list[Worksheet]", book.worksheets)):
            formulas, merges = inspected(archive, part_of(sheet))
            here = where._replace(sheet=sheet.title)
            uncomputed: list[Cell] = []
            beside = (lambda position=position: rows_of_formulas(file, position)) if formulas else None
            rows = rows_of(sheet, here, beside, uncomputed)
            found.append(read_sheet(Sheet(here, rows, "", merges, uncomputed)))
        book.close()
    return [each for each in found if each.table.kind or each.faults]


def part_of(sheet: Worksheet) -> str:
    """Return the name of a sheet's part in the archive."""
    return str(sheet._worksheet_path).lstrip("/")  # noqa: SLF001 - openpyxl has no public attribute for it


def rows_of_formulas(file: IO[bytes], position: int) -> Iterator[tuple[Typed, ...]]:
    """Yield the rows of a sheet with formulas instead of their values."""
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    yield from cells_of(cast("list[Worksheet]", book.worksheets)[position])
    book.close()


def cells_of(sheet: Worksheet) -> Iterator[tuple[Typed, ...]]:
    """Return the rows of a sheet, not much wider than its first filled rows, whatever size the file gives."""
    sheet.reset_dimensions()
    width = 0
    for row, _ in zip(sheet.iter_rows(max_row=ROWS), range(12), strict=False):
        width = max([width, *(place for place, cell in enumerate(row, start=1) if cell.value is not None)])
    return sheet.iter_rows(max_row=ROWS, max_col=min(width + BESIDE, COLUMNS))


def rows_of(
    sheet: Worksheet, where: Cell, beside: Callable[[], Iterator[tuple[Typed, ...]]] | None, uncomputed: list[Cell]
) -> Iterator[Cells]:
    """Yield the rows of a sheet as texts; cells with a formula that has no value are added to ``uncomputed``."""
    formulas = beside() if beside else None
    for number, row in enumerate(cells_of(sheet), start=1):
        if formulas is not None:
            for column, (cell, formula) in enumerate(zip(row, next(formulas), strict=False), start=1):
                if cell.value is None and formula.data_type == "f":
                    uncomputed.append(where._replace(row=number, column=column))
        yield number, [text_of(cell) if cell.value is not None else "" for cell in row]


def text_of(cell: Typed) -> str:
    """Return the text that a cell shows: numbers with all their digits, dates as precise as their format."""
    value = cell.value
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
    if percent:
        return f"{format((exact * 100).normalize(), 'f')}%"
    return format(exact, "f")


def date_text(value: datetime, shown_as: str) -> str:
    """Return a date as EDTF, as precise as its format: ``Nov-23`` is a month, although the file has a day."""
    if value.time() != time():
        return value.isoformat(sep="T", timespec="seconds")
    letters = QUOTED.sub("", shown_as).lower()
    if "d" in letters or "y" not in letters:
        return value.date().isoformat()
    return f"{value:%Y-%m}" if "m" in letters else f"{value:%Y}"
