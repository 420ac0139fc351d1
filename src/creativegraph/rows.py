"""What a query gives back: typed, immutable rows, and their ways out."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, overload

from creativegraph.errors import MissingExtraError, QueryError, shown
from creativegraph.files import atomic_write
from creativegraph.iris import CONVERTERS, IRI, Value, compact

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Row", "Rows", "columns_of", "converted", "kind_of"]

HTML_ROWS = 50
PART = 1 << 17


class Row(tuple[Value | None, ...]):
    """One row; its values also by the names of the columns (``row.event``)."""

    __slots__ = ()
    columns: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Value | None:
        try:
            return self[type(self).columns.index(name)]
        except ValueError:
            raise AttributeError(f"no column {name!r}; this row has {', '.join(type(self).columns)}") from None

    def __reduce__(self) -> tuple[Callable[..., "Row"], tuple[tuple[str, ...], tuple[Value | None, ...]]]:
        return remade, (type(self).columns, tuple(self))

    def __repr__(self) -> str:
        pairs = zip(type(self).columns, self, strict=True)
        return f"Row({', '.join(f'{name}={value!r}' for name, value in pairs)})"


KINDS: dict[type, str] = {int: "integer", Decimal: "decimal", date: "date", bool: "boolean", IRI: "iri"}


def kind_of(column: Iterable[Value | None]) -> str:
    """The one kind of all values of a column, else string."""
    kinds = {KINDS.get(type(value), "string") for value in column if value is not None}
    return kinds.pop() if len(kinds) == 1 else "string"


def row_type(columns: Sequence[str]) -> type[Row]:
    """A kind of row with these columns."""
    return type("Row", (Row,), {"__slots__": (), "columns": tuple(columns)})


def remade(columns: tuple[str, ...], values: tuple[Value | None, ...]) -> Row:
    """A row that was pickled."""
    return row_type(columns)(values)


class Known(dict[str, Value | None]):
    """Values by their texts. Texts repeat in a column, and a look-up is quicker than a new value."""

    def __init__(self, to_value: Callable[[str], Value]) -> None:
        super().__init__({"": None})
        self.to_value = to_value

    def __missing__(self, text: str) -> Value:
        value = self[text] = self.to_value(text)
        return value


def converted(columns: Sequence[list[str]], kinds: Sequence[str]) -> list[Sequence[Value | None]]:
    """Columns of texts as columns of values; an empty text is an absent value.

    Columns go through ``map``, so that the loop runs in C and leaves nothing for the garbage collector.
    """
    known = {kind: Known(CONVERTERS[kind]) for kind in ("iri", "date")}
    try:
        return lists(columns, kinds, known)
    except (ValueError, ArithmeticError) as error:
        raise QueryError(
            f"a value is not of the kind that the query promises: {shown(str(error))};"
            " run `creativegraph check` on the data"
        ) from error


def lists(columns: Sequence[list[str]], kinds: Sequence[str], known: dict[str, Known]) -> list[Sequence[Value | None]]:
    """Each column by the way that suits its kind."""
    return [
        list(map(known[kind].__getitem__, column)) if kind in known else plainly(column, kind)
        for column, kind in zip(columns, kinds, strict=True)
    ]


def plainly(column: list[str], kind: str) -> Sequence[Value | None]:
    """A column of texts as values that are cheap to make."""
    to_value: Callable[[str], Value] = CONVERTERS[kind]
    if "" in column:
        return [to_value(text) if text else None for text in column]
    return column if kind in ("string", "label") else list(map(to_value, column))


def columns_of(data: bytes, width: int) -> list[list[str]]:
    """The columns of an engine's CSV result, without its header. One long list of cells is sliced into them."""
    if b'"' in data:
        import csv
        import io

        csv.field_size_limit(max(csv.field_size_limit(), 1 << 30))
        rows = csv.reader(io.StringIO(data.decode(), newline=""))
        cells = list(chain.from_iterable(row or [""] for row in rows) if width == 1 else chain.from_iterable(rows))
    else:
        cells = list(chain.from_iterable(part.replace("\r\n", ",").split(",") for part in parts(data)))
    return [cells[place::width] for place in range(width, 2 * width)]


