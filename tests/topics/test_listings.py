"""Lists of heritage, names and classes of places on a day, and goals of sustainable development."""

from collections.abc import Callable
from datetime import date

from creativegraph import cities, places, policies
from creativegraph.graph import Graph

Given = Callable[[str], Graph]
COMMITTEE = """
    event:session-47 a cg:Meeting .
    listing:abu-mena-1979 a cg:Listing ; cg:listedThing place:abu-mena ; cg:onList heritage-list:world-heritage ;
        cg:listingOutcome listing-outcome:inscribed ; cg:listedIn 1979 .
    listing:abu-mena-2001 a cg:Listing ; cg:listedThing place:abu-mena ; cg:onList heritage-list:in-danger ;
        cg:listingOutcome listing-outcome:inscribed ; cg:listedIn 2001 .
    listing:abu-mena-2025 a cg:Listing ; cg:listedThing place:abu-mena ; cg:onList heritage-list:in-danger ;
        cg:listingOutcome listing-outcome:removed ; cg:listedIn 2025 ; cg:listedAt event:session-47 ;
        cg:decidedBy orgs:committee ; cg:statedReason "Conservation gains"@en .
    listing:gabala a cg:Listing ; cg:listedThing place:gabala ; cg:onList heritage-list:tentative-list ;
        cg:nominatedBy place:azerbaijan .
    claim:p1 cg:claimSubject listing:abu-mena-2025 ; cg:claimPredicate cg:onList ;
        cg:claimObject heritage-list:in-danger ; dcterms:source source:particle .
"""
CLASSES = """
    claim:p1 cg:claimSubject place:da-lat ; cg:claimPredicate cg:administrativeClass ;
        cg:claimObject administrative-class:provincial-city ; cg:validUntil "2025-06-30" ; dcterms:source source:sw .
    claim:p2 cg:claimSubject place:da-lat ; cg:claimPredicate cg:administrativeClass ;
        cg:claimObject administrative-class:former-unit ; cg:validFrom "2025-07-01" ; dcterms:source source:sw .
    claim:p3 cg:claimSubject place:da-lat ; cg:claimPredicate cg:administrativeClass ;
        cg:claimObject administrative-class:ward ; cg:rank rank:deprecated ; dcterms:source source:sw .
"""


def test_a_site_that_left_the_list_in_danger_stays_on_the_world_heritage_list(given: Given) -> None:
    graph = given(COMMITTEE)

    found = places.listings_of(graph, "place/abu-mena")

    assert [(each.list.slug, each.outcome and each.outcome.slug, each.year) for each in found] == [
        ("world-heritage", "inscribed", 1979),
        ("in-danger", "inscribed", 2001),
        ("in-danger", "removed", 2025),
    ]
    assert [(each.reason, each.source and each.source.slug) for each in found[-1:]] == [
        ("Conservation gains", "particle"),
    ]


def test_what_a_list_lost_in_a_year_is_asked_by_year_and_outcome(given: Given) -> None:
    graph = given(COMMITTEE)

    all_of_list = places.listed_on(graph, "code/heritage-list/in-danger")
    removed = places.listed_on(
        graph, "code/heritage-list/in-danger", in_year=2025, with_outcome="code/listing-outcome/removed"
    )
    elsewhere = places.listed_on(graph, "code/heritage-list/in-danger", in_year=2001, with_outcome="removed")

    assert [each.year for each in all_of_list] == [2001, 2025]
    assert [each.thing.slug for each in removed] == ["abu-mena"]
    assert elsewhere == []


def test_a_session_has_its_decisions_and_a_nomination_names_its_country(given: Given) -> None:
    graph = given(COMMITTEE)

    at_session = places.listed_at(graph, "event/session-47")
    tentative = places.listed_on(graph, "code/heritage-list/tentative-list")

    assert [(each.listing.slug, each.decided_by and each.decided_by.slug) for each in at_session] == [
        ("abu-mena-2025", "committee"),
    ]
    assert [(each.thing.slug, each.nominated_by and each.nominated_by.slug) for each in tentative] == [
        ("gabala", "azerbaijan"),
    ]


def test_a_city_has_the_class_of_the_day_and_a_corrected_one_never(given: Given) -> None:
    graph = given(CLASSES)

    before = places.class_on(graph, "place/da-lat", on=date(2025, 6, 30))
    after = places.class_on(graph, "place/da-lat", on=date(2025, 7, 1))
    ever = places.class_on(graph, "place/da-lat")

    assert [each.unit_class.slug for each in before] == ["provincial-city"]
    assert [each.unit_class.slug for each in after] == ["former-unit"]
    assert [(each.since, each.until) for each in ever] == [(None, "2025-06-30"), ("2025-07-01", None)]


