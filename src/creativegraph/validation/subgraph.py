"""The part of a graph that some shapes look at for some things, so that a few things are checked in no time."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from creativegraph.engine import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.validation.patterns import ANY, Chain, Step
from creativegraph.validation.reach import BELOW, sweeps
from creativegraph.validation.results import parsed

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

__all__ = ["part_for"]

MOST = 0.05
"""For more things than this part of the triples the whole graph is as quick."""


def part_for(graph: Graph, rules: bytes, things: Mapping[str, Iterable[str]]) -> Graph:
    """What shapes look at for their things; the whole graph where that cannot be told, or is most of it."""
    wanted = {shape: set(some) for shape, some in things.items()}
    if sum(map(len, wanted.values())) > MOST * len(graph):
        return graph
    looked = sweeps(rules, tuple(sorted(wanted)))
    if looked is None or any(each.everywhere - {BELOW} for each in looked.values()):
        return graph
    gathering = Gathering(graph.store())
    for shape, some in wanted.items():
        gathering.follow(trie(looked[shape].chains), some)
    return gathering.graph(graph)


class Trie(dict[Step, "Trie"]):
    """Chains by their first steps."""


def trie(chains: Iterable[Chain]) -> Trie:
    """Chains with what they share put together."""
    root = Trie()
    for chain in chains:
        here = root
        for step in chain:
            here = here.setdefault(step._replace(end=""), Trie())
    return root


class Gathering:
    """Collects the triples along chains."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.quads: set[Quad] = set()

    def follow(self, chains: Trie, things: set[str]) -> None:
        """Collect what lies on the chains that begin at some things."""
        for step, rest in chains.items():
            found = self.step(step, things)
            if rest and found:
                self.follow(rest, found)

    def step(self, step: Step, things: set[str]) -> set[str]:
        """Where a step leads from some things; with these themselves if it may be left out."""
        reached = set(things) if step.repeated else set()
        todo = list(things)
        for thing in todo:
            for quad in self.near(step, thing):
                self.quads.add(quad)
                there = str(quad.object if step.forward else quad.subject)
                if step.repeated and there not in reached:
                    todo.append(there)
                reached.add(there)
        return reached

    def near(self, step: Step, thing: str) -> "Iterable[Quad]":
        """The triples of one step from a thing."""
        from pyoxigraph import Literal, NamedNode

        node = parsed(thing)
        predicate = NamedNode(step.predicate) if step.predicate != ANY else None
        if not step.forward:
            return self.store.quads_for_pattern(None, predicate, node)
        return () if isinstance(node, Literal) else self.store.quads_for_pattern(node, predicate, None)

    def graph(self, whole: Graph) -> Graph:
        """What was collected, with the classes and what they are below."""
        from pyoxigraph import NamedNode, Store

        self.quads.update(self.store.quads_for_pattern(None, NamedNode(BELOW), None))
        part = Store()
        part.extend(self.quads)
        return Graph(OxigraphEngine(part), whole.languages)
