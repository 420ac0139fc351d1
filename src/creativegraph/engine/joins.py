"""Joins that rdflib makes over a whole graph although what stands left of them says which few triples are wanted.

rdflib looks with the values of the left side into the right one, but where the left side is a join itself it finds all
solutions of the right side first: with two VALUES before it, ``?s ?property ?o`` are all triples of the graph.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.plugins.sparql.sparql import Query

__all__ = ["with_quick_joins"]

TWO_SIDED = ("Join", "Union")


def with_quick_joins(query: "Query") -> "Query":
    """Return a prepared query, changed in place, in which the right side of a join is asked for what the left one has.

    Only where this gives the same solutions: a FILTER, OPTIONAL or BIND of the right side must not see what is left.
    """
    from rdflib.plugins.sparql.algebra import traverse
    from rdflib.plugins.sparql.parserutils import CompValue

    def quick(part: object) -> None:
        if isinstance(part, CompValue) and part.name == "Join" and sees_nothing_else(part.p2):
            part["lazy"] = True

    traverse(query.algebra, visitPost=quick)
    return query


def sees_nothing_else(part: "CompValue") -> bool:
    """True of triple patterns and VALUES alone, whose solutions hang on no variable but their own."""
    if part.name in TWO_SIDED:
        return sees_nothing_else(part.p1) and sees_nothing_else(part.p2)
    if part.name == "BGP":
        return not any(may_be_empty(predicate) for _, predicate, _ in part.triples)
    return bool(part.name == "ToMultiSet" and part.p.name == "values")


def may_be_empty(predicate: object) -> bool:
    """True of a path that has no end: of no step it is at any term that it is asked for, be it in the graph or not."""
    from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath

    if isinstance(predicate, MulPath):
        return bool(predicate.zero) or may_be_empty(predicate.path)
    if isinstance(predicate, InvPath):
        return may_be_empty(predicate.arg)
    return isinstance(predicate, AlternativePath | SequencePath) and any(map(may_be_empty, predicate.args))
