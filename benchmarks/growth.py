"""What each catalogued question costs as the graph grows: ``python -m benchmarks.growth FILE.tsv``.

The packaged graph is laid beside itself so often that there are some 212,000, 1,000,000 and 9,000,000 triples. What a
question with a required parameter asks for stays as it is, so its answer should cost what it cost. Each is asked, its
own example as the argument, of all three in turns, in a copy of the process: a slow one can be ended and holds up none.
To compare two versions, run it with either on PYTHONPATH: rows and their digests must agree.
"""

import argparse
import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from math import inf
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, NamedTuple

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import Line, ms
from benchmarks.page import markdown
from creativegraph import catalogue
from creativegraph.catalogue.example import example_of
from creativegraph.engine import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.store import cache

if TYPE_CHECKING:
    from pyoxigraph import Store

FILE = "growth.tsv"
COPIES = (1, 5, 42)
"""How often the packaged graph is there."""
CAP, ENOUGH, MOST = 20, 0.3, 12
"""Processor seconds after which a question is ended; those, and times, after which it is not asked again."""
TWOFOLD, MORE = 2.0, 2e-3
"""A question with a required parameter may take twice as long, or two milliseconds more, for an answer as long."""
BOUND = "at most twofold or 2 ms more, times rows"
LONGEST_WHY = 0.02
"""Seconds that ``why`` may take of the largest graph."""
KINDS = ("rows", "digest", "ms", "cpu_ms")
LINEAR = 1.5
"""A question to the whole graph may take this much more than the graph is larger: caches of the processor miss more."""
WHY = {
    "why place/hanoi": ("place/hanoi",),
    "why membership/hanoi-uccn memberSince": ("membership/hanoi-uccn", "memberSince"),
    "why event/hcdf-2024 visitors": ("event/hcdf-2024", "visitors"),
}


class Taken(NamedTuple):
    """Rows of an answer and their digest, and the least that it took: milliseconds, and those of the processor.

    The clock is that of the thread, in which all of it happens: that of the process is coarse while ITIMER_PROF runs.
    """

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


def stores(copies: Sequence[int] = COPIES) -> list["Store"]:
    """The packaged graph, laid beside itself so often."""
    from pyoxigraph import RdfFormat, Store

    data, made = cache.ntriples(), [Store() for _ in copies]
    for number in range(max(copies)):
        copy = synthetic.copy(data, number)
        for store, wanted in zip(made, copies, strict=True):
            if number < wanted:
                store.bulk_load(copy, format=RdfFormat.N_TRIPLES, lenient=True)
    return made


