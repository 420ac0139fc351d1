"""Figures of anything with what qualifies them: targets against results, money by funder, series, bounds."""

from collections.abc import Callable
from decimal import Decimal

import creativegraph as cg
from creativegraph import claims, outcomes
from creativegraph.graph import Graph

Given = Callable[[str], Graph]

TIMES = "".join(
    f'times:t{year} a cg:TimeSpan ; cg:edtf "{year}" ; cg:beginEarliest "{year}-01-01"^^xsd:date ;'
    f' cg:endLatest "{year}-12-31"^^xsd:date .\n'
    for year in (2016, 2019, 2020, 2021, 2022, 2023, 2024, 2025)
)


def observed(  # noqa: PLR0917 - what each observation has
    name: str, of: str, indicator: str, value: str, more: str = "", comparator: str = "as-stated"
) -> str:
    return (
        f"obs:{name} a cg:OutcomeObservation ; sosa:hasFeatureOfInterest {of} ;"
        f" sosa:observedProperty indicator:{indicator} ; sosa:hasSimpleResult {value} ;"
        f" cg:comparator comparator:{comparator} {more}.\n"
    )


def test_a_target_stands_against_the_results_of_its_time(given: Given) -> None:
    of, aim, done = (
        "project:mosul",
        "; cg:figureStatus figure-status:target",
        "; cg:figureStatus figure-status:measured",
    )
    graph = given(
        TIMES
        + observed("aim", of, "jobs", "1000", f"{aim} ; cg:hasTimeSpan times:t2021", "more-than")
        + observed("hired", of, "jobs", "600", f"{done} ; cg:hasTimeSpan times:t2021")
        + observed("later", of, "jobs", "7700", f"{done} ; cg:hasTimeSpan times:t2025", "more-than")
        + observed("trained-aim", of, "people-trained", "2800", f"{aim} ; cg:hasTimeSpan times:t2023")
        + observed("trained", of, "people-trained", "2800", f"{done} ; cg:hasTimeSpan times:t2023", "more-than")
    )

    found = outcomes.target_against_result(graph, "project/mosul")

    told: list[object] = [(row.indicator.slug, row.target, row.result, row.difference, row.reached) for row in found]
    assert told == [
        ("jobs", 1000, 600, -400, "no"),
        ("jobs", None, 7700, None, "not stated"),
        ("people-trained", 2800, 2800, 0, "yes"),
    ]


def test_a_target_of_nobody_counted_is_not_stated_and_nearly_leaves_it_open(given: Given) -> None:
    aim = "; cg:figureStatus figure-status:target"
    graph = given(
        observed("cities", "place:vietnam", "member-cities", "4", f"{aim} ; cg:upperValue 6", "between")
        + observed("guests", "event:clermont", "professionals", "3500", aim)
        + observed("came", "event:clermont", "professionals", "4000", comparator="nearly")
        + observed("limit", "project:library", "cost", "10500000", f"{aim} ; cg:currency currency:gbp", "at-most")
        + observed("spent", "project:library", "cost", "10600000.5", "; cg:currency currency:gbp")
        + observed("women", "event:clermont", "professionals", "40", f"{aim} ; cg:observedGroup breakdown:women")
    )

    def reached(thing: str) -> list[object]:
        return [(row.target_upper, row.difference, row.reached) for row in outcomes.target_against_result(graph, thing)]

    assert reached("place/vietnam") == [(6, None, "not stated")]
    assert reached("event/clermont") == [(None, 500, "unclear"), (None, None, "not stated")]
    assert reached("project/library") == [(None, Decimal("100000.5"), "no")]


def test_a_share_that_was_aimed_at_is_told_as_a_share(given: Given) -> None:
    aim = "; cg:figureStatus figure-status:target"
    share = "; cg:measure measure:share"
    graph = given(
        observed("aim", "project:library", "people-trained", "30", aim + share)
        + observed("came", "project:library", "people-trained", "35", share)
        + observed("all", "project:library", "people-trained", "1200")
    )

    found = outcomes.target_against_result(graph, "project/library")

    told: list[object] = [
        (row.target, row.result, row.measure.slug if row.measure else None, row.measure_label) for row in found
    ]
    assert told == [(30, 35, "share", "share"), (None, 1200, None, None)]


HALL = (
    TIMES
    + observed("ministry", "project:hall", "contribution", "600000000",
               "; cg:currency currency:czk ; cg:funder orgs:ministry ; cg:hasTimeSpan times:t2020", "at-most")
    + observed("city-1", "project:hall", "contribution", "100000000",
               "; cg:currency currency:czk ; cg:funder orgs:city ; cg:hasTimeSpan times:t2020")
    + observed("city-2", "project:hall", "contribution", "50000000.5",
               "; cg:currency currency:czk ; cg:funder orgs:city ; cg:hasTimeSpan times:t2020")
    + observed("city-3", "project:hall", "contribution", "20000000",
               "; cg:currency currency:eur ; cg:funder orgs:city ; cg:hasTimeSpan times:t2020")
    + observed("later", "project:hall", "contribution", "7",
               "; cg:currency currency:czk ; cg:funder orgs:city ; cg:recipient orgs:hall ; cg:hasTimeSpan times:t2021")
    + observed("share", "project:hall", "contribution", "30",
               "; cg:currency currency:czk ; cg:funder orgs:city ; cg:measure measure:share")
    + "orgs:city a cg:PublicAuthority . orgs:hall a org:Organization . orgs:ministry a cg:PublicAuthority ."
)  # fmt: skip


