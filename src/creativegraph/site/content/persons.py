"""What is published of persons: all that the graph states, or the properties alone that the manifest chooses.

What is not chosen is left out of the graph of which the site is made, so that no page, document or dump has it: the
statement, its claims with the words quoted for these alone, and their corrections.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from creativegraph.engine import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.iris import PREFIXES, RDF_TYPE, expand
from creativegraph.names.kinds import above, narrower
from creativegraph.project import using
from creativegraph.site.content.claims import plain

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

    from creativegraph.site.content.claims import Term

__all__ = ["persons_of", "published", "rule"]

CG, OA = PREFIXES["cg"], PREFIXES["oa"]
PERSONS = frozenset((
    PREFIXES["foaf"] + "Person", PREFIXES["prov"] + "Person", PREFIXES["schema"] + "Person",
    "http://schema.org/Person",
))  # fmt: skip
SUBJECT, OBJECT, TERM = CG + "claimSubject", CG + "claimObject", CG + "claimPredicate"
OWNED = (CG + "supportedByQuotation", CG + "supportedByRecord", OA + "hasSelector")
"""What leads from a claim to what is kept for it, and from that to its parts."""
CORRECTS = CG + "corrects"


@lru_cache(maxsize=2)
def persons_of(graph: Graph) -> frozenset[str]:
    """Return the persons of a graph: things of a class that is, or is below, a person of a common vocabulary."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for quad in pattern(graph.embedded().store, None, RDF_TYPE, None):
        found[plain(quad.object)].add(plain(quad.subject))
    with using(graph.projects):
        named = [some for each, some in found.items() if each in PERSONS or not PERSONS.isdisjoint(above(each))]
    return frozenset().union(*named)


def rule(graph: Graph, chosen: Collection[str]) -> str:
    """Return what decides what is published of persons: the chosen properties, who is one, and the classes of such."""
    if not chosen:
        return ""
    with using(graph.projects):
        return repr((sorted(chosen), sorted(persons_of(graph)), narrower(tuple(sorted(PERSONS)))))


def published(graph: Graph, chosen: Collection[str], more: Collection[str] = ()) -> Graph:
    """Return a graph without what other properties than the chosen ones say of persons; the same if none are chosen.

    ``more`` are persons that the graph may not know as such: an earlier one, which said less of them.
    """
    if not chosen:
        return graph
    from pyoxigraph import Store

    with using(graph.projects):
        kept = {RDF_TYPE, *(str(expand(each) or each) for each in chosen)}
    engine, store = graph.embedded(), Store()
    left_out = LeftOut(engine.store, persons_of(graph).union(more), kept)
    store.bulk_extend(each for each in engine.store if each not in left_out.quads)
    made = Graph(
        OxigraphEngine(store, engine.written), graph.languages, place=graph.place, timeout=graph.timeout,
        packaged=graph.packaged,
    )  # fmt: skip
    made.remarks, made.projects = graph.remarks, graph.projects
    return made


class LeftOut:
    """The quads that are not published."""

    def __init__(self, store: "Store", persons: Collection[str], kept: Collection[str]) -> None:
        self.store = store
        self.quads: set[Quad] = set()
        terms = {each.subject: plain(each.object) for each in pattern(store, None, TERM, None)}
        for person in persons:
            for quad in self.around(person):
                place = quad.predicate.value
                if place in (SUBJECT, OBJECT):
                    if terms.get(quad.subject) not in kept:
                        self.drop(quad.subject)
                elif place not in kept:
                    self.quads.add(quad)
                    self.drop_orphan(quad.object)

    def around(self, person: str) -> "Iterator[Quad]":
        """Yield what is said of a person, and what leads to one."""
        from pyoxigraph import NamedNode

        yield from self.store.quads_for_pattern(NamedNode(person), None, None, None)
        yield from self.store.quads_for_pattern(None, None, NamedNode(person), None)

    def drop(self, node: "Term") -> None:
        """Leave out a node with what belongs to it alone, what corrects it, and all that leads to it."""
        led = list(pattern(self.store, None, None, node))
        own = list(pattern(self.store, node, None, None))
        if self.quads.issuperset((*led, *own)):
            return
        self.quads.update(led, own)
        for quad in led:
            if quad.predicate.value == CORRECTS:
                self.drop(quad.subject)
        for quad in own:
            self.drop_orphan(quad.object, owned=quad.predicate.value in OWNED)

    def drop_orphan(self, node: "Term", *, owned: bool = False) -> None:
        """Leave out a blank node, or one that is owned, if nothing else leads to it."""
        from pyoxigraph import BlankNode

        if (owned or isinstance(node, BlankNode)) and self.quads.issuperset(pattern(self.store, None, None, node)):
            self.drop(node)


def pattern(store: "Store", subject: "Term | None", term: str | None, value: "Term | None") -> "Iterator[Quad]":
    """Yield the quads of a store that are as given, None for any."""
    from pyoxigraph import Literal, NamedNode, Triple

    if subject is None or not isinstance(subject, Literal | Triple):
        yield from store.quads_for_pattern(subject, None if term is None else NamedNode(term), value, None)
