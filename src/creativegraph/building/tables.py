"""CSV tables as people save them: with or without a byte order mark, any line ends, four kinds for curators.

A table's kind is known by its header, not by its name or folder.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import Fault, TableError, UnreadableError, shown

__all__ = ["ENDINGS", "HEADERS", "Row", "Table", "read", "read_all", "tables_of"]

HEADERS: dict[str, tuple[str, ...]] = {
    "claims": (
        *("id", "subject", "property", "value", "lang", "sources", "quote", "start", "end"),
        *("mode", "rank", "reason", "confidence", "from", "to", "note"),
    ),
    "records": ("id", "thing", "sources", "mode", "confidence", "note"),
    "sources": (
        *("id", "kind", "title", "lang", "title_en", "address", "publisher", "date", "licence"),
        *("sha256", "characters", "note"),
    ),
    "corrections": ("id", "wrong", "right", "error", "reason", "reason_vi", "sources"),
    "kinds": ("kind", "class", "note"),
    "properties": ("property", "value", "single", "implied", "note"),
}
NEEDED = {
    "claims": ("id", "subject", "property", "value", "sources"),
    "records": ("id", "thing"),
    "sources": ("id", "kind", "title"),
    "corrections": ("id", "wrong", "right", "error", "reason", "sources"),
    "kinds": ("kind", "class"),
    "properties": ("property", "value", "single", "implied"),
}

ENDINGS = (".csv", ".tsv")

# A quotation of a whole book chapter must not stop a table from being read.
LONGEST_CELL = 1 << 24


class Row(NamedTuple):
    """One row: its number as a spreadsheet shows it, and its cells in the order of the header."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table as read: ``columns`` gives the place of each named column, from 0."""

    file: str
    kind: str
    columns: dict[str, int]
    rows: list[Row]

    def get(self, row: Row, column: str) -> str:
        """The cell of ``column``, stripped; empty where the table has no such column."""
        place = self.columns.get(column)
        return row.cells[place].strip() if place is not None else ""

    def column(self, name: str) -> int:
        """The number of a column, from 1; 1 where the table has no such column."""
        return self.columns.get(name, 0) + 1

    def column_of(self, role: str, header: str) -> int:
        """The number of the column that tells ``role`` of the claims of a records column, from 1."""
        told = {"value": header, "property": header, "subject": "thing"}.get(role, f"{header} {role}")
        return self.column(told if told in self.columns else role if role in self.columns else header)

    def fault(self, row: Row, column: str, message: str) -> Fault:
        """A fault in one cell."""
        return Fault(self.file, row.number, self.column(column), message)


def tables_of(place: Path) -> list[Path]:
    """The CSV and TSV files of a folder and those below it, or the one file, sorted."""
    if place.is_dir():
        found = sorted(each for each in place.rglob("*") if each.suffix.lower() in ENDINGS and each.is_file())
        if not found:
            raise UnreadableError(f"{place} holds no .csv or .tsv table; add one or name another folder")
        return found
    return [place]


def text_of(path: Path) -> str:
    """The text of a UTF-8 file without its byte order mark."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}; check the name and its permissions") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise TableError([Fault(str(path), row, 1, "is not UTF-8 text; save the table as CSV UTF-8")]) from error


def separator(header: str) -> str:
    """The character between the columns: comma, semicolon or tab, whichever the header has most."""
    return max(",;\t", key=header.count)


def records(path: Path, text: str) -> Iterator[list[str]]:
    """The rows of a CSV text, header first."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator(text.partition("\n")[0]), strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):  # noqa: B007 - used in the message
            yield record
    except csv.Error as error:
        raise TableError(
            [Fault(str(path), number + 1, 1, f"is not CSV ({error}); check the quotation marks")]
        ) from error


def kind_of(header: list[str]) -> str | None:
    """Which kind of table has this header: the one that shares the most columns with it."""
    names = set(header)
    if any(":" in name for name in names):
        return "records"
    best = max(HEADERS, key=lambda kind: len(names & set(NEEDED[kind])) / len(NEEDED[kind]))
    return best if names & set(NEEDED[best]) and len(names & set(HEADERS[best])) > 1 else None


def check_header(file: str, header: list[str], kind: str) -> list[Fault]:
    """Columns that are unknown, missing or there twice."""
    import difflib

    faults = []
    for place, name in enumerate(header, start=1):
        if name in header[: place - 1]:
            advice = f"call the second one '{name} 2'" if ":" in name else "one value a row, remove one"
            faults.append(Fault(file, 1, place, f"column {name!r} is there twice; {advice}"))
        elif name not in HEADERS[kind] and ":" not in name:
            near = difflib.get_close_matches(name, HEADERS[kind], 1)
            advice = f"did you mean {near[0]!r}? " if near else ""
            known = " ".join(HEADERS[kind]) + (" and properties such as skos:prefLabel@en" if kind == "records" else "")
            faults.append(Fault(file, 1, place, f"unknown column {shown(name)}; {advice}a {kind} table has {known}"))
    missing = [name for name in NEEDED[kind] if name not in header]
    if missing:
        faults.append(Fault(file, 1, 1, f"column {', '.join(missing)} is missing; add it to the header"))
    return faults


def read(path: Path) -> Table:
    """The table in a CSV file.

    Blank rows are passed over but counted, so that row numbers are those of the spreadsheet.

    Raises:
        UnreadableError: the file cannot be read.
        TableError: not UTF-8, not CSV, unknown header, or rows of the wrong length.
    """
    file = str(path)
    rows = enumerate(records(path, text_of(path)), start=1)
    header = [" ".join(name.split()) for name in next(rows, (1, []))[1]]
    header = [name if ":" in name else name.lower() for name in header]
    while header and not header[-1]:
        header.pop()
    kind = kind_of(header)
    if kind is None:
        raise TableError(
            [Fault(file, 1, 1, "is no table known here; its first row must name columns such as "
                   + " ".join(HEADERS["claims"]))]
        )  # fmt: skip
    faults = check_header(file, header, kind)
    width = len(header)
    kept = []
    for number, cells in rows:
        if not any(cells):
            continue
        if len(cells) > width and any(map(str.strip, cells[width:])):
            message = f"has {len(cells)} cells, the header {width}; put text with commas in quotation marks"
            faults.append(Fault(file, number, width + 1, message))
            continue
        kept.append(Row(number, tuple(cells[:width]) + ("",) * (width - len(cells))))
    if faults:
        raise TableError(faults)
    columns = {name: place for place, name in enumerate(header)}
    return Table(file, kind, columns, kept)


def read_all(places: Iterable[Path]) -> list[Table]:
    """Every table of files and folders; faults of all of them come together."""
    tables, faults, seen = [], list[Fault](), set[Path]()
    for place in places:
        for path in tables_of(place):
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            try:
                tables.append(read(path))
            except TableError as error:
                faults.extend(error.faults)
    if faults:
        raise TableError(faults)
    return tables
