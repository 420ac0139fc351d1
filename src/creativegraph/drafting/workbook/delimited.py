"""A draft as CSV files: the claims, and beside them the things, the source and the text."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from creativegraph.drafting.draft import Draft
from creativegraph.drafting.workbook.sheets import Sheet, claims_sheet, source_sheet, things_sheet
from creativegraph.messages.characters import harmless

__all__ = ["beside", "claims_csv", "draft_csv"]

PARTS = ("things", "source")
TEXT_ENDING = ".txt"


def beside(path: Path) -> dict[str, Path]:
    """Return where the parts of a draft stand whose claims are a CSV file: things, source, text."""
    stem = path.with_suffix("")
    made = {part: stem.with_name(f"{stem.name}-{part}.csv") for part in PARTS}
    return {**made, "text": stem.with_name(f"{stem.name}-text{TEXT_ENDING}")}


def claims_csv(made: Draft) -> bytes:
    """Return the claims of a draft as CSV."""
    sheet = claims_sheet(made)
    return written(sheet.columns, sheet.rows)


def draft_csv(made: Draft, path: Path) -> Mapping[Path, bytes]:
    """Return the files of a draft, by where they stand beside that of the claims."""
    places = beside(path)
    sheets: dict[str, Sheet] = {"things": things_sheet(made), "source": source_sheet(made)}
    tables = {places[name]: written(sheet.columns, sheet.rows) for name, sheet in sheets.items()}
    return {path: claims_csv(made), **tables, places["text"]: made.document.text.encode()}


def written(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as CSV that spreadsheets take for text."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
