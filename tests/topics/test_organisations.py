"""Organisations: what they do, in which role, with whom."""

from collections.abc import Callable
from datetime import date

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


SPLIT = """
    place:hanoi cg:locatedIn place:vietnam . place:vietnam skos:prefLabel "Viet Nam"@en .
    orgs:city a cg:PublicAuthority ; skos:prefLabel "City of Hanoi"@en ; cg:governs place:hanoi .
    orgs:old a cg:PublicAuthority ; skos:prefLabel "Culture, sports and tourism"@en ; org:unitOf orgs:city ;
        org:classification organisation-kind:department ; cg:dissolvedOn times:day .
    orgs:culture a cg:PublicAuthority ; skos:prefLabel "Culture and sports"@en ; org:unitOf orgs:city ;
        org:classification organisation-kind:department ; cg:continues orgs:old .
    orgs:tourism a cg:PublicAuthority ; skos:prefLabel "Tourism"@en ; org:unitOf orgs:city ; cg:continues orgs:old ;
        org:classification organisation-kind:department ; cg:hasSeat place:hanoi ; cg:foundedOn times:day .
    orgs:centre a org:FormalOrganization ; skos:prefLabel "Đồng Xuân centre"@en ; cg:hasSeat place:hanoi ;
        org:classification organisation-kind:cultural-centre ; cg:status status:planned ; cg:foundedOn times:march .
    times:day cg:edtf "2015-07-28" . times:march cg:edtf "2026-03" .
    status:planned skos:prefLabel "planned"@en .
    organisation-kind:department skos:broader organisation-kind:public-body ; skos:prefLabel "department"@en .
    organisation-kind:public-body skos:relatedMatch cg:PublicAuthority ; skos:prefLabel "public body"@en .
    organisation-kind:cultural-centre skos:broader organisation-kind:cultural-institution .
    source:page a cg:ReportedSource ; skos:prefLabel "Page"@en ; dcterms:issued "2015" .
    claim:c1 cg:claimSubject orgs:culture ; cg:claimPredicate cg:continues ; cg:claimObject orgs:old ;
        cg:validFrom "2015-07-28" ; dcterms:source source:page .
    claim:c2 cg:claimSubject orgs:tourism ; cg:claimPredicate cg:continues ; cg:claimObject orgs:old ;
        dcterms:source source:page .
    claim:c3 cg:claimSubject orgs:old ; cg:claimPredicate cg:dissolvedOn ; cg:claimObject times:day ;
        dcterms:source source:page .
    claim:c4 cg:claimSubject orgs:tourism ; cg:claimPredicate cg:foundedBy ; cg:claimObject orgs:city ;
        dcterms:source source:page .
    claim:c5 cg:claimSubject orgs:tourism ; cg:claimPredicate cg:foundedOn ; cg:claimObject times:day ;
        dcterms:source source:page .
    claim:c6 cg:claimSubject orgs:culture ; cg:claimPredicate skos:altLabel ; cg:claimValue "Sở VHTTDL"@vi ;
        cg:validUntil "2015-07-28" ; dcterms:source source:page .
    claim:c7 cg:claimSubject orgs:tourism ; cg:claimPredicate cg:foundedYear ; cg:claimValue 1999 ;
        cg:rank rank:deprecated ; dcterms:source source:page .
"""


def test_a_body_that_was_split_leads_to_what_became_of_it_and_back(given: Given) -> None:
    graph = given(SPLIT)

    became = organisations.succession_of(graph, "org/old")
    came_from = organisations.succession_of(graph, "org/tourism")

    assert [(each.successor.slug, each.change, each.since) for each in became] == [
        ("culture", "split", "2015-07-28"), ("tourism", "split", "2015-07-28")
    ]  # fmt: skip
    assert [(each.former.slug, each.former_label) for each in came_from] == [("old", "Culture, sports and tourism")]


