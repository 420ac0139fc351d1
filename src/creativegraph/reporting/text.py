"""A report as text, by file, each finding with its row: the colours of severities, and how many are shown (MOST)."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from rich.text import Text

from creativegraph.iris import compact
from creativegraph.messages.characters import cut, one_line, visible
from creativegraph.messages.table import message
from creativegraph.reporting.excerpts import drawn
from creativegraph.reporting.summary import advice, counted, severity, summary, together
from creativegraph.validation.findings.order import by_cell, files_given_first
from creativegraph.validation.report import SEVERITIES, Branch, Finding, Report

__all__ = ["MOST", "WIDTH", "lines", "report_text"]

MOST = 20
"""How many findings of one rule in one file are shown by default."""
WIDTH = 120
LONGEST_VALUE = 80
INDENT = "       "
STYLES = {"violation": "bold red", "warning": "bold yellow", "info": "bold cyan"}
Place = tuple[str, str]


def report_text(report: Report, *, width: int = WIDTH, most: int | None = MOST) -> str:
    """Return the findings of ``report`` as text, by file and place, and one line that counts them.

    Each begins ``file:row:column: severity:``, so that editors jump to it; in RDF files row and column are those
    of the text. Waived findings come last, with reason and date. The text is in the language of the report.

    Args:
        report: what to show.
        width: the most characters of a line that shows a row; messages are not cut.
        most: how many findings of one rule in one file; None for all.
    """
    shown = [each.plain for each in lines(report, width=width, most=most)]
    return "".join(f"{each}\n" for each in [*shown, *summary(report)])


def lines(report: Report, *, width: int = WIDTH, most: int | None = MOST) -> Iterator[Text]:
    """Yield the lines of a report, coloured, without those that count."""
    left_out = set() if most is None else set(quiet(report))
    for place, findings in grouped(report, left_out).items():
        yield heading(report, place, findings)
        yield from shown(report, findings, width, most)
    waived = [each for each in report.waived if each not in left_out]
    if waived:
        yield from accepted(report, waived, most)
    if left_out:
        counts = Counter("waived" if each.waiver else each.severity for each in left_out)
        told = [counted(counts[each], each, report.language) for each in SEVERITIES if counts[each]]
        if counts["waived"]:
            told.append(message("report.waived-count", report.language, n=counts["waived"]))
        yield Text(message("report.beside", report.language, counts=", ".join(told)), "italic")
        yield Text()


def quiet(report: Report) -> list[Finding]:
    """Return what is told of files that nobody asked about and asks for nothing: infos, and what is waived."""
    beside = set(report.beside)
    return [
        each for each in report.findings
        if each.cell and each.cell.file in beside and (each.waiver is not None or each.severity == SEVERITIES[-1])
    ]  # fmt: skip


def grouped(report: Report, without: Collection[Finding] = ()) -> dict[Place, list[Finding]]:
    """Return the findings without a waiver, by file and sheet: those given first, in the order of their cells."""
    groups: dict[Place, list[Finding]] = {}
    for each in sorted(report.findings, key=by_cell):
        if each.waiver is None and each not in without:
            groups.setdefault(each.cell[:2] if each.cell else ("", ""), []).append(each)
    return {place: groups[place] for place in sorted(groups, key=files_given_first(report))}


def heading(report: Report, place: Place, findings: list[Finding]) -> Text:
    """Return the heading of a file or sheet, with the number of its findings."""
    language = report.language
    file, sheet = place
    name = visible(file) or message("report.no-place", language)
    where = f"{name}, {message('report.sheet', language)} “{visible(sheet)}”" if sheet else name
    number = Counter(each.severity for each in findings)
    counts = ", ".join(counted(number[each], each, language) for each in SEVERITIES if number[each])
    return Text.assemble(("── ", "dim"), (where, "bold"), (f" ── {counts}", "dim"))


def shown(report: Report, findings: Iterable[Finding], width: int, most: int | None) -> Iterator[Text]:
    """Yield findings, at most ``most`` of each rule, and how many more there are."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for each, count in together(findings):
        rule = compact(each.rule)
        if most is None or seen[rule] < most:
            seen[rule] += 1
            yield from finding_lines(report, each, width)
            yield Text()
        else:
            left[rule] += count
    for rule, count in left.items():
        yield Text(message("report.more", report.language, n=count, rule=visible(rule)), "italic")
    if left:
        yield Text()


