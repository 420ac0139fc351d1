"""Rows on a map: GeoJSON and WKT keep every row, and distances are those of a great circle."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given as of
from hypothesis import strategies as st
from tests.support.commands import command

import creativegraph as cg
from creativegraph.errors import ArgumentError, UnknownNameError, WrongKindError
from creativegraph.export.geo import as_rows, kilometres
from creativegraph.export.position import Point
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, THINGS, Value

PLACE = f"{THINGS}place/"
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


def city(slug: str, latitude: str, longitude: str) -> str:
    return f"place:{slug} a cg:City ; cg:latitude {latitude} ; cg:longitude {longitude} ."


DOUBLE = '"{}"^^xsd:double'
UNREAD = {
    "text": ('"10,5"', '"abc"', "latitude '10,5' is not a number; longitude 'abc' is not a number"),
    "nan": (DOUBLE.format("NaN"), DOUBLE.format("INF"), "latitude 'NaN' is not a number"),
    "north": ("91.5", "10.0", "latitude '91.5' is not between -90 and 90"),
    "east": ("10.0", "-180.5", "longitude '-180.5' is not between -180 and 180"),
    "swapped": ("105.8", "21.0", "latitude and longitude may be swapped"),
    "two": ("10.0 , 11.0", "20.0", "it has several, '10 20, 11 20'; keep one"),
    "grouped": ('"1_0"', '"٢٠"', "latitude '1_0' is not a number"),
    "degrees": ('"21°01\'28\\"N"', "20.0", "is not a number"),
    "huge": (DOUBLE.format("1E40"), "20.0", "is not between -90 and 90"),
    "empty": ('""', "20.0", "latitude '' is not a number"),
}
READ = {
    "edge": ("-17.0", "180.0"), "edge-2": ("-17.0", "-180.0"), "pole": ("-90", "0.0"),
    "exp": ('"1.05E1"^^xsd:double', "-0.5"), "same": ("10.0 , 10.00", "20"),
    "long": ("21.02450000000000000000001", "105.84117000000000000000009"),
}  # fmt: skip


def test_a_position_that_cannot_be_read_leaves_its_place_without_geometry_and_is_told(given: World) -> None:
    wrong = [city(slug, latitude, longitude) for slug, (latitude, longitude, _) in UNREAD.items()]
    world = given("\n".join([*wrong, *(city(slug, *position) for slug, position in READ.items())]))
    rows = Rows(["place"], ["iri"], [(IRI(f"{PLACE}{slug}"),) for slug in [*UNREAD, *READ]])

    found = json.loads(cg.geojson(world, rows))
    text = cg.wkt(world, rows)

    assert [each["geometry"] is None for each in found["features"]] == [True] * len(UNREAD) + [False] * len(READ)
    assert [value is None for value in text.to_polars()["wkt"]] == [True] * len(UNREAD) + [False] * len(READ)
    assert sorted(found["notes"]) == sorted(text.notes)
    for slug, (_, _, why) in UNREAD.items():
        (note,) = [each for each in found["notes"] if each.startswith(f"place/{slug} has no position: ")]
        assert why in note


def test_all_digits_of_a_position_are_kept(given: World) -> None:
    world = given(city("long", *READ["long"]))
    rows = Rows(["place", "size"], ["iri", "integer"], [(IRI(f"{PLACE}long"), 2**70)])

    assert "105.84117000000000000000009,\n          21.02450000000000000000001" in cg.geojson(world, rows)
    assert f'"size": {2**70}' in cg.geojson(world, rows)
    assert cg.wkt(world, rows)[0].wkt == "POINT (105.84117000000000000000009 21.02450000000000000000001)"


@pytest.mark.parametrize(
    ("latitude", "longitude", "why"),
    [
        (Decimal("NaN"), Decimal(1), "latitude 'NaN' is not a number"), (Decimal(1), Decimal("Infinity"), "longitude"),
        ("10,5", "20", "latitude '10,5'"), (Decimal(1), None, "it has no longitude"),
        (Decimal(-91), Decimal(1), "between"),
        (True, Decimal(1), "latitude 'True' is not a number"),
    ],
)  # fmt: skip
def test_rows_that_give_positions_themselves_are_read_as_carefully(
    latitude: Value, longitude: Value, why: str, given: World
) -> None:
    rows = Rows(["name", "latitude", "longitude"], ["string"] * 3, [("Alba", latitude, longitude), ("Brisa", "10", 20)])

    found = json.loads(cg.geojson(given(""), rows))

    assert [each["geometry"] for each in found["features"]] == [None, {"type": "Point", "coordinates": [20.0, 10.0]}]
    assert found["notes"][0].startswith("'Alba' has no position: ")
    assert why in found["notes"][0]


def test_a_map_of_readable_positions_has_no_notes(given: World) -> None:
    world = given(city("edge", *READ["edge"]))

    assert "notes" not in json.loads(cg.geojson(world, Rows(["place"], ["iri"], [(IRI(f"{PLACE}edge"),)])))


def test_the_command_tells_which_places_have_no_position(given: World, tmp_path: Path) -> None:
    given(city("north", "91.5", "10.0"))
    query = "SELECT ?place { ?place a <https://w3id.org/creativegraph/ontology#City> }"

    for form in ("geojson", "wkt"):
        done = command("sparql", query, "--graph", str(tmp_path / "world.ttl"), "--format", form)
        assert done.code == 0
        assert "place/north has no position: latitude '91.5' is not between -90 and 90" in done.stderr
