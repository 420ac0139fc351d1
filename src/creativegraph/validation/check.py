"""Files checked as they are: what cannot be read is a finding like any other, and the rest is checked all the same."""

import warnings
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from creativegraph.engine import OxigraphEngine
from creativegraph.errors import Fault
from creativegraph.graph import LANGUAGES, Graph
from creativegraph.iris import IRI, PREFIXES
from creativegraph.store.open import PACKAGED, Packaged, loaded
from creativegraph.tables.rules import iri_of
from creativegraph.tables.rules import rules as table_rules
from creativegraph.validation import shapes as shape_files
from creativegraph.validation.findings import excerpts_of, findings_of
from creativegraph.validation.report import Finding, Report
from creativegraph.validation.suppress import Following
from creativegraph.validation.validate import Run, at_hand, chosen_engine, count, in_order, read_files, run
from creativegraph.validation.waivers import read_waivers, waived

__all__ = ["check"]

SINCE = "since has no effect any more: everything is checked; leave it out"
Tell = Callable[[str], None]


class Checked(NamedTuple):
    """A graph to check, what could not be read of it, and how to check it."""

    graph: Graph
    faults: tuple[Fault, ...]
    rules: bytes
    engine: str


def check(  # noqa: PLR0913 - the options of the command
    *places: str | Path | Packaged | Graph,
    shapes: str | Path | Iterable[str | Path] = (),
    waivers: str | Path | Iterable[str | Path] = (),
    sources: Iterable[str] | None = None,
    languages: Sequence[str] = LANGUAGES,
    engine: str | None = None,
    since: str | None = None,
    progress: Tell | None = None,
) -> Report:
    """What is wrong in files and folders, each finding at its cell or line; in the packaged tables without places.

    Places are those of ``open_graph``. A file, row or cell that cannot be read is a finding too, and hides nothing
    else: the rest is read and checked. Findings that only follow from what cannot be read are held back and counted.
    Waivers among the tables, and those in ``waivers``, accept single findings; they are shown with their reasons.

    Args:
        places: tables, RDF files and folders, and ``PACKAGED``; or one open graph.
        shapes: Turtle files to use beside the packaged shapes.
        waivers: further tables of waivers.
        sources: only what these sources say, by their ids.
        languages: of names and, the first of them, of messages.
        engine: ``fast`` or ``pyshacl``; the faster of those installed by default.
        since: has no effect any more; everything is checked.
        progress: told in a few words what is being done.

    Raises:
        UnreadableError: a place does not exist, or a file of shapes or waivers cannot be read.
        TableError: a further table of waivers cannot be read.
        FormatError: the shapes cannot be run.
        ArgumentError: there is no such engine, or it is not installed.
    """
    if since is not None:
        warnings.warn(SINCE, FutureWarning, stacklevel=2)
    tell = progress or (lambda _: None)
    chosen, rules = chosen_engine(engine), shape_files.read(shapes)
    tell("reading")
    graph, faults = opened(places, sources, languages)
    tell(f"checking {len(graph):,} triples")
    given = Checked(graph, faults, rules, chosen)
    done = run(graph, rules, chosen)
    tell(f"looking up {len(done.results):,} findings")
    return reported(given, done, waivers)


def opened(
    places: Sequence[str | Path | Packaged | Graph], sources: Iterable[str] | None, languages: Sequence[str]
) -> tuple[Graph, tuple[Fault, ...]]:
    """The graph in some places as far as it can be read, and what cannot."""
    if len(places) == 1 and isinstance(places[0], Graph):
        return at_hand(places[0]), ()
    files = [each for each in places if not isinstance(each, Graph)] or [PACKAGED]
    made = loaded(files, sources, lenient=True)
    name = ", ".join(map(str, places)) or "packaged"
    return Graph(OxigraphEngine(made.store), languages, made.built, name, made.files), made.faults


def reported(given: Checked, done: Run, waivers: str | Path | Iterable[str | Path]) -> Report:
    """The report of what was found: faults of files first made findings, then waivers applied."""
    graph, language = given.graph, given.graph.languages[0]
    follows = Following(graph.built, given.faults)
    left = [each for each in done.results if not follows.holds(each)]
    findings, excerpts = findings_of(graph, given.rules, left, language)
    tables = graph.built.tables if graph.built else []
    told = read_waivers(tables, waivers, known_rules(given.rules), date.today())  # noqa: DTZ011 - the curator's own day
    findings, idle = waived([*findings, *(of_fault(each, language) for each in given.faults)], told)
    more = [of_fault(each, language) for each in (*told.faults, *idle)]
    found = in_order([*findings, *more])
    cells = {each.cell for each in found if each.cell} - excerpts.keys()
    files = dict.fromkeys([*read_files(graph), *(each.file for each in given.faults)])
    return Report(
        findings=tuple(found),
        triples=len(graph),
        shapes=count(given.rules),
        engine=done.engine,
        instead=done.instead,
        files=tuple(files),
        held_back=len(done.results) - len(left),
        excerpts={**excerpts, **excerpts_of(graph.built, cells)},
        language=language,
        notes=tuple(spoken(each, language) for each in graph.built.notes) if graph.built else (),
    )


def spoken(note: Fault, language: str) -> str:
    """What was passed over and why, in a line."""
    return str(note._replace(message=message_of(note, language)))


def message_of(fault: Fault, language: str) -> str:
    """What a fault says in a language, English where it does not speak it."""
    return fault.message_vi if language.startswith("vi") and fault.message_vi else fault.message


def of_fault(fault: Fault, language: str) -> Finding:
    """What is wrong with a cell as a finding."""
    message = message_of(fault, language)
    rule = table_rules().get(fault.rule)
    return Finding(
        rule.severity if rule else "violation", IRI(iri_of(fault.rule)), message, "", None, None, fault.cell,
        expected=fault.expected, fix=fault.fix,
    )  # fmt: skip


def known_rules(rules: bytes) -> frozenset[str]:
    """The IRIs of all shapes and rules for tables."""
    severity = f"<{PREFIXES['sh']}severity>".encode()
    shapes = {line.split(b" ", 1)[0].decode()[1:-1] for line in rules.splitlines() if severity in line}
    return frozenset({*shapes, *map(iri_of, table_rules())})
