"""The parts of a shape's query as rdflib reads it: the patterns of its EXISTS, and all IRIs that it names."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.term import Node

__all__ = ["EXISTING", "named_in", "parts_of", "pattern"]

EXISTING = ("Builtin_EXISTS", "Builtin_NOTEXISTS")


def named_in(query: "CompValue") -> frozenset[str] | None:
    """Return all IRIs of a query; None where it may ask for any property, or for any node."""
    from rdflib.paths import MulPath, NegatedPath
    from rdflib.term import URIRef, Variable

    parts = list(parts_of(query))
    triples = [each for each in parts if isinstance(each, tuple) and len(each) == 3]
    ends = Counter(end for subject, _, value in triples for end in {subject, value})
    for subject, path, value in triples:
        alone = all(isinstance(end, Variable) and ends[end] == 1 for end in (subject, value))
        if isinstance(path, MulPath) and alone:
            return None
    if any(isinstance(each, NegatedPath) for each in parts) or asks_for_any(query, frozenset({Variable("PATH")})):
        return None
    return frozenset(str(each) for each in parts if isinstance(each, URIRef))


def asks_for_any(part: object, limited: frozenset["Node"]) -> bool:
    """Return whether a part of a query may ask for any property; ``limited`` variables stand for named ones only."""
    from rdflib.term import Variable

    if isinstance(part, tuple) and len(part) == 3 and isinstance(part[1], Variable):
        return part[1] not in limited
    name, inner = getattr(part, "name", ""), list[object]()
    if name in EXISTING:
        inner = [pattern(cast("CompValue", part).graph)]
    elif isinstance(part, dict):
        if name == "Filter":
            limited |= chosen_in(part["expr"], frozenset(bound_by(part["p"])))
        elif name in ("Project", "Minus"):  # a subquery, and what is left out, may have variables of their own
            limited &= frozenset({Variable("PATH")})
        inner = [value for key, value in part.items() if key not in ("_vars", "datasetClause")]
    elif isinstance(part, (list, tuple, set)):
        inner = list(part)
    return any(asks_for_any(each, limited) for each in inner)


def bound_by(part: "CompValue") -> Iterator["Node"]:
    """Yield what triples bind that stand in a row."""
    if part.name == "Join":
        yield from bound_by(part.p1)
        yield from bound_by(part.p2)
    elif part.name == "BGP":
        yield from (each for triple in part.triples for each in triple)


def chosen_in(expression: object, bound: frozenset["Node"]) -> frozenset["Node"]:
    """Return which bound variables a filter holds to be one of some IRIs: ``?limit IN (cg:flow, cg:funder)``."""
    from rdflib.term import URIRef

    name, found = getattr(expression, "name", ""), frozenset["Node"]()
    condition = cast("CompValue", expression)
    if name == "ConditionalAndExpression":
        return found.union(*(chosen_in(each, bound) for each in (condition.expr, *condition.other)))
    if name == "RelationalExpression" and condition.op == "IN":
        listed = condition.other if isinstance(condition.other, list) else [condition.other]
        return bound & {condition.expr} if all(isinstance(each, URIRef) for each in listed) else found
    return found


def parts_of(each: object) -> Iterator[object]:
    """Yield a part of a query and all parts of it."""
    yield each
    inner: list[object] = []
    if getattr(each, "name", "") in EXISTING:
        inner = [pattern(cast("CompValue", each).graph)]
    elif isinstance(each, dict):
        inner = [value for name, value in each.items() if name not in ("_vars", "datasetClause")]
    elif isinstance(each, (list, tuple, set)):
        inner = list(each)
    elif type(each).__module__ == "rdflib.paths":
        inner = list(getattr(each, "args", None) or [getattr(each, "arg", getattr(each, "path", None))])
    for part in inner:
        yield from parts_of(part)


def pattern(graph: "CompValue") -> "CompValue":
    """Return a pattern of EXISTS as the algebra has patterns; rdflib leaves some as they were parsed.

    It is to be asked for as ``exists.graph``: the item ``exists["graph"]`` stays as parsed, and without its filters.
    """
    from rdflib.plugins.sparql.algebra import translateGroupGraphPattern

    return translateGroupGraphPattern(graph) if graph.name in ("GroupGraphPatternSub", "SubSelect") else graph
