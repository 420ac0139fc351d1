"""Things by the names that tables and code lists give them, for cells that hold a name instead of kind/slug."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from creativegraph.iris import CODES, compact
from creativegraph.names.fold import fold
from creativegraph.names.suggest import similar
from creativegraph.tables.table import Table
from creativegraph.tables.vocabulary import Vocabulary

__all__ = ["NAMES", "Named"]

NAMES = ("skos:prefLabel", "skos:altLabel", "dcterms:title")
"""Properties whose values are names of a thing."""
SUGGESTED = 3
NAMING = re.compile(rf"(?:{'|'.join(NAMES)})(?:@[\w-]+)?(?: \d+)?")
"""Columns of records tables that hold names, not what qualifies them."""


class Named:
    """The names in tables, read when a cell first holds one; ``thing`` gives the IRI of kind/slug."""

    def __init__(self, tables: Iterable[Table], vocabulary: Vocabulary, thing: Callable[[str], str | None]) -> None:
        self.tables = tables
        self.vocabulary = vocabulary
        self.thing = thing

    @cached_property
    def things(self) -> dict[str, set[str]]:
        """The IRIs of things by their folded names."""
        found: dict[str, set[str]] = defaultdict(set)
        for text, name in self.stated():
            iri = self.thing(text)
            if iri and name:
                found[fold(name)].add(iri)
        for each in self.vocabulary.code_triples:
            iri = getattr(each.subject, "value", "")
            if compact(each.predicate.value) in NAMES and iri in self.vocabulary.codes:
                found[fold(getattr(each.object, "value", ""))].add(iri)
        return found

    def stated(self) -> Iterator[tuple[str, str]]:
        """Yield the cell of each thing that a table names, and the name."""
        for table in self.tables:
            named = [column for column in table.columns if NAMING.fullmatch(column)]
            for row in table.rows:
                if table.kind == "claims" and table.get(row, "property") in NAMES:
                    yield table.get(row, "subject"), table.get(row, "value")
                elif table.kind == "records":
                    yield from ((table.get(row, "thing"), table.get(row, column)) for column in named)

    def of(self, text: str, scheme: str = "") -> list[str]:
        """Return the IRIs of the things with a name, sorted; of several, those in the code list that is asked for."""
        found = sorted(self.things.get(fold(text), ()))
        return [each for each in found if each.startswith(f"{CODES}{scheme}/")] or found if scheme else found

    def near(self, text: str) -> list[str]:
        """Return things, as tables write them, whose names are spelled alike."""
        names = similar(fold(text), self.things, SUGGESTED)
        return list(dict.fromkeys(compact(iri) for name in names for iri in sorted(self.things[name])))[:SUGGESTED]
