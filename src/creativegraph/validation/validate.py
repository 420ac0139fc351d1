"""A graph compared with shapes: which engine runs them, and its results as findings that know their cells."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from creativegraph.engine import OxigraphEngine
from creativegraph.errors import ArgumentError, shown
from creativegraph.graph import Graph
from creativegraph.validation import shapes as shape_files
from creativegraph.validation.engines import PROVEN, fast_version, refusals, run_fast, run_pyshacl
from creativegraph.validation.findings import findings_of
from creativegraph.validation.report import SEVERITIES, Finding, Report
from creativegraph.validation.results import Result

__all__ = ["ENGINES", "Run", "at_hand", "chosen_engine", "in_order", "run", "validate"]

ENGINES = ("fast", "pyshacl")


class Run(NamedTuple):
    """What the engines found, which of them ran, and why not the fast one alone."""

    results: list[Result]
    engine: str
    instead: str = ""


def validate(
    graph: Graph, *, shapes: str | Path | Iterable[str | Path] = (), language: str | None = None,
    engine: str | None = None,
) -> Report:  # fmt: skip
    """What the shapes find wrong in ``graph``, worst first, then by thing and rule.

    Findings of a graph made of tables know the cell, those of a graph read from RDF files the line. Messages are in
    ``language``, the graph's first language by default, else English; a shape without ``sh:message`` has the words
    of the engine. ``cg.check`` does the same with files that may have faults in them.

    Both engines find the same. The fast one is used where it is installed (``pip install "creativegraph[fast]"``);
    shapes that it cannot run go to pySHACL, and the report's ``instead`` names them.

    Args:
        graph: what to check; one at an endpoint is fetched whole.
        shapes: Turtle files to use beside the packaged shapes.
        language: of the messages.
        engine: ``fast`` or ``pyshacl``; the faster of those installed by default.

    Raises:
        UnreadableError: a file of shapes is missing or is not Turtle.
        FormatError: the shapes cannot be run.
        ArgumentError: there is no such engine, or it is not installed.
    """
    rules = shape_files.read(shapes)
    graph = at_hand(graph)
    wanted = language or graph.languages[0]
    done = run(graph, rules, chosen_engine(engine))
    findings, excerpts = findings_of(graph, rules, done.results, wanted)
    return Report(
        tuple(in_order(findings)), len(graph), count(rules), done.engine, done.instead, read_files(graph),
        excerpts=excerpts, language=wanted,
    )  # fmt: skip


def at_hand(graph: Graph) -> Graph:
    """A graph whose triples can be looked up at once: one at an endpoint is fetched, one of rdflib is copied."""
    if isinstance(graph.engine, OxigraphEngine):
        return graph
    return Graph(OxigraphEngine(graph.store()), graph.languages, graph.built, graph.place, graph.files)


def chosen_engine(wanted: str | None) -> str:
    """The engine that is wanted, or the faster of those installed."""
    if wanted is not None and wanted not in ENGINES:
        raise ArgumentError(f"no engine named {shown(wanted)}; take {' or '.join(ENGINES)}")
    there = fast_version()
    if wanted == "fast" and there != PROVEN:
        found = f"pyshacl-turbo {there} is not proven to find what pySHACL finds" if there else "it is not installed"
        raise ArgumentError(f"the fast engine cannot be used: {found}; run pip install 'creativegraph[fast]'")
    return wanted or ("fast" if there == PROVEN else "pyshacl")


def run(graph: Graph, rules: bytes, engine: str) -> Run:
    """The results of an engine; what the fast one will not run goes to pySHACL, shape by shape."""
    if engine == "pyshacl":
        return Run(run_pyshacl(graph, rules), "pyshacl")
    parts = shape_files.parted(rules, shape_files.unsure(rules))
    found = run_fast(graph, parts.fast)
    if isinstance(found, str):
        refused = {**shape_files.unsure(rules), **refusals(rules)}
        parts = shape_files.parted(rules, refused)
        again = run_fast(graph, parts.fast) if refused else found
        if isinstance(again, str):
            return Run(run_pyshacl(graph, rules), "pyshacl", again)
        found = again
    if parts.reasons:
        found = list(dict.fromkeys([*found, *run_pyshacl(graph, parts.reference)]))
    return Run(found, "fast", "; ".join(parts.reasons))


def count(rules: bytes) -> int:
    """How many shapes there are; each says how grave its findings are."""
    return rules.count(b"<http://www.w3.org/ns/shacl#severity>")


def read_files(graph: Graph) -> tuple[str, ...]:
    """The files that a graph was read from."""
    tables = [table.file for table in graph.built.tables] if graph.built else []
    return tuple(dict.fromkeys([*tables, *map(str, graph.files)]))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings worst first, then by thing and rule, each once."""
    return sorted(
        dict.fromkeys(findings),
        key=lambda f: (SEVERITIES.index(f.severity), f.focus, f.rule, f.path or "", f.value or "", f.message),
    )
