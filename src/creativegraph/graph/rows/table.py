"""What every answer can be turned into: dictionaries, CSV, JSON, Parquet, frames and a table for notebooks."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, overload

from creativegraph.errors import MissingExtraError
from creativegraph.graph.rows.convert import plain
from creativegraph.iris import Value

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
            f' such as `pip install ".[{name}]"` in its repository, or with `[{name}]` behind the path of its wheel'
        ) from error


class Lines(list[str]):
    """Lines as they are written, each at once."""

    def write(self, line: str) -> None:
        """Add a line."""
        self.append(line)


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

    def to_csv(self, *, for_spreadsheets: bool = False) -> str:
        """CSV with a header; absent values are empty, dates ISO, booleans true and false.

        Args:
            for_spreadsheets: put an apostrophe before each text that Excel or LibreOffice would take for a formula
                when it opens the file, such as ``=1+1``; tables that are read here lose it again.
        """
        import csv

        written: Callable[[str], str] = str
        if for_spreadsheets:
            from creativegraph.messages.characters import harmless

            written = harmless
        out = Lines()
        writer = csv.writer(out, lineterminator="\r\n")  # else a carriage return in a text would not be quoted
        writer.writerow(map(written, self.columns))
        for row in self._values():
            writer.writerow(["" if value is None else written(plain(value)) for value in row])
        return "".join(f"{line[:-2]}\n" for line in out)

    def to_json(self) -> str:
        """A JSON array of objects; dates are ISO strings, decimals numbers with all their digits, absent values null.

        NaN and infinity, for which JSON has no numbers, are the texts ``NaN``, ``INF`` and ``-INF``.

        Raises:
            FormatError: a text has half a character, which no UTF-8 holds.
        """
        from creativegraph.graph.rows.json import dumps, whole

        return dumps([dict(zip(self.columns, map(whole, row), strict=True)) for row in self._values()])

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas frame; dates are ``datetime64``, whole numbers the nullable ``Int64``.

        A column with a whole number beyond 64 bits holds Python's own numbers (``object``).

        Raises:
            MissingExtraError: the extra ``pandas`` is not installed.
            FormatError: a text has half a character.
        """
        with extra("pandas", "a pandas frame"):
            import pandas as pd
            import pyarrow as pa

            assert pd  # noqa: S101 - pandas takes the columns from Arrow
            assert pa  # noqa: S101
        from creativegraph.graph.rows.frames import Columns, pandas_frame

        return pandas_frame(Columns(self.columns, self.kinds, self._by_column, self._csv))

    def to_polars(self) -> "pl.DataFrame":
        """A polars frame; decimals become 64-bit floats, numbers beyond 64 bits a column of texts.

        Raises:
            MissingExtraError: the extra ``polars`` is not installed.
            FormatError: a text has half a character.
        """
        with extra("polars", "a polars frame"):
            import polars as pl

            assert pl  # noqa: S101
        from creativegraph.graph.rows.frames import Columns, polars_frame

        return polars_frame(Columns(self.columns, self.kinds, self._by_column, self._csv))

    def to_arrow(self) -> "pa.Table":
        """An Arrow table; decimals become 64-bit floats, numbers beyond 64 bits a column of texts.

        Raises:
            MissingExtraError: the extra ``arrow`` is not installed.
            FormatError: a text has half a character.
        """
        with extra("arrow", "an Arrow table"):
            import pyarrow as pa

            assert pa  # noqa: S101
        from creativegraph.graph.rows.frames import Columns, arrow_table

        return arrow_table(Columns(self.columns, self.kinds, self._by_column, self._csv))

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
        from creativegraph.graph.rows.html import html_table

        return html_table(self.columns, self.kinds, self._values(), self.notes)
