"""What is known of the cooperation beside the article, and why the graph prefers what it prefers."""

from datetime import date
from functools import cache

import pytest

import creativegraph as cg
from creativegraph import agreements, events, outcomes

TOTALS = {
    2013: 41, 2014: 69, 2015: 116, 2017: 180, 2019: 246, 2021: 295, 2023: 350, 2025: 408,
}  # fmt: skip


@cache
def packaged() -> cg.Graph:
    return cg.open_graph()


def ask(query: str) -> list[tuple[object, ...]]:
    found = packaged().sparql(query)
    assert isinstance(found, cg.Rows)
    return [tuple(each.values()) for each in found.to_dicts()]


def test_sovico_and_unesco_have_signed_five_agreements() -> None:
    found = agreements.between(packaged(), "org/sovico", "org/unesco")

    assert {each.agreement.slug for each in found} == {
        "sovico-unesco-2020",
        "sovico-unesco-2021",
        "sovico-unesco-framework-2025-2035",
        "sovico-unesco-cultural-industries-2025",
        "sovico-unesco-happy-schools-2025",
    }


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ("event/signing-2020-09", date(2020, 9, 23)),
        ("event/signing-2021-11", date(2021, 11, 5)),
        ("event/signing-framework", date(2024, 10, 7)),
        ("event/signing-2025-06-29", date(2025, 6, 29)),
    ],
)
def test_each_signing_is_dated_to_the_day(event: str, day: date) -> None:
    (found,) = events.details(packaged(), event)

    assert (found.begins, found.ends) == (day, day)


def test_the_article_alone_still_gives_the_month_of_the_first_signing_and_no_date_of_the_second() -> None:
    article = cg.open_graph(sources=["article"])

    (first,) = events.details(article, "event/signing-2021-11")
    (second,) = events.details(article, "event/signing-framework")

    assert first.date == "2021-11"
    assert second.date is None


def test_two_persons_sign_in_november_2021_and_two_witness_it() -> None:
    found = ask("""
        PREFIX cg: <https://w3id.org/creativegraph/ontology#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?role ?name WHERE {
          ?part cg:inActivity <https://w3id.org/creativegraph/id/event/signing-2021-11> ;
            cg:inRole/skos:notation ?role ;
            cg:participant/skos:prefLabel ?name .
          FILTER (LANG(?name) = "vi")
        }
        ORDER BY ?role ?name
    """)

    assert found == [
        ("signatory", "Jean-Yves Le Saux"),
        ("signatory", "Nguyễn Thị Phương Thảo"),
        ("witness", "Audrey Azoulay"),
        ("witness", "Phạm Minh Chính"),
    ]


def test_an_office_has_the_head_that_it_has_now_and_keeps_the_earlier_ones_as_claims() -> None:
    office = "org/unesco-hanoi-office"

    now = ask("""
        PREFIX cg: <https://w3id.org/creativegraph/ontology#>
        SELECT ?head WHERE { <https://w3id.org/creativegraph/id/org/unesco-hanoi-office> cg:headedBy ?head }
    """)
    ever = cg.why(packaged(), office, "cg:headedBy")

    assert [each[0].slug for each in now if isinstance(each[0], cg.IRI)] == ["jonathan-wallace-baker"]
    assert {each.thing.slug for each in ever.claims if each.thing} == {
        "christian-manhart",
        "jonathan-wallace-baker",
        "michael-croft",
    }


def test_the_festival_has_five_editions_of_which_the_last_is_only_planned() -> None:
    found = events.editions_of(packaged(), "series/hanoi-creative-design-festival")
    planned = ask("""
        PREFIX cg: <https://w3id.org/creativegraph/ontology#>
        SELECT ?event WHERE {
          ?event cg:eventStatus <https://w3id.org/creativegraph/code/event-status/planned> ;
            cg:editionOf <https://w3id.org/creativegraph/id/series/hanoi-creative-design-festival> .
        }
    """)

    assert [each.event.slug for each in found] == ["hcdf-2021", "hcdf-2022", "hcdf-2023", "hcdf-2024", "hcdf-2026"]
    assert [each[0].slug for each in planned if isinstance(each[0], cg.IRI)] == ["hcdf-2026"]


