"""A thing of a wrong kind is refused, by every query that says what it takes; it never answers nothing."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count, cycle
from typing import Any

import pytest
from tests.support.counting import counted
from tests.support.questions import Asked, all_asked

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.errors import ArgumentError, CreativeGraphError, UnknownNameError, WrongKindError
from creativegraph.iris import BASE, compact
from creativegraph.names.complete import complete
from creativegraph.names.kinds import Known, fits
from creativegraph.names.resolve import Lookup
from creativegraph.names.suggest import nearest

Given = Callable[[str], cg.Graph]
THINGS = (
    "place/hanoi", "place/vietnam", "org/unesco", "event/hcdf-2024", "agreement/sovico-unesco-2020", "source/article",
    "code/indicator/visitors", "code/role/steering", "network/uccn", "person/jean-yves-le-saux", "cg:City",
    "cg:memberSince", "claim/a165",
)  # fmt: skip
"""Things of many kinds; for each parameter there are at least five of a wrong one among them."""
WRONG = 5
"""How many of them a query refuses."""
SAMPLES = {"string": "x", "integer": 1, "year": 2024, "decimal": 1, "date": "2024-01-01", "boolean": True}


def wrong_things(graph: cg.Graph, takes: tuple[str, ...]) -> list[str]:
    """Some things that a parameter does not take."""
    graph.run("claims/types_of", thing=list(THINGS))
    known = [graph.lookup.known.get(graph.resolve(each), Known("", frozenset(), frozenset())) for each in THINGS]
    return [name for name, thing in zip(THINGS, known, strict=True) if fits(thing, takes) is False][:WRONG]


def not_refused(graph: cg.Graph, *, every: int = 0) -> list[str]:
    """What queries of the catalogue made of things of wrong kinds, but for refusing them.

    The first query with a parameter of a kind is given two of five; with ``every`` each query is given so many of
    them in turn.
    """
    turn = count()
    odd, taken = [], dict[tuple[str, ...], list[str]]()
    for name in catalogue.names():
        query = catalogue.load(name)
        for asked in (each for each in query.parameters if each.takes):
            rest: dict[str, Any] = {
                each.name: SAMPLES.get(each.kind, cg.IRI(BASE + "id/place/none"))
                for each in query.parameters
                if not each.optional and each is not asked
            }
            wrong = []
            if asked.takes not in taken:
                taken[asked.takes] = wrong_things(graph, asked.takes)
                wrong = taken[asked.takes][::4]
            if every:
                turned = next(turn) % WRONG
                wrong = [*taken[asked.takes][turned:], *taken[asked.takes][:turned]][:every]
            if len(taken[asked.takes]) < WRONG:
                odd.append(f"{name} {asked.name}: only {taken[asked.takes]} are of a wrong kind")
            for thing in wrong:
                try:
                    found = graph.run(name, timeout=None, **rest, **{asked.name: thing})
                    odd.append(f"{name} {asked.name}={thing}: {len(found)} rows")
                except WrongKindError as error:
                    if name not in str(error) or thing not in str(error) or not str(error).startswith(asked.name):
                        odd.append(f"{name} {asked.name}={thing}: {error}")
                except CreativeGraphError as error:
                    odd.append(f"{name} {asked.name}={thing}: {type(error).__name__} {error}")
    return odd


def test_no_kind_of_parameter_takes_a_thing_of_a_wrong_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be meant instead, for which all names are read, other tests look at."""
    monkeypatch.setattr(Lookup, "meant", lambda *_: ("", []))

    assert not_refused(cg.open_graph()) == []


@pytest.mark.cold
def test_no_query_answers_for_any_of_five_things_of_wrong_kinds_nor_at_an_endpoint_for_one_of_them() -> None:
    assert not_refused(cg.open_graph(), every=WRONG) == []
    with counted(cg.open_graph()) as (there, _):
        assert not_refused(there, every=1) == []


def test_a_city_is_no_organisation_and_its_government_is_suggested() -> None:
    graph = cg.open_graph()

    for given in ("Hanoi", "hanoi", "place/hanoi", "Hà Nội", graph.resolve("place/hanoi")):
        with pytest.raises(WrongKindError, match=r"place/hanoi “Hanoi” is a city .* did you mean org/hanoi-city-gov"):
            graph.run("agreements/between", first=given, second="org/unesco")


def test_a_series_is_no_event_and_its_editions_are_suggested(given: Given) -> None:
    graph = given("""
        series:fair a cg:EventSeries ; skos:prefLabel "Fair"@en .
        event:one a cg:Festival ; cg:editionOf series:fair .
        event:two a cg:Festival ; cg:editionOf series:fair .
    """)

    with pytest.raises(WrongKindError, match=r"“Fair” is an event series .* mean event/one or event/two\?"):
        graph.run("outcomes/of_event", event="fair")


