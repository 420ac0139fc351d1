"""A workbook that comes back: rows that say what is said already, and rows that are still to be filled in."""

from pathlib import Path

import pytest

from creativegraph.errors import TableError
from creativegraph.tables.build import build

HEADER = "id,subject,property,value,lang,sources,asked\n"
ROW = "c1,place/alba,skos:prefLabel,Alba,en,paper,\n"
SOURCES = "id,kind,title\npaper,press,Paper\n"


def folder(place: Path, **files: str) -> Path:
    """A folder of tables."""
    for name, text in {"sources": SOURCES, "claims": HEADER + ROW, **files}.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


def test_a_row_of_another_file_that_says_the_same_is_no_fault(tmp_path: Path) -> None:
    alone = build([folder(tmp_path)]).digest()

    again = build([folder(tmp_path, returned=HEADER + ROW, returned_sources=SOURCES)])

    assert again.digest() == alone


def test_a_row_that_is_there_twice_in_one_file_is_one(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="id 'c1' is already used"):
        build([folder(tmp_path, claims=HEADER + ROW + ROW)])


@pytest.mark.parametrize("changed", [ROW.replace("Alba", "Albo"), ROW.replace(",en,", ",vi,")])
def test_a_row_that_says_something_else_under_the_same_id_is_one(tmp_path: Path, changed: str) -> None:
    with pytest.raises(TableError, match="id 'c1' is already used"):
        build([folder(tmp_path, returned=HEADER + changed)])


def test_a_claim_that_a_records_table_makes_as_well_is_no_fault(tmp_path: Path) -> None:
    records = "id,thing,sources,skos:prefLabel@en\nr1,place/alba,paper,Alba\n"
    row = "r1-pref-label-en,place/alba,skos:prefLabel,Alba,en,paper,\n"
    alone = build([folder(tmp_path, records=records)]).digest()

    again = build([folder(tmp_path, records=records, returned=HEADER + row)])

    assert again.digest() == alone


def test_a_row_that_asks_for_something_says_nothing_until_it_is_filled_in(tmp_path: Path) -> None:
    alone = build([folder(tmp_path)]).digest()
    asked = "c2,place/alba,skos:altLabel,,en,,another name\n"

    assert build([folder(tmp_path, asked=HEADER + asked)]).digest() == alone


def test_a_row_that_is_filled_in_by_half_is_told(tmp_path: Path) -> None:
    asked = "c2,place/alba,skos:altLabel,Albo,en,,another name\n"

    with pytest.raises(TableError, match="sources"):
        build([folder(tmp_path, asked=HEADER + asked)])
