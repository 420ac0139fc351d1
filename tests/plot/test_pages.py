"""What the pages of pictures promise on a phone and in the dark, and what a map shows of a country and of a crowd."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from tests.support.questions import packaged

import creativegraph as cg
from creativegraph import plot
from creativegraph.plot import coastline, picture, projection
from creativegraph.plot.style import DARK, PHONE, WIDTH, Box, Labels

Given = Callable[[str], cg.Graph]


@pytest.fixture
def short_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is made at once: bundling the JavaScript of pages takes a second."""
    made = SimpleNamespace(__version__="1.0", javascript_bundle=lambda: "vegaEmbed(); ")
    monkeypatch.setattr(picture, "converter", lambda: made)


def widths(spec: dict[str, Any]) -> set[float]:
    return {view["width"] for view in spec["vconcat"]}


@pytest.mark.parametrize("kind", sorted(plot.KINDS))
def test_a_picture_is_drawn_once_more_for_a_phone_and_nothing_of_it_is_wider(kind: str) -> None:
    drawn = plot.KINDS[kind](packaged())

    assert max(widths(drawn.spec)) == WIDTH
    assert max(widths(drawn.phone)) == PHONE
    assert drawn.phone["description"] == drawn.spec["description"]


@pytest.mark.usefixtures("short_program")
def test_a_page_has_both_and_changes_every_colour_of_its_texts_in_the_dark() -> None:
    page = plot.timeline(packaged()).html()

    used = set(re.findall(r'"#[0-9A-Fa-f]{6}"|"white"', page))
    dark = page.partition("prefers-color-scheme: dark")[2].partition("</style>")[0]
    assert page.count('"vconcat"') == 2
    assert {each.strip('"') for each in used} <= {*DARK, *DARK.values(), "#CC79A7", "#E69F00", "#56B4E9"}
    assert all(f'[fill="{light}"] {{ fill: {shade} }}' in dark for light, shade in DARK.items())


def test_the_map_of_a_country_shows_all_of_it(given: Given) -> None:
    graph = given("""
        place:a cg:latitude 10.0 ; cg:longitude 20.0 ; cg:locatedIn place:land . place:land a cg:Country ;
          cg:westLongitude 5.0 ; cg:eastLongitude 25.0 ; cg:southLatitude 8.0 ; cg:northLatitude 30.0 .
        membership:a cg:inNetwork network:n ; cg:memberCity place:a ; cg:memberSince 2010 .
    """)

    shown = plot.map(graph, country="place/land").spec["vconcat"][0]

    view = projection.view_of([(20.0, 10.0), (5.0, 8.0), (25.0, 30.0)])
    assert shown["projection"]["scale"] == pytest.approx(view.scale)
    assert shown["projection"]["scale"] < plot.map(graph).spec["vconcat"][0]["projection"]["scale"]


def test_where_most_cities_lie_close_together_the_map_is_drawn_once_more() -> None:
    world, part, *_ = plot.map(packaged()).spec["vconcat"]

    cities = [len(view["layer"][1]["data"]["values"]) for view in (world, part)]
    assert part["projection"]["scale"] > 3 * world["projection"]["scale"]
    assert cities[0] > 2 * cities[1] > 100


@pytest.mark.parametrize("bounds", [(-31.0, 33.0, 48.0, 71.0), (40.0, 30.0, 60.0, 50.0)])
def test_a_lake_lies_within_its_land_so_that_the_sea_stays_sea(bounds: tuple[float, float, float, float]) -> None:
    def area(ring: list[tuple[float, float]]) -> float:
        return sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))

    outlines = [each["geometry"]["coordinates"][0] for each in coastline.part(*bounds)["values"]]

    assert all(area(ring) < 0 for ring in outlines)


def test_a_name_lies_on_no_line_where_there_is_room_without() -> None:
    labels = Labels([], WIDTH, 400, lines=[Box(450, 200, 900, 200)])

    (row,) = labels.place("Alba", 450, 200, 5)

    assert row["align"] == "right"


@pytest.mark.parametrize(
    ("line", "crossed"),
    [(Box(0, 0, 10, 10), True), (Box(0, 10, 10, 0), True), (Box(0, 0, 3, 3), False), (Box(0, 9, 4, 20), False)],
)
def test_a_line_crosses_a_box_or_does_not(line: Box, crossed: bool) -> None:
    assert Box(4, 4, 6, 6).is_crossed(line) is crossed