def test_money_is_added_by_funder_and_year_and_never_across_currencies(given: Given) -> None:
    found = outcomes.money_by_funder(given(HALL), "project/hall")

    told: list[object] = [
        (row.funder and row.funder.slug, row.year, row.currency.slug, row.total, row.exact) for row in found
    ]
    assert told == [
        ("city", 2020, "czk", Decimal("150000000.5"), True),
        ("city", 2020, "eur", 20000000, True),
        ("city", 2021, "czk", 7, True),
        ("ministry", 2020, "czk", 600000000, False),
    ]


def test_what_a_funder_gives_is_told_with_who_receives_it(given: Given) -> None:
    found = outcomes.money_from(given(HALL), "org/city")

    told: list[object] = [(row.value, row.recipient and row.recipient.slug) for row in found if row.date == "2021"]
    assert told == [(7, "hall")]
    assert len(found) == 5


def test_a_series_is_in_order_of_time_with_targets_marked(given: Given) -> None:
    of = "place:eu"
    graph = given(
        TIMES
        + observed("y2024", of, "people-employed", "7900000", "; cg:hasTimeSpan times:t2024")
        + observed("y2019", of, "people-employed", "7000000", "; cg:hasTimeSpan times:t2019", "more-than")
        + observed("y2022", of, "people-employed", "7700000", "; cg:hasTimeSpan times:t2022")
        + observed("aim", of, "people-employed", "8000000",
                   "; cg:hasTimeSpan times:t2025 ; cg:figureStatus figure-status:target")
        + observed("share", of, "people-employed", "49.6",
                   "; cg:hasTimeSpan times:t2024 ; cg:observedGroup breakdown:women ; cg:measure measure:share"
                   " ; cg:statedIn unit:percent")
    )  # fmt: skip

    found = outcomes.series_of(graph, "place/eu", "code/indicator/people-employed")

    told: list[object] = [
        (row.year, row.value, row.comparator_label, row.status_label, row.unit_label) for row in found
    ]
    assert told == [
        (2019, 7000000, "more than", None, "person"),
        (2022, 7700000, "as stated", None, "person"),
        (2024, Decimal("49.6"), "as stated", None, "per cent"),
        (2024, 7900000, "as stated", None, "person"),
        (2025, 8000000, "as stated", "target", "person"),
    ]


BOUNDS = "".join(
    observed(word, f"event:{word}", "visitors", "300", "; cg:upperValue 500" if word == "between" else "", word)
    for word in ("as-stated", "more-than", "at-least", "at-most", "less-than", "about", "nearly", "between")
)


def test_at_least_takes_the_lower_end_and_says_where_it_is_not_certain(given: Given) -> None:
    graph = given(BOUNDS)

    def found(least: str) -> dict[str, bool]:
        rows = outcomes.at_least(graph, "code/indicator/visitors", Decimal(least))
        return {row.thing.slug: row.certain for row in rows}

    same = {"about": False, "as-stated": True, "at-least": True, "between": True, "more-than": True}
    assert found("300") == same
    assert found("299.5") == {**same, "nearly": False}
    assert found("301") == {}


def test_at_most_takes_the_upper_end(given: Given) -> None:
    graph = given(BOUNDS)

    def found(most: str) -> dict[str, bool]:
        rows = outcomes.at_most(graph, "code/indicator/visitors", Decimal(most))
        return {row.thing.slug: row.certain for row in rows}

    low = {"about": False, "as-stated": True, "at-most": True, "less-than": True, "nearly": True}
    assert found("300") == low
    assert found("500") == {**low, "between": True}
    assert found("299") == {}


def test_figures_of_one_indicator_and_several_groups_stand_side_by_side(given: Given) -> None:
    graph = given(
        observed("all", "event:hue", "turnout", "101000")
        + observed("foreign", "event:hue", "turnout", "19190", "; cg:observedGroup breakdown:abroad")
        + observed("home", "event:hue", "turnout", "81810", "; cg:observedGroup breakdown:domestic")
        + observed("rooms", "event:hue", "occupancy", "80", "; cg:upperValue 90", "between")
        + observed("wards", "event:hue", "cities", "17", "; cg:outOf 20")
        + observed("plan", "event:hue", "turnout", "200000", "; cg:figureStatus figure-status:planned")
    )

    found = outcomes.figures_of(graph, "event/hue")

    told: list[object] = [(row.value, row.upper, row.out_of, row.group_label, row.status_label) for row in found]
    assert told == [
        (17, None, 20, None, None),
        (80, 90, None, None, None),
        (101000, None, None, None, None),
        (19190, None, None, "from abroad", None),
        (81810, None, None, "domestic", None),
        (200000, None, None, None, "planned"),
    ]
    assert [row.value for row in outcomes.of_event(graph, "event/hue")] == [101000]


