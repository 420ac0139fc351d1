"""What rdflib cannot run is one error of ours, whatever rdflib raises."""

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
