"""How often names mean the right place: the gold was decided by hand, see docs/reconcile.md."""

import csv
from pathlib import Path

import pytest

import creativegraph as cg
from creativegraph.find.candidates import Matcher
from creativegraph.find.reconcile import matcher

GOLD = Path(__file__).parent / "gold" / "cities.csv"
GOOD = 85
ROWS = list(csv.DictReader(GOLD.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def geonames() -> Matcher:
    return matcher(cg.open_graph(), "geonames")


def f1(compare: Matcher, rows: list[dict[str, str]], *, with_country: bool) -> float:
    """Twice what is right, of all that is found and all that there is."""
    asked = [cg.Asked(row["name"], place=row["country"] if with_country else "") for row in rows]
    best = [next(iter(compare.candidates(each)), None) for each in asked]
    found = ["" if each is None or each.score < GOOD else each.id.split("/")[-2] for each in best]
    right = sum(bool(name) and name == row["geonames"] for name, row in zip(found, rows, strict=True))
    return 2 * right / (sum(map(bool, found)) + sum(bool(row["geonames"]) for row in rows))


def test_the_gold_has_every_member_city_once_and_marks_the_thirty_hardest() -> None:
    names = {(row["name"], row["country"]) for row in ROWS}

    assert len(names) == len(ROWS) == 408
    assert sum(bool(row["hard"]) for row in ROWS) == 30
    assert ("Perth", "GB") in names


@pytest.mark.cold
def test_name_and_country_find_99_of_100_cities_in_geonames(geonames: Matcher) -> None:
    assert f1(geonames, ROWS, with_country=True) >= 0.99


@pytest.mark.cold
def test_the_name_alone_finds_95_of_100_cities_where_it_decides(geonames: Matcher) -> None:
    assert f1(geonames, [row for row in ROWS if row["alone"] == "yes"], with_country=False) >= 0.95
