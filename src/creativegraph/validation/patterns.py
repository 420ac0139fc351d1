"""What a query of a shape looks at, as chains of steps that lead from ``$this`` to each of its triple patterns."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rdflib.paths import Path as RdflibPath
    from rdflib.term import Node

__all__ = ["ANY", "EVERYTHING", "Chain", "Step", "Sweep", "chains_of_query", "steps_of", "strays"]

ANY = ""
"""Stands for every property."""
ASTRAY = "*"
"""The end of a step that goes forth and back any number of times, and so may lead anywhere."""
WAYS = 200
"""With more ways to a pattern than that, it is as quick to hold that it can change the answer everywhere."""
APART = {
    ("LeftJoin", "p2"), ("LeftJoin", "expr"), ("Minus", "p2"), ("Union", "p1"), ("Union", "p2"),
    ("Builtin_EXISTS", "graph"), ("Builtin_NOTEXISTS", "graph"),
}  # fmt: skip
"""Parts of the algebra that need not hold for an answer."""


class Step(NamedTuple):
    """One property, followed to its value, or back to its subject; ``repeated`` for any number of times.

    ``end`` is the constant at which the step ends, empty for a variable.
    """

    predicate: str
    forward: bool = True
    repeated: bool = False
    end: str = ""


Chain = tuple[Step, ...]


class Sweep(NamedTuple):
    """What can change the answer for a thing: a triple at the end of one of the chains that begin at the thing.

    ``everywhere`` are properties whose triples can change the answer for all things at once.
    """

    chains: frozenset[Chain]
    everywhere: frozenset[str] = frozenset()


EVERYTHING = Sweep(frozenset(), frozenset({ANY}))


class Edge(NamedTuple):
    """The ways between two places of a pattern; ``context`` tells the optional and negated groups that it is in."""

    begin: str
    ways: tuple[Chain, ...]
    end: str
    context: tuple[int, ...]

    def sides(self) -> "Iterator[tuple[str, tuple[Chain, ...], str]]":
        """The ways there and those back."""
        yield self.begin, self.ways, self.end
        yield self.end, tuple(map(turned, self.ways)), self.begin


class Reader:
    """Collects the edges of a query's algebra."""

    def __init__(self) -> None:
        self.edges: list[Edge] = []
        self.number = count()

    def read(self, part: object, context: tuple[int, ...], renamed: Mapping[str, str]) -> None:
        """Walk through the algebra of rdflib, which leaves what stands in EXISTS untranslated."""
        from rdflib.plugins.sparql.algebra import translateGroupGraphPattern
        from rdflib.plugins.sparql.parserutils import CompValue

        if isinstance(part, (list, tuple)) and not isinstance(part, CompValue):
            for each in part:
                self.read(each, context, renamed)
        if not isinstance(part, CompValue):
            return
        inner = renamed
        if part.name == "ToMultiSet":
            inner = self.scoped(part, renamed)
        for key, value in part.items():
            if part.name == "BGP" and key == "triples":
                for triple in value:
                    self.triple(triple, context, inner)
            elif (part.name, key) in APART:
                untranslated = key == "graph" and value.name.startswith("Group")
                group = translateGroupGraphPattern(value) if untranslated else value
                self.read(group, (*context, next(self.number)), inner)
            elif key not in ("PV", "_vars"):
                self.read(value, context, inner)

    def scoped(self, part: Mapping[str, object], renamed: Mapping[str, str]) -> Mapping[str, str]:
        """The names of variables in a subquery: those that it does not give back are its own."""
        inner = part["p"]
        given = {str(each) for each in getattr(inner, "PV", ())}
        own = next(self.number)
        return _Scope(given, renamed, own)

    def triple(self, triple: "tuple[Node, object, Node]", context: tuple[int, ...], renamed: Mapping[str, str]) -> None:
        """The edge of a triple pattern."""
        begin, end = (self.place(triple[place], renamed) for place in (0, 2))
        self.edges.append(Edge(begin, tuple(steps_of(triple[1])), end, context))

    def place(self, node: object, renamed: Mapping[str, str]) -> str:
        """A variable by its name with a question mark, a constant as N-Triples writes it."""
        from rdflib import BNode, Variable

        if isinstance(node, (Variable, BNode)):
            return "?" + renamed.get(str(node), str(node))
        return str(node.n3())  # type: ignore[attr-defined]


