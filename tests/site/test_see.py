"""Pictures of the portal: which questions are drawn, what of them, and that bounds look like bounds."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import creativegraph as cg
from creativegraph.iris import IRI, THINGS
from creativegraph.site.content import columns
from creativegraph.site.content.tables import is_told
from creativegraph.site.html.render import Renderer
from creativegraph.site.pages import see
from creativegraph.site.portal import Portal
from creativegraph.site.settings import Settings
from creativegraph.tables.projects.site import Site
from creativegraph.tables.projects.site_forms import PICTURES

Given = Callable[[str], cg.Graph]
pytestmark = pytest.mark.usefixtures("few_questions")
WORLD = """
    place:alba a cg:City ; skos:prefLabel "Alba"@en ; cg:latitude 10.0 ; cg:longitude 20.0 .
    place:bruma a cg:City ; skos:prefLabel "<b>Bruma"@en ; cg:latitude 11.0 ; cg:longitude 21.0 .
    place:cima a cg:City ; skos:prefLabel "Cima"@en .
    membership:alba a cg:NetworkMembership ; cg:memberCity place:alba ; cg:inNetwork network:n .
    membership:bruma a cg:NetworkMembership ; cg:memberCity place:bruma ; cg:inNetwork network:n .
    membership:cima a cg:NetworkMembership ; cg:memberCity place:cima ; cg:inNetwork network:n .
    network:n a cg:CityNetwork ; skos:prefLabel "Net"@en .
    event:fair a cg:Forum ; skos:prefLabel "Fair"@en ; cg:hasTimeSpan times:fair ; cg:organisedBy org:guild .
    times:fair cg:edtf "2023-12-30/2024-01-02" ; cg:beginEarliest "2023-12-30"^^xsd:date ; cg:endLatest "2024-01-02"^^xsd:date .
    org:guild a org:Organization ; skos:prefLabel "Guild"@en .
    cg:Forum rdfs:subClassOf cg:Event .
"""  # noqa: E501 - a world of lines


def page_of(graph: cg.Graph, *drawn: str) -> dict[str, Any]:
    portal = Portal(graph, ("en",), Settings("mine", said=Site(languages=("en",), pictures={"it": drawn})))
    pages = [*see.pages(portal, "en")]
    return {"html": Renderer(portal).render(pages[0]).decode(), **pages[0].data} if pages else {}


def test_places_close_to_each_other_are_one_sign_and_those_of_no_place_are_left_out(given: Given) -> None:
    page = page_of(given(WORLD), "map", "cities/overview")

    assert [each.thing.text for each in page["seen"].parts[0].lines] == ["Alba", "<b>Bruma"]
    assert page["seen"].drawn.count("<circle") == 1
    assert "<title>Alba, &lt;b&gt;Bruma</title>" in page["html"]


def test_a_timeline_has_when_things_were_beside_them(given: Given) -> None:
    (line,) = page_of(given(WORLD), "timeline", "events/timeline")["seen"].parts[0].lines

    assert (line.thing.text, line.more[0].text) == ("Fair", "30 Dec 2023 – 2 Jan 2024")


def test_a_network_joins_things_with_each_other(given: Given) -> None:
    page = page_of(given(WORLD), "network", "cities/overview")

    assert [each.anchor for each in page["seen"].ends] == ["end", "end", "end", "start"]
    assert [each.text for each in page["seen"].ends][2:] == ["Cima", "Net"]
    assert page["html"].count('class="way"') == 3


def test_a_range_is_one_figure_beside_its_bar(given: Given) -> None:
    row: dict[str, Any] = {"event": IRI(f"{THINGS}event/fair"), "value": 60, "upper": 80, "comparator_label": "between"}

    line = see.figure_of(Portal(given(WORLD), ("en",)), row, "event", 60, "en")

    assert line.more[1].text == "between 60 and 80"


@pytest.mark.parametrize(
    ("unit", "name", "told"),
    [
        ("visitor", "visitors", True), ("city", "member cities", True), ("khách", "lượt khách", True),
        ("US dollar", "budget in US dollars", True), ("person", "attendance", False), ("visit", "visitors", False),
    ],
)  # fmt: skip
def test_a_unit_is_told_only_where_the_name_of_the_indicator_does_not_say_it(unit: str, name: str, told: bool) -> None:
    assert is_told(unit, name) is told


@pytest.mark.parametrize(("limit", "signs"), [("more", 5), ("less", 2), ("around", 2), ("", 1)])
def test_only_an_exact_figure_has_a_bar_with_a_sharp_end(limit: str, signs: int) -> None:
    drawn = see.bar(0.5, limit)

    assert drawn.count("<rect") + drawn.count("<path") == signs


@pytest.mark.parametrize("drawn", [("map", "events/timeline"), ("map", "no/question"), ("cake", "events/timeline")])
def test_what_cannot_be_drawn_has_no_page(given: Given, drawn: tuple[str, str]) -> None:
    assert page_of(given(WORLD), *drawn) == {}


@pytest.mark.parametrize("kind", see.KINDS)
def test_an_answer_without_named_things_or_with_texts_for_numbers_has_no_picture(given: Given, kind: str) -> None:
    portal = Portal(given(WORLD), ("en",))
    place = {"place": IRI(f"{THINGS}place/alba")}
    whole = {"latitude": 1, "longitude": 2, "value": 3, "begins": date(2024, 1, 1), "ends": date(2024, 1, 2)}
    odd = {"latitude": "north", "longitude": 2, "value": Decimal("NaN"), "begins": date(2024, 1, 1), "ends": "soon"}

    assert see.KINDS[kind](portal, [whole | place], "en") is None
    assert see.KINDS[kind](portal, [odd | place | {"place_label": "A"}], "en") is None
    assert columns.first([{"place": None}, place]) == "place"


def test_the_kinds_of_pictures_are_those_that_a_manifest_may_name() -> None:
    assert set(see.KINDS) == set(PICTURES)


def test_a_picture_has_no_style_and_no_script_in_it() -> None:
    template = Path(see.__file__).parents[1] / "templates" / "see.html"

    assert "style=" not in template.read_text(encoding="utf-8")