def test_bodies_that_become_one_are_a_merger_and_one_that_follows_one_a_succession(given: Given) -> None:
    graph = given("""
        orgs:both cg:continues orgs:one, orgs:two . orgs:new cg:continues orgs:both .
        claim:c1 cg:claimSubject orgs:both ; cg:claimPredicate cg:continues ; cg:claimObject orgs:one .
        claim:c2 cg:claimSubject orgs:both ; cg:claimPredicate cg:continues ; cg:claimObject orgs:two .
        claim:c3 cg:claimSubject orgs:new ; cg:claimPredicate cg:continues ; cg:claimObject orgs:both .
        orgs:one a org:Organization . orgs:two a org:Organization .
        orgs:both a org:Organization . orgs:new a org:Organization .
    """)

    found = organisations.succession_of(graph, "org/both")

    assert [(each.former.slug, each.successor.slug, each.change) for each in found] == [
        ("both", "new", "succession"), ("one", "both", "merger"), ("two", "both", "merger")
    ]  # fmt: skip


def test_the_life_of_a_body_is_told_in_order_of_time_with_who_says_so(given: Given) -> None:
    graph = given(SPLIT)

    found = organisations.history_of(graph, ["org/old", "org/tourism", "org/culture"])

    assert [
        (each.organisation.slug, each.step, each.date, each.ends, each.other_label, each.name) for each in found
    ] == [
        ("culture", "continues", "2015-07-28", None, "Culture, sports and tourism", None),
        ("culture", "named", None, "2015-07-28", None, "Sở VHTTDL"),
        ("old", "continued by", "2015-07-28", None, "Culture and sports", None),
        ("old", "dissolved", "2015-07-28", None, None, None),
        ("old", "continued by", None, None, "Tourism", None),
        ("tourism", "founded", "2015-07-28", None, None, None),
        ("tourism", "continues", None, None, "Culture, sports and tourism", None),
        ("tourism", "founded by", None, None, "City of Hanoi", None),
    ]
    assert {each.source_label for each in found} == {"Page"}


def test_bodies_of_a_city_are_its_government_its_units_and_who_has_a_seat_there(given: Given) -> None:
    graph = given(SPLIT)

    found = organisations.of_place(graph, "place/hanoi")

    assert [(each.organisation.slug, each.relation, each.status_label, each.dissolved) for each in found] == [
        ("city", "governs", None, None),
        ("culture", "unit", None, None),
        ("old", "unit", None, "2015-07-28"),
        ("tourism", "seat", None, None),
        ("tourism", "unit", None, None),
        ("centre", "seat", "planned", None),
    ]
    assert [each.organisation.slug for each in organisations.of_place(graph, "place/vietnam")] == ["tourism", "centre"]


def test_a_kind_of_organisation_has_the_narrower_ones_and_the_class_that_stands_for_it(given: Given) -> None:
    graph = given(SPLIT)

    found = organisations.of_kind(graph, "code/organisation-kind/public-body")

    assert [(each.organisation.slug, each.kind_label, each.part_of_label) for each in found] == [
        ("city", "public body", None),
        ("culture", "department", "City of Hanoi"),
        ("old", "department", "City of Hanoi"),
        ("tourism", "department", "City of Hanoi"),
    ]


def test_what_is_only_planned_and_what_is_gone_is_marked_in_the_list(given: Given) -> None:
    graph = given(SPLIT)

    found = {each.organisation.slug: (each.status_label, each.dissolved) for each in organisations.listed(graph)}

    assert found["centre"] == ("planned", None)
    assert found["old"] == (None, "2015-07-28")
    assert found["culture"] == (None, None)


