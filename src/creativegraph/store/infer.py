"""Adds inferred triples to a graph: which axioms of the ontology count (rules/*.rq), and for which terms.

Each rule is a CONSTRUCT query in ``ontology/rules/`` of the library, which says what follows; closure.py makes the same
in time that grows with what follows. Inferred triples are kept apart from stated ones.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.engine import OxigraphEngine
from creativegraph.errors import QueryError
from creativegraph.files.limits import beyond, in_force
from creativegraph.graph import Graph
from creativegraph.iris import PREFIXES, RDF_TYPE, compact
from creativegraph.names.kinds import axioms
from creativegraph.store.closure import MASK, SHIFT, Axioms, Pairs, Room, follow, pair, strong_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["infer", "rules", "widened"]

JOINING = tuple(
    PREFIXES[prefix] + name
    for prefix, name in (
        ("rdfs", "subClassOf"), ("rdfs", "subPropertyOf"), ("owl", "equivalentClass"),
        ("owl", "equivalentProperty"), ("owl", "inverseOf"),
    )
)  # fmt: skip
"""The properties of axioms that join two classes or two properties."""
KINDS = tuple(PREFIXES["owl"] + name for name in ("SymmetricProperty", "TransitiveProperty"))
"""The classes of axioms about one property."""
PER_TRIPLE, SHOWN = 10, 5
"""How many triples may follow for each that is stated, and how many members of a ring a message names."""


def rules() -> dict[str, str]:
    """Return the rules by name, as SPARQL."""
    files = sorted((project.LIBRARY / "ontology" / "rules").glob("*.rq"))
    return {path.stem: path.read_text(encoding="utf-8") for path in files}


def infer(graph: Graph) -> Graph:
    """The triples that ``graph`` entails and does not state itself, as a graph of their own.

    Counted are subclasses and subproperties, equivalent, inverse, symmetric and transitive ones, as the
    packaged ontology and the graph itself declare them, and nothing else: domains and ranges are for
    validation here, and no identity is inferred. Inference is complete: a second call adds nothing.
    To query both together use ``open_graph(..., infer=True)``.

    Raises:
        QueryError: more triples follow than the limit ``inferred_triples`` allows.
    """
    return Graph(
        OxigraphEngine(inferred(graph.store())),
        graph.languages,
        place=f"inferred from {graph.place}",
        timeout=graph.timeout,
        packaged=graph.packaged,
    )


def widened(graph: Graph) -> Graph:
    """Return a graph with its inferred triples added, in memory."""
    from pyoxigraph import Quad, Store

    engine, store = graph.embedded(), Store()
    store.bulk_extend(Quad(*each.triple) for each in engine.store)  # not as text: blank nodes keep their names
    store.bulk_extend(inferred(store))
    place = f"{graph.place} with inferred triples"
    made = Graph(
        OxigraphEngine(store, engine.written), graph.languages, graph.built, place, timeout=graph.timeout,
        packaged=graph.packaged,
    )  # fmt: skip
    made.remarks, made.projects = graph.remarks, graph.projects
    return made


def inferred(store: "Store") -> "Store":
    """Return the triples that a store entails and does not hold, as a store of its own."""
    from pyoxigraph import NamedNode, Quad, Store

    terms = Terms()
    facts: Pairs = defaultdict(set)
    for quad in premises(store):
        facts[terms.number(quad.predicate)].add(pair(terms.number(quad.subject), terms.number(quad.object)))
    stated = {name: frozenset(pairs) for name, pairs in facts.items()}
    before = -1
    allowed = in_force().inferred_triples
    room = Room(max(allowed, PER_TRIPLE * sum(map(len, facts.values()))), partial(too_many, terms))
    while before != (before := axiom_count(facts, terms)):  # what follows may be an axiom
        found = axioms_in(facts, terms)
        check_rings(facts, found, room)
        follow(facts, found, frozenset(terms.literals), room)
    made = Store()
    for name, pairs in facts.items():
        predicate = terms.all[name]
        if isinstance(predicate, NamedNode):
            made.bulk_extend(
                Quad(terms.all[each >> SHIFT], predicate, terms.all[each & MASK])  # type: ignore[arg-type]
                for each in pairs - stated.get(name, frozenset())
            )
    return made


class Terms:
    """The terms of a graph by numbers."""

    def __init__(self) -> None:
        self.numbers: dict[Term, int] = {}
        self.all: list[Term] = []
        self.literals: list[int] = []
        """The numbers of those that cannot be subjects."""

    def number(self, term: "Term") -> int:
        """Return the number of a term."""
        from pyoxigraph import BlankNode, NamedNode

        found = self.numbers.setdefault(term, len(self.all))
        if found == len(self.all):
            self.all.append(term)
            if not isinstance(term, (NamedNode, BlankNode)):
                self.literals.append(found)
        return found

    def of(self, iri: str) -> int:
        """Return the number of an IRI."""
        from pyoxigraph import NamedNode

        return self.number(NamedNode(iri))

    def is_iri(self, number: int) -> bool:
        """Return True for the number of an IRI."""
        from pyoxigraph import NamedNode

        return isinstance(self.all[number], NamedNode)


def axiom_count(facts: Pairs, terms: Terms) -> int:
    """Return how many axioms there are among the facts."""
    kinds = {terms.of(each) for each in KINDS}
    declared = sum((each & MASK) in kinds for each in facts[terms.of(RDF_TYPE)])
    return declared + sum(len(facts[terms.of(each)]) for each in JOINING)


def axioms_in(facts: Pairs, terms: Terms) -> Axioms:
    """Return the axioms among the facts."""
    below, narrower, same, alike, inverse = (facts[terms.of(each)] for each in JOINING)
    symmetric, transitive = (
        {each >> SHIFT for each in facts[terms.of(RDF_TYPE)] if each & MASK == terms.of(kind)} for kind in KINDS
    )
    turned: dict[int, set[int]] = defaultdict(set)
    for one, other in both_ways(inverse):
        if terms.is_iri(one) and terms.is_iri(other):
            turned[one].add(other)
    for each in symmetric:
        turned[each].add(each)
    classes = joined([*split_pairs(below), *both_ways(same)], terms)
    wider = joined([*split_pairs(narrower), *both_ways(alike)], terms)
    return Axioms(wider, turned, classes, transitive, terms.of(RDF_TYPE))


def split_pairs(pairs: Iterable[int]) -> "Iterator[tuple[int, int]]":
    """Yield pairs as two numbers."""
    return ((each >> SHIFT, each & MASK) for each in pairs)


def both_ways(pairs: Iterable[int]) -> "Iterator[tuple[int, int]]":
    """Yield pairs as two numbers, in both orders."""
    for one, other in split_pairs(pairs):
        yield one, other
        yield other, one


def joined(pairs: "Iterable[tuple[int, int]]", terms: Terms) -> dict[int, set[int]]:
    """Return the next IRIs of each IRI, those behind blank nodes among them."""
    direct: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        direct[one].add(other)
    found: dict[int, set[int]] = {}
    for one, others in list(direct.items()):
        if not terms.is_iri(one):
            continue
        seen, reached = set[int](), list(others)
        found[one] = set()
        while reached:
            each = reached.pop()
            if terms.is_iri(each):
                found[one].add(each)
            elif each not in seen:
                seen.add(each)
                reached += direct.get(each, ())
    return found


def check_rings(facts: Pairs, found: Axioms, room: Room) -> None:
    """Tell a ring of classes or of properties whose members share too much before it is followed."""
    things: Pairs = defaultdict(set)
    for one, other in split_pairs(facts[found.kind]):
        things[other].add(one)
    for links, shared in ((found.classes, things), (found.wider, facts)):
        for ring in strong_parts(links):
            if len(ring) > 1:
                held = [shared[each] for each in ring if each in shared]
                if len(ring) * len(set[int]().union(*held)) - sum(map(len, held)) > room.left:
                    room.full(found.kind if shared is things else ring[0], ring)


def too_many(terms: Terms, name: int, ring: Iterable[int]) -> None:
    """Raise the error of too many inferred triples; it names the members of the ring that makes them."""
    members = sorted(compact(str(getattr(terms.all[each], "value", terms.all[each]))) for each in ring)
    shape = "" if not members else (
        f", where {len(members):,} lie in a ring: {', '.join(members[:SHOWN])}{' …' if len(members) > SHOWN else ''}"
    )  # fmt: skip
    used = compact(str(getattr(terms.all[name], "value", "")))
    advice = "break the ring" if members else "infer from a part of the graph"
    raise QueryError(beyond(f"too many triples follow by {used}{shape}", "inferred_triples", advice))


def premises(store: "Store") -> "Iterator[Quad]":
    """Yield all triples that a rule can start from or end in: axioms, types, and what the axioms are about.

    Most of a graph (labels, claims, quotations) has no part in any rule and is left out, which makes inference
    quick and changes no result.
    """
    from pyoxigraph import NamedNode, Quad

    asked = dict.fromkeys(map(NamedNode, (RDF_TYPE, *JOINING)))
    for place in (store, axioms()):
        for joining in map(NamedNode, JOINING):
            for quad in place.quads_for_pattern(None, joining, None, None):
                asked |= dict.fromkeys(each for each in (quad.subject, quad.object) if isinstance(each, NamedNode))
        for kind in map(NamedNode, KINDS):
            for quad in place.quads_for_pattern(None, NamedNode(RDF_TYPE), kind, None):
                if isinstance(quad.subject, NamedNode):
                    asked[quad.subject] = None
    yield from axioms()
    for predicate in asked:
        for quad in store.quads_for_pattern(None, predicate, None, None):
            yield Quad(*quad.triple)
