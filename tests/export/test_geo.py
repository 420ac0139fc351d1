"""Rows on a map: GeoJSON and WKT keep every row, and distances are those of a great circle."""

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given as of
from hypothesis import strategies as st
from tests.support.commands import command

import creativegraph as cg
from creativegraph.errors import ArgumentError, UnknownNameError, WrongKindError
from creativegraph.export.geo import Point, as_rows, kilometres
from creativegraph.graph import Graph
from creativegraph.rows import Rows

World = Callable[[str], Graph]
THREE = """
network:net a cg:CityNetwork .
place:a a cg:City ; skos:prefLabel "Alpha"@en ; cg:latitude 0.0 ; cg:longitude 179.0 .
place:b a cg:City ; skos:prefLabel "Beta"@en ; cg:latitude 0.0 ; cg:longitude -179.0 .
place:c a cg:City ; skos:prefLabel "Gamma"@en ; cg:latitude 10.0 ; cg:longitude 179.0 .
place:d a cg:City ; skos:prefLabel "Delta"@en .
place:hill a cg:Place ; skos:prefLabel "Hill"@en ; cg:latitude 0.0 ; cg:longitude 179.5 .
membership:a cg:memberCity place:a ; cg:inNetwork network:net ; cg:creativeField <{music}> .
membership:b cg:memberCity place:b ; cg:inNetwork network:net ; cg:creativeField <{film}> .
membership:c cg:memberCity place:c ; cg:inNetwork network:net ; cg:creativeField <{music}> .
membership:d cg:memberCity place:d ; cg:inNetwork network:net ; cg:creativeField <{music}> .
membership:old cg:memberCity place:b ; cg:inNetwork network:net ; cg:memberUntil 2010 .
""".replace("{music}", "https://w3id.org/creativegraph/code/creative-field/music").replace(
    "{film}", "https://w3id.org/creativegraph/code/creative-field/film"
)
DEGREES = st.tuples(st.decimals(-90, 90, places=5), st.decimals(-180, 180, places=5)).map(lambda pair: Point(*pair))


def test_the_nearest_come_first_also_across_the_date_line_and_the_place_itself_is_left_out(given: World) -> None:
    graph = given(THREE)

    found = cg.nearest(graph, "place/a")

    assert [(each.city_label, each.kilometres) for each in found] == [
        ("Beta", Decimal("222.390")),
        ("Gamma", Decimal("1111.951")),
    ]


