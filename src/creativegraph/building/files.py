"""The tables in files and folders, and what keeps some from being read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from creativegraph.building import delimited
from creativegraph.building.rules import fault
from creativegraph.building.tables import HEADERS, Row, Table, faults_of_header, kind_of, named
from creativegraph.errors import Cell, Fault, TableError, UnreadableError

__all__ = ["ENDINGS", "Reading", "read", "read_all", "tables_of"]

ENDINGS = delimited.ENDINGS


class Reading(NamedTuple):
    """Tables as far as they can be read, with what is wrong in them.

    ``left_out`` holds the tables whose rows cannot be trusted; of one that cannot be opened only the file is known.
    """

    tables: list[Table]
    faults: list[Fault]
    left_out: list[Table]


def tables_of(place: Path) -> list[Path]:
    """The CSV and TSV files of a folder and those below it, or the one file, sorted."""
    if place.is_dir():
        found = sorted(each for each in place.rglob("*") if each.suffix.lower() in ENDINGS and each.is_file())
        if not found:
            raise UnreadableError(f"{place} holds no .csv or .tsv table; add one or name another folder")
        return found
    return [place]


def delimited_table(path: Path, reading: Reading) -> None:
    """Read a CSV file; blank rows are passed over but counted, so that row numbers are those of the spreadsheet."""
    where = Cell(str(path), "", 1, 1)
    broken: list[Fault] = []
    try:
        text = delimited.text_of(path)
    except TableError as error:
        reading.faults.extend(error.faults)
        reading.left_out.append(Table(where.file, "", {}, []))
        return
    between = delimited.separator(text.partition("\n")[0])
    table, faults, readable = tabled(where, whole_rows(delimited.rows_of(path, text, between), broken), between)
    reading.faults.extend(broken or faults)
    (reading.tables if readable and not broken else reading.left_out).append(table)


def whole_rows(rows: Iterable[list[str]], broken: list[Fault]) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows with their numbers, up to where the file breaks."""
    try:
        yield from enumerate(rows, start=1)
    except TableError as error:
        broken.extend(error.faults)


def tabled(
    where: Cell, rows: Iterator[tuple[int, Sequence[str]]], between: str = ""
) -> tuple[Table, list[Fault], bool]:
    """Rows as a table, its faults, and whether its rows can be trusted."""
    number, cells = next(rows, (1, ()))
    typed = Row(number, tuple(cells))
    header = named(typed.cells)
    kind = kind_of(header)
    if kind is None:
        known = " ".join(HEADERS["claims"])
        nothing = Table(where.file, "", {}, [], where.sheet, typed, (), between)
        return nothing, [fault(where, "no-table", expected=known)], False
    faults, readable = faults_of_header(where._replace(row=number), header, kind)
    width, kept, left = len(header), list[Row](), list[Row]()
    for number, cells in rows:
        if not any(cells):
            continue
        if len(cells) > width and any(map(str.strip, cells[width:])):
            cell = where._replace(row=number, column=width + 1)
            faults.append(fault(cell, "row-too-long", given=str(len(cells)), width=str(width)))
            left.append(Row(number, tuple(cells)))
            continue
        kept.append(Row(number, (*cells[:width], *[""] * (width - len(cells)))))
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        places.setdefault(name, place)
    return Table(where.file, kind, places, kept, where.sheet, typed, tuple(left), between), faults, readable


def read(path: Path) -> Table:
    """The table in a CSV file.

    Raises:
        UnreadableError: the file cannot be read.
        TableError: not UTF-8, not CSV, unknown header, or rows of the wrong length.
    """
    reading = Reading([], [], [])
    delimited_table(path, reading)
    if reading.faults:
        raise TableError(reading.faults)
    return reading.tables[0]


def read_all(places: Iterable[Path], *, lenient: bool = False) -> Reading:
    """Every table of files and folders, with the faults of all of them.

    Raises:
        UnreadableError: a place is missing, or a file cannot be opened and ``lenient`` does not allow for that.
    """
    reading, seen = Reading([], [], []), set[Path]()
    for place in places:
        for path in tables_of(place):
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            try:
                delimited_table(path, reading)
            except UnreadableError as error:
                if not lenient or path == place:
                    raise
                cell = Cell(str(path), "", 1, 1)
                reason = getattr(error.__cause__, "strerror", "") or str(error)
                reading.faults.append(fault(cell, "unreadable-file", given=reason))
                reading.left_out.append(Table(cell.file, "", {}, []))
    return reading
