"""Rows of a table as readers want them: those that say the same as one, and under headings."""

import re
from collections.abc import Sequence

from creativegraph.dossier.model import Piece, Table
from creativegraph.names.fold import fold

__all__ = ["BETWEEN", "grouped", "merged", "year_in"]

BETWEEN = "; "
"""What stands between the values of a cell."""
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def merged(rows: Sequence[tuple[Piece, ...]], joined: Sequence[bool]) -> tuple[tuple[Piece, ...], ...]:
    """Return rows with those as one that have the same texts but in the columns that are joined."""
    found: dict[tuple[str, ...], tuple[Piece, ...]] = {}
    for row in rows:
        key = tuple("" if apart else each.text for each, apart in zip(row, joined, strict=True))
        before = found.get(key)
        found[key] = row if before is None else tuple(map(both, before, row))
    return tuple(found.values())


def both(one: Piece, other: Piece) -> Piece:
    """Return two cells as one."""
    texts = dict.fromkeys((*one.text.split(BETWEEN), *other.text.split(BETWEEN)))
    text = one.text if one.text == other.text else BETWEEN.join(filter(None, texts))
    return one._replace(text=text, notes=tuple(dict.fromkeys((*one.notes, *other.notes))))


def grouped(table: Table) -> Table:
    """Return a table whose rows stand under what the first column says; its notes go to the second."""
    rows = sorted(table.rows, key=lambda each: (fold(each[0].text), each[0].text))
    made = tuple((both(each[1], Piece(each[1].text, each[0].notes)), *each[2:]) for each in rows)
    return table._replace(columns=table.columns[1:], rows=made, groups=tuple(each[0].text for each in rows))


def year_in(text: str) -> str:
    """Return the last year in a text."""
    found = YEAR.findall(text)
    return found[-1] if found else ""
