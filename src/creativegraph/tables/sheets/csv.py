"""Reads CSV files: their encoding (UTF-8, UTF-16), line ends, and what separates columns (comma, semicolon, tab).

Only one row is in memory at a time.
"""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from io import StringIO, TextIOWrapper
from typing import IO

from creativegraph.errors import Cell, Fault, TableError, UnreadableError
from creativegraph.files.limits import beyond, in_force
from creativegraph.messages.characters import unharmed
from creativegraph.tables.rules import fault
from creativegraph.tables.table import HEADERS, named

__all__ = ["begun", "rows_of", "separator", "text_in"]

# A quotation of a whole book chapter must not stop a table from being read.
csv.field_size_limit(max(csv.field_size_limit(), 1 << 24))

QUOTED = re.compile(r'"[^"]*"')
FAR = 64
"""How many times the columns of a table a line may have; in one line of a quoted text there may be as many commas."""
HEAD = 1 << 20
"""How much is read at once."""
MANY_NULS = 8
"""Text with more than one null byte in eight is UTF-16 without a byte order mark, or no text."""
DECLARED = re.compile(r"sep=([,;\t])")
"""A first line that Excel and LibreOffice understand as a declaration of the separator."""

KNOWN = frozenset(name for names in HEADERS.values() for name in names)
PROPERTY = re.compile(r"[a-z]+:[A-Za-z]")


def begun(file: IO[bytes], where: Cell) -> TextIOWrapper:
    """Return a file as text in the encoding of its beginning; it is decoded as far as it is read.

    Raises:
        TableError: it is a workbook, or no text.
    """
    start = file.read(HEAD)
    if start.startswith(b"PK\x03\x04"):
        other = b"opendocument" in start or b"opendocument" in file.read()
        details = {"given": ".ods"} if other else {"given": ".xlsx", "why": "table.wrong-ending.workbook"}
        raise TableError([fault(where, "other-spreadsheet" if other else "wrong-ending", **details)])
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError([fault(where, "other-spreadsheet", given=".xls")])
    encoding = "utf-16" if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    if encoding != "utf-16" and start[:200].count(0) > len(start[:200]) / MANY_NULS:
        raise TableError([fault(where, "not-utf8", expected="CSV UTF-8")])
    file.seek(0)
    return TextIOWrapper(file, encoding, newline="")


def text_in(file: IO[bytes], where: Cell) -> TextIOWrapper:
    """Return a file in UTF-8, or in UTF-16 with a byte order mark, as text at its beginning, without the mark.

    Raises:
        TableError: it is a workbook or has another encoding; the fault is at the first cell that cannot be decoded.
    """
    text = begun(file, where)
    encoding = text.encoding
    try:
        while text.read(HEAD):
            pass
    except UnicodeDecodeError as error:
        text.detach()
        file.seek(0)
        row, column = end_of(file.read(), encoding)
        raise TableError([fault(where._replace(row=row, column=column), "not-utf8", expected="CSV UTF-8")]) from error
    text.seek(0)
    return text


def end_of(data: bytes, encoding: str) -> tuple[int, int]:
    """Return the row and column of the first byte of a CSV file that is none of a character."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data[: error.start].decode(encoding, "ignore")
    between = separator(text.splitlines())
    row, column = 1, 1
    for row, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=between), start=1):  # noqa: B007
        column = len(cells)
    return (row + 1, 1) if text.endswith(("\n", "\r")) else (row, max(column, 1))


def separator(lines: Iterable[str]) -> str:
    """Return the separator: the one with which the first row has the most known names, else the most cells.

    Rows of empty cells, as spreadsheets write blank rows, say nothing of it.
    """
    line = next((each for each in lines if any(map(str.isalnum, each))), "")[:HEAD].rstrip("\r\n")
    if declared := DECLARED.fullmatch(line):
        return declared[1]
    return max(",;\t", key=lambda each: known_names(line, each))


def known_names(line: str, between: str) -> tuple[int, int]:
    """Return how many known columns a header has with this separator, and how many in all."""
    names = named(next(csv.reader([line], delimiter=between), []))
    return sum(name in KNOWN or PROPERTY.match(name) is not None for name in names), len(names)


def narrow(lines: Iterable[str], between: str, where: Cell) -> Iterator[str]:
    """Yield lines as they are, up to one with millions of cells, of each of which the reader makes an object.

    Raises:
        UnreadableError: there is such a line.
    """
    most = FAR * in_force().table_columns
    for line in lines:
        if len(line) > most and line.count(between) > most and QUOTED.sub("", line).count(between) > most:
            what = f"{where.file} has a line of {line.count(between):,} cells"
            raise UnreadableError(beyond(what, "table_columns", "keep those that hold something"))
        yield line


def rows_of(lines: Iterable[str], between: str, where: Cell, broken: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV text with their numbers, header first, up to one whose quotation marks do not pair.

    The fault of that row is added to ``broken``. The apostrophe that ``to_csv(for_spreadsheets=True)`` puts before a
    formula is not part of the text.
    """
    number = 0
    try:
        for number, cells in enumerate(csv.reader(narrow(lines, between, where), delimiter=between, strict=True), 1):
            if number > 1 or DECLARED.fullmatch(between.join(cells)) is None:
                yield number, [unharmed(each) if each[:1] == "'" else each for each in cells]
    except csv.Error as error:
        broken.append(fault(where._replace(row=number + 1), "not-csv", given=str(error)))