def test_a_place_has_the_names_of_the_day(given: Given) -> None:
    graph = given("""
        claim:p1 cg:claimSubject place:bay ; cg:claimPredicate skos:prefLabel ; cg:claimValue "Vịnh Hạ Long"@vi ;
            cg:validUntil "2023-09-15" ; cg:assertionMode mode:explicit .
        claim:p2 cg:claimSubject place:bay ; cg:claimPredicate skos:prefLabel ;
            cg:claimValue "Vịnh Hạ Long - Quần đảo Cát Bà"@vi ; cg:validFrom "2023-09-16" ;
            cg:assertionMode mode:explicit ; dcterms:source source:vnp .
        claim:p3 cg:claimSubject place:bay ; cg:claimPredicate skos:altLabel ; cg:claimValue "Ha Long Bay"@en ;
            cg:assertionMode mode:explicit .
    """)

    before = places.named_on(graph, "place/bay", on=date(2023, 9, 15))
    after = places.named_on(graph, "place/bay", on=date(2024, 1, 1))

    assert [(each.name, each.preferred) for each in before] == [("Ha Long Bay", False), ("Vịnh Hạ Long", True)]
    assert [each.name for each in after] == ["Ha Long Bay", "Vịnh Hạ Long - Quần đảo Cát Bà"]


def test_a_serial_property_has_components_and_a_buffer_zone(given: Given) -> None:
    graph = given("""
        place:minaret a cg:Monument ; cg:componentOf place:site ; cg:builtIn times:built ; cg:locatedIn place:mosul .
        place:zone a cg:BufferZone ; cg:bufferZoneOf place:site .
        times:built cg:edtf "1172" .
    """)

    found = places.parts_of_site(graph, "place/site")

    assert [(each.part.slug, each.built, each.place and each.place.slug) for each in found] == [
        ("zone", None, None),
        ("minaret", "1172", "mosul"),
    ]


def test_a_goal_is_served_by_what_serves_its_targets_but_not_the_other_way_round(given: Given) -> None:
    graph = given("""
        event:conference a cg:Conference ; cg:contributesToGoal sdg:11 ; cg:eventStatus event-status:planned .
        initiative:archives a cg:Initiative ; cg:contributesToGoal sdg:11-4 .
        sdg:11-4 skos:broader sdg:11 ; skos:notation "11-4" ; skos:exactMatch <http://metadata.un.org/sdg/11.4> .
    """)

    of_goal = policies.contributing_to(graph, "code/sdg/11")
    of_target = policies.contributing_to(graph, "code/sdg/11-4")
    goals = policies.goals_of(graph, "initiative/archives")

    assert [(each.thing.slug, each.status and each.status.slug) for each in of_goal] == [
        ("conference", "planned"),
        ("archives", None),
    ]
    assert [each.thing.slug for each in of_target] == ["archives"]
    assert [(each.number, each.goal and each.goal.slug, each.un_identifier) for each in goals] == [
        ("11.4", "11", "http://metadata.un.org/sdg/11.4"),
    ]


def test_a_yearly_plan_carries_out_the_longer_one_and_by_it_what_that_carries_out(given: Given) -> None:
    graph = given("""
        policy:plan-161 a cg:PolicyProgramme ; cg:implementsPolicy policy:plan-102 ; dcterms:identifier "161" .
        policy:plan-102 a cg:PolicyProgramme ; cg:implementsPolicy policy:strategy ;
            cg:providesFor initiative:centre .
        initiative:centre a cg:Initiative .
    """)

    found = policies.implemented_by(graph, "policy/strategy")
    provided = policies.provided_for_in(graph, "policy/plan-102")

    assert [(each.thing.slug, each.directly, each.number) for each in found] == [
        ("plan-102", True, None),
        ("plan-161", False, "161"),
    ]
    assert [each.thing.slug for each in provided] == ["centre"]


def test_a_building_has_the_year_and_the_builder_that_sources_give(given: Given) -> None:
    graph = given("""
        place:minaret a cg:Monument ; cg:builtIn times:built ; cg:builtBy person:nur-al-din .
        place:market a cg:Venue .
        times:built cg:edtf "1172" .
    """)

    found = places.construction_of(graph, ["place/minaret", "place/market"])

    assert [(each.built, each.builder and each.builder.slug) for each in found] == [("1172", "nur-al-din")]


def test_a_network_had_seven_fields_before_an_eighth_was_added(given: Given) -> None:
    graph = given("""
        claim:p1 cg:claimSubject network:uccn ; cg:claimPredicate cg:recognisesField ;
            cg:claimObject creative-field:music ; dcterms:source source:unesco .
        claim:p2 cg:claimSubject network:uccn ; cg:claimPredicate cg:recognisesField ;
            cg:claimObject creative-field:architecture ; cg:validFrom "2025" ; dcterms:source source:unesco .
    """)

    before = cities.fields_recognised(graph, "network/uccn", on=date(2024, 12, 31))
    since = cities.fields_recognised(graph, "network/uccn", on=date(2025, 10, 31))

    assert [each.field.slug for each in before] == ["music"]
    assert [each.field.slug for each in since] == ["architecture", "music"]


def test_the_reason_for_a_membership_is_told_in_the_language_asked_for(given: Given) -> None:
    graph = given("""
        membership:safi a cg:NetworkMembership ; cg:memberCity place:safi ; cg:memberSince 2025 ;
            cg:creativeField creative-field:crafts-and-folk-art ;
            cg:statedReason "Crafts handed down"@en, "Nghề truyền thống"@vi .
        membership:fes a cg:NetworkMembership ; cg:memberCity place:fes .
    """)

    found = cities.reasons_of(graph, ["place/safi", "place/fes"])

    assert [(each.city.slug, each.since, each.reason) for each in found] == [("safi", 2025, "Crafts handed down")]