MEMBERS = """
    orgs:fund a org:FormalOrganization ; skos:prefLabel "Iberescena"@en .
    orgs:unit a org:OrganizationalUnit ; skos:prefLabel "Technical unit"@en ; org:unitOf orgs:fund ;
        cg:hasObjective "To administer the grants."@en .
    orgs:call a org:FormalOrganization ; skos:prefLabel "A company"@en ; org:subOrganizationOf orgs:unit .
    orgs:spain a cg:State ; skos:prefLabel "Spain"@en ; org:memberOf orgs:fund .
    orgs:bolivia a cg:State ; skos:prefLabel "Bolivia"@en ; org:memberOf orgs:fund .
    orgs:andorra a cg:State ; skos:prefLabel "Andorra"@en .
    orgs:venezuela a cg:State ; skos:prefLabel "Venezuela"@en .
    source:abstract a cg:ReportedSource ; skos:prefLabel "Abstract"@en ; dcterms:issued "2008" .
    claim:m1 cg:claimSubject orgs:spain ; cg:claimPredicate org:memberOf ; cg:claimObject orgs:fund ;
        cg:validFrom "[..2008]" ; dcterms:source source:abstract .
    claim:m2 cg:claimSubject orgs:bolivia ; cg:claimPredicate org:memberOf ; cg:claimObject orgs:fund ;
        cg:validFrom "2017" .
    claim:m3 cg:claimSubject orgs:venezuela ; cg:claimPredicate org:memberOf ; cg:claimObject orgs:fund ;
        cg:validFrom "[..2008]" ; cg:validUntil "2009" ; dcterms:source source:abstract .
    member:andorra a cg:OrganisationMembership ; org:member orgs:andorra ; org:organization orgs:fund ;
        cg:status status:planned ; cg:hasTimeSpan times:nine .
    claim:m4 cg:claimSubject member:andorra ; cg:claimPredicate org:organization ; cg:claimObject orgs:fund ;
        dcterms:source source:abstract .
    claim:m5 cg:claimSubject member:andorra ; cg:claimPredicate org:member ; cg:claimObject orgs:andorra ;
        dcterms:source source:abstract .
    times:nine cg:edtf "2009" .
    status:planned skos:prefLabel "planned"@en .
    series:calls a cg:EventSeries ; skos:prefLabel "Calls"@en ; cg:ownedBy orgs:fund .
    cg:EventSeries rdfs:label "event series"@en .
"""


def test_members_of_a_body_on_a_day_are_those_whose_time_may_hold_it(given: Given) -> None:
    graph = given(MEMBERS)

    def on(day: date | None) -> list[str]:
        return [each.member.slug for each in organisations.members_of(graph, "org/fund", on=day)]

    assert on(date(2008, 6, 1)) == ["spain", "venezuela"]
    assert on(date(2009, 6, 1)) == ["andorra", "spain", "venezuela"]
    assert on(date(2016, 12, 31)) == ["spain"]
    assert on(date(2017, 1, 1)) == ["bolivia", "spain"]
    assert on(None) == ["andorra", "bolivia", "spain", "venezuela"]


def test_a_membership_that_is_only_planned_says_so(given: Given) -> None:
    graph = given(MEMBERS)

    found = {each.member.slug: each for each in organisations.members_of(graph, "org/fund")}

    assert (found["andorra"].status_label, found["andorra"].since, found["andorra"].said_on) == (
        "planned",
        "2009",
        "2008",
    )
    assert (found["spain"].status, found["spain"].source_label) == (None, "Abstract")
    assert (found["venezuela"].since, found["venezuela"].until) == ("[..2008]", "2009")


def test_a_member_knows_of_what_it_is_one(given: Given) -> None:
    graph = given(MEMBERS)

    assert [each.organisation_label for each in organisations.memberships_of(graph, "org/andorra")] == ["Iberescena"]
    assert organisations.memberships_of(graph, "org/venezuela", on=date(2010, 1, 1)) == []


def test_a_membership_that_was_withdrawn_is_none_from_that_day(given: Given) -> None:
    graph = given("""
        @prefix status: <https://w3id.org/creativegraph/code/status/> .
        member:mali a cg:OrganisationMembership ; org:member orgs:mali ; org:organization orgs:fund ;
            cg:status status:withdrawn .
        claim:w1 cg:claimSubject member:mali ; cg:claimPredicate org:organization ; cg:claimObject orgs:fund .
        claim:w2 cg:claimSubject member:mali ; cg:claimPredicate cg:status ; cg:claimObject status:withdrawn ;
            cg:validFrom "2012-05-01" .
    """)

    before, after = (organisations.memberships_of(graph, "org/mali", on=date(year, 6, 1)) for year in (2011, 2012))

    assert ([each.organisation.slug for each in before], after) == (["fund"], [])


def test_parts_of_a_body_are_its_units_and_its_companies_at_all_levels(given: Given) -> None:
    graph = given(MEMBERS)

    assert [each.part.slug for each in organisations.parts_of(graph, "org/fund")] == ["call", "unit"]
    assert [each.text for each in organisations.objectives_of(graph, "org/unit")] == ["To administer the grants."]
    assert [(each.thing.slug, each.kind_label) for each in organisations.owned_by(graph, "org/fund")] == [
        ("calls", "event series")
    ]
