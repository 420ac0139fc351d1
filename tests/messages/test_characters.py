"""Texts made safe for terminals and spreadsheets, and back."""

import csv
import io

from hypothesis import example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from creativegraph.errors import Cell
from creativegraph.graph.rows import Rows
from creativegraph.messages.characters import harmless, legible, unharmed
from creativegraph.tables.sheets.csv import rows_of

TEXTS = st.text(alphabet="'=+-@\t\r\n ab1.,＝", max_size=8) | st.text(max_size=12)


@settings(max_examples=200)
@drawn(TEXTS)
@example("=cmd|' /C calc'!A0")
@example("'-5")
@example("-5")
@example("''=x")
def test_what_is_made_harmless_comes_back_as_it_was(text: str) -> None:
    assert unharmed(harmless(text)) == text


@settings(max_examples=100)
@drawn(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
def test_csv_for_spreadsheets_is_read_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    made = Rows(("a", "b"), ("string", "string"), rows).to_csv(for_spreadsheets=True)

    faults: list[object] = []
    lines = io.StringIO(made, newline="")
    read = [tuple(cells) for _, cells in rows_of(lines, ",", Cell("made.csv", "", 1, 1), faults)]  # type: ignore[arg-type]

    assert (read[1:], faults) == (rows, [])
    for row in list(csv.reader(io.StringIO(made, newline="")))[1:]:
        assert not [cell for cell in row if cell.lstrip()[:1] in tuple("=@＝") or cell[:1] in tuple("\t\r\n")]


def test_numbers_stay_numbers_and_csv_for_programs_stays_exact() -> None:
    rows = Rows(("n", "s"), ("integer", "string"), [(-5, "=1+1"), (7, "+84 24")])

    assert rows.to_csv() == "n,s\n-5,=1+1\n7,+84 24\n"
    assert rows.to_csv(for_spreadsheets=True) == "n,s\n-5,'=1+1\n7,'+84 24\n"


def test_a_line_keeps_its_letters_and_loses_what_steers() -> None:
    assert legible("Hà\u00a0Nội \u200dא") == "Hà\u00a0Nội \u200dא"
    assert legible("a\u200eb\u200fc\u061cd") == "a\\u200eb\\u200fc\\u061cd"
    assert legible("\x1b[2J\x9b1m\u202ea\u2028b\nc\x7f") == "␛[2J\\x9b1m\\u202ea\\u2028b␊c␡"
