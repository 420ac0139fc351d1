"""Turns what a person accepted of a draft into tables of claims and sources, with the text beside them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from creativegraph import project
from creativegraph.drafting.source import FIELDS, ID, YES, SourceRow
from creativegraph.drafting.taking.decided import Row, decided, refusal
from creativegraph.drafting.taking.home import Home, appended, home_of, written
from creativegraph.drafting.taking.named import CELLS, named_already, with_names
from creativegraph.drafting.taking.share import limit_of, unmistaken, within
from creativegraph.drafting.workbook.returned import Returned, read_back
from creativegraph.drafting.workbook.sheets import IDS
from creativegraph.errors import ArgumentError, Fault, TableError, shown
from creativegraph.tables.build import owned
from creativegraph.tables.named import CALLED
from creativegraph.tables.reader import Reader
from creativegraph.tables.rules import is_violation
from creativegraph.tables.table import HEADERS, QUALIFIERS, Table
from creativegraph.tables.table import Row as TableRow
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["Taken", "take"]

TABLE_FIELDS = tuple(each for each in FIELDS if each in HEADERS["sources"])
SAME = ("subject", "property", "value", "start", "end", *QUALIFIERS)
"""Columns in which two rows of one source agree that say the same."""


class Taken(NamedTuple):
    """What became of a draft: how many rows were taken, were there before, were left out, and which are refused."""

    taken: int
    before: int
    left: int
    refused: tuple[Fault, ...]
    files: tuple[Path, ...]
    home: Home
    source: SourceRow
    cut: int = 0
    """How many long quotations are kept by their ends, so that not too much of the text is repeated."""


def take(path: Path, folder: Path) -> Taken:
    """Write the rows of a draft that a person accepted into the tables of a folder, and the text beside them.

    Whatever is in the tables stays; rows that are there already are not written again. A row is refused that the
    tables would not take, or whose quotation is not in the text.

    Raises:
        ArgumentError: the file is no draft, or its source lacks what a sources table needs.
        UnreadableError: it cannot be read.
        TableError: it is damaged.
    """
    returned = read_back(path)
    source = checked(returned)
    home = home_of(folder, source.id)
    for each in home.of_kind("sources"):
        check_same(each, source)
    with project.using(home.projects or project.in_use()):
        found = decided(returned)
        already = rows_there(home, source.id)
        fresh = [each for each in found.rows if key(each.cells) not in already]
        named = with_names(
            fresh, found.things, named_already(home.of_kind("claims")), vocabulary(), returned.text, source.lang
        )
        rows = with_row_ids(list(map(unmistaken, named)), source.id, home)
        refused = faults_of(rows, source, home, returned)
    kept, cut = within(without(rows, refused), returned.text, quoted_there(home, source.id), limit_of(home))
    numbers = {each.number for each in kept} | set(refused)
    lost = [each for each in rows if each.number > 0 and each.number not in numbers]
    faults = [*found.refused, *refused.values(), *(follows(each, returned) for each in lost)]
    return Taken(
        sum(each.number > 0 for each in kept),
        len(found.rows) - len(fresh),
        found.left,
        tuple(sorted(faults, key=lambda each: (each.sheet, each.row))),
        keep(kept, source, home, returned.text) if kept else (),
        home,
        source,
        cut,
    )


def checked(returned: Returned) -> SourceRow:
    """Return the source of a draft.

    Raises:
        ArgumentError: it has no id or no title.
    """
    source = returned.source
    for name, good in (("id", ID.fullmatch(source.id)), ("title", source.title or source.known)):
        if not good:
            cell = at_source(Fault("", 1, 1, ""), name, returned).cell
            given = getattr(source, name)
            advice = "small letters, digits and hyphens" if name == "id" else "what the report is called"
            raise ArgumentError(
                f"{cell}: the source needs {'an id' if name == 'id' else 'a title'}, and has {shown(given)}; write"
                f" {advice} (sheet {shown(cell.sheet)}, cell {cell.name})"
            )
    return source


def key(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return in what a row must agree with another one to say the same."""
    return tuple(CALLED.sub(lambda found: found["thing"], cells.get(each, "")) for each in SAME)


