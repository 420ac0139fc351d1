"""A draft as a person hands it back: its sheets, in whatever order its rows and columns are now."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from creativegraph.drafting.reading import ENDINGS
from creativegraph.drafting.source import FIELDS, SourceRow, digest
from creativegraph.drafting.workbook.delimited import beside
from creativegraph.drafting.workbook.sheets import CLAIMS, SOURCE, TEXT, THINGS, text_of_lines
from creativegraph.errors import ArgumentError, Cell, Fault, TableError, UnreadableError, shown
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets import csv as delimited
from creativegraph.tables.sheets.xlsx import all_sheets
from creativegraph.tables.table import SPACES, clean

__all__ = ["Given", "Returned", "read_back"]

SHEETS: Mapping[str, tuple[str, ...]] = {
    "claims": tuple(each for each in CLAIMS if each != "sentence"),
    "things": (THINGS[0], THINGS[2]), "source": SOURCE, "text": TEXT,
}  # fmt: skip
"""What the header of each sheet has, whatever the sheet is called now."""
WHOLE = re.compile(r"[0-9]{1,7}")


class Given(NamedTuple):
    """A sheet as it came back: its file, its name, and its rows by their numbers and columns."""

    file: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]

    def cell(self, row: int, column: str) -> Cell:
        """Return the cell of a column in a row."""
        return Cell(self.file, self.name, row, self.columns.index(column) + 1 if column in self.columns else 1)


class Returned(NamedTuple):
    """A draft that came back: the claims with what was decided, the things, the source, and the text."""

    claims: Given
    things: Given
    source: SourceRow
    source_sheet: Given
    text: str


def read_back(path: Path) -> Returned:
    """Return a draft that a person has decided about, a workbook or the CSV file of its claims.

    Raises:
        UnreadableError: it cannot be read, or its text was changed.
        TableError: it is damaged.
        ArgumentError: it is no draft.
    """
    if path.suffix.lower() in ENDINGS:
        raise ArgumentError(
            f"{path} is no draft but a report; run `creativegraph draft {path}`, decide about the rows of the workbook"
            " that it writes, and give that"
        )
    found = of_files(path) if path.suffix.lower() in (".csv", ".tsv") else of_workbook(path)
    lacking = [each for each in ("claims", "source") if each not in found]
    if lacking:
        columns = ", ".join(SHEETS[lacking[0]])
        raise ArgumentError(
            f"{path} is no draft: no sheet has the columns {columns}; give a file that `creativegraph draft` wrote"
        )
    source = source_in(found["source"])
    text = text_in(found["text"]) if "text" in found else text_beside(path)
    if source.sha256 and digest(text) != source.sha256:
        raise UnreadableError(
            f"the text in {path} is not that of the report any more, so that quotations cannot be looked up; draft the"
            " report again, and copy your rows into the new draft"
        )
    things = found.get("things", Given(str(path), "things", THINGS, ()))
    return Returned(found["claims"], things, source, found["source"], text)


def of_workbook(path: Path) -> dict[str, Given]:
    """Return the sheets of a workbook that a draft has, by what they hold.

    Raises:
        TableError: a cell of them has a formula without its value.
        ArgumentError: two sheets have the columns of one.
    """
    where, uncomputed = Cell(str(path), "", 1, 1), list[Cell]()
    found: dict[str, Given] = {}
    for name, rows in all_sheets(contents(path), where, uncomputed).items():
        made = given(str(path), name, rows)
        kind = next((kind for kind, header in SHEETS.items() if set(header) <= set(made.columns)), "")
        if kind in found:
            both = f"{shown(found[kind].name)} and {shown(name)}"
            raise ArgumentError(f"{path} has two sheets of {kind}, {both}; delete the one that does not count")
        if kind:
            found[kind] = single(made)
    names = {each.name for each in found.values()}
    if without := [fault(cell, "formula-without-value") for cell in uncomputed if cell.sheet in names]:
        raise TableError(without)
    return found


def of_files(path: Path) -> dict[str, Given]:
    """Return the tables of a draft in CSV files."""
    places = {"claims": path, **{part: place for part, place in beside(path).items() if part != "text"}}
    found = {kind: given(str(place), "", rows_in(place)) for kind, place in places.items() if place.exists()}
    return {kind: single(made) for kind, made in found.items() if set(SHEETS[kind]) <= set(made.columns)}


def single(sheet: Given) -> Given:
    """Return a sheet of which no two columns have one name.

    Raises:
        ArgumentError: two have.
    """
    for place, each in enumerate(sheet.columns):
        if each and each in sheet.columns[:place]:
            where = f"sheet {shown(sheet.name)} of {sheet.file}" if sheet.name else sheet.file
            raise ArgumentError(
                f"two columns of {where} are called {shown(each)}; delete the one that does not count, or rename it"
            )
    return sheet


def contents(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror or error}; check its name") from error


def rows_in(path: Path) -> list[tuple[int, Sequence[str]]]:
    """Return the rows of a CSV file."""
    broken: list[Fault] = []
    with closing(delimited.text_in(BytesIO(contents(path)), Cell(str(path), "", 1, 1))) as text:
        between = delimited.separator(text)
        text.seek(0)
        return list(delimited.rows_of(text, between, Cell(str(path), "", 1, 1), broken))


def given(file: str, name: str, rows: Iterable[tuple[int, Sequence[str]]]) -> Given:
    """Return the rows of a sheet by the names of its columns; its header is its first row that is filled."""
    filled = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
    if not filled:
        return Given(file, name, (), ())
    header = tuple(SPACES.sub(" ", clean(each)).lower() for each in filled[0][1])
    kept = tuple((number, dict(zip(header, cells, strict=False))) for number, cells in filled[1:])
    return Given(file, name, header, kept)


def source_in(sheet: Given) -> SourceRow:
    """Return the source that a sheet describes."""
    found = {row.get("field", "").strip().lower(): clean(row.get("value", "")) for _, row in sheet.rows}
    return SourceRow(**{name: found.get(name, "") for name in FIELDS})


def text_in(sheet: Given) -> str:
    """Return the text that a sheet holds."""
    return text_of_lines(
        (int(row["line"]), row.get("text", "")) for _, row in sheet.rows if WHOLE.fullmatch(row.get("line", ""))
    )


def text_beside(path: Path) -> str:
    """Return the text of a draft in CSV files.

    Raises:
        UnreadableError: it is not there.
    """
    return contents(beside(path)["text"]).decode("utf-8", "replace")