@pytest.mark.parametrize(
    ("event", "dates"),
    [
        ("event/hcdf-2021", "2021-12-24/2021-12-31"),
        ("event/hcdf-2022", "2022-11-11/2022-11-20"),
        ("event/hcdf-2023", "2023-11-17/2023-11-28"),
        ("event/hcdf-2024", "2024-11-09/2024-11-17"),
        ("event/mondiacult-2022", "2022-09-28/2022-09-30"),
        ("event/uccn-annual-conference-2026", "2026"),
    ],
)
def test_where_sources_differ_on_the_days_the_preferred_ones_are_shown_with_a_reason(event: str, dates: str) -> None:
    (found,) = events.details(packaged(), event)
    told = cg.why(packaged(), event, "cg:hasTimeSpan")

    assert found.date == dates
    assert len(told.claims) > 1
    assert [bool(each.reason) for each in told.claims if each.rank == "preferred"] == [True]


def test_of_six_figures_of_the_visitors_of_2023_those_that_count_the_same_compete_and_all_are_kept() -> None:
    shown = outcomes.of_event(packaged(), "event/hcdf-2023", indicator="code/indicator/visitors")
    kept = [
        (each.value, each.shown)
        for each in outcomes.reported_for(packaged(), "event/hcdf-2023")
        if each.indicator.slug == "visitors"
    ]

    assert sorted(
        (each.value, each.place_label or "", each.days or 0, each.disputed, each.rivals) for each in shown
    ) == [
        (30000, "Hang Dau water tower", 0, False, 0),
        (160000, "", 9, False, 0),
        (200000, "", 0, True, 1),
        (200000, "Gia Lam Train Factory", 0, False, 0),
    ]
    assert sorted(kept) == [
        (30000, True),
        (60000, False),
        (60000, False),
        (160000, True),
        (200000, True),
        (200000, True),
    ]


def test_a_figure_of_one_venue_names_the_venue_and_one_before_the_end_its_days() -> None:
    found = {
        each: cg.why(packaged(), f"obs/hcdf-2023-visitors-{each}", stated).claims[0].value
        for each, stated in (("gia-lam", "cg:observedAt"), ("nine-days", "cg:observedDays"))
    }

    assert found == {"gia-lam": "Gia Lam Train Factory", "nine-days": "9"}


def test_the_network_grows_as_unesco_states_it() -> None:
    found = ask("""
        PREFIX cg: <https://w3id.org/creativegraph/ontology#>
        PREFIX sosa: <http://www.w3.org/ns/sosa/>
        SELECT ?day ?cities WHERE {
          ?total sosa:hasFeatureOfInterest <https://w3id.org/creativegraph/id/network/uccn> ;
            sosa:observedProperty <https://w3id.org/creativegraph/code/indicator/member-cities> ;
            sosa:hasSimpleResult ?cities ;
            cg:hasTimeSpan/cg:edtf ?day .
        }
        ORDER BY ?day
    """)

    assert {int(str(day)[:4]): cities for day, cities in found} == TOTALS


def test_a_strategy_is_found_by_its_number() -> None:
    found = ask("""
        PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX cg: <https://w3id.org/creativegraph/ontology#>
        SELECT ?number ?day ?horizon WHERE {
          ?policy dcterms:identifier ?number ; cg:adoptedOn/cg:edtf ?day .
          OPTIONAL { ?policy cg:horizonYear ?horizon }
        }
        ORDER BY ?day
    """)

    assert found == [
        ("1755/QĐ-TTg", "2016-09-08", 2030),
        ("147/QĐ-TTg", "2020-01-22", 2030),
        ("30/CT-TTg", "2024-08-29", None),
        ("2486/QĐ-TTg", "2025-11-14", 2045),
    ]


def test_the_money_of_the_first_agreement_is_told_with_its_unit_and_its_day() -> None:
    found = outcomes.of_project(packaged(), "project/unesco-570vie4002")

    assert [(each.indicator_label, each.value, each.unit_label) for each in found] == [
        ("budget in US dollars", 600000, "US dollar"),
        ("spending in US dollars", 548120, "US dollar"),
    ]