def test_an_empty_answer_tells_that_a_city_is_no_country(given: Given) -> None:
    graph = given("""
        place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:locatedIn place:orvane .
        place:orvane a cg:Country ; skos:prefLabel "Orvane"@en .
        membership:alba a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:uccn .
    """)

    empty, full = (graph.run("cities/in_country", country=each) for each in ("alba", "orvane"))

    told = "country: place/alba is a city (cg:City), not a country (cg:Country); did you mean place/orvane?"
    assert (len(empty), empty.notes) == (0, (told,))
    assert (len(full), full.notes) == (1, ())


def test_an_empty_answer_tells_that_a_claim_was_given_and_what_shows_it(given: Given) -> None:
    graph = given("claim:d290 a cg:Claim ; cg:claimSubject place:alba .")

    rows = graph.run("claims/about", subject="d290")

    asked = "creativegraph run claims/record_of --about claim/d290"
    told = f"subject: claim/d290 is the id of a claim; `{asked}` shows what it says"
    assert (len(rows), rows.notes) == (0, (told,))


def test_a_name_of_several_things_means_the_one_of_the_right_kind(given: Given) -> None:
    graph = given("""
        place:alba a cg:City ; skos:prefLabel "Alba"@en .
        event:gala a cg:Festival ; skos:prefLabel "Alba"@en ; dcterms:spatial place:alba .
    """)

    found = graph.run("events/details", event="Alba")

    assert [str(row[0]) for row in found] == [BASE + "id/event/gala"]


def test_a_thing_of_no_known_class_is_asked_and_noted(given: Given) -> None:
    graph = given("""
        event:bare skos:prefLabel "Bare"@en .
        event:other a <urn:other:Happening> .
    """)

    for thing in ("event/bare", "event/other"):
        assert f"no known class for {thing}" in graph.run("outcomes/of_event", event=thing).notes[0]


def test_narrower_classes_of_the_ontology_are_of_the_right_kind(given: Given) -> None:
    graph = given("event:show a cg:Exhibition .")

    assert graph.run("outcomes/of_event", event="event/show").notes == ()


def test_a_name_that_is_not_there_is_an_error_and_an_iri_is_noted(given: Given) -> None:
    graph = given('event:fair a cg:Event ; skos:prefLabel "Fair"@en .')

    for name in ("none", "event/none", "code/indicator/none", "No such"):
        with pytest.raises(UnknownNameError):
            graph.run("outcomes/of_event", event=name)
    found = graph.run("outcomes/of_event", event=BASE + "id/event/none")
    assert (list(found), found.notes) == ([], ("event/none is not in this graph",))


@pytest.mark.parametrize(
    ("given_name", "near"), [("cg:Festvial", "cg:Festival"), (BASE + "ontology#Festvial", "cg:Festival")]
)
def test_a_term_of_the_project_that_the_ontology_does_not_have_is_an_error(
    given_name: str, near: str, given: Given
) -> None:
    graph = given('event:fair a cg:Event ; skos:prefLabel "Fair"@en . cg:Own a owl:Class .')

    with pytest.raises(UnknownNameError, match=f"did you mean {near}\\?"):
        graph.run("events/of_kind", kind=given_name)
    with pytest.raises(UnknownNameError, match="`creativegraph find`"):
        graph.run("claims/types_of", thing="cg:Xyzzyx")
    assert graph.run("events/of_kind", kind="cg:Own").notes == ()
    assert graph.run("events/of_kind", kind="https://other.example/Festvial").notes


@pytest.mark.parametrize(
    ("written", "choices", "meant"),
    [
        ("cg:signedOn", ("cg:designatedIn",), ""),
        ("cgs:Nosuch", ("cgs:SourceShape",), ""),
        ("--first", ("--format",), ""),
        ("--since", ("--scale", "--sources"), ""),
        ("a:bbbb/cccc-dd", ("e:bbbb/cccc-dd",), "e:bbbb/cccc-dd"),
        ("cg:organizedBy", ("cg:organisedBy", "cg:orders"), "cg:organisedBy"),
        ("moed", ("mode", "note"), "mode"),
        ("outcomes/of_evnt", ("outcomes/of_event", "outcomes/of_editions"), "outcomes/of_event"),
        ("place/lisbn", ("place/lisbon", "place/lima"), "place/lisbon"),
    ],
)
def test_only_a_near_spelling_is_suggested(written: str, choices: tuple[str, ...], meant: str) -> None:
    assert nearest(written, choices) == meant


