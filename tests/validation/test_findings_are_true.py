"""What a finding promises: its value is reached from its focus by its path, or it says what is missing or counted."""

import pathlib as files
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.term import Node
from tests.support.worlds import all_worlds, found_in_all_worlds

import creativegraph as cg
from creativegraph import project
from creativegraph.iris import TERMS, THINGS
from creativegraph.validation.engines.engines import in_rdflib, untouched_literals
from creativegraph.validation.report import Finding

HERE = files.Path(__file__).parents[1] / "worlds" / "bad"
TIMES = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


class Truth(NamedTuple):
    """A validated graph and the shapes, both in rdflib, and the things that each shape is aimed at."""

    graph: Graph
    shapes: Graph
    aims: dict[Node, set[Node]]

    def holds(self, finding: Finding) -> bool:
        """True if a finding states what is in the graph."""
        with untouched_literals():
            focus, value = node(finding.focus_term), node(finding.value_term)
            if focus is None or not self.is_aimed_at(focus, URIRef(finding.rule)):
                return False
            path = self.path(finding)
            if finding.of == "value":
                return value is not None and (focus == value if path is None else value in self.values(focus, path))
            if value is not None or path is None or path.n3() != self.path_asked(finding):
                return False
            return self.lacks(finding, list(self.values(focus, path)))

    def path_asked(self, finding: Finding) -> str:
        """The path of the shape: what is not there cannot be looked up."""
        return self.path_at(self.shapes.value(URIRef(finding.rule), SH.path))

    def path_at(self, at: Node | None) -> str:
        """A path of the shapes as SPARQL writes it, nothing where there is none."""
        return path_of(self.shapes, at).n3() if at is not None else ""

    def lacks(self, finding: Finding, values: list[Node]) -> bool:
        """True if some values are fewer or more than the shape allows, or the one that it asks for is not there."""
        shape = URIRef(finding.rule)
        least, most, asked = (
            next(self.shapes.objects(shape, each), None)
            for each in (SH.minCount | SH.qualifiedMinCount, SH.maxCount | SH.qualifiedMaxCount, SH.hasValue)
        )
        found = sum(self.is_such(shape, each) for each in set(values))
        if finding.of == "missing":
            return asked not in values if asked is not None else not any(self.is_such(shape, each) for each in values)
        tags = [each.language for each in values if isinstance(each, Literal) and each.language]
        alike = self.shapes.value(shape, SH.uniqueLang) is not None and len(set(tags)) < len(tags)
        return alike or bool((least and found < int(str(least))) or (most and found > int(str(most))))

    def is_such(self, shape: Node, value: Node) -> bool:
        """True if a value has the language, class or code that a qualified shape counts; any if it is no such shape."""
        languages = next(self.shapes.objects(shape, SH.qualifiedValueShape / SH.languageIn), None)
        kind = next(self.shapes.objects(shape, SH.qualifiedValueShape / SH["class"]), None)
        if languages is not None:
            return isinstance(value, Literal) and value.language in [
                str(each) for each in Collection(self.shapes, languages)
            ]
        return self.has_codes(shape, value) and (kind is None or value in set(things(self.graph, SH.targetClass, kind)))

    def has_codes(self, shape: Node, value: Node) -> bool:
        """True if a value has of each property that a qualified shape asks of it only codes that it lists."""
        asked = [
            (self.shapes.value(each, SH.path), set(Collection(self.shapes, codes)))
            for each in self.shapes.objects(shape, SH.qualifiedValueShape / SH.property)
            if (codes := self.shapes.value(each, SH["in"])) is not None
        ]
        return all(set(self.graph.objects(value, path)) <= codes for path, codes in asked)

    def values(self, focus: Node, path: Node | Path) -> Iterator[Node]:
        """The values that a path leads to."""
        yield from self.graph.objects(focus, path)

    def is_aimed_at(self, focus: Node, shape: Node) -> bool:
        """True if a thing is a target of a shape or of one that the shape is a property of."""
        homes = {shape, *self.shapes.transitive_subjects(SH.property, shape)}
        return any(focus in aimed for home, aimed in self.aims.items() if home in homes)

    @staticmethod
    def path(finding: Finding) -> "Node | Path | None":
        """The path of a finding as rdflib evaluates it."""
        if finding.path_triples:
            return path_described(tuple(finding.path_triples))
        return URIRef(finding.path) if finding.path else None


@cache
def path_described(triples: tuple[str, ...]) -> "URIRef | Path":
    """The path that triples describe."""
    described = Graph().parse(data="\n".join(triples), format="nt")
    used = set(described.objects())
    return path_of(described, next(each for each in described.subjects() if each not in used))


