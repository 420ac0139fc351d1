"""All triples of an endpoint: at once where the server gives them, else property by property.

What comes is counted and compared with what the server counts, so that nothing is lost in silence.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from creativegraph.catalogue.query import bound
from creativegraph.endpoint.rewrite import transfer
from creativegraph.errors import IncompleteError
from creativegraph.iris import render

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

__all__ = ["Fetcher"]

LARGEST_PAGE = 10_000
"""Virtuoso sorts no more rows than this for a query with a limit."""
LONGEST_LIST = 100


class Source(Protocol):
    """What a graph is fetched by."""

    name: str

    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV."""

    def number(self, text: str) -> int:
        """The one number that a query asks for."""

    def store_of(self, text: str) -> "Store":
        """The triples that the server gives, in memory."""

    def incomplete(self, found: int, size: int) -> IncompleteError:
        """What to say of an answer of which a part is missing."""


class Fetcher:
    """Fetches a whole graph by an engine."""

    def __init__(self, engine: Source) -> None:
        self.engine = engine

    def size(self) -> int:
        """How many triples there are."""
        return self.engine.number(transfer("size"))

    def store(self) -> "Store":
        """All triples, in memory.

        Raises:
            IncompleteError: the server gives less than it counts, or the graph changes meanwhile.
        """
        size = self.size()
        store = self.engine.store_of(transfer("all"))
        if len(store) < size:
            page = min(len(store), LARGEST_PAGE)
            store.clear()
            for part in self.parts(size, page):
                store.extend(part)
        if len(store) != size or self.size() != size:
            raise self.engine.incomplete(len(store), size)
        return store

    def parts(self, size: int, page: int) -> "Iterator[Store]":
        """Stores that together hold all triples, none larger than a page."""
        few: list[str] = []
        sizes = self.properties(size)
        room = page
        for name, count in sizes.items():
            if count > page:
                yield from self.pages(name, page)
                continue
            if few and (count > room or len(few) >= LONGEST_LIST):
                yield self.of_properties(few)
                few, room = [], page
            few.append(name)
            room -= count
        if few:
            yield self.of_properties(few)

    def properties(self, size: int) -> dict[str, int]:
        """The properties in use, each with the number of its triples."""
        data = self.engine.select(transfer("properties"))
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]
        found = {name: int(count) for name, count in rows}
        if sum(found.values()) != size:
            raise self.engine.incomplete(sum(found.values()), size)
        return found

    def of_properties(self, names: Iterable[str]) -> "Store":
        """All triples of some properties."""
        terms = [render("iri", name) for name in names]
        return self.named(self.engine.store_of(bound(transfer("of_properties"), {"property": terms})))

    def pages(self, name: str, page: int) -> "Iterator[Store]":
        """All triples of a property, by their subjects: each page begins after the last subject of the one before."""
        last, text = "", transfer("after").replace("LIMIT 10000", f"LIMIT {page}")
        while True:
            terms = {"property": [render("iri", name)], "last": [render("string", last)]}
            found = self.named(self.engine.store_of(bound(text, terms)))
            if len(found) < page:
                yield found
                return
            subjects = sorted({subject_of(each) for each in found})
            if len(subjects) < 2:
                raise IncompleteError(
                    f"{self.engine.name} gives {page:,} values at once, and {subjects[0]} has"
                    f" more of {name}; raise its limit"
                )
            for each in list(found):
                if subject_of(each) == subjects[-1]:  # the page may have cut its values
                    found.remove(each)
            last = subjects[-2]
            yield found

    def named(self, store: "Store") -> "Store":
        """A part without blank nodes, which another part would name anew."""
        from pyoxigraph import BlankNode

        if any(isinstance(term, BlankNode) for quad in store for term in (quad.subject, quad.object)):
            raise IncompleteError(
                f"{self.engine.name} gives the graph in parts only, and its blank nodes are lost between"
                " them; raise its limit"
            )
        return store


def subject_of(quad: "Quad") -> str:
    """The IRI of a triple's subject."""
    return str(getattr(quad.subject, "value", quad.subject))
