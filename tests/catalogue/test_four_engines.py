"""Four engines give equal rows: the embedded one, rdflib (see test_catalogue), an Oxigraph server, a Virtuoso 7."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from tests.support.questions import NAMES, SECOND, Asked, all_asked, examples, one_a_topic, packaged
from tests.support.servers import DATA, put_to_virtuoso, virtuoso
from tests.support.shared_checks import shared_checks

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.errors import IncompleteError, QueryError

PAGE = Path(__file__).parents[2] / "docs" / "engines.md"
TEN = (*one_a_topic(), "outcomes/of_event")


@pytest.fixture
def on_oxigraph(oxigraph_server: str) -> cg.Graph:
    return cg.connect(oxigraph_server)


@pytest.fixture
def on_virtuoso(virtuoso_server: str) -> cg.Graph:
    # A busy machine must not fail a test: Virtuoso waits for the disk.
    return cg.connect(virtuoso_server, graph=DATA, timeout=600)


@pytest.fixture(scope="module")
def checked_once() -> Iterator[None]:
    """Validate the packaged graph once for all servers, and one of theirs again where its triples differ."""
    with shared_checks():
        yield


@pytest.fixture(params=["on_oxigraph", pytest.param("on_virtuoso", marks=pytest.mark.foreign)])
def there(request: pytest.FixtureRequest) -> cg.Graph:
    found: cg.Graph = request.getfixturevalue(request.param)
    return found


def asked_of(names: Sequence[str]) -> list[Asked]:
    """Some questions, in each way of asking."""
    return [each for each in all_asked() if each.name in names]


def others() -> Iterator[Asked]:
    """Some questions with another thing than the example, and with both."""
    for (name, parameter), second in SECOND.items():
        example = examples(name)
        yield Asked(name, f"other {parameter}", None, {**example, parameter: second})
        yield Asked(name, f"both {parameter}", None, {**example, parameter: [*example[parameter], second]})


def unequal(there: cg.Graph, asked: Sequence[Asked]) -> list[Asked]:
    """The questions to which a server does not give the rows of the embedded engine."""
    return [each for each in asked if each.of(there).to_dicts() != each.of(packaged()).to_dicts()]


def test_queries_give_equal_rows_on_an_oxigraph_server(on_oxigraph: cg.Graph) -> None:
    assert unequal(on_oxigraph, asked_of(TEN)) == []


STARTS = 3
"""Virtuoso plans by samples, and now and then a plan loses rows: in one of so many fresh starts all must be there.

