"""Findings of a SHACL engine as values that know their cells."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError, Cell, shown
from creativegraph.graph import Graph
from creativegraph.validation import rules as shape_files
from creativegraph.validation.findings import Finding, Report
from creativegraph.validation.rules import message_of, named, named_shape
from creativegraph.validation.running import PROVEN, Outcome, fast_version, run_fast, run_pyshacl
from creativegraph.values import IRI

if TYPE_CHECKING:
    from rdflib.term import Node

    from creativegraph.building import Build

__all__ = ["ENGINES", "validate"]

ENGINES = ("fast", "pyshacl")
SEVERITIES = {"Violation": "violation", "Warning": "warning", "Info": "info"}
Cells = dict[str, list[tuple[str, Cell]]]


def validate(
    graph: Graph, *, shapes: str | Path | Iterable[str | Path] = (), language: str | None = None,
    engine: str | None = None,
) -> Report:  # fmt: skip
    """What the shapes find wrong in ``graph``, worst first, then by thing and rule.

    Findings of a graph made of tables know the cell. Messages are in ``language``, the graph's first
    language by default, else English; a shape without ``sh:message`` has the words of the engine.

    Both engines find the same. The fast one is used where it is installed (``pip install "creativegraph[fast]"``);
    shapes that it cannot run go to pySHACL, and the report's ``instead`` says so.

    Args:
        graph: what to check.
        shapes: Turtle files to use beside the packaged shapes.
        language: of the messages.
        engine: ``fast`` or ``pyshacl``; the faster of those installed by default.

    Raises:
        UnreadableError: a file of shapes is missing or is not Turtle.
        FormatError: the shapes cannot be run.
        ArgumentError: there is no such engine, or it is not installed.
    """
    rules = shape_files.read(shapes)
    chosen = chosen_engine(engine)
    instead = shape_files.unsure(rules) if chosen == "fast" else ""
    outcome = run_fast(graph, rules) if chosen == "fast" and not instead else instead
    if isinstance(outcome, str):
        chosen, instead, outcome = "pyshacl", outcome, run_pyshacl(graph, rules)
    findings = collected(outcome, graph.built, language or graph.languages[0])
    count = len(set(outcome.rules.subjects(named("sh", "severity"))))
    return Report(tuple(findings), len(graph), count, chosen, instead)


def chosen_engine(wanted: str | None) -> str:
    """The engine that is wanted, or the faster of those installed."""
    if wanted is not None and wanted not in ENGINES:
        raise ArgumentError(f"no engine named {shown(wanted)}; take {' or '.join(ENGINES)}")
    there = fast_version()
    if wanted == "fast" and there != PROVEN:
        found = f"pyshacl-turbo {there} is not proven to find what pySHACL finds" if there else "it is not installed"
        raise ArgumentError(f"the fast engine cannot be used: {found}; run pip install 'creativegraph[fast]'")
    return wanted or ("fast" if there == PROVEN else "pyshacl")


def collected(outcome: Outcome, built: "Build | None", language: str) -> list[Finding]:
    """The results of a SHACL report as findings, in a stable order."""
    from rdflib import URIRef

    results, rules = outcome

    def one(node: "Node", local: str) -> "Node | None":
        return results.value(node, named("sh", local))

    found = list(results.objects(None, named("sh", "result")))  # not those under sh:detail
    things = {each.n3() for node in found for role in ("focusNode", "value") if (each := one(node, role)) is not None}
    cells = cells_of(built, things)
    findings = []
    for node in found:
        shape, path, value = one(node, "sourceShape"), one(node, "resultPath"), one(node, "value")
        focus = one(node, "focusNode")
        severity = SEVERITIES.get(IRI(str(one(node, "resultSeverity"))).slug, "violation")
        findings.append(
            Finding(
                severity, IRI(named_shape(rules, shape)), message_of(rules, results, shape, node, language),
                str(focus), str(path) if isinstance(path, URIRef) else None,
                None if value is None else str(value), cell_of(cells, focus, path, value),
            )
        )  # fmt: skip
    order = list(SEVERITIES.values())
    return sorted(
        dict.fromkeys(findings),
        key=lambda f: (order.index(f.severity), f.focus, f.rule, f.path or "", f.value or "", f.message),
    )


def cells_of(built: "Build | None", things: set[str]) -> Cells:
    """The cells of all statements about some things; looking for those of no thing costs nothing."""
    found: Cells = {}
    if built is not None and things:
        for line, cell in built.origins().items():
            thing = line.partition(" ")[0]
            if thing in things:
                found.setdefault(thing, []).append((line, cell))
    return found


def cell_of(cells: Cells, focus: "Node | None", path: "Node | None", value: "Node | None") -> Cell | None:
    """The cell of the triple that a finding is about, or of any statement about the thing.

    Rules that look at all members of a network at once find a member, and name the property of it that is wrong as
    path.
    """
    if focus is None:
        return None
    about = cells.get(focus.n3(), [])
    start = f"{focus.n3()} {path.n3()} " if path is not None else ""
    exact = [cell for line, cell in about if value is not None and start and line == start + value.n3()]
    near = exact or [cell for line, cell in about if start and line.startswith(start)]
    if not near and path is not None and value is not None:
        start = f"{value.n3()} {path.n3()} "
        near = [cell for line, cell in cells.get(value.n3(), []) if line.startswith(start)]
    return min(near or [cell for _, cell in about], default=None)
