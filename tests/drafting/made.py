"""A draft made by hand, and its file as a person decides about it."""

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from creativegraph.drafting import Candidate, Document, Thing
from creativegraph.drafting.draft import Draft, merged, things_of
from creativegraph.drafting.source import SourceRow, source_of
from creativegraph.drafting.workbook import draft_xlsx

__all__ = ["FAIR", "OFFICE", "REPORT", "candidate", "decide", "drafted", "fair", "workbook"]

REPORT = Document(
    "The fair\n\nThe Orvane Fair of 2025 was organised by the Fair Office."
    " It drew more than 12,000 visitors in May 2025.\n\n"
    "Potters, weavers and bookbinders from nine towns showed their work in the old market hall,"
    " as they have for years.\n\n"
    "“It was a joy,” said Ann Vale. About 900 people came to the Lantern Night. It was a joy.",
    "en",
    "The fair",
)
FAIR = Thing("event/orvane-fair-2025", "Orvane Fair of 2025", 14, 33, classes=("cg:Festival",))
OFFICE = Thing("org/fair-office", "Fair Office", 55, 66)
HANOI = Thing("place/hanoi", "Hà Nội", 0, 0, known=True)

WRITTEN: dict[str, bytes] = {}
"""Workbooks by their drafts and decisions: most tests begin with the same, and to write one takes longer than they."""


def candidate(property_name: str, value: str, quote: str, *things: Thing, **columns: str) -> Candidate:
    """Return a candidate about the fair."""
    start = REPORT.text.index(quote)
    return Candidate(
        FAIR.id,
        property_name,
        value,
        quote,
        start,
        start + len(quote),
        columns=columns,
        things=(FAIR, *things),
        rule="r",
    )


def fair() -> list[Candidate]:
    """Return candidates of the report."""
    return [
        candidate("cg:organisedBy", OFFICE.id, "organised by the Fair Office", OFFICE),
        candidate("visitors", "more than 12,000", "more than 12,000 visitors", when="2025-05"),
        candidate("cg:takesPlaceIn", HANOI.id, "The Orvane Fair", HANOI),
    ]


def drafted(candidates: Iterable[Candidate], document: Document = REPORT, source: SourceRow | None = None) -> Draft:
    """Return the draft of candidates."""
    found = merged(candidates)
    return Draft(document, found, things_of(found), source_of(document, source or SourceRow("orvane-report")))


def workbook(made: Draft, path: Path, *decisions: str) -> Path:
    """Write a draft with decisions, those left over being ``yes``."""
    asked = repr((made, decisions))
    if asked not in WRITTEN:
        path.write_bytes(draft_xlsx(made))
        decide(path, lambda _: None, *decisions, *["yes"] * (len(made.candidates) - len(decisions)))
        WRITTEN[asked] = path.read_bytes()
    path.write_bytes(WRITTEN[asked])
    return path


def decide(path: Path, change: Callable[[Any], None], *decisions: str) -> None:
    """Change a workbook as a spreadsheet would, and write decisions into its first column."""
    book = load_workbook(BytesIO(path.read_bytes()))
    for row, word in enumerate(decisions, start=2):
        book["claims"].cell(row, 1).value = word
    change(book)
    book.save(path)
