"""SHACL by pySHACL; the one place that meets it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import resources
from creativegraph.errors import Fault
from creativegraph.graph import Graph
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
    """
    from pyshacl import validate as run  # noqa: TID251 - this is the one place

    rules = shapes_graph(shapes)
    data = graph.to_rdflib()
    _, results, _ = run(data, shacl_graph=rules, advanced=True, inplace=True)
    if isinstance(results, (str, bytes)) or not hasattr(results, "subject_objects"):
        raise TypeError(type(results))
    cells = graph.built.origins() if graph.built else {}
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
    for path in (*sorted(resources.folder("shapes").glob("*.ttl")), *map(Path, more)):
        rules.parse(path, format="turtle")
    return rules


def collected(results: "RdflibGraph", rules: "RdflibGraph", cells: dict[str, Fault], language: str) -> list[Finding]:
    """The results of a SHACL report as findings, in a stable order."""
    from rdflib import RDF, Literal, URIRef

    def one(node: "Node", local: str) -> "Node | None":
        return results.value(node, named("sh", local))

    findings = []
    for node in results.subjects(RDF.type, named("sh", "ValidationResult")):
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


def cell_of(cells: dict[str, Fault], focus: "Node | None", path: "Node | None", value: "Node | None") -> Fault | None:
    """The cell of the triple that a finding is about, or of any statement about the thing."""
    if not cells or focus is None:
        return None
    start = f"{focus.n3()} "
    if path is not None and value is not None:
        exact = f"{start}{path.n3()} {value.n3()}"
        if exact in cells:
            return cells[exact]
    if path is not None:
        near = [cell for line, cell in cells.items() if line.startswith(f"{start}{path.n3()} ")]
        if near:
            return min(near)
    about = [cell for line, cell in cells.items() if line.startswith(start)]
    return min(about) if about else None
