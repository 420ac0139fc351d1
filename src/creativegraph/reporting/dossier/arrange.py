"""Rows of a table as readers want them: those that say the same as one, and under headings."""

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from creativegraph.names.fold import fold
from creativegraph.reporting.dossier.cells import Answer, columns_in
from creativegraph.reporting.dossier.model import Piece, Table
from creativegraph.reporting.dossier.outline import Column

__all__ = ["BETWEEN", "below_of", "counted", "grouped", "merged", "once", "sentences", "year_in"]

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


def once(cells: Sequence[Piece], figures: Collection[int]) -> list[Piece]:
    """Return the cells of a row in which each note stands once: at each figure, else at the first cell that has it."""
    seen = {note for place in figures for note in cells[place].notes}
    made = list(cells)
    for place, cell in enumerate(cells):
        if place not in figures:
            made[place] = cell._replace(notes=tuple(each for each in cell.notes if each not in seen))
            seen.update(cell.notes)
    return made


def counted(columns: Sequence[Column], row: Answer) -> list[int]:
    """Return the places of the columns that have a number of a row."""
    return [
        place for place, each in enumerate(columns)
        if any(isinstance(row.get(name), (int, Decimal)) for name in columns_in(each.written))
    ]  # fmt: skip


def below_of(table: Table, row: Sequence[Piece]) -> Piece:
    """Return what stands below a row, each text after the name of its column."""
    wide = len(row) - table.below
    under = [(name, cell) for name, cell in zip(table.columns[wide:], row[wide:], strict=True) if cell.text]
    notes = tuple(dict.fromkeys(note for _, cell in under for note in cell.notes))
    return Piece(sentences(f"{name}: {cell.text}" for name, cell in under), notes)


def sentences(texts: Iterable[str]) -> str:
    """Return texts as sentences one after another."""
    said = ". ".join(f"{each[:1].upper()}{each[1:]}".strip().rstrip(".") for each in texts if each)
    return f"{said}." if said else ""


def grouped(table: Table) -> Table:
    """Return a table whose rows stand under what the first column says; its notes go to the second."""
    rows = sorted(table.rows, key=lambda each: (fold(each[0].text), each[0].text))
    made = tuple((both(each[1], Piece(each[1].text, each[0].notes)), *each[2:]) for each in rows)
    return table._replace(columns=table.columns[1:], rows=made, groups=tuple(each[0].text for each in rows))


def year_in(text: str) -> str:
    """Return the last year in a text."""
    found = YEAR.findall(text)
    return found[-1] if found else ""