def path_of(graph: Graph, at: Node) -> "URIRef | Path":
    """A path that triples describe as SHACL does."""
    if isinstance(at, URIRef):
        return at
    if (inner := graph.value(at, SH.inversePath)) is not None:
        return InvPath(path_of(graph, inner))
    if (choice := graph.value(at, SH.alternativePath)) is not None:
        return AlternativePath(*(path_of(graph, each) for each in Collection(graph, choice)))
    for name, sign in TIMES.items():
        if (inner := graph.value(at, name)) is not None:
            return MulPath(path_of(graph, inner), sign)  # type: ignore[arg-type]
    return SequencePath(*(path_of(graph, each) for each in Collection(graph, at)))


@cache
def node(term: str) -> Node | None:
    """A term of N-Triples in rdflib."""
    if not term or term.startswith("_:"):
        return BNode(term[2:]) if term else None
    return next(iter(in_rdflib(f"<urn:x> <urn:x> {term} .".encode()).objects()))


def stated(finding: Finding) -> tuple[str, ...]:
    """What a finding states."""
    return (finding.rule, finding.of, finding.focus_term, finding.path or "", finding.value_term)


def exchanged(finding: Finding, others: Iterable[str]) -> Iterator[tuple[str, Finding]]:
    """A finding with its focus, path or value exchanged for something else of the same graph."""
    if finding.value_term and finding.value_term != finding.focus_term:
        yield "focus and value", replace(finding, focus_term=finding.value_term, value_term=finding.focus_term)
    yield "value", replace(finding, value_term='"exchanged"')
    if finding.value_term and finding.path:
        yield "value", replace(finding, value_term=finding.focus_term)
    for other in others:
        yield "focus", replace(finding, focus_term=other)
    other = RDFS.label if finding.path == str(RDF.type) else RDF.type
    yield "path", replace(finding, path=str(other), path_triples=())
    if not finding.value_term:
        yield "kind", replace(finding, of="value")


@pytest.fixture(scope="module")
def checked() -> tuple[Truth, cg.Report]:
    """All worlds at once, each with names of its own; that pySHACL finds the very same, test_answers says."""
    described = (each.triple for path in project.all_files("shapes", "*.ttl") for each in parse(path=path))
    with untouched_literals():
        graph = in_rdflib(all_worlds().engine.ntriples())
        shapes = in_rdflib(serialize(described, format=RdfFormat.N_TRIPLES) or b"")
    aims: dict[Node, set[Node]] = {}
    for kind in TARGETS:
        for shape, aim in shapes.subject_objects(kind):
            aims.setdefault(shape, set()).update(things(graph, kind, aim))
    return Truth(graph, shapes, aims), found_in_all_worlds()


def things(graph: Graph, kind: Node, aim: Node) -> Iterator[Node]:
    """The things that a target names."""
    if kind == SH.targetClass:
        for each in graph.transitive_subjects(RDFS.subClassOf, aim):
            yield from graph.subjects(RDF.type, each)
    elif kind == SH.targetSubjectsOf:
        yield from graph.subjects(aim)
    else:
        yield from graph.objects(None, aim)


def test_every_finding_is_true_in_the_graph(checked: tuple[Truth, cg.Report]) -> None:
    truth, report = checked

    untrue = [repr(each) for each in report.findings if not truth.holds(each)]

    assert report.findings
    assert untrue == []


def test_both_years_of_a_broken_order_are_in_the_message() -> None:
    world = HERE / "member-before-the-network-is-founded.ttl"

    (english,) = cg.validate(cg.open_graph(world), language="en").findings
    (vietnamese,) = cg.validate(cg.open_graph(world), language="vi").findings

    assert "joined in 1999, founded in 2004" in english.message
    assert "gia nhập năm 1999, thành lập năm 2004" in vietnamese.message
    assert (english.focus, english.short_path, english.value) == (
        THINGS + "membership/alba-ports", "cg:memberSince", "1999",
    )  # fmt: skip


def test_no_message_has_a_variable_left_in_it(checked: tuple[Truth, cg.Report]) -> None:
    _, report = checked

    assert [each.message for each in report.findings if "{" in each.message] == []


def test_every_shape_has_a_finding_that_would_be_untrue_if_focus_path_or_value_were_exchanged(
    checked: tuple[Truth, cg.Report],
) -> None:
    truth, report = checked
    elsewhere = f"<{TERMS}City>"

    reported = {stated(each) for each in report.findings}  # in a circle, exchanging makes another finding

    noticed, tried = set(), set()
    for finding in report.findings:
        for what, changed in exchanged(finding, [elsewhere]):
            tried.add((finding.name, what))
            if stated(changed) in reported or not truth.holds(changed):
                noticed.add((finding.name, what))

    assert sorted(tried - noticed) == []
