"""Rows that say again what a row of another file says: a workbook that was handed out and comes back has such rows."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from creativegraph.tables.claim import Claim, Source

if TYPE_CHECKING:
    from creativegraph.tables.cells.cells import Cells
    from creativegraph.tables.table import Table

__all__ = ["is_repeated", "is_same", "is_unfilled"]

Made = TypeVar("Made", Claim, Source)


def is_unfilled(cells: "Cells") -> bool:
    """Return True for a row that asks for something and says nothing yet: it has neither a value nor a source."""
    return bool(cells.get("asked")) and not cells.get("value") and not cells.get("sources")


def is_same(one: Made, other: Made) -> bool:
    """Return whether two rows say the same, wherever they stand."""
    return nowhere(one) == nowhere(other)


def nowhere(made: Claim | Source) -> Claim | Source:
    """Return what a row says, without where it stands."""
    if isinstance(made, Claim):
        return made._replace(table=0, row=0, column="")
    return made._replace(table=0, row=0)


def is_repeated(cells: "Cells", made: Sequence[Made], known: Mapping[str, Made], tables: "Sequence[Table]") -> bool:
    """Return whether rows of other files have said all that a row says, each under the same id."""
    there = [known.get(each.id) for each in made]
    return all(
        before is not None and tables[before.table].file != cells.table.file and is_same(before, each)
        for before, each in zip(there, made, strict=True)
    )
