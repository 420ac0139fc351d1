"""QLever and Jena Fuseki, as they write and send their answers: rows are those of the embedded graph."""

from collections.abc import Callable

import pytest
from tests.support.dialects import Dialect, Fuseki, QLever, speaking

import creativegraph as cg
from creativegraph.errors import IncompleteError, LateError, QueryError

WORLD = """
    place:a a cg:City ; skos:prefLabel "Alba, the \\"white\\""@en, "An Ba"@vi ; cg:joinedIn 2019 ;
        cg:latitude 10.5 ; cg:longitude 105.0 ; skos:note "two\\nlines", "carriage\\r\\nreturn", "tab\\tbed", "é" .
    place:b a cg:City ; cg:joinedIn 2020 ; skos:note [ skos:prefLabel "of nobody"@en ] .
    place:c a cg:City ; skos:prefLabel "Chợ Lớn"@vi .
"""
SELECT = """PREFIX cg: <https://w3id.org/creativegraph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?note ?city ?year ?latitude { ?city a cg:City OPTIONAL { ?city skos:note ?note FILTER (!isBlank(?note)) }
    OPTIONAL { ?city cg:joinedIn ?year } OPTIONAL { ?city cg:latitude ?latitude } } ORDER BY ?city ?note"""
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER (!isBlank(?s) && !isBlank(?o)) }"
Given = Callable[[str], cg.Graph]
both = pytest.mark.parametrize("dialect", [QLever(), Fuseki()], ids=["qlever", "fuseki"])


@both
def test_rows_of_catalogued_queries_are_those_of_the_embedded_graph(dialect: Dialect, given: Given) -> None:
    world = given(WORLD)
    with speaking(dialect, world) as (there, _):
        for name in ("claims/names", "cities/members", "places/coordinates_of"):
            asked = {"place": ["place/a", "place/b"]} if name.startswith("places") else {}
            assert list(there.run(name, timeout=None, **asked)) == list(world.run(name, timeout=None, **asked))
        assert there.labels(["https://w3id.org/creativegraph/id/place/a"]) == world.labels(
            ["https://w3id.org/creativegraph/id/place/a"]
        )


@both
def test_answers_to_ones_own_sparql_are_those_of_the_embedded_graph(dialect: Dialect, given: Given) -> None:
    world = given(WORLD)
    with speaking(dialect, world) as (there, asked):
        assert there.sparql(SELECT) == world.sparql(SELECT)
        assert there.sparql(SELECT + "\n# by POST" * 300) == world.sparql(SELECT)
        assert there.sparql("ASK { ?s ?p 2019 }") is True
        assert there.sparql("ASK { ?s ?p 1919 }") is False
        made, here = there.sparql(CONSTRUCT), world.sparql(CONSTRUCT)

    assert isinstance(made, cg.Graph)
    assert isinstance(here, cg.Graph)
    assert set(made.store()) == set(here.store())
    assert {"GET", "POST"} == set(asked)


@both
def test_a_result_that_the_server_broke_off_with_a_text_is_no_answer(dialect: Dialect, given: Given) -> None:
    with speaking(dialect, given(WORLD), "cut") as (there, _):
        with pytest.raises(IncompleteError, match="stopped in the middle of the result"):
            there.run("claims/names")
        for text in (SELECT, CONSTRUCT):
            with pytest.raises(IncompleteError, match="stopped in the middle of the result"):
                there.sparql(text)


@both
def test_a_query_beyond_the_time_limit_of_the_server_is_sent_once(dialect: Dialect, given: Given) -> None:
    with (
        speaking(dialect, given(WORLD), "late") as (there, asked),
        pytest.raises(LateError, match=r"time limit .*timed out"),
    ):
        there.sparql(SELECT)

    assert len(asked) == 1


@both
def test_what_the_server_says_of_a_wrong_query_is_in_the_message(dialect: Dialect, given: Given) -> None:
    with speaking(dialect, given(WORLD)) as (there, _), pytest.raises(QueryError, match=r"400, '(Parse error|error)"):
        there.engine.select("SELECT nothing")
