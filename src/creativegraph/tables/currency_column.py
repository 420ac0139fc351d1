"""The column of a claims table that names the currency of a figure: by its code, as a code or by a name."""

from creativegraph.iris import IRI
from creativegraph.tables.cells import currencies
from creativegraph.tables.cells.cells import Cells

__all__ = ["currency_in"]


def currency_in(cells: Cells) -> str:
    """Return the three letters of the currency that the column names, empty where it names none."""
    text = cells.get("currency")
    if (found := currencies.CODE_OF.get(text.lower())) or not text:
        return found or ""
    meant = cells.meant(text, cells.table.owner) or cells.code_in("currency", text)
    meant = meant or cells.named.of(text, "currency", cells.table.owner)
    return IRI(meant[0]).slug.upper() if len(meant) == 1 and "/code/currency/" in meant[0] else ""
