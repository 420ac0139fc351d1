"""Writes copies of workbooks with their findings: the marks of marks.py and the sheet of findings_sheet.py in them.

openpyxl reads and writes them; a note lists what it cannot keep.
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from creativegraph.errors import UnreadableError
from creativegraph.export.workbooks.style import FACE, TOP, laid_out, put
from creativegraph.files import atomic_write
from creativegraph.iris import compact
from creativegraph.messages.characters import cut, in_xml
from creativegraph.messages.table import message
from creativegraph.reporting import findings_sheet, marks
from creativegraph.reporting.computed import values_of, with_values
from creativegraph.reporting.summary import advice
from creativegraph.tables.sheets import twins
from creativegraph.validation.report import Finding, Report

__all__ = ["is_marked", "write", "write_table"]

MAIN_SHEET = "table"
MOST_ROWS, MOST_COLUMNS, LONGEST_TEXT = 1_048_576, 16_384, 32_767
NOT_KEPT = {
    "xl/slicers/": "slicers", "xl/timelines/": "timelines", "xl/ctrlProps/": "form controls",
    "xl/diagrams/": "diagrams", "xl/threadedComments/": "threads of comments", "xl/queryTables/": "queries",
    "xl/embeddings/": "embedded files", "xl/richData/": "rich data",
}  # fmt: skip
WARNED = {"Unable to read chart": "charts", "Shapes and drawings": "shapes", "image": "pictures"}
SHAPE = re.compile(rb"<(?:\w+:)?(?:sp|grpSp|cxnSp)[ >]")
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, AttributeError,
    RuntimeError,
)  # fmt: skip
"""Errors that openpyxl lets through for a damaged file."""


def opened(file: str | Path) -> tuple[Workbook, list[str]]:
    """Return the workbook in a file, formulas as formulas, and what of it will be lost."""
    keep_vba = str(file).lower().endswith(".xlsm")
    try:
        with warnings.catch_warnings(record=True) as caught, zipfile.ZipFile(file) as parts:
            warnings.simplefilter("always")
            names = parts.namelist()
            drawings = b"".join(parts.read(name) for name in names if name.startswith("xl/drawings/drawing"))
            book = load_workbook(file, keep_vba=keep_vba, rich_text=True)
    except PermissionError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}; close it where it is open") from error
    except UNREADABLE as error:
        raise UnreadableError(
            "cannot be read as a workbook; open it in a spreadsheet and save it anew as XLSX"
        ) from error
    return book, sorted(lost(names, drawings, [str(each.message) for each in caught]))


def lost(names: Sequence[str], drawings: bytes, warned: Iterable[str]) -> set[str]:
    """Return what openpyxl does not keep, by the parts of the workbook and by its warnings."""
    left = {part for start, part in NOT_KEPT.items() if any(name.startswith(start) for name in names)}
    if find_spec("PIL") is None and any(name.startswith("xl/media/") for name in names):
        left.add("pictures")
    if SHAPE.search(drawings):
        left.add("shapes")
    for warning in warned:
        left.update(part for start, part in WARNED.items() if start in warning)
        what, found, _ = warning.partition(" is not supported")
        if found:
            left.add(what.lower())
    return left


def write(report: Report, file: str, findings: Sequence[Finding], target: Path) -> list[str]:
    """Write the annotated copy of a workbook; return what it lacks.

    Raises:
        UnreadableError: the file cannot be read.
    """
    book, lost = opened(file)
    values = values_of(file, book)
    marks.clear(book)
    sheets = {each.title: each for each in book.worksheets}
    if sheets:
        sheets[""] = book.worksheets[0]
    data = with_values(finished(report, book, findings, sheets), book, values)
    with atomic_write(target) as copy:
        copy.write(data)
    return lost


def write_table(report: Report, rows: Sequence[Sequence[str]], findings: Sequence[Finding], target: Path) -> None:
    """Write a CSV table as a workbook with its cells marked; every cell is text, as typed."""
    book = Workbook()
    book.custom_doc_props.append(  # type: ignore[attr-defined] # newer than its types
        StringProperty(name=twins.PROPERTY, value=twins.digest(rows))
    )
    sheet = book.worksheets[0]
    sheet.title = MAIN_SHEET
    for number, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells[:MOST_COLUMNS], start=1):
            if text and number <= MOST_ROWS:
                put(cell_at(sheet, number, column), cut(in_xml(text), LONGEST_TEXT))
    dress(sheet)
    data = finished(report, book, findings, {"": sheet})
    with atomic_write(target) as copy:
        copy.write(data)


def finished(report: Report, book: Workbook, findings: Sequence[Finding], sheets: Mapping[str, Worksheet]) -> bytes:
    """Return a workbook with cells marked in sheets, given by the names that findings have for them."""
    marked = mark_cells(report, findings, sheets)
    marks.keep(book, findings_sheet.list_findings(report, book, findings, sheets), marked)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def cell_at(sheet: Worksheet, row: int, column: int) -> SheetCell:
    """Return a cell that can hold something: the first of those merged with this one."""
    cell = sheet.cell(row, column)
    first = (sheet.cell(each.min_row, each.min_col) for each in sheet.merged_cells.ranges if cell.coordinate in each)
    return cast("SheetCell", next(first, cell))


def dress(sheet: Worksheet) -> None:
    """Make a plain table readable: a bold header that stays, columns as wide as their text."""
    for place, column in enumerate(sheet.iter_cols(min_row=1, max_row=min(sheet.max_row, 200)), start=1):
        longest = max((len(str(each.value)) for each in column if each.value is not None), default=0)
        sheet.column_dimensions[get_column_letter(place)].width = min(max(longest + 2, 8), 48)
        column[0].font = Font(name=FACE, bold=True)
        column[0].fill = PatternFill("solid", fgColor="FFF2F2F2")
        column[0].alignment = TOP
    laid_out(sheet)


def mark_cells(
    report: Report, findings: Sequence[Finding], sheets: Mapping[str, Worksheet]
) -> list[tuple[SheetCell, marks.Before]]:
    """Fill the cells and put a note into each, several findings of a cell into one; return what they had."""
    together: dict[tuple[str, str], tuple[SheetCell, list[Finding]]] = {}
    for each in findings:
        at = each.cell
        sheet = sheets.get(at.sheet) if at is not None else None
        if at is not None and sheet is not None and 0 < at.row <= MOST_ROWS and at.column <= MOST_COLUMNS:
            cell = cell_at(sheet, at.row, max(at.column, 1))
            together.setdefault((sheet.title, cell.coordinate), (cell, []))[1].append(each)
    return [(cell, mark_cell(report, cell, found)) for cell, found in together.values()]


def mark_cell(report: Report, cell: SheetCell, findings: Sequence[Finding]) -> marks.Before:
    """Mark one cell by the worst of its findings."""
    text = "\n\n".join(comment_on(report, each) for each in findings)
    return marks.mark(cell, findings_sheet.FILLS[findings_sheet.kind(findings[0])], text)


def comment_on(report: Report, finding: Finding) -> str:
    """Return the text of a finding in a comment."""
    language = report.language
    name = message(f"report.{findings_sheet.kind(finding)}", language).upper()
    lines = [f"{name}: {finding.message}", *advice(finding, language)]
    lines.extend(map(findings_sheet.alternative, finding.branches))
    if finding.waiver:
        reason = message("report.reason", language)
        lines.append(f"{reason}: {finding.waiver.reason} ({finding.waiver.date.isoformat()})")
    return in_xml("\n".join([*lines, f"{message('report.rule', language)}: {compact(finding.rule)}"]))


def is_marked(path: Path) -> bool:
    """Return True for a workbook that has our sheet; only its header is read."""
    try:
        with path.open("rb") as file:
            return any(map(findings_sheet.is_ours, load_workbook(file, read_only=True).worksheets))
    except UNREADABLE:
        return False