def test_amounts_of_two_currencies_do_not_disagree_and_those_of_one_do(given: Given) -> None:
    def claimed(name: str, thing: str, value: int, currency: str) -> str:
        said = {
            "sosa:hasFeatureOfInterest": f"cg:claimObject {thing}",
            "sosa:observedProperty": "cg:claimObject indicator:cost",
            "sosa:hasSimpleResult": f"cg:claimValue {value}",
            "cg:currency": f"cg:claimObject currency:{currency}",
        }
        return "".join(
            f"claim:{name}-{number} a cg:Claim ; cg:claimSubject obs:{name} ; cg:claimPredicate {one} ; {of} ;"
            f" cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:{name} .\n"
            for number, (one, of) in enumerate(said.items())
        )

    graph = given(
        claimed("unesco", "project:mosul", 115000000, "usd") + claimed("press", "project:mosul", 140000000, "eur")
        + claimed("council", "project:grants", 190000, "gbp") + claimed("campaign", "project:grants", 198000, "gbp")
    )  # fmt: skip

    found = claims.disagreements(graph)

    assert {row.topic.slug for row in found} == {"grants"}


def test_a_corrected_figure_is_listed_under_what_it_measures_alone(given: Given) -> None:
    said = {
        "a": ("sosa:hasFeatureOfInterest", "cg:claimObject event:fair", "normal"),
        "b": ("sosa:observedProperty", "cg:claimObject indicator:visitors", "normal"),
        "c": ("sosa:hasSimpleResult", "cg:claimValue 60000", "deprecated"),
        "d": ("sosa:hasSimpleResult", "cg:claimValue 200000", "preferred"),
    }
    graph = given("".join(
        f"claim:{each} a cg:Claim ; cg:claimSubject obs:turnout ; cg:claimPredicate {one} ; {of} ;"
        f" cg:rank rank:{rank} ; cg:assertionMode mode:explicit ; dcterms:source source:press .\n"
        for each, (one, of, rank) in said.items()
    ))  # fmt: skip

    found = claims.disagreements(graph)

    assert [(row.topic.slug, row.value) for row in found] == [("fair", "200000"), ("fair", "60000")]


def test_the_packaged_graph_says_what_the_festivals_and_mosul_report() -> None:
    graph = cg.open_graph()

    (turnout,) = outcomes.figures_of(graph, "event/hue-festival-2022", indicator="code/indicator/turnout")
    (jobs,) = outcomes.target_against_result(
        graph, "initiative/revive-the-spirit-of-mosul", indicator="code/indicator/jobs"
    )

    told: list[object] = [turnout.value, turnout.comparator_label, jobs.target, jobs.result]
    assert told == [250000, "nearly", 1000, 7700]
    assert jobs.reached == "yes"


def test_a_sum_over_a_year_and_a_month_in_it_is_not_exact(given: Given) -> None:
    graph = given("""
        obs:year a cg:OutcomeObservation ; sosa:hasFeatureOfInterest project:x ; sosa:hasSimpleResult 5 ;
            sosa:observedProperty indicator:contribution ; cg:currency currency:eur ;
            cg:funder orgs:fund ; cg:hasTimeSpan times:year .
        obs:month a cg:OutcomeObservation ; sosa:hasFeatureOfInterest project:x ; sosa:hasSimpleResult 3 ;
            sosa:observedProperty indicator:contribution ; cg:currency currency:eur ;
            cg:funder orgs:fund ; cg:hasTimeSpan times:month .
        obs:next a cg:OutcomeObservation ; sosa:hasFeatureOfInterest project:x ; sosa:hasSimpleResult 4 ;
            sosa:observedProperty indicator:contribution ; cg:currency currency:eur ;
            cg:funder orgs:fund ; cg:hasTimeSpan times:next .
        times:year cg:beginEarliest "2024-01-01"^^xsd:date ; cg:endLatest "2024-12-31"^^xsd:date .
        times:month cg:beginEarliest "2024-06-01"^^xsd:date ; cg:endLatest "2024-06-30"^^xsd:date .
        times:next cg:beginEarliest "2025-01-01"^^xsd:date ; cg:endLatest "2025-12-31"^^xsd:date .
    """)

    found = outcomes.money_by_funder(graph, "project/x")

    assert [(each.year, each.figures, each.exact) for each in found] == [(2024, 2, False), (2025, 1, True)]
