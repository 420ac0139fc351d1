"""Outcomes: a figure is one report's, of one indicator."""

from collections.abc import Callable

import pytest

import creativegraph as cg
from creativegraph import outcomes
from creativegraph.graph import Graph

Given = Callable[[str], Graph]

WORLD = """
    event:first a cg:Festival .
    event:second a cg:Festival ; cg:supportedByProject project:help .
    obs:first-attendees a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:first ;
        sosa:observedProperty indicator:attendees ; sosa:hasSimpleResult 200000 ;
        cg:comparator comparator:more-than ; cg:observedDays 10 .
    obs:first-articles a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:first ;
        sosa:observedProperty indicator:press-articles ; sosa:hasSimpleResult 90 .
    obs:second-visitors a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:second ;
        sosa:observedProperty indicator:visitors ; sosa:hasSimpleResult 300000 .
    obs:second-articles a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:second ;
        sosa:observedProperty indicator:press-articles ; sosa:hasSimpleResult 1400 .
"""


def test_figures_of_two_indicators_share_only_a_broader_one(given: Given) -> None:
    graph = given(WORLD)

    found = outcomes.comparable(graph, "event/first", "event/second")

    assert [(each.shared.slug, each.same_indicator, each.first_value, each.second_value) for each in found] == [
        ("press-articles", True, 90, 1400),
        ("attendance", False, 200000, 300000),
    ]


def test_a_figure_keeps_its_comparator_unit_and_days(given: Given) -> None:
    graph = given(WORLD)

    (found,) = outcomes.of_event(graph, "event/first", indicator="code/indicator/attendees")

    assert (found.value, found.days, found.source) == (200000, 10, None)
    assert (found.comparator_label, found.unit_label) == ("more than", "person")


def test_an_observation_that_two_sources_report_comes_once(given: Given) -> None:
    graph = given("""
        event:fair a cg:Festival .
        obs:fair a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:fair ;
            sosa:observedProperty indicator:visitors ; sosa:hasSimpleResult 300000 .
        claim:x1 a cg:Claim ; cg:claimSubject obs:fair ; cg:claimPredicate sosa:hasSimpleResult ;
            cg:claimValue 300000 ; cg:rank rank:normal ; dcterms:source source:town, source:paper .
    """)

    (found,) = outcomes.of_event(graph, "event/fair")

    assert found.source is not None
    assert found.source.slug == "paper"


def test_a_figure_set_aside_is_reported_but_not_shown(given: Given) -> None:
    graph = given("""
        event:fair a cg:Festival .
        source:paper a cg:ReportedSource .
        claim:x1 a cg:Claim ; cg:claimSubject obs:old ; cg:claimPredicate sosa:hasSimpleResult ;
            cg:claimValue 250000 ; cg:rank rank:normal ; dcterms:source source:paper .
        claim:x2 a cg:Claim ; cg:claimSubject obs:old ; cg:claimPredicate sosa:hasFeatureOfInterest ;
            cg:claimObject event:fair ; cg:rank rank:normal ; dcterms:source source:paper .
        claim:x3 a cg:Claim ; cg:claimSubject obs:old ; cg:claimPredicate sosa:observedProperty ;
            cg:claimObject indicator:visitors ; cg:rank rank:normal ; dcterms:source source:paper .
    """)

    found = outcomes.reported_for(graph, "event/fair")

    assert [(each.value, each.shown) for each in found] == [(250000, False)]
    assert [each.claim for each in outcomes.reported_by(graph, "source/paper")] == [each.claim for each in found]
    assert outcomes.of_event(graph, "event/fair") == []


def test_what_a_project_supported_is_among_its_figures(given: Given) -> None:
    graph = given(WORLD + "project:help a cg:Project .")

    found = outcomes.of_project(graph, "project/help")

    assert [(each.feature.slug, each.value) for each in found] == [("second", 1400), ("second", 300000)]


