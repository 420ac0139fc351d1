"""Policies: when they were adopted, what they say, what they follow up."""

from collections.abc import Callable
from datetime import date

from creativegraph import policies
from creativegraph.graph import Graph

Given = Callable[[str], Graph]

FORUM = """
    event:forum a cg:Forum ; cg:hasTimeSpan times:july .
    policy:manifesto a cg:Declaration ; cg:adoptedAt event:forum ; cg:followsUp policy:call .
    policy:call a cg:Declaration ; cg:followsUp policy:charter .
    policy:charter a cg:PolicyAgenda .
    times:july cg:edtf "2024-07-01/2024-07-05" ;
        cg:beginEarliest "2024-07-01"^^xsd:date ; cg:endLatest "2024-07-05"^^xsd:date .
    times:second cg:edtf "2024-07-02" ;
        cg:beginEarliest "2024-07-02"^^xsd:date ; cg:endLatest "2024-07-02"^^xsd:date .
"""


def test_a_policy_has_its_own_date_or_else_that_of_its_event(given: Given) -> None:
    by_event = policies.details(given(FORUM), "policy/manifesto")
    by_itself = policies.details(given(FORUM + "policy:manifesto cg:adoptedOn times:second ."), "policy/manifesto")

    assert [(each.date, each.begins, each.adopted_at_label) for each in by_event] == [
        ("2024-07-01/2024-07-05", date(2024, 7, 1), "forum")
    ]
    assert [(each.date, each.begins, each.ends) for each in by_itself] == [
        ("2024-07-02", date(2024, 7, 2), date(2024, 7, 2))
    ]


def test_calls_are_followed_up_through_all_steps_both_ways(given: Given) -> None:
    graph = given(FORUM)

    earlier = policies.precursors_of(graph, "policy/manifesto")
    later = policies.following(graph, "policy/charter")

    assert [each.precursor.slug for each in earlier] == ["call", "charter"]
    assert [each.later.slug for each in later] == ["call", "manifesto"]


def test_what_is_stressed_is_no_call(given: Given) -> None:
    graph = given("""
        policy:manifesto cg:callsFor "A goal"@en, "Một mục tiêu"@vi ;
            cg:stresses "Tầm quan trọng"@vi .
    """)

    calls = policies.calls_of(graph, "policy/manifesto")
    statements = policies.statements_of(graph, "policy/manifesto")

    assert [(each.text, each.lang) for each in calls] == [("A goal", "en")]
    assert [(each.act_label, each.text, each.lang) for each in statements] == [
        ("calls for", "A goal", "en"),
        ("stresses", "Tầm quan trọng", "vi"),
    ]


def test_a_strategy_without_a_horizon_looks_to_no_year(given: Given) -> None:
    graph = given("""
        policy:near a cg:Strategy ; cg:horizonYear 2025 .
        policy:far a cg:Strategy ; cg:horizonYear 2045 .
        policy:vague a cg:Strategy .
    """)

    assert [each.policy.slug for each in policies.looking_to(graph, 2030)] == ["far"]


def test_a_policy_for_a_part_of_an_area_is_one_for_the_area(given: Given) -> None:
    graph = given("""
        policy:plan a cg:Strategy ; cg:appliesToArea place:city ; dcterms:identifier "12/QĐ" .
        policy:elsewhere a cg:Strategy ; cg:appliesToArea place:abroad .
        agreement:fair a cg:Agreement ; cg:appliesToArea place:country .
        place:city cg:locatedIn place:country .
    """)

    (found,) = policies.for_area(graph, "place/country")

    assert (found.policy.slug, found.area_label, found.kind_label, found.number) == (
        "plan",
        "city",
        "strategy",
        "12/QĐ",
    )