def test_things_added_later_to_an_rdflib_graph_are_found() -> None:
    rdflib = pytest.importorskip("rdflib")
    data = rdflib.Graph()
    graph = cg.open_graph(data)
    thing = rdflib.URIRef(BASE + "id/event/fair")
    assert graph.run("outcomes/of_event", event=str(thing)).notes

    data.add((thing, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/creativegraph/ontology#Event")))

    assert not graph.run("outcomes/of_event", event=str(thing)).notes


def test_a_misspelt_parameter_suggests_the_near_one() -> None:
    with pytest.raises(ArgumentError, match="did you mean network for netwrk"):
        cg.open_graph().run("cities/members", netwrk="uccn")


def test_candidates_for_a_parameter_are_of_its_kind() -> None:
    graph = cg.open_graph()
    event, indicator, *_ = catalogue.load("outcomes/of_event").parameters

    assert ("hcdf-2024", "Hanoi Creative Design Festival 2024") in complete(graph, event.takes, "hcdf")
    assert ("event/hcdf-2024", "Hanoi Creative Design Festival 2024") in complete(graph, event.takes, "event/hc")
    assert ("visitors", "visitors") in complete(graph, indicator.takes, "vis")
    assert "unesco" not in dict(complete(graph, event.takes, "unesc"))


ASKED: tuple[tuple[str, str, dict[str, Any], tuple[str, ...]], ...] = (
    ("an IRI", "claims/facts_of", {"thing": BASE + "id/place/hanoi"}, ("vi", "en")),
    ("kind/slug", "cities/peers_of", {"city": "place/hanoi"}, ("vi", "en")),
    ("a slug", "outcomes/of_event", {"event": "hcdf-2024"}, ("en", "vi")),
    ("a name", "agreements/with_party", {"party": "UNESCO"}, ("en", "vi")),
    ("two kinds", "agreements/between", {"first": "org/unesco", "second": "org/sovico"}, ("fr", "en")),
)


def ways_to_ask(asked: Asked) -> Iterator[Asked]:
    """A question whose things are IRIs, ``kind/slug`` and slugs; addresses of other datasets have no short form."""
    for form in (str, compact, lambda iri: compact(iri).rpartition("/")[2]):
        yield asked._replace(
            arguments={
                name: [form(each) if isinstance(each, str) and each.startswith(BASE) else each for each in values]
                for name, values in asked.arguments.items()
            }
        )


def with_more_requests(asked: Iterable[Asked]) -> list[str]:
    """The questions that take more than two requests at an endpoint, or have other rows or notes there."""
    graph, odd = cg.open_graph(), []
    with counted(graph) as (there, requests):
        for each in asked:
            fresh, wanted = cg.connect(there.place), each.of(graph)
            for again in ("", " again"):
                requests.clear()
                found = each.of(fresh)
                if len(requests) > 2:
                    odd.append(f"{each} {each.arguments}{again}: {len(requests)} requests")
                if list(found) != list(wanted) or found.notes != wanted.notes:
                    odd.append(f"{each} {each.arguments}{again}: other rows")
    return odd


def test_a_run_at_an_endpoint_makes_at_most_two_requests() -> None:
    asked = [Asked(name, what, languages, arguments) for what, name, arguments, languages in ASKED]
    some = [way for each in all_asked()[::80] for way in ways_to_ask(each)]

    assert with_more_requests([*asked, *some]) == []


@pytest.mark.cold
def test_no_query_of_the_catalogue_makes_more_than_two_requests_at_an_endpoint() -> None:
    ways = cycle(range(3))
    assert with_more_requests(list(ways_to_ask(each))[next(ways)] for each in all_asked()) == []


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("place/hanoi", WrongKindError),
        ("hanoi", WrongKindError),
        ("Hà Nội", WrongKindError),
        ("hcdf-2024", WrongKindError),
        ("xyzzy", UnknownNameError),
    ],
)
def test_an_error_about_an_argument_asks_at_most_two_questions(given: str, error: type[Exception]) -> None:
    graph = cg.open_graph()
    with pytest.raises(error) as here:
        graph.run("agreements/with_party", party=given)

    with counted(graph) as (there, requests), pytest.raises(error) as caught:
        there.run("agreements/with_party", party=given)

    assert str(caught.value) == str(here.value)
    # A round number of rows may have been cut, so that question is asked once more: it is counted by its first line.
    assert len({each.partition("\n")[0] for each in requests}) <= 2


def with_other_rows(most: int, asked: Iterable[tuple[str, str, dict[str, Any], tuple[str, ...]]]) -> list[str]:
    """The questions that have other rows at a server that cuts answers to ``most`` rows."""
    graph, odd = cg.open_graph(), []
    with counted(graph, most) as (there, _):
        for what, name, arguments, languages in asked:
            question = Asked(name, what, languages, arguments)
            if list(question.of(there)) != list(question.of(graph)):
                odd.append(what)
    return odd


def test_rows_that_a_server_cuts_silently_are_fetched_in_parts() -> None:
    assert with_other_rows(5, [ASKED[0], *ASKED[2:]]) == []
    assert with_other_rows(40, [ASKED[1]]) == []


@pytest.mark.cold
@pytest.mark.parametrize("most", [5, 8, 40])
def test_rows_of_each_question_are_fetched_in_parts_of_any_size(most: int) -> None:
    assert with_other_rows(most, ASKED) == []
