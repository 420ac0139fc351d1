"""`validate` for an open graph, `check` for files as they are, with their defaults: engine, processes, languages."""

import inspect
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from creativegraph.engine import OxigraphEngine
from creativegraph.engine.deadline import deadline, within
from creativegraph.engine.endable import STRANGE, in_child, must_end, spare
from creativegraph.errors import ArgumentError, Fault, shown
from creativegraph.files.limits import JOBS
from creativegraph.graph import LANGUAGES, Graph
from creativegraph.messages.table import languages as message_languages
from creativegraph.messages.table import message
from creativegraph.names.languages import check_languages
from creativegraph.project import PACKAGED, Packaged, Projects, using
from creativegraph.store.load import loaded, loaded_alone
from creativegraph.tables.progress import telling
from creativegraph.tables.projects.folders import projects_of
from creativegraph.tables.projects.once import read_once
from creativegraph.tables.quotations.contradicted import contradicted
from creativegraph.tables.quotations.texts import given_texts
from creativegraph.tables.quotations.verify import Share, verify
from creativegraph.tables.rules import iri_of
from creativegraph.tables.rules import rules as table_rules
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.engines import Progress, silent
from creativegraph.validation.engines.kept import keeping
from creativegraph.validation.engines.run import Run, run, what_of
from creativegraph.validation.findings.broken import broken_shapes, unknown_notes
from creativegraph.validation.findings.faults import noted, of_fault
from creativegraph.validation.findings.findings import excerpts_of, findings_of
from creativegraph.validation.findings.order import by_severity
from creativegraph.validation.findings.suppress import Consequences
from creativegraph.validation.projects.bare import bare
from creativegraph.validation.projects.queries import broken_queries
from creativegraph.validation.projects.site import unknown_in_site
from creativegraph.validation.report import Report
from creativegraph.validation.scope import Shapes, about_given, alone, are_rdf, beside, is_rdf, judged, only_files
from creativegraph.validation.shapes.languages import required
from creativegraph.validation.shapes.shapes import read_shapes, rule_names, shape_files, unread_shapes
from creativegraph.validation.unknown_terms import unknown_terms
from creativegraph.validation.waivers import is_of_others, read_waivers, waived

__all__ = ["ENGINES", "check", "chosen_engine", "run", "validate"]

ENGINES = ("fast", "pyshacl")
NOT_FOLLOWED = iri_of("link-passed-over")
"""What such a link leads to is not read, so no excerpt shows it."""
SINCE = "since has no effect any more: everything is checked; leave it out"


class Given(NamedTuple):
    """A graph to validate, the shapes and their files, the language, what cannot be read, and what is passed over."""

    graph: Graph
    rules: bytes
    shapes: tuple[Path, ...]
    language: str
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    quoted: tuple[Share, ...] = ()
    places: Sequence[str | Path | Packaged | Graph] = ()
    jobs: int = JOBS


def validate(
    graph: Graph, *, shapes: Shapes = (), language: str | None = None,
    engine: str | None = None, progress: Progress | None = None,
) -> Report:  # fmt: skip
    """Return what the shapes find wrong in an open graph, worst first, then by thing and rule.

    Use it for a graph that is open and readable, on this machine or at an endpoint. For files and folders use
    ``cg.check``: it also reports what cannot be read, and applies waivers, which this function does not.

    Findings of a graph made of tables have the cell, those of a graph read from RDF files the line. Messages are in
    ``language``, the graph's first language by default, else English; a shape without ``sh:message`` has the message of
    the engine. Both engines find the same. Shapes that the fast one cannot run go to pySHACL, and the report's
    ``instead`` names them. The fast engine takes seconds for a hundred thousand triples, pySHACL many minutes.

    Args:
        graph: what to validate; all triples of an endpoint are downloaded.
        shapes: Turtle files; RDF is judged by these alone, what tables state by the packaged shapes too. ``PACKAGED``
            among them stands for the packaged shapes.
        language: of the messages.
        engine: ``fast`` or ``pyshacl``; the fast one by default where it is installed.
        progress: called with what is being done, how much of it is done, and how much there is (0 if unknown).

    Raises:
        UnreadableError: a file of shapes is missing or is not Turtle.
        FormatError: the shapes cannot be run.
        RemoteAccessError: a query in the shapes would fetch from elsewhere.
        ArgumentError: there is no such engine, or it is not installed.
    """
    show = progress or silent
    by_itself = alone(shapes) and is_rdf(graph)
    with using(graph.projects):
        rules, chosen = read_shapes(shapes, alone=by_itself), chosen_engine(engine)
        show("reading the graph", 0, 0)
        graph = only_files(graph) if by_itself else graph
        files = tuple(shape_files(shapes, alone=by_itself))
        return report_of(Given(downloaded(graph), rules, files, language or graph.languages[0]), chosen, show)


