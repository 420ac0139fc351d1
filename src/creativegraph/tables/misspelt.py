"""Things that only their spelling keeps from being another one: named in a row, without a class and a name."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from creativegraph.iris import IRI, compact
from creativegraph.names.suggest import respelled, slipped
from creativegraph.tables.claim import Claim
from creativegraph.tables.defaults import NAMING, kinds_made, of_row
from creativegraph.tables.rules import fault

if TYPE_CHECKING:
    from creativegraph.errors import Fault
    from creativegraph.tables.amendments import Amendments

__all__ = ["misspelt"]


MANY = 1 << 9
"""How many things without a class and a name are compared with those that have them."""


def named_in(claim: Claim, made: Collection[str]) -> tuple[str, str]:
    """Return the thing that a claim's row may have misspelt, and the column in which it stands; nothing if none."""
    if claim.column and IRI(claim.subject).kind in made:
        of_thing = claim.column in NAMING and claim.property.value == "thing" and "/code/" not in claim.value
        return (claim.value, claim.column) if of_thing else ("", "")
    return (claim.subject, "subject") if claim.column in {"", "subject", "property"} else ("", "")


def misspelt(reader: "Amendments") -> "Iterator[Fault]":
    """Yield things that only their spelling keeps from being another one: without a class and a name in any row."""
    given = {each.naming.thing for each in reader.given}
    bare: dict[str, tuple[Claim, str]] = {}
    made = kinds_made(reader.vocabulary)
    for claim in reader.claims.values():
        thing, column = named_in(claim, made)
        if thing and thing not in reader.typed and thing not in given and thing not in reader.labelled:
            if thing not in bare:
                bare[thing] = of_row(claim), column
            if len(bare) > MANY:
                return
    homes: dict[str, list[str]] = {}
    for thing in (*reader.typed, *reader.labelled, *given):
        homes.setdefault(thing.rpartition("/")[0], []).append(thing)
    for thing, (claim, column) in bare.items():
        home, _, name = thing.rpartition("/")
        others = [each for each in dict.fromkeys(homes.get(home, ())) if each != thing]
        alike = [each for each in others if respelled(name, IRI(each).slug) or slipped(name, IRI(each).slug)]
        if alike:
            table = reader.tables[claim.table]
            near = compact(alike[0])
            cell = table.cell(claim.row, column if table.kind == "claims" else "thing")
            yield fault(
                cell, "thing-like-another", given=compact(thing), near=near, fix=near if len(alike) == 1 else ""
            )
