"""Names in the properties that other programs read: ``rdfs:label``, and the ``http://schema.org/name`` of Trifid.

A thing gets what the best of its own properties of names says; what it states itself stays.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from creativegraph.engine.written import Written
from creativegraph.errors import ArgumentError, shown
from creativegraph.export.triples import Pairs, Triples, in_order
from creativegraph.iris import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple

__all__ = ["LABELS", "NAMING", "Labelled", "WithNames", "checked_labels", "more_names"]

Value = TypeVar("Value")
LABELS = {"rdfs": PREFIXES["rdfs"] + "label", "schema": "http://schema.org/name"}
"""The properties in which other programs look for names; of schema.org's the older IRI, which more of them read."""
NAMING = (
    PREFIXES["skos"] + "prefLabel", PREFIXES["dcterms"] + "title", PREFIXES["rdfs"] + "label",
    PREFIXES["schema"] + "name", "http://schema.org/name", PREFIXES["foaf"] + "name",
    "http://purl.org/dc/elements/1.1/title",
)  # fmt: skip
"""Properties of names, the best first."""
ORDER = {iri: place for place, iri in enumerate(NAMING)}


def checked_labels(labels: Sequence[str]) -> tuple[str, ...]:
    """Return names of properties of names; one may be given alone."""
    given = (labels,) if isinstance(labels, str) else tuple(labels)
    for each in given:
        if each not in LABELS:
            raise ArgumentError(f"no labels {shown(each)}; take {' or '.join(LABELS)}")
    return given


def more_names(pairs: Iterable[tuple[str, Value]], labels: Iterable[str]) -> Iterator[tuple[str, Value]]:
    """Yield the names of a thing in further properties, of its properties (IRIs) with their values."""
    stated = [(predicate, value) for predicate, value in pairs if predicate in ORDER]
    best = min((predicate for predicate, _ in stated), key=ORDER.__getitem__, default="")
    for label in map(LABELS.__getitem__, labels):
        there = [value for predicate, value in stated if predicate == label]
        yield from ((label, value) for predicate, value in stated if predicate == best and value not in there)


class Labelled:
    """The triples of a graph with names in further properties."""

    def __init__(self, triples: Triples, labels: Sequence[str]) -> None:
        self.triples, self.labels = triples, labels
        self.kept: dict[str, Pairs] = {}

    def of(self, node: str) -> Pairs:
        """Return predicates and objects of a node, its classes first, sorted."""
        if node not in self.kept:
            pairs = self.triples.of(node)
            more = more_names(((predicate[1:-1], value) for predicate, value in pairs if value[0] == '"'), self.labels)
            self.kept[node] = in_order((*pairs, *((f"<{iri}>", value) for iri, value in more)))
        return self.kept[node]

    def sources(self, nodes: Iterable[str]) -> set[str]:
        """Return the sources of the claims about nodes that are not deprecated."""
        return self.triples.sources(nodes)

    def to(self, node: str) -> Pairs:
        """Return subjects and predicates of what leads to a node, sorted."""
        return self.triples.to(node)

    def properties(self) -> set[str]:
        """Return the IRIs of all properties."""
        return {*self.triples.properties(), *map(LABELS.__getitem__, self.labels)}


class WithNames(Written):
    """The literals of a graph as they were written, and names in further properties beside them."""

    def __init__(self, written: Written, labels: Sequence[str]) -> None:
        super().__init__()
        self.written, self.labels = written, labels

    def __bool__(self) -> bool:
        return True

    def restored(self, quads: "Iterable[Quad]") -> "Iterator[Triple]":
        """Yield triples as they were written, those of a subject with its names in further properties."""
        from pyoxigraph import Literal, NamedNode, Triple

        for subject, some in groupby(self.written.restored(quads), attrgetter("subject")):
            triples = list(some)
            yield from triples
            named = ((each.predicate.value, each.object) for each in triples if isinstance(each.object, Literal))
            yield from (Triple(subject, NamedNode(iri), value) for iri, value in more_names(named, self.labels))
