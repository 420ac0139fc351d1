"""Every catalogued question to the packaged graph, its own example as the argument: Oxigraph, and rdflib beside it."""

import signal
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from types import FrameType
from typing import Any, NamedTuple

import creativegraph as cg
from benchmarks.measuring import Line, in_turns, ms
from creativegraph import catalogue
from creativegraph.catalogue.example import example_of
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.store import cache

GOAL = 0.05
"""Seconds that a question may take."""
SHOWN = 20
CAP, BUDGET = 10, 60
"""Seconds that rdflib may take for one question, and for all of them."""


class Asked(NamedTuple):
    """A question, how long we took and how long rdflib did; what it took is None if it was not asked or gave up."""

    name: str
    ours: float
    theirs: float | None
    equal: bool


def measure(_: Path) -> Iterator[Line]:
    """The slowest questions one by one, then all of them in one line."""
    graph = Graph(OxigraphEngine(in_memory(cache.ntriples())))
    other = cg.open_graph(graph.to_rdflib())
    taken = {name: in_turns(5, lambda name=name: list(ask(graph, name)))[0] for name in catalogue.names()}  # type: ignore[misc]
    slowest_first = sorted(taken, key=lambda name: -taken[name])
    asked = list(side_by_side(graph, other, {name: taken[name] for name in slowest_first}))
    for each in asked[:SHOWN]:
        yield line(each)
    yield from (line(each) for each in asked[SHOWN:] if not each.equal)
    yield in_all(asked, len(graph))


def ask(graph: Graph, name: str) -> Rows:
    """The answer to a question's own example."""
    arguments: dict[str, Any] = example_of(catalogue.load(name))
    return graph.run(name, **arguments)


def side_by_side(graph: Graph, other: Graph, taken: dict[str, float]) -> Iterator[Asked]:
    """Each question once more with rdflib, as long as its time lasts; the rows must be equal."""
    spent = 0.0
    for name, ours in taken.items():
        if spent > BUDGET:
            yield Asked(name, ours, None, equal=True)
            continue
        start = perf_counter()
        found = capped(other, name)
        theirs = perf_counter() - start
        spent += theirs
        equal = found is None or found.to_dicts() == ask(graph, name).to_dicts()
        yield Asked(name, ours, None if found is None else theirs, equal)


def capped(graph: Graph, name: str) -> Rows | None:
    """The answer, or None if it does not come in time."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(CAP)
    try:
        return ask(graph, name)
    except TimeoutError:
        return None
    finally:
        signal.alarm(0)


def line(each: Asked) -> Line:
    """One question."""
    told = f"{ms(each.theirs)}  rdflib" if each.theirs else f"rdflib: none within {CAP} s or {BUDGET} s in all"
    ratio = f"{each.theirs / each.ours:,.0f} faster" if each.theirs else ""
    goal = f"at most {ms(GOAL)}" if each.equal else "equal rows"
    return Line(f"queries: {each.name}", ms(each.ours), told, ratio, goal, each.equal and each.ours <= GOAL)


def in_all(asked: list[Asked], size: int) -> Line:
    """All questions together."""
    compared = [each for each in asked if each.theirs]
    ratio = median(each.theirs / each.ours for each in compared if each.theirs)
    slow = sum(each.ours > GOAL for each in asked)
    theirs = ms(median(each.theirs for each in compared if each.theirs))
    return Line(
        f"queries: all {len(asked)}, {size:,} triples", f"{ms(median(each.ours for each in asked))} median",
        f"{theirs} median  rdflib, {len(compared)} asked", f"{ratio:,.0f} faster",
        f"{slow} over {ms(GOAL)}", not slow and all(each.equal for each in asked),
    )  # fmt: skip
