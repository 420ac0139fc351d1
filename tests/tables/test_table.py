"""Cells are given in one form, however they are asked for."""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from creativegraph.tables.cells.cursor import Cursor
from creativegraph.tables.table import UNSEEN, Row, Table, clean
from creativegraph.tables.vocabulary import vocabulary

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(f"\r\n\t\x1c a{UNSEEN}e\u0301")))


@given(TEXTS)
def test_a_cell_has_no_blanks_at_its_ends_and_is_in_nfc_with_lf(text: str) -> None:
    ends = text.strip().strip(UNSEEN).strip()

    assert clean(text) == normalize("NFC", ends.replace("\r\n", "\n"))


@given(st.lists(TEXTS, min_size=2, max_size=2))
def test_the_row_that_is_read_has_the_cells_of_its_table(cells: list[str]) -> None:
    table = Table("claims.csv", "claims", {"id": 0, "value": 1}, [])
    cursor = Cursor([table], vocabulary())
    cursor.table, cursor.row = table, Row(2, tuple(cells))

    assert [cursor.get(each) for each in ("id", "value", "note")] == [*map(clean, cells), ""]


def test_columns_that_name_and_qualify_are_those_of_the_table_that_is_read() -> None:
    first = Table("a.csv", "claims", {"id": 0, "label@vi": 1, "when": 2}, [])
    second = Table("b.csv", "claims", {"id": 0, "with": 1, "label": 2, "for": 3}, [])
    cursor = Cursor([first, second], vocabulary())

    found = []
    for cursor.table in (first, second, first):
        found.append((cursor.columns.labels, cursor.columns.qualifiers))

    assert found == [(("label@vi",), ("when",)), (("label",), ("for", "with")), (("label@vi",), ("when",))]