def parts(data: bytes) -> Iterator[str]:
    """Whole lines of a CSV result, some at a time, without the last line's end: new memory costs more than a loop."""
    start = 0
    while start < len(data):
        stop = data.find(b"\r\n", start + PART)
        yield data[start:stop].decode() if stop >= 0 else data[start:].decode().removesuffix("\r\n")
        start = stop + 2 if stop >= 0 else len(data)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keeps the garbage collector from walking over rows again and again while they are made."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class Rows(Sequence[Row]):
    """The answer to a question: a sequence of typed rows.

    Values are ``IRI``, ``str``, ``int``, ``Decimal``, ``datetime.date``, ``bool`` or None where absent.
    """

    def __init__(
        self,
        columns: Sequence[str],
        kinds: Sequence[str],
        data: Iterable[Sequence[Value | None]] | bytes,
    ) -> None:
        self.columns = tuple(columns)
        self.kinds = tuple(kinds)
        self._csv = data if isinstance(data, bytes) else None
        self._made: list[Row] | None = None
        if not isinstance(data, bytes):
            self._made = list(map(row_type(columns), data))

    @property
    def _rows(self) -> list[Row]:
        """The rows; an engine's CSV becomes values only when someone looks at them."""
        if self._made is None:
            with uncollected():
                values = converted(columns_of(self._csv or b"", len(self.columns)), self.kinds)
                self._made = list(map(row_type(self.columns), zip(*values, strict=True)))
        return self._made

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    def __getitem__(self, place: int | slice) -> "Row | Rows":
        if isinstance(place, slice):
            return Rows(self.columns, self.kinds, self._rows[place])
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return self.columns == other.columns and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((self.columns, tuple(self)))

    def __repr__(self) -> str:
        return f"Rows({len(self)} × {' '.join(self.columns)})"

    def to_dicts(self) -> list[dict[str, Value | None]]:
        """One dictionary a row, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self]

    def to_csv(self) -> str:
        """CSV with a header; absent values are empty, dates ISO, booleans true and false."""
        import csv
        import io

        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        for row in self:
            writer.writerow(["" if value is None else plain(value) for value in row])
        return out.getvalue()

    def to_json(self) -> str:
        """A JSON array of objects; dates are ISO strings, decimals numbers, absent values null."""
        import orjson

        data = [
            {name: float(str(value)) if kind == "decimal" and value is not None else value
             for name, kind, value in zip(self.columns, self.kinds, row, strict=True)}
            for row in self
        ]  # fmt: skip
        return orjson.dumps(data, option=orjson.OPT_INDENT_2, default=str).decode()

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas frame; dates are ``datetime64``, whole numbers the nullable ``Int64``."""
        import pandas as pd

        frame = self.to_arrow().to_pandas(date_as_object=False, integer_object_nulls=True)
        whole = [name for name, kind in zip(self.columns, self.kinds, strict=True) if kind in ("integer", "year")]
        return pd.DataFrame(frame.astype(dict.fromkeys(whole, "Int64")))

    def to_polars(self) -> "pl.DataFrame":
        """A polars frame; decimals become 64-bit floats."""
        import polars as pl

        types = {
            "integer": pl.Int64, "year": pl.Int64, "decimal": pl.Float64,
            "date": pl.Date, "boolean": pl.Boolean,
        }  # fmt: skip
        if self._csv is not None:
            schema = {name: types.get(kind, pl.String) for name, kind in zip(self.columns, self.kinds, strict=True)}
            return pl.read_csv(self._csv, schema=schema)
        columns: Iterable[Sequence[Value | None]] = list(zip(*self, strict=True)) or [()] * len(self.columns)
        return pl.DataFrame(
            {
                name: pl.Series(
                    name, cells(column, kind),
                    dtype=types.get(kind, pl.String),
                )
                for name, kind, column in zip(self.columns, self.kinds, columns, strict=True)
            }
        )  # fmt: skip

    def to_arrow(self) -> "pa.Table":
        """An Arrow table; decimals become 64-bit floats."""
        import pyarrow as pa

        types = {
            "integer": pa.int64(), "year": pa.int64(), "decimal": pa.float64(),
            "date": pa.date32(), "boolean": pa.bool_(),
        }  # fmt: skip
        columns: Iterable[Sequence[Value | None]] = list(zip(*self, strict=True)) or [()] * len(self.columns)
        arrays = [
            pa.array(
                cells(column, kind),
                type=types.get(kind, pa.string()),
            )
            for kind, column in zip(self.kinds, columns, strict=True)
        ]  # fmt: skip
        return pa.table(arrays, names=list(self.columns))

    @overload
    def to_parquet(self) -> bytes: ...
    @overload
    def to_parquet(self, path: str | Path) -> None: ...
    def to_parquet(self, path: str | Path | None = None) -> bytes | None:
        """Write a Parquet file with the columns of ``to_arrow``, IRIs as texts; without a path, its bytes.

        Raises:
            MissingExtraError: the extra ``arrow`` is not installed.
            UnwritableError: the place cannot be written; what was there is left.
        """
        import io

        try:
            from pyarrow import parquet
        except ImportError as error:
            raise MissingExtraError(
                'Parquet needs pyarrow, which is not installed; run `pip install "creativegraph[arrow]"`'
            ) from error
        held = io.BytesIO()
        parquet.write_table(self.to_arrow(), held)
        if path is None:
            return held.getvalue()
        with atomic_write(Path(path)) as file:
            file.write(held.getbuffer())
        return None

    def _repr_html_(self) -> str:
        from html import escape

        def cell(value: Value | None) -> str:
            if isinstance(value, IRI):
                return f'<a href="{escape(value)}">{escape(compact(value))}</a>'
            return "" if value is None else escape(plain(value))

        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(f'<td>{cell(value)}</td>' for value in row)}</tr>" for row in self[:HTML_ROWS])
        left = len(self) - HTML_ROWS
        more = f"<p>and {left} more rows</p>" if left > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def cells(column: Sequence[Value | None], kind: str) -> Sequence[object]:
    """A column for a frame: decimals as floats, anything in a column of texts as text."""
    if kind == "decimal":
        return floats(column)
    if kind in ("integer", "year", "date", "boolean"):
        return list(column)
    return [None if value is None else plain(value) for value in column]


def floats(column: Iterable[Value | None]) -> list[float | None]:
    """Decimals as 64-bit floats."""
    return [None if value is None else float(str(value)) for value in column]


def plain(value: Value) -> str:
    """A value as people read it in a file."""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
