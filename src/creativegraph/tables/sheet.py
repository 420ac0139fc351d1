"""A sheet of rows of any file, read as a table."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creativegraph.errors import Cell, Fault
from creativegraph.tables.rules import fault
from creativegraph.tables.table import FINDINGS, HEADERS, NEEDED, Row, Table, faults_of_header, kind_of, named

__all__ = ["Cells", "Merge", "Read", "Sheet", "read_sheet"]

Cells = tuple[int, Sequence[str]]
"""The number of a row and its cells."""

ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
HEADER_WITHIN = 12
"""Number of filled rows searched for a header, to report its row."""


class Merge(NamedTuple):
    """Cells that are merged; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """``A1:C1``."""
        return ":".join(Cell("", "", *each).name for each in ((self.top, self.left), (self.bottom, self.right)))


class Sheet(NamedTuple):
    """An iterator of rows, and their position.

    ``uncomputed`` receives the cells that have a formula without a value, while the rows are read.
    """

    where: Cell
    rows: Iterator[Cells]
    separator: str = ""
    merges: Sequence[Merge] = ()
    uncomputed: Sequence[Cell] = ()


class Read(NamedTuple):
    """A sheet as a table, its faults, and whether its rows can be used; ``kind`` is empty if it is not a table."""

    table: Table
    faults: list[Fault]
    readable: bool


def read_sheet(sheet: Sheet) -> Read:
    """Return the table of a sheet, whose header is the first row that is not blank."""
    above, typed = header_of(sheet)
    header = named(typed.cells)
    kind = kind_of(header)
    where = sheet.where._replace(row=typed.number)
    nothing = Table(where.file, "", {}, [], where.sheet, typed, (), sheet.separator)
    if kind is None:
        expected = " ".join(HEADERS["claims"])
        return Read(nothing, [fault(where._replace(column=1), "no-table", expected=expected)] if above else [], False)
    faults, readable = faults_of_header(where, header, kind)
    merged = [each for each in sheet.merges if each.left <= len(header) and each.top <= typed.number]
    body = Body(sheet, typed.number, header)
    body.read()
    if merged:
        cells = [where._replace(row=each.top, column=each.left) for each in merged]
        faults = [fault(cell, "merged-header", given=each.name) for cell, each in zip(cells, merged, strict=True)]
    else:
        if above[0].number != typed.number:
            cell = where._replace(row=above[0].number, column=1)
            faults.insert(0, fault(cell, "header-not-first", given=str(typed.number)))
            readable = False
        faults += body.faults
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        if name:
            places.setdefault(name, place)
    table = nothing._replace(kind=kind, columns=places, rows=body.kept, left=tuple(body.left))
    return Read(table, faults, readable and not merged)


def header_of(sheet: Sheet) -> tuple[list[Row], Row]:
    """Return the filled rows up to the header, and the header; if there is none, the first row instead."""
    above: list[Row] = []
    for number, cells in sheet.rows:
        if any(map(str.strip, cells)):
            above.append(Row(number, tuple(cells)))
            names = named(cells)
            kind = kind_of(names)
            if kind and (len(above) == 1 or set(NEEDED[kind]) <= set(names)):
                return above, above[-1]
        if len(above) >= HEADER_WITHIN:
            break
    return above, above[0] if above else Row(1, ())


class Body:
    """The rows below a header: those kept, those left out because they cannot be read, and their faults."""

    def __init__(self, sheet: Sheet, header_row: int, header: Sequence[str]) -> None:
        self.kept: list[Row] = []
        self.left: list[Row] = []
        self.faults: list[Fault] = []
        self._sheet = sheet
        self._header_row, self._header, self._width = header_row, header, len(header)
        self._nameless = [place for place, name in enumerate(header) if not name]
        self._named: set[int] = set()
        self._merges = sorted(
            (each for each in sheet.merges if each.left <= self._width and each.top > header_row), reverse=True
        )
        self._merged_to = 0
        self._reported = 0

    def read(self) -> None:
        """Read all rows. Blank ones are skipped but counted, so that row numbers are those of the spreadsheet."""
        width = self._width
        for number, cells in self._sheet.rows:
            if self._has_faults(number, cells):
                self.left.append(Row(number, (*cells, *[""] * (width - len(cells)))))
            elif any(map(str.strip, cells)):
                self._report_nameless(cells)
                self.kept.append(Row(number, (*cells[:width], *[""] * (width - len(cells)))))

    def _has_faults(self, number: int, cells: Sequence[str]) -> bool:
        """Return True for a row that cannot be read, after recording its faults once."""
        before = len(self.faults)
        here = self._sheet.where._replace(row=number)
        if len(self._sheet.uncomputed) > self._reported:
            new = self._sheet.uncomputed[self._reported :]
            self._reported = len(self._sheet.uncomputed)
            self.faults.extend(fault(each, "formula-without-value") for each in new if self._counts(each.column))
        if not ERRORS.isdisjoint(cells):
            for column, text in enumerate(cells, start=1):
                if text in ERRORS and self._counts(column):
                    self.faults.append(fault(here._replace(column=column), "error-cell", given=text))
        if self._sheet.separator and len(cells) > self._width and any(map(str.strip, cells[self._width :])):
            given = {"given": str(len(cells)), "width": str(self._width)}
            self.faults.append(fault(here._replace(column=self._width + 1), "row-too-long", **given))
        while self._merges and self._merges[-1].top <= number:
            merge = self._merges.pop()
            self._merged_to = max(self._merged_to, merge.bottom)
            cell = here._replace(row=merge.top, column=merge.left)
            self.faults.append(fault(cell, "merged-cells", given=merge.name))
        return len(self.faults) > before or (number <= self._merged_to and any(map(str.strip, cells)))

    def _counts(self, column: int) -> bool:
        """Return True for a column with content: it has a name and is not that of findings."""
        return column <= self._width and self._header[column - 1] not in ("", FINDINGS)

    def _report_nameless(self, cells: Sequence[str]) -> None:
        """Record once each column that has values and no name."""
        beyond = range(self._width, len(cells))
        for place in (*self._nameless, *beyond):
            if place < len(cells) and place not in self._named and cells[place].strip():
                self._named.add(place)
                cell = self._sheet.where._replace(row=self._header_row, column=place + 1)
                self.faults.append(fault(cell, "column-without-name"))
