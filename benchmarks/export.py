"""Turtle and compacted JSON-LD: time beside rdflib, memory while writing, the same bytes twice."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from rdflib import Graph as RdflibGraph

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import Line, at_least, in_turns
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.export import jsonld
from creativegraph.graph import Graph
from creativegraph.iris import PREFIXES

GOALS = {"ttl": 30, "jsonld": 5}
NAMES = {"ttl": "Turtle", "jsonld": "JSON-LD"}
LARGEST_GROWTH = 1.25


def measure(folder: Path) -> Iterator[Line]:
    """100,000 triples against rdflib, 400,000 for memory."""
    data = synthetic.ntriples(folder, 100_000)
    small, large = Graph(OxigraphEngine(in_memory(data))), Graph(OxigraphEngine(in_memory(larger(folder))))
    theirs = RdflibGraph().parse(data=data, format="nt")
    for prefix, namespace in PREFIXES.items():
        theirs.bind(prefix, namespace)
    for ending, goal in GOALS.items():
        ours = in_turns(5, lambda ending=ending: cg.export(small, folder / f"ours.{ending}"))[0]  # type: ignore[misc]
        yield at_least(
            f"export: {NAMES[ending]}, {synthetic.size(data)}", ours, with_rdflib(theirs, ending), "rdflib", goal
        )
    for ending, name in NAMES.items():
        peaks = [peak(each, folder / f"peak.{ending}") / 1e6 for each in (small, large)]
        yield Line(
            f"export: {name}, memory, 100k 400k", f"{peaks[0]:.1f}, {peaks[1]:.1f} MB", "",
            f"{peaks[1] / peaks[0]:.2f}", "constant", peaks[1] <= peaks[0] * LARGEST_GROWTH,
        )  # fmt: skip
        twice = {cg.export(Graph(OxigraphEngine(in_memory(data))), format=ending) for _ in range(2)}
        yield Line(f"export: {name}, written twice", f"{len(twice)} text", "", "", "the same bytes", len(twice) == 1)


def larger(folder: Path) -> bytes:
    """Four times as many triples."""
    return synthetic.ntriples(folder, 400_000)


def with_rdflib(graph: RdflibGraph, ending: str) -> float:
    """Seconds that rdflib takes for the same."""
    start = perf_counter()
    if ending == "ttl":
        graph.serialize(format="turtle")
    else:
        graph.serialize(format="json-ld", context=jsonld.context())
    return perf_counter() - start


def peak(graph: Graph, place: Path) -> int:
    """The most bytes that Python holds at a time while a graph is written."""
    cg.export(graph, place)
    tracemalloc.start()
    try:
        cg.export(graph, place)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
