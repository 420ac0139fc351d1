"""What each catalogued question costs as the graph grows: ``python -m benchmarks.growth FILE.tsv``.

The packaged graph is laid beside itself so often that there are some 121,000, 1,000,000 and 9,000,000 triples. What a
question with a required parameter asks for stays as it is, so its answer should cost what it cost. Each is asked, its
own example as the argument, in a copy of the process that holds the graph: a slow one can be ended and holds up none.
To compare two versions, run it with either on PYTHONPATH: rows and their digests must agree.
"""

import argparse
import csv
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from io import StringIO
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

import creativegraph as cg
from benchmarks import synthetic
from creativegraph import catalogue
from creativegraph.catalogue.page import example_of
from creativegraph.engine import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.store import cache

COPIES = (1, 8, 73)
"""How often the packaged graph is there."""
CAP, ENOUGH, MOST = 20, 0.4, 9
"""Seconds after which a question is ended; seconds, and times, after which it is not asked again."""
TWOFOLD, MORE = 2.0, 2e-3
"""A question with a required parameter may take twice as long, or two milliseconds more, for an answer as long."""
LINEAR = 1.5
"""A question to the whole graph may take this much more than the graph is larger: caches of the processor miss more."""
WHY = {
    "why place/hanoi": ("place/hanoi",),
    "why membership/hanoi-uccn memberSince": ("membership/hanoi-uccn", "memberSince"),
    "why event/hcdf-2024 visitors": ("event/hcdf-2024", "visitors"),
}


class Taken(NamedTuple):
    """Rows of an answer and their digest, and the least that it took: milliseconds, and those of the processor."""

    rows: int
    digest: str
    wall: float
    cpu: float


class Question(NamedTuple):
    """What is asked; ``needs`` says whether it has a required parameter."""

    name: str
    needs: bool
    ask: Callable[[Graph], Sequence[object]]


class Growth(NamedTuple):
    """A question at each size; None where there was no answer in time."""

    question: Question
    taken: list[Taken | None]

    @property
    def factor(self) -> float | None:
        """How many times as long the largest graph takes as the smallest."""
        first, last = self.taken[0], self.taken[-1]
        return last.cpu / first.cpu if first and last else None

    @property
    def longer(self) -> float:
        """How many times as many rows there are."""
        first, last = self.taken[0], self.taken[-1]
        return max(1.0, last.rows / max(1, first.rows)) if first and last else 1.0

    def met(self, larger: float) -> bool:
        """Whether it costs no more than its answer, or than the graph is larger."""
        first, last = self.taken[0], self.taken[-1]
        if not first or not last:
            return False
        if self.question.needs:
            return last.cpu <= max(TWOFOLD * first.cpu, first.cpu + 1000 * MORE) * self.longer
        return last.cpu <= LINEAR * larger * first.cpu + 1000 * MORE


def questions(names: Iterable[str]) -> Iterator[Question]:
    """Every catalogued question with its example, and ``why``."""
    for name in names:
        query = catalogue.load(name)
        given = example_of(query)
        yield Question(name, bool(query.needed), lambda graph, name=name, given=given: list(graph.run(name, **given)))  # type: ignore[misc]
    for name, words in WHY.items():
        yield Question(name, needs=True, ask=lambda graph, words=words: cg.why(graph, *words).claims)  # type: ignore[misc]


def measured(engine: OxigraphEngine, question: Question) -> Taken | None:
    """What a question takes, asked of a graph that knows nothing of it yet; None if there is no answer in time."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        signal.alarm(CAP)  # ends the process, also within the engine
        try:
            with os.fdopen(writing, "w") as out:
                repeated(engine, question, out.write)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as lines:
        found = [line.split() for line in lines if line.endswith("\n")]
    os.waitpid(child, 0)
    if not found:
        return None
    rows, digest = int(found[0][0]), found[0][1]
    return Taken(rows, digest, min(float(each[2]) for each in found), min(float(each[3]) for each in found))


def repeated(engine: OxigraphEngine, question: Question, write: Callable[[str], object]) -> None:
    """Ask several times, a slow question twice, and write a line each time."""
    spent, digest = 0.0, ""
    for number in range(MOST):
        if number > 1 and spent > ENOUGH:
            return
        graph = Graph(engine)
        wall, cpu = perf_counter(), process_time()
        rows = question.ask(graph)
        wall, cpu = perf_counter() - wall, process_time() - cpu
        spent += wall
        digest = digest or sha256(repr(rows).encode()).hexdigest()[:16]
        write(f"{len(rows)} {digest} {wall * 1e3:.3f} {cpu * 1e3:.3f}\n")


def grown(asked: Sequence[Question], copies: Sequence[int] = COPIES) -> tuple[list[Growth], list[int]]:
    """Each question at each size, and the sizes."""
    from pyoxigraph import RdfFormat, Store

    data, store, sizes = cache.ntriples(), Store(), list[int]()
    engine = OxigraphEngine(store)
    found = [Growth(each, []) for each in asked]
    there = 0
    for wanted in copies:
        for number in range(there, wanted):
            store.bulk_load(synthetic.copy(data, number), format=RdfFormat.N_TRIPLES, lenient=True)
        there = wanted
        sizes.append(len(store))
        for each in found:
            each.taken.append(measured(engine, each.question))
            sys.stderr.write(f"{sizes[-1]:,} triples: {each.question.name} {each.taken[-1]}\n")
    return found, sizes


def table(found: Iterable[Growth], sizes: Sequence[int]) -> str:
    """All of it as tab-separated values."""
    out = StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    kinds = ("rows", "ms", "cpu_ms", "digest")
    columns = [f"{kind}_{size}" for kind in kinds for size in sizes]
    writer.writerow(["question", "required", "growth", "met", *columns])
    for each in found:
        factor = f"{each.factor:.2f}" if each.factor else ""
        met = "yes" if each.met(sizes[-1] / sizes[0]) else "no"
        cells = [
            [str(getattr(one, field)) if one else "" for one in each.taken]
            for field in ("rows", "wall", "cpu", "digest")
        ]  # fmt: skip
        needs = "yes" if each.question.needs else "no"
        writer.writerow([each.question.name, needs, factor, met, *(cell for some in cells for cell in some)])
    return out.getvalue()


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("file", type=Path, help="the table to write, tab-separated")
    parser.add_argument("names", nargs="*", help="such as claims/about; default: all, and why")
    parser.add_argument("--copies", type=int, nargs="+", default=list(COPIES))
    given = parser.parse_args()
    asked = [each for each in questions(catalogue.names()) if not given.names or each.name in given.names]
    given.file.write_text(table(*grown(asked, given.copies)), encoding="utf-8")


if __name__ == "__main__":
    main()
