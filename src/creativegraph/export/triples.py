"""What a graph states of a node, in the order of all documents (classes, then by property), and what leads to it.

Terms are as N-Triples write them, with literals as they were read. The whole graph is read once where all things are
described (``Held``); for one thing the store is asked (``Asked``).
"""

from collections import defaultdict
from sys import intern
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from creativegraph import project
from creativegraph.catalogue import bound
from creativegraph.engine.tags import unmarked
from creativegraph.iris import CODES, PREFIXES, RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Store

    from creativegraph.engine.written import Written

__all__ = ["TYPE", "Asked", "Held", "Pairs", "Triples", "in_order", "term"]

Pairs: TypeAlias = tuple[tuple[str, str], ...]
TYPE = f"<{RDF_TYPE}>"
SUBJECT, SOURCE = f"<{PREFIXES['cg']}claimSubject>", f"<{PREFIXES['dcterms']}source>"
RANK, DEPRECATED = f"<{PREFIXES['cg']}rank>", f"<{CODES}rank/deprecated>"


class Triples(Protocol):
    """The triples of a graph by node."""

    def of(self, node: str) -> Pairs:
        """Return predicates and objects of a node, its classes first, sorted."""

    def sources(self, nodes: "Iterable[str]") -> set[str]:
        """Return the sources of the claims about nodes that are not deprecated."""

    def to(self, node: str) -> Pairs:
        """Return subjects and predicates of what leads to a node, sorted."""

    def properties(self) -> set[str]:
        """Return the IRIs of all properties."""


def in_order(pairs: "Iterable[tuple[str, str]]") -> Pairs:
    """Return predicates and objects once each, classes first."""
    return classes_first(sorted(set(pairs)))


def classes_first(pairs: "Sequence[tuple[str, str]]") -> Pairs:
    """Return predicates and objects with classes first."""
    classes = [pair for pair in pairs if pair[0] == TYPE]
    return (*classes, *(pair for pair in pairs if pair[0] != TYPE)) if classes else tuple(pairs)


class Held:
    """All triples of a graph in memory."""

    def __init__(self, ntriples: bytes) -> None:
        self.found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self.leading: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self.sorted: dict[str, Pairs] = {}
        # The order of lines is that of predicates and objects.
        for line in dict.fromkeys(sorted(ntriples.decode().split("\n")[:-1])):
            subject, predicate, rest = line.split(" ", 2)
            node, naming, value = intern(subject), intern(predicate), rest[:-2]
            self.found[node].append((naming, value))
            if value[0] != '"' and naming != TYPE:
                self.leading[value].append((node, naming))

    def of(self, node: str) -> Pairs:
        """Return predicates and objects of a node, its classes first, sorted."""
        if node not in self.sorted:
            self.sorted[node] = classes_first(self.found.get(node, ()))
        return self.sorted[node]

    def sources(self, nodes: "Iterable[str]") -> set[str]:
        """Return the sources of the claims about nodes that are not deprecated."""
        about = (claim for node in nodes for claim, predicate in self.leading.get(node, ()) if predicate == SUBJECT)
        counting = (self.found[claim] for claim in about if (RANK, DEPRECATED) not in self.found[claim])
        return {value for pairs in counting for predicate, value in pairs if predicate == SOURCE and value[0] == "<"}

    def to(self, node: str) -> Pairs:
        """Return subjects and predicates of what leads to a node, sorted."""
        return tuple(sorted(self.leading.get(node, ())))

    def properties(self) -> set[str]:
        """Return the IRIs of all properties."""
        return {predicate[1:-1] for pairs in self.found.values() for predicate, _ in pairs}


class Asked:
    """The triples of a store, which is asked for each node when it is needed."""

    def __init__(self, store: "Store", written: "Written") -> None:
        self.store = store
        self.written = written

    def of(self, node: str) -> Pairs:
        """Return predicates and objects of a node, its classes first, sorted."""
        from pyoxigraph import RdfFormat, serialize

        quads = self.store.quads_for_pattern(term(node), None, None, None)
        lines = unmarked(serialize(self.written.restored(quads), format=RdfFormat.N_TRIPLES) or b"").decode()
        parts = (line.split(" ", 2) for line in lines.split("\n")[:-1])
        return in_order((predicate, rest[:-2]) for _, predicate, rest in parts)

    def sources(self, nodes: "Iterable[str]") -> set[str]:
        """Return the sources of the claims about nodes that are not deprecated."""
        from pyoxigraph import NamedNode

        text = bound(project.text_of("export/sources.rq"), {"thing": [each for each in nodes if each[0] == "<"]})
        found = cast("QuerySolutions", self.store.query(text))
        return {str(source) for (source,) in found if isinstance(source, NamedNode)}

    def to(self, node: str) -> Pairs:
        """Return subjects and predicates of what leads to a node, sorted."""
        quads = self.store.quads_for_pattern(None, None, term(node), None)
        found = {(str(each.subject), str(each.predicate)) for each in quads}
        return tuple(sorted(pair for pair in found if pair[1] != TYPE))

    def properties(self) -> set[str]:
        """Return the IRIs of all properties."""
        return {quad.predicate.value for quad in self.store}


def term(node: str) -> "BlankNode | NamedNode":
    """Return an IRI or a blank node."""
    from pyoxigraph import BlankNode, NamedNode

    return BlankNode(node[2:]) if node.startswith("_:") else NamedNode(node[1:-1])
