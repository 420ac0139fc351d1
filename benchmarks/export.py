"""Turtle and compacted JSON-LD: time beside rdflib, memory while writing, the same bytes twice."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from rdflib import Graph as RdflibGraph

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import PEAK, Fresh, Line, at_least, in_turns
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.export import jsonld
from creativegraph.graph import Graph
from creativegraph.iris import PREFIXES

GOALS = {"ttl": 30, "jsonld": 5}
NAMES = {"ttl": "Turtle", "jsonld": "JSON-LD"}
LARGEST_GROWTH = 1.5
"""Four times as many triples may take this much more memory, the store's own among it."""
MEMORY = """
import sys
import creativegraph as cg
graph = cg.open_graph(store=sys.argv[1])  # what reading a file into memory leaves free would hide what writing takes
cg.export(graph, sys.argv[2], thing="place/city-0")  # loads what writing needs
before = peak(again=True)
cg.export(graph, sys.argv[2])
print((peak() - before) / 1e6)
"""


def measure(folder: Path) -> Iterator[Line]:
    """100,000 triples against rdflib, 400,000 for memory."""
    data = synthetic.ntriples(folder, 100_000)
    stores = [on_disk(folder / "100k", data), on_disk(folder / "400k", synthetic.ntriples(folder, 400_000))]
    small = Graph(OxigraphEngine(in_memory(data)))
    theirs = RdflibGraph().parse(data=data, format="nt")
    for prefix, namespace in PREFIXES.items():
        theirs.bind(prefix, namespace)
    for ending, goal in GOALS.items():
        ours = in_turns(5, lambda ending=ending: cg.export(small, folder / f"ours.{ending}"))[0]  # type: ignore[misc]
        yield at_least(
            f"export: {NAMES[ending]}, {synthetic.size(data)}", ours, with_rdflib(theirs, ending), "rdflib", goal
        )
    for ending, name in NAMES.items():
        peaks = [float(Fresh(folder).python(PEAK + MEMORY, each, folder / f"peak.{ending}")) for each in stores]
        yield Line(
            f"export: {name}, memory while writing, 100k 400k", f"{peaks[0]:.1f}, {peaks[1]:.1f} MB", "",
            f"{peaks[1] / peaks[0]:.2f}", f"at most {LARGEST_GROWTH:g}", peaks[1] <= peaks[0] * LARGEST_GROWTH,
        )  # fmt: skip
        twice = {cg.export(Graph(OxigraphEngine(in_memory(data))), format=ending) for _ in range(2)}
        yield Line(f"export: {name}, written twice", f"{len(twice)} text", "", "", "the same bytes", len(twice) == 1)


def on_disk(place: Path, data: bytes) -> Path:
    """A store on disk with these N-Triples."""
    file = place.with_suffix(".nt")
    file.write_bytes(data)
    cg.open_graph(file, store=place)
    return place


def with_rdflib(graph: RdflibGraph, ending: str) -> float:
    """Seconds that rdflib takes for the same."""
    start = perf_counter()
    if ending == "ttl":
        graph.serialize(format="turtle")
    else:
        graph.serialize(format="json-ld", context=jsonld.context())
    return perf_counter() - start
