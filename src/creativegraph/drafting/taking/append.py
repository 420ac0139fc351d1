"""Rows added to a table: what it holds stays as it is typed, and nothing takes its place that could not be read."""

import csv
from collections.abc import Mapping, Sequence
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import Cell, CreativeGraphError, UnwritableError
from creativegraph.messages.characters import harmless
from creativegraph.tables.sheets import csv as delimited
from creativegraph.tables.sheets.files import read_csv
from creativegraph.tables.table import HEADERS, Table, clean, named

__all__ = ["appended"]

BOM = "\ufeff"


class There(NamedTuple):
    """A table as typed: the rows above its header, the header, the rows below, how they are written; and as read."""

    above: list[list[str]]
    header: list[str]
    rows: list[list[str]]
    mark: str = ""
    ending: str = "\n"
    read: Table = Table("", "", {}, [], separator=",")


def appended(
    path: Path, kind: str, rows: Sequence[Mapping[str, str]], mended: Mapping[str, Mapping[str, str]] | None = None
) -> bytes:
    """Return the bytes of a table with rows added at its end, and columns at its right; whatever it holds stays.

    Args:
        path: the table, which need not be there yet.
        kind: of table.
        rows: what is added.
        mended: cells for empty ones, and another quotation, by the ids of rows that it has.

    Raises:
        UnwritableError: the table could not be read with them.
    """
    old, fills = there(path, kind), mended or {}
    names = named(old.header)
    used = {column for row in (*rows, *fills.values()) for column, text in row.items() if text}
    known = [*HEADERS[kind], *sorted(used - {*HEADERS[kind]})]
    more = [each for each in known if each in used and each not in names]
    columns = [*names, *more]
    text = StringIO()
    writer = csv.writer(text, delimiter=old.read.separator, lineterminator=old.ending)
    writer.writerows(old.above)
    writer.writerow(widened(old.header, len(names), more))
    for cells in old.rows:
        wide = widened(cells, len(names), [""] * len(more))
        new = fills.get(clean(wide[columns.index("id")]), {}) if "id" in columns else {}
        writer.writerow(filled(columns, wide, new) if new else wide)
    writer.writerows([harmless(row.get(each, "")) for each in columns] for row in rows)
    data = (old.mark + text.getvalue()).encode()
    if count(table_in(data, path, kind)) != count(old.read) + len(rows):
        raise unwritable(path, "it would have other rows")
    return data


def widened(cells: Sequence[str], width: int, more: Sequence[str]) -> list[str]:
    """Return a row with more cells behind those of named columns, so that what stands beside these gets no name."""
    return [*cells[:width], *[""] * (width - len(cells)), *more, *cells[width:]]


def filled(columns: Sequence[str], cells: Sequence[str], new: Mapping[str, str]) -> list[str]:
    """Return a row with its empty cells filled; another quotation is taken with its place."""
    at = dict(zip(columns, cells, strict=False))
    moved = any(new.get(each, "") != at.get(each, "") for each in ("start", "end"))
    replaced = {"quote", "start", "end"} if moved else set[str]()
    return [
        harmless(new.get(name, "")) if name in replaced or not text else text
        for name, text in zip(columns, cells, strict=False)
    ]


def there(path: Path, kind: str) -> There:
    """Return a table as it is typed, its header where the reader of tables finds it."""
    if not path.exists():
        return There([], [], [])
    raw = path.read_bytes()
    table = table_in(raw, path, kind)
    with closing(delimited.text_in(BytesIO(raw), Cell(str(path), "", 1, 1))) as lines:
        text = lines.read()
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=table.separator))
    place = table.header.number
    mark, ending = BOM if raw.startswith(BOM.encode()) else "", "\r\n" if "\r\n" in text else "\n"
    return There(rows[: place - 1], rows[place - 1], rows[place:], mark, ending, table)


def table_in(data: bytes, path: Path, kind: str) -> Table:
    """Return the table in the bytes of a file.

    Raises:
        UnwritableError: they cannot be read as a table of that kind, so that no rows can be added.
    """
    try:
        found = read_csv(BytesIO(data), Cell(str(path), "", 1, 1))
    except CreativeGraphError as error:
        raise unwritable(path, str(error)) from error
    if not found.readable or found.table.kind != kind:
        raise unwritable(path, found.faults[0].message if found.faults else f"it is no table of {kind}")
    return found.table


def count(table: Table) -> int:
    """Return the number of rows of a table, with those that cannot be read."""
    return len(table.rows) + len(table.left)


def unwritable(path: Path, why: str) -> UnwritableError:
    """Return that a table stays as it is."""
    return UnwritableError(
        f"{path} could not be read with the rows of the draft, so nothing was written: {why}; mend the table or move it"
    )
