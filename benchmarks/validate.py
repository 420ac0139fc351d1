"""The packaged graph against the shapes: the fast engine beside pySHACL, and the same findings from both."""

import os
from collections.abc import Iterator
from pathlib import Path

import creativegraph as cg
from benchmarks.measuring import Line, at_least, in_turns
from creativegraph.validation import running
from creativegraph.validation.findings import Report

GOAL = 8
"""How many times as fast as pySHACL, so that the tour and ``make check`` stay short."""


def measure(folder: Path) -> Iterator[Line]:
    """All packaged shapes; each engine once before the clock runs."""
    os.environ.setdefault("CREATIVEGRAPH_CACHE", str(folder / "cache"))
    graph = cg.open_graph()
    if running.fast_version() != running.PROVEN:
        yield Line("validate", "", "", "", "pip install 'creativegraph[fast]' to measure", met=False)
        return

    def fast() -> Report:
        return cg.validate(graph, engine="fast")

    def reference() -> Report:
        return cg.validate(graph, engine="pyshacl")

    ours, other = fast(), reference()
    assert (ours.engine, ours.findings) == ("fast", other.findings)
    running.compiled.cache_clear()
    taken, waited = in_turns(1, fast, reference)
    size = f"{ours.triples:,} triples, {ours.shapes} rules"
    yield at_least(f"validate: {size}, the first time", taken, waited, "pySHACL", GOAL)
    (again,) = in_turns(3, fast)
    yield at_least(f"validate: {size}, again", again, waited, "pySHACL", GOAL)
