"""The order of findings: in a report, below a file in its text, and in copies of tables; and that of the files.

A report has the worst first; who mends a file reads it from top to bottom; who mends a copy begins with the worst.
"""

from collections.abc import Callable

from creativegraph.errors import Cell
from creativegraph.validation.report import SEVERITIES, Finding, Report

__all__ = ["by_cell", "by_severity", "files_given_first", "for_copies"]


def by_severity(finding: Finding) -> tuple[int, str, str, str, str, str, str]:
    """Return what sorts the findings of a report: the worst first, then by thing, rule and constraint."""
    return (
        rank(finding), finding.focus, finding.rule, finding.path or "", finding.value or "", finding.message,
        finding.component,
    )  # fmt: skip


def by_cell(finding: Finding) -> tuple[int, ...]:
    """Return what sorts the findings of a file or sheet: by row and column, those without a cell first."""
    return finding.cell[2:] if finding.cell else (0, 0)


def for_copies(finding: Finding) -> tuple[bool, int, Cell | tuple[()]]:
    """Return what sorts the findings of a copy: the worst first, waived ones last, then in the order of the rows."""
    return finding.waiver is not None, rank(finding), finding.cell or ()


def rank(finding: Finding) -> int:
    """Return how bad a finding is, 0 for the worst and for a severity that is none of ours."""
    return SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else 0


def files_given_first(report: Report) -> Callable[[tuple[str, str]], tuple[bool, bool, int, tuple[str, str]]]:
    """Return what sorts files with their sheets: those given, what has no file, then those that nobody asked about."""
    beside = set(report.beside)
    number = {file: number for number, file in enumerate(report.files)}
    return lambda place: (place[0] in beside, not place[0], number.get(place[0], len(number)), place)
