"""What every answer can be turned into: dictionaries, CSV, JSON, Parquet, frames and a table for notebooks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, overload

from creativegraph.errors import MissingExtraError
from creativegraph.iris import Value
from creativegraph.rows.convert import plain

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Table", "extra"]


@contextmanager
def extra(name: str, purpose: str) -> Iterator[None]:
    """Turn a failed import into the error that names the extra.

    Raises:
        MissingExtraError: a library of the extra ``name`` is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(
            f"{purpose} needs {error.name}, which is not installed; install creativegraph with its extra {name},"
            f' such as `pip install ".[{name}]"` in its repository'
        ) from error


class Table:
    """An answer: rows of values under named columns, each of one kind."""

    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    _csv: bytes | None = None  # an engine's own CSV, which some libraries read faster than values

    def _values(self) -> Sequence[Sequence[Value | None]]:
        """Return the rows, each with its values in the order of the columns."""
        raise NotImplementedError

    def __repr__(self) -> str:
        rows = len(self._values())
        notes = "".join(f"; {each}" for each in self.notes)
        return f"{type(self).__name__}({rows} {'row' if rows == 1 else 'rows'} of {', '.join(self.columns)}{notes})"

    def to_dicts(self) -> list[dict[str, Value | None]]:
        """One dictionary a row, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self._values()]

    def to_csv(self) -> str:
        """CSV with a header; absent values are empty, dates ISO, booleans true and false."""
        import csv
        import io

        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        for row in self._values():
            writer.writerow(["" if value is None else plain(value) for value in row])
        return out.getvalue()

    def to_json(self) -> str:
        """A JSON array of objects; dates are ISO strings, decimals numbers, absent values null."""
        import orjson

        data = [
            {name: float(str(value)) if kind == "decimal" and value is not None else value
             for name, kind, value in zip(self.columns, self.kinds, row, strict=True)}
            for row in self._values()
        ]  # fmt: skip
        return orjson.dumps(data, option=orjson.OPT_INDENT_2, default=str).decode()

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas frame; dates are ``datetime64``, whole numbers the nullable ``Int64``.

        Raises:
            MissingExtraError: the extra ``pandas`` is not installed.
        """
        with extra("pandas", "a pandas frame"):
            import pandas as pd
            import pyarrow as pa

            assert pa  # noqa: S101 - pandas takes the columns from Arrow
        frame = self.to_arrow().to_pandas(date_as_object=False, integer_object_nulls=True)
        whole = [name for name, kind in zip(self.columns, self.kinds, strict=True) if kind in ("integer", "year")]
        return pd.DataFrame(frame.astype(dict.fromkeys(whole, "Int64")))

    def to_polars(self) -> "pl.DataFrame":
        """A polars frame; decimals become 64-bit floats.

        Raises:
            MissingExtraError: the extra ``polars`` is not installed.
        """
        with extra("polars", "a polars frame"):
            import polars as pl

        types = {
            "integer": pl.Int64, "year": pl.Int64, "decimal": pl.Float64,
            "date": pl.Date, "boolean": pl.Boolean,
        }  # fmt: skip
        if self._csv is not None:
            schema = {name: types.get(kind, pl.String) for name, kind in zip(self.columns, self.kinds, strict=True)}
            return pl.read_csv(self._csv, schema=schema)
        return pl.DataFrame(
            {
                name: pl.Series(name, cells(column, kind), dtype=types.get(kind, pl.String))
                for name, kind, column in zip(self.columns, self.kinds, self._by_column(), strict=True)
            }
        )

    def to_arrow(self) -> "pa.Table":
        """An Arrow table; decimals become 64-bit floats.

        Raises:
            MissingExtraError: the extra ``arrow`` is not installed.
        """
        with extra("arrow", "an Arrow table"):
            import pyarrow as pa

        types = {
            "integer": pa.int64(), "year": pa.int64(), "decimal": pa.float64(),
            "date": pa.date32(), "boolean": pa.bool_(),
        }  # fmt: skip
        arrays = [
            pa.array(cells(column, kind), type=types.get(kind, pa.string()))
            for kind, column in zip(self.kinds, self._by_column(), strict=True)
        ]
        return pa.table(arrays, names=list(self.columns))

    def _by_column(self) -> Sequence[Sequence[Value | None]]:
        """Return the columns of values, empty ones too where there are no rows."""
        return list(zip(*self._values(), strict=True)) or [()] * len(self.columns)

    @overload
    def to_parquet(self) -> bytes: ...
    @overload
    def to_parquet(self, path: str | Path) -> None: ...
    def to_parquet(self, path: str | Path | None = None) -> bytes | None:
        """Write a Parquet file with the columns of ``to_arrow``, IRIs as texts; without a path, return its bytes.

        Raises:
            MissingExtraError: the extra ``arrow`` is not installed.
            UnwritableError: the place cannot be written; what was there is left.
        """
        import io

        from creativegraph.files import atomic_write

        with extra("arrow", "Parquet"):
            from pyarrow import parquet
        held = io.BytesIO()
        parquet.write_table(self.to_arrow(), held)
        if path is None:
            return held.getvalue()
        with atomic_write(Path(path)) as file:
            file.write(held.getbuffer())
        return None

    def _repr_html_(self) -> str:
        """Return the table that a notebook shows."""
        from creativegraph.rows.html import html_table

        return html_table(self.columns, self.kinds, self._values(), self.notes)


def cells(column: Sequence[Value | None], kind: str) -> Sequence[object]:
    """Return a column for a frame: decimals as floats, anything in a column of texts as text."""
    if kind == "decimal":
        return [None if value is None else float(str(value)) for value in column]
    if kind in ("integer", "year", "date", "boolean"):
        return list(column)
    return [None if value is None else plain(value) for value in column]
