"""Writes copies of CSV files with their findings in a last column, every other byte as it was."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from creativegraph.errors import UnreadableError
from creativegraph.files import atomic_write
from creativegraph.iris import compact
from creativegraph.messages.characters import one_line, sound
from creativegraph.messages.table import message
from creativegraph.reporting import annotate_xlsx
from creativegraph.reporting.summary import advice, severity
from creativegraph.tables.sheets.csv import separator
from creativegraph.validation.report import Finding, Report

__all__ = ["is_marked", "write"]

COLUMN = "findings"
BOM = b"\xef\xbb\xbf"
LONGEST_CELL = 1 << 24


class Record(NamedTuple):
    """A row: its cells, its text without the line end, and its line end."""

    cells: list[str]
    text: str
    end: str


def write(report: Report, file: str, findings: Sequence[Finding], target: Path, workbook: Path) -> None:
    """Write the copy of a CSV file, and beside it a workbook with the cells marked.

    Raises:
        UnreadableError: the file cannot be read as a table.
    """
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from error
    rows, between = records(data)
    rows = unmarked(rows, between)
    out = "".join(extended(rows, between, notes_of(report, findings, len(rows))))
    with atomic_write(target) as copy:
        copy.write((BOM if data.startswith(BOM) else b"") + out.encode())
    annotate_xlsx.write_table(report, [each.cells for each in rows], findings, workbook)


def records(data: bytes) -> tuple[list[Record], str]:
    """Return the rows of a CSV file, and the separator of its cells."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("is not UTF-8 text; save it as CSV UTF-8") from error
    between = separator(text.splitlines())
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=between, strict=True)
    found, read = [], 0
    try:
        for cells in reader:
            whole = "".join(lines[read : reader.line_num])
            row = whole.rstrip("\r\n")
            found.append(Record(cells, row, whole[len(row) :]))
            read = reader.line_num
    except csv.Error as error:
        raise UnreadableError(f"is not CSV ({error}); check the quotation marks") from error
    if not found:
        raise UnreadableError("is empty")
    return found, between


def was_marked(rows: Sequence[Record]) -> bool:
    """Return True if the last column is ours."""
    return [each.strip() for each in rows[0].cells[-1:]] == [COLUMN]


def unmarked(rows: list[Record], between: str) -> list[Record]:
    """Return the rows without our own column."""
    if not was_marked(rows):
        return rows
    width = len(rows[0].cells) - 1
    return [Record(each.cells[:width], joined(each.cells[:width], between), each.end) for each in rows]


def extended(rows: Sequence[Record], between: str, notes: Mapping[int, str]) -> Iterator[str]:
    """Yield the text of each row with its findings in one more cell."""
    width = len(rows[0].cells)
    for number, row in enumerate(rows, start=1):
        last = COLUMN if number == 1 else notes.get(number, "")
        more = between * (max(width - len(row.cells), 0) + 1) + joined([last], between)
        yield row.text + (more if row.cells else "") + row.end


def joined(cells: Sequence[str], between: str) -> str:
    """Return cells as CSV has them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=between, lineterminator="").writerow(cells)
    return out.getvalue() if cells != [""] else ""


def notes_of(report: Report, findings: Sequence[Finding], count: int) -> dict[int, str]:
    """Return the text for the last cell of each row; findings of the header go to the first row below it."""
    row = message("report.row", report.language)
    notes: dict[int, list[str]] = {}
    for each in findings:
        if each.cell is not None:
            number = each.cell.row
            start = f"{row} {number}: " if number <= 1 else ""
            notes.setdefault(min(max(number, 2), max(count, 2)), []).append(start + sentence(report, each))
    return {number: "; ".join(each) for number, each in notes.items()}


def sentence(report: Report, finding: Finding) -> str:
    """Return a finding in one line; it begins with a word, so no spreadsheet takes it for a formula."""
    language = report.language
    kind = severity("waived" if finding.waiver else finding.severity, language)
    place = f" {finding.cell.name}" if finding.cell is not None and finding.cell.column else ""
    advised = "".join(f" ({each})" for each in advice(finding, language))
    reason = f" ({message('report.reason', language)}: {finding.waiver.reason})" if finding.waiver else ""
    return sound(one_line(f"{kind}{place}: {finding.message}{advised}{reason} [{compact(finding.rule)}]"))


def is_marked(path: Path) -> bool:
    """Return True for a file that has our column."""
    try:
        return was_marked(records(path.read_bytes())[0])
    except OSError:
        return False
