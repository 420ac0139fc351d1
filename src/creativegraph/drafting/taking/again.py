"""A draft that is taken again: which rows of the tables its rows wrote before, and what they have more now.

A row that was mended in the draft fills the empty cells of the row that it wrote. What a person wrote into the tables
stays: where both say otherwise, both rows stand, and that is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from creativegraph.drafting.taking.decided import KEPT, Row
from creativegraph.drafting.taking.home import Home
from creativegraph.drafting.taking.quoted import offset
from creativegraph.drafting.taking.read import cited
from creativegraph.tables.cells.grammar import CALLED
from creativegraph.tables.table import QUALIFIERS

__all__ = ["Again", "again"]

SAME = ("subject", "property", "value", "start", "end", *QUALIFIERS)
"""Columns in which two rows of one source agree that say the same."""
QUOTED = ("quote", "start", "end")


class Again(NamedTuple):
    """The rows of a draft that the tables lack, how many they have, and which rows of theirs are to be mended.

    ``mends`` has the number of a row of the draft with the id of the row that it wrote; ``beside`` the id of one that
    says otherwise of the same words.
    """

    fresh: list[Row]
    before: int
    mends: dict[int, str]
    beside: dict[int, str]


class There(NamedTuple):
    """A row of the tables: its id, its cells, and whether it is one that was written from a draft."""

    id: str
    cells: Mapping[str, str]
    written: bool


def again(rows: Sequence[Row], source: str, home: Home) -> Again:
    """Return which rows of a draft are new, and what became of those that were taken before."""
    there = list(rows_there(home, source))
    by_key, keys = {key(each.cells): each for each in there}, {key(row.cells) for row in rows}
    left = [each for each in there if each.written and key(each.cells) not in keys]
    made = Again([], 0, {}, {})
    before, done = 0, set[tuple[str, ...]]()
    for row in rows:
        if key(row.cells) in done:  # the draft has it twice
            before += 1
            continue
        done.add(key(row.cells))
        known = by_key.get(key(row.cells))
        alike = [known] if known else [each for each in left if is_about_the_same(row.cells, each.cells)]
        old = next((each for each in alike if agrees(row.cells, each.cells)), None)
        if old is None and known is None:
            made.fresh.append(row)
            if alike:
                made.beside[row.number] = alike[0].id
        elif old is not None and old.written and adds(row.cells, old.cells):
            made.fresh.append(row)
            made.mends[row.number] = old.id
        else:
            before += 1
        if old in left:
            left.remove(old)
    return made._replace(before=before)


def rows_there(home: Home, source: str) -> Iterator[There]:
    """Yield the rows that the tables have of a source."""
    for table in home.of_kind("claims"):
        ours = Path(table.file).resolve() == home.claims.resolve()
        for row in cited(table, source):
            name = table.get(row, "id")
            written = ours and name.startswith(f"{source}-") and name.removeprefix(f"{source}-").isdecimal()
            yield There(name, {each: table.get(row, each) for each in table.columns}, written)


def key(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return in what a row must agree with another one to say the same."""
    return tuple(bare(cells, each) for each in SAME)


def bare(cells: Mapping[str, str], column: str) -> str:
    """Return a cell without the names of its things."""
    return CALLED.sub(lambda found: found["thing"], cells.get(column, ""))


def is_about_the_same(row: Mapping[str, str], old: Mapping[str, str]) -> bool:
    """Return whether two rows say something of one thing by one property, in words that overlap."""
    if any(bare(row, each) != bare(old, each) for each in ("subject", "property")):
        return False
    first, last, start, end = (offset(each.get(name, "")) for each in (row, old) for name in ("start", "end"))
    if first is None or last is None or start is None or end is None:
        return False
    return first < end and start < last


def agrees(row: Mapping[str, str], old: Mapping[str, str]) -> bool:
    """Return whether two rows say nothing that differs: each cell is empty in one of them, or alike in both."""
    both = ((bare(row, each), bare(old, each)) for each in dict.fromkeys((*KEPT, *SAME)) if each not in QUOTED)
    return all(given == there or not given or not there for given, there in both)


def adds(row: Mapping[str, str], old: Mapping[str, str]) -> bool:
    """Return whether a row has a cell that another one lacks, or another quotation."""
    more = any(row.get(each, "") and not old.get(each, "") for each in KEPT)
    return more or (row.get("start", ""), row.get("end", "")) != (old.get("start", ""), old.get("end", ""))
