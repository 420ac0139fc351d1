"""Places: containment, what happens in them, what sites become, what they are called."""

import datetime
from collections.abc import Callable

from creativegraph import places
from creativegraph.graph import Graph

Given = Callable[[str], Graph]

LAND = """
    place:hall a cg:Venue ; cg:locatedIn place:alba .
    place:alba a cg:City ; cg:locatedIn place:land .
    place:land a cg:Country .
    place:isle a cg:Country .
    place:brisa a cg:City ; cg:locatedIn place:isle .
    place:carda a cg:City .
"""


def test_containment_goes_through_every_step_nearest_first(given: Given) -> None:
    graph = given(LAND)

    around = places.containing(graph, "place/hall")
    inside = places.within(graph, "place/land")
    venues = places.within(graph, "place/land", of_class="cg:Venue")

    assert [(each.container.slug, each.steps) for each in around] == [("alba", 1), ("land", 2)]
    assert [each.part.slug for each in inside] == ["alba", "hall"]
    assert [each.part.slug for each in venues] == ["hall"]


def test_what_happens_in_an_unknown_country_is_neither_at_home_nor_abroad(given: Given) -> None:
    graph = given(
        LAND
        + """
        event:talk a cg:Conference ; cg:hasMainVenue place:hall ; cg:takesPlaceIn place:alba .
        event:trip a cg:Exhibition ; cg:takesPlaceIn place:brisa .
        event:riddle a cg:Exhibition ; cg:takesPlaceIn place:carda .
        """
    )

    home = places.activities_in(graph, "place/land")
    abroad = places.activities_outside(graph, "place/land")

    assert [each.activity.slug for each in home] == ["talk"]
    assert [(each.activity.slug, each.country.slug) for each in abroad] == [("trip", "isle")]


def test_our_own_label_of_a_place_is_not_a_name_that_a_source_gives_it(given: Given) -> None:
    graph = given("""
        place:works a cg:Venue ; skos:prefLabel "Old works"@en, "Nhà máy"@vi .
        claim:x1 cg:claimSubject place:works ; cg:claimPredicate skos:prefLabel ;
            cg:claimValue "Old works"@en ; cg:assertionMode mode:editorial ;
            dcterms:source source:paper .
        claim:x2 cg:claimSubject place:works ; cg:claimPredicate skos:prefLabel ;
            cg:claimValue "Nhà máy"@vi ; cg:assertionMode mode:explicit ;
            dcterms:source source:paper .
    """)

    found = places.names_of(graph, "place/works")

    assert [(each.name, each.lang, each.source.slug) for each in found] == [("Nhà máy", "vi", "paper")]


def test_a_site_is_found_by_what_it_was_reused_for_or_by_itself(given: Given) -> None:
    graph = given("""
        reuse:works-fair a cg:AdaptiveReuse ; cg:reusedSite place:works ; cg:inActivity event:fair ;
            cg:formerFunction function:train-factory ;
            cg:newFunction function:creative-hub ; cg:isTemporary true .
        reuse:tower a cg:AdaptiveReuse ; cg:reusedSite place:tower .
        event:fair a cg:Festival .
    """)

    for_fair = places.reused(graph, activity="event/fair")
    tower = places.reused(graph, site="place/tower")

    assert [(each.site.slug, each.former_label, each.became_label) for each in for_fair] == [
        ("works", "train factory", "creative hub")
    ]
    assert [(each.former, each.temporary, each.used_for) for each in tower] == [(None, None, None)]
    assert len(places.reused(graph)) == 2


MERGER = """
    place:land a cg:Country .
    place:north a cg:Province ; cg:locatedIn place:land .
    place:south a cg:Province ; cg:locatedIn place:land ; cg:isProvinceOf place:land ; cg:continues place:north .
    place:port a cg:City ; cg:locatedIn place:land ; cg:isProvinceOf place:land .
    place:town a cg:City ; cg:locatedIn place:south .
    place:hall a cg:Venue ; cg:locatedIn place:town .
    claim:x1 cg:claimSubject place:north ; cg:claimPredicate cg:isProvinceOf ; cg:claimObject place:land ;
        cg:validUntil "2025-06-30" .
    claim:x2 cg:claimSubject place:south ; cg:claimPredicate cg:isProvinceOf ; cg:claimObject place:land .
    claim:x3 cg:claimSubject place:port ; cg:claimPredicate cg:isProvinceOf ; cg:claimObject place:land ;
        cg:validFrom "2025" .
    claim:x4 cg:claimSubject place:south ; cg:claimPredicate cg:continues ; cg:claimObject place:north ;
        cg:validFrom "2025-07-01" .
    claim:x5 cg:claimSubject place:town ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:north ;
        cg:validUntil "2025-06-30" .
    claim:x6 cg:claimSubject place:town ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:south ;
        cg:validFrom "2025-07-01" .
    claim:x7 cg:claimSubject place:town ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:port ;
        cg:rank rank:deprecated .
    claim:x8 cg:claimSubject place:hall ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:town .
    claim:x9 cg:claimSubject place:town ; cg:claimPredicate cg:locatedIn ; cg:claimObject place:land .
"""
LAST, FIRST = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)


def test_a_place_lies_in_its_old_province_to_the_last_day_and_in_the_new_one_from_the_first(given: Given) -> None:
    graph = given(MERGER)

    before = places.province_on(graph, "place/town", on=LAST)
    since = places.province_on(graph, "place/town", on=FIRST)
    always = places.province_on(graph, "place/town")

    assert [each.province.slug for each in before] == ["north"]
    assert [each.province.slug for each in since] == ["south"]
    assert [(each.province.slug, each.since, each.until) for each in always] == [
        ("north", None, "2025-06-30"), ("south", "2025-07-01", None)
    ]  # fmt: skip


