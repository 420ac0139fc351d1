"""What the forms of a report share: the advice of a finding in a line each, and the lines that sum up the report."""

from creativegraph.messages import is_key, message
from creativegraph.validation.report import SEVERITIES, Finding, Report

__all__ = ["advice", "counted", "severity", "summary"]


def severity(name: str, language: str) -> str:
    """Return the name of a severity; one that is none of ours stays as it is."""
    key = f"report.{name}"
    return message(key, language) if is_key(key) else name


def counted(n: int, severity_name: str, language: str) -> str:
    """Return how many findings have a severity, such as ``2 warnings``."""
    return message(f"report.{severity_name}s", language, n=n)


def advice(finding: Finding, language: str) -> list[str]:
    """Return what is expected and what to write, a line each, as far as known; one line where both are the same."""
    expected = finding.expected if finding.expected != finding.fix else ""
    pairs = (("expected", expected), ("write", finding.fix))
    return [f"{message(f'report.{name}', language)}: {text}" for name, text in pairs if text]


def summary(report: Report) -> list[str]:
    """Return what was passed over, how the report was made, and last the counts."""
    language = report.language
    lines = list(report.notes)
    if report.instead:
        lines.append(message("report.fallback", language, why=report.instead))
    if report.held_back:
        lines.append(message("report.held-back", language, n=report.held_back))
    counts = [counted(report.count(each), each, language) for each in SEVERITIES]
    if report.waived:
        counts.append(message("report.waived-count", language, n=len(report.waived)))
    files = len({each.cell.file for each in report.findings if each.cell is not None and each.waiver is None})
    where = f" {message('report.in-files', language, n=files)}" if files else ""
    size = message("report.size", language, triples=report.triples, shapes=report.shapes)
    engine = f"report.engine.{report.engine}"
    name = message(engine, language) if is_key(engine) else report.engine
    lines.append(f"{size}: {', '.join(counts)}{where}; {message('report.engine', language, engine=name)}")
    return lines