def opening(finding: Finding, name: str, style: str) -> Text:
    """Return the first line of a finding: ``file:row:column: `` if it has a cell, then its severity and message."""
    cell = finding.cell
    place = f"{visible(cell.file)}:{cell.row}:{max(cell.column, 1)}: " if cell else ""
    rule = f" [{visible(compact(finding.rule))}]"
    return Text.assemble((place, "bold"), (f"{name}: ", style), one_line(finding.message), (rule, "dim"))


def finding_lines(report: Report, finding: Finding, width: int) -> Iterator[Text]:
    """Yield a finding with its row and its advice."""
    language, style = report.language, STYLES.get(finding.severity, "bold")
    yield opening(finding, severity(finding.severity, language), style)
    excerpt = report.excerpts.get(finding.cell) if finding.cell else None
    if excerpt is not None and finding.cell is not None:
        yield from drawn(excerpt, finding.cell, width, style)
    cell = f"{visible(finding.cell.sheet)}!{finding.cell.name}" if finding.cell and finding.cell.sheet else ""
    own = own_severity(finding)
    about = thing_of(finding, language)
    for key, text in (("report.cell", cell), ("report.about", about), ("report.severity", own)):
        if text:
            yield Text.assemble(INDENT, (f"{message(key, language)}: ", "dim"), text)
    for advised in advice(finding, language):
        name, _, text = advised.partition(": ")
        yield Text.assemble(INDENT, (f"{name}: ", "bold green"), one_line(text))
    for branch in finding.branches:
        yield from branch_lines(branch)


def own_severity(finding: Finding) -> str:
    """Return the severity that a shape gives where it is none of the three, nothing otherwise."""
    name = compact(finding.severity_term.strip("<>"))
    return "" if name.lower() == f"sh:{finding.severity}" else visible(name)


def thing_of(finding: Finding, language: str) -> str:
    """Return the thing with its name, the property and the value, as far as there are any."""
    label = f" “{one_line(finding.label)}”" if finding.label else ""
    thing = visible(compact(finding.focus)) + label if finding.focus else ""
    path = visible(finding.short_path)
    about = " · ".join(each for each in (thing, path) if each)
    lacking = f" ({message('report.missing', language)})" if finding.of == "missing" else ""
    value = lacking if finding.value is None else f" = {cut(visible(compact(finding.value)), LONGEST_VALUE)}"
    return about + value if about else ""


def branch_lines(branch: Branch) -> Iterator[Text]:
    """Yield one of the alternatives, whether it holds, and why not."""
    mark = ("✔ ", "green") if branch.holds else ("✘ ", "red")
    yield Text.assemble(INDENT, mark, one_line(branch.message), (f" [{visible(compact(branch.rule))}]", "dim"))
    for reason in branch.reasons:
        yield Text.assemble(INDENT, "    ", one_line(reason))


def accepted(report: Report, waived: Sequence[Finding], most: int | None) -> Iterator[Text]:
    """Yield waived findings, with reason and dates."""
    language = report.language
    title = message("report.waivers-title", language)
    yield Text.assemble(("── ", "dim"), (title, "bold"), (f" ── {len(waived)}", "dim"))
    seen: Counter[str] = Counter()
    for each in waived:
        waiver, rule = each.waiver, compact(each.rule)
        seen[rule] += 1
        if waiver is None or (most is not None and seen[rule] > most):
            continue
        until = f", {message('report.until', language)} {waiver.until.isoformat()}" if waiver.until else ""
        yield opening(each, message("report.waived", language), "bold")
        dates = f" ({visible(waiver.id)}, {message('report.since', language)} {waiver.date.isoformat()}{until})"
        reason = f"{message('report.reason', language)}: "
        yield Text.assemble(INDENT, (reason, "bold"), one_line(waiver.reason), (dates, "dim"))
    for rule, count in seen.items():
        if most is not None and count > most:
            yield Text(message("report.more", language, n=count - most, rule=visible(rule)), "italic")
