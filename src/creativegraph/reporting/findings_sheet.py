"""The sheet of a marked workbook that lists all findings, each with a link to its cell."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

from creativegraph.iris import compact
from creativegraph.messages.characters import cut, in_xml
from creativegraph.messages.table import languages, message
from creativegraph.validation.report import Branch, Finding, Report

__all__ = ["COLOURS", "FACE", "FILLS", "TOP", "alternative", "is_ours", "kind", "laid_out", "list_findings", "put"]

TITLE = "Findings"
WIDTHS = {
    "severity": 11, "cell": 16, "message": 52, "expected": 28, "write": 22, "value": 24, "thing": 30, "property": 24,
    "rule": 30, "reason": 28,
}  # fmt: skip
"""The columns, and how wide they are."""
LONGEST = 8_000
LINE, MOST_LINES = 15.0, 20
COLOURS = {"violation": "FFFFC7CE", "warning": "FFFFEB9C", "info": "FFDDEBF7", "waived": "FFE7E6E6"}
FILLS = {name: PatternFill("solid", fgColor=colour) for name, colour in COLOURS.items()}
FACE = "Calibri"
LINK = Font(name=FACE, color="FF0563C1", underline="single")
TOP = Alignment(vertical="top", wrap_text=True)


def kind(finding: Finding) -> str:
    """Return the severity, or ``waived``."""
    if finding.waiver is not None:
        return "waived"
    return finding.severity if finding.severity in COLOURS else "violation"


def put(cell: SheetCell, text: str) -> None:
    """Write text into a cell as text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True


def is_ours(sheet: Worksheet) -> bool:
    """Return True for a sheet that was made here."""
    if not sheet.title.startswith(TITLE):
        return False
    header = list(next(sheet.iter_rows(max_row=1, values_only=True), ()))
    return any(header == column_names(each) for each in languages())


def column_names(language: str) -> list[str]:
    """Return the names of the columns in a language."""
    return [message(f"report.{name}", language) for name in WIDTHS]


def list_findings(report: Report, book: Workbook, findings: Sequence[Finding], sheets: Mapping[str, Worksheet]) -> None:
    """Add the sheet as the last one."""
    sheet = book.create_sheet(TITLE)
    for column, (name, width) in enumerate(zip(column_names(report.language), WIDTHS.values(), strict=True), start=1):
        header = sheet.cell(1, column)
        put(header, name)
        header.font = Font(name=FACE, bold=True, color="FFFFFFFF")
        header.fill = PatternFill("solid", fgColor="FF404040")
        sheet.column_dimensions[header.column_letter].width = width
    for row, each in enumerate(findings, start=2):
        texts = record(report, each)
        for column, text in enumerate(texts, start=1):
            if text:
                put(sheet.cell(row, column), cut(in_xml(text), LONGEST))
                sheet.cell(row, column).alignment = TOP
        sheet.cell(row, 1).fill = FILLS[kind(each)]
        sheet.row_dimensions[row].height = height(texts)
        there = sheets.get(each.cell.sheet) if each.cell is not None else None
        if there is not None and each.cell is not None and each.cell.row > 0:
            to, title = each.cell._replace(column=max(each.cell.column, 1)), there.title.replace("'", "''")
            link = sheet.cell(row, 2)
            link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{title}'!{to.name}")
            link.font = LINK
    laid_out(sheet)
    sheet.auto_filter.ref = f"A1:{sheet.cell(1, len(WIDTHS)).column_letter}{len(findings) + 1}"


def height(texts: Sequence[str]) -> float:
    """Return the height of a row in points; spreadsheets do not compute it when they open a file."""
    needed = max(
        sum(max(-(-cell_len(line) * 11 // (10 * width)), 1) for line in text.splitlines() or [""])
        for text, width in zip(texts, WIDTHS.values(), strict=True)
    )
    return LINE * min(max(needed, 1), MOST_LINES)


def laid_out(sheet: Worksheet) -> None:
    """Freeze the header of a sheet, and fit the sheet to the width of the paper."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def alternative(branch: Branch) -> str:
    """Return the text of an alternative: whether it holds, its message, and why not."""
    why = "".join(f" ({each})" for each in branch.reasons)
    return f"{'✔' if branch.holds else '✘'} {branch.message}{why}"


def record(report: Report, finding: Finding) -> tuple[str, ...]:
    """Return a finding as one row."""
    cell, waiver = finding.cell, finding.waiver
    sheet = f"{cell.sheet}!" if cell is not None and cell.sheet else ""
    label = f" ({finding.label})" if finding.label else ""
    return (
        message(f"report.{kind(finding)}", report.language),
        f"{sheet}{cell.name or cell.row}" if cell is not None else "",
        "\n".join([finding.message, *map(alternative, finding.branches)]),
        finding.expected,
        finding.fix,
        compact(finding.value or ""),
        f"{compact(finding.focus)}{label}" if finding.focus else "",
        finding.short_path,
        compact(finding.rule),
        f"{waiver.reason} ({waiver.date.isoformat()})" if waiver else "",
    )
