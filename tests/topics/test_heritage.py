"""Designated sites and provinces of Viet Nam: what the tables hold, and what the facts behind them say."""

import csv
import datetime
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph import places
from creativegraph.graph import Graph

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "facts" / "vietnam_unesco_sites.csv"
ABSENT = "the facts that the data come from are not part of the project"
BEFORE, SINCE = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)
CLASSES = {
    "World Heritage": "cg:WorldHeritageProperty",
    "UNESCO Global Geopark": "cg:GlobalGeopark",
    "Biosphere reserve": "cg:BiosphereReserve",
}
VIETNAM = "place/vietnam"

Row = dict[str, str]


def table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@cache
def packaged() -> Graph:
    return cg.open_graph()


def names(place: str, on: datetime.date) -> set[str]:
    """Names of provinces of a place as the facts write them."""
    found = places.province_on(packaged(), place, on=on, languages=("en",))
    return {each.province_label.removesuffix(" Province") for each in found}


def named(cell: str) -> set[str]:
    """Names in a cell of the facts, without what is said of them in brackets."""
    return {each.partition(" (")[0].strip() for each in cell.split(";")}


@pytest.fixture(scope="module")
def facts() -> list[Row]:
    if not FACTS.exists():
        pytest.skip(ABSENT)
    return table(FACTS)


@pytest.fixture(scope="module")
def records() -> dict[str, Row]:
    return {row["thing"]: row for row in table(ROOT / "data" / "records" / "heritage.csv")}


def of_facts(row: Row, records: dict[str, Row]) -> Row:
    """The record of a row of the facts: same class and year, and a name that begins alike."""
    found = [
        each
        for each in records.values()
        if each["rdf:type"] == CLASSES[row["kind"]]
        and each["cg:designatedIn"] == row["year"]
        and each["skos:prefLabel@en"].casefold().startswith(row["name_en"].partition(" (")[0].casefold())
    ]
    assert len(found) == 1, row["name_en"]
    return found[0]


@pytest.mark.parametrize(
    ("kind", "number"), [("World Heritage", 9), ("UNESCO Global Geopark", 4), ("Biosphere reserve", 11)]
)
def test_the_graph_has_every_designated_site_of_viet_nam(kind: str, number: int) -> None:
    found = places.designated_in(packaged(), VIETNAM, of_class=CLASSES[kind])

    assert len(found) == number


def test_every_site_of_the_facts_is_there_with_its_year_number_and_extensions(
    facts: list[Row], records: dict[str, Row]
) -> None:
    wanted = [row for row in facts if row["kind"] in CLASSES]

    found = [(row, of_facts(row, records)) for row in wanted]

    assert len({each["thing"] for _, each in found}) == len(wanted) == len(records)
    for row, each in found:
        assert each["dcterms:identifier"] == (f"WHC-{row['unesco_id']}" if row["unesco_id"] else "")
        assert each["schema:url"] == row["unesco_url"]
        assert each["cg:heritageCategory"] == (f"code/heritage-category/{row['type']}" if row["type"] else "")
        extended = {part.strip()[:4] for part in row["extended"].split(";") if part}
        assert extended <= {each["cg:extendedIn"], each["cg:extendedIn 2"]}


def test_criteria_and_positions_are_those_of_the_facts_where_a_list_confirms_them(
    facts: list[Row], records: dict[str, Row]
) -> None:
    confirmed = [row for row in facts if row["kind"] == "World Heritage" and row["lat"]]

    for row in confirmed:
        each = of_facts(row, records)
        criteria = [each[f"cg:heritageCriterion{number}"] for number in ("", " 2", " 3")]
        assert "".join(f"({code.rpartition('/')[2]})" for code in criteria if code) == row["criteria"]
        assert float(each["cg:latitude"]) == pytest.approx(float(row["lat"]), abs=0.001)
        assert float(each["cg:longitude"]) == pytest.approx(float(row["lon"]), abs=0.001)
    assert len(confirmed) == 8


def test_a_site_lies_in_the_provinces_that_the_facts_give_before_and_since_july_2025(
    facts: list[Row], records: dict[str, Row]
) -> None:
    wider = {"Dong Nai (first listed as Cat Tien)"}

    for row in facts:
        if row["kind"] in CLASSES:
            place = of_facts(row, records)["thing"]
            before, since = named(row["provinces_before_2025_07"]), named(row["provinces_since_2025_07"])
            if "Thua Thien Hue" in before:
                before = {"Hue"}
            if row["name_en"] in wider:
                assert names(place, BEFORE) > before
                assert names(place, SINCE) > since
            else:
                today = names(place, datetime.date(2025, 12, 31))
                assert names(place, BEFORE) == before, row["name_en"]
                assert today == since, row["name_en"]


@pytest.mark.parametrize(
    ("place", "before", "since"),
    [
        ("hanoi", {"Hanoi"}, {"Hanoi"}),
        ("hoi-an", {"Quang Nam"}, {"Da Nang"}),
        ("da-lat", {"Lam Dong"}, {"Lam Dong"}),
        ("ho-chi-minh-city", {"Ho Chi Minh City"}, {"Ho Chi Minh City"}),
    ],
)
def test_the_creative_cities_lie_in_their_provinces_before_and_since_the_mergers(
    place: str, before: set[str], since: set[str]
) -> None:
    assert names(f"place/{place}", BEFORE) == before
    assert names(f"place/{place}", SINCE) == since


def test_hue_was_in_a_province_until_2024_and_ranks_with_provinces_since() -> None:
    assert names("place/hue", datetime.date(2024, 12, 31)) == {"Thua Thien Hue"}
    assert names("place/hue", datetime.date(2025, 1, 1)) == {"Hue"}


@pytest.mark.parametrize(("day", "number"), [(datetime.date(2024, 12, 31), 63), (BEFORE, 63), (SINCE, 34)])
def test_viet_nam_has_as_many_provinces_as_on_that_day(day: datetime.date, number: int) -> None:
    found = places.provinces_of(packaged(), VIETNAM, on=day)

    assert len({each.province for each in found}) == number


def test_twenty_nine_provinces_merged_in_july_2025_and_one_became_a_city() -> None:
    found = Counter(each.since for each in places.merged(packaged()))

    assert found == {"2025-07-01": 29, "2025-01-01": 1}


def test_what_was_merged_ended_the_day_before_its_successor_began_and_no_sooner() -> None:
    ended = {each.province: each.until for each in places.provinces_of(packaged(), VIETNAM) if each.until}

    merged = {each.former: each.since for each in places.merged(packaged())}

    assert merged.keys() == ended.keys()
    for former, since in merged.items():
        assert since
        last = datetime.date.fromisoformat(since) - datetime.timedelta(days=1)
        assert ended[former] == last.isoformat()


def test_the_graph_of_today_does_not_say_that_a_site_lies_in_a_province_that_is_gone() -> None:
    gone = {each.former for each in places.merged(packaged())}

    held = {each.within for each in places.listed(packaged(), of_class="cg:DesignatedSite")}

    assert held
    assert gone.isdisjoint(held)


def test_wrong_years_of_sites_are_kept_and_lose() -> None:
    found = places.designated_in(packaged(), VIETNAM)
    years = {each.site.slug: each.designated for each in found}

    why = cg.why(packaged(), "place/trang-an-landscape-complex", "cg:designatedIn")

    assert years["trang-an-landscape-complex"] == 2014
    assert years["dong-nai-biosphere-reserve"] == 2001
    assert {"2014", "2016"} <= {str(each.value) for each in why.claims}
