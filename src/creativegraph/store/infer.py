"""Inferred triples: those that a graph entails by the ontology, of wider classes and properties, inverses and others.

Each rule is a CONSTRUCT query in ``ontology/rules/``; they run over the embedded store until no new triple comes.
Inferred triples are kept apart from stated ones.
"""

from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.engine import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.iris import PREFIXES, RDF_TYPE
from creativegraph.names.kinds import axioms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad, Store

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


def rules() -> dict[str, str]:
    """Return the rules by name, as SPARQL."""
    files = sorted((project.folder("ontology") / "rules").glob("*.rq"))
    return {path.stem: path.read_text(encoding="utf-8") for path in files}


def infer(graph: Graph) -> Graph:
    """The triples that ``graph`` entails and does not state itself, as a graph of their own.

    Counted are subclasses and subproperties, equivalent, inverse, symmetric and transitive ones, as the
    packaged ontology and the graph itself declare them, and nothing else: domains and ranges are for
    validation here, and no identity is inferred. Inference is complete: a second call adds nothing.
    To query both together use ``open_graph(..., infer=True)``.
    """
    return Graph(
        OxigraphEngine(inferred(graph.store())),
        graph.languages,
        place=f"inferred from {graph.place}",
        timeout=graph.timeout,
    )


def widened(graph: Graph) -> Graph:
    """Return a graph with its inferred triples added, in memory."""
    from pyoxigraph import Quad, Store

    engine, store = graph.embedded(), Store()
    store.bulk_extend(Quad(*each.triple) for each in engine.store)  # not as text: blank nodes keep their names
    store.bulk_extend(inferred(store))
    place = f"{graph.place} with inferred triples"
    made = Graph(OxigraphEngine(store, engine.written), graph.languages, graph.built, place, timeout=graph.timeout)
    made.remarks = graph.remarks
    return made


def inferred(store: "Store") -> "Store":
    """Return the triples that a store entails and does not hold, as a store of its own."""
    from pyoxigraph import Quad, QueryTriples, Store

    known, found = Store(), Store()
    known.bulk_extend(premises(store))
    queries = list(rules().values())
    grown = True
    while grown:
        before = len(found)
        for query in queries:
            answer = known.query(query)
            if isinstance(answer, QueryTriples):
                new = [Quad(*each) for each in answer]
                known.bulk_extend(new)
                found.bulk_extend(new)
        grown = len(found) > before
    return found


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
