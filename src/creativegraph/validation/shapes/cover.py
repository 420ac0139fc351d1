"""Whether what a query of a shape asks for is found by going from known nodes, step by step.

``Cover`` goes from subjects to values alone; who may go otherwise overrides ``of_triples``.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from creativegraph.validation.shapes.query import EXISTING, pattern

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.term import Node

__all__ = ["Cover", "ElsewhereError", "Pattern"]

WRAPPING = (
    "AggregateJoin", "AskQuery", "Distinct", "Extend", "Filter", "Group", "OrderBy", "Project", "Reduced",
    "SelectQuery",
)  # fmt: skip
"""Parts of a query that bind what the one in them binds."""
Pattern = tuple["Node", object, "Node"]
"""A triple pattern: its subject, its property, path or variable, and its value."""


class ElsewhereError(Exception):
    """A pattern of a query begins somewhere else than at what is known already."""


class Cover:
    """Goes through a query from what is known, and tells what it surely binds on its way.

    Raises:
        ElsewhereError: it asks for something else.
    """

    def covered(self, part: "CompValue", known: frozenset["Node"]) -> frozenset["Node"]:
        """What a part of a query surely binds to what ``known`` nodes lead to."""
        match part.name:
            case "BGP":
                return self.of_triples(part.triples, known)
            case "Join":
                return self.of_join(part.p1, part.p2, known)
            case (
                "LeftJoin" | "Minus"
            ):  # what they leave out is found by what the first part binds, and by nothing around it
                bound = self.covered(part.p1, known)
                self.covered(part.p2, bound | preset(known))
            case "Union":
                bound = self.covered(part.p1, known) & self.covered(part.p2, known)
            case "ToMultiSet" if part.p is not None and part.p.name == "values":
                rows = [{name for name, value in row.items() if value != "UNDEF"} for row in part.p.res]
                bound = frozenset(rows[0].intersection(*rows)) if rows else frozenset()
            case "ToMultiSet":
                projected = frozenset(part.p.get("PV") or ())
                bound = self.covered(part.p, preset(known) & projected) & projected
            case name if name in WRAPPING:
                bound = self.covered(part.p, known)
            case _:
                raise ElsewhereError(part.name)
        for graph in exists_in(part):
            self.covered(graph, bound | preset(known))
        return bound

    def of_join(self, one: "CompValue", other: "CompValue", known: frozenset["Node"]) -> frozenset["Node"]:
        """What two parts bind, one of which begins at what the other binds."""
        try:
            bound = self.covered(one, known)
            return bound | self.covered(other, known | bound)
        except ElsewhereError:
            bound = self.covered(other, known)
            return bound | self.covered(one, known | bound)

    def of_triples(self, triples: list[Pattern], known: frozenset["Node"]) -> frozenset["Node"]:
        """What triples bind that begin at known nodes, or at what others of them bind."""
        from rdflib.term import URIRef

        bound, left = frozenset["Node"](), list(triples)
        while left:
            ready = [
                (subject, path, value)
                for subject, path, value in left
                for start in [{1: subject, -1: value}.get(direction(path))]
                if start in known | bound or isinstance(start, URIRef)
            ]
            if not ready:
                raise ElsewhereError(str(left[0]))
            bound = bound.union(*({subject, value} for subject, _, value in ready))
            left = [each for each in left if each not in ready]
        return bound


def preset(known: frozenset["Node"]) -> frozenset["Node"]:
    """Return what an engine puts into a query before it is asked."""
    from rdflib.term import Variable

    return known & {Variable("this"), Variable("value")}


def direction(path: object) -> int:
    """Return 1 for a path from subjects to objects, -1 for one the other way, 0 for one that goes both ways."""
    from rdflib.paths import AlternativePath, InvPath, MulPath, NegatedPath, SequencePath

    if isinstance(path, InvPath):
        return -direction(path.arg)
    if isinstance(path, MulPath):
        return direction(path.path)
    if isinstance(path, NegatedPath):
        return 0
    if isinstance(path, (AlternativePath, SequencePath)):
        ways = {direction(each) for each in path.args}
        return ways.pop() if len(ways) == 1 else 0
    return 1


def exists_in(part: "CompValue") -> Iterator["CompValue"]:
    """Yield the patterns of EXISTS in the expressions of a part of a query."""
    todo: list[object] = [value for name, value in part.items() if name not in ("p", "p1", "p2", "triples", "_vars")]
    for each in todo:
        if getattr(each, "name", "") in EXISTING:
            yield pattern(cast("CompValue", each).graph)
        elif isinstance(each, dict):
            todo += each.values()
        elif isinstance(each, (list, tuple)):
            todo += each
