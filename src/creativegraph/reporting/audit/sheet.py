"""The sheet of a sample, to fill in: a workbook with drop-downs, or CSV."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from creativegraph.graph.rows import Rows
from creativegraph.messages.characters import in_xml
from creativegraph.messages.table import message
from creativegraph.reporting.audit.sample import Sample
from creativegraph.reporting.audit.verdicts import COLUMNS, VERDICTS, Verdict

if TYPE_CHECKING:
    from openpyxl import Workbook

    from creativegraph.export.workbooks.style import Column

__all__ = ["csv_of", "rows_of", "workbook"]

WIDTHS = {
    "claim": 18, "says": 48, "source": 34, "source_address": 34, "words": 44, "verdict": 12, "evidence": 44,
    "address": 34, "checker": 18, "checked_on": 13, "seed": 9, "frame": 20, "drawn": 12,
}  # fmt: skip
TO_FILL = ("verdict", "evidence", "address", "checker", "checked_on")
RULES = {"checked_on": "day", "drawn": "day", "seed": "integer"}


def rows_of(sample: Sample, day: date) -> list[Verdict]:
    """Return the rows of a sample, with nothing filled in."""
    return [
        Verdict(*each, verdict="", evidence="", address="", checker="", checked_on="", seed=str(sample.seed),
                frame=sample.frame, drawn=day.isoformat())
        for each in sample.drawn
    ]  # fmt: skip


def csv_of(rows: Sequence[Verdict]) -> bytes:
    """Return rows as CSV that no spreadsheet takes for formulas."""
    return Rows(COLUMNS, ("string",) * len(COLUMNS), rows).to_csv(for_spreadsheets=True).encode()


def workbook(rows: Sequence[Verdict], language: str) -> bytes:
    """Return rows as a workbook with a guide; the sheet takes no other verdict than those of its list."""
    from openpyxl import Workbook

    from creativegraph.export.workbooks.choices import Lists

    book = Workbook()
    book.remove(book.worksheets[0])
    lists = Lists(book)
    add_guide(book, rows, language)
    fill(book, rows, columns(lists.add("verdict", VERDICTS), language), language)
    lists.finish()
    book.active = 1
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def columns(choices: str, language: str) -> "list[Column]":
    """Return the columns of the sheet."""
    from creativegraph.export.workbooks.style import Column

    return [
        Column(
            name, WIDTHS[name], message(f"audit.note.{name}", language) if name in TO_FILL else "",
            choices if name == "verdict" else "", True, RULES.get(name, ""), needed=name == "verdict",
        )
        for name in COLUMNS
    ]  # fmt: skip


def fill(book: "Workbook", rows: Sequence[Verdict], columns: "Sequence[Column]", language: str) -> None:
    """Add the sheet of the rows."""
    from creativegraph.export.workbooks.rules import enforce
    from creativegraph.export.workbooks.style import TOP, cell_of, head, height, put

    sheet = book.create_sheet(message("audit.sheet", language))
    head(sheet, columns)
    for number, row in enumerate(rows, start=2):
        for place, text in enumerate(row, start=1):
            cell = cell_of(sheet, number, place)
            if text:
                put(cell, in_xml(text))
            cell.alignment = TOP
        sheet.row_dimensions[number].height = height(row, [each.width - 2 for each in columns])
    enforce(sheet, columns, len(rows), language)
    sheet.freeze_panes = "C2"


def add_guide(book: "Workbook", rows: Sequence[Verdict], language: str) -> None:
    """Add the sheet that says what was drawn and how it is checked."""
    from creativegraph.export.workbooks.guide import guide

    first = rows[0]
    texts = [message("template.guide", language)]
    texts.append(
        message("audit.guide.drawn", language, n=len(rows), frame=first.frame, seed=first.seed, day=first.drawn)
    )
    texts += [message(f"audit.guide.{number}", language) for number in range(1, 5)]
    guide(book, message("template.sheet.guide", language), map(in_xml, texts))
