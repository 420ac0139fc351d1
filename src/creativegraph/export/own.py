"""The part of a graph that is of the projects named alone, and not of what they extend.

That is all below their bases, and what their claims state of things of others where it counts. It can be loaded beside
a release of what they extend, since it says nothing that the release says.
"""

from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError
from creativegraph.export.labels import NAMING
from creativegraph.iris import PREFIXES
from creativegraph.names.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import BlankNode, NamedNode, Quad, Store, Triple

    from creativegraph.graph import Graph
    from creativegraph.project import Projects

__all__ = ["bases_of", "own_graph", "own_part"]


def bases_of(used: "Projects | None") -> tuple[str, ...]:
    """Return how the IRIs of the projects begin that no other one extends.

    Raises:
        ArgumentError: there is no project but the packaged one.
    """
    if used is None:
        raise ArgumentError("the graph is of no project of your own; name the folder of one with --graph")
    below = frozenset[str]().union(*(each.builds_on for each in used.projects))
    return tuple(each.base for each in used.projects if not each.is_library and each.name not in below)


def own_part(store: "Store", used: "Projects | None") -> "Iterator[Quad]":
    """Yield the triples of the projects that no other one extends."""
    from pyoxigraph import BlankNode, NamedNode

    bases = bases_of(used)
    todo: list[BlankNode] = []
    for quad in store:
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(bases):
            yield quad
            todo += [quad.object] if isinstance(quad.object, BlankNode) else []
    seen = set(todo)
    while todo:
        for quad in store.quads_for_pattern(todo.pop(), None, None, None):
            yield quad
            if isinstance(quad.object, BlankNode) and quad.object not in seen:
                seen.add(quad.object)
                todo.append(quad.object)
    yield from said_of_others(store, bases)


def own_graph(graph: "Graph") -> "Graph":
    """Return the graph of the projects that no other one extends, with what is said of the things that they name.

    That is what is stated of things of others, of what these lead to, and so on, without the claims behind it, and all
    terms; so the questions of the projects find the names, classes and places that they ask for. Of a thing of others
    that the claims of the projects are about it has the names.

    Raises:
        ArgumentError: there is no project but the packaged one.
    """
    from pyoxigraph import Store

    from creativegraph.engine import OxigraphEngine
    from creativegraph.graph import Graph

    engine, store = graph.embedded(), Store()
    store.bulk_extend(with_what_is_named(engine.store, graph.projects))
    made = Graph(OxigraphEngine(store, engine.written), graph.languages, place=graph.place, timeout=graph.timeout)
    made.remarks, made.projects = graph.remarks, graph.projects
    return made


def with_what_is_named(store: "Store", used: "Projects | None") -> "Iterator[Quad]":
    """Yield the triples of projects, all terms, and what is said of whatever the triples lead to."""
    from pyoxigraph import BlankNode, NamedNode

    terms = tuple(f"{each.base}ontology" for each in used.projects) if used else ()
    todo = list(own_part(store, used))
    yield from names_of({each.subject for each in todo}, store)
    todo += (each for each in store if isinstance(each.subject, NamedNode) and each.subject.value.startswith(terms))
    seen = {each.subject for each in todo}
    while todo:
        quad = todo.pop()
        yield quad
        if isinstance(quad.object, NamedNode | BlankNode) and quad.object not in seen:
            seen.add(quad.object)
            todo += store.quads_for_pattern(quad.object, None, None, None)


def names_of(things: "Iterable[NamedNode | BlankNode | Triple]", store: "Store") -> "Iterator[Quad]":
    """Yield the names of things."""
    from pyoxigraph import NamedNode

    for thing in things:
        for naming in NAMING:
            yield from store.quads_for_pattern(thing, NamedNode(naming), None, None)


def said_of_others(store: "Store", bases: tuple[str, ...]) -> "Iterator[Quad]":
    """Yield what claims of projects state of things of others, with their time spans and keys for search."""
    from pyoxigraph import Literal, NamedNode

    key = NamedNode(f"{PREFIXES['skos']}hiddenLabel")
    about, by, thing, value, edtf = (
        NamedNode(f"{PREFIXES['cg']}{each}")
        for each in ("claimSubject", "claimPredicate", "claimObject", "claimValue", "edtf")
    )
    for quad in store.quads_for_pattern(None, about, None, None):
        claim, subject = quad.subject, quad.object
        if not isinstance(claim, NamedNode) or not isinstance(subject, NamedNode):
            continue
        if not claim.value.startswith(bases) or subject.value.startswith(bases):
            continue
        for predicate in [each.object for each in store.quads_for_pattern(claim, by, None, None)]:
            for role in (thing, value):
                for said in store.quads_for_pattern(claim, role, None, None):
                    if isinstance(predicate, NamedNode):
                        yield from store.quads_for_pattern(subject, predicate, said.object, None)
                    if isinstance(said.object, Literal):  # by which a name is found
                        yield from store.quads_for_pattern(subject, key, Literal(fold(said.object.value)), None)
                    if isinstance(said.object, NamedNode) and any(store.quads_for_pattern(said.object, edtf, None)):
                        yield from store.quads_for_pattern(said.object, None, None, None)
