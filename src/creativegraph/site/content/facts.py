"""What the graph states of each thing, and what refers to each: read once for all languages."""

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from creativegraph.store.layers import layer_of

if TYPE_CHECKING:
    from pyoxigraph import Store

    from creativegraph.site.content.claims import Term

__all__ = ["Facts"]


class Facts:
    """The triples of things, kept once they were read."""

    def __init__(self, store: "Store", pages: frozenset[str]) -> None:
        self.store = store
        self.shown = frozenset(each for each in pages if layer_of(each) != "evidence")
        self.read: dict[str, dict[str, list[Term]]] = {}
        self.led: dict[str, dict[str, list[str]]] = {}

    def of(self, thing: str) -> "dict[str, list[Term]]":
        """Return the values that the graph states of a thing, by property, sorted; not to be changed."""
        if thing not in self.read:
            found: dict[str, list[Term]] = defaultdict(list)
            for quad in self.store.quads_for_pattern(NamedNode(thing), None, None, None):
                found[quad.predicate.value].append(quad.object)
            self.read[thing] = {
                term: sorted(set(values), key=str) if len(values) > 1 else values for term, values in found.items()
            }
        return self.read[thing]

    def referring(self, thing: str) -> dict[str, list[str]]:
        """Return what refers to a thing, by property: things that have pages, and are no evidence."""
        if thing not in self.led:
            found: dict[str, set[str]] = defaultdict(set)
            for quad in self.store.quads_for_pattern(None, None, NamedNode(thing), None):
                subject = getattr(quad.subject, "value", "")
                if subject in self.shown:
                    found[quad.predicate.value].add(subject)
            self.led[thing] = {term: sorted(subjects) for term, subjects in sorted(found.items())}
        return self.led[thing]