def check(  # noqa: PLR0913 - the options of the command
    *places: str | Path | Packaged | Graph,
    shapes: Shapes = (),
    waivers: str | Path | Iterable[str | Path] = (),
    sources: Iterable[str] | None = None,
    languages: Sequence[str] = LANGUAGES,
    engine: str | None = None,
    since: str | None = None,
    texts: str | Path | None = None,
    progress: Progress | Callable[[str], None] | None = None,
    jobs: int = JOBS,
) -> Report:
    """Return what is wrong in files and folders, each finding with its cell or line.

    Use it for tables and files that you write: a file, row or cell that cannot be read is a finding too, and hides
    nothing else, since the rest is read and validated. Findings that only follow from what cannot be read are hidden
    and counted. Waivers among the tables, and those in ``waivers``, accept single findings; these are in the report
    with their reasons. For a graph that is open already, ``cg.validate`` does the same without waivers.

    Args:
        places: as for ``open_graph``: tables, RDF files and folders, and ``PACKAGED``, which is also what is checked
            without places; or one open graph.
        shapes: Turtle files; RDF is judged by these alone, what tables state by the packaged shapes too. ``PACKAGED``
            among them stands for the packaged shapes.
        waivers: further tables of waivers.
        sources: only what these sources state, by their ids; what is corrected is validated as corrected.
        languages: of names and, the first of them, of messages.
        engine: ``fast`` or ``pyshacl``; the fast one by default where it is installed.
        since: deprecated, has no effect; everything is checked.
        texts: a folder of texts, found by the SHA-256 that their sources have: quotations are compared with them, and
            those without offsets are placed by their words. A project may name one in its manifest.
        progress: called with what is being done, how much of it is done, and how much there is (0 if unknown).
        jobs: in how many processes the fast engine validates, by default one, each a part of the graph; the findings
            are the same.

    Raises:
        UnreadableError: a place or folder of texts does not exist, or a file of shapes or waivers cannot be read.
        TableError: a further table of waivers cannot be read.
        FormatError: the shapes cannot be run.
        RemoteAccessError: a query in the shapes would fetch from elsewhere.
        ArgumentError: there is no such engine, or it is not installed; no message or label is in the languages.
    """
    if since is not None:
        warnings.warn(SINCE, FutureWarning, stacklevel=2)
    show = progress_of(progress)
    chosen = chosen_engine(engine)
    by_itself = alone(shapes) and (
        are_rdf(places) or (len(places) == 1 and isinstance(places[0], Graph) and is_rdf(places[0]))
    )
    with read_once(), keeping(), using(projects_in(places)), given_texts(texts), telling(show):
        unread = () if by_itself else unread_shapes()
        left_out = {each.cell.file for each in unread}
        rules = read_shapes(shapes, alone=by_itself, without=left_out)
        show("reading files", 0, 0)
        graph, faults, notes = opened(places, sources, languages, by_itself)
        if not {each.partition("-")[0] for each in graph.languages} & set(message_languages()):
            check_languages(graph)
        files = tuple(shape_files(shapes, alone=by_itself, without=left_out))
        quoted, misquoted = verify(graph.built, texts) if graph.built else ((), ())
        otherwise = contradicted(graph.built) if graph.built else ()
        faults = tuple(
            dict.fromkeys((*faults, *misquoted, *otherwise, *unread))
        )  # the reader of tables has told some already
        given = Given(graph, rules, files, graph.languages[0], faults, notes, tuple(quoted), places, jobs)
        return completed(report_of(given, chosen, show), given, waivers)


def projects_in(places: Sequence[str | Path | Packaged | Graph]) -> Projects | None:
    """Return the projects among some places, or those of an open graph."""
    graphs = [each for each in places if isinstance(each, Graph)]
    return graphs[0].projects if graphs else projects_of(places)[0]


def report_of(given: Given, engine: str, progress: Progress) -> Report:
    """Return what an engine finds, sorted; findings that only follow from faults are counted."""
    graph, built = given.graph, given.graph.built
    with within(graph.timeout):
        done = run_to_end(graph, given.rules, engine, progress, given.jobs)
    not_run = broken_shapes(done, given.rules, given.shapes)
    consequences = Consequences(built, given.faults)
    results = about_given(graph, done.results)
    left = [each for each in results if each not in consequences]
    progress("locating the findings", 0, len(results))
    findings, excerpts = findings_of(graph, given.rules, left, given.language)
    findings = required(judged(findings), built.named if built else ())
    findings += [of_fault(each, given.language) for each in not_run]
    tables = [table.file for table in built.tables] if built else []
    files = [*tables, *map(str, graph.files), *(each.file for each in given.faults)]
    triples = len(graph) + sum(len(each) - 1 for each in graph.embedded().written.loaded().values())  # as written
    return Report(
        tuple(sorted(findings, key=by_severity)), triples, len(rule_names(given.rules)), done.engine, done.instead,
        tuple(dict.fromkeys(files)), len(results) - len(left), excerpts, given.language,
        (*unknown_notes(given.rules, given.shapes, given.language), *rdf_12_notes(done, given.language)),
    )  # fmt: skip


