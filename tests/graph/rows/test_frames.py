"""Odd values on their ways out: a column that fits no type of a frame holds texts, and no digit or value is lost."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st

from creativegraph.errors import FormatError, QueryError
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, Value

HUGE = 2**70
LONG = Decimal("1." + "123456789" * 6 + "12345")
WAYS: tuple[Callable[[Rows], list[object]], ...] = (
    lambda rows: list(rows.to_polars().to_series(0).to_list()),
    lambda rows: list(rows.to_arrow().column(0).to_pylist()),
)


def one(kind: str, *values: Value | None) -> Rows:
    return Rows(["x"], [kind], [(each,) for each in values])


@pytest.mark.parametrize("number", [HUGE, -HUGE, 2**63, 2**64, -(2**63) - 1, 10**200])
def test_a_whole_number_beyond_64_bits_keeps_its_digits(number: int) -> None:
    rows = one("integer", number, 1, None)

    for way in WAYS:
        assert way(rows) == [str(number), "1", None]
    frame = rows.to_pandas()
    assert list(frame["x"]) == [number, 1, None]
    assert frame["x"].dtype == object
    assert json.loads(rows.to_json()) == [{"x": number}, {"x": 1}, {"x": None}]
    assert rows.to_csv().split()[1] == str(number)


def test_whole_numbers_of_64_bits_stay_numbers() -> None:
    rows = one("integer", 2**63 - 1, -(2**63), None)

    assert [way(rows) for way in WAYS] == [[2**63 - 1, -(2**63), None]] * 2
    assert str(rows.to_pandas()["x"].dtype) == "Int64"


@pytest.mark.parametrize(
    "number", [LONG, Decimal("1" * 60), Decimal("1E+400"), Decimal("0." + "0" * 30 + "12345678901234567")]
)
def test_a_long_decimal_keeps_its_digits_in_json(number: Decimal) -> None:
    found = json.loads(one("decimal", number).to_json(), parse_float=Decimal, parse_int=Decimal)

    assert found == [{"x": number}]


@pytest.mark.parametrize("number", [Decimal("1E+400"), Decimal("-" + "9" * 310), 10**309])
def test_a_number_beyond_floats_is_text_and_never_infinite(number: Decimal | int) -> None:
    rows = one("decimal", number, Decimal("1.5"))

    for way in WAYS:
        assert way(rows) == [str(number), "1.5"]
    assert list(rows.to_pandas()["x"]) == [str(number), "1.5"]
    assert Rows(["x"], ["decimal"], b"x\r\n1" + b"0" * 400 + b"\r\n").to_polars()["x"].to_list() == ["1" + "0" * 400]


def test_a_short_decimal_is_written_as_before() -> None:
    assert json.loads(one("decimal", Decimal("44.70"), Decimal(1)).to_json()) == [{"x": 44.7}, {"x": 1.0}]
    assert "44.7\n" in one("decimal", Decimal("44.70")).to_json()


def test_what_json_has_no_number_for_is_a_text() -> None:
    rows = one("decimal", Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity"), Decimal("sNaN"))

    assert [each["x"] for each in json.loads(rows.to_json())] == ["NaN", "INF", "-INF", "NaN"]
    assert [str(each) for each in rows.to_arrow().column(0).to_pylist()] == ["nan", "inf", "-inf", "nan"]
    assert len(rows.to_pandas()) == len(rows.to_polars()) == 4


def test_a_column_of_mixed_values_is_texts_in_frames_and_keeps_types_in_json() -> None:
    rows = one("string", "a", 1, LONG, date(2024, 1, 2), True, None, IRI("urn:x"))

    for way in WAYS:
        assert way(rows) == ["a", "1", str(LONG), "2024-01-02", "true", None, "urn:x"]
    assert f'"x": {LONG}\n' in rows.to_json()
    assert [each["x"] for each in json.loads(rows.to_json())][3:] == ["2024-01-02", True, None, "urn:x"]


@pytest.mark.parametrize("kind", ["integer", "decimal", "date", "boolean", "year"])
def test_values_of_another_kind_than_their_column_are_texts(kind: str) -> None:
    for way in WAYS:
        assert way(one(kind, "2024-13", None)) == ["2024-13", None]
    assert list(one(kind, "2024-13").to_pandas()["x"]) == ["2024-13"]


def test_dates_before_the_nanoseconds_of_pandas_are_dates() -> None:
    rows = one("date", date(1, 1, 1), date(1677, 9, 1), date(9999, 12, 31), None)

    assert [each and each.year for each in rows.to_arrow().column(0).to_pylist()] == [1, 1677, 9999, None]
    assert list(rows.to_pandas()["x"].dt.year)[:3] == [1, 1677, 9999]


@pytest.mark.parametrize("kind", ["integer", "decimal", "date", "boolean", "iri", "string", "label", "year"])
@pytest.mark.parametrize("values", [(), (None,), (None, None)])
def test_a_column_of_nothing_goes_every_way(kind: str, values: Sequence[None]) -> None:
    rows = one(kind, *values)

    assert len(rows.to_pandas()) == len(rows.to_polars()) == len(rows.to_arrow()) == len(values)
    assert json.loads(rows.to_json()) == [{"x": None}] * len(values)
    assert rows.to_parquet()


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_a_character_is_our_error(text: str) -> None:
    for rows in (one("string", text), one("iri", IRI(f"urn:{text}"))):
        for way in (rows.to_pandas, rows.to_polars, rows.to_arrow, rows.to_parquet, rows.to_json):
            with pytest.raises(FormatError, match="half a character"):
                way()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("string", '""'), ("string", '"a\r\nb"'), ("string", "a\0b"), ("string", "null"), ("integer", str(HUGE)),
        ("integer", "007"), ("decimal", "NaN"), ("decimal", "INF"), ("decimal", "1.5E3"), ("boolean", "1"),
        ("date", "0001-01-01"), ("year", "-500"),
    ],
)  # fmt: skip
def test_polars_reads_an_engines_own_text_as_the_values(kind: str, text: str) -> None:
    read = Rows(["x", "y"], [kind, "integer"], f"x,y\r\n{text},1\r\n".encode())

    assert read.to_polars().equals(Rows(["x", "y"], [kind, "integer"], list(read)).to_polars())


def test_a_value_that_is_not_of_its_kind_is_named_with_its_row() -> None:
    rows = Rows(["place", "latitude"], ["iri", "decimal"], b"place,latitude\r\nurn:a,1\r\nurn:b,10.5 N\r\n")

    with pytest.raises(QueryError, match=r"'10\.5 N' of 'urn:b' is not of the kind decimal"):
        list(rows)


@settings(max_examples=40)
@of(st.lists(st.one_of(
    st.none(), st.integers(), st.decimals(allow_nan=True), st.dates(), st.booleans(), st.text(max_size=5)
), max_size=4), st.sampled_from(["integer", "decimal", "date", "boolean", "string"]))  # fmt: skip
def test_anything_goes_every_way_or_is_our_error(values: list[Value | None], kind: str) -> None:
    rows = one(kind, *values)

    for way in (rows.to_pandas, rows.to_polars, rows.to_arrow, rows.to_parquet, rows.to_json, rows.to_csv):
        try:
            way()
        except FormatError as error:
            assert "\n" not in str(error)
