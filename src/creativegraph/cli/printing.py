"""How answers look: tables on a terminal, CSV and JSON for programs."""

import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError, shown
from creativegraph.iris import IRI, Value, compact
from creativegraph.rows import Rows, plain

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.why import Why

__all__ = ["FORMATS", "print_answer", "print_rows", "print_why", "say", "table"]

FORMATS = ("table", "csv", "json")
MAPPED = ("geojson", "wkt")
PARQUET = "parquet"
WIDTH_OFF_TERMINAL = 140
NARROWEST = 22
NUMBERS = ("integer", "year", "decimal")


def say(text: str) -> None:
    """Words for the person at the terminal."""
    sys.stderr.write(text + "\n")


def put(text: str) -> None:
    """Data for whoever reads the output."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def check_format(chosen: str, known: Sequence[str] = FORMATS) -> None:
    """Refuse a format that answers cannot be printed in."""
    if chosen == PARQUET and chosen not in known:
        raise ArgumentError(f"parquet is for answers to questions; print this as {', '.join(known)}")
    if chosen in MAPPED and chosen not in known:
        raise ArgumentError(f"{chosen} is for answers with places; print this as {', '.join(known)}")
    if chosen not in known:
        raise ArgumentError(f"no format {shown(chosen)}; print as {', '.join(known)}")


def print_answer(graph: "Graph", rows: Rows, chosen: str, given: Collection[str] = ()) -> None:
    """An answer of ``graph`` as the reader wants it: as ``print_rows`` does, as Parquet, or on a map."""
    check_format(chosen, (*FORMATS, PARQUET, *MAPPED))
    if chosen == PARQUET:
        put_parquet(rows)
        return
    if chosen not in MAPPED:
        print_rows(rows, chosen, given)
        return
    from creativegraph.export.geo import geojson, wkt

    put(geojson(graph, rows) if chosen == "geojson" else wkt(graph, rows).to_csv())


def put_parquet(rows: Rows) -> None:
    """Rows as a Parquet file for a pipe or a file."""
    if sys.stdout.isatty():
        raise ArgumentError("parquet is no text for a terminal; write it to a file with > answer.parquet")
    sys.stdout.buffer.write(rows.to_parquet())


def print_rows(rows: Rows, chosen: str, given: Collection[str] = ()) -> None:
    """Rows as the reader wants them; a table leaves out the columns that were ``given`` as arguments."""
    check_format(chosen)
    if chosen == "csv":
        put(rows.to_csv())
    elif chosen == "json":
        put(rows.to_json())
    else:
        seen = readable(rows, given)
        cells = [["" if each is None else shortly(each) for each in row] for row in seen]
        table(
            seen.columns,
            cells,
            numbers=[name for name, kind in zip(seen.columns, seen.kinds, strict=True) if kind in NUMBERS],
        )
        say(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}")


def shortly(value: Value) -> str:
    """A value as a person reads it."""
    return compact(value) if isinstance(value, IRI) else plain(value)


def readable(rows: Rows, given: Collection[str]) -> Rows:
    """Rows without the columns of things whose label stands beside them, without empty and given ones."""
    hidden = {
        name.removesuffix("_label") for name, kind in zip(rows.columns, rows.kinds, strict=True) if kind == "label"
    }
    kept = [
        place
        for place, name in enumerate(rows.columns)
        if name not in hidden
        and name.removesuffix("_label") not in given
        and (not len(rows) or any(row[place] is not None for row in rows))
    ]
    return Rows(
        [rows.columns[place].removesuffix("_label") for place in kept],
        [rows.kinds[place] for place in kept],
        [[row[place] for place in kept] for row in rows],
    )


def table(columns: Sequence[str], cells: Sequence[Sequence[str]], numbers: Collection[str] = ()) -> None:
    """A table for people, as wide as the terminal; one block a row where the columns would be too narrow."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDTH_OFF_TERMINAL, soft_wrap=False)
    names = [name.replace("_", " ") for name in columns]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    if cells and sum(min(width, NARROWEST) + 3 for width in widths) > console.width:
        put("\n" + "\n".join(block(names, row, console.width) for row in cells))
        return
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, column in zip(names, columns, strict=True):
        made.add_column(name, overflow="fold", justify="right" if column in numbers else "left")
    for row in cells:
        made.add_row(*map(Text, row))
    console.print(made)


def block(names: Sequence[str], row: Sequence[str], width: int) -> str:
    """A row as lines of name and value; absent values are left out."""
    from textwrap import fill

    left = max(map(len, names)) + 2
    return "".join(
        fill(value, width, initial_indent=f"{name:{left}}", subsequent_indent=" " * left, break_long_words=False) + "\n"
        for name, value in zip(names, row, strict=True)
        if value
    )


def print_why(answer: "Why", chosen: str) -> None:
    """The claims about a thing as the reader wants them."""
    check_format(chosen)
    if chosen == "table":
        put(str(answer))
        return
    columns = (
        *("claim", "property", "value", "rank", "mode", "confidence", "sources", "words", "start", "end"),
        *("reason", "correction", "valid_from", "valid_until", "note"),
    )
    records = [
        (
            claim.claim, claim.property, claim.value, claim.rank, claim.mode, claim.confidence or None,
            " ".join(each.slug for each in claim.sources), claim.quoted.words if claim.quoted else None,
            claim.quoted.start if claim.quoted else None, claim.quoted.end if claim.quoted else None,
            claim.reason, claim.correction_reason, claim.valid_from, claim.valid_until, claim.note,
        )
        for claim in answer.claims
    ]  # fmt: skip
    print_rows(Rows(columns, ["string"] * len(columns), records), chosen)
