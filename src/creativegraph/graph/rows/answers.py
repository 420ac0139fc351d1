"""Rows, the answer of ``Graph.run``, and Answers, the typed list that a function of a topic gives."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol, SupportsIndex, TypeVar, overload

from creativegraph.graph.rows.convert import columns_of, converted, uncollected
from creativegraph.graph.rows.table import Table
from creativegraph.iris import Value

__all__ = ["Answers", "Remarks", "Row", "Rows"]

Typed = TypeVar("Typed")


class Row(tuple[Value | None, ...]):
    """One row; its values also by the names of the columns (``row.event``)."""

    __slots__ = ()
    columns: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Value | None:
        columns = type(self).columns
        if name in columns:
            return self[columns.index(name)]
        advice = ""
        if not name.startswith("_"):  # notebooks and libraries look for many attributes with an underscore
            from creativegraph.names.suggest import did_you_mean  # an answer needs no advice

            advice = did_you_mean(name, columns, ". Did you mean {}?", 1)
        raise AttributeError(f"no column {name!r}; this row has {', '.join(columns)}{advice}")

    def __reduce__(self) -> tuple[Callable[..., "Row"], tuple[tuple[str, ...], tuple[Value | None, ...]]]:
        return remade, (type(self).columns, tuple(self))

    def __repr__(self) -> str:
        pairs = zip(type(self).columns, self, strict=True)
        return f"Row({', '.join(f'{name}={value!r}' for name, value in pairs)})"


@lru_cache(maxsize=512)
def row_type(columns: tuple[str, ...]) -> type[Row]:
    """Return the kind of row that has these columns."""
    return type("Row", (Row,), {"__slots__": (), "columns": columns})


def remade(columns: tuple[str, ...], values: tuple[Value | None, ...]) -> Row:
    """Return a row that was pickled."""
    return row_type(columns)(values)


class Rows(Table, Sequence[Row]):
    """The answer to a query: a sequence of typed rows.

    Values are ``IRI``, ``str``, ``int``, ``Decimal``, ``datetime.date``, ``bool`` or None where absent. ``notes``
    holds remarks, for example that a resource is not in the graph.
    """

    def __init__(
        self,
        columns: Sequence[str],
        kinds: Sequence[str],
        data: Iterable[Sequence[Value | None]] | bytes,
        notes: Sequence[str] = (),
    ) -> None:
        self.columns = tuple(columns)
        self.kinds = tuple(kinds)
        self.notes = tuple(notes)
        self._csv = data if isinstance(data, bytes) else None
        self._made: list[Row] | None = None
        if not isinstance(data, bytes):
            self._made = list(map(row_type(self.columns), data))

    def _values(self) -> list[Row]:
        """Return the rows; an engine's CSV becomes values only when someone looks at them."""
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
            return Rows(self.columns, self.kinds, self._values()[place], self.notes)
        return self._values()[place]

    def __len__(self) -> int:
        return len(self._values())

    def __iter__(self) -> Iterator[Row]:
        return iter(self._values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return self.columns == other.columns and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((self.columns, tuple(self)))


class Remarks(Protocol):
    """What to note of answers, and the facts that stand as sources print them though they are corrected."""

    def __call__(self, text: str, rows: Rows) -> list[str]:
        """Return the remarks on the answer to a query."""

    def facts(self) -> frozenset[tuple[str, str, str]]:
        """Return subject, property and value of each."""


class Answers(Table, list[Typed]):
    """The answer to a query as a list of typed rows, with the ways out that ``Rows`` has.

    ``columns`` are the fields of a row in their order, ``kinds`` their kinds; ``notes`` are those of ``Rows``.
    """

    def __init__(
        self,
        items: Iterable[Typed],
        columns: Sequence[str],
        kinds: Sequence[str],
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__(items)
        self.columns = tuple(columns)
        self.kinds = tuple(kinds)
        self.notes = tuple(notes)

    def _values(self) -> list[tuple[Value | None, ...]]:
        return [tuple(getattr(row, name) for name in self.columns) for row in self]

    @overload
    def __getitem__(self, place: SupportsIndex) -> Typed: ...
    @overload
    def __getitem__(self, place: slice) -> "Answers[Typed]": ...
    def __getitem__(self, place: SupportsIndex | slice) -> "Typed | Answers[Typed]":
        if isinstance(place, slice):
            return Answers(super().__getitem__(place), self.columns, self.kinds, self.notes)
        return super().__getitem__(place)
