"""CSV files: UTF-8 or UTF-16, any line ends, comma, semicolon or tab."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from creativegraph.errors import Cell, Fault, TableError
from creativegraph.messages.characters import unharmed
from creativegraph.tables.rules import fault
from creativegraph.tables.table import HEADERS, named

__all__ = ["rows_of", "separator", "text_of"]

# A quotation of a whole book chapter must not stop a table from being read.
csv.field_size_limit(max(csv.field_size_limit(), 1 << 24))

MANY_NULS = 8
"""Text with more than one null byte in eight is UTF-16 without a byte order mark, or no text."""
FIRST = re.compile(r"[^\r\n]*")
LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")
DECLARED = re.compile(r"sep=([,;\t])")
"""A first line that Excel and LibreOffice understand as a declaration of the separator."""

KNOWN = frozenset(name for names in HEADERS.values() for name in names)
PROPERTY = re.compile(r"[a-z]+:[A-Za-z]")


def text_of(data: bytes, where: Cell) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with a byte order mark, without the mark.

    Raises:
        TableError: it is a workbook or has another encoding; the fault is at the first cell that cannot be decoded.
    """
    if data.startswith(b"PK\x03\x04") and b"opendocument" not in data:
        raise TableError([fault(where, "wrong-ending", given=".xlsx", why="table.wrong-ending.workbook")])
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise TableError([fault(where, "other-spreadsheet", given=".ods" if data.startswith(b"PK") else ".xls")])
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    if encoding != "utf-16" and data[:200].count(0) > len(data[:200]) / MANY_NULS:
        raise TableError([fault(where, "not-utf8", expected="CSV UTF-8")])
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row, column = end_of(data[: error.start].decode(encoding, "ignore"))
        raise TableError([fault(where._replace(row=row, column=column), "not-utf8", expected="CSV UTF-8")]) from error


def end_of(text: str) -> tuple[int, int]:
    """Return the row and column at which a CSV text ends."""
    row, column = 1, 1
    for row, cells in enumerate(csv.reader(lines_of(text), delimiter=separator(text)), start=1):  # noqa: B007
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


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends; a file in memory (StringIO) would take four bytes a character."""
    return (each[0] for each in LINE.finditer(text))


def rows_of(text: str, between: str, where: Cell, broken: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV text with their numbers, header first, up to one whose quotation marks do not pair.

    The fault of that row is added to ``broken``. The apostrophe that ``to_csv(for_spreadsheets=True)`` puts before a
    formula is not part of the text.
    """
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines_of(text), delimiter=between, strict=True), 1):
            if number > 1 or DECLARED.fullmatch(between.join(cells)) is None:
                yield number, [unharmed(each) if each[:1] == "'" else each for each in cells]
    except csv.Error as error:
        broken.append(fault(where._replace(row=number + 1), "not-csv", given=str(error)))
