"""Cities: fields and years belong to memberships, and what is not stated is absent."""

from collections.abc import Callable

from tests.support.questions import packaged

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


def test_a_city_in_two_networks_counts_in_each_and_the_row_says_which(given: Given) -> None:
    graph = given(WORLD)

    fields = cities.by_field(graph)
    countries = cities.by_country(graph, network="network/cities")

    assert [(each.field.slug, each.network.slug, each.cities) for each in fields] == [
        ("design", "cities", 2), ("design", "rivers", 1),
    ]  # fmt: skip
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


CHANGED = """
    network:cities a cg:CityNetwork .
    place:alba a cg:City ; cg:locatedIn place:land .
    place:brisa a cg:City ; cg:locatedIn place:land .
    place:cala a cg:City ; cg:locatedIn place:land .
    place:land a cg:Country .
    membership:alba-2008 a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:media-arts ; cg:memberSince 2008 ; cg:memberUntil 2023 .
    membership:alba a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:literature ; cg:memberSince 2023 ; cg:continues membership:alba-2008 .
    membership:brisa a cg:NetworkMembership ; cg:memberCity place:brisa ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:literature ; cg:memberSince 2019 .
    membership:cala a cg:NetworkMembership ; cg:memberCity place:cala ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:media-arts ; cg:memberSince 2014 ; cg:memberUntil 2020 .
"""


def test_a_city_that_changed_its_field_is_one_member_since_its_first_year(given: Given) -> None:
    graph = given(CHANGED)

    found = cities.members(graph)

    assert [(each.city.slug, each.field and each.field.slug, each.since) for each in found] == [
        ("alba", "literature", 2008),
        ("brisa", "literature", 2019),
    ]
    assert [(each.membership.slug, each.since) for each in cities.membership_of(graph, "place/alba")] == [
        ("alba", 2008)
    ]
    assert [each.since for each in cities.in_country(graph, "place/land")] == [2008, 2019]
    assert [each.cities for each in cities.by_country(graph)] == [2]


def test_a_field_that_a_city_has_left_does_not_count(given: Given) -> None:
    graph = given(CHANGED)

    fields = cities.by_field(graph)

    assert [(each.field.slug, each.cities) for each in fields] == [("literature", 2)]
    assert cities.in_field(graph, "code/creative-field/media-arts") == []
    assert [(each.city.slug, each.since) for each in cities.in_field(graph, "code/creative-field/literature")] == [
        ("alba", 2008),
        ("brisa", 2019),
    ]
    assert [(each.peer.slug, each.since) for each in cities.peers_of(graph, "place/brisa")] == [("alba", 2008)]


def test_a_change_of_field_is_no_joining(given: Given) -> None:
    graph = given(CHANGED)

    years = cities.by_year(graph)

    assert [(each.since, each.cities) for each in years] == [(2008, 1), (2014, 1), (2019, 1)]
    assert cities.joined_in(graph, 2023) == []
    assert [(each.city.slug, each.field and each.field.slug) for each in cities.joined_in(graph, 2008)] == [
        ("alba", "media-arts")
    ]
    assert [each.city.slug for each in cities.joined_between(graph, 2008, 2023)] == ["alba", "cala", "brisa"]


def test_the_confidence_of_a_member_is_the_lower_of_year_and_field(given: Given) -> None:
    graph = given(
        CHANGED
        + """
        claim:c1 a cg:Claim ; cg:claimSubject membership:brisa ; cg:claimPredicate cg:memberSince ;
            cg:claimValue 2019 ; cg:confidence <https://w3id.org/creativegraph/code/confidence/medium> .
        claim:c2 a cg:Claim ; cg:claimSubject membership:brisa ; cg:claimPredicate cg:creativeField ;
            cg:claimObject creative-field:literature ;
            cg:confidence <https://w3id.org/creativegraph/code/confidence/high> .
        claim:c3 a cg:Claim ; cg:claimSubject membership:brisa ; cg:claimPredicate cg:memberSince ;
            cg:claimValue 2018 ; cg:confidence <https://w3id.org/creativegraph/code/confidence/low> .
    """
    )

    found = cities.members(graph)

    assert [(each.city.slug, each.confidence) for each in found] == [("alba", None), ("brisa", "medium")]
    assert [each.city.slug for each in cities.members(graph, with_confidence="medium")] == ["brisa"]
    assert cities.members(graph, with_confidence="high") == []


