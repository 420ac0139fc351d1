"""The sheet of a marked workbook that lists all findings, with a link to each cell; and the COLOURS of marks."""

from collections.abc import Mapping, Sequence
from typing import cast

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from creativegraph.export.workbooks.style import LINK, TOP, cell_of, headed, height, laid_out, put
from creativegraph.iris import compact
from creativegraph.messages.characters import cut, in_xml
from creativegraph.messages.table import message
from creativegraph.tables.sheets.ours import column_names, is_findings
from creativegraph.validation.report import Branch, Finding, Report

__all__ = ["COLOURS", "FILLS", "alternative", "is_ours", "kind", "list_findings"]

TITLE = "Findings"
WIDTHS = {
    "severity": 11, "cell": 16, "message": 52, "expected": 28, "write": 22, "value": 24, "thing": 30, "property": 24,
    "rule": 30, "reason": 28,
}  # fmt: skip
"""The columns, and how wide they are."""
LONGEST = 8_000
COLOURS = {"violation": "FFFFC7CE", "warning": "FFFFEB9C", "info": "FFDDEBF7", "waived": "FFE7E6E6"}
FILLS = {name: PatternFill("solid", fgColor=colour) for name, colour in COLOURS.items()}


def kind(finding: Finding) -> str:
    """Return the severity, or ``waived``."""
    if finding.waiver is not None:
        return "waived"
    return finding.severity if finding.severity in COLOURS else "violation"


def is_ours(sheet: Worksheet) -> bool:
    """Return True for a sheet that was made here."""
    return is_findings(list(next(sheet.iter_rows(max_row=1, values_only=True), ())))


def list_findings(
    report: Report, book: Workbook, findings: Sequence[Finding], sheets: Mapping[str, Worksheet]
) -> Worksheet:
    """Return the sheet, added as the last one."""
    sheet = book.create_sheet(TITLE)
    for column, (name, width) in enumerate(zip(column_names(report.language), WIDTHS.values(), strict=True), start=1):
        header = cell_of(sheet, 1, column)
        headed(header, name)
        sheet.column_dimensions[header.column_letter].width = width
    for row, each in enumerate(findings, start=2):
        texts = record(report, each)
        for column, text in enumerate(texts, start=1):
            if text:
                put(cell_of(sheet, row, column), cut(in_xml(text), LONGEST))
                sheet.cell(row, column).alignment = TOP
        sheet.cell(row, 1).fill = FILLS[kind(each)]
        sheet.row_dimensions[row].height = height(texts, [*WIDTHS.values()])
        there = sheets.get(each.cell.sheet) if each.cell is not None else None
        if there is not None and each.cell is not None and each.cell.row > 0:
            to, title = each.cell._replace(column=max(each.cell.column, 1)), there.title.replace("'", "''")
            link = sheet.cell(row, 2)
            link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{title}'!{to.name}")
            link.font = LINK
    laid_out(sheet)
    sheet.auto_filter.ref = f"A1:{cell_of(sheet, 1, len(WIDTHS)).column_letter}{len(findings) + 1}"
    return cast("Worksheet", sheet)


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
