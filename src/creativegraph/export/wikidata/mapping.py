"""Which terms and things of a project are which of Wikidata: its alignments, and its tables ``data/wikidata.csv``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph import project
from creativegraph.errors import FormatError, shown
from creativegraph.iris import PREFIXES, compact, expand
from creativegraph.names.argument import argument
from creativegraph.tables.sheets.files import tables_in

__all__ = ["ENTITY", "TYPES", "Mapping", "Rule", "mapping"]

ENTITY = "http://www.wikidata.org/entity/"
ITEM, PROPERTY = re.compile(r"Q[1-9][0-9]*"), re.compile(r"P[1-9][0-9]*(?: P[1-9][0-9]*)*")
TYPES = (
    "item", "time", "period", "string", "monolingual", "url", "external-id", "quantity", "latitude", "longitude",
    "label", "alias",
)  # fmt: skip
"""How a value is written."""
SAYS_NOTHING = "-"
"""Stands in place of an item for a code that says nothing more."""
SURE = ("closeMatch", "exactMatch")


class Rule(NamedTuple):
    """How the claims of a property are said.

    ``subject`` is the property that leads from a thing that Wikidata has no item for, such as a membership, to the one
    that the statement is about; ``qualifies`` the property whose statement on the same thing it qualifies; ``where``
    what else must hold: ``PROPERTY=CODE`` of the thing, ``value a CLASS``, or a pattern of addresses.
    """

    property: str
    type: str
    subject: str = ""
    qualifies: str = ""
    where: str = ""


class Mapping(NamedTuple):
    """The rules by the short names of our properties, and Wikidata's items by our things, classes and codes."""

    rules: dict[str, tuple[Rule, ...]]
    items: dict[str, str]

    @property
    def joins(self) -> frozenset[str]:
        """The properties that are said by the subject or the kind of another statement."""
        rules = [each for some in self.rules.values() for each in some]
        named = (each.where.partition("=")[0] for each in rules if "=" in each.where and "://" not in each.where)
        return frozenset((*(each.subject for each in rules if each.subject), *named))


def mapping() -> Mapping:
    """Return the mapping of the projects in use.

    Raises:
        FormatError: a row of a table cannot be read as meant; the message has its cell.
    """
    rules: dict[str, list[Rule]] = {}
    items: dict[str, str] = {}
    for path in project.files("data", "wikidata.csv"):
        for table in tables_in(path):
            for row in table.rows if table.kind == "wikidata" else ():
                ours, there, kind, subject, qualifies, where = (
                    table.get(row, each) for each in ("ours", "wikidata", "type", "subject", "qualifies", "where")
                )
                if kind in ("label", "alias") or (kind in TYPES and PROPERTY.fullmatch(there)):
                    rules.setdefault(ours, []).append(Rule(there, kind, subject, qualifies, where))
                elif not kind and (ITEM.fullmatch(there) or there == SAYS_NOTHING):
                    items |= dict.fromkeys(meant(ours, str(path)), there)
                else:
                    column = "type" if kind and kind not in TYPES else "wikidata"
                    cell = table.cell(row.number, column)
                    expected = ", ".join(TYPES) if column == "type" else "P and a number, or Q and a number"
                    raise FormatError(f"{cell}: {shown(table.get(row, column))} is unknown; write {expected}")
    for ours, there in aligned():
        if there.startswith("Q"):
            items.setdefault(str(expand(ours) or ours), there)
        else:
            rules.setdefault(ours, [Rule(there, "")])
    return Mapping({name: tuple(some) for name, some in rules.items()}, items)


def meant(ours: str, file: str) -> list[str]:
    """Return what a name in a table means: a term or code, or a thing of any of the projects that it can be of."""
    used = project.in_use()
    with project.reading(used.owner(file) if used else ""):
        return [str(each) for each in argument(ours).candidates]


def aligned() -> Iterator[tuple[str, str]]:
    """Yield the terms that an alignment of the ontology holds the same as one of Wikidata."""
    from pyoxigraph import NamedNode, RdfFormat, parse

    sure = {NamedNode(PREFIXES["skos"] + each) for each in SURE}
    for path in project.files("ontology/alignments", "*.ttl"):
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            there = getattr(quad.object, "value", "")
            if quad.predicate in sure and isinstance(quad.subject, NamedNode) and there.startswith(ENTITY):
                yield compact(quad.subject.value), there.removeprefix(ENTITY)
