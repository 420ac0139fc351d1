"""The test suite of SHACL by the W3C, where its folder is there: what each test validates, and what shall be found."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rdflib import RDF, BNode, Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.term import Node

from creativegraph.iris import PREFIXES
from creativegraph.validation.engines.engines import untouched_literals

ROOT = Path(__file__).parents[2]
SUITE = ROOT.parent / "shared" / "suites" / "shacl"
ABSENT = f"the test suite of SHACL is not at {SUITE}"
NOT_REACHED = ("sparql/component/nodeValidator-001.ttl",)
"""Tests that lie in the folder although no manifest leads to them."""
SH = Namespace(PREFIXES["sh"])
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
PATHS = {SH.inversePath: "^({})", SH.zeroOrMorePath: "({})*", SH.oneOrMorePath: "({})+", SH.zeroOrOnePath: "({})?"}
COMPARED = (
    SH.focusNode, SH.resultPath, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape, SH.value,
)  # fmt: skip
ALSO = (SH.sourceConstraint, SH.resultMessage)
"""What is compared where a test gives it."""


class Entry(NamedTuple):
    """A test: its name, the files, and what shall be found in the graph of its manifest; None for a failure."""

    name: str
    data: Path
    shapes: Path
    manifest: Graph
    expected: Node | None


def entries() -> list[Entry]:
    """All tests that validate, those that no manifest leads to last."""
    seen: set[Path] = set()
    with untouched_literals():
        return [
            each
            for path in (SUITE / "manifest.ttl", *(SUITE / name for name in NOT_REACHED))
            for each in below(path, seen)
        ]


def below(path: Path, seen: set[Path]) -> Iterator[Entry]:
    """The tests of a manifest and of those that it includes."""
    if path in seen or not path.exists():
        return
    seen.add(path)
    graph = Graph().parse(path, publicID=path.as_uri(), format="turtle")
    for included in graph.objects(None, MF.include):
        yield from below(local(included), seen)
    for test in graph.subjects(RDF.type, SHT.Validate):
        action, result = graph.value(test, MF.action), graph.value(test, MF.result)
        data, shapes = (local(graph.value(action, each)) for each in (SHT.dataGraph, SHT.shapesGraph))
        name = local(test).relative_to(SUITE).as_posix()
        yield Entry(name, data, shapes, graph, None if result == SHT.Failure else result)


def local(iri: Node | None) -> Path:
    """The file that an IRI names."""
    return Path(str(iri).removeprefix("file://"))


def agrees(entry: Entry, report: Graph) -> bool:
    """True if a report conforms as a test says, and has the same results and no others."""
    if entry.expected is None:
        return False
    given = compared(entry.manifest, entry.expected, (*COMPARED, *ALSO))
    used = (*COMPARED, *(each for each in ALSO if (None, each, None) in given))
    root = report.value(None, RDF.type, SH.ValidationReport)
    return isomorphic(compared(entry.manifest, entry.expected, used), compared(report, root, used))


def compared(graph: Graph, root: Node | None, used: tuple[Node, ...]) -> Graph:
    """What is compared of a report: paths are written out, and of shapes without a name there is the node alone."""
    found = Graph()
    for value in graph.objects(root, SH.conforms):
        found.add((BNode("report"), SH.conforms, value))
    for result in graph.objects(root, SH.result):
        found.add((BNode("report"), SH.result, result))
        for name, value in graph.predicate_objects(result):
            if name in used:
                found.add((result, name, Literal(path_of(graph, value)) if name == SH.resultPath else value))
    return found


def path_of(graph: Graph, node: Node) -> str:
    """A path as text."""
    if not isinstance(node, BNode):
        return node.n3()
    for name, form in PATHS.items():
        if (step := graph.value(node, name)) is not None:
            return form.format(path_of(graph, step))
    choice = graph.value(node, SH.alternativePath)
    sign = "/" if choice is None else "|"
    return sign.join(path_of(graph, each) for each in graph.items(node if choice is None else choice))
