"""Decisions about names as rows of a table: read from and written in the columns of SSSOM."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from creativegraph.errors import UnreadableError, shown
from creativegraph.tables.decisions import BY_HAND, NEEDED, NOT, SAME, Decision
from creativegraph.tables.table import FINDINGS

__all__ = ["COLUMNS", "decisions_in", "noted", "said_by", "table_of"]

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label", "object_source",
    "mapping_justification", "confidence", "mapping_date", "mapping_tool", "other", "comment",
)  # fmt: skip
"""Slots of SSSOM, in its order."""


def decisions_in(path: Path) -> list[Decision]:
    """Return the decisions of a table in the order of its rows.

    Raises:
        UnreadableError: it cannot be read, or is no such table.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"cannot read {path}: {error}; save it as CSV in UTF-8") from error
    lines = text.splitlines(keepends=True)
    between = max(",;\t", key=lines[0].count) if lines else ","
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=between)
    missing = [each for each in NEEDED if each not in (reader.fieldnames or ())]
    if missing:
        raise UnreadableError(f"{path} has no column {missing[0]}; give a table with the columns of SSSOM")
    return list(read_rows(reader, path))


def read_rows(reader: "csv.DictReader[str]", path: Path) -> Iterator[Decision]:
    """Yield the decisions of a table's rows."""
    for number, row in enumerate(reader, start=2):
        cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
        if not any(cells.values()):
            continue
        if not all(cells.get(each) for each in NEEDED):
            empty = next(each for each in NEEDED if not cells.get(each))
            raise UnreadableError(f"{path}, row {number}: {empty} is empty; fill it, or remove the row")
        modifier = cells.get("predicate_modifier", "")
        if cells["predicate_id"] != SAME or modifier not in ("", NOT):
            given = f"{modifier} {cells['predicate_id']}".strip()
            raise UnreadableError(
                f"{path}, row {number}: {shown(given)} is no decision; write {SAME}, and Not in predicate_modifier"
                " where the two are not the same"
            )
        run = dict(each.split("=", 1) for each in cells.get("other", "").split("|") if "=" in each).get("run", "")
        yield Decision(
            cells["subject_id"], cells["object_id"], modifier == NOT, cells.get("subject_label", ""),
            cells.get("object_label", ""), cells.get("object_source", ""),
            cells.get("mapping_justification", "") or BY_HAND, cells.get("confidence", ""),
            cells.get("mapping_date", ""), run, cells.get("mapping_tool", ""), cells.get("comment", ""), number,
            tuple((name, text) for name, text in cells.items() if text and name not in (*COLUMNS, FINDINGS)),
        )  # fmt: skip


def table_of(decisions: Sequence[Decision]) -> str:
    """Return decisions as the text of a table, with the further columns that some of them have."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    more = list(dict.fromkeys(name for each in decisions for name, _ in each.more))
    writer.writerow((*COLUMNS, *more))
    writer.writerows((*written(each), *(dict(each.more).get(name, "") for name in more)) for each in decisions)
    return out.getvalue()


def written(made: Decision) -> tuple[str, ...]:
    """Return a decision as the row of the table."""
    return (
        made.subject, made.subject_label, SAME, NOT if made.refused else "", made.object, made.object_label,
        made.source, made.justification, made.confidence, made.date, made.tool or "creativegraph",
        f"run={made.run}" if made.run else "", made.comment,
    )  # fmt: skip


def said_by(made: Decision) -> tuple[str, str, bool, str]:
    """Return what a decision says, whoever made it and wherever it stands."""
    return made.subject, made.object, made.refused, made.source


def noted(made: Decision) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return all that the row of a decision has, whatever its number."""
    return written(made), made.more