WIDE = """
    network:cities a cg:CityNetwork .
    place:far a cg:Region ; cg:m49Code "142" .
    place:near a cg:Region ; cg:m49Code "035" ; cg:locatedIn place:far .
    place:land a cg:Country ; cg:locatedIn place:near ; cg:isoAlpha2 "LA" ; cg:isoAlpha3 "LAN" ; cg:m49Code "900" .
    place:isle a cg:Country ; cg:locatedIn place:far ; cg:isoAlpha2 "IS" .
    place:cliff a cg:Country ; cg:locatedIn place:near .
    place:alba a cg:City ; cg:locatedIn place:land ; cg:latitude 1.5 ; cg:longitude 2.5 ;
        schema:sameAs <https://sws.geonames.org/1/>, <http://www.wikidata.org/entity/Q1> .
    place:brisa a cg:City ; cg:locatedIn place:land ; skos:prefLabel "Brise"@fr ;
        skos:closeMatch <https://sws.geonames.org/2/> .
    place:cala a cg:City ; cg:locatedIn place:isle .
    membership:alba-2008 a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:music ; cg:memberSince 2008 ; cg:memberUntil 2019 .
    membership:alba a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:design ; cg:memberSince 2019 ; cg:continues membership:alba-2008 .
    membership:brisa a cg:NetworkMembership ; cg:memberCity place:brisa ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:design ; cg:memberSince 2008 .
    membership:cala a cg:NetworkMembership ; cg:memberCity place:cala ; cg:inNetwork network:cities ;
        cg:creativeField creative-field:design ; cg:memberSince 2019 ; schema:url <https://cala.example/> .
"""


def test_a_city_that_changed_its_field_counts_once_and_from_its_first_year(given: Given) -> None:
    graph = given(WIDE)

    joined = cities.by_year_and_field(graph)
    grown = cities.growth(graph)
    now = cities.by_country_and_field(graph)

    assert [(each.since, each.field.slug, each.cities) for each in joined] == [
        (2008, "design", 1),
        (2008, "music", 1),
        (2019, "design", 1),
    ]
    assert [(each.year, each.joined, each.members, each.stated) for each in grown] == [
        (2008, 2, 2, None),
        (2019, 1, 3, None),
    ]
    assert [(each.country.slug, each.field.slug, each.cities) for each in now] == [
        ("isle", "design", 1),
        ("land", "design", 2),
    ]


def test_a_change_of_field_has_both_fields_and_its_year(given: Given) -> None:
    graph = given(WIDE)

    changed = cities.changed_field(graph)
    history = cities.history_of(graph, "place/alba")

    assert [(each.city.slug, each.before.slug, each.after.slug, each.year) for each in changed] == [
        ("alba", "music", "design", 2019)
    ]
    assert [(each.since, each.until, each.continues and each.continues.slug) for each in history] == [
        (2008, 2019, None),
        (2019, None, "alba-2008"),
    ]


def test_a_stated_total_stands_beside_the_count_of_its_year(given: Given) -> None:
    graph = given(
        WIDE
        + """
        obs:members a cg:OutcomeObservation ; sosa:hasFeatureOfInterest network:cities ; sosa:hasSimpleResult 5 ;
            sosa:observedProperty indicator:member-cities ; cg:hasTimeSpan times:day .
        times:day cg:edtf "2019-10-30" .
        """
    )

    grown = cities.growth(graph, network="network/cities")

    assert [(each.year, each.members, each.stated, each.difference) for each in grown] == [
        (2008, 2, None, None),
        (2019, 3, 5, -2),
    ]


