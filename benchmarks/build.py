"""Claims to triples: time beside rdflib making the same triples, and memory."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks import synthetic
from benchmarks.measuring import PEAK, Fresh, Line, at_least, in_turns
from benchmarks.with_rdflib import graph_of
from creativegraph.tables import build

CLAIMS, MEASURED_WITH_RDFLIB = 100_000, 20_000
STEPS = (25_000, 50_000, 100_000)
MEMORY = """
import sys
from creativegraph.tables import build
before = peak()
data = build([Path(sys.argv[1])]).ntriples()
print(peak() - before)
"""
LINEAR = 2.3
"""Twice the step may take this much more memory."""


def measure(folder: Path) -> Iterator[Line]:
    """100,000 claims; rdflib makes a fifth of them, which is scaled up."""
    fewer = synthetic.tables(folder / "fewer", MEASURED_WITH_RDFLIB)
    all_of_them = synthetic.tables(folder / "claims", CLAIMS)

    def ours() -> None:
        (folder / "ours.nt").write_bytes(build([all_of_them]).ntriples())

    (taken,) = in_turns(3, ours)
    start = perf_counter()
    graph = graph_of(fewer / "claims.csv")
    graph.serialize(folder / "theirs.nt", format="nt", encoding="utf-8")
    theirs = (perf_counter() - start) * CLAIMS / MEASURED_WITH_RDFLIB
    made = build([fewer])
    lines = {
        line
        for line in (*made.direct(), *made.evidence())
        if not line.startswith("<https://w3id.org/creativegraph/id/source/")
    }
    assert lines == {
        line.removesuffix(" .") for line in (folder / "theirs.nt").read_text(encoding="utf-8").splitlines()
    }
    yield at_least(f"build: {CLAIMS:,} claims", taken, theirs, f"rdflib, 5 times {MEASURED_WITH_RDFLIB:,}", 6)
    peaks = [peak(folder, count) for count in STEPS]
    growth = (peaks[2] - peaks[1]) / (peaks[1] - peaks[0])
    yield Line(
        "build: memory, 25k 50k 100k claims", ", ".join(f"{each:.0f}" for each in peaks) + " MB", "",
        f"{growth:.2f}", f"linear: at most {LINEAR:g} a doubling", growth <= LINEAR,
    )  # fmt: skip


def peak(folder: Path, count: int) -> float:
    """The most megabytes that a process which builds ``count`` claims takes."""
    tables = synthetic.tables(folder / f"claims-{count}", count)
    return int(Fresh(folder).python(PEAK + MEMORY, tables)) / 1e6
