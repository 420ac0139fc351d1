"""Things by the names that tables and code lists give them, for cells that hold a name instead of kind/slug."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeAlias

from creativegraph.iris import BASE, compact
from creativegraph.names.fold import fold
from creativegraph.names.suggest import similar
from creativegraph.project import in_use, own_first
from creativegraph.tables.cells.grammar import CALLED, ITEMS, PARTS
from creativegraph.tables.table import Row, Table
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["NAMES", "Given", "Named", "Naming"]

NAMES = ("skos:prefLabel", "skos:altLabel", "dcterms:title")
"""Properties whose values are names of a thing."""
SUGGESTED = 3
Meant: TypeAlias = Callable[[str, str], tuple[str, ...]]
"""What gives the IRIs that a name can stand for in a table with an owner."""
NAMING = re.compile(rf"(?:{'|'.join(NAMES)})(?:@[\w-]+)?(?: \d+)?")
"""Columns of records tables that hold names, not what qualifies them."""


class Naming(NamedTuple):
    """A name that a cell gives to a thing; without a language it is in that of the source."""

    thing: str
    name: str
    lang: str
    column: str


class Given(NamedTuple):
    """A name that a cell gives to a thing, with the row."""

    naming: Naming
    sources: tuple[str, ...]
    table: int
    row: int


class Named:
    """The names in tables, read when a cell first holds one; ``meant`` gives the IRIs of kind/slug."""

    def __init__(self, tables: Iterable[Table], vocabulary: Vocabulary, meant: Meant) -> None:
        self.tables = tables
        self.vocabulary = vocabulary
        self.meant = meant

    @property
    def asked(self) -> bool:
        """Whether some cell held a name, so that all tables were looked through for it."""
        return "things" in vars(self)

    @cached_property
    def things(self) -> dict[str, set[str]]:
        """The IRIs of things by their folded names."""
        found: dict[str, set[str]] = defaultdict(set)
        for owner, text, name in self.stated():
            meant = self.meant(text, owner) if name else ()
            if len(meant) == 1:
                found[fold(name)].add(meant[0])
        for name, iri in chain.from_iterable(each.named for each in self.vocabulary.code_files):
            if iri in self.vocabulary.codes:
                found[name].add(iri)
        return found

    def stated(self) -> Iterator[tuple[str, str, str]]:
        """Yield the owner of each table that names a thing, the cell of the thing, and the name."""
        for table in self.tables:
            named = [column for column in table.columns if NAMING.fullmatch(column)]
            labels = [column for column in table.columns if column.partition("@")[0] == "label"]
            for row in table.rows:
                if table.kind == "claims":
                    yield from ((table.owner, *each) for each in called(table, row, labels))
                elif table.kind == "records":
                    yield from ((table.owner, table.get(row, "thing"), table.get(row, column)) for column in named)

    def of(self, text: str, scheme: str = "", owner: str = "") -> list[str]:
        """Return the IRIs of the things with a name, sorted; of several, those in the code list that is asked for.

        In a table of a project only its own things and those of what it extends are meant; of codes its own first.
        """
        found = [each for each in sorted(self.things.get(fold(text), ())) if is_seen(each, owner)]
        found = [each for each in found if f"/code/{scheme}/" in each] or found if scheme else found
        return own_first(found, owner) if all("/code/" in each for each in found) else found

    def near(self, text: str, owner: str = "") -> list[str]:
        """Return things, as tables write them, whose names are spelled alike."""
        names = similar(fold(text), self.things, SUGGESTED)
        found = (iri for name in names for iri in sorted(self.things[name]) if is_seen(iri, owner))
        return list(dict.fromkeys(map(compact, found)))[:SUGGESTED]


def called(table: Table, row: Row, labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the things of a row of a claims table with the names that it gives them."""
    subject, value = table.get(row, "subject"), table.get(row, "value")
    if table.get(row, "property") in NAMES:
        yield subject, value
    for cell in (subject, value):
        parts = [part for item in ITEMS.split(cell) for part in PARTS.split(item)] if "/" in cell else ()
        yield from ((found["thing"], found["name"]) for found in map(CALLED.fullmatch, parts) if found)
    about = CALLED.fullmatch(subject)
    yield from ((about["thing"] if about else subject, table.get(row, column)) for column in labels)


def is_seen(iri: str, owner: str) -> bool:
    """Return False for what is below the base of a project that does not count in the tables of another."""
    used = in_use()
    home = used.home(iri) if used and owner else None
    is_code = home is not None and iri.startswith(f"{home.base}code/") and home.base == BASE
    return home is None or used is None or is_code or used.counts(home.base, owner)