def test_a_city_counts_in_every_region_around_it(given: Given) -> None:
    graph = given(WIDE)

    regions = cities.by_region(graph)
    near = cities.sisters_in(graph, "place/cala", "place/near")

    assert [(each.region.slug, each.cities) for each in regions] == [("far", 3), ("near", 2)]
    assert [(each.sister.slug, each.country and each.country.slug, each.since) for each in near] == [
        ("alba", "land", 2008),
        ("brisa", "land", 2008),
    ]


def test_first_cities_of_a_country_share_the_first_place(given: Given) -> None:
    graph = given(WIDE)

    first = cities.first_of_country(graph)
    only = cities.only_of_country(graph)
    latest = cities.joined_latest(graph)

    assert [(each.country.slug, each.city.slug, each.since) for each in first] == [
        ("isle", "cala", 2019),
        ("land", "alba", 2008),
        ("land", "brisa", 2008),
    ]
    assert [(each.country.slug, each.city.slug) for each in only] == [("isle", "cala")]
    assert [(each.city.slug, each.since) for each in latest] == [("cala", 2019)]


def test_what_a_city_lacks_is_what_it_does_not_have(given: Given) -> None:
    graph = given(WIDE)

    known = cities.coverage(graph)
    in_land = cities.coverage(graph, country="place/land")
    missing = cities.incomplete(graph)

    assert [(each.aspect, each.have, each.of) for each in known] == [
        ("coordinates", 1, 3),
        ("french-name", 1, 3),
        ("geonames", 1, 3),
        ("page", 1, 3),
        ("wikidata", 1, 3),
    ]
    assert {each.of for each in in_land} == {2}
    assert [each.missing for each in missing if each.city.slug == "alba"] == ["french-name", "page"]
    assert [each.city.slug for each in cities.incomplete(graph, aspect="page")] == ["alba", "brisa"]


def test_the_identifier_of_a_proxy_is_not_that_of_the_city(given: Given) -> None:
    graph = given(WIDE)

    proxies = cities.proxies(graph)
    alba = cities.identifiers_of(graph, "place/alba")
    brisa = cities.identifiers_of(graph, "place/brisa")

    assert [(each.city.slug, each.proxy, each.note) for each in proxies] == [
        ("brisa", "https://sws.geonames.org/2/", None)
    ]
    assert [each.relation for each in alba] == ["same as", "same as"]
    assert [each.relation for each in brisa] == ["close match"]


def test_only_what_is_shown_can_be_uncertain(given: Given) -> None:
    graph = given(
        WIDE
        + """
        claim:c1 cg:claimSubject membership:brisa ; cg:claimPredicate cg:memberSince ; cg:claimValue 2008 ;
            cg:assertionMode mode:background ; cg:confidence confidence:medium ; skos:note "by subtraction"@en .
        claim:c2 cg:claimSubject membership:brisa ; cg:claimPredicate cg:memberSince ; cg:claimValue 2010 ;
            cg:assertionMode mode:explicit ; cg:confidence confidence:low .
        claim:c3 cg:claimSubject membership:cala ; cg:claimPredicate cg:creativeField ;
            cg:claimObject creative-field:design ; cg:assertionMode mode:explicit ; cg:confidence confidence:low .
        claim:c4 cg:claimSubject membership:cala ; cg:claimPredicate cg:memberSince ; cg:claimValue 2019 ;
            cg:assertionMode mode:explicit ; cg:confidence confidence:high .
        """
    )

    found = cities.uncertain(graph)

    assert [(each.city.slug, each.since, each.field and each.field.slug, each.note) for each in found] == [
        ("brisa", 2008, None, "by subtraction"),
        ("cala", None, "design", None),
    ]


