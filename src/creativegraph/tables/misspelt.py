"""Things that only their spelling keeps from being another one: named in a row, without a class and a name."""

from collections.abc import Collection, Iterator
from itertools import chain
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
    near = likened(bare, reader, given)
    for thing, (claim, column) in bare.items():
        alike = near[thing]
        if alike:
            table = reader.tables[claim.table]
            meant = compact(alike[0])
            cell = table.cell(claim.row, column if table.kind == "claims" else "thing")
            yield fault(
                cell, "thing-like-another", given=compact(thing), near=meant, fix=meant if len(alike) == 1 else ""
            )


def likened(bare: Collection[str], reader: "Amendments", given: Collection[str]) -> dict[str, list[str]]:
    """Return, for each of some things, those with a class or a name of which it may be a misspelling."""
    of_home: dict[str, list[str]] = {}
    for thing in bare:
        of_home.setdefault(thing.rpartition("/")[0], []).append(thing)
    near: dict[str, list[str]] = {thing: [] for thing in bare}
    others = chain(reader.typed, (each for each in reader.labelled if each not in reader.typed), given)
    for other in others if bare else ():  # one by one, as large tables have millions
        called = IRI(other).slug
        for thing in of_home.get(other.rpartition("/")[0], ()):
            name = IRI(thing).slug
            if other != thing and other not in near[thing] and (respelled(name, called) or slipped(name, called)):
                near[thing].append(other)
    return near
