"""Which things a changed triple can make right or wrong, shape by shape.

Of each shape the chains of properties are known that its rules look along. From a changed triple these are walked back,
in the graph before and after, to the things that the shape is about.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from creativegraph.iris import PREFIXES
from creativegraph.validation.engines import shapes_in_rdflib
from creativegraph.validation.patterns import ANY, EVERYTHING, Chain, Step, Sweep, chains_of_query, steps_of, strays
from creativegraph.validation.results import named, node_of, parsed, path_text, shape_name, term

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple
    from rdflib import Graph as RdflibGraph
    from rdflib import URIRef
    from rdflib.paths import Path as RdflibPath
    from rdflib.term import Node

__all__ = ["BELOW", "Reach", "Targets", "affected", "below", "reaches", "sweeps"]

RDF, RDFS, SH = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["sh"]
TYPE, BELOW = RDF + "type", RDFS + "subClassOf"
INSIDE = ("node", "property", "not", "and", "or", "xone", "qualifiedValueShape")
OTHER_PROPERTY = ("equals", "disjoint", "lessThan", "lessThanOrEquals")
UNREADABLE = ("js", "rule", "target", "expression", "entailment", "parameter", "returnType")
SIGNS: "dict[str, Literal['*', '+', '?']]" = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}
PATH = re.compile(r"[$?]PATH\b")


class Reach(NamedTuple):
    """What a shape with a target looks at, the names of the rules that its results have, and its targets.

    ``deep`` are shapes whose results can be about other things than those that they are aimed at.
    """

    shape: str
    sweep: Sweep
    rules: frozenset[str]
    targets: tuple[tuple[str, str], ...]
    deep: bool


@lru_cache(maxsize=4)
def reaches(rules: bytes) -> tuple[Reach, ...] | None:
    """What each shape with a target looks at; None where that cannot be told and all must be checked again."""
    shapes = shapes_in_rdflib(rules)
    if any((None, named("sh", name), None) in shapes for name in UNREADABLE):
        return None
    classes = set(shapes.subjects(named("rdf", "type"), named("rdfs", "Class")))
    aims: dict[Node, list[tuple[str, str]]] = {}
    for kind in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"):
        for shape, target in shapes.subject_objects(named("sh", kind)):
            aims.setdefault(shape, []).append((kind, term(target)))
    if any(str(name).startswith(SH) for each in classes for name in shapes.predicates(each)):
        return None
    return tuple(
        Reach(
            term(shape), sweep_of(shapes, shape, targets),
            frozenset(shape_name(shapes, each) for each in parts(shapes, shape)), tuple(sorted(targets)),
            any(is_deep(shapes, each) for each in parts(shapes, shape)),
        )
        for shape, targets in sorted(aims.items(), key=lambda each: str(each[0]))
    )  # fmt: skip


@lru_cache(maxsize=16)
def sweeps(rules: bytes, shapes: tuple[str, ...]) -> dict[str, Sweep] | None:
    """What some shapes look at, whatever they are aimed at; None where that cannot be told."""
    known = shapes_in_rdflib(rules)
    if any((None, named("sh", name), None) in known for name in UNREADABLE):
        return None
    return {shape: sweep_of(known, node_of(shape), ()) for shape in shapes}


def prefixes_of(shapes: "RdflibGraph", constraint: "Node") -> tuple[tuple[str, str], ...]:
    """The prefixes that the query of a constraint may use."""
    homes = list(shapes.objects(constraint, named("sh", "prefixes")))
    for home in homes:
        homes += [each for each in shapes.objects(home, named("owl", "imports")) if each not in homes]
    found = {
        str(shapes.value(each, named("sh", "prefix"))): str(shapes.value(each, named("sh", "namespace")))
        for home in homes
        for each in shapes.objects(home, named("sh", "declare"))
    }
    return tuple(sorted(found.items()))


def parts(shapes: "RdflibGraph", shape: "Node") -> "Iterator[Node]":
    """A shape and the property shapes whose results it gives."""
    todo = [shape]
    for each in todo:
        yield each
        todo.extend(inner for inner in shapes.objects(each, named("sh", "property")) if inner not in todo)


def is_deep(shapes: "RdflibGraph", shape: "Node") -> bool:
    """True if the results of a shape's properties are about its values."""
    return {named("sh", "path"), named("sh", "property")} <= {*shapes.predicates(shape)}


