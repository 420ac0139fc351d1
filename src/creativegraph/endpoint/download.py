"""All triples of an endpoint: by one CONSTRUCT if the server allows it, else property by property.

The triples received are compared with the server's own count, so that none is lost unnoticed.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from creativegraph.catalogue.query import bound
from creativegraph.endpoint.rewrite import packaged_query
from creativegraph.errors import IncompleteError
from creativegraph.iris import render

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

__all__ = ["LARGEST_PAGE", "Downloader"]

LARGEST_PAGE = 10_000
"""Virtuoso sorts no more rows than this for a query with LIMIT."""
MAX_PROPERTIES = 100
"""Properties in one query."""


class Source(Protocol):
    """The part of an engine that downloading needs."""

    name: str

    def select(self, text: str) -> bytes:
        """Return the rows of a SELECT as CSV."""

    def number(self, text: str) -> int:
        """Return the one number that a query selects."""

    def construct(self, text: str) -> "Store":
        """Return the triples of a CONSTRUCT in memory, as many as the server sends."""

    def incomplete(self, found: int, size: int) -> IncompleteError:
        """Return the error of a result of which a part is missing."""


class Downloader:
    """Downloads a whole graph."""

    def __init__(self, engine: Source) -> None:
        self.engine = engine

    def size(self) -> int:
        """Return the number of triples."""
        return self.engine.number(packaged_query("size"))

    def store(self) -> "Store":
        """Return all triples in memory.

        Raises:
            IncompleteError: the server sends fewer triples than it counts, or the graph changes meanwhile.
        """
        size = self.size()
        store = self.engine.construct(packaged_query("all"))
        if len(store) < size:
            page = min(len(store), LARGEST_PAGE)
            store.clear()
            for part in self.parts(size, page):
                store.extend(part)
        if len(store) != size or self.size() != size:
            raise self.engine.incomplete(len(store), size)
        return store

    def parts(self, size: int, page: int) -> "Iterator[Store]":
        """Yield stores that together hold all triples, none larger than a page."""
        batch: list[str] = []
        room = page
        for name, count in self.properties(size).items():
            if count > page:
                yield from self.pages(name, page)
                continue
            if batch and (count > room or len(batch) >= MAX_PROPERTIES):
                yield self.of_properties(batch)
                batch, room = [], page
            batch.append(name)
            room -= count
        if batch:
            yield self.of_properties(batch)

    def properties(self, size: int) -> dict[str, int]:
        """Return the properties in use, each with its number of triples."""
        data = self.engine.select(packaged_query("properties"))
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]
        found = {name: int(count) for name, count in rows}
        if sum(found.values()) != size:
            raise self.engine.incomplete(sum(found.values()), size)
        return found

    def of_properties(self, names: Iterable[str]) -> "Store":
        """Return all triples of some properties."""
        terms = [render("iri", name) for name in names]
        return self.without_blank_nodes(
            self.engine.construct(bound(packaged_query("of_properties"), {"property": terms}))
        )

    def pages(self, name: str, page: int) -> "Iterator[Store]":
        """Yield all triples of one property in order of subjects, each page from the last subject of the one before.

        Not by OFFSET, for which Virtuoso would sort more than ``LARGEST_PAGE`` rows.
        """
        last, text = "", packaged_query("after").replace("LIMIT 10000", f"LIMIT {page}")
        while True:
            terms = {"property": [render("iri", name)], "last": [render("string", last)]}
            found = self.without_blank_nodes(self.engine.construct(bound(text, terms)))
            if len(found) < page:
                yield found
                return
            subjects = sorted({subject_of(each) for each in found})
            if len(subjects) < 2:
                raise IncompleteError(
                    f"{self.engine.name} returns at most {page:,} triples, and {subjects[0]} has more of {name};"
                    " raise the server's limit"
                )
            for each in list(found):
                if subject_of(each) == subjects[-1]:  # the page may have cut its values
                    found.remove(each)
            last = subjects[-2]
            yield found

    def without_blank_nodes(self, store: "Store") -> "Store":
        """Return the store; refuse blank nodes, which have another label in each response."""
        from pyoxigraph import BlankNode

        if any(isinstance(term, BlankNode) for quad in store for term in (quad.subject, quad.object)):
            raise IncompleteError(
                f"{self.engine.name} returns the graph in parts only, and blank nodes cannot be joined across parts;"
                " raise the server's limit"
            )
        return store


def subject_of(quad: "Quad") -> str:
    """Return the IRI of a triple's subject."""
    return str(getattr(quad.subject, "value", quad.subject))
