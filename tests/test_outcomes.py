"""Outcomes: a figure is one report's, of one indicator."""

from collections.abc import Callable

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
