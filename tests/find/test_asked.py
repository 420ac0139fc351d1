"""Names from tables: the column is found or named, and what stands beside a name is read with it."""

from pathlib import Path

import pytest

from creativegraph.errors import ArgumentError, CreativeGraphError
from creativegraph.find.asked import asked_in, read_named
from creativegraph.find.entry import Asked

TABLE = "Name;Country;year;aliases\nPerth;Scotland;2021;Peairt|Pert\n;;;\nAlba;;;\n"


def test_columns_are_found_by_header_and_one_value_counts_for_all_rows(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(TABLE, encoding="utf-8")

    found = list(asked_in(read_named(path), place="country", type="a class"))

    assert found == [Asked("Perth", "a class", "Scotland", "2021", ("Peairt", "Pert")), Asked("Alba", "a class")]


def test_a_workbook_is_read_as_a_csv_file_is(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["city", "year"], ["Hà Nội", 2019]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "names.xlsx")

    assert list(asked_in(read_named(tmp_path / "names.xlsx"), "City")) == [Asked("Hà Nội", year="2019")]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", b"where,when\nx,y\n", "no column of .* is called name; name one of where, when with --column"),
        ("a.csv", b"", "is empty"),
        ("a.csv", "name\nSèvres\n".encode("latin-1"), "UTF-8"),
        ("a.csv", b'name\n"x" y\n', "quotation|delimiter"),
        ("a.xlsx", b"PK\x03\x04 no workbook \x00", "workbook"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(CreativeGraphError, match=told):
        list(asked_in(read_named(path)))


def test_a_mistyped_column_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(TABLE, encoding="utf-8")

    with pytest.raises(ArgumentError, match="did you mean Country"):
        list(asked_in(read_named(path), "Countri"))