def quoted_there(home: Home, source: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the tables quote a source already."""
    for table in home.of_kind("claims"):
        for row in table.rows:
            start, end = table.get(row, "start"), table.get(row, "end")
            if source in table.get(row, "sources").split() and start.isdecimal() and end.isdecimal():
                yield int(start), int(end)


def rows_there(home: Home, source: str) -> set[tuple[str, ...]]:
    """Return the keys of the rows of a source that the tables have already."""
    return {
        key({each: table.get(row, each) for each in SAME})
        for table in home.of_kind("claims") for row in table.rows
        if source in table.get(row, "sources").split()
    }  # fmt: skip


def with_row_ids(rows: Sequence[Row], source: str, home: Home) -> list[Row]:
    """Return rows with ids that no row of the tables has, made of that of the source, and with their source."""
    used = {table.get(row, "id") for table in home.tables for row in table.rows}
    numbers = (number for number in range(1, len(used) + len(rows) + 2) if f"{source}-{number}" not in used)
    return [
        Row(row.number, {**row.cells, "id": f"{source}-{number}", "sources": source})
        for row, number in zip(rows, numbers, strict=False)
    ]


def faults_of(rows: Sequence[Row], source: SourceRow, home: Home, returned: Returned) -> dict[int, Fault]:
    """Return why rows cannot be read as a claims table, at the cells of the draft; of each row the first reason.

    Raises:
        TableError: the source cannot be read.
    """
    columns = list(dict.fromkeys(column for row in rows for column in row.cells))
    cells = [TableRow(place, tuple(row.cells.get(each, "") for each in columns)) for place, row in enumerate(rows, 2)]
    claims = Table(str(home.claims), "claims", {each: place for place, each in enumerate(columns)}, cells)
    others = [each for each in home.of_kind("sources") if not has(each, source.id)]
    listed = source_table(source, home)
    reader = Reader(owned([*others, listed, claims]), vocabulary())
    found: dict[int, Fault] = {}
    for each in reader.faults:
        if each.file == listed.file and each.row == 2 and is_violation(each) and not source.known:
            raise TableError([at_source(each, TABLE_FIELDS[each.column - 1], returned)])
        if each.file == claims.file and each.row > 1 and is_violation(each):
            number = rows[each.row - 2].number
            found.setdefault(number, placed_in(returned, number, columns[each.column - 1], each))
    return found


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
    """Return the table of one source."""
    columns = {each: place for place, each in enumerate(TABLE_FIELDS)}
    return Table(str(home.sources), "sources", columns, [TableRow(2, tuple(getattr(source, each) for each in columns))])


def placed_in(returned: Returned, number: int, column: str, fault: Fault) -> Fault:
    """Return a fault at the cell of the draft that its row was made of."""
    column = column if number > 0 else "class" if column in ("value", "property") else column
    sheet = returned.claims if number > 0 else returned.things
    cell = sheet.cell(abs(number), column)
    return fault._replace(file=cell.file, sheet=cell.sheet, row=cell.row, column=cell.column)


def without(rows: Sequence[Row], refused: Collection[int]) -> list[Row]:
    """Return rows without those that are refused, those about a thing whose row is, and rows of things not needed."""
    good = [each for each in rows if each.number not in refused]
    lost = {each.cells["subject"] for each in rows if each.number < 0 and each.number in refused}
    claims = [each for each in good if each.number > 0 and lost.isdisjoint(ids_in(each))]
    used = frozenset[str]().union(*map(ids_in, claims))
    return [each for each in good if each in claims or (each.number < 0 and each.cells["subject"] in used)]


def ids_in(row: Row) -> set[str]:
    """Return the things of a row."""
    return {found for column in CELLS for found in IDS.findall(row.cells.get(column, ""))}


def follows(row: Row, returned: Returned) -> Fault:
    """Return that a row waits for a thing whose row is refused."""
    return refusal(returned, row.number, "subject", "draft.refused.thing")


def keep(rows: Sequence[Row], source: SourceRow, home: Home, text: str) -> tuple[Path, ...]:
    """Write rows into the claims table, the source into that of the sources, and the text; return what was written.

    Raises:
        ArgumentError: another text lies where that of the source is kept.
    """
    files = {home.claims: appended(home.claims, "claims", [row.cells for row in rows])}
    there = next((each for each in home.of_kind("sources") if has(each, source.id)), None)
    if there is None and source.known != YES:
        files[home.sources] = appended(
            home.sources, "sources", [{each: getattr(source, each) for each in TABLE_FIELDS}]
        )
    kept = home.texts / f"{source.id}.txt"
    if kept.exists() and kept.read_bytes() != text.encode():
        raise ArgumentError(f"{kept} is another text than that of the draft; move it, or give the source another id")
    if not has_text(home.texts, text.encode()):
        files[kept] = text.encode()
    for path, data in files.items():
        written(path, data)
    return tuple(files)


def has_text(folder: Path, data: bytes) -> bool:
    """Return True if a file of a folder has a text, whatever it is called."""
    files = (each for each in folder.rglob("*") if each.is_file() and each.stat().st_size == len(data))
    return any(each.read_bytes() == data for each in files)


def check_same(table: Table, source: SourceRow) -> None:
    """Refuse a source that the tables have with another text.

    Raises:
        ArgumentError: they have.
    """
    digests = {table.get(row, "sha256") for row in table.rows if table.get(row, "id") == source.id}
    if digests and digests != {source.sha256}:
        raise ArgumentError(
            f"{table.file} has a source {source.id} with another text or none; give that of the draft another id, or if"
            f" it is this text write its sha256 {source.sha256} and characters {source.characters} into the table"
        )
