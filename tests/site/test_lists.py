"""Lists and the overview: all things by kind, and by what the manifest names; what it does not name has no list."""

import re
from collections.abc import Callable
from typing import Any, cast

import pytest

import creativegraph as cg
from creativegraph.iris import THINGS
from creativegraph.site.content import kinds
from creativegraph.site.content.facets import directly, facets_of
from creativegraph.site.html.render import Renderer
from creativegraph.site.pages import lists, overview, policy
from creativegraph.site.pages.lists import pages
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Site

Given = Callable[[str], cg.Graph]
WORLD = """
    place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:locatedIn place:land .
    place:hall a cg:Venue ; skos:prefLabel "The hall"@en ; cg:locatedIn place:alba .
    place:land a cg:Country ; skos:prefLabel "Land"@en .
    event:fair a cg:Forum ; skos:prefLabel "Fair"@en ; cg:takesPlaceIn place:hall ; cg:hasTimeSpan times:fair .
    times:fair cg:edtf "2023-12-30/2024-01-02" .
    membership:alba a cg:NetworkMembership ; skos:prefLabel "Alba in it"@en ; cg:memberCity place:alba ;
        cg:creativeField creative-field:music ; cg:memberSince 2024 .
    creative-field:music a skos:Concept ; skos:prefLabel "Music"@en ; skos:inScheme code:creative-field .
    cg:locatedIn a owl:ObjectProperty ; rdfs:range cg:Place .
    cg:takesPlaceIn a owl:ObjectProperty ; rdfs:range cg:Place .
    cg:memberCity a owl:ObjectProperty ; rdfs:range cg:City .
    cg:hasTimeSpan a owl:ObjectProperty . cg:memberSince a owl:DatatypeProperty .
"""
LISTS = {
    "country": ("cg:Country",), "field": ("code:creative-field",), "year": ("cg:hasTimeSpan", "cg:memberSince"),
}  # fmt: skip


def site_of(graph: cg.Graph, **said: Any) -> Portal:
    return Portal(graph, ("en",), Settings("mine", said=Site(languages=("en",), **said)))


def listed(portal: Portal) -> dict[str, list[str]]:
    return {
        each.path: [link.text for group in groups for link in group.things]
        for each in pages(portal, "en")
        if isinstance(groups := each.data.get("groups"), list)
    }


def test_a_country_has_what_lies_in_it_directly_or_not(given: Given) -> None:
    found = listed(site_of(given(WORLD), lists=LISTS))

    assert sorted(found["country/land"]) == ["Alba", "Alba", "Fair", "The hall"]


def test_a_continent_has_what_lies_in_its_parts_and_a_class_that_is_left_out_has_no_pages(given: Given) -> None:
    world = f"""{WORLD}
        place:land cg:locatedIn place:south . place:south a cg:Region ; cg:locatedIn place:continent .
        place:continent a cg:Region . place:county a cg:Province . cg:Province rdfs:subClassOf cg:Region .
        place:hall cg:locatedIn place:county .
    """

    found = listed(site_of(given(world), lists={"region": ("cg:Region", "!cg:Province")}))

    assert "Alba" in found["region/south"]
    assert {"Alba", "The hall", "Fair", "Land"} <= set(found["region/continent"])
    assert "region/county" not in found


def test_a_code_has_the_things_that_it_is_a_value_of_and_a_membership_is_listed_by_its_city(given: Given) -> None:
    assert listed(site_of(given(WORLD), lists=LISTS))["field/music"] == ["Alba"]