def test_a_venue_lay_where_its_city_lay_and_a_city_of_rank_is_its_own_province(given: Given) -> None:
    graph = given(MERGER)

    hall = places.province_on(graph, "place/hall", on=LAST)
    port = places.province_on(graph, "place/port", on=FIRST)

    assert [each.province.slug for each in hall] == ["north"]
    assert [each.province.slug for each in port] == ["port"]


def test_provinces_of_a_day_are_those_that_had_begun_and_not_ended(given: Given) -> None:
    graph = given(MERGER)

    early = places.provinces_of(graph, "place/land", on=datetime.date(2024, 12, 31))
    before = places.provinces_of(graph, "place/land", on=LAST)
    since = places.provinces_of(graph, "place/land", on=FIRST)

    assert {each.province.slug for each in early} == {"north", "south"}
    assert {each.province.slug for each in before} == {"north", "port", "south"}
    assert {each.province.slug for each in since} == {"port", "south"}
    assert len(places.provinces_of(graph, "place/land")) == 3


def test_an_end_known_by_its_year_lasts_to_the_end_of_that_year(given: Given) -> None:
    graph = given("""
        place:land a cg:Country .
        place:north a cg:Province .
        claim:x1 cg:claimSubject place:north ; cg:claimPredicate cg:isProvinceOf ; cg:claimObject place:land ;
            cg:validUntil "2025" .
    """)

    in_december = places.provinces_of(graph, "place/land", on=datetime.date(2025, 12, 31))
    in_january = places.provinces_of(graph, "place/land", on=datetime.date(2026, 1, 1))

    assert len(in_december) == 1
    assert in_january == []


def test_a_merger_is_found_by_what_went_in_and_by_what_came_out(given: Given) -> None:
    graph = given(MERGER + "agreement:new a cg:Agreement ; cg:continues agreement:old .")

    every = places.merged(graph)
    by_former = places.merged(graph, former="place/north")
    by_successor = places.merged(graph, successor="place/south")

    assert [(each.former.slug, each.successor.slug, each.since) for each in every] == [
        ("north", "south", "2025-07-01")
    ]  # fmt: skip
    assert every == by_former == by_successor
    assert places.merged(graph, successor="place/port") == []


def test_a_designated_site_counts_for_each_place_in_which_it_lies_and_by_its_first_year(given: Given) -> None:
    graph = given(
        MERGER
        + """
        place:bay a cg:WorldHeritageProperty ; cg:designatedIn 1994 ; cg:extendedIn 2000 ;
            cg:heritageCategory <https://w3id.org/creativegraph/code/heritage-category/natural> ;
            cg:locatedIn place:south, place:port .
        place:marsh a cg:BiosphereReserve ; cg:designatedIn 1990 ; cg:locatedIn place:town .
        """
    )

    land = places.designated_in(graph, "place/land")
    port = places.designated_in(graph, "place/port")
    reserves = places.designated_in(graph, "place/south", of_class="cg:BiosphereReserve")

    assert [(each.site.slug, each.designated, each.category_label) for each in land] == [
        ("marsh", 1990, None), ("bay", 1994, "natural")
    ]  # fmt: skip
    assert [each.site.slug for each in port] == ["bay"]
    assert [each.site.slug for each in reserves] == ["marsh"]


GROUPED = """
    network:cities a cg:CityNetwork .
    place:far a cg:Region ; cg:m49Code "142" .
    place:near a cg:Region ; cg:m49Code "035" ; cg:locatedIn place:far .
    place:land a cg:Country ; cg:locatedIn place:near ; cg:isoAlpha2 "LA" ; cg:isoAlpha3 "LAN" ; cg:m49Code "900" ;
        schema:sameAs <https://sws.geonames.org/9/> .
    place:isle a cg:Country ; cg:locatedIn place:far ; cg:isoAlpha2 "IS" .
    place:alba a cg:City ; cg:locatedIn place:land ; skos:closeMatch <https://sws.geonames.org/1/> .
    place:brisa a cg:City ; cg:locatedIn place:isle .
    membership:alba a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:cities .
    membership:brisa a cg:NetworkMembership ; cg:memberCity place:brisa ; cg:inNetwork network:cities ;
        cg:memberUntil 2012 .
"""


def test_a_country_is_in_the_regions_around_its_region(given: Given) -> None:
    graph = given(GROUPED)

    regions = places.regions(graph)
    far = places.countries(graph, region="place/far")
    near = places.countries(graph, region="place/near")

    assert [(each.region.slug, each.level, each.within and each.within.slug, each.countries) for each in regions] == [
        ("far", 1, None, 2),
        ("near", 2, "far", 1),
    ]
    assert [each.country.slug for each in far] == ["isle", "land"]
    assert [(each.country.slug, each.iso_alpha2, each.iso_alpha3, each.m49_code) for each in near] == [
        ("land", "LA", "LAN", "900")
    ]


def test_a_place_is_found_by_any_of_its_codes_and_addresses(given: Given) -> None:
    graph = given(GROUPED)

    by_code = [[each.place.slug for each in places.by_code(graph, code)] for code in ("LA", "LAN", "900", "035", "XX")]
    own = places.identified_by(graph, "https://sws.geonames.org/9/")
    proxy = places.identified_by(graph, "https://sws.geonames.org/1/")

    assert by_code == [["land"], ["land"], ["land"], ["near"], []]
    assert [(each.place.slug, each.relation) for each in [*own, *proxy]] == [
        ("land", "same as"),
        ("alba", "close match"),
    ]


def test_a_country_whose_only_city_has_left_is_without_members(given: Given) -> None:
    graph = given(GROUPED)

    assert [each.country.slug for each in places.without_members(graph)] == ["isle"]
    assert places.without_members(graph, region="place/near") == []
