"""Places: containment, what happens in them, what sites become, what they are called."""

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