def test_the_lists_that_a_thing_is_in_are_found_once_for_all_languages(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal, asked = site_of(given(WORLD), lists=LISTS), list[str]()
    facts = portal.facts.of

    def noted(thing: str) -> Any:
        asked.append(thing)
        return facts(thing)

    monkeypatch.setattr(portal.facts, "of", noted)

    found = [directly(portal, f"{THINGS}place/alba") for _ in ("en", "vi")]

    assert [[(facet.folder, value) for facet, value in each] for each in found] == [
        [("country", f"{THINGS}place/land")]
    ] * 2
    assert asked == [f"{THINGS}place/alba"]


def test_a_year_has_what_happened_or_began_in_it(given: Given) -> None:
    found = listed(site_of(given(WORLD), lists=LISTS))

    assert (found["year/2023"], sorted(found["year/2024"])) == (["Fair"], ["Alba", "Fair"])


def test_what_continues_another_thing_stands_in_its_place_with_its_year(given: Given) -> None:
    world = f"""{WORLD}
        cg:memberSince rdfs:label "member since"@en .
        membership:alba cg:continues membership:old . membership:old cg:continues membership:oldest .
        membership:old a cg:NetworkMembership ; cg:memberCity place:alba ; cg:memberSince 2020 .
        membership:oldest a cg:NetworkMembership ; cg:memberCity place:alba ; cg:memberSince 2016 .
    """
    portal = site_of(given(world), lists={"joined": ("cg:memberSince", "!cg:continues"), "year": LISTS["year"]})

    joined, every = facets_of(portal)

    assert (joined.title(portal, "en"), every.title(portal, "en")) == ("Member since", "Years")
    assert joined.things == {"2016": [f"{THINGS}membership/alba"]}
    assert {"2016", "2020", "2024"} <= every.things.keys()


def test_what_the_manifest_does_not_name_has_no_list(given: Given) -> None:
    portal = site_of(given(WORLD))

    assert facets_of(portal) == ()
    assert sorted(listed(portal)) == [
        "list/event", "list/membership", "list/place", "list/place_city", "list/place_country", "list/place_venue",
    ]  # fmt: skip


def test_a_kind_of_several_classes_has_a_list_of_each_with_the_things_of_narrower_ones(given: Given) -> None:
    graph = given(
        WORLD
        + """
        place:capital a cg:Capital ; skos:prefLabel "Capital"@en .
        cg:Capital rdfs:subClassOf cg:City ; rdfs:label "capital"@en . cg:City cg:caption "towns"@en .
    """
    )
    portal = site_of(graph, menu=("cg:City",))
    found = listed(portal)

    assert (found["list/place_city"], found["list/place_capital"]) == (["Alba", "Capital"], ["Capital"])
    assert [each.text for each in kinds.above(portal, f"{THINGS}place/alba", "en")] == ["Overview", "Places", "Towns"]
    assert [each.name.text for each in kinds.menu(portal, "en")] == ["Towns"]


def test_the_menu_has_no_list_of_corrections_beside_their_page(given: Given) -> None:
    graph = given(
        WORLD + '<https://w3id.org/creativegraph/id/correction/one> a cg:Correction ; skos:prefLabel "One"@en .'
    )

    assert "correction" not in {each.key for each in kinds.menu(site_of(graph), "en")}


def test_the_address_of_a_list_is_that_of_its_kind_alone(given: Given) -> None:
    world = """<http://a.example/1> a <http://a.example/Ship> . """
    alone = set(listed(site_of(given(world))))

    assert alone < set(listed(site_of(given(world + "<http://b.example/1> a <http://b.example/Ship> . "))))


def test_all_is_made_again_when_a_list_is_new_and_not_when_one_has_more(given: Given) -> None:
    city = "place:{0} a cg:City ; skos:prefLabel '{0}'@en . "

    def key(world: str) -> bytes:
        return Renderer(site_of(given(world))).key

    one = city.format("alba") + "place:hall a cg:Venue . "

    assert key(one) == key(one + city.format("brisa"))
    assert key(one) != key(city.format("alba"))


def test_a_long_list_of_names_has_an_index_of_letters_over_its_pages(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "A_PAGE", 2)
    monkeypatch.setattr(lists, "INDEXED", 3)

    page = next(each for each in pages(site_of(given(WORLD)), "en") if each.path == "list/place")

    letters = cast("list[lists.Letter]", page.data["letters"])
    assert [(each.text, each.path, each.place) for each in letters] == [
        ("A", "list/place", 0), ("L", "list/place", 1), ("T", "list/place-2", 0),
    ]  # fmt: skip


def test_what_has_a_date_comes_first_with_it_and_with_what_the_manifest_marks_it_by(given: Given) -> None:
    graph = given(
        WORLD
        + """
        event:ball a cg:Forum ; skos:prefLabel "Ball"@en . event:gala a cg:Forum ; skos:prefLabel "Gala"@en ;
            cg:eventStatus event-status:planned ; cg:hasTimeSpan times:gala .
        times:gala cg:edtf "2030" . event-status:planned skos:prefLabel "planned"@en .
    """
    )
    made = {each.path: each.data for each in pages(site_of(graph, marks=("cg:eventStatus",)), "en")}
    (group,) = cast("list[lists.Group]", made["list/event"]["groups"])

    assert [(each.text, each.kind) for each in group.things] == [
        ("Gala", "2030, planned"), ("Fair", "30 Dec 2023 – 2 Jan 2024"), ("Ball", ""),
    ]  # fmt: skip


def test_a_long_list_has_several_pages(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "A_PAGE", 2)

    found = listed(site_of(given(WORLD)))

    assert (found["list/place"], found["list/place-2"]) == (["Alba", "Land"], ["The hall"])


def test_things_of_no_project_are_listed_by_their_classes(given: Given) -> None:
    graph = given("""
        <http://example.org/a> a <http://example.org/Ship> ; skos:prefLabel "Alba"@en .
        <http://example.org/b> a <http://other.org/ship> ; skos:prefLabel "Bruma"@en .
        <http://example.org/c> skos:prefLabel "Cima"@en .
        <http://example.org/d> a <http://example.org/Lễ-hội> ; skos:prefLabel "Delta"@en .
    """)

    found = listed(site_of(graph))

    assert {re.sub("~.*", "", path): things for path, things in found.items() if "ship" not in path} == {
        "list/other_things": ["Cima"],
        "list/class_le-hoi": ["Delta"],
    }
    assert sorted(things for path, things in found.items() if path.startswith("list/class_ship~")) == [
        ["Alba"],
        ["Bruma"],
    ]


def test_two_values_of_a_list_with_one_slug_and_one_that_is_called_as_the_list_have_a_page_each(given: Given) -> None:
    graph = given("".join(
        f"<http://{host}.example/{name}> a cg:Country . "
        f"place:{host}-{name} cg:locatedIn <http://{host}.example/{name}> . "
        for host, name in (("a", "land"), ("b", "land"), ("a", "index"), ("a", "isle"))
    ) + "cg:locatedIn a owl:ObjectProperty ; rdfs:range cg:Place .")  # fmt: skip

    paths = [each.path for each in pages(site_of(graph, lists=LISTS), "en") if each.path.startswith("country/")]

    assert len(paths) == len(set(paths)) == 5
    assert {"country/index", "country/isle"} < set(paths)


@pytest.mark.usefixtures("few_questions")
def test_the_overview_counts_what_is_there_and_leads_into_it(given: Given) -> None:
    (page,) = overview.pages(site_of(given(WORLD), lists=LISTS, title={"en": "Fairs"}), "en")
    data: dict[str, Any] = dict(page.data)

    assert page.title == "Fairs"
    assert [(each.key, each.number) for each in data["figures"]][:1] == [("site.count.things", 5)]
    assert [(each.name.path, each.total) for each in data["facets"]] == [
        ("country/index", 1),
        ("field/index", 1),
        ("year/index", 2),
    ]
    assert [(each.text, each.kind) for each in data["newest"]] == [("Fair", "30 Dec 2023 – 2 Jan 2024")]


@pytest.mark.usefixtures("few_questions")
def test_a_number_beside_a_list_is_how_many_entries_it_has(given: Given) -> None:
    world = f"""{WORLD}
        membership:again a cg:NetworkMembership ; cg:memberCity place:alba ; cg:creativeField creative-field:music .
    """
    portal = site_of(given(world), lists=LISTS)
    entries = {path: len(names) for path, names in listed(portal).items()}

    (page,) = overview.pages(portal, "en")
    data: dict[str, Any] = dict(page.data)
    told = {to.path: number for to, number, _ in data["kinds"]}
    told |= {to.path: number for _, number, classes in data["kinds"] for to, number in classes}
    told |= {to.path: number for way in data["facets"] for to, number in way.values}

    assert entries["list/membership"] == 1
    assert {path: entries[path] for path in told} == told


def test_persons_and_what_is_stated_of_them_are_told(given: Given) -> None:
    graph = given("""
        person:ann a cg:Person ; skos:prefLabel "Ann"@en . person:bo a foaf:Person ; skos:prefLabel "Bo"@en .
        project:house skos:prefLabel "House"@en ; cg:headedBy person:ann .
        cg:headedBy rdfs:label "headed by"@en .
    """)
    portal = site_of(graph, contact="mailto:data@example.org", persons={"en": "Only offices."})
    data: dict[str, Any] = dict(next(each for each in policy.pages(portal, "en") if each.path == "persons").data)

    assert [each.text for each in data["persons"]] == ["Ann", "Bo"]
    assert [(each.text, n) for each, n in data["relations"]] == [("head", 1)]
    assert (data["policy"], data["contact"]) == ("Only offices.", "mailto:data@example.org")


@pytest.mark.cold
def test_packaged_countries_and_fields_have_what_the_questions_count() -> None:
    graph = cg.open_graph()
    found = {each.folder: each for each in facets_of(Portal(graph))}
    by_field, by_country = graph.run("cities/by_field"), graph.run("cities/by_country")

    assert set(found) == {"country", "region", "network", "field", "joined", "year"}
    for folder, rows in (("field", by_field), ("country", by_country)):
        for value, cities in ((str(row[0]), row.cities) for row in rows):
            members = [each for each in found[folder].things[value] if "/membership/" in each]
            assert len(members) >= int(str(cities))
    joined = {year: len(things) for year, things in found["joined"].things.items()}
    assert joined == {str(row.since): row.cities for row in graph.run("cities/by_year")}
