"""Workbooks (.xlsx) as sheets of rows: each cell as the text that it shows; the largest parts that are unpacked.

Dates and numbers are exact. Only one row is in memory at a time, and the texts that cells share.
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
from creativegraph.files.limits import in_force
from creativegraph.files.packed import has_many_parts, is_overgrown
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.sheet import DRAFT, Cells, Merge, Read, Sheet, read_sheet

if TYPE_CHECKING:
    from zipfile import ZipFile

    from openpyxl.cell import Cell as Typed
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    TypedRows = Iterator[tuple[Typed | MergedCell, ...]]

__all__ = ["all_sheets", "first_sheet", "read_workbook"]

ROWS, COLUMNS = 1 << 20, 1 << 14
BESIDE = 16
"""Columns beyond the header that are read, to report values without a column name."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

MEGABYTE = 1 << 20
LARGEST_SHEET, LARGEST_PART = 1024 * MEGABYTE, 128 * MEGABYTE
SMALL = 4 * MEGABYTE
"""Sheets up to this size are read unchanged."""

SHARED = 10_000
"""So many shared texts may be equal."""
SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
REF = rb"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']" + REF + b":" + REF)
EMPTY_CELL = re.compile(rb"<c\s(?=[^<>]*\br=)[^<>]*/>")
EMPTY_ROW = re.compile(rb"<row\s(?=[^<>]*\br=)[^<>]*(?:/>|>\s*</row>)")
UNPLACED = re.compile(rb"<c(?![^<>]*\sr=)[\s/>]")


def read_workbook(data: bytes, where: Cell) -> list[Read]:
    """Return the sheets of a workbook as tables, in their order, without empty ones.

    Raises:
        TableError: it is encrypted, damaged, too large, or of an older format.
    """
    check_kind(data, where)
    with reading(where):
        return read_all_sheets(BytesIO(data), where)


def first_sheet(data: bytes, where: Cell) -> list[Cells]:
    """Return the rows of the first sheet of a workbook, whatever its columns are.

    Raises:
        TableError: as ``read_workbook``.
    """
    check_kind(data, where)
    with reading(where):
        sheet, *_ = next(opened(BytesIO(data), where))
        return list(rows_of(sheet, where, None, []))


def all_sheets(data: bytes, where: Cell, uncomputed: list[Cell]) -> dict[str, list[Cells]]:
    """Return the rows of each sheet of a workbook by its name, whatever its columns are.

    Cells with a formula that has no value are added to ``uncomputed``.

    Raises:
        TableError: as ``read_workbook``.
    """
    check_kind(data, where)
    with reading(where):
        found = opened(BytesIO(data), where)
        return {here.sheet: list(rows_of(sheet, here, beside, uncomputed)) for sheet, here, beside, _ in found}


def check_kind(data: bytes, where: Cell) -> None:
    """Refuse what is no workbook of a kind that is read."""
    if data.startswith(OLE):
        rule = "protected-workbook" if ENCRYPTED in data else "other-spreadsheet"
        raise TableError([fault(where, rule, given=".xls")])
    if is_text(data):
        raise TableError([fault(where, "wrong-ending", given=".csv", why="table.wrong-ending.text")])


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
        why = str(error) or type(error).__name__
        given = "a number has thousands of digits" if why.startswith("Exceeds the limit (") else why
        raise TableError([fault(where, "damaged-workbook", given=given)]) from error


def read_all_sheets(file: IO[bytes], where: Cell) -> list[Read]:
    """Return the sheets of a workbook that are not empty."""
    found = []
    for sheet, here, beside, merges in opened(file, where):
        uncomputed = list[Cell]()
        found.append(read_sheet(Sheet(here, rows_of(sheet, here, beside, uncomputed), "", merges, uncomputed)))
    return [each for each in found if each.table.kind or each.faults or any(one.rule == DRAFT for one in each.notes)]


def opened(file: IO[bytes], where: Cell) -> "Iterator[tuple[Worksheet, Cell, TypedRows | None, list[Merge]]]":
    """Yield the sheets of a workbook that is not too large, with their formulas, if they have any, and merged cells."""
    from zipfile import ZipFile

    if has_many_parts(file):
        raise TableError([fault(where, "workbook-too-large", given="a list of parts of more than 2 MB")])
    with ZipFile(file) as archive:
        check_size(archive, where)
    file = thinned(file)
    with ZipFile(file) as archive:
        for position, sheet in enumerate(sheets_of(file)):
            part = str(sheet._worksheet_path).lstrip("/")  # type: ignore[attr-defined] # noqa: SLF001 - there is no public way
            formulas, merges = inspected(archive, part)
            beside = cells_of(sheets_of(file, values=False)[position]) if formulas else None
            yield sheet, where._replace(sheet=sheet.title), beside, merges


