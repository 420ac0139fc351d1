"""The columns of an answer as typed Python values by their kinds, fast, and values as texts again."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain

from creativegraph.errors import QueryError, shown
from creativegraph.iris import Value, converter

__all__ = ["columns_of", "converted", "kind_of", "plain", "uncollected"]

PART = 1 << 17
KINDS = {"int": "integer", "Decimal": "decimal", "date": "date", "bool": "boolean", "IRI": "iri"}
REPEATED = frozenset({"iri", "date"})
"""Kinds of values that repeat in a column and take long to make."""


def kind_of(column: Iterable[Value | None]) -> str:
    """Return the one kind of all values of a column, else string."""
    kinds = {KINDS.get(type(value).__name__, "string") for value in column if value is not None}
    return kinds.pop() if len(kinds) == 1 else "string"


class Seen(dict[str, Value | None]):
    """Values by their texts. Texts repeat in a column, and a look-up is quicker than a new value."""

    def __init__(self, to_value: Callable[[str], Value]) -> None:
        super().__init__({"": None})
        self.to_value = to_value

    def __missing__(self, text: str) -> Value:
        value = self[text] = self.to_value(text)
        return value


def converted(columns: Sequence[list[str]], kinds: Sequence[str]) -> list[Sequence[Value | None]]:
    """Return columns of texts as columns of values; an empty text is an absent value.

    Columns go through ``map``, so that the loop runs in C and leaves nothing for the garbage collector.
    """
    seen = {kind: Seen(converter(kind)) for kind in REPEATED.intersection(kinds)}
    try:
        return [
            list(map(seen[kind].__getitem__, column)) if kind in seen else plainly(column, kind)
            for column, kind in zip(columns, kinds, strict=True)
        ]
    except (ValueError, ArithmeticError) as error:
        place, row = at_fault(columns, kinds)
        of = f" of {shown(columns[0][row])}" if place else ""
        raise QueryError(
            f"{shown(columns[place][row])}{of} is not of the kind {kinds[place]} that the query's header says; correct"
            " the kind of the column in the header, or the data if `creativegraph check` finds the value wrong"
        ) from error


def at_fault(columns: Sequence[list[str]], kinds: Sequence[str]) -> tuple[int, int]:
    """Return the places of the column and the row of the first value that is not of its kind."""
    for place, (column, kind) in enumerate(zip(columns, kinds, strict=True)):
        to_value = converter(kind)
        for row, text in enumerate(column):
            try:
                _ = text and to_value(text)
            except (ValueError, ArithmeticError):
                return place, row
    raise AssertionError  # called where there is one


def plainly(column: list[str], kind: str) -> Sequence[Value | None]:
    """Return a column of texts as values that are cheap to make."""
    to_value = converter(kind)
    if "" in column:
        return [to_value(text) if text else None for text in column]
    return column if kind in ("string", "label") else list(map(to_value, column))


def columns_of(data: bytes, width: int) -> list[list[str]]:
    """Return the columns of an engine's CSV result, without its header. One long list of cells is sliced into them."""
    if b'"' in data:
        import csv
        import io

        csv.field_size_limit(max(csv.field_size_limit(), 1 << 30))
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
        cells = list(chain.from_iterable(row or [""] for row in rows) if width == 1 else chain.from_iterable(rows))
        lines = len(rows)
    else:
        cells = list(chain.from_iterable(part.replace("\r\n", ",").split(",") for part in parts(data)))
        lines = data.count(b"\n") + (not data.endswith(b"\r\n"))
    if len(cells) != width * lines:
        raise QueryError(
            f"the result has {len(cells)} cells where {lines} lines of {width} are expected: an IRI with a comma is not"
            " quoted; ask for such things by `sparql`"
        )
    return [cells[place::width] for place in range(width, 2 * width)]


def parts(data: bytes) -> Iterator[str]:
    """Yield whole lines of a CSV result, some at a time and without the last line's end.

    One large text would be new memory, which costs more than the loop.
    """
    start = 0
    while start < len(data):
        stop = data.find(b"\r\n", start + PART)
        yield data[start:stop].decode() if stop >= 0 else data[start:].decode().removesuffix("\r\n")
        start = stop + 2 if stop >= 0 else len(data)


def plain(value: Value) -> str:
    """Return a value as people read it in a file."""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking over rows again and again while they are made."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not is_frozen():  # what was made counts as old: it is not walked over at once
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@cache
def frozen_once() -> list[bool]:
    """Return what is known of the process: nothing, or that somebody in it keeps objects from being looked at."""
    return []


def is_frozen() -> bool:
    """Return whether somebody keeps objects from being looked at, which to unfreeze would end.

    Python counts them one by one, a million in ten milliseconds, so they are counted until there are some.
    """
    known = frozen_once()
    if not known and gc.get_freeze_count():
        known.append(True)
    return bool(known)
