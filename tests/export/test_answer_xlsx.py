"""Answers as workbooks: what a cell holds is what the row holds."""

import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.support.commands import command

from creativegraph.errors import FormatError
from creativegraph.export import xlsx as module
from creativegraph.export.xlsx import lost, xlsx
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI


def sheet_of(rows: Rows) -> Any:
    return load_workbook(io.BytesIO(xlsx(rows))).active


def only(kind: str, *values: Any) -> list[Any]:
    return [row[0] for row in sheet_of(Rows(("value",), (kind,), [(each,) for each in values])).iter_rows(min_row=2)]


def test_values_keep_their_types() -> None:
    assert [cell.value for cell in only("integer", 300000, None, -1)] == [300000, None, -1]
    assert [cell.value for cell in only("decimal", Decimal("21.0245"))] == [21.0245]
    assert [cell.value for cell in only("boolean", True, False)] == [True, False]
    assert [cell.value for cell in only("date", date(2024, 11, 9))] == [datetime(2024, 11, 9)]  # noqa: DTZ001 - as read


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@here", "#N/A", '=HYPERLINK("http://x")', "007", "1e5"])
def test_a_text_stays_a_text(text: str) -> None:
    (cell,) = only("string", text)

    assert (cell.value, cell.data_type) == (text, "s")


def test_what_excel_would_change_is_a_text() -> None:
    assert [cell.value for cell in only("integer", 12345678901234567)] == ["12345678901234567"]
    assert [cell.value for cell in only("decimal", Decimal("1.2345678901234567"))] == ["1.2345678901234567"]
    assert [cell.value for cell in only("date", date(1745, 1, 1))] == ["1745-01-01"]


def test_iris_link_to_themselves() -> None:
    link, urn = only("iri", IRI("https://w3id.org/creativegraph/id/place/hanoi"), IRI("urn:x:1"))

    assert link.hyperlink.target == link.value == "https://w3id.org/creativegraph/id/place/hanoi"
    assert (urn.value, urn.hyperlink) == ("urn:x:1", None)


def test_the_header_is_bold_and_stays_in_view() -> None:
    sheet = sheet_of(Rows(("city", "since"), ("string", "year"), [("Hà Nội", 2019)]))

    assert sheet.freeze_panes == "A2"
    assert [(cell.value, cell.font.bold) for cell in sheet[1]] == [("city", True), ("since", True)]


def test_characters_that_xml_cannot_hold_are_left_out_and_told() -> None:
    texts = ["a\x00b\x1bc\nd", "\ufffe", "Hà Nội\t=1"]
    rows = Rows(("value",), ("string",), [(each,) for each in texts])

    assert [row[0].value for row in sheet_of(rows).iter_rows(min_row=2)] == ["abc\nd", "", "Hà Nội\t=1"]
    assert lost(rows) == (
        "left out, since xlsx cannot hold these characters: U+0000, U+001B, U+FFFE (texts: 2); csv and json keep them"
    )
    assert lost(rows[2:]) == ""


def test_the_command_tells_what_a_workbook_lacks(tmp_path: Path) -> None:
    path, source = tmp_path / "answer.xlsx", tmp_path / "graph.nt"
    source.write_text('<urn:x:a> <urn:x:b> "bell \\u0007" .\n', encoding="utf-8")

    done = command("sparql", "SELECT ?name { ?thing ?is ?name }", "-g", str(source), "-o", str(path))

    assert done.code == 0
    assert "left out, since xlsx cannot hold these characters: U+0007" in done.stderr
    assert path.exists()


def test_what_a_sheet_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FormatError, match="a cell holds 32,767 characters and a text has 40,000; write csv or parquet"):
        only("string", "x" * 40_000)
    monkeypatch.setattr(module, "MOST_ROWS", 1)
    with pytest.raises(FormatError, match="a sheet holds 1 rows and the answer has 2; write csv or parquet"):
        only("string", "a", "b")


def test_more_links_than_excel_takes_are_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LINKS", 1)

    cells = only("iri", IRI("https://example.org/a"), IRI("https://example.org/b"))

    assert [bool(cell.hyperlink) for cell in cells] == [True, False]
