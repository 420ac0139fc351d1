"""Agreements: who made them, when and where they were signed, and for how long."""

from collections.abc import Callable
from datetime import date

import pytest

from creativegraph import agreements
from creativegraph.errors import ArgumentError
from creativegraph.graph import Graph

Given = Callable[[str], Graph]


def test_an_agreement_is_between_two_whoever_else_is_party(given: Given) -> None:
    graph = given("""
        agreement:fair a cg:ProjectAgreement ; cg:hasParty orgs:alba, orgs:brisa, orgs:carda .
        agreement:loan a cg:Agreement ; cg:hasParty orgs:alba, orgs:carda .
    """)

    found = agreements.between(graph, "org/brisa", "org/alba")

    assert [each.agreement.slug for each in found] == ["fair"]
    assert [each.kind_label for each in found] == ["project agreement"]


def test_one_organisation_is_not_taken_for_both_parties(given: Given) -> None:
    graph = given("agreement:loan a cg:Agreement ; cg:hasParty orgs:alba, orgs:carda .")

    with pytest.raises(ArgumentError, match="are both 'org/alba'; give two that differ"):
        agreements.between(graph, "org/alba", "org/alba")


def test_an_agreement_without_a_date_of_signing_comes_last_and_is_not_signed_in_any_period(
    given: Given,
) -> None:
    graph = given("""
        agreement:fair a cg:Agreement ; skos:prefLabel "Fair"@en .
        agreement:loan a cg:Agreement ; skos:prefLabel "Loan"@en .
        event:handshake a cg:SigningEvent ; cg:signsAgreement agreement:fair .
        event:signing a cg:SigningEvent ; cg:signsAgreement agreement:loan ;
            cg:hasTimeSpan times:may .
        times:may cg:edtf "2024-05" ;
            cg:beginEarliest "2024-05-01"^^xsd:date ; cg:endLatest "2024-05-31"^^xsd:date .
    """)

    listed = agreements.listed(graph)
    in_may = agreements.signed_within(graph, since=date(2024, 5, 31), until=date(2024, 6, 30))
    ever = agreements.signed_within(graph)

    assert [(each.agreement_label, each.date) for each in listed] == [
        ("Loan", "2024-05"),
        ("Fair", None),
    ]
    assert [each.agreement.slug for each in in_may] == ["loan"]
    assert [each.agreement.slug for each in ever] == ["loan"]


def test_an_agreement_is_in_force_from_the_first_to_the_last_day_of_its_period(
    given: Given,
) -> None:
    graph = given("""
        agreement:fair a cg:Agreement ; cg:validFor times:decade .
        agreement:open a cg:Agreement ; cg:validFor times:open .
        agreement:loan a cg:Agreement .
        times:decade cg:edtf "2025/2035" ;
            cg:beginEarliest "2025-01-01"^^xsd:date ; cg:endLatest "2035-12-31"^^xsd:date .
        times:open cg:edtf "2030/.." ; cg:beginEarliest "2030-01-01"^^xsd:date .
    """)

    def on(day: date) -> list[str]:
        return [each.agreement.slug for each in agreements.in_force_on(graph, day)]

    assert on(date(2024, 12, 31)) == []
    assert on(date(2025, 1, 1)) == ["fair"]
    assert on(date(2035, 12, 31)) == ["fair", "open"]
    assert on(date(2036, 1, 1)) == ["open"]


def test_what_is_signed_in_a_building_is_signed_in_its_city_and_country(given: Given) -> None:
    graph = given("""
        event:signing a cg:SigningEvent ; cg:signsAgreement agreement:fair ;
            cg:hasMainVenue place:hall .
        place:hall cg:locatedIn place:alba .
        place:alba cg:locatedIn place:land .
        place:land skos:prefLabel "Land"@en .
    """)

    found = agreements.signed_in(graph, "place/land")
    signings = agreements.signings_of(graph, "agreement/fair")

    assert [(each.agreement.slug, each.at.slug) for each in found] == [("fair", "hall")]
    assert [(each.venue_label, each.place_label, each.date) for each in signings] == [("hall", "alba", None)]


def test_who_signs_for_whom_is_told_apart_from_who_looks_on(given: Given) -> None:
    graph = given("""
        event:signing a cg:SigningEvent ; cg:signsAgreement agreement:fair .
        person:ada a cg:Person .
        person:bo a cg:Person .
        participation:signs cg:inActivity event:signing ; cg:participant person:bo ; cg:inRole role:signatory ;
            cg:onBehalfOf orgs:alba ; dcterms:description "Director"@en, "Giám đốc"@vi .
        participation:sees cg:inActivity event:signing ; cg:participant person:ada ; cg:inRole role:witness .
        participation:pays cg:inActivity event:signing ; cg:participant orgs:brisa ; cg:inRole role:funder .
    """)

    found = agreements.signatories_of(graph, "agreement/fair", languages=("vi", "en"))

    assert [(each.person.slug, each.role.slug, each.organisation_label, each.office) for each in found] == [
        ("bo", "signatory", "alba", "Giám đốc"),
        ("ada", "witness", None, None),
    ]
