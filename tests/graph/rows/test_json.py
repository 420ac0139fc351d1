"""JSON of rows is the same text, whichever library writes it."""

from datetime import date
from decimal import Decimal
from typing import Any

import orjson
from hypothesis import given
from hypothesis import strategies as st

from creativegraph.graph.rows.json import FEW, dumps, number, of_few
from creativegraph.iris import IRI, Value

VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.text(max_size=9), st.dates(), st.datetimes(), st.times(), st.decimals(),
    st.integers(-(1 << 63), (1 << 64) - 1), st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=9).map(IRI),
)  # fmt: skip


def by_orjson(rows: list[dict[str, Value | None]]) -> str:
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2, default=number).decode()


@given(st.lists(st.dictionaries(st.text(max_size=9), VALUES, max_size=4), max_size=4))
def test_a_few_rows_are_written_as_many_are(rows: list[dict[str, Value | None]]) -> None:
    assert of_few(rows) in {by_orjson(rows), None}


def test_a_few_plain_rows_need_no_library_that_takes_long_to_load() -> None:
    row: dict[str, Value | None] = {
        "a": '\u2028 \x7f "',
        "b": Decimal("44.70"),
        "c": date(987, 1, 2),
        "d": 1 << 63,
        "e": None,
    }

    assert of_few([row]) == by_orjson([row])
    assert of_few([row] * (FEW + 1)) is None
    assert dumps([row] * (FEW + 1)) == by_orjson([row] * (FEW + 1))
