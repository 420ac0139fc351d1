"""Finds the header of a sheet, CSV or workbook, and reads the rows below it as a table."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creativegraph.errors import Cell, Fault, UnreadableError
from creativegraph.files.limits import beyond, in_force
from creativegraph.tables.header import faults_of_header
from creativegraph.tables.rules import fault
from creativegraph.tables.sheets.ours import is_draft, is_ours
from creativegraph.tables.sheets.shelf import Rows
from creativegraph.tables.table import FINDINGS, HEADERS, NEEDED, Row, Table, kind_of, named

__all__ = ["DRAFT", "Cells", "Merge", "Read", "Sheet", "read_sheet"]

Cells = tuple[int, Sequence[str]]
"""The number of a row and its cells."""

ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
REMARK = "#"
DRAFT = "draft-passed-over"
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
    notes: Sequence[Fault] = ()
    """What was passed over without harm."""


def read_sheet(sheet: Sheet) -> Read:
    """Return the table of a sheet, whose header must be the first row that is not blank.

    It is searched in the first ``HEADER_WITHIN`` of these, so that one further down is told where it is; the rows below
    it cannot be used.
    """
    above, typed = header_of(sheet)
    header = named(typed.cells)
    kind = kind_of(header)
    where = sheet.where._replace(row=typed.number)
    nothing = Table(where.file, "", {}, [], where.sheet, typed, (), sheet.separator)
    if above and is_draft(above[0].cells):
        notes = [fault(where._replace(column=1), DRAFT, given=where.file)] if kind == "claims" else []
        return Read(nothing, [], False, notes)
    if above and is_ours(above[0].cells):
        return Read(nothing, [], False, [fault(where._replace(column=1), "own-sheet-passed-over")])
    if kind is None:
        expected = " ".join(HEADERS["claims"])
        return Read(nothing, [fault(where._replace(column=1), "no-table", expected=expected)] if above else [], False)
    faults, readable = faults_of_header(where, header, kind)
    merged = [each for each in sheet.merges if each.left <= len(header) and each.top <= typed.number]
    remarks: list[int] = []
    kept, left, of_rows = rows_below(sheet, typed, header, remarks)
    if merged:
        cells = [where._replace(row=each.top, column=each.left) for each in merged]
        faults = [fault(cell, "merged-header", given=each.name) for cell, each in zip(cells, merged, strict=True)]
    else:
        if above[0].number != typed.number:
            cell = where._replace(row=above[0].number, column=1)
            faults.insert(0, fault(cell, "header-not-first", given=str(typed.number)))
            readable = False
        faults += of_rows
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        if name:
            places.setdefault(name, place)
    table = nothing._replace(kind=kind, columns=places, rows=kept, left=left)
    notes = [
        fault(where._replace(row=row, column=places["id"] + 1), "row-passed-over", count=str(len(remarks)))
        for row in remarks[:1]
    ]
    return Read(table, faults, readable and not merged, notes)


def header_of(sheet: Sheet) -> tuple[list[Row], Row]:
    """Return the filled rows up to the header, and the header; if there is none, the first row instead.

    Raises:
        UnreadableError: a row has more columns than the limit.
    """
    above: list[Row] = []
    for number, cells in sheet.rows:
        if any(map(str.strip, cells)):
            above.append(Row(number, tuple(cells)))
            if len(cells) > in_force().table_columns:  # before their names are looked at, which takes longer
                what = f"{sheet.where.file} has a header of {len(cells):,} columns"
                raise UnreadableError(beyond(what, "table_columns", "keep those that hold something"))
            names = named(cells)
            kind = kind_of(names)
            if kind and (len(above) == 1 or set(NEEDED[kind]) <= set(names)):
                return above, above[-1]
        if len(above) >= HEADER_WITHIN:
            break
    return above, above[0] if above else Row(1, ())


def rows_below(
    sheet: Sheet, typed: Row, header: Sequence[str], remarks: list[int]
) -> tuple[Sequence[Row], Sequence[Row], list[Fault]]:
    """Return the rows below a header, those left out because they cannot be read, and the faults.

    Blank rows are skipped but counted, so that row numbers are those of the spreadsheet. ``remarks`` receives the
    numbers of the rows that are no data, as their id says.
    """
    ids = header.index("id") if "id" in header else len(header)
    kept, left, faults, told = Rows(), Rows(), list[Fault](), set[int]()
    width, merged_to, computed = len(header), 0, 0
    blank = [place for place, name in enumerate(header) if not name]
    merges = sorted((each for each in sheet.merges if each.left <= width and each.top > typed.number), reverse=True)
    for number, cells in sheet.rows:
        if is_remark(cells, ids):
            remarks.append(number)
            computed = len(sheet.uncomputed)
            continue
        filled, before = any(map(str.strip, cells)), len(faults)
        if len(sheet.uncomputed) > computed or len(cells) > width or not ERRORS.isdisjoint(cells):  # hardly any
            here = sheet.where._replace(row=number)
            faults.extend(faults_of_row(sheet, header, here, cells, sheet.uncomputed[computed:]))
            computed = len(sheet.uncomputed)
        while merges and merges[-1].top <= number:
            merge = merges.pop()
            merged_to = max(merged_to, merge.bottom)
            where = sheet.where._replace(row=merge.top, column=merge.left)
            faults.append(fault(where, "merged-cells", given=merge.name))
        if len(faults) > before or (filled and number <= merged_to):
            left.append(Row(number, (*cells, *[""] * (width - len(cells)))))
        elif filled:
            for place in (*blank, *range(width, len(cells))):
                if place not in told and "".join(cells[place : place + 1]).strip():
                    told.add(place)
                    where = sheet.where._replace(row=typed.number, column=place + 1)
                    faults.append(fault(where, "column-without-name"))
            kept.append(
                Row(number, tuple(cells) if len(cells) == width else (*cells[:width], *[""] * (width - len(cells))))
            )
    return kept, left, faults


def is_remark(cells: Sequence[str], ids: int) -> bool:
    """Return whether a row is an example or a remark: its id begins with ``#``, and is no error of a formula."""
    text = cells[ids].lstrip() if ids < len(cells) else ""
    return text.startswith(REMARK) and text not in ERRORS


def faults_of_row(
    sheet: Sheet, header: Sequence[str], here: Cell, cells: Sequence[str], uncomputed: Sequence[Cell]
) -> Iterator[Fault]:
    """Yield why a row cannot be read; cells without a column name, and those of findings, do not count."""
    width = len(header)
    yield from (fault(each, "formula-without-value") for each in uncomputed if counts(header, each.column))
    if not ERRORS.isdisjoint(cells):
        for column, text in enumerate(cells, start=1):
            if text in ERRORS and counts(header, column):
                yield fault(here._replace(column=column), "error-cell", given=text)
    if sheet.separator and len(cells) > width and any(map(str.strip, cells[width:])):
        given = {"given": str(len(cells)), "width": str(width)}
        yield fault(here._replace(column=width + 1), "row-too-long", **given)


def counts(header: Sequence[str], column: int) -> bool:
    """Return True for a column with content: it has a name and is not that of findings."""
    return column <= len(header) and header[column - 1] not in ("", FINDINGS)