def test_a_year_that_one_document_states_is_stated(given: Given) -> None:
    graph = given(
        WIDE
        + """
        claim:c1 cg:claimSubject membership:brisa ; cg:claimPredicate cg:memberSince ; cg:claimValue 2008 ;
            cg:assertionMode mode:background ; skos:note "by subtraction"@en .
        claim:c2 cg:claimSubject membership:cala ; cg:claimPredicate cg:memberSince ; cg:claimValue 2019 ;
            cg:assertionMode mode:background .
        claim:c3 cg:claimSubject membership:cala ; cg:claimPredicate cg:memberSince ; cg:claimValue 2019 ;
            cg:assertionMode mode:explicit .
        place:dorne a cg:City .
        membership:dorne a cg:NetworkMembership ; cg:memberCity place:dorne ; cg:inNetwork network:cities .
        """
    )

    found = cities.without_stated_year(graph)

    assert [(each.city.slug, each.since, each.note) for each in found] == [
        ("brisa", 2008, "by subtraction"),
        ("dorne", None, None),
    ]


def test_an_overview_has_the_current_field_and_the_first_year_and_keeps_cities_without_a_position(given: Given) -> None:
    graph = given(
        """
        membership:old cg:inNetwork network:net ; cg:memberCity place:alba ; cg:memberSince 2010 ; cg:memberUntil 2019 .
        membership:new cg:inNetwork network:net ; cg:memberCity place:alba ; cg:memberSince 2019 ;
            cg:continues membership:old ; cg:creativeField creative-field:film .
        """
    )

    (found,) = cities.overview(graph)

    assert (found.city.slug, found.field and found.field.slug, found.since) == ("alba", "film", 2010)
    assert (found.country, found.latitude, found.longitude) == (None, None, None)


def test_a_member_that_changed_its_field_has_both_with_their_years(given: Given) -> None:
    graph = given("""
        membership:late cg:inNetwork network:ports ; cg:memberCity place:alba ; cg:creativeField creative-field:film ;
            cg:memberSince 2023 ; cg:continues membership:early .
        membership:early cg:inNetwork network:ports ; cg:memberCity place:alba ; cg:creativeField creative-field:music ;
            cg:memberSince 2008 ; cg:memberUntil 2023 .
        membership:only cg:inNetwork network:ports ; cg:memberCity place:bela ; cg:creativeField creative-field:film ;
            cg:memberSince 2017 .
        network:ports a cg:CityNetwork . place:alba a cg:City . place:bela a cg:City .
        creative-field:film skos:prefLabel "Film"@en ; skos:inScheme code:creative-field .
        creative-field:music skos:prefLabel "Music"@en ; skos:inScheme code:creative-field .
    """)

    (changed,) = cities.membership_of(graph, "place/alba")
    (kept,) = cities.membership_of(graph, "place/bela")
    listed = {
        each.city.slug: (each.before_label, each.before_since, each.field_since) for each in cities.members(graph)
    }

    assert (changed.field_label, changed.field_since, changed.since) == ("Film", 2023, 2008)
    assert (changed.before_label, changed.before_since) == ("Music", 2008)
    assert (kept.before, kept.field_since, kept.since) == (None, 2017, 2017)
    assert listed == {"alba": ("Music", 2008, 2023), "bela": (None, None, 2017)}


def test_lyon_is_a_city_of_literature_and_was_one_of_media_arts() -> None:
    (lyon,) = cities.membership_of(packaged(), "lyon")
    listed = [each for each in cities.in_field(packaged(), "literature") if each.city.slug == "lyon"]

    assert (lyon.field_label, lyon.field_since, lyon.before_label, lyon.before_since) == (
        "Literature",
        2023,
        "Media Arts",
        2008,
    )
    assert [(each.field_since, each.before_label) for each in listed] == [(2023, "Media Arts")]


def test_a_membership_is_told_with_who_says_so(given: Given) -> None:
    graph = given("""
        membership:alba cg:memberCity place:alba ; cg:inNetwork network:uccn .
        claim:c1 a cg:Claim ; cg:claimSubject membership:alba ; cg:claimPredicate cg:memberCity ;
            cg:claimObject place:alba ; dcterms:source source:list .
        source:list skos:prefLabel "List"@en .
    """)

    found = cities.membership_of(graph, "place/alba")

    assert [(each.membership.slug, each.source_label) for each in found] == [("alba", "List")]
