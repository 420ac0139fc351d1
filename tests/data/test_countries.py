"""Countries and regions: the codes and names that standards give, and boxes that hold their cities."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from rdflib import SH, Graph, URIRef

import creativegraph as cg
from creativegraph import project
from creativegraph.iris import PREFIXES

RECORDS = Path(__file__).parents[2] / "data" / "records"
CONTINENTS = {"002", "009", "019", "142", "150"}
MARGIN = 0.25

Row = dict[str, str]


@cache
def records(name: str) -> list[Row]:
    with (RECORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def names(language: str) -> dict[str, set[str]]:
    """The names in one language of each place with a code of M49, by that code."""
    rows = cg.open_graph().sparql(f"""
        PREFIX cg: <{PREFIXES["cg"]}>
        PREFIX skos: <{PREFIXES["skos"]}>
        SELECT ?code ?name {{
          ?place cg:m49Code ?code ; skos:prefLabel|skos:altLabel ?name .
          FILTER (LANG(?name) = "{language}")
        }}
    """)
    found: dict[str, set[str]] = {}
    assert isinstance(rows, cg.Rows)
    for code, name in rows:
        found.setdefault(str(code), set()).add(str(name))
    return found


@cache
def direct() -> dict[str, set[str]]:
    return {
        row["thing"]: {row[column] for column in row if re.fullmatch(r"cg:locatedIn( \d+)?", column) and row[column]}
        for row in records("countries") + records("regions")
    }


def around(thing: str) -> set[str]:
    """All regions that a place lies in."""
    found: set[str] = set()
    queue = [thing]
    while queue:
        new = direct().get(queue.pop(), set()) - found
        found |= new
        queue += new
    return found


def holds(box: tuple[float, float, float, float], latitude: float, longitude: float) -> bool:
    """Whether a point lies in a box or a quarter of a degree around it; west may be greater than east."""
    south, north, west, east = box
    if not south - MARGIN <= latitude <= north + MARGIN:
        return False
    if west <= east:
        return west - MARGIN <= longitude <= east + MARGIN
    return longitude >= west - MARGIN or longitude <= east + MARGIN


@cache
def boxes() -> dict[str, tuple[float, float, float, float]]:
    edges = ("cg:southLatitude", "cg:northLatitude", "cg:westLongitude", "cg:eastLongitude")
    return {
        row["thing"]: (float(row[edges[0]]), float(row[edges[1]]), float(row[edges[2]]), float(row[edges[3]]))
        for row in records("countries")
        if row[edges[0]]
    }


def test_each_side_of_a_box_names_the_one_dataset_that_sets_it() -> None:
    edges = ("cg:southLatitude", "cg:northLatitude", "cg:westLongitude", "cg:eastLongitude")
    named = {row[f"{edge} sources"] for row in records("countries") if row[edges[0]] for edge in edges}

    assert named == {"natural-earth", "geo"}


def test_every_country_of_iso_3166_1_is_there_once() -> None:
    rows = records("countries")

    assert len(rows) == 249
    assert set(Counter(row["thing"] for row in rows).values()) == {1}


@pytest.mark.parametrize(
    ("column", "pattern"),
    [("cg:isoAlpha2", "[A-Z]{2}"), ("cg:isoAlpha3", "[A-Z]{3}"), ("cg:m49Code", "[0-9]{3}")],
)
def test_codes_are_well_formed_and_each_is_of_one_country(column: str, pattern: str) -> None:
    given = [row[column] for row in records("countries")]

    assert [each for each in given if not re.fullmatch(pattern, each)] == []
    assert len(set(given)) == len(given)


def test_a_code_of_m49_is_of_one_country_or_region() -> None:
    given = [row["cg:m49Code"] for row in records("countries") + records("regions") if row["cg:m49Code"]]

    assert len(set(given)) == len(given)


def test_a_row_is_named_after_its_code() -> None:
    for row in records("countries"):
        assert row["id"] == f"iso-{row['cg:isoAlpha2'].lower()}"
    for row in records("regions"):
        assert row["id"] == f"m49-{row['cg:m49Code']}" or not row["cg:m49Code"]


@pytest.mark.parametrize("language", ["en", "fr", "vi"])
@pytest.mark.parametrize(("table", "column"), [("countries", "cg:isoAlpha2"), ("regions", "cg:m49Code")])
def test_names_are_those_of_the_common_locale_data_repository(table: str, column: str, language: str) -> None:
    expected = Locale(language).territories

    missing = [
        row["thing"]
        for row in records(table)
        if row[column] and expected[row[column]] not in names(language)[row["cg:m49Code"]]
    ]

    assert missing == []


def test_other_datasets_are_addressed_by_the_codes_of_the_row() -> None:
    for row in records("countries"):
        authority = f"http://publications.europa.eu/resource/authority/country/{row['cg:isoAlpha3']}"
        area = f"http://metadata.un.org/sdg/codes/geoArea/{row['cg:m49Code']}"

        assert row["schema:sameAs"] == authority
        assert row["schema:sameAs 2"] in {area, ""}
        assert re.fullmatch(r"https://sws\.geonames\.org/[0-9]+/", row["schema:sameAs 3"])


def test_every_chain_of_regions_ends_in_one_of_five_continents() -> None:
    continents = {row["thing"] for row in records("regions") if row["cg:m49Code"] in CONTINENTS}

    lost = [
        row["thing"]
        for row in records("countries") + records("regions")
        if row["thing"] not in continents and len(around(row["thing"]) & continents) != 1
    ]

    assert lost == ["place/antarctica", "place/asean"]
    assert [each for each in continents if around(each)] == []


def test_asean_has_eleven_members_the_youngest_since_october_2025() -> None:
    members = {
        row["cg:isoAlpha2"]: row["cg:locatedIn 2 from"]
        for row in records("countries")
        if row["cg:locatedIn 2"] == "place/asean"
    }

    assert sorted(members) == ["BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"]
    assert max(members, key=lambda each: members[each]) == "TL"
    assert members["TL"] == "2025-10-26"


def test_the_box_of_a_country_holds_its_cities() -> None:
    cities = [row for row in records("cities") if row["cg:latitude"]]

    outside = [
        row["thing"]
        for row in cities
        if row["cg:locatedIn"] in boxes()
        and not holds(boxes()[row["cg:locatedIn"]], float(row["cg:latitude"]), float(row["cg:longitude"]))
    ]

    assert len(cities) > 400
    assert outside == []


def test_boxes_across_the_180th_meridian_are_those_of_six_countries() -> None:
    across = {thing for thing, (_, _, west, east) in boxes().items() if west > east}

    assert across == {
        "place/fiji",
        "place/kiribati",
        "place/new-zealand",
        "place/russia",
        "place/u-s-outlying-islands",
        "place/united-states",
    }


def test_the_rule_for_two_letter_codes_knows_those_of_the_table_and_no_others() -> None:
    shapes = Graph().parse(project.folder("shapes") / "places.ttl")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    pattern = str(shapes.value(URIRef(PREFIXES["cgs"] + "Country-isoAlpha2"), SH.pattern))

    assert {a + b for a in letters for b in letters if re.search(pattern, a + b)} == {
        row["cg:isoAlpha2"] for row in records("countries")
    }
