"""What rdflib cannot run is one error of ours, whatever rdflib raises."""

from collections.abc import Callable, Generator
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef

import creativegraph as cg
from creativegraph.errors import QueryError


@pytest.fixture
def world() -> cg.Graph:
    return cg.open_graph(Graph().parse(data='<urn:a> <urn:b> "x", 1 .', format="turtle"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { GRAPH ?g { ?s ?p ?o } }", "ASK { GRAPH <urn:x> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o MINUS { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT * { {} UNION { GRAPH ?g { ?s ?p ?o } } }",
    ],
)  # fmt: skip
def test_named_graphs_of_an_rdflib_graph_are_refused(query: str, world: cg.Graph) -> None:
    with pytest.raises(QueryError, match="an rdflib Graph has no named graphs; write the query without GRAPH"):
        world.sparql(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p ?o FILTER (REGEX(?o, "(")) }', 'SELECT (REPLACE("a", "(", "x") AS ?y) {}',
        "SELECT (SUM(?o) AS ?x) { ?s ?p ?o }", "SELECT * { ?s !(<urn:x>|^<urn:y>) ?o }",
        "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999",
    ],
)  # fmt: skip
def test_what_rdflib_fails_at_is_one_line(query: str, world: cg.Graph) -> None:
    with pytest.raises(QueryError, match="rdflib cannot run the query: ") as caught:
        world.sparql(query)

    assert "\n" not in str(caught.value)


def test_half_a_character_in_an_rdflib_graph_is_our_error() -> None:
    graph = Graph()
    graph.add((URIRef("https://w3id.org/creativegraph/id/place/a"), URIRef("http://www.w3.org/2004/02/skos/core#prefLabel"),
               Literal("a\ud800", lang="en")))  # fmt: skip

    with pytest.raises(QueryError, match="half a character"):
        cg.open_graph(graph).run("claims/names")


class Counted(Graph):
    """An rdflib graph that counts the triples that it gives."""

    given = 0

    def triples(self, triple: Any) -> Generator[Any, None, None]:
        for each in super().triples(triple):
            self.given += 1
            yield each


def counted(turtle: str) -> tuple[cg.Graph, Counted]:
    """A world of a thousand triples and some more, and what counts how many of them are looked at."""
    graph = Counted()
    graph.parse(data=turtle, format="turtle")
    for number in range(1000):
        graph.add((URIRef(f"urn:other:{number}"), URIRef("urn:other"), Literal(number)))
    graph.given = 0
    return cg.open_graph(graph), graph


def test_a_pattern_after_two_lists_of_values_looks_at_no_triple_that_they_do_not_name() -> None:
    world, graph = counted("<urn:a> <urn:b> 1 ; <urn:c> 2 .")

    rows = world.sparql("""
        SELECT ?o { VALUES ?language { "en" } VALUES ?s { <urn:a> } VALUES ?p { <urn:b> <urn:d> } ?s ?p ?o }
    """)

    assert isinstance(rows, cg.Rows)
    assert [str(row[0]) for row in rows] == ["1"]
    assert graph.given <= 1


@pytest.mark.parametrize(
    ("right", "found"),
    [
        ("{ ?s <urn:b> ?o FILTER (BOUND(?x)) }", []),
        ("{ ?s <urn:b> ?o FILTER (!BOUND(?x)) }", ["1"]),
        ("{ { ?s <urn:b> ?o } UNION { ?s <urn:c> ?o } }", ["1", "2"]),
        ("{ ?s <urn:b> ?o BIND (BOUND(?x) AS ?x) }", []),
        ("{ ?s <urn:b> ?o OPTIONAL { ?s <urn:c> ?x } }", []),
        ("{ SELECT ?s ?o { ?s <urn:b> ?o } LIMIT 1 }", ["1"]),
        ("{ ?nowhere <urn:b>* ?nowhere . ?s <urn:b> ?o }", []),
        ("{ ?nowhere (<urn:b>|<urn:c>?)/^<urn:b> ?any . ?s <urn:b> ?o }", []),
    ],
)
def test_quick_joins_give_what_sparql_says_where_the_right_side_says_more(
    right: str, found: list[str], given: Callable[[str], cg.Graph]
) -> None:
    world, _ = counted("<urn:a> <urn:b> 1 ; <urn:c> 2 .")
    before = "VALUES ?x { 5 } VALUES ?s { <urn:a> } VALUES ?nowhere { <urn:nowhere> }"

    query = f"SELECT ?o {{ {before} {right} }} ORDER BY ?o"
    answers = [each.sparql(query) for each in (world, given("<urn:a> <urn:b> 1 ; <urn:c> 2 ."))]

    assert [[str(row[0]) for row in rows] for rows in answers if isinstance(rows, cg.Rows)] == [found, found]