def sweep_of(shapes: "RdflibGraph", shape: "Node", targets: Iterable[tuple[str, str]]) -> Sweep:
    """What a shape with these targets looks at; of one that is part of itself nothing is known."""
    chains: set[Chain] = set()
    everywhere: set[str] = {BELOW}
    for kind, target in targets:
        if kind == "targetClass":
            chains.add((Step(TYPE),))
        elif kind != "targetNode":
            chains.add((Step(target.strip("<>"), forward=kind == "targetSubjectsOf"),))
    todo: list[tuple[tuple[Node, ...], Chain]] = [((shape,), ())]
    for within, start in todo:
        seen = looked_at(shapes, within[-1], start)
        chains.update(seen.sweep.chains)
        everywhere.update(seen.sweep.everywhere)
        if any(inner in within for inner, _ in seen.next) or any(map(strays, chains)):
            return EVERYTHING
        todo.extend(each for inner, way in seen.next if (each := ((*within, inner), way)) not in todo)
    return Sweep(frozenset(chains), frozenset(everywhere))


class Look(NamedTuple):
    """What one shape looks at by itself, and the shapes that it hands its values on to."""

    sweep: Sweep
    next: "list[tuple[Node, Chain]]"


def looked_at(shapes: "RdflibGraph", shape: "Node", start: Chain) -> Look:
    """What a shape looks at, whose focus is at the end of the chain ``start``."""
    path = shapes.value(shape, named("sh", "path"))
    ways = [(*start, *steps) for steps in steps_of(as_path(shapes, path))] if path is not None else [start]
    chains = {way[:length] for way in ways for length in range(len(start) + 1, len(way) + 1)}
    if (shape, named("sh", "class"), None) in shapes:
        chains |= {(*way, Step(TYPE)) for way in ways}
    if (shape, named("sh", "closed"), None) in shapes:
        chains |= {(*way, Step(ANY)) for way in ways}
    for name in OTHER_PROPERTY:
        chains |= {(*start, Step(str(other))) for other in shapes.objects(shape, named("sh", name))}
    everywhere: set[str] = set()
    for constraint in shapes.objects(shape, named("sh", "sparql")):
        for query in shapes.objects(constraint, named("sh", "select")):
            text = str(query) if path is None else PATH.sub(f"({path_text(shapes, path)})", str(query))
            sweep = chains_of_query(text, prefixes_of(shapes, constraint))
            chains |= {(*start, *chain) for chain in sweep.chains}
            everywhere |= sweep.everywhere
    handed = [(each, way) for each in siblings(shapes, shape) for way in ways]
    for name in INSIDE:
        for value in shapes.objects(shape, named("sh", name)):
            several = name in ("and", "or", "xone") and (value, named("rdf", "first"), None) in shapes
            for inner in shapes.items(value) if several else [value]:
                handed += [(inner, way) for way in ways]
    return Look(Sweep(frozenset(chains), frozenset(everywhere)), handed)


def siblings(shapes: "RdflibGraph", shape: "Node") -> "Iterator[Node]":
    """The shapes that values which count for a shape must not meet."""
    if (shape, named("sh", "qualifiedValueShapesDisjoint"), None) in shapes:
        for parent in shapes.subjects(named("sh", "property"), shape):
            for other in shapes.objects(parent, named("sh", "property")):
                yield from shapes.objects(other, named("sh", "qualifiedValueShape"))


def as_path(shapes: "RdflibGraph", path: "Node") -> "RdflibPath | URIRef":
    """A path of SHACL as rdflib has the paths of SPARQL."""
    from rdflib import URIRef
    from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath

    if isinstance(path, URIRef):
        return path
    if (inner := shapes.value(path, named("sh", "inversePath"))) is not None:
        return InvPath(as_path(shapes, inner))
    for name, sign in SIGNS.items():
        if (inner := shapes.value(path, named("sh", name))) is not None:
            return MulPath(as_path(shapes, inner), sign)
    if (choice := shapes.value(path, named("sh", "alternativePath"))) is not None:
        return AlternativePath(*(as_path(shapes, each) for each in shapes.items(choice)))
    return SequencePath(*(as_path(shapes, each) for each in shapes.items(path)))


