"""Rows that are added to a table that is there: it is read afterwards as before, whatever stands above its header."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.drafting.made import drafted, fair, workbook

from creativegraph.drafting.taking import take
from creativegraph.drafting.taking.append import appended
from creativegraph.errors import UnwritableError
from creativegraph.tables.build import build
from creativegraph.tables.sheets.files import read
from creativegraph.tables.table import Table

CLAIMS = "id,subject,property,value,sources,note\nf1,event/old,visitors,100,old,mine\n"
SOURCES = "id,kind,title\nold,press,Old\n"


def upper(text: str) -> str:
    header, _, rows = text.partition("\n")
    return f"{header.title()}\n{rows}"


def called(text: str) -> str:
    header, _, rows = text.partition("\n")
    return ",".join(f"Column {place} ({name})" for place, name in enumerate(header.split(","))) + f"\n{rows}"


TYPED: dict[str, Callable[[str], str]] = {
    "a blank line": lambda text: f"\n{text}",
    "a separator": lambda text: f"sep=,\n{text}",
    "another separator": lambda text: f"sep=;\n{text}".replace(",", ";"),
    "capital letters": upper,
    "names in brackets": called,
    "columns without a name": lambda text: text.replace("\n", ",,\n"),
}


def rows_of(table: Table) -> list[dict[str, str]]:
    return [{name: text for name in table.columns if (text := table.get(row, name))} for row in table.rows]


@pytest.mark.parametrize("typed", TYPED)
def test_tables_are_read_with_what_was_taken_however_their_header_is_typed(typed: str, tmp_path: Path) -> None:
    plain, mine = tmp_path / "plain", tmp_path / "mine"
    for folder in (plain, mine):
        folder.mkdir()
        for name, text in (("claims.csv", CLAIMS), ("sources.csv", SOURCES)):
            (folder / name).write_text(TYPED[typed](text) if folder == mine else text, encoding="utf-8")
    above = (mine / "claims.csv").read_text(encoding="utf-8").partition("f1")[0].splitlines()[:-1]
    draft = workbook(drafted(fair()), tmp_path / "draft.xlsx")

    take(draft, plain)
    take(draft, mine)

    for name in ("claims.csv", "sources.csv"):
        assert rows_of(read(mine / name)) == rows_of(read(plain / name))
    assert (mine / "claims.csv").read_text(encoding="utf-8").splitlines()[: len(above)] == above
    assert build([mine]).digest() == build([plain]).digest()


def test_a_row_mended_in_the_draft_is_mended_below_a_header_in_capital_letters(tmp_path: Path) -> None:
    (path := tmp_path / "claims.csv").write_text(upper(CLAIMS), encoding="utf-8")

    path.write_bytes(appended(path, "claims", [], {"f1": {"id": "f1", "value": "200", "page": "7"}}))

    assert rows_of(read(path)) == [
        {**dict(zip(*csv.reader(CLAIMS.splitlines()), strict=True)), "page": "7"},
    ]  # fmt: skip


def test_what_stands_beside_the_columns_of_a_row_gets_no_name(tmp_path: Path) -> None:
    (path := tmp_path / "claims.csv").write_text(f"{CLAIMS}f2,event/old,visitors,9,old,mine,lost\n", encoding="utf-8")

    lines = appended(path, "claims", [{"id": "f3", "page": "7"}]).decode().splitlines()

    assert lines[1:] == [
        "f1,event/old,visitors,100,old,mine,", "f2,event/old,visitors,9,old,mine,,lost", "f3,,,,,,7",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["a,b\n1,2\n", f"Claims of 2025\n{CLAIMS}", f'{CLAIMS}f2,"event"/old\n'])
def test_a_table_that_could_not_be_read_afterwards_is_refused(text: str, tmp_path: Path) -> None:
    (path := tmp_path / "claims.csv").write_text(text, encoding="utf-8")

    with pytest.raises(UnwritableError, match=r"claims\.csv could not be read"):
        appended(path, "claims", [{"id": "f3", "page": "7"}])


def test_a_file_in_the_folder_of_claims_that_is_no_table_of_them_is_left_alone(tmp_path: Path) -> None:
    (claims := tmp_path / "mine" / "claims").mkdir(parents=True)
    (claims / "orvane-report.csv").write_text(SOURCES, encoding="utf-8")

    made = take(workbook(drafted(fair()), tmp_path / "draft.xlsx"), tmp_path / "mine")

    assert (claims / "orvane-report.csv").read_text(encoding="utf-8") == SOURCES
    assert made.home.claims == claims / "orvane-report-2.csv"
