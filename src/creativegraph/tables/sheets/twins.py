"""A table and the workbook beside it that ``check --mark`` hands back: two copies of one table, of which one counts.

The workbook carries the digest of what both held when they were written, so whichever was edited since is known.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from creativegraph.errors import Cell, CreativeGraphError
from creativegraph.files.packed import has_many_parts
from creativegraph.tables.sheets import TABLES
from creativegraph.tables.sheets import csv as delimited
from creativegraph.tables.table import FINDINGS

__all__ = ["PROPERTY", "choice", "digest", "pairs"]

PROPERTY = "creativegraph-table"
"""The property of a marked workbook that has the digest."""
PROPERTIES = "docProps/custom.xml"
RECORDED = re.compile(rf'name="{PROPERTY}"[^>]*>\s*<(?:\w+:)?lpwstr[^>]*>([0-9a-f]{{64}})<'.encode())


def digest(rows: Iterable[Sequence[str]]) -> str:
    """Return the digest of the cells of a table, without blank rows and what a column of findings says."""
    made, width = sha256(), 0
    for number, cells in enumerate(each for each in rows if any(map(str.strip, each))):
        texts = [each.strip().replace("\r\n", "\n") for each in cells]
        if number == 0:
            width = texts.index(FINDINGS) if FINDINGS in texts else 0
        while texts and not texts[-1]:
            texts.pop()
        if width and len(texts) > width:  # what is said of a row stands last, also behind one that is too long
            texts.pop()
        while texts and not texts[-1]:
            texts.pop()
        made.update(json.dumps(texts).encode() + b"\n")
    return made.hexdigest()


def pairs(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield each table of some files that has its marked workbook among them, with that."""
    there = set(paths)
    for path in paths:
        workbook = path.with_name(f"{path.name}.xlsx")
        if path.suffix.lower() in TABLES and workbook in there and recorded(workbook):
            yield path, workbook


def recorded(workbook: Path) -> str:
    """Return the digest that a marked workbook carries; empty if it is none."""
    from zipfile import BadZipFile, ZipFile

    try:
        with workbook.open("rb") as file:
            if has_many_parts(file):
                return ""
        with ZipFile(workbook) as archive:
            if PROPERTIES not in archive.namelist():
                return ""
            found = RECORDED.search(archive.read(PROPERTIES))
    except (BadZipFile, OSError):
        return ""
    return found[1].decode() if found else ""


def choice(table: Path, workbook: Path) -> tuple[Path, bool]:
    """Return which copy is not read: the one that nobody edited; and whether both were, each in another way."""
    there = recorded(workbook)
    of_table, of_workbook = digest(rows_in(table)), digest(rows_of_workbook(workbook))
    if of_workbook in {there, of_table}:
        return workbook, False
    return (table, False) if of_table == there else (workbook, True)


def rows_in(table: Path) -> list[Sequence[str]]:
    """Return the rows of a table; of one that cannot be read none."""
    where = Cell(str(table), "", 1, 1)
    try:
        with table.open("rb") as file, delimited.text_in(file, where) as text:
            between = delimited.separator(text)
            text.seek(0)
            return [cells for _, cells in delimited.rows_of(text, between, where, [])]
    except (OSError, CreativeGraphError):
        return []


def rows_of_workbook(workbook: Path) -> list[Sequence[str]]:
    """Return the rows of the first sheet of a workbook; of one that cannot be read none."""
    from creativegraph.tables.sheets.xlsx import first_sheet

    try:
        return [cells for _, cells in first_sheet(workbook.read_bytes(), Cell(str(workbook), "", 1, 1))]
    except (OSError, CreativeGraphError):
        return []