A question that loses rows in each start still fails, one that does so in every fourth start fails once in 256 runs.
"""


@pytest.mark.foreign
def test_queries_give_equal_rows_on_virtuoso(on_virtuoso: cg.Graph, kept_virtuoso: Path) -> None:
    odd = unequal(on_virtuoso, [*asked_of(NAMES), *others()])

    for _ in range(STARTS):
        if odd:
            with virtuoso(kept_virtuoso) as address:
                odd = unequal(cg.connect(address, graph=DATA, timeout=600), odd)
    assert odd == []


@pytest.mark.parametrize(
    "text",
    [
        *("lễ hội", "nothing of that name"),
        *(pytest.param(each, marks=pytest.mark.cold) for each in ("ha noi", "UNESCO", "bra")),
    ],
)
def test_names_are_found_alike(text: str, there: cg.Graph) -> None:
    assert cg.find(there, text) == cg.find(packaged(), text)


@pytest.mark.parametrize(
    "asked", [("membership/hanoi-uccn", "cg:memberSince"), ("hcdf-2024", None), ("hcdf-2024", "visitors")]
)
def test_statements_are_explained_alike(asked: tuple[str, str | None], there: cg.Graph) -> None:
    assert cg.why(there, *asked) == cg.why(packaged(), *asked)


@pytest.mark.cold
def test_a_graph_is_exported_alike_and_nothing_is_lost(there: cg.Graph) -> None:
    ours, theirs = cg.export(packaged(), format="nt"), cg.export(there, format="nt")

    assert len(there) == len(packaged())
    assert sorted(theirs.splitlines()) == sorted(ours.splitlines())


@pytest.mark.cold
@pytest.mark.usefixtures("checked_once")
def test_a_graph_is_checked_alike(there: cg.Graph) -> None:
    assert cg.validate(there).findings == cg.validate(packaged()).findings


def test_truths_and_graphs_are_answered_alike(there: cg.Graph) -> None:
    city = "<https://w3id.org/creativegraph/id/place/hanoi>"

    assert there.sparql(f"ASK {{ {city} ?property ?value }}") is True
    assert there.sparql("ASK { <urn:nothing> ?property ?value }") is False
    part = f"CONSTRUCT {{ {city} ?property ?value }} WHERE {{ {city} ?property ?value }}"
    made, expected = there.sparql(part), packaged().sparql(part)
    assert isinstance(made, cg.Graph)
    assert isinstance(expected, cg.Graph)
    assert sorted(made.engine.ntriples().splitlines()) == sorted(expected.engine.ntriples().splitlines())
    assert isinstance(there.sparql(f"DESCRIBE {city}"), cg.Graph)


def test_values_of_every_kind_come_alike(there: cg.Graph) -> None:
    asked = """
        SELECT ?value WHERE { VALUES ?value { true false 12 -3 1.5 "text" "chữ, “có” dấu"@vi <https://example.org/x>
        "2024-11-09"^^<http://www.w3.org/2001/XMLSchema#date> "a \\"quoted\\" one" "two\\nlines" } }
    """
    found, expected = there.sparql(asked), packaged().sparql(asked)

    assert isinstance(found, cg.Rows)
    assert isinstance(expected, cg.Rows)
    assert [(type(row[0]), row[0]) for row in found] == [(type(row[0]), row[0]) for row in expected]


@pytest.mark.foreign
def test_rows_beyond_the_limit_of_virtuoso_are_fetched_or_an_error(on_virtuoso: cg.Graph) -> None:
    every = "SELECT ?thing ?kind WHERE { ?thing a ?kind }"

    with pytest.raises(IncompleteError, match=r"returned 10,000 of"):
        on_virtuoso.sparql(every)
    with pytest.raises(IncompleteError):
        on_virtuoso.sparql("CONSTRUCT { ?thing a ?kind } WHERE { ?thing a ?kind }")
    limited = on_virtuoso.sparql(every + " LIMIT 9000")
    assert isinstance(limited, cg.Rows)
    assert len(limited) == 9000


@pytest.mark.foreign
def test_a_server_that_gives_a_hundred_rows_at_once_answers_as_any_other(kept_virtuoso: Path) -> None:
    with virtuoso(kept_virtuoso, rows=100) as address:
        there = cg.connect(address, graph=DATA)

        for name in ("places/countries", "cities/positions", "events/timeline"):
            assert there.run(name).to_dicts() == packaged().run(name).to_dicts()
        assert cg.find(there, "ha noi") == cg.find(packaged(), "ha noi")  # of 7,000 names


@pytest.mark.foreign
def test_cities_in_no_country_are_not_lost_on_virtuoso(given: Callable[[str], cg.Graph], virtuoso_server: str) -> None:
    cities = "".join(
        f'place:c{n} a cg:City ; skos:prefLabel "C{n}"@en ; cg:latitude {n}.5 ; cg:longitude {n}.5 .'
        f"membership:m{n} a cg:NetworkMembership ; cg:memberCity place:c{n} ; cg:inNetwork network:uccn ."
        for n in range(10)
    )
    world = given(
        cities + "place:c3 cg:locatedIn place:land . place:land a cg:Country . network:uccn a cg:CityNetwork ."
    )
    apart = f"{DATA}/cities-in-no-country"
    put_to_virtuoso(virtuoso_server, world, apart)
    there = cg.connect(virtuoso_server, graph=apart)

    for name in ("cities/members", "cities/overview", "cities/positions", "cities/incomplete"):
        found = there.run(name)

        assert found.to_dicts() == world.run(name).to_dicts()
        assert len(found) >= 9


def test_an_endpoint_cannot_be_made_to_ask_other_servers(there: cg.Graph) -> None:
    with pytest.raises(cg.errors.RemoteAccessError):
        there.sparql("SELECT ?x WHERE { SERVICE <http://127.0.0.1:1/> { ?x ?y ?z } }")


def test_what_is_no_sparql_is_told_as_the_embedded_engine_tells_it(there: cg.Graph) -> None:
    with pytest.raises(QueryError, match=r"the query is not SPARQL 1\.1: error at 1:"):
        there.sparql("SELECT ?thing WHERE { ?thing a")


def test_the_table_of_engines_in_the_documents_is_current() -> None:
    marked = [f"| `{name}` |" for name in NAMES if re.search(r"# classes$", catalogue.load(name).text, re.MULTILINE)]
    page = PAGE.read_text(encoding="utf-8")

    assert all(each.split("|")[1].strip() in page for each in marked), "\n".join(marked)
    assert f"{len(NAMES)} queries" in page
