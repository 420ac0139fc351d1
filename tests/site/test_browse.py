"""Lists that a script filters: which there are, what by, and that they are whole without a script."""

from collections.abc import Callable
from typing import Any

import pytest

import creativegraph as cg
from creativegraph.site.html.render import Renderer
from creativegraph.site.pages import browse
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Site

Given = Callable[[str], cg.Graph]
WORLD = """
    place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:locatedIn place:land .
    place:bruma a cg:City ; skos:prefLabel "<script>Bruma"@en ; cg:locatedIn place:isle .
    place:cima a cg:City ; cg:locatedIn place:isle .
    place:land a cg:Country ; skos:prefLabel "Land"@en . place:isle a cg:Country ; skos:prefLabel "Isle"@en .
    membership:alba a cg:NetworkMembership ; cg:memberCity place:alba ; cg:memberSince 2024 .
    membership:bruma a cg:NetworkMembership ; cg:memberCity place:bruma ; cg:memberSince 2020 .
    membership:cima a cg:NetworkMembership ; cg:memberCity place:cima ; cg:memberSince 2019 ; cg:memberUntil 2021 .
    event:fair a cg:Forum ; skos:prefLabel "Fair"@en ; cg:takesPlaceIn place:alba .
    cg:locatedIn a owl:ObjectProperty ; rdfs:range cg:Place .
    cg:takesPlaceIn a owl:ObjectProperty ; rdfs:range cg:Place .
    cg:memberCity a owl:ObjectProperty ; rdfs:range cg:City . cg:memberSince a owl:DatatypeProperty .
"""
LISTS = {"country": ("cg:Country",), "year": ("cg:memberSince",)}
MEMBERS = {"members": ("cg:NetworkMembership", "country", "year", "!cg:memberUntil")}


def portal_of(graph: cg.Graph, **said: Any) -> Portal:
    return Portal(graph, ("en",), Settings("mine", said=Site(languages=("en",), lists=LISTS, **said)))


def table_of(portal: Portal) -> dict[str, list[tuple[str, list[list[str]]]]]:
    return {
        each.path: [(row.thing.text, [[one.text for one in some] for some in row.values]) for row in rows]
        for each in browse.pages(portal, "en")
        if isinstance(rows := each.data["rows"], list)
    }


def test_a_relation_is_listed_by_whom_it_is_of_and_one_that_ended_is_left_out(given: Given) -> None:
    assert table_of(portal_of(given(WORLD), filters=MEMBERS)) == {
        "browse/members": [("Alba", [["Land"], ["2024"]]), ("<script>Bruma", [["Isle"], ["2020"]])]
    }


def test_without_a_manifest_bigger_lists_are_filtered_by_what_tells_their_things_apart(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browse, "FEWEST", 2)
    portal = portal_of(given(WORLD))

    (listed,) = browse.filtered_of(portal, "en")

    assert [each.name for each in browse.columns(portal, listed, "en")] == ["kind", "country"]
    assert len(listed.things) == 5


def test_a_list_too_long_for_a_page_has_several_that_no_script_filters(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browse, "MOST", 1)
    monkeypatch.setattr(browse, "A_PAGE", 1)

    pages = [*browse.pages(portal_of(given(WORLD), filters=MEMBERS), "en")]

    assert [(each.path, each.data["narrowed"]) for each in pages] == [
        ("browse/members", False),
        ("browse/members-2", False),
    ]


def test_the_page_is_whole_without_a_script_and_names_are_no_markup(given: Given) -> None:
    portal = portal_of(given(WORLD), filters=MEMBERS)

    (html,) = [Renderer(portal).render(each).decode() for each in browse.pages(portal, "en")]

    assert "&lt;script&gt;Bruma" in html
    assert '<td data-head="Countries"><div><a href="../country/isle.html"' in html
    assert "<input" not in html.partition("<main")[2]
