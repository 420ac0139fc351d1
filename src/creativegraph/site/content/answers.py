"""A graph that asks no question twice: pages, files, pictures and the audit of a site show the same answers.

The answers that took a while are kept in the user's cache from one run to the next, and asked anew once a triple of a
property has changed that the question reads; any triple, where it may read any property.
"""

from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from creativegraph import catalogue
from creativegraph.catalogue.reading import is_of_triples, properties_of
from creativegraph.errors import (
    AmbiguousNameError,
    ArgumentError,
    QueryError,
    RemoteAccessError,
    UnknownNameError,
    UnknownQueryError,
)
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.names.labels import Name
from creativegraph.names.languages import checked_languages

if TYPE_CHECKING:
    from creativegraph.site.things import Things

__all__ = ["BROKEN", "UNFIT", "AskedOnce"]

UNFIT = (AmbiguousNameError, ArgumentError, UnknownNameError, UnknownQueryError)
"""What is wrong where a question does not fit a graph, such as one that knows nothing of the example.

Anything else, such as an answer that takes too much memory, ends the run: a page must not miss rows without a word.
"""
BROKEN = (*UNFIT, QueryError, RemoteAccessError)
"""What may be wrong with a question of a project's own: its page tells of it."""
WORTH = 0.002
"""Seconds after which an answer is worth keeping."""


class Kept(NamedTuple):
    """An answer as the engine gave it, with a digest of the triples that it was made of."""

    made_of: str
    rows: str


class AskedOnce(Graph):
    """A graph that does not change, with the answers of catalogued questions that it has given; not to be changed."""

    def __init__(self, graph: Graph, site: "Things | None" = None) -> None:  # all known of it is known of this one
        self.__dict__.update(vars(graph))
        self.given: dict[str, Rows] = {}
        self.site = site

    def _run(self, query: catalogue.Query, languages: Sequence[str] | None, arguments: dict[str, object]) -> Rows:
        """The answer of a catalogued query; a language that is named again decides nothing."""
        wanted = tuple(dict.fromkeys(self.languages if languages is None else checked_languages(languages)))
        key = repr((query.name, query.file, wanted, sorted(arguments.items())))
        if key not in self.given:
            self.given[key] = super()._run(query, wanted, arguments)
        return self.given[key]

    def _selected(
        self, query: catalogue.Query, text: str, labels: Sequence[tuple[int, int]], *, at_once: bool
    ) -> tuple[bytes, list[Name] | None]:  # fmt: skip
        """The rows of a catalogued query as CSV: those of an earlier run, if nothing has changed that it reads."""
        from creativegraph.site.content.remembered import recalled, remember

        digest = self.read_by(query) if self.site and not self.engine.remote else ""
        if not digest or self.site is None:
            return super()._selected(query, text, labels, at_once=at_once)
        kept = recalled(self.site, f"answer {text}", Kept)
        if kept is not None and kept.made_of == digest:
            return kept.rows.encode(), None
        start = perf_counter()
        data, names = super()._selected(query, text, labels, at_once=at_once)
        if names is None and perf_counter() - start > WORTH:
            remember(self.site, f"answer {text}", Kept(digest, data.decode()))
        return data, names

    def read_by(self, query: catalogue.Query) -> str:
        """Return a digest of the triples that a query reads, of all if it may read any; empty if it reads more."""
        read = properties_of(query)
        if read is None:
            return self.digest_of_all if is_of_triples(query.text) else ""
        return digest_of([self.digests.get(f"<{each}>".encode(), b"") for each in sorted(read)])

    @cached_property
    def digest_of_all(self) -> str:
        """A digest of all triples."""
        return digest_of(sorted(self.digests.items()))

    @cached_property
    def digests(self) -> dict[bytes, bytes]:
        """Digests of the triples of each property."""
        from creativegraph.site.dataset.dumps import dumps_of

        return dumps_of(self.site).by_property if self.site else {}


def digest_of(read: object) -> str:
    """Return a digest of digests of triples, and of the engine that answers."""
    import pyoxigraph

    return blake2b(repr((pyoxigraph.__version__, read)).encode(), digest_size=16).hexdigest()
