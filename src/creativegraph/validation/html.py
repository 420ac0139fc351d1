"""A report as notebooks show it: a table of findings with labels, places, advice and links."""

from html import escape

from creativegraph.iris import compact
from creativegraph.validation.report import SEVERITIES, Finding, Report

__all__ = ["html_of"]

MOST = 100
COLUMNS = ("severity", "place", "thing", "property", "value", "message", "rule")
LINKED = ("http://", "https://", "mailto:")
"""Only these addresses become links: data may hold ``javascript:`` and the like."""


def html_of(report: Report) -> str:
    """Return a report as HTML; what comes from data is escaped."""
    counts = ", ".join(f"{report.count(each)} {each}s" for each in SEVERITIES)
    waived = f", {len(report.waived)} waived" if report.waived else ""
    head = f"<p><b>{counts}{waived}</b> · {report.triples:,} triples, {report.shapes} rules</p>"
    if not report.findings:
        return head
    names = "".join(f"<th>{name}</th>" for name in COLUMNS)
    rows = "".join(row(each) for each in report.findings[:MOST])
    left = len(report.findings) - MOST
    more = f"<p>and {left} more findings</p>" if left > 0 else ""
    return f"{head}<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>{more}"


def row(finding: Finding) -> str:
    """Return one finding as a row of the table."""
    thing = link(finding.focus) + (f"<br>{escape(finding.label)}" if finding.label else "")
    value = link(finding.value) if finding.value is not None else f"<i>{escape(finding.of)}</i>"
    advice = [finding.expected and f"expected: {finding.expected}", finding.fix and f"write: {finding.fix}"]
    notes = [each.reason for each in [finding.waiver] if each is not None]
    message = "<br>".join(escape(each) for each in (finding.message, *advice, *notes) if each)
    severity = "waived" if finding.waiver else finding.severity
    place = str(finding.cell) if finding.cell else ""
    path, rule = escape(finding.short_path), escape(compact(finding.rule))
    cells = (escape(severity), escape(place), thing, path, value, message, rule)
    return f"<tr>{''.join(f'<td>{each}</td>' for each in cells)}</tr>"


def link(text: str) -> str:
    """Return a text, as a link where it is an address that is safe to open."""
    shown = escape(compact(text))
    return f'<a href="{escape(text)}">{shown}</a>' if text.lower().startswith(LINKED) else shown
