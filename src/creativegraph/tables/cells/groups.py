"""The codes that a column of a short form takes: of its own lists, and of lists of the project's own."""

from typing import TYPE_CHECKING

from creativegraph.iris import CODES, compact
from creativegraph.names.suggest import respelled

if TYPE_CHECKING:
    from creativegraph.tables.cells.cells import Cells

__all__ = ["LISTS", "group_in"]

LISTS = {"group": ("breakdown", "attendee-group", "target-group", "organisation-kind")}
"""Lists whose codes a column takes by their last part or label; those of other lists are written in full."""
MOST = 4
"""How many codes are suggested."""


def group_in(cells: "Cells", column: str) -> str | None:
    """Return the code of the lists of a column that its cell names; None where the cell is no word but an id.

    A word that only other lists have is a fault: nobody would see that it is taken for what it does not mean.
    """
    text = cells.get(column)
    if not text or "/" in text or ":" in text:
        return cells.only_code(text, LISTS[column])
    found = cells.only_code(text, LISTS[column])
    if found is None and len(called := cells.named.of(text, "", cells.table.owner)) == 1:
        found = compact(called[0])
    if found is not None and is_of(cells, found, LISTS[column]):
        return found
    near = ", ".join(near_to(cells, text, LISTS[column]))
    lists = ", ".join(f"code/{each}/…" for each in LISTS[column] if has_codes(cells, each))
    cells.fault(column, "not-a-choice", given=text, role=column, near=near, expected=lists, fix="")
    return ""


def is_of(cells: "Cells", code: str, lists: tuple[str, ...]) -> bool:
    """Return whether a code is of some lists, or is no code that is shipped."""
    return code.startswith(tuple(f"code/{each}/" for each in lists)) or not (cells.thing(code) or "").startswith(CODES)


def has_codes(cells: "Cells", scheme: str) -> bool:
    """Return whether a list has codes here."""
    return any(f"/code/{scheme}/" in each for each in cells.known.codes)


def near_to(cells: "Cells", text: str, lists: tuple[str, ...]) -> list[str]:
    """Return codes of some lists that a text may mean: spellings of it, what means the like, what is spelled alike."""
    begun = tuple(f"code/{each}/" for each in lists)
    alike = [each for each in cells.named.near(text, cells.table.owner) if each.startswith(begun)]
    right = [each for each in alike if respelled(text, each.rpartition("/")[2])]
    meant = [each for start in begun for each in cells.known.meanings.like(text, 2, start)]
    return list(dict.fromkeys([*right, *meant, *alike]))[:MOST]
