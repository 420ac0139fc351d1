"""Answers as frames of pandas and polars and as Arrow tables: a column has the type of its kind if its values fit."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from math import isinf, nan
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import FormatError, shown
from creativegraph.graph.rows.convert import plain
from creativegraph.iris import Value

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Columns", "arrow_table", "pandas_frame", "polars_frame"]

LONG = range(-(1 << 63), 1 << 63)
"""Whole numbers of 64 bits."""
WHOLE_KINDS = frozenset({"integer", "year"})
ABSENT = type(None)
TYPES: dict[str, set[type]] = {
    "integer": {int, ABSENT}, "year": {int, ABSENT}, "decimal": {Decimal, int, ABSENT}, "date": {date, ABSENT},
    "boolean": {bool, ABSENT},
}  # fmt: skip
"""Types of the values that a frame holds by their kind."""


class Columns(NamedTuple):
    """Names and kinds of columns, what gives their values, and the engine's own CSV if that is all there is."""

    names: Sequence[str]
    kinds: Sequence[str]
    values: Callable[[], Sequence[Sequence[Value | None]]]
    csv: bytes | None


def arrow_table(rows: Columns) -> "pa.Table":
    """Return rows as an Arrow table."""
    import pyarrow as pa

    types = {
        "integer": pa.int64(), "year": pa.int64(), "decimal": pa.float64(), "date": pa.date32(), "boolean": pa.bool_(),
    }  # fmt: skip
    with encoded():
        arrays = [
            pa.array(cells(column, kind), type=types.get(kind, pa.string())) for kind, column in held_columns(rows)
        ]
    return pa.table(arrays, names=list(rows.names))


def pandas_frame(rows: Columns) -> "pd.DataFrame":
    """Return rows as a frame of pandas."""
    import pandas as pd

    frame = arrow_table(rows).to_pandas(date_as_object=False, integer_object_nulls=True)
    for name, given, (kind, column) in zip(rows.names, rows.kinds, held_columns(rows), strict=True):
        if kind in WHOLE_KINDS:
            frame[name] = frame[name].astype("Int64")
        elif given in WHOLE_KINDS:
            frame[name] = pd.Series(list(column), dtype="object")
    return pd.DataFrame(frame)


def polars_frame(rows: Columns) -> "pl.DataFrame":
    """Return rows as a frame of polars, from the engine's own text where that can be read."""
    import polars as pl

    types = {
        "integer": pl.Int64, "year": pl.Int64, "decimal": pl.Float64, "date": pl.Date, "boolean": pl.Boolean,
    }  # fmt: skip
    if rows.csv is not None:
        schema = {name: types.get(kind, pl.String) for name, kind in zip(rows.names, rows.kinds, strict=True)}
        with suppress(pl.exceptions.PolarsError):  # a value that its own reader does not take, such as 2 ** 64
            frame = pl.read_csv(rows.csv, schema=schema, null_values=[""])
            if not any(each.is_infinite().any() for each in frame.iter_columns() if each.dtype == pl.Float64):
                return frame
    with encoded():
        return pl.DataFrame(
            {
                name: pl.Series(name, cells(column, kind), dtype=types.get(kind, pl.String))
                for name, (kind, column) in zip(rows.names, held_columns(rows), strict=True)
            }
        )


def held_columns(rows: Columns) -> Iterator[tuple[str, Sequence[Value | None]]]:
    """Yield the columns, each with the kind by which a frame holds it."""
    for kind, column in zip(rows.kinds, rows.values(), strict=True):
        yield held(column, kind), column


@contextmanager
def encoded() -> Iterator[None]:
    """Raise our error for a text that no UTF-8 holds."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise FormatError(f"{shown(error.object)} has half a character (U+D800 to U+DFFF); correct the text") from error


def held(column: Sequence[Value | None], kind: str) -> str:
    """Return the kind by which a frame holds a column: its own, or string where its values are of another or too large.

    A date is not a datetime, nor True a number, so types are compared and not tested for inheritance.
    """
    types = TYPES.get(kind)
    if types is None or not set(map(type, column)) <= types:
        return "string"
    if kind in WHOLE_KINDS and not all(value is None or value in LONG for value in column):
        return "string"
    if kind == "decimal" and any(map(beyond_floats, column)):
        return "string"
    return kind


def beyond_floats(value: Value | None) -> bool:
    """Return whether a number is finite and no float is: 1E+400 is not infinite."""
    if not isinstance(value, Decimal | int) or (isinstance(value, Decimal) and not value.is_finite()):
        return False
    try:
        return isinf(float(value))
    except OverflowError:
        return True


def cells(column: Sequence[Value | None], kind: str) -> Sequence[object]:
    """Return a column for a frame: decimals as floats, anything in a column of texts as text."""
    if kind == "decimal":
        return [None if value is None else as_float(value) for value in column]
    if kind != "string":
        return list(column)
    return [None if value is None else plain(value) for value in column]


def as_float(value: Value) -> float:
    """Return a number as a float; a signalling NaN, which Python converts to none, is one too."""
    return nan if isinstance(value, Decimal) and value.is_nan() else float(value)  # type: ignore[arg-type] # held() saw
