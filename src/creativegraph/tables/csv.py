"""CSV files: UTF-8 or UTF-16, any line ends, comma, semicolon or tab."""

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path

from creativegraph.errors import Cell, TableError, UnreadableError
from creativegraph.tables.rules import fault
from creativegraph.tables.table import HEADERS, named

__all__ = ["ENDINGS", "rows_of", "separator", "text_of"]

ENDINGS = (".csv", ".tsv")

# A quotation of a whole book chapter must not stop a table from being read.
LONGEST_CELL = 1 << 24

MANY_NULS = 8
"""Text with more than one null byte in eight is UTF-16 without a byte order mark, or no text."""
FIRST = re.compile(r"[^\r\n]*")
DECLARED = re.compile(r"sep=([,;\t])")
"""A first line that Excel and LibreOffice understand as a declaration of the separator."""

KNOWN = frozenset(name for names in HEADERS.values() for name in names)
PROPERTY = re.compile(r"[a-z]+:[A-Za-z]")


def text_of(path: Path) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with a byte order mark, without the mark.

    Raises:
        UnreadableError: the file cannot be read.
        TableError: it has another encoding; the fault is at the first cell that cannot be decoded.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}; check the name and its permissions") from error
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    check_kind(data, Cell(str(path), "", 1, 1))
    if not wide and data[:200].count(0) > len(data[:200]) / MANY_NULS:
        raise TableError([fault(Cell(str(path), "", 1, 1), "not-utf8", expected="CSV UTF-8")])
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-16" if wide else "utf-8-sig", "ignore")
        row, column = end_of(before)
        raise TableError([fault(Cell(str(path), "", row, column), "not-utf8", expected="CSV UTF-8")]) from error


def check_kind(data: bytes, where: Cell) -> None:
    """Refuse a workbook with the extension of a CSV file."""
    if data.startswith(b"PK\x03\x04"):
        if b"opendocument" in data:
            raise TableError([fault(where, "other-spreadsheet", given=".ods")])
        raise TableError([fault(where, "wrong-ending", given=".xlsx")])
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError([fault(where, "other-spreadsheet", given=".xls")])


def end_of(text: str) -> tuple[int, int]:
    """Return the row and column at which a CSV text ends."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    row, column = 1, 1
    for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator(text)), start=1):  # noqa: B007
        column = len(cells)
    return (row + 1, 1) if text.endswith(("\n", "\r")) else (row, max(column, 1))


def separator(text: str) -> str:
    """Return the separator: the one with which the first row has the most known names, else the most cells."""
    first = FIRST.match(text)
    line = first[0] if first else ""
    if declared := DECLARED.fullmatch(line):
        return declared[1]
    return max(",;\t", key=lambda each: known_names(line, each))


def known_names(line: str, between: str) -> tuple[int, int]:
    """Return how many known columns a header has with this separator, and how many in all."""
    names = named(next(csv.reader([line], delimiter=between), []))
    return sum(name in KNOWN or PROPERTY.match(name) is not None for name in names), len(names)


def rows_of(path: Path, text: str, between: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV text with their numbers, header first.

    Raises:
        TableError: the quotation marks do not pair.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if number > 1 or DECLARED.fullmatch(between.join(record)) is None:
                yield number, record
    except csv.Error as error:
        raise TableError([fault(Cell(str(path), "", number + 1, 1), "not-csv", given=str(error))]) from error
