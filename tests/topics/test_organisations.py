"""Organisations: what they do, in which role, with whom."""

from collections.abc import Callable

import creativegraph as cg
from creativegraph import organisations
from creativegraph.graph import Graph

Given = Callable[[str], Graph]

FAIR = """
    event:fair a cg:Festival ; cg:organisedBy orgs:alba ; cg:takesPlaceIn place:hall ;
        cg:hasTimeSpan times:may .
    participation:brisa-funds cg:inActivity event:fair ; cg:participant orgs:brisa ;
        cg:inRole role:funder ;
        cg:requestedBy orgs:carda ; cg:hasBeneficiary orgs:alba .
    place:hall cg:locatedIn place:city .
    place:city skos:prefLabel "City"@en .
    times:may cg:edtf "2024-05" ;
        cg:beginEarliest "2024-05-01"^^xsd:date ; cg:endLatest "2024-05-31"^^xsd:date .
"""


def test_a_part_in_an_event_is_told_with_role_requester_and_beneficiary(given: Given) -> None:
    graph = given(FAIR)

    found = organisations.taking_part_in(graph, "event/fair")

    assert [(each.organisation.slug, each.relation.slug, each.role_label) for each in found] == [
        ("alba", "organisedBy", None),
        ("brisa", "participant", "funder"),
    ]
    assert [(each.requested_by_label, each.beneficiary_label) for each in found] == [
        (None, None),
        ("carda", "alba"),
    ]


def test_the_role_of_a_helper_is_not_the_role_of_whom_it_helps(given: Given) -> None:
    graph = given(FAIR)

    found = organisations.activities_of(graph, ["org/alba", "org/brisa"])

    assert [(each.organisation.slug, each.relation.slug, each.role) for each in found if not each.role] == [
        ("alba", "hasBeneficiary", None),
        ("alba", "organisedBy", None),
    ]
    assert [each.role_label for each in found if each.role] == ["funder"]
    assert {(each.thing.slug, each.date) for each in found} == {("fair", "2024-05")}


def test_activities_are_narrowed_to_a_place_with_all_its_parts_and_to_a_year(given: Given) -> None:
    graph = given(FAIR + "project:loan cg:hasImplementer orgs:alba .")

    def things(place: str | None = None, year: int | None = None) -> list[str]:
        found = organisations.activities_of(graph, "org/alba", place=place, year=year)
        return sorted({each.thing.slug for each in found})

    assert things() == ["fair", "loan"]
    assert things(place="place/city") == ["fair"]
    assert things(year=2024) == ["fair"]
    assert things(year=2023) == []


def test_years_are_compared_as_numbers_and_not_as_texts(given: Given) -> None:
    decade = """
    event:decade cg:organisedBy orgs:alba ; cg:hasTimeSpan [ cg:edtf "2010/2030" ;
        cg:beginEarliest "2010-01-01"^^xsd:date ; cg:endLatest "2030-12-31"^^xsd:date ] .
    """
    graph = given(FAIR + decade)

    assert [each.thing.slug for each in organisations.activities_of(graph, "org/alba", year=2030)] == ["decade"]
    assert organisations.activities_of(graph, "org/alba", year=203) == []


def test_organisations_are_partners_in_what_both_have_an_active_part_in(given: Given) -> None:
    graph = given(FAIR)

    found = organisations.partners_of(graph, "org/alba")

    assert [(each.partner.slug, each.thing.slug) for each in found] == [("brisa", "fair")]
    assert organisations.partners_of(graph, "org/carda") == []


def test_a_unit_of_a_unit_belongs_to_the_whole(given: Given) -> None:
    graph = given("""
        orgs:desk a org:OrganizationalUnit ; org:unitOf orgs:office .
        orgs:office a org:OrganizationalUnit ; org:unitOf orgs:alba .
    """)

    assert [each.unit.slug for each in organisations.units_of(graph, "org/alba")] == [
        "desk",
        "office",
    ]


def test_former_heads_stay_known_and_come_after_those_of_today(given: Given) -> None:
    graph = given("""
        orgs:alba cg:headedBy person:bo .
        claim:h1 a cg:Claim ; cg:claimSubject orgs:alba ; cg:claimPredicate cg:headedBy ; cg:claimObject person:ada ;
            cg:rank rank:normal ; cg:validUntil "2022" .
        claim:h2 a cg:Claim ; cg:claimSubject orgs:alba ; cg:claimPredicate cg:headedBy ; cg:claimObject person:bo ;
            cg:rank rank:normal ; cg:validFrom "[2020..2022]" ; skos:note "director in 2022"@en .
        claim:h3 a cg:Claim ; cg:claimSubject orgs:alba ; cg:claimPredicate cg:headedBy ; cg:claimObject person:cy ;
            cg:rank rank:deprecated .
    """)

    found = organisations.heads_of(graph, "org/alba")

    assert [(each.person_label, each.shown, each.valid_from, each.valid_until) for each in found] == [
        ("bo", True, "[2020..2022]", None),
        ("ada", False, None, "2022"),
    ]
    assert found[0].note == "director in 2022"


def test_what_organisations_share_is_told_with_the_day_of_signing_and_its_kind(given: Given) -> None:
    graph = given("""
        agreement:port a cg:Agreement ; cg:hasParty orgs:alba, orgs:brisa .
        event:signing cg:signsAgreement agreement:port ; cg:hasTimeSpan times:may .
        times:may cg:edtf "2024-05" .
        project:loan cg:hasImplementer orgs:alba .
    """)

    found = organisations.sharing(graph)

    assert [(each.organisation.slug, each.thing.slug, each.kind, each.date) for each in found] == [
        ("alba", "port", "agreement", "2024-05"),
        ("alba", "loan", "project", None),
        ("brisa", "port", "agreement", "2024-05"),
    ]
    assert {each.thing.slug for each in organisations.sharing(graph, kind="project")} == {"loan"}


def test_what_has_no_date_is_listed_on_rdflib_too(given: Given) -> None:
    graph = given("agreement:pact cg:hasParty orgs:alba . project:loan cg:hasImplementer orgs:alba .")

    found = organisations.sharing(cg.open_graph(graph.to_rdflib()))

    assert [(each.thing.slug, each.date) for each in found] == [("pact", None), ("loan", None)]
