"""CSV files with their findings in a last column, every other byte as it was."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from creativegraph.files import atomic_write
from creativegraph.iris import compact
from creativegraph.messages import message
from creativegraph.messages.characters import one_line, sound
from creativegraph.reporting import annotate_xlsx
from creativegraph.reporting.summary import advice, severity
from creativegraph.tables.csv import separator
from creativegraph.validation.report import Finding, Report

__all__ = ["NoTable", "is_marked", "write"]

COLUMN = "findings"
BOM = b"\xef\xbb\xbf"
LONGEST_CELL = 1 << 24


class NoTable(ValueError):  # noqa: N818 - a note for the reader, never an error that leaves this package
    """A file that cannot be read as a table."""


class Record:
    """A row: its cells, its text without the line end, and its line end."""

    __slots__ = ("cells", "end", "text")

    def __init__(self, cells: list[str], text: str) -> None:
        self.cells = cells
        self.text = text.rstrip("\r\n")
        self.end = text[len(self.text) :]


def write(report: Report, file: str, findings: Sequence[Finding], target: Path, workbook: Path) -> None:
    """Write the copy of a CSV file, and beside it a workbook with the cells marked.

    Raises:
        NoTable: the file cannot be read as a table.
    """
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise NoTable(f"cannot be read: {error.strerror}") from error
    rows, between = records(data)
    notes = notes_of(report, findings, len(rows))
    out = "".join(extended(rows, between, notes))
    with atomic_write(target) as copy:
        copy.write((BOM if data.startswith(BOM) else b"") + out.encode())
    annotate_xlsx.write_table(report, [unmarked(rows, each) for each in rows], findings, workbook)


def records(data: bytes) -> tuple[list[Record], str]:
    """Return the rows of a CSV file, and the separator of its cells."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoTable("is not UTF-8 text; save it as CSV UTF-8") from error
    between = separator(text.partition("\n")[0])
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    lines = io.StringIO(text, newline="")
    read: list[str] = []

    def kept() -> Iterator[str]:
        for line in lines:
            read.append(line)
            yield line

    found = []
    try:
        for cells in csv.reader(kept(), delimiter=between, strict=True):
            found.append(Record(cells, "".join(read)))
            read.clear()
    except csv.Error as error:
        raise NoTable(f"is not CSV ({error}); check the quotation marks") from error
    if not found:
        raise NoTable("is empty")
    return found, between


def was_marked(rows: Sequence[Record]) -> bool:
    """Return True if the last column is ours."""
    return bool(rows[0].cells) and rows[0].cells[-1].strip() == COLUMN


def unmarked(rows: Sequence[Record], row: Record) -> list[str]:
    """Return the cells of a row without those of our own column."""
    return row.cells[: len(rows[0].cells) - 1] if was_marked(rows) else row.cells


def extended(rows: Sequence[Record], between: str, notes: Mapping[int, str]) -> Iterator[str]:
    """Yield the text of each row with its findings in one more cell."""
    width = len(rows[0].cells)
    again = was_marked(rows)
    for number, row in enumerate(rows, start=1):
        if not row.cells:
            yield row.text + row.end
            continue
        cells, text = row.cells, row.text
        if again:
            cells = unmarked(rows, row)
            text = joined(cells, between)
        missing = max(width - (1 if again else 0) - len(cells), 0)
        last = COLUMN if number == 1 else notes.get(number, "")
        yield text + between * (missing + 1) + joined([last], between) + row.end


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
        rows, _ = records(path.read_bytes())
    except (NoTable, OSError):
        return False
    return was_marked(rows)
