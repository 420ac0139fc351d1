"""A report as CSV, one finding a row."""

import csv
import io

from creativegraph.messages.characters import harmless, sound
from creativegraph.reporting.json import of_finding
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
    writer.writerows(map(record, report.findings))
    return out.getvalue().encode()


def record(finding: Finding) -> list[str]:
    """Return a finding as one row."""
    waiver = finding.waiver
    accepted = {"waiver": waiver.id, "reason": waiver.reason} if waiver else {"waiver": "", "reason": ""}
    found = {**of_finding(finding), **accepted}
    return [harmless(sound("" if found[each] is None else str(found[each]))) for each in COLUMNS]