def rdf_12_notes(done: Run, language: str) -> list[str]:
    """Return what of a graph was not validated, since no engine knows it."""
    numbers = {"report.triple-terms": done.terms, "report.directions": done.directions}
    return [message(key, language, n=number) for key, number in numbers.items() if number]


def run_to_end(graph: Graph, rules: bytes, engine: str, progress: Progress, jobs: int = JOBS) -> Run:
    """Run an engine where it can be ended; pySHACL is ended by Ctrl-C wherever it runs, and shows progress here."""
    if engine == "pyshacl" and deadline() is None:
        return run(graph, rules, engine, progress, jobs)
    with within(spare() if STRANGE.get() else None):
        if not must_end():
            return in_child(lambda: run(graph, rules, engine, progress, jobs), "validation_memory")
        progress(what_of(graph), 0, 0)  # as a copy, which has no terminal, cannot tell
        return in_child(lambda: run(graph, rules, engine, silent, jobs), "validation_memory")


def opened(
    places: Sequence[str | Path | Packaged | Graph], sources: Iterable[str] | None, languages: Sequence[str],
    by_itself: bool,
) -> tuple[Graph, tuple[Fault, ...], tuple[Fault, ...]]:  # fmt: skip
    """Return the graph in some places as far as it can be read, what cannot, and what was passed over.

    A graph ``by_itself`` has neither ontology nor code lists beside it.
    """
    if len(places) == 1 and isinstance(places[0], Graph):
        return downloaded(only_files(places[0]) if by_itself else places[0]), (), ()
    files = [each for each in places if not isinstance(each, Graph)] or [PACKAGED]
    if by_itself and sources is None:
        made = loaded_alone(files, lenient=True)
    else:
        made = loaded(files, sources, lenient=True, corrected=sources is not None)  # what is corrected is found already
    name = ", ".join(each.value if isinstance(each, Packaged) else str(each) for each in files)
    graph = Graph(
        made.engine, languages, made.built, name, made.files,
        packaged=PACKAGED in files or (made.projects is not None and made.projects.has_packaged),
    )  # fmt: skip
    graph.projects = made.projects
    broken = broken_queries(made.projects, lambda ask: bool(graph.store().query(ask)))
    found = (unknown_terms(graph), broken, unknown_in_site(made.projects))
    more = () if by_itself else [each for some in found for each in some]
    return graph, (*made.faults, *more), made.notes


def completed(report: Report, given: Given, waivers: str | Path | Iterable[str | Path]) -> Report:
    """Return a report with the faults of files as findings beside those of shapes, and waivers applied to both."""
    built, language = given.graph.built, given.language
    names = frozenset({*rule_names(given.rules), *map(iri_of, table_rules())})
    accepted, wrong = read_waivers(built.tables if built else (), waivers, names, date.today())  # noqa: DTZ011 - the curator's
    findings, idle = waived([*report.findings, *(of_fault(each, language) for each in given.faults)], accepted)
    findings = [each for each in findings if not is_of_others(each)]
    findings += [of_fault(each, language) for each in (*wrong, *idle)]
    seen = {each.cell for each in findings if each.cell and each.rule != NOT_FOLLOWED}
    more = excerpts_of(built, seen - report.excerpts.keys())
    built_notes = built.notes if built else ()
    without = bare(report.files, given.places, language)
    notes = [*report.notes, *without, *(noted(each, language) for each in (*built_notes, *given.notes))]
    return replace(
        report, findings=tuple(sorted(findings, key=by_severity)), excerpts={**report.excerpts, **more},
        notes=tuple(notes), quoted=given.quoted, beside=beside(report.files, given.places),
    )  # fmt: skip


def progress_of(given: "Progress | Callable[[str], None] | None") -> Progress:
    """Return a function of three arguments that shows progress; one of a single argument is deprecated."""
    if given is None:
        return silent
    try:
        inspect.signature(given).bind("", 0, 0)
    except TypeError:
        warnings.warn("progress is called with what, done and total; take three arguments", FutureWarning, stacklevel=3)
        return lambda what, done, total: given(what)  # type: ignore[call-arg] # noqa: ARG005
    return given  # type: ignore[return-value]


def downloaded(graph: Graph) -> Graph:
    """Return a graph whose triples are in memory: one at an endpoint is downloaded whole, one of rdflib is copied."""
    if isinstance(graph.engine, OxigraphEngine):
        return graph
    return Graph(graph.embedded(), graph.languages, graph.built, graph.place, graph.files, timeout=graph.timeout)


def chosen_engine(wanted: str | None) -> str:
    """Return the engine that is wanted, or the fast one where it can be used."""
    if wanted is not None and wanted not in ENGINES:
        raise ArgumentError(f"no engine named {shown(wanted)}; take {' or '.join(ENGINES)}")
    there = engines.fast_version()
    if wanted == "fast" and there != engines.PROVEN:
        found = f"pyshacl-turbo {there} is not tested against pySHACL" if there else "it is not installed"
        raise ArgumentError(f"the fast engine cannot be used: {found}; run pip install pyshacl-turbo=={engines.PROVEN}")
    return wanted or ("fast" if there == engines.PROVEN else "pyshacl")
