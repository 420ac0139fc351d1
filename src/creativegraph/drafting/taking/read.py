"""Rows that were accepted as the tables read them: what they state, and why some cannot be read."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creativegraph.drafting.source import FIELDS, SourceRow
from creativegraph.drafting.taking.decided import Row
from creativegraph.drafting.taking.home import Home
from creativegraph.drafting.workbook.returned import Returned
from creativegraph.errors import Fault, TableError
from creativegraph.tables.claim import Claim
from creativegraph.tables.projects.folders import owned
from creativegraph.tables.quotations.texts import given_texts
from creativegraph.tables.reader import Reader
from creativegraph.tables.rules import is_violation
from creativegraph.tables.table import HEADERS, Table
from creativegraph.tables.table import Row as TableRow
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["TABLE_FIELDS", "Read", "at_source", "cited", "has", "read", "stated_before"]

TABLE_FIELDS = tuple(each for each in FIELDS if each in HEADERS["sources"])


class Read(NamedTuple):
    """What rows state, by their ids, and why some cannot be read, by their numbers: of each the first reason."""

    claims: dict[str, list[Claim]]
    refused: dict[int, Fault]


def read(rows: Sequence[Row], source: SourceRow, home: Home, returned: Returned) -> Read:
    """Return rows as a claims table of the folder, the faults at the cells of the draft.

    Raises:
        TableError: the source cannot be read.
    """
    columns = list(dict.fromkeys(column for row in rows for column in row.cells))
    cells = [TableRow(place, tuple(row.cells.get(each, "") for each in columns)) for place, row in enumerate(rows, 2)]
    table = Table(str(home.claims), "claims", {each: place for place, each in enumerate(columns)}, cells)
    sources = home.of_kind("sources")
    others = [each for each in sources if not has(each, source.id)]
    listed = source_table(source, home)
    own = listed.rows[0].number
    reader = Reader(owned([*others, listed, table]), vocabulary())
    made = Read(defaultdict(list), {})
    for each in reader.faults:
        if each.file == listed.file and each.row == own and is_violation(each) and len(others) == len(sources):
            raise TableError([at_source(each, TABLE_FIELDS[each.column - 1], returned)])
        if each.file == table.file and each.row > 1 and is_violation(each):
            number = rows[each.row - 2].number
            made.refused.setdefault(number, placed_in(returned, number, columns[each.column - 1], each))
    for claim in reader.claims.values():
        if claim.table == len(others) + 1:
            made.claims[rows[claim.row - 2].cells["id"]].append(claim)
    return made


def stated_before(home: Home, source: str, without: frozenset[str]) -> list[Claim]:
    """Return what the tables state by a source already, without the rows of some ids."""
    sources = [each for each in home.of_kind("sources") if has(each, source)]
    tables = [
        table._replace(rows=[row for row in cited(table, source) if table.get(row, "id") not in without])
        for table in home.of_kind("claims")
    ]
    with given_texts(home.texts if home.texts.is_dir() else None):
        return list(Reader(owned([*sources, *tables]), vocabulary()).claims.values())


def cited(table: Table, source: str) -> Iterator[TableRow]:
    """Yield the rows of a claims table that cite a source."""
    return (row for row in table.rows if source in table.get(row, "sources").replace(";", " ").split())


def at_source(fault: Fault, field: str, returned: Returned) -> Fault:
    """Return a fault of the source at its cell of the draft."""
    sheet = returned.source_sheet
    number = next((number for number, row in sheet.rows if row.get("field", "").strip().lower() == field), 1)
    cell = sheet.cell(number, "value")
    return fault._replace(file=cell.file, sheet=cell.sheet, row=cell.row, column=cell.column)


def has(table: Table, source: str) -> bool:
    """Return True if a sources table has a source."""
    return any(table.get(row, "id") == source for row in table.rows)


def source_table(source: SourceRow, home: Home) -> Table:
    """Return the table of one source, as the row behind all that the tables of sources have."""
    columns = {each: place for place, each in enumerate(TABLE_FIELDS)}
    number = 1 + max((row.number for each in home.of_kind("sources") for row in each.rows), default=1)
    cells = tuple(getattr(source, each) for each in columns)
    return Table(str(home.sources), "sources", columns, [TableRow(number, cells)])


def placed_in(returned: Returned, number: int, column: str, fault: Fault) -> Fault:
    """Return a fault at the cell of the draft that its row was made of."""
    column = column if number > 0 else "class" if column in ("value", "property") else column
    sheet = returned.claims if number > 0 else returned.things
    cell = sheet.cell(abs(number), column)
    return fault._replace(file=cell.file, sheet=cell.sheet, row=cell.row, column=cell.column)
