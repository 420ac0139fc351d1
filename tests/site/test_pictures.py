"""What the small pictures within pages show, and that they help who does not see them."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from creativegraph.site.content.pictures import LAND, Moment, land, locator, timeline

NAME = '"><script>alert(1)</script> ế & 漢'
SVG = "{http://www.w3.org/2000/svg}"
MOMENTS = [Moment(date(2020 + place, 5, 2), date(2020 + place, 5, 3), f"Fair {2020 + place}") for place in range(3)]


def tree(picture: Markup) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 - made here


def test_a_place_is_marked_in_the_middle_of_its_surroundings() -> None:
    picture = tree(locator(105.8, 21.0, "Alba on the map", f"../../{LAND}"))

    mark, image = picture.find("circle"), picture.find("svg/image")
    assert mark is not None
    assert image is not None
    assert (mark.get("cx"), mark.get("cy")) == ("120", "75.0")
    assert image.get("href") == "../../assets/land.svg"


def test_a_place_by_the_180th_meridian_has_land_on_both_sides() -> None:
    assert len(tree(locator(178.4, -18.1, "Duna", LAND)).findall("svg/image")) == 2


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_mark_lies_within_its_map_wherever_it_is(longitude: float, latitude: float) -> None:
    mark = tree(locator(longitude, latitude, "Alba", LAND)).find("circle")

    assert mark is not None
    assert -1 <= float(str(mark.get("cy"))) <= 151


@pytest.mark.parametrize("place", [(181.0, 0.0), (0.0, -90.5), (float("nan"), 0.0)])
def test_what_is_not_on_earth_has_no_map(place: tuple[float, float]) -> None:
    assert locator(*place, "Alba", LAND) == ""


def test_things_in_time_stand_in_their_order_with_the_years_below() -> None:
    texts = [each.text for each in tree(timeline(MOMENTS[::-1], "Fairs in time")).iter("text")]

    assert texts == ["2020", "2021", "2022", "Fair 2020", "Fair 2021", "Fair 2022"]


def test_two_of_anything_need_no_picture() -> None:
    assert timeline(MOMENTS[:2], "Fairs") == ""


def test_a_long_name_is_cut_and_shown_whole_to_who_points_at_it() -> None:
    name = "The Great Fair of Song and Other Crafts of the Three Ports"

    shown = tree(timeline([each._replace(name=name) for each in MOMENTS], "Fairs"))
    found = next(each for each in shown.iter("text") if each.find("title") is not None)

    assert found.text == "The Great Fair of Song and Other Crafts o…"
    assert found.findtext("title") == name


@pytest.mark.parametrize(
    "picture",
    [
        locator(1, 2, NAME, LAND),
        timeline([each._replace(name=NAME) for each in MOMENTS], NAME),
    ],
)
def test_a_picture_has_a_title_and_no_style_or_script_whatever_the_names_are(picture: Markup) -> None:
    drawn = tree(picture)

    assert drawn.findtext("title") == NAME
    assert drawn.get("role") == "img"
    assert not [each for each in drawn.iter() if each.tag in {"script", "style"} or "style" in each.attrib]


def test_the_land_is_one_small_file_without_style() -> None:
    made = land()

    assert ElementTree.fromstring(made).find(f"{SVG}path") is not None  # noqa: S314 - made here
    assert len(made) < 60_000
    assert b"style" not in made
