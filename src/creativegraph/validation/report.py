"""What validation finds, as values: findings, waivers and the report."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from creativegraph.errors import Cell
from creativegraph.graph.rows.html import link
from creativegraph.iris import IRI, compact
from creativegraph.tables.quotations.verify import Share
from creativegraph.validation.terms import short_path

__all__ = ["SEVERITIES", "Branch", "Excerpt", "Finding", "Report", "Waiver"]

SHOWN = 60
MOST_ROWS = 100
"""How many findings a notebook shows."""
COLUMNS = ("severity", "place", "thing", "property", "value", "message", "rule")
SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Branch:
    """One of the shapes that a value had to meet, or had to meet one of.

    ``reasons`` says why it does not meet this one; it is empty where it does.
    """

    rule: IRI
    message: str
    holds: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a finding is accepted, and since when; ``until`` is the last day on which it is."""

    id: str
    rule: IRI
    thing: str
    reason: str
    date: datetime.date
    until: datetime.date | None = None
    property: str | None = None
    value: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """What one rule reports of one resource or cell.

    A value that violates a shape is reached from ``focus`` by ``path`` in the validated graph; without a path it is
    ``focus`` itself. ``of`` gives the type of the finding.

    Attributes:
        severity: violation (must be fixed before publication), warning (needs review) or info (could be improved).
        rule: the IRI of the shape, or of the named shape that an unnamed one is part of; for a cell that cannot be
            read, of the rule for tables.
        message: advice to the curator, in the language of the report.
        focus: the resource that violates the rule, an IRI or the label of a blank node; empty where a cell names none.
        path: the property: an IRI, or a SPARQL property path where the shape has one; None where it has none.
        value: the text of the wrong value, None where there is none.
        cell: where to look: file, sheet, row and column of a table, or file and line of RDF; None for a graph that
            was not read from files.
        label: the name of ``focus`` in the reader's language.
        component: the IRI of the constraint component of SHACL, empty for the rules for tables.
        expected: what would be right, in a few words; empty where the message alone says it.
        fix: what to write instead, only where one thing is clearly meant.
        branches: the alternatives of ``sh:or``, ``sh:xone``, ``sh:and``, ``sh:node``, ``sh:not`` and qualified
            shapes, each with its findings about the value.
        waiver: the waiver that accepts this finding.
        focus_term: ``focus`` as N-Triples writes it.
        value_term: ``value`` as N-Triples writes it.
        of: ``value``, ``missing`` (nothing is there that must be) or ``count`` (too few or too many values are there);
            ``cell`` for a cell, row or file that cannot be read.
        path_triples: where ``path`` is not a single property, the triples that describe it in SHACL, as lines of
            N-Triples; the first one begins with the path's own node.
        shape_term: the shape that found it, which may have no name, as N-Triples writes it.
        severity_term: the severity that the shape gives, as N-Triples writes it; it may be one of its own.
        constraint_term: the SPARQL constraint that found it, as N-Triples writes it; empty for other constraints.
        messages: all messages of the shape, or those of the engine, each with its language.
        detail_triples: the results under ``sh:detail``, as lines of N-Triples; the result itself is ``_:this``.
    """

    severity: str
    rule: IRI
    message: str
    focus: str
    path: str | None
    value: str | None
    cell: Cell | None
    label: str = ""
    component: str = ""
    expected: str = ""
    fix: str = ""
    branches: tuple[Branch, ...] = ()
    waiver: Waiver | None = None
    focus_term: str = ""
    value_term: str = ""
    of: str = "value"
    path_triples: tuple[str, ...] = ()
    shape_term: str = ""
    severity_term: str = ""
    constraint_term: str = ""
    messages: tuple[tuple[str, str], ...] = ()
    detail_triples: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The short name of the rule, such as ``Membership-memberSince``."""
        return self.rule.slug

    @property
    def short_path(self) -> str:
        """The property as tables write it, a longer path with short names; empty where there is none."""
        return short_path(self.path or "")

    def __repr__(self) -> str:
        about = " ".join(filter(None, (compact(self.focus), self.short_path)))
        shown = compact(self.value)[:SHOWN] if self.value is not None else f"({self.of})"
        place = f" at {self.cell}" if self.cell else ""
        return f"<Finding {self.severity} {compact(self.rule)}: {f'{about} = {shown}' if about else self.of}{place}>"

    def __str__(self) -> str:
        place = f"{self.cell}: " if self.cell else ""
        about = " ".join(filter(None, (compact(self.focus), self.short_path)))
        value = f" = {compact(self.value)}" if self.value else ""
        about = f"{about}{value}: " if about else ""
        return f"{place}{self.severity}: {about}{self.message} [{compact(self.rule)}]"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The contents of the place that a finding points at: a row with its header, or a line of a file."""

    cells: tuple[str, ...]
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """All findings, violations first; the graph conforms if there is no violation that is not waived.

    Attributes:
        findings: worst first, then by thing and rule; waived ones among them.
        triples: how many triples were checked.
        shapes: how many shapes and rules for tables they were compared with.
        engine: the engine that ran: ``fast`` or ``pyshacl``.
        instead: why pySHACL ran some or all shapes although the fast engine was available.
        files: the files that were read, or could not be.
        held_back: how many findings only follow from cells that cannot be read, and are hidden until these are
            fixed.
        excerpts: the contents of the cells that findings point at.
        language: of the messages.
        notes: what was passed over without harm, such as a sheet of notes in a workbook.
        quoted: of each source whose text is at hand, how many quotations were verified and how much is quoted.
        beside: those of the files that nobody asked about: of the packaged graph beside files that were given, and of
            what a project extends.
    """

    findings: tuple[Finding, ...]
    triples: int
    shapes: int
    engine: str
    instead: str = ""
    files: tuple[str, ...] = ()
    held_back: int = 0
    excerpts: Mapping[Cell, Excerpt] = field(default_factory=dict, repr=False)
    language: str = "en"
    notes: tuple[str, ...] = ()
    quoted: tuple[Share, ...] = ()
    beside: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Report: {self._counts}; {self.triples:,} triples, {self.shapes} rules, engine {self.engine}>"

    def _repr_html_(self) -> str:
        """A table of findings with labels, places, advice and links; what comes from data is escaped."""
        head = f"<p><b>{self._counts}</b> · {self.triples:,} triples, {self.shapes} rules</p>"
        if not self.findings:
            return head
        names = "".join(f"<th>{name}</th>" for name in COLUMNS)
        rows = "".join(map(html_row, self.findings[:MOST_ROWS]))
        left = len(self.findings) - MOST_ROWS
        more = f"<p>and {left} more findings</p>" if left > 0 else ""
        return f"{head}<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>{more}"

    @property
    def _counts(self) -> str:
        """How many findings have each severity, and how many are waived."""
        waived = [f"{len(self.waived)} waived"] if self.waived else []
        return ", ".join([*(f"{self.count(each)} {each}s" for each in SEVERITIES), *waived])

    @property
    def conforms(self) -> bool:
        """True if there is no violation that is not waived."""
        return not self.count("violation")

    def count(self, severity: str) -> int:
        """How many findings have this severity and are not waived."""
        return sum(each.severity == severity and each.waiver is None for each in self.findings)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that a waiver accepts."""
        return tuple(each for each in self.findings if each.waiver is not None)


def html_row(finding: Finding) -> str:
    """Return one finding as a row of the table."""
    thing = link(finding.focus, compact(finding.focus)) + (f"<br>{escape(finding.label)}" if finding.label else "")
    value = f"<i>{escape(finding.of)}</i>" if finding.value is None else link(finding.value, compact(finding.value))
    advice = [finding.expected and f"expected: {finding.expected}", finding.fix and f"write: {finding.fix}"]
    reason = finding.waiver.reason if finding.waiver else ""
    message = "<br>".join(escape(each) for each in (finding.message, *advice, reason) if each)
    severity = "waived" if finding.waiver else finding.severity
    place = str(finding.cell) if finding.cell else ""
    path, rule = escape(finding.short_path), escape(compact(finding.rule))
    cells = (escape(severity), escape(place), thing, path, value, message, rule)
    return f"<tr>{''.join(f'<td>{each}</td>' for each in cells)}</tr>"