def measured(graphs: Sequence["Store"], question: Question) -> Growth:
    """What a question takes of each graph, in a process that ends when its time is over."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        signal.setitimer(signal.ITIMER_PROF, CAP)  # ends the process, also within the engine
        try:
            with os.fdopen(writing, "w", buffering=1) as out:
                repeated(graphs, question, out.write)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as lines:
        found = [line.split() for line in lines if line.endswith("\n")]
    os.waitpid(child, 0)
    taken: list[Taken | None] = []
    for place in range(len(graphs)):
        mine = [each for each in found if int(each[0]) == place]
        wall, cpu = (sorted(float(each[column]) for each in mine) for column in (3, 4))
        taken.append(Taken(int(mine[0][1]), mine[0][2], wall[0], cpu[0]) if mine else None)
    return Growth(question, taken)


def repeated(graphs: Sequence["Store"], question: Question, write: Callable[[str], object]) -> None:
    """Ask in turns, of graphs that know nothing of what was asked before, and write a line each time.

    What is slow is asked twice: at first the processor's caches are cold, and memory is shared with the other process.
    """
    spent, digests = [0.0] * len(graphs), [""] * len(graphs)
    for number in range(MOST):
        for place, store in enumerate(graphs):
            if number > 1 and spent[place] > ENOUGH:
                continue
            graph = Graph(OxigraphEngine(store))
            wall, cpu = perf_counter(), thread_time()
            rows = question.ask(graph)
            wall, cpu = perf_counter() - wall, thread_time() - cpu
            spent[place] += cpu
            digests[place] = digests[place] or sha256(repr(rows).encode()).hexdigest()[:16]
            write(f"{place} {len(rows)} {digests[place]} {wall * 1e3:.3f} {cpu * 1e3:.3f}\n")


def table(asked: Iterable[Question], graphs: Sequence["Store"]) -> Iterator[str]:
    """The lines of tab-separated values, as they are measured."""
    sizes = [len(each) for each in graphs]
    heads = [f"{kind}_{size}" for kind in KINDS for size in sizes]
    yield "\t".join(["question", "required", "growth", "met", *heads])
    cg.why(Graph(OxigraphEngine(graphs[0])), "place/hanoi")  # loads what all questions need, once
    for question in asked:
        each = measured(graphs, question)
        factor = f"{each.factor:.2f}" if each.factor else ""
        met = "yes" if each.met(sizes[-1] / sizes[0]) else "no"
        cells = [str(one[place]) if one else "" for place in range(len(KINDS)) for one in each.taken]
        yield "\t".join([question.name, "yes" if question.needs else "no", factor, met, *cells])


def read(file: Path) -> tuple[list[Growth], list[int]]:
    """What ``table`` wrote."""
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    sizes = [int(each.removeprefix("rows_")) for each in rows[0] if each.startswith("rows_")]
    found = []
    for row in rows:
        cells = [[row[f"{kind}_{size}"] for kind in KINDS] for size in sizes]
        taken = [Taken(int(one[0]), one[1], float(one[2]), float(one[3])) if one[0] else None for one in cells]
        found.append(Growth(Question(row["question"], row["required"] == "yes", lambda _: []), taken))
    return found, sizes


def measure(folder: Path) -> Iterator[Line]:
    """How many questions cost more than their answers, these one by one, and ``why``; in a process of its own."""
    file = folder / FILE
    if not file.exists():
        subprocess.run([sys.executable, "-m", "benchmarks.growth", str(file)], check=True)
    found, sizes = read(file)
    larger = sizes[-1] / sizes[0]
    for needs, goal in ((True, BOUND), (False, f"at most linear: {LINEAR:g} times {larger:.0f}")):
        some = [each for each in found if each.question.needs == needs]
        over = [each for each in some if not each.met(larger)]
        what = "with a required parameter" if needs else "to the whole graph"
        yield Line(f"growth: {len(some)} questions {what}", f"{len(over)} over", "", "", goal, not over)
        for each in sorted(over, key=lambda each: -(each.factor or inf)):
            yield line(each, goal, met=False)
    for each in found:
        if each.question.name in WHY:
            last = each.taken[-1]
            yield line(each, f"at most {ms(LONGEST_WHY)}", met=last is not None and last.cpu <= LONGEST_WHY * 1e3)


def line(each: Growth, goal: str, *, met: bool) -> Line:
    """One question, the largest graph beside the smallest."""
    first, *_, last = (ms(one.cpu / 1e3) if one else f"none within {CAP} s" for one in each.taken)
    return Line(f"growth: {each.question.name}", last, f"{first}  small graph", f"{each.factor or inf:.1f}", goal, met)


def more(folder: Path) -> str:
    """Every question in one table."""
    found, sizes = read(folder / FILE)
    columns = ["question", "rows"] + [f"{kind}, {size:,}" for kind in ("ms", "CPU ms") for size in sizes]
    told = ["Every question, those with a required parameter first:", markdown([*columns, "growth", "met"], [
        [
            f"`{each.question.name}`", rows_of(each), *(shown(one and one.wall) for one in each.taken),
            *(shown(one and one.cpu) for one in each.taken), f"{each.factor:.1f}" if each.factor else "",
            "yes" if each.met(sizes[-1] / sizes[0]) else "no",
        ]
        for each in sorted(found, key=lambda each: not each.question.needs)
    ])]  # fmt: skip
    return "\n\n".join(told)


def compared(before: Path, after: Path) -> str:
    """Two tables beside each other, and the questions whose answers differ."""
    (old, sizes), (new, _) = read(before), read(after)
    known = {each.question.name: each for each in old}
    columns = ["question", "required", "rows"]
    columns += [f"{when}, {size:,}" for when in ("before", "after") for size in sizes] + ["growth", "met"]
    rows, unequal = [], []
    for each in new:
        other = known.get(each.question.name)
        times = [shown(one and one.cpu) for side in (other, each) if side for one in side.taken]
        met = "yes" if each.met(sizes[-1] / sizes[0]) else "no"
        needs = "yes" if each.question.needs else "no"
        rows.append([each.question.name, needs, rows_of(each), *times, f"{each.factor or inf:.1f}", met])
        if other and other.taken[0] and each.taken[0] and other.taken[0].digest != each.taken[0].digest:
            unequal.append(each.question.name)
    told = f"Rows differ at {sizes[0]:,} triples: {', '.join(unequal) or 'of no question'}."
    return f"Milliseconds of the processor.\n\n{markdown(columns, rows)}\n{told}\n"


def rows_of(each: Growth) -> str:
    """How many rows, once if their number stays."""
    counts = [f"{one.rows:,}" if one else "?" for one in each.taken]
    return counts[0] if set(counts) <= {counts[0], "?"} else " / ".join(counts)


def shown(milliseconds: float | None) -> str:
    """A time in a table."""
    return f"> {1000 * CAP:,}" if milliseconds is None else f"{milliseconds:,.1f}"


def main() -> None:
    """Measure and write, or compare what was written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("file", type=Path, help="the table to write, tab-separated")
    parser.add_argument("names", nargs="*", help="such as claims/about; default: all, and why")
    parser.add_argument("--copies", type=int, nargs="+", default=list(COPIES), help="how often the graph is there")
    parser.add_argument("--before", type=Path, help="print this table beside that of the file, and measure nothing")
    given = parser.parse_args()
    if given.before:
        sys.stdout.write(compared(given.before, given.file))
        return
    asked = [each for each in questions(catalogue.names()) if not given.names or each.name in given.names]
    with given.file.open("w", encoding="utf-8") as file:
        for each in table(asked, stores(given.copies)):
            file.write(f"{each}\n")
            file.flush()
            sys.stderr.write(f"{each}\n")


if __name__ == "__main__":
    main()
