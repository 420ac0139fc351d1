"""Arguments that no row can fit are an error that says what to do, and not an empty answer."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given as of
from hypothesis import strategies as st
from tests.support.commands import command
from tests.support.questions import packaged

import creativegraph as cg
from creativegraph import catalogue
from creativegraph.catalogue.bounds import SPANS, check_spans
from creativegraph.catalogue.query import Query
from creativegraph.errors import ArgumentError

Given = Callable[[str], cg.Graph]


def spanning(kind: str, first: str = "first", last: str = "last") -> Query:
    parameters = tuple(catalogue.Parameter(name, kind, optional=True) for name in (first, last))
    return catalogue.load("cities/joined_between")._replace(name="own", parameters=parameters)


def test_every_span_of_the_catalogue_is_refused_where_it_ends_before_it_begins(given: Given) -> None:
    world, values = given("place:a a cg:City ."), {"date": ("2024-05-02", "2024-05-01"), "year": ("2020", "2010")}
    found = []
    for query in map(catalogue.load, catalogue.names()):
        kinds = {each.name: each.kind for each in query.parameters}
        for first, last in SPANS:
            if first in kinds and last in kinds:
                found.append(query.name)
                late, early = values[kinds[first]]
                other = {name: "place/a" for name, kind in kinds.items() if kind == "iri" and name in query.needed}
                with pytest.raises(ArgumentError, match=f"{first} {late} is after {last} {early}; exchange them"):
                    world.run(query.name, languages=None, timeout=None, **{**other, first: late, last: early})
                assert not world.run(query.name, languages=None, timeout=None, **{**other, first: early, last: early})

    assert len(found) >= 5


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("year", 10, 9), ("integer", "10", 9), ("decimal", "1.10", "1.09"), ("year", "-5", "-10"),
        ("date", date(2024, 1, 2), "2024-01-01"), ("year", [2020, 2021], [2018, 2019]),
    ],
)  # fmt: skip
def test_values_are_compared_as_what_they_are_and_not_as_texts(kind: str, first: object, last: object) -> None:
    listed = [first if isinstance(first, list) else [first], last if isinstance(last, list) else [last]]

    for names in SPANS:
        with pytest.raises(ArgumentError, match="is after"):
            check_spans(spanning(kind, *names), dict(zip(names, listed, strict=True)))


@pytest.mark.parametrize(
    ("first", "last"), [([9], [10]), ([2020], [2020]), ([2020, 2030], [2025]), ([], [2020]), ([2020], [])]
)
def test_a_span_that_something_can_lie_in_is_asked(first: list[int], last: list[int]) -> None:
    check_spans(spanning("year"), {"first": first, "last": last})
    check_spans(spanning("year"), {"first": first})


@of(st.dates(), st.dates())
def test_dates_are_a_span_if_and_only_if_they_are_in_order(one: date, other: date) -> None:
    early, late = sorted([one, other])
    check_spans(spanning("date"), {"first": [early], "last": [late]})
    if late > early:
        with pytest.raises(ArgumentError):
            check_spans(spanning("date"), {"first": [late], "last": [early + timedelta(0)]})


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("cities/members", {"with_confidence": "true"}, "'true' is not a choice; give high, medium or low"),
        ("cities/members", {"with_confidence": "High"}, "did you mean high?"),
        ("cities/members", {"with_confidence": ["high", "lwo"]}, "'lwo' is not a choice; did you mean low?"),
        ("cities/incomplete", {"aspect": "wikidta"}, "did you mean wikidata?"),
        ("organisations/sharing", {"kind": "agreements"}, "did you mean agreement?"),
    ],
)  # fmt: skip
def test_a_word_that_is_not_among_those_of_a_parameter_is_refused_with_the_near_one(
    name: str, arguments: dict[str, object], said: str, given: Given
) -> None:
    with pytest.raises(ArgumentError) as caught:
        given("place:a a cg:City .").run(name, languages=None, timeout=None, **arguments)

    assert said in str(caught.value)


@pytest.mark.parametrize("year", [20233, "20233", 24, "24", 0, "0000", -2019, "٢٠٢٤"])
def test_what_is_no_year_is_refused_and_not_answered_with_nothing(year: object, given: Given) -> None:
    with pytest.raises(ArgumentError, match=r"year: .* is not a year; write four digits, such as 2024"):
        given("place:a a cg:City .").run("cities/joined_in", languages=None, timeout=None, year=year)


@pytest.mark.parametrize("year", [2205, "2205", 794, "0024", 9999])
def test_a_year_before_or_after_all_that_is_known_is_answered_with_no_rows(year: object, given: Given) -> None:
    assert not given("place:a a cg:City .").run("cities/joined_in", languages=None, timeout=None, year=year)


@pytest.mark.cold
def test_the_words_of_a_parameter_are_those_that_the_data_can_have() -> None:
    graph = cg.open_graph()
    words = {name: next(each.choices for each in catalogue.load(name).parameters if each.choices)
             for name in ("cities/members", "cities/incomplete", "organisations/sharing")}  # fmt: skip

    assert {row.confidence for row in graph.run("cities/members")} - {None} <= set(words["cities/members"])
    assert {row.missing for row in graph.run("cities/incomplete")} <= set(words["cities/incomplete"])
    assert {row.kind for row in graph.run("organisations/sharing")} <= set(words["organisations/sharing"])


def test_the_command_says_what_to_do_and_help_lists_the_words(tmp_path: Path) -> None:
    late = command("run", "cities/joined_between", "--first", "2020", "--last", "2010")
    odd = command("run", "cities/members", "--with_confidence", "maybe")

    assert (late.code, odd.code) == (1, 1)
    assert "first 2020 is after last 2010; exchange them, or correct one" in late.stderr
    assert "give high, medium or low" in odd.stderr
    assert "high|medium|low" in command("run", "cities/members", "--help").stdout


@pytest.mark.parametrize("second", ["unesco", "org/unesco", ["org/unesco", "unesco"]])
def test_two_parties_that_must_differ_cannot_be_the_same(second: str | list[str]) -> None:
    with pytest.raises(ArgumentError, match="agreements/between: first and second are both 'org/unesco'; give two"):
        packaged().run("agreements/between", first="unesco", second=second)

    assert packaged().run("agreements/between", first="unesco", second=["unesco", "sovico"])