class _Scope(dict[str, str]):
    """Names of variables in a subquery."""

    def __init__(self, given: set[str], outer: Mapping[str, str], own: int) -> None:
        super().__init__()
        self.given, self.outer, self.own = given, outer, own

    def get(self, name: str, default: object = None) -> str:  # noqa: ARG002
        """The name that a variable has outside, or one of its own."""
        return self.outer.get(name, name) if name in self.given else f"{name}~{self.own}"


def steps_of(path: "RdflibPath | Node | object") -> Iterator[Chain]:
    """The ways through a property path, each as steps."""
    from rdflib import URIRef, Variable
    from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath

    if isinstance(path, Variable):
        yield (Step(ANY),)
    elif isinstance(path, URIRef):
        yield (Step(str(path)),)
    elif isinstance(path, InvPath):
        for steps in steps_of(path.arg):
            yield turned(steps)
    elif isinstance(path, SequencePath):
        yield from sequences([list(steps_of(each)) for each in path.args])
    elif isinstance(path, AlternativePath):
        for each in path.args:
            yield from steps_of(each)
    elif isinstance(path, MulPath):
        yield from repeated(list(steps_of(path.path)), path.mod)
    else:
        yield (Step(ANY),)
        yield (Step(ANY, forward=False),)


def turned(chain: Chain) -> Chain:
    """A chain walked from its end."""
    return tuple(each._replace(forward=not each.forward) for each in reversed(chain))


def strays(chain: Chain) -> bool:
    """True if a chain may lead anywhere."""
    return any(each.end == ASTRAY for each in chain)


def sequences(parts: list[list[Chain]]) -> Iterator[Chain]:
    """Every way through the parts of a sequence."""
    if not parts:
        yield ()
        return
    for first in parts[0]:
        for rest in sequences(parts[1:]):
            yield (*first, *rest)


def repeated(ways: list[Chain], modifier: object) -> Iterator[Chain]:
    """The ways through a path that may be left out or repeated."""
    steps = {step for way in ways for step in way}
    directions = {step.forward for step in steps}
    if str(modifier) == "?" or not steps:
        yield ()
        yield from filter(None, ways)
    elif len(steps) == 1:
        yield (steps.pop()._replace(repeated=True),)
    elif len(directions) == 1 and not strays(tuple(steps)):
        yield (Step(ANY, directions.pop(), repeated=True),)
    else:
        yield (Step(ANY, repeated=True, end=ASTRAY),)


@lru_cache(maxsize=256)
def chains_of_query(text: str, prefixes: tuple[tuple[str, str], ...]) -> Sweep:
    """What a query of a constraint looks at; a pattern to which no chain leads can change the answer everywhere."""
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    reader = Reader()
    try:
        reader.read(translateQuery(parseQuery(text), initNs=dict(prefixes)).algebra, (), {})
    except Exception:  # noqa: BLE001 - rdflib raises the bare class; of a query that it cannot read nothing is known
        return EVERYTHING
    chains, everywhere = set[Chain](), set[str]()
    for edge in reader.edges:
        found = routes(reader.edges, edge)
        if found is None:
            everywhere.update(step.predicate for way in edge.ways for step in way)
        else:
            chains |= found
    if any(map(strays, chains)):
        return EVERYTHING
    return Sweep(frozenset(chains), frozenset(everywhere))


def routes(edges: Iterable[Edge], goal: Edge) -> frozenset[Chain] | None:
    """The chains from ``$this`` to all steps of an edge; only what holds whenever the edge counts leads there."""
    usable = [each for each in edges if goal.context[: len(each.context)] == each.context and each is not goal]
    known: dict[str, frozenset[Chain]] = {"?this": frozenset({()})}
    todo = ["?this"]
    for here in todo:
        for begin, ways, end in (side for edge in usable for side in edge.sides()):
            if begin == here and end.startswith("?") and end not in known:
                known[end] = frozenset((*start, *way) for start in known[here] for way in ways)
                todo.append(end)
    found = [
        frozenset((*start, *part) for start in known[begin] for way in ways for part in beginnings(way, end))
        for begin, ways, end in goal.sides()
        if begin in known
    ]
    best = min(found, key=lambda chains: sum(map(len, chains)), default=None)
    return best if best is not None and len(best) <= WAYS else None


def beginnings(way: Chain, end: str) -> Iterator[Chain]:
    """What can be walked of a way up to each of its steps; all of it leads to its end, if that is a constant."""
    for length in range(1, len(way)):
        yield way[:length]
    if way:
        last = way[-1]
        yield (*way[:-1], last if last.end or end.startswith("?") else last._replace(end=end))