def test_a_place_that_is_no_member_can_be_asked_of_and_a_field_limits_the_answer(given: World) -> None:
    graph = given(THREE)

    assert [each.city.slug for each in cg.nearest(graph, "Hill", count=2)] == ["a", "b"]
    assert [each.city.slug for each in cg.nearest(graph, "Hill", field="code/creative-field/music")] == ["a", "c"]


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"place": "place/d"}, UnknownNameError, "has no coordinates for 'place/d'"),
        ({"place": "place/a", "count": 0}, ArgumentError, "0 is not a number of cities"),
        ({"place": "Alpah"}, UnknownNameError, "nothing here is named 'Alpah'; did you mean place/a"),
        ({"place": "place/a", "network": "nte"}, UnknownNameError, "did you mean network/net"),
        ({"place": "place/a", "field": "Beta"}, WrongKindError, "takes a code of the list code:creative-field"),
    ],
)
def test_what_cannot_be_measured_is_told(
    given: World, asked: dict[str, object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        cg.nearest(given(THREE), **asked)  # type: ignore[arg-type]


@of(DEGREES, DEGREES)
def test_a_distance_is_the_same_both_ways_and_at_most_half_the_earth(one: Point, other: Point) -> None:
    assert kilometres(one, other) == kilometres(other, one)
    assert 0 <= kilometres(one, other) <= Decimal("20015.115")
    assert kilometres(one, one) == 0


def test_distances_agree_with_known_ones() -> None:
    hanoi = Point(Decimal("21.0245"), Decimal("105.84117"))
    paris = Point(Decimal("48.85341"), Decimal("2.3488"))
    pole, origin, east = (Point(Decimal(north), Decimal(other)) for north, other in ((90, 0), (0, 0), (0, 1)))

    assert kilometres(hanoi, paris) == pytest.approx(9200, abs=20)
    assert kilometres(pole, origin) == Decimal("10007.557")
    assert kilometres(origin, east) == Decimal("111.195")


def test_geojson_has_a_feature_for_every_row_with_the_longitude_first(given: World) -> None:
    graph = given(THREE)
    rows = graph.run("cities/members", network="network/net")

    found = json.loads(cg.geojson(graph, rows))

    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) == len(rows) == 4
    by_city = {each["properties"]["city_label"]: each for each in found["features"]}
    assert by_city["Alpha"]["geometry"] == {"type": "Point", "coordinates": [179.0, 0.0]}
    assert by_city["Delta"]["geometry"] is None
    assert set(by_city["Delta"]["properties"]) == set(rows.columns)


def test_rows_that_give_coordinates_themselves_need_no_place(given: World) -> None:
    graph = given(THREE)
    rows = graph.sparql(
        "PREFIX cg: <https://w3id.org/creativegraph/ontology#> "
        "SELECT ?latitude ?longitude WHERE { ?place cg:latitude ?latitude ; cg:longitude ?longitude }"
    )
    assert isinstance(rows, Rows)

    found = json.loads(cg.geojson(graph, rows))

    assert len(found["features"]) == 4
    assert all(each["geometry"]["type"] == "Point" for each in found["features"])


def test_wkt_stands_in_a_column_of_its_own(given: World) -> None:
    graph = given(THREE)

    rows = cg.wkt(graph, graph.run("cities/members", network="network/net"))

    assert rows.columns[-1] == "wkt"
    assert {row.city_label: row.wkt for row in rows} == {
        "Alpha": "POINT (179 0)", "Beta": "POINT (-179 0)", "Gamma": "POINT (179 10)", "Delta": None,
    }  # fmt: skip


def test_the_column_of_places_can_be_chosen(given: World) -> None:
    graph = given(
        THREE + "place:a cg:locatedIn place:land . place:land a cg:Country ; cg:latitude 1.5 ; cg:longitude 2.5 ."
    )
    rows = graph.run("cities/members", network="network/net")

    found = cg.wkt(graph, rows, place="country")

    assert [row.wkt for row in found] == ["POINT (2.5 1.5)", None, None, None]


def test_answers_without_places_say_so(given: World) -> None:
    graph = given(THREE)

    with pytest.raises(ArgumentError, match="none of the columns"):
        cg.geojson(graph, graph.run("cities/by_field"))
    with pytest.raises(ArgumentError, match="no column 'citty'; did you mean city"):
        cg.wkt(graph, graph.run("cities/members"), place="citty")


def test_no_rows_are_an_empty_collection(given: World) -> None:
    graph = given(THREE)

    found = json.loads(cg.geojson(graph, graph.run("cities/members", network="https://example.org/none")))

    assert found == {"type": "FeatureCollection", "features": []}


def test_the_nearest_go_on_a_map_like_any_rows(given: World) -> None:
    graph = given(THREE)

    found = json.loads(cg.geojson(graph, as_rows(cg.nearest(graph, "place/a"))))

    assert [each["properties"]["kilometres"] for each in found["features"]] == [222.39, 1111.951]
    assert found["features"][0]["geometry"]["coordinates"] == [-179.0, 0.0]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("run", "cities/positions", "--format", "geojson"), '{\n  "type": "FeatureCollection"'),
        (("nearest", "hanoi", "--count", "1", "--format", "wkt"), "city,city_label,"),
        (("nearest", "hanoi", "--count", "1", "--format", "csv"), "city,city_label,"),
    ],
)
def test_commands_print_maps(words: tuple[str, ...], begins: str) -> None:
    done = command(*words)

    assert done.code == 0
    assert done.stdout.startswith(begins)


def test_a_list_without_places_cannot_be_a_map() -> None:
    done = command("queries", "--format", "geojson")

    assert done.code == 1
    assert "no format 'geojson'; choose one of table, csv, json, xlsx, parquet" in done.stderr


def test_a_column_of_places_and_codes_goes_on_the_map_as_far_as_it_has_positions(given: World) -> None:
    graph = given(THREE)
    rows = graph.sparql("SELECT DISTINCT ?thing WHERE { ?thing a ?kind } ORDER BY ?thing")

    assert isinstance(rows, cg.Rows)
    features = json.loads(cg.geojson(graph, rows))["features"]

    assert len(features) == len(rows)
    assert sum(each["geometry"] is not None for each in features) == 4
