"""The tables of files and folders, and why some cannot be read."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from creativegraph.errors import Cell, CreativeGraphError, Fault, TableError, UnreadableError, shown
from creativegraph.files.elsewhere import open_in
from creativegraph.project import MANIFEST
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets import ENDINGS, OTHERS, WORKBOOKS
from creativegraph.tables.sheets import csv as delimited
from creativegraph.tables.sheets.sheet import Read, Sheet, read_sheet
from creativegraph.tables.sheets.twins import choice, pairs
from creativegraph.tables.table import HEADERS, Table

__all__ = [
    "Reading", "files_below", "is_table", "leaves", "links_not_followed", "of_links", "read", "read_all", "tables_in",
    "tables_of", "unreadable",
]  # fmt: skip

EXPECTED = " ".join(HEADERS["claims"])
SKIPPED = (".", "~$")
"""How the names of hidden files begin, and those of the lock files of spreadsheets."""


class Reading(NamedTuple):
    """The tables that can be read, with their faults.

    ``left_out`` holds the tables whose rows cannot be used; of one that cannot be opened only the file is known.
    ``notes`` says what was skipped without harm.
    """

    tables: list[Table]
    faults: list[Fault]
    left_out: list[Table]
    notes: list[Fault]


def tables_of(place: Path) -> list[Path]:
    """Return the table files of a folder and its subfolders, sorted, or the one file."""
    if not place.is_dir():
        return [place]
    found = [each for each in files_below(place) if is_table(each)]
    if not found:
        raise UnreadableError(
            f"{place} holds no .csv, .tsv or .xlsx table{of_links(place)}; add one or name another folder"
        )
    return found


def files_below(folder: Path) -> list[Path]:
    """Return the files of a folder and its subfolders, sorted; without hidden files and folders and lock files.

    A symbolic link is a file of the folder if it leads to one in it, see ``links_not_followed``.
    """
    return [each for each in shown_below(folder) if may_be_file(each) and not leaves(each, folder)]


def links_not_followed(folder: Path) -> list[Path]:
    """Return the symbolic links of a folder and its subfolders that lead out of it, nowhere or in a circle, sorted.

    What they lead to belongs to somebody else: who sends a folder may have set them to learn what is there.
    """
    return [each for each in shown_below(folder) if leaves(each, folder) or (each.is_symlink() and not each.exists())]


def of_links(folder: Path) -> str:
    """Return what a message adds about links of a folder that holds nothing to read."""
    links = [shown(str(each.relative_to(folder))) for each in links_not_followed(folder)[:3]]
    return f" but links that lead out of it, which are not followed ({', '.join(links)})" if links else ""


def shown_below(folder: Path) -> list[Path]:
    """Return what is in a folder and its subfolders and not hidden, sorted; folders that are links are not entered."""
    return [
        each
        for each in sorted(folder.rglob("*"))
        if not any(part.startswith(SKIPPED) for part in each.relative_to(folder).parts)
    ]


def leaves(path: Path, folder: Path) -> bool:
    """Return True for a symbolic link that leads out of a folder, or out of the project of which it has the data."""
    if not path.is_symlink():
        return False
    try:
        inside = folder.name == "data" and (folder.parent / MANIFEST).is_file()  # a project is read as a whole
        return not path.resolve().is_relative_to((folder.parent if inside else folder).resolve())
    except (OSError, RuntimeError):  # a circle
        return True


def may_be_file(path: Path) -> bool:
    """Return True for a file, and for a path that may not be inspected: reading it gives the reason."""
    try:
        return path.is_file()
    except OSError:
        return True


def is_table(path: Path) -> bool:
    """Return True if a file holds tables, by its extension."""
    return path.suffix.lower() in ENDINGS


def read_file(path: Path, reading: Reading) -> None:
    """Read all tables of a file; sheets of a workbook that are not tables are only a note if others are.

    Raises:
        UnreadableError: the file cannot be read.
    """
    where = Cell(str(path), "", 1, 1)
    if program := open_in(path):
        reading.notes.append(fault(where, "open-elsewhere", given=program))
    try:
        sheets = read_sheets(path, where)
        tables = [each for each in sheets if each.table.kind]
        for each in sheets:
            reading.notes.extend(each.notes)
            if (each.notes or not each.faults) and not each.table.kind:
                continue
            if each.table.kind or not tables:
                reading.faults.extend(each.faults)
                (reading.tables if each.readable else reading.left_out).append(each.table)
            else:
                reading.notes.append(fault(each.faults[0].cell, "sheet-passed-over", expected=EXPECTED))
    except TableError as error:
        reading.faults.extend(error.faults)
        reading.left_out.append(Table(str(path), "", {}, []))


def read_sheets(path: Path, where: Cell) -> list[Read]:
    """Return the sheets of a workbook, or the one table of a CSV file, up to the row where its syntax breaks."""
    ending = path.suffix.lower()
    if ending in OTHERS:
        raise TableError([fault(where, "other-spreadsheet", given=ending)])
    try:
        if ending not in WORKBOOKS:
            with path.open("rb") as file:
                return [read_csv(file if file.seekable() else BytesIO(file.read()), where)]
        data = path.read_bytes()
    except CreativeGraphError:
        raise
    except OSError as error:
        advice = "close it there" if (program := open_in(path)) else "check the name and its permissions"
        why = f"{program} has it open" if program else error.strerror
        raise UnreadableError(f"cannot read {path}: {why}; {advice}") from error
    from creativegraph.tables.sheets.xlsx import read_workbook

    if sheets := read_workbook(data, where):
        return sheets
    raise TableError([fault(where, "no-table", expected=EXPECTED)])


def read_csv(file: IO[bytes], where: Cell) -> Read:
    """Return the table of a CSV file."""
    broken: list[Fault] = []
    with delimited.text_in(file, where) as text:
        between = delimited.separator(text)
        text.seek(0)
        read = read_sheet(Sheet(where, delimited.rows_of(text, between, where, broken), between))
    if not broken and not read.table.kind and not read.faults and not read.notes and not read.table.header.cells:
        broken = [fault(where, "no-table", expected=EXPECTED)]
    return Read(read.table, broken, False) if broken else read


def read(path: Path) -> Table:
    """Return the table of a file.

    Raises:
        UnreadableError: the file cannot be read.
        TableError: not UTF-8, not CSV, unknown header, or rows of the wrong length.
    """
    reading = Reading([], [], [], [])
    read_file(path, reading)
    if reading.faults:
        raise TableError(reading.faults)
    return reading.tables[0]


def tables_in(path: Path) -> list[Table]:
    """Return the tables of a file as far as they can be read; what is wrong with them is told where all are read."""
    reading = Reading([], [], [], [])
    try:
        read_file(path, reading)
    except UnreadableError:
        return []
    return reading.tables


def unreadable(path: Path, error: UnreadableError) -> Fault:
    """Return the fault of a file that cannot be opened."""
    reason = getattr(error.__cause__, "strerror", "") or str(error)
    return fault(Cell(str(path), "", 1, 1), "unreadable-file", given=reason)


def passed_over(paths: Sequence[Path], reading: Reading) -> set[Path]:
    """Return which of two marked copies of one table are not read; two that were edited both are a fault."""
    passed = set[Path]()
    for table, workbook in pairs(paths):
        left, edited = choice(table, workbook)
        passed.add(left)
        if edited:
            given = {"given": table.name, "other": workbook.name}
            reading.faults.append(fault(Cell(str(workbook), "", 1, 1), "both-copies-edited", **given))
        elif left == table:
            reading.notes.append(fault(Cell(str(table), "", 1, 1), "copy-passed-over", given=workbook.name))
    return passed


def read_all(
    places: Iterable[Path], *, lenient: bool = False, progress: Callable[[str, int, int], None] | None = None
) -> Reading:
    """Return all tables of files and folders, with all their faults.

    Raises:
        UnreadableError: a place is missing, or a file cannot be opened and ``lenient`` is False.
    """
    reading, files = Reading([], [], [], []), dict[Path, tuple[Path, bool]]()
    for place in places:
        for path in tables_of(place):
            files.setdefault(path.resolve(), (path, path == place))
    passed = passed_over([path for path, _ in files.values()], reading)
    for number, (path, is_named) in enumerate(files.values()):
        if progress:
            progress("reading", number, len(files))
        if path in passed:
            continue
        try:
            read_file(path, reading)
        except UnreadableError as error:
            if not lenient or is_named:
                raise
            reading.faults.append(unreadable(path, error))
            reading.left_out.append(Table(str(path), "", {}, []))
    return reading
