"""How findings look on a terminal."""

from creativegraph.cli.printing import check_format, print_rows, put, say
from creativegraph.rows import Rows
from creativegraph.validation import Finding, Report

__all__ = ["print_report"]

COLUMNS = ("severity", "rule", "message", "focus", "path", "value", "file", "row", "column")


def record(finding: Finding) -> tuple[str | int | None, ...]:
    """A finding as one row."""
    cell = finding.cell
    place = (cell.file, cell.row, cell.column) if cell else (None, None, None)
    return (
        finding.severity, finding.rule, finding.message, finding.focus, finding.path, finding.value, *place
    )  # fmt: skip


def print_report(report: Report, chosen: str) -> None:
    """Findings as the reader wants them, and one line that counts them."""
    check_format(chosen)
    if chosen == "table":
        for finding in report.findings:
            put(str(finding))
    else:
        kinds = ("string",) * 7 + ("integer",) * 2
        rows = Rows(COLUMNS, kinds, [record(each) for each in report.findings])
        print_rows(rows, chosen)
    if report.instead:
        say(f"pySHACL checks, since the fast engine does not: {report.instead}")
    counts = ", ".join(f"{report.count(each)} {each}s" for each in ("violation", "warning"))
    engine = f"checked by {'pySHACL' if report.engine == 'pyshacl' else 'the fast engine'}"
    say(f"{report.triples} triples, {report.shapes} rules: {counts}, {report.count('info')} infos; {engine}")
