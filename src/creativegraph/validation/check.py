"""Check files as they are: what cannot be read is a finding like any other, and the rest is validated all the same."""

import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from creativegraph.engine import OxigraphEngine
from creativegraph.errors import Fault
from creativegraph.graph import LANGUAGES, Graph
from creativegraph.iris import IRI
from creativegraph.project import PACKAGED, Packaged
from creativegraph.store.load import loaded
from creativegraph.tables.rules import iri_of
from creativegraph.tables.rules import rules as table_rules
from creativegraph.validation.engines import Progress
from creativegraph.validation.findings import excerpts_of
from creativegraph.validation.report import Finding, Report
from creativegraph.validation.shapes import read_shapes, rule_names
from creativegraph.validation.validate import Given, chosen_engine, downloaded, in_order, progress_of, report_of
from creativegraph.validation.waivers import read_waivers, waived

__all__ = ["check"]

SINCE = "since has no effect any more: everything is checked; leave it out"


def check(  # noqa: PLR0913 - the options of the command
    *places: str | Path | Packaged | Graph,
    shapes: str | Path | Iterable[str | Path] = (),
    waivers: str | Path | Iterable[str | Path] = (),
    sources: Iterable[str] | None = None,
    languages: Sequence[str] = LANGUAGES,
    engine: str | None = None,
    since: str | None = None,
    progress: Progress | Callable[[str], None] | None = None,
) -> Report:
    """Return what is wrong in files and folders, each finding with its cell or line.

    Use it for tables and files that you write: a file, row or cell that cannot be read is a finding too, and hides
    nothing else, since the rest is read and validated. Findings that only follow from what cannot be read are hidden
    and counted. Waivers among the tables, and those in ``waivers``, accept single findings; these are in the report
    with their reasons. For a graph that is open already, ``cg.validate`` does the same without waivers.

    Args:
        places: as for ``open_graph``: tables, RDF files and folders, and ``PACKAGED``, which is also what is checked
            without places; or one open graph.
        shapes: Turtle files to use besides the packaged shapes.
        waivers: further tables of waivers.
        sources: only what these sources state, by their ids.
        languages: of names and, the first of them, of messages.
        engine: ``fast`` or ``pyshacl``; the fast one by default where it is installed.
        since: deprecated, has no effect; everything is checked.
        progress: called with what is being done, how much of it is done, and how much there is (0 if unknown).

    Raises:
        UnreadableError: a place does not exist, or a file of shapes or waivers cannot be read.
        TableError: a further table of waivers cannot be read.
        FormatError: the shapes cannot be run.
        ArgumentError: there is no such engine, or it is not installed.
    """
    if since is not None:
        warnings.warn(SINCE, FutureWarning, stacklevel=2)
    show = progress_of(progress)
    chosen, rules = chosen_engine(engine), read_shapes(shapes)
    show("reading files", 0, 0)
    graph, faults = opened(places, sources, languages)
    given = Given(graph, rules, graph.languages[0], faults)
    return completed(report_of(given, chosen, show), given, waivers)


def opened(
    places: Sequence[str | Path | Packaged | Graph], sources: Iterable[str] | None, languages: Sequence[str]
) -> tuple[Graph, tuple[Fault, ...]]:
    """Return the graph in some places as far as it can be read, and what cannot."""
    if len(places) == 1 and isinstance(places[0], Graph):
        return downloaded(places[0]), ()
    files = [each for each in places if not isinstance(each, Graph)] or [PACKAGED]
    made = loaded(files, sources, lenient=True)
    name = ", ".join(map(str, places)) or "packaged"
    return Graph(OxigraphEngine(made.store), languages, made.built, name, made.files), made.faults


def completed(report: Report, given: Given, waivers: str | Path | Iterable[str | Path]) -> Report:
    """Return a report with the faults of files as findings beside those of shapes, and waivers applied to both."""
    built, language = given.graph.built, given.language
    names = frozenset({*rule_names(given.rules), *map(iri_of, table_rules())})
    accepted = read_waivers(built.tables if built else (), waivers, names, date.today())  # noqa: DTZ011 - the curator's
    findings, idle = waived([*report.findings, *(of_fault(each, language) for each in given.faults)], accepted)
    findings += [of_fault(each, language) for each in (*accepted.faults, *idle)]
    more = excerpts_of(built, {each.cell for each in findings if each.cell} - report.excerpts.keys())
    notes = [str(note._replace(message=words_of(note, language)[0])) for note in built.notes] if built else []
    return replace(
        report, findings=in_order(findings), excerpts={**report.excerpts, **more}, notes=tuple(notes)
    )  # fmt: skip


def words_of(fault: Fault, language: str) -> tuple[str, str]:
    """Return the message of a fault and what was expected in a language, in English where there is none."""
    if language.startswith("vi") and fault.message_vi:
        return fault.message_vi, fault.expected_vi
    return fault.message, fault.expected


def of_fault(fault: Fault, language: str) -> Finding:
    """Return a fault of a file, row or cell as a finding."""
    rule = table_rules().get(fault.rule)
    message, expected = words_of(fault, language)
    return Finding(
        rule.severity if rule else "violation", IRI(iri_of(fault.rule)), message, "", None, None,
        fault.cell, expected=expected, fix=fault.fix, of="cell",
    )  # fmt: skip
