"""What all formats of a report share: severities and advice as text, counts, and like findings merged."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from creativegraph.messages.table import is_key, message
from creativegraph.tables.quotations.verify import Share
from creativegraph.validation.report import SEVERITIES, Finding, Report

__all__ = ["advice", "counted", "quoted", "severity", "summary", "together"]


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
    lines = [*report.notes, *(quoted(each, language) for each in report.quoted)]
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


def quoted(share: Share, language: str) -> str:
    """Return how many quotations of a source were verified, and how much of it is quoted."""
    placed, lines, part, most = share.placed or "", share.lines or "", f"{share.part:.1%}", f"{share.most:.0%}"
    details = {**share._asdict(), "n": share.verified, "placed": placed, "lines": lines, "part": part, "most": most}
    return message("report.quoted", language, **details)


class Alike(NamedTuple):
    """A finding, and how many it stands for."""

    finding: Finding
    number: int


def together(findings: Iterable[Finding]) -> list[Alike]:
    """Merge findings that differ only in what was expected, in the order of the first of each.

    A value that is no number breaks each bound that a rule sets, and a reader needs the advice but once.
    """
    found: dict[tuple[object, ...], list[Finding]] = {}
    for each in findings:
        key = (each.cell, each.severity, each.rule, each.message, each.focus, each.path, each.value, each.waiver)
        found.setdefault(key, []).append(each)
    return [Alike(joined(each), len(each)) for each in found.values()]


def joined(findings: list[Finding]) -> Finding:
    """Return one finding with all that was expected, the first fix, and all alternatives."""
    if len(findings) == 1:
        return findings[0]
    expected = dict.fromkeys(each.expected for each in findings if each.expected)
    branches = dict.fromkeys(branch for each in findings for branch in each.branches)
    fix = next((each.fix for each in findings if each.fix), "")
    return replace(findings[0], expected="; ".join(expected), fix=fix, branches=tuple(branches))
