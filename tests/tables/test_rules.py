"""Every rule for tables has its words in two languages, its place in the docs and a place in the code."""

import re
from pathlib import Path

from docs.make_pages import rules_page

from creativegraph.errors import Cell
from creativegraph.messages.table import template
from creativegraph.tables.rules import fault, rules

ROOT = Path(__file__).parents[2]
DETAIL = re.compile(r"\{(\w+)(?:!r)?\}")


def code() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/creativegraph").rglob("*.py"))


def test_the_page_of_rules_is_current() -> None:
    assert (ROOT / "docs/table-rules.md").read_text(encoding="utf-8") == rules_page(), "run `make docs`"


def test_every_rule_is_used_in_the_code() -> None:
    written = code()

    assert [name for name in rules() if f'"{name}"' not in written] == []


def test_no_message_names_a_path_of_the_repository() -> None:
    texts = [template(f"table.{name}", language) for name in rules() for language in ("en", "vi")]

    assert [each for each in texts if re.search(r"\b(data|ontology|queries|shapes)/", each)] == []


def test_a_rule_has_a_severity() -> None:
    assert set(rules().values()) <= {"violation", "warning", "info"}


def test_a_part_in_doubled_brackets_is_left_out_where_its_detail_is_empty() -> None:
    cell = Cell("t.csv", "", 2, 6)

    near = fault(cell, "unknown-source", given="pres", near="press")
    far = fault(cell, "unknown-source", given="pres", near="")

    assert near.message == "unknown source 'pres'; did you mean press? add it to a sources table"
    assert far.message == "unknown source 'pres'; add it to a sources table"
    assert near.message_vi == "nguồn không xác định 'pres'; có phải ý bạn là press? hãy thêm vào bảng nguồn"


def test_braces_in_a_cell_stay_what_they_are() -> None:
    told = fault(Cell("t.csv", "", 2, 1), "not-an-id", given="{given!r} [[x]] {0}")

    assert told.message.startswith("'{given!r} [[x]] {0}' is not a valid id")


def test_a_cell_is_named_as_a_spreadsheet_names_it() -> None:
    named = [Cell("t.csv", "", 12, column).name for column in (0, 1, 4, 26, 27, 52, 703)]

    assert named == ["12", "A12", "D12", "Z12", "AA12", "AZ12", "AAA12"]


def test_a_fault_in_a_workbook_names_its_sheet_and_cell() -> None:
    told = fault(Cell("t.xlsx", "Claims", 12, 4), "missing-value")

    assert str(told) == "t.xlsx:12:4: the value is missing; add one (sheet 'Claims', cell D12)"
    assert told.cell == Cell("t.xlsx", "Claims", 12, 4)