def affected(
    shapes: Iterable[Reach], changed: "Iterable[Triple]", before: "Store", after: "Store"
) -> dict[str, set[str] | None]:
    """The things that changed triples can have made right or wrong, by shape; None for all that it is about."""
    by_predicate: dict[str, list[Triple]] = {}
    for triple in changed:
        by_predicate.setdefault(triple.predicate.value, []).append(triple)
    walk = Walk((before, after))
    found: dict[str, set[str] | None] = {}
    for each in shapes:
        if each.sweep.everywhere & by_predicate.keys() or (ANY in each.sweep.everywhere and by_predicate):
            found[each.shape] = None
            continue
        things: set[str] = set()
        for chain in each.sweep.chains:
            last = chain[-1]
            for name in by_predicate if last.predicate == ANY else [last.predicate] if last.predicate else []:
                for triple in by_predicate.get(name, ()):
                    ends = (triple.subject, triple.object) if last.forward else (triple.object, triple.subject)
                    if not last.end or last.repeated or str(ends[1]) == last.end:
                        things |= walk.back(chain, str(ends[0]))
        if things:
            found[each.shape] = None if each.deep else things
    return found


class Walk:
    """Walks chains back from their ends, each way once."""

    def __init__(self, stores: "tuple[Store, Store]") -> None:
        self.stores = stores
        self.known: dict[tuple[Chain, str], frozenset[str]] = {}

    def back(self, chain: Chain, end: str) -> frozenset[str]:
        """The things from which a chain leads to a triple that begins at ``end``."""
        key = (chain, end)
        if key not in self.known:
            ends = {end}
            if chain[-1].repeated:
                ends |= self.closure(chain[-1], end)
            here = frozenset(ends)
            for step in reversed(chain[:-1]):
                here = frozenset(each for one in here for each in self.before_step(step, one))
            self.known[key] = here
        return self.known[key]

    def before_step(self, step: Step, end: str) -> set[str]:
        """From where a step leads to ``end``."""
        return {end} | self.closure(step, end) if step.repeated else self.near(step, end)

    def near(self, step: Step, end: str) -> set[str]:
        """From where a property leads to ``end``, in either graph."""
        from pyoxigraph import Literal, NamedNode

        node = parsed(end)
        predicate = NamedNode(step.predicate) if step.predicate != ANY else None
        found = set()
        for store in self.stores:
            if step.forward:
                found |= {str(each.subject) for each in store.quads_for_pattern(None, predicate, node)}
            elif not isinstance(node, Literal):
                found |= {str(each.object) for each in store.quads_for_pattern(node, predicate, None)}
        return found

    def closure(self, step: Step, end: str) -> set[str]:
        """From where a property leads to ``end`` in any number of steps."""
        todo, seen = [end], {end}
        for each in todo:
            new = self.near(step, each) - seen
            todo.extend(new)
            seen |= new
        return seen


class Targets:
    """The things that a shape is about: told one by one, or all of them."""

    def __init__(self, reach: Reach, store: "Store") -> None:
        self.reach, self.store = reach, store

    def __contains__(self, thing: str) -> bool:
        return any(self.aims_at(kind, target, thing) for kind, target in self.reach.targets)

    def aims_at(self, kind: str, target: str, thing: str) -> bool:
        """True if a target is this thing."""
        from pyoxigraph import Literal, NamedNode

        node = parsed(thing)
        if kind == "targetNode":
            return thing == target
        if kind == "targetObjectsOf":
            return next(self.store.quads_for_pattern(None, NamedNode(target[1:-1]), node), None) is not None
        if isinstance(node, Literal):
            return False
        if kind == "targetSubjectsOf":
            return next(self.store.quads_for_pattern(node, NamedNode(target[1:-1]), None), None) is not None
        types = {str(each.object) for each in self.store.quads_for_pattern(node, NamedNode(TYPE), None)}
        return not types.isdisjoint(below(self.store, target))

    def __iter__(self) -> Iterator[str]:
        from pyoxigraph import NamedNode

        for kind, target in self.reach.targets:
            if kind == "targetNode":
                yield target
            elif kind == "targetSubjectsOf":
                yield from (str(e.subject) for e in self.store.quads_for_pattern(None, NamedNode(target[1:-1]), None))
            elif kind == "targetObjectsOf":
                yield from (str(e.object) for e in self.store.quads_for_pattern(None, NamedNode(target[1:-1]), None))
            else:
                for kind_of in below(self.store, target):
                    found = self.store.quads_for_pattern(None, NamedNode(TYPE), parsed(kind_of))
                    yield from (str(each.subject) for each in found)


def below(store: "Store", name: str) -> frozenset[str]:
    """A class and those below it."""
    from pyoxigraph import NamedNode

    todo, seen = [name], {name}
    for each in todo:
        new = {str(q.subject) for q in store.quads_for_pattern(None, NamedNode(BELOW), parsed(each))} - seen
        todo.extend(new)
        seen |= new
    return frozenset(seen)