def test_editions_are_compared_and_the_row_says_whether_their_indicators_are_the_same(given: Given) -> None:
    graph = given(
        WORLD
        + """
        event:first cg:editionOf series:festival .
        event:second cg:editionOf series:festival ; cg:previousEdition event:first .
        obs:second-works a cg:OutcomeObservation ; sosa:hasFeatureOfInterest event:second ;
            sosa:observedProperty indicator:works ; sosa:hasSimpleResult 7 .
    """
    )

    found = outcomes.of_editions(graph, "series/festival")
    people = outcomes.of_editions(graph, "series/festival", family="code/indicator/attendance")

    assert [(each.event.slug, each.value, each.before_value, each.same_indicator) for each in found] == [
        ("first", 200000, None, None),
        ("first", 90, None, None),
        ("second", 1400, 90, True),
        ("second", 300000, 200000, False),
        ("second", 7, None, None),
    ]
    assert [each.value for each in people] == [200000, 300000]
    assert (people[1].before_indicator_label, people[1].before_comparator_label) == ("attendees", "more than")


def test_a_report_limited_to_a_place_says_so_and_why_another_is_preferred(given: Given) -> None:
    def claimed(name: str, rank: str, predicate: str, told: str) -> str:
        return f"""
            claim:{name} a cg:Claim ; cg:claimSubject obs:{name[:4]} ; cg:claimPredicate {predicate} ; cg:{told} ;
                cg:rank {rank} ; cg:assertionMode mode:explicit ; dcterms:source source:{name[:4]} ."""

    graph = given(
        "".join(
            claimed(f"{name}-of", "rank:normal", "sosa:hasFeatureOfInterest", "claimObject event:fair")
            + claimed(f"{name}-by", "rank:normal", "sosa:observedProperty", "claimObject indicator:visitors")
            for name in ("hall", "town")
        )
        + claimed("hall-is", "rank:normal", "sosa:hasSimpleResult", "claimValue 30")
        + claimed("hall-at", "rank:normal", "cg:observedAt", "claimObject place:hall")
        + claimed("town-is", "rank:preferred", "sosa:hasSimpleResult", "claimValue 200")
        + 'claim:town-is cg:rankReason "It counts the whole fair."@en . obs:town sosa:hasSimpleResult 200 .'
    )

    found = outcomes.reported_for(graph, "event/fair", indicator="code/indicator/visitors")

    assert [(each.value, each.shown, each.place_label, each.reason) for each in found] == [
        (200, True, None, "It counts the whole fair."),
        (30, False, "hall", None),
    ]
    assert outcomes.reported_for(graph, "event/fair", indicator="code/indicator/works") == []


def test_a_figure_has_a_row_for_each_source_and_its_own_day_before_that_of_the_event(given: Given) -> None:
    graph = given("""
        obs:one sosa:hasFeatureOfInterest event:fair ; sosa:observedProperty indicator:visitors ;
            sosa:hasSimpleResult 30 ; cg:hasTimeSpan times:day .
        obs:two sosa:hasFeatureOfInterest event:fair ; sosa:observedProperty indicator:works ; sosa:hasSimpleResult 5 .
        claim:one cg:claimSubject obs:one ; cg:claimPredicate sosa:hasSimpleResult ; cg:claimValue 30 ;
            dcterms:source source:a, source:b .
        event:fair cg:hasTimeSpan times:may ; cg:editionOf series:fairs .
        times:may cg:edtf "2024-05" . times:day cg:edtf "2024-05-02" . series:others a cg:EventSeries .
    """)

    found = outcomes.reported(graph)

    assert [(each.value, each.date, each.source and each.source.slug) for each in found] == [
        (30, "2024-05-02", "a"),
        (30, "2024-05-02", "b"),
        (5, "2024-05", None),
    ]
    assert len(outcomes.reported(graph, series="series/fairs", indicator="code/indicator/works")) == 1
    assert outcomes.reported(graph, series="series/others") == []


CLAIMED = """
    claim:{id}-of a cg:Claim ; cg:claimSubject obs:{id} ; cg:claimPredicate sosa:hasFeatureOfInterest ;
        cg:claimObject event:fair .
    claim:{id}-by a cg:Claim ; cg:claimSubject obs:{id} ; cg:claimPredicate sosa:observedProperty ;
        cg:claimObject indicator:visitors .
    claim:{id}-is a cg:Claim ; cg:claimSubject obs:{id} ; cg:claimPredicate sosa:hasSimpleResult ;
        cg:claimValue {value} ; cg:rank rank:normal ; cg:assertionMode mode:explicit ; dcterms:source source:{id} .
"""
SHOWN = """
    obs:{id} sosa:hasFeatureOfInterest event:fair ; sosa:observedProperty indicator:visitors ;
        sosa:hasSimpleResult {value} .
"""
FAIR = "event:fair a cg:Event . indicator:visitors a skos:Concept ; skos:inScheme code:indicator ."


