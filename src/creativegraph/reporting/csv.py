"""A report as CSV, one finding a row."""

import csv
import io

from creativegraph.messages.characters import harmless, sound
from creativegraph.validation.report import Finding, Report

__all__ = ["COLUMNS", "written"]

COLUMNS = (
    "severity", "rule", "message", "focus", "path", "value", "file", "row", "column",
    "sheet", "cell", "label", "expected", "fix", "component", "waiver", "reason", "of",
)  # fmt: skip


def written(report: Report) -> bytes:
    """Return a report as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(sound(each)) for each in record(finding)] for finding in report.findings)
    return out.getvalue().encode()


def record(finding: Finding) -> tuple[str, ...]:
    """Return a finding as one row."""
    cell, waiver = finding.cell, finding.waiver
    place = (cell.file, str(cell.row), str(cell.column), cell.sheet, cell.name) if cell else ("",) * 5
    return (
        finding.severity, finding.rule, finding.message, finding.focus, finding.path or "", finding.value or "", *place,
        finding.label, finding.expected, finding.fix, finding.component,
        waiver.id if waiver else "", waiver.reason if waiver else "", finding.of,
    )  # fmt: skip
