"""Names that are asked for, from a table: one name a row, and beside it what is known of the thing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import ArgumentError, Cell, Fault, UnreadableError, shown
from creativegraph.find.entry import DETAILS, Asked
from creativegraph.names.suggest import did_you_mean
from creativegraph.tables.sheets import WORKBOOKS
from creativegraph.tables.sheets import csv as delimited
from creativegraph.tables.sheets.xlsx import first_sheet

__all__ = ["ENDINGS", "Named", "asked_in", "read_named"]

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
NAMES = (
    "name",
    "label",
    "skos:preflabel@en",
    "skos:preflabel@vi",
    "skos:preflabel",
    "rdfs:label",
    "tên",
    "city",
    "title",
)
"""Headers of a column of names, the first before the second."""
BETWEEN = "|"
"""Stands between several other names in one cell."""


class Named(NamedTuple):
    """A table: its header, and its rows with their numbers."""

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]

    def column(self, wanted: str) -> str:
        """Return the column of a header, written in any case.

        Raises:
            ArgumentError: there is none.
        """
        found = next((each for each in self.header if each.casefold() == wanted.casefold()), None)
        if found is None:
            near = did_you_mean(wanted, self.header) or f"the columns are {', '.join(self.header)}"
            raise ArgumentError(f"{self.path} has no column {shown(wanted)}; {near.rstrip(' ')}")
        return found


def read_named(path: Path) -> Named:
    """Read a CSV file or the first sheet of a workbook, whatever its columns are.

    Raises:
        UnreadableError: it cannot be read, or has no header.
        TableError: it is in another encoding, or its quotation marks do not pair.
    """
    rows = [(number, [each.strip() for each in cells]) for number, cells in cells_of(path)]
    rows = [each for each in rows if any(each[1])]
    if not rows:
        raise UnreadableError(f"{path} is empty; give a table with a header and a name in each row")
    header = tuple(rows[0][1])
    return Named(path, header, tuple((n, dict(zip(header, cells, strict=False))) for n, cells in rows[1:]))


def cells_of(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of a table with their numbers."""
    where = Cell(str(path), "", 1, 1)
    try:
        with path.open("rb") as file:
            if path.suffix.lower() in WORKBOOKS:
                yield from first_sheet(file.read(), where)
                return
            broken: list[Fault] = []
            with closing(delimited.text_in(file, where)) as text:
                between = delimited.separator(text)
                text.seek(0)
                yield from delimited.rows_of(text, between, where, broken)
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}; check the name and its permissions") from error
    if broken:
        raise UnreadableError(f"{broken[0]}")


def asked_in(table: Named, column: str = "", **details: str) -> Iterator[Asked]:
    """Yield the names of a table's column.

    ``details`` (type, place, year, aliases) name a column each, or are one value for all rows; a column of that very
    name counts without being named.
    """
    named = table.column(column) if column else name_column(table)
    folded = {each.casefold(): each for each in table.header}
    columns = {key: folded.get((details.get(key) or key).casefold()) for key in (*DETAILS, "aliases")}

    def cell(row: Mapping[str, str], key: str) -> str:
        found = columns[key]
        return row.get(found, "") if found and found != named else details.get(key, "")

    for _, row in table.rows:
        if name := row.get(named, ""):
            aliases = tuple(each.strip() for each in cell(row, "aliases").split(BETWEEN) if each.strip())
            yield Asked(name, cell(row, "type"), cell(row, "place"), cell(row, "year"), aliases)


def name_column(table: Named) -> str:
    """Return the column of names: of a usual header, or the only one."""
    folded = {each.casefold(): each for each in table.header}
    found: Iterable[str] = (folded[each] for each in NAMES if each in folded)
    if len(table.header) == 1:
        return table.header[0]
    if named := next(iter(found), ""):
        return named
    raise ArgumentError(
        f"no column of {table.path} is called name; name one of {', '.join(table.header)} with --column"
    )