def report(name: str, value: int, *, shown: bool = False, limit: str = "") -> str:
    """A report of the fair, as claims and, where it is shown, as plain facts; ``limit`` is a term and its value."""
    told = CLAIMED.format(id=name, value=value) + (SHOWN.format(id=name, value=value) if shown else "")
    if limit:
        term, _, limited = limit.partition(" ")
        kind = "claimObject" if ":" in limited else "claimValue"
        told += f"claim:{name}-at a cg:Claim ; cg:claimSubject obs:{name} ; cg:claimPredicate {term} ;"
        told += f" cg:{kind} {limited} ."
        told += f"obs:{name} {limit} ." if shown else ""
    return told


def test_a_figure_is_disputed_where_others_report_other_values_of_the_same(given: Given) -> None:
    graph = given(
        FAIR
        + report("town", 300, shown=True)
        + report("hall", 200)
        + report("mall", 250)
        + report("copy", 250)
        + report("same", 300)
    )

    (found,) = outcomes.of_event(graph, "event/fair")
    (drawn,) = {(each.disputed, each.rivals) for each in outcomes.reported(graph)}

    assert (found.value, found.disputed, found.rivals) == (300, True, 2)
    assert drawn == (True, 2)


@pytest.mark.parametrize("limit", ["cg:observedAt place:hall", "cg:observedDays 9"])
def test_figures_of_another_place_or_of_some_days_are_no_rivals(given: Given, limit: str) -> None:
    graph = given(
        FAIR + report("town", 300, shown=True) + report("part", 200, shown=True, limit=limit)
        + report("also", 250, limit=limit)
    )  # fmt: skip

    assert [(each.value, each.rivals) for each in outcomes.of_event(graph, "event/fair")] == [(200, 1), (300, 0)]


def test_editions_are_not_compared_where_one_figure_is_of_one_place(given: Given) -> None:
    town, hall = report("town", 300, shown=True), report("hall", 200, shown=True, limit="cg:observedAt place:hall")
    graph = given(FAIR + town + hall + """
        event:fair cg:editionOf series:fairs . event:next a cg:Event ; cg:editionOf series:fairs ;
            cg:previousEdition event:fair . series:fairs a cg:EventSeries .
        obs:next sosa:hasFeatureOfInterest event:next ; sosa:observedProperty indicator:visitors ;
            sosa:hasSimpleResult 400 .
    """)  # fmt: skip

    after = [each for each in outcomes.of_editions(graph, "series/fairs") if each.value == 400]

    assert [each.before_value for each in after] == [300]
    assert [each.first_value for each in outcomes.comparable(graph, "event/fair", "event/next")] == [300]


def test_why_names_as_rivals_the_figures_of_the_same_date_only(given: Given) -> None:
    def dated(name: str, value: int, *, shown: bool = False) -> str:
        shows = f"obs:{name} cg:hasTimeSpan event:day ." if shown else ""
        on = f"claim:{name}-on a cg:Claim ; cg:claimSubject obs:{name} ; cg:claimPredicate cg:hasTimeSpan ;"
        on += " cg:claimObject event:day ; cg:rank rank:normal ; cg:assertionMode mode:explicit ;"
        on += f" dcterms:source source:{name} ."
        return f'{report(name, value, shown=shown)} {shows} {on} event:day cg:edtf "2024-11-09" .'

    graph = given(FAIR + dated("day", 300, shown=True) + dated("also", 200) + report("whole", 900))

    (best,) = (each for each in cg.why(graph, "event/fair", "visitors").claims if each.value == "300")

    assert [(each.value, each.rivals) for each in outcomes.of_event(graph, "event/fair")] == [(300, 1)]
    assert best.rivals == ("200",)
