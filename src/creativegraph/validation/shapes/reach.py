"""How far shapes look: whether what they find of a thing follows from what it leads to, and which properties they name.

A shape looks ``ahead`` if it only asks for what can be reached from its focus nodes by going from subjects to objects,
so that it finds the same in any part of a graph that has whatever its nodes lead to. What is not surely so is not so.
"""

from functools import lru_cache
from typing import NamedTuple

from creativegraph.iris import PREFIXES, RDF_TYPE
from creativegraph.validation.shapes.algebra import algebra
from creativegraph.validation.shapes.cover import Cover, ElsewhereError
from creativegraph.validation.shapes.graph import SHAPES_KEPT, Shapes, shapes_of
from creativegraph.validation.shapes.query import named_in
from creativegraph.validation.shapes.shapes import bound_in, reached, targeted
from creativegraph.validation.terms import lexical

__all__ = ["Reach", "constants", "declared", "of_objects", "reaches", "reaches_of_parts"]

SH = PREFIXES["sh"]
BELOW = PREFIXES["rdfs"] + "subClassOf"
QUERIES = (f"<{SH}select>", f"<{SH}ask>")
QUERIES_KEPT = 1 << 10
"""Of how many queries it is kept how far they look: to read one takes 20 ms."""
PLAIN = frozenset(f"<{SH}{name}>" for name in (
    "alternativePath", "and", "ask", "class", "closed", "datatype", "deactivated", "declare", "defaultValue",
    "description", "disjoint", "equals", "flags", "group", "hasValue", "ignoredProperties", "in", "languageIn",
    "lessThan", "lessThanOrEquals", "maxCount", "maxExclusive", "maxInclusive", "maxLength", "message", "minCount",
    "minExclusive", "minInclusive", "minLength", "name", "namespace", "node", "nodeKind", "nodeValidator", "not",
    "oneOrMorePath", "optional", "or", "order", "parameter", "path", "pattern", "prefix", "prefixes", "property",
    "propertyValidator", "qualifiedMaxCount", "qualifiedMinCount", "qualifiedValueShape",
    "qualifiedValueShapesDisjoint", "select", "severity", "sparql", "targetClass", "targetNode", "targetObjectsOf",
    "targetSubjectsOf", "uniqueLang", "validator", "xone", "zeroOrMorePath", "zeroOrOnePath",
))  # fmt: skip
"""The properties of SHACL that look ahead, or nowhere."""
BESIDE = frozenset(f"<{SH}{name}>" for name in (
    "description", "group", "message", "name", "order", "prefixes", "property", "severity", "targetClass", "targetNode",
    "targetObjectsOf", "targetSubjectsOf",
))  # fmt: skip
"""What a shape of nothing but property shapes has."""


class Reach(NamedTuple):
    """Whether a shape looks ``ahead`` only, and the properties that it names; None where it may ask for any."""

    ahead: bool
    named: frozenset[str] | None


@lru_cache(maxsize=SHAPES_KEPT)
def reaches(rules: bytes) -> dict[str, Reach]:
    """Return how far each shape with a target looks."""
    return {shape: reach_of_shape(rules, shape) for shape in targeted(rules)}


def reaches_of_parts(rules: bytes, shape: str) -> dict[str, Reach]:
    """Return how far each property shape looks that a shape has beside its targets; none if it has anything else."""
    shapes = shapes_of(rules)
    if any(name.startswith(f"<{SH}") and name not in BESIDE for name, _ in shapes.about[shape]):
        return {}
    return {each: reach_of_shape(rules, each) for each in shapes.values(shape, "sh:property")}


def reach_of_shape(rules: bytes, shape: str) -> Reach:
    """Return how far a shape looks."""
    shapes = shapes_of(rules)
    facts = [each for node in reached(rules, [shape]) for each in shapes.about.get(node, ())]
    return reach_of(facts, queries_in(rules)) if not shapes.functions else Reach(ahead=False, named=None)


@lru_cache(maxsize=SHAPES_KEPT)
def queries_in(rules: bytes) -> dict[str, Reach]:
    """Return how far each query of shapes looks."""
    shapes = shapes_of(rules)
    prefixes = tuple(sorted(declared(rules, shapes).items()))
    return {
        text: reach_of_query(text, prefixes, asked=name == QUERIES[1])
        for facts in shapes.about.values()
        for name, text in facts
        if name in QUERIES
    }


def reach_of(facts: list[tuple[str, str]], queries: dict[str, Reach]) -> Reach:
    """Return how far a shape looks that is made of some facts."""
    known = all(name in PLAIN or name == f"<{SH}inversePath>" or not name.startswith(f"<{SH}") for name, _ in facts)
    asked = [queries[value] for name, value in facts if name in QUERIES]
    ahead = known and all(name != f"<{SH}inversePath>" for name, _ in facts) and all(each.ahead for each in asked)
    if not known or any(each.named is None for each in asked) or any(name == f"<{SH}closed>" for name, _ in facts):
        return Reach(ahead, None)
    named = {value[1:-1] for _, value in facts if value.startswith("<")}
    return Reach(ahead, frozenset({RDF_TYPE, BELOW}.union(named, *(each.named or () for each in asked))))


def constants(rules: bytes) -> frozenset[str]:
    """Return all IRIs that shapes name, as N-Triples writes them: what they lead to may be asked for from anywhere."""
    shapes = shapes_of(rules)
    named = {value for facts in shapes.about.values() for _, value in facts if value.startswith("<")}
    return frozenset(named.union(*(map("<{}>".format, each.named or ()) for each in reaches(rules).values())))


def of_objects(rules: bytes) -> frozenset[str]:
    """Return the properties of which shapes judge the values, whatever these lead to."""
    shapes = shapes_of(rules)
    return frozenset(value for node in shapes.about for value in shapes.values(node, "sh:targetObjectsOf"))


def declared(rules: bytes, shapes: Shapes) -> dict[str, str]:
    """Return the prefixes that shapes declare, but for those that are declared in two ways."""
    found: dict[str, set[str]] = {name: {iri} for name, iri in bound_in(rules).items()}
    for node in shapes.about:
        for name in shapes.values(node, "sh:prefix"):
            found.setdefault(lexical(name), set()).update(map(lexical, shapes.values(node, "sh:namespace")))
    return {name: next(iter(iris)) for name, iris in found.items() if len(iris) == 1}


@lru_cache(maxsize=QUERIES_KEPT)
def reach_of_query(text: str, prefixes: tuple[tuple[str, str], ...], *, asked: bool) -> Reach:
    """Return how far a query of a shape looks; one that cannot be read looks everywhere.

    The shapes of a project are those that it extends and its own: whichever they are, a query is read once.
    """
    from rdflib.term import Variable

    query = algebra(lexical(text), dict(prefixes))
    if query is None:
        return Reach(ahead=False, named=None)
    named = named_in(query)
    try:
        Cover().covered(query, frozenset(map(Variable, ("this", "value") if asked else ("this",))))
    except ElsewhereError:
        return Reach(ahead=False, named=named)
    return Reach(ahead=True, named=named)
