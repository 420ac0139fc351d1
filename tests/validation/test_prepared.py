"""Queries of shapes are read once for pySHACL, and mean what they meant."""

from rdflib import Literal, URIRef, Variable

from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.graph import Graph
from creativegraph.validation.engines import prepared
from creativegraph.validation.engines.engines import run_pyshacl
from creativegraph.validation.engines.prepared import PreparedGraph

NAME = Variable("name")
NAMED = 'SELECT ?this WHERE { ?this ex:name "Hà Nội" }'
SHAPE = b"""
<urn:shape> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/shacl#NodeShape> .
<urn:shape> <http://www.w3.org/ns/shacl#targetSubjectsOf> <urn:name> .
<urn:shape> <http://www.w3.org/ns/shacl#sparql> <urn:constraint> .
<urn:constraint> <http://www.w3.org/ns/shacl#select> "SELECT $this ?value WHERE { $this <urn:name> ?value \
FILTER (STRLEN(?value) > 3) }" .
"""


def named(number: int, text: str) -> tuple[URIRef, URIRef, Literal]:
    """A thing with a name."""
    return URIRef(f"urn:{number}"), URIRef("http://a.example/name"), Literal(text)


def test_a_query_of_a_shape_is_read_once_for_all_that_it_looks_at() -> None:
    lines = [f'<urn:{number}> <urn:name> "{"x" * number}" .' for number in range(1, 21)]
    prepared.read.cache_clear()

    found = run_pyshacl(Graph(OxigraphEngine(in_memory("\n".join(lines).encode()))), SHAPE)

    assert len(found) == 17
    assert prepared.read.cache_info().misses == 1
    assert prepared.read.cache_info().hits == 19


def test_a_query_read_before_is_read_anew_when_its_prefix_names_something_else() -> None:
    graph = PreparedGraph()
    graph.add(named(1, "Hà Nội"))

    found = [
        len(graph.query(NAMED, initNs={"ex": base}))
        for base in ("http://a.example/", "http://b.example/")
        for _ in "12"
    ]
    graph.bind("ex", "http://a.example/")
    bound = len(graph.query(NAMED))

    assert (found, bound) == ([1, 1, 0, 0], 1)


def test_a_query_that_was_asked_gives_the_values_of_what_it_is_asked_of_next() -> None:
    graph = PreparedGraph()
    for number in range(3):
        graph.add(named(number, f"name {number}"))
    text = "SELECT ?name WHERE { ?this <http://a.example/name> ?name }"

    found = [
        [each[NAME] for each in graph.query(text, initBindings={"this": URIRef(f"urn:{number}")}).bindings]
        for number in (0, 2, 3)
    ]

    assert found == [[Literal("name 0")], [Literal("name 2")], []]
