"""What answers of a graph of chosen sources remark."""

from pathlib import Path
from typing import Any

import pytest

import creativegraph as cg
from creativegraph.errors import ArgumentError, UnknownNameError

SINCE = "PREFIX cg: <https://w3id.org/creativegraph/ontology#> SELECT ?m ?year { ?m cg:memberSince ?year }"


@pytest.fixture(scope="module")
def article() -> cg.Graph:
    """What the article prints."""
    return cg.open_graph(sources="source/article")


def test_the_printed_year_is_there_and_marked_as_corrected(article: cg.Graph) -> None:
    (found,) = rows = article.run("cities/membership_of", city="hanoi")

    assert found.since == 2029
    (note,) = rows.notes
    assert note.startswith("membership/hanoi-uccn cg:memberSince 2029 is as printed and corrected to 2019; corrected=")


def test_typed_rows_counts_and_sparql_mark_it_too(article: cg.Graph) -> None:
    answers = (
        cg.cities.membership_of(article, "hanoi"), article.run("cities/by_year"), article.sparql(SINCE),
        article.run("claims/facts_of", thing="membership/hanoi-uccn"),
    )  # fmt: skip

    assert all("corrected to 2019" in note for each in answers for note in each.notes)  # type: ignore[union-attr]
    assert all(len(each.notes) == 1 for each in answers)  # type: ignore[union-attr]


def test_a_date_is_marked_as_a_year_is_and_other_rows_are_not(article: cg.Graph) -> None:
    forum, festival = (article.run("events/details", event=each) for each in
                       ("uccn-global-forum-braga-2024", "hcdf-2024"))  # fmt: skip

    assert [(each.date, "corrected to 2024-07-01/2024-07-05" in note) for each in forum for note in forum.notes] == [
        ("2004-07-01/2004-07-05", True)
    ]
    assert festival.notes == ()


def test_corrections_bring_what_is_held_right() -> None:
    (found,) = rows = cg.open_graph(sources=["article"], corrected=True).run("cities/membership_of", city="hanoi")

    assert (found.since, rows.notes) == (2019, ())


def test_an_event_that_needs_the_country_of_its_city_is_told_of(article: cg.Graph) -> None:
    wider = cg.open_graph(sources=["article"], background=True)

    alone = article.run("places/activities_outside", home="vietnam")
    found = wider.run("places/activities_outside", home="vietnam")

    assert {each.activity for each in found} - {each.activity for each in alone} == {
        "https://w3id.org/creativegraph/id/event/signing-framework"
    }
    assert alone.notes[-1].startswith("1 more row with background=True (--background): event/signing-framework; the")
    assert not any("background" in each for each in found.notes)


def test_coordinates_that_the_sources_do_not_give_are_told_of(article: cg.Graph) -> None:
    latitude = "SELECT ?x { <https://w3id.org/creativegraph/id/place/hanoi> cg:latitude ?x }"

    (note,) = article.sparql(f"PREFIX cg: <https://w3id.org/creativegraph/ontology#> {latitude}").notes  # type: ignore[union-attr]

    assert note.startswith("1 more row with background=True (--background)")
    with pytest.raises(UnknownNameError, match=r"give a place that has some; 1 more row with background=True"):
        cg.nearest(article, "hanoi")


def test_a_question_that_needs_no_background_does_not_ask_for_it(article: cg.Graph) -> None:
    assert article.run("outcomes/of_event", event="hcdf-2024").notes == ()


def test_a_store_on_disk_keeps_what_is_printed_and_its_mark(tmp_path: Path) -> None:
    cg.open_graph(sources=["article"], store=tmp_path / "store")

    again = cg.open_graph(store=tmp_path / "store").run("cities/membership_of", city="hanoi")

    assert (again[0].since, len(again.notes)) == (2029, 1)


@pytest.mark.parametrize("given", [{"corrected": True}, {"background": True}])
def test_what_goes_with_sources_is_refused_without_them(given: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match="goes with sources"):
        cg.open_graph(**given)
