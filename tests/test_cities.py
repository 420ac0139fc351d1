"""Cities: fields and years belong to memberships, and what is not stated is absent."""

from collections.abc import Callable

from creativegraph import cities
from creativegraph.graph import Graph

Given = Callable[[str], Graph]

WORLD = """
    network:cities a cg:CityNetwork .
    network:rivers a cg:CityNetwork .
    place:alba a cg:City ; cg:locatedIn place:hills .
    place:brisa a cg:City .
    place:cala a cg:City ; cg:locatedIn place:land .
    place:hills a cg:Region ; cg:locatedIn place:land .
    place:land a cg:Country .
    membership:alba a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:design ; cg:memberSince 2019 .
    membership:alba-rivers a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:rivers ;
        cg:creativeField creative-field:design .
    membership:brisa a cg:NetworkMembership ; cg:memberCity place:brisa ; cg:inNetwork network:cities .
    membership:cala a cg:NetworkMembership ; cg:memberCity place:cala ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:design ; cg:memberSince 2014 .
"""


def test_what_no_source_states_of_a_membership_is_absent(given: Given) -> None:
    graph = given(WORLD)

    found = cities.members(graph, network="network/cities")

    assert [(each.city.slug, each.country and each.country.slug, each.field, each.since) for each in found] == [
        ("alba", "land", found[0].field, 2019),
        ("brisa", None, None, None),
        ("cala", "land", found[0].field, 2014),
    ]
    assert cities.joined_in(graph, 2020) == []


def test_a_city_in_two_networks_counts_once_in_its_field(given: Given) -> None:
    graph = given(WORLD)

    fields = cities.by_field(graph)
    countries = cities.by_country(graph, network="network/cities")

    assert [(each.field.slug, each.cities) for each in fields] == [("design", 2)]
    assert [(each.country.slug, each.cities) for each in countries] == [("land", 2)]
    assert len(cities.membership_of(graph, "place/alba")) == 2


def test_cities_in_a_country_come_by_year_those_without_one_last(given: Given) -> None:
    graph = given(WORLD)

    found = cities.in_country(graph, "place/land")

    assert [(each.city.slug, each.since) for each in found] == [("cala", 2014), ("alba", 2019), ("alba", None)]
    assert [each.peer.slug for each in cities.peers_of(graph, "place/alba")] == ["cala"]


def test_an_event_counts_once_for_the_city_of_its_venue(given: Given) -> None:
    graph = given("""
        place:alba a cg:City .
        place:hall a cg:Venue ; cg:locatedIn place:alba .
        event:fair a cg:Festival ; cg:takesPlaceIn place:alba ; cg:hasMainVenue place:hall .
    """)

    found = cities.hosting_events(graph)

    assert [(each.city.slug, each.events) for each in found] == [("alba", 1)]
