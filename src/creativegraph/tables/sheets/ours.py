"""Which sheets are ours, so that no reader takes them for a table of the user: findings, lists and guides.

What counts is their first row, as a sheet can be renamed or saved as CSV.
"""

from collections.abc import Sequence
from functools import cache

from creativegraph.messages.table import languages, message

__all__ = ["COLUMNS", "LISTS", "MARKS", "column_names", "guide_title", "is_draft", "is_findings", "is_ours"]

LISTS, MARKS = "creativegraph lists", "creativegraph marks"
COLUMNS = ("severity", "cell", "message", "expected", "write", "value", "thing", "property", "rule", "reason")
"""The columns of the sheet of findings."""


DRAFTS = tuple(map(frozenset, (
    ("take", "subject", "property", "value"), ("thing", "called", "id", "known"), ("field", "value"), ("line", "text"),
)))  # fmt: skip
"""Columns of the sheets of a draft: until they are taken its rows are no claims."""


@cache
def column_names(language: str) -> tuple[str, ...]:
    """Return the header of the sheet of findings in a language."""
    return tuple(message(f"report.{name}", language) for name in COLUMNS)


def guide_title(language: str) -> str:
    """Return the first line of a guide in a language."""
    return message("template.guide", language)


def is_findings(header: Sequence[object]) -> bool:
    """Return whether a header is that of the sheet of findings, to which a user may have added columns."""
    cells = tuple(str(each or "").strip() for each in header)
    return any(cells[: len(COLUMNS)] == column_names(each) for each in languages())


def is_draft(header: Sequence[object]) -> bool:
    """Return whether a header is that of a sheet of a draft, in whatever order its columns are now."""
    names = {str(each or "").strip().casefold() for each in header}
    if "subject" in names and "take" not in names:
        return False  # claims, which may have a column for the field of a record
    return any(names >= columns for columns in DRAFTS)


def is_ours(header: Sequence[object]) -> bool:
    """Return whether the first row of a sheet shows that it was made here and holds no data."""
    first = str(next(iter(header), None) or "").strip()
    return first in titles() or is_findings(header)


@cache
def titles() -> frozenset[str]:
    """Return the first cells of lists, marks and guides."""
    guides = (message("draft.guide", each) for each in languages())
    return frozenset((LISTS, MARKS, *map(guide_title, languages()), *guides))
