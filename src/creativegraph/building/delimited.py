"""CSV files as people save them: with or without a byte order mark, any line ends, comma, semicolon or tab."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from creativegraph.building.rules import fault
from creativegraph.errors import Cell, TableError, UnreadableError

__all__ = ["ENDINGS", "rows_of", "separator", "text_of"]

ENDINGS = (".csv", ".tsv")

# A quotation of a whole book chapter must not stop a table from being read.
LONGEST_CELL = 1 << 24


def text_of(path: Path) -> str:
    """The text of a UTF-8 file without its byte order mark.

    Raises:
        UnreadableError: the file cannot be read.
        TableError: it is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot read {path}: {error.strerror}; check the name and its permissions") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise TableError([fault(Cell(str(path), "", row, 1), "not-utf8")]) from error


def separator(header: str) -> str:
    """The character between the columns: comma, semicolon or tab, whichever the header has most."""
    return max(",;\t", key=header.count)


def rows_of(path: Path, text: str, between: str) -> Iterator[list[str]]:
    """The rows of a CSV text, header first.

    Raises:
        TableError: the quotation marks do not pair.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):  # noqa: B007 - used in the message
            yield record
    except csv.Error as error:
        raise TableError([fault(Cell(str(path), "", number + 1, 1), "not-csv", given=str(error))]) from error
