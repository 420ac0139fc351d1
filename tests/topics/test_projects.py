"""Projects: aims and effects in words, activities, phases."""

from collections.abc import Callable
from datetime import date

from creativegraph import projects
from creativegraph.graph import Graph

Given = Callable[[str], Graph]


def test_aims_are_in_the_first_language_or_else_in_all_that_there_are(given: Given) -> None:
    graph = given("""
        project:green cg:hasObjective "Plant trees"@en, "Trồng cây"@vi .
        project:blue cg:hasObjective "Làm sạch sông"@vi, "Nettoyer"@fr .
    """)

    english = projects.objectives_of(graph, ["project/green", "project/blue"])
    vietnamese = projects.objectives_of(graph, "project/green", languages=("vi",))

    assert [(each.thing.slug, each.lang, each.text) for each in english] == [
        ("blue", "fr", "Nettoyer"),
        ("blue", "vi", "Làm sạch sông"),
        ("green", "en", "Plant trees"),
    ]
    assert [each.text for each in vietnamese] == ["Trồng cây"]


def test_a_title_in_another_language_is_better_than_none(given: Given) -> None:
    graph = given("""
        project:blue a cg:Project ; dcterms:title "Sông xanh"@vi, "Rivière bleue"@fr .
        project:green a cg:Project ; dcterms:title "Cây xanh"@vi, "Green trees"@en .
        project:grey a cg:Project .
    """)

    found = projects.listed(graph)

    assert [each.title for each in found] == ["Rivière bleue", "Green trees", None]
    assert [each.title for each in projects.titles_of(graph, "project/green", in_language="vi")] == ["Cây xanh"]


def test_an_event_that_a_project_helped_somebody_to_attend_is_supported_by_it(given: Given) -> None:
    graph = given("""
        event:congress a cg:Conference .
        event:fair a cg:Festival ; cg:partOfProject project:green .
        participation:alba cg:inActivity event:congress ; cg:participant orgs:alba ;
            cg:supportedByProject project:green .
    """)

    found = projects.activities_of(graph, "project/green")

    assert [(each.activity.slug, each.kind_label, each.relation_label) for each in found] == [
        ("congress", "conference", "supported by project"),
        ("fair", "festival", "part of project"),
    ]


def test_phases_are_in_their_order_and_a_phase_knows_its_whole(given: Given) -> None:
    graph = given("""
        project:late a cg:ProjectPhase ; cg:phaseOf project:green ; cg:phaseNumber 10 .
        project:soon a cg:ProjectPhase ; cg:phaseOf project:green ; cg:phaseNumber 2 .
    """)

    phases = projects.phases_of(graph, "project/green")
    details = projects.details(graph, "project/soon")

    assert [(each.phase.slug, each.number) for each in phases] == [("soon", 2), ("late", 10)]
    assert [(each.phase_of_label, each.phase_number, each.agreement) for each in details] == [("green", 2, None)]


def test_who_carries_out_a_project_may_be_said_by_a_participation(given: Given) -> None:
    graph = given("""
        project:green a cg:Project ; cg:hasImplementer orgs:alba .
        participation:brisa cg:inActivity project:green ; cg:participant orgs:brisa ; cg:inRole role:implementer .
        participation:carda cg:inActivity project:green ; cg:participant orgs:carda ; cg:inRole role:funder .
    """)

    found = projects.implementers_of(graph, "project/green")

    assert sorted(each.implementer.slug for each in found) == ["alba", "brisa"]


def test_a_call_is_open_until_the_end_of_its_last_day(given: Given) -> None:
    graph = given("""
        initiative:call cg:acceptsApplicationsUntil times:march ; cg:isOpenTo place:alba ;
            cg:hasCondition "in clay"@en .
        initiative:old cg:acceptsApplicationsUntil times:january .
        times:march cg:edtf "2026-03" ; cg:endLatest "2026-03-31"^^xsd:date .
        times:january cg:edtf "2026-01" ; cg:endLatest "2026-01-31"^^xsd:date .
        claim:a cg:claimSubject initiative:call ; cg:claimPredicate cg:acceptsApplicationsUntil ;
            cg:claimObject times:march ; dcterms:source source:news .
    """)

    on = [
        [(each.call.slug, each.closes, each.condition, each.source and each.source.slug) for each in found]
        for found in (
            projects.open_calls(graph, on=date(2026, 3, 31)), projects.open_calls(graph, on=date(2026, 4, 1)),
            projects.open_calls(graph, open_to="place/alba"),
        )
    ]  # fmt: skip

    assert on == [[("call", "2026-03", "in clay", "news")], [], [("call", "2026-03", "in clay", "news")]]
    assert [each.call.slug for each in projects.open_calls(graph)] == ["old", "call"]
