"""Names among 100,000 labels, however they are typed."""

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import Line, within
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.graph import Graph
from creativegraph.names.fold import fold

LABELS, SAMPLE, LIMIT = 100_000, 2_000, 20
TYPED = {
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "capitals": lambda name: name.upper(),
    "without marks": fold,
}


def measure(folder: Path) -> Iterator[Line]:  # noqa: ARG001 - all measures are called alike
    """Median time, and how many names are not found, for three ways to type them."""
    labels = synthetic.labels(LABELS)
    lines = [
        f'<{thing}> <http://www.w3.org/2004/02/skos/core#prefLabel> "{name}"@{lang} .' for thing, name, lang in labels
    ]
    graph = Graph(OxigraphEngine(in_memory("\n".join(lines).encode())))
    cg.find(graph, "ha noi")
    chosen = random.Random(1).sample(labels, SAMPLE)  # noqa: S311 - a sample, no secret
    for how, typed in TYPED.items():
        times, missed = [], 0
        for thing, name, _ in chosen:
            text = typed(name)
            start = perf_counter()
            found = cg.find(graph, text, limit=LIMIT)
            times.append(perf_counter() - start)
            missed += not stands_first(found, thing, fold(name))
        line = within(f"find: {how}, {LABELS // 1000}k labels", median(times), 0.005)
        yield line._replace(
            other=f"{missed} of {SAMPLE:,} missed", goal=f"{line.goal}, none missed", met=line.met and not missed
        )


def stands_first(found: list[cg.Found], thing: str, folded: str) -> bool:
    """True if a thing is among the first hits, those that share its name."""
    sharing = []
    for hit in found:
        if fold(hit.name) != folded:
            break
        sharing.append(hit.thing)
    return thing in sharing or len(sharing) == LIMIT