def sheets_of(file: IO[bytes], *, values: bool = True) -> "list[Worksheet]":
    """Return the sheets of a workbook, with the values that formulas had when it was saved, or the formulas."""
    from openpyxl import load_workbook

    return cast("list[Worksheet]", load_workbook(file, read_only=True, data_only=values, keep_links=False).worksheets)


def check_size(archive: "ZipFile", where: Cell) -> None:
    """Refuse a workbook that would not fit into memory, before any part is unpacked.

    Shared texts are all different, so that each takes a byte or more when it is packed; openpyxl takes long for each.
    """
    for part in archive.infolist():
        limit = LARGEST_SHEET if "worksheets/" in part.filename else LARGEST_PART
        if part.file_size > limit and not part.filename.startswith("xl/media/"):
            given = f"{part.file_size // MEGABYTE} MB"
            raise TableError([fault(where, "workbook-too-large", given=given)])
        if is_overgrown(part.file_size, part.compress_size, SMALL):
            given = (
                f"{part.file_size // MEGABYTE} MB, more than {in_force().unpacked_ratio:,} times what it takes packed"
                " (limit unpacked_ratio, set by CREATIVEGRAPH_LIMIT_UNPACKED_RATIO)"
            )
            raise TableError([fault(where, "workbook-too-large", given=given)])
        most = part.compress_size + SHARED
        if (
            part.filename.endswith(".xml")
            and part.file_size > most * len("<si/>")
            and "worksheets/" not in part.filename
        ):
            with archive.open(part) as file:
                texts = len(SHARED_TEXT.findall(file.read()))
            if texts > most:
                given = f"{texts:,} shared texts, most of them equal"
                raise TableError([fault(where, "workbook-too-large", given=given)])


def thinned(file: IO[bytes]) -> IO[bytes]:
    """Return the workbook without empty styled cells and rows, for which openpyxl needs more memory than for values."""
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(file) as before:
        large = {
            each.filename
            for each in before.infolist()
            if each.file_size > SMALL and each.filename.startswith("xl/worksheets/") and each.filename.endswith(".xml")
        }
        if not large:
            return file
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1) as after:
            for name in before.namelist():
                if name in large:
                    with before.open(name) as source, after.open(name, "w", force_zip64=True) as target:
                        target.writelines(filled(source))
                elif not name.startswith("xl/media/"):
                    after.writestr(name, before.read(name))
    return made


def filled(source: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML of a sheet without empty cells and rows, in chunks."""
    rest = b""
    while chunk := source.read(MEGABYTE):
        text = rest + chunk
        end = text.rfind(b"</row>") + len(b"</row>")
        if end < len(b"</row>"):
            end = text.rfind(b"<")
        whole, rest = text[:end], text[end:]
        yield whole if UNPLACED.search(whole) else EMPTY_ROW.sub(b"", EMPTY_CELL.sub(b"", whole))
    yield rest


def inspected(archive: "ZipFile", part: str) -> tuple[bool, list[Merge]]:
    """Return whether a sheet has formulas, and its merged cells: openpyxl gives neither when it reads row by row."""
    from openpyxl.utils import column_index_from_string

    formulas, merges, tail = False, dict[Merge, None](), b""
    with archive.open(part) as file:
        while chunk := file.read(MEGABYTE):
            text = tail + chunk
            formulas = formulas or FORMULA.search(text) is not None
            for left, top, right, bottom in MERGE.findall(text):
                first, last = column_index_from_string(left.decode()), column_index_from_string(right.decode())
                merges[Merge(int(top), first, int(bottom), last)] = None
            tail = text[-200:]
    return formulas, list(merges)


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
    """Yield the rows of a sheet as texts; cells with a formula that has no value are added to ``uncomputed``.

    Rows without a cell, of which there can be a million before the last one, are passed over.
    """
    missing: tuple[object, object] = (), ()
    for number, row in enumerate(cells_of(sheet), start=1):
        beside = next(formulas) if formulas is not None else ()
        if row is missing[0] and beside is missing[1]:
            continue
        if not any(cell.value is not None for cell in (*row, *beside)):
            missing = row, beside  # openpyxl gives one tuple for all of them
        if formulas is not None:
            for column, (cell, formula) in enumerate(zip(row, beside, strict=False), start=1):
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
        exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")  # all that spreadsheets keep
        percent = "%" in QUOTED.sub("", cell.number_format)
        return f"{format((exact * 100).normalize(), 'f')}%" if percent else format(exact, "f")
    if isinstance(value, datetime):
        return date_text(value, cell.number_format)
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def date_text(value: datetime, shown_as: str) -> str:
    """Return a date as EDTF, as precise as its format: ``Nov-23`` is a month, although the file has a day."""
    if value.time() != time():
        return value.isoformat(sep="T", timespec="seconds")
    letters = QUOTED.sub("", shown_as).lower()
    if "d" in letters or "y" not in letters:
        return value.date().isoformat()
    return f"{value:%Y-%m}" if "m" in letters else f"{value:%Y}"
