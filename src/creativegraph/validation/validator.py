"""SHACL by pySHACL; the one place that meets it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import resources
from creativegraph.engines import OxigraphEngine
from creativegraph.errors import Fault, FormatError, shown
from creativegraph.graph import Graph
from creativegraph.opening import load
from creativegraph.validation.findings import Finding, Report
from creativegraph.values import IRI, PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

__all__ = ["validate"]

SEVERITIES = {"Violation": "violation", "Warning": "warning", "Info": "info"}


def validate(graph: Graph, *, shapes: Iterable[str | Path] = (), language: str | None = None) -> Report:
    """What the shapes find wrong in ``graph``, worst first, then by thing and rule.

    Findings of a graph made of tables know the cell. Messages are in ``language``, the graph's first
    language by default, else English.

    Args:
        graph: what to check.
        shapes: Turtle files to use beside the packaged shapes.
        language: of the messages.

    Raises:
        UnreadableError: a file of shapes is missing or is not Turtle.
        FormatError: the shapes cannot be run.
    """
    from pyshacl import validate as run  # noqa: TID251 - this is the one place
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError  # noqa: TID251

    rules = shapes_graph(shapes)
    data = graph.to_rdflib()
    try:
        _, results, _ = run(data, shacl_graph=rules, advanced=True, inplace=True)
    except (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError) as error:
        raise FormatError(f"the shapes cannot be run: {shown(str(error))}; mend them") from error
    cells = by_subject(graph.built.origins()) if graph.built else {}
    findings = collected(results, rules, cells, language or graph.languages[0])
    return Report(tuple(findings), len(data), len(set(rules.subjects(named("sh", "severity")))))


def named(prefix: str, local: str) -> "Node":
    """A term for rdflib."""
    from rdflib import URIRef

    return URIRef(PREFIXES[prefix] + local)


def shapes_graph(more: Iterable[str | Path]) -> "RdflibGraph":
    """The packaged shapes and further ones."""
    from rdflib import Graph as RdflibGraph

    rules = RdflibGraph()
    own = [more] if isinstance(more, (str, Path)) else more
    for path in (*sorted(resources.folder("shapes").glob("*.ttl")), *map(Path, own)):
        rules.parse(data=ntriples_of(path), format="nt")
    return rules


def ntriples_of(path: Path) -> bytes:
    """A file of shapes as N-Triples; a broken one is told with its line."""
    from pyoxigraph import Store

    store = Store()
    load(store, path)
    return OxigraphEngine(store).ntriples()


def collected(
    results: "RdflibGraph", rules: "RdflibGraph", cells: dict[str, list[tuple[str, Fault]]], language: str
) -> list[Finding]:
    """The results of a SHACL report as findings, in a stable order."""
    from rdflib import Literal, URIRef

    def one(node: "Node", local: str) -> "Node | None":
        return results.value(node, named("sh", local))

    findings = []
    for node in results.objects(None, named("sh", "result")):  # not those under sh:detail
        shape, path, value = one(node, "sourceShape"), one(node, "resultPath"), one(node, "value")
        focus = one(node, "focusNode")
        messages = list(rules.objects(shape, named("sh", "message"))) if shape is not None else []
        messages = messages or list(results.objects(node, named("sh", "resultMessage")))
        spoken = {each.language or "": str(each) for each in messages if isinstance(each, Literal)}
        message = spoken.get(language) or spoken.get("en") or next(iter(spoken.values()), "")
        severity = SEVERITIES.get(IRI(str(one(node, "resultSeverity"))).slug, "violation")
        cell = cell_of(cells, focus, path, value)
        findings.append(
            Finding(
                severity, IRI(str(shape)), message, str(focus), str(path) if isinstance(path, URIRef) else None,
                None if value is None else str(value), cell,
            )
        )  # fmt: skip
    order = list(SEVERITIES.values())
    return sorted(
        dict.fromkeys(findings),
        key=lambda f: (order.index(f.severity), f.focus, f.rule, f.path or "", f.value or ""),
    )


def cell_of(
    cells: dict[str, list[tuple[str, Fault]]], focus: "Node | None", path: "Node | None", value: "Node | None"
) -> Fault | None:
    """The cell of the triple that a finding is about, or of any statement about the thing."""
    if focus is None:
        return None
    about = cells.get(focus.n3(), [])
    start = f"{focus.n3()} {path.n3()} " if path is not None else ""
    exact = [cell for line, cell in about if value is not None and start and line == start + value.n3()]
    near = exact or [cell for line, cell in about if start and line.startswith(start)]
    return min(near or [cell for _, cell in about], default=None)


def by_subject(origins: dict[str, Fault]) -> dict[str, list[tuple[str, Fault]]]:
    """The cells of statements, by the thing that they are about."""
    found: dict[str, list[tuple[str, Fault]]] = {}
    for line, cell in origins.items():
        found.setdefault(line.partition(" ")[0], []).append((line, cell))
    return found
