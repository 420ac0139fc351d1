"""Two versions side by side: ``python -m benchmarks.paired OTHER_PYTHON`` compares with what that Python has installed.

Both are asked by their public names alone, each in processes of its own, in turns, and what counts is processor time:
a busy machine slows both alike. Name parts (``cold warm find export``) to measure only these. A Python that has this
version from a wheel can be named after ``--ours``; an editable install starts a little slower than a wheel.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks import synthetic, warm

STARTED = "import creativegraph as cg; print(len(cg.open_graph().run('outcomes/of_event', event='hcdf-2024')))"
COMMANDS = {
    "import creativegraph": ("-c", "import creativegraph"),
    "first answer in Python": ("-c", STARTED),
    "creativegraph run": (
        "-m",
        "creativegraph",
        "run",
        "outcomes/of_event",
        "--event",
        "hcdf-2024",
        "--format",
        "json",
    ),
    "creativegraph find": ("-m", "creativegraph", "find", "ha noi", "--format", "csv"),
    "creativegraph --help": ("-m", "creativegraph", "--help"),
}
WORKER = """
import sys
from time import process_time
import creativegraph as cg

graph = cg.open_graph(sys.argv[1]) if sys.argv[1] else cg.open_graph()
names = sys.argv[3:]
calls = {
    "rows": lambda: list(graph.run(names[0])),
    "polars": lambda: graph.run(names[0]).to_polars(),
    "one row": lambda: [list(graph.run("claims/types_of", thing="place/city-0")) for _ in range(200)],
    "packaged": lambda: [list(graph.run(name)) for name in names],
    "find": lambda: [cg.find(graph, name, limit=20) for name in names],
    "ttl": lambda: cg.export(graph, format="ttl"),
    "jsonld": lambda: cg.export(graph, format="jsonld"),
}
call = calls[sys.argv[2]]
call()
print("ready", flush=True)
for _ in sys.stdin:
    start = process_time()
    kept = call()
    print(process_time() - start, flush=True)
    del kept
"""
ASKED = ("cities/members", "cities/by_field", "events/timeline", "agreements/signed_within", "claims/disagreements")


class Sides(NamedTuple):
    """The two Pythons, and a folder in which each has a cache of its own."""

    ours: str
    theirs: str
    folder: Path

    def environment(self, python: str) -> dict[str, str]:
        """What a process sees: nothing of the checkout, and the cache of its side."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return {**own, "CREATIVEGRAPH_CACHE": str(self.folder / ("ours" if python == self.ours else "theirs"))}


class Compared(NamedTuple):
    """One line: median processor seconds of either side."""

    what: str
    ours: float
    theirs: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.paired", description=__doc__)
    parser.add_argument("other", help="a Python that has the other version installed")
    parser.add_argument("parts", nargs="*", help=f"of {' '.join(PARTS)}; default: all")
    parser.add_argument("--ours", default=sys.executable, help="a Python that has this version; default: this one")
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    if odd := set(given.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(odd))}; take {' '.join(PARTS)}")
    table = Table("what", "ours", "other", "ratio", box=box.SIMPLE_HEAD, pad_edge=False)
    with tempfile.TemporaryDirectory(prefix="creativegraph-") as folder:
        sides = Sides(given.ours, given.other, Path(folder))
        for name in given.parts or PARTS:
            for line in PARTS[name](sides, given.rounds):
                table.add_row(line.what, seconds(line.ours), seconds(line.theirs), f"{line.ours / line.theirs:.2f}")
                sys.stderr.write(f"{line.what}\n")
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def seconds(taken: float) -> str:
    """A time as people read it."""
    return f"{taken * 1e3:,.1f} ms"


def cold(sides: Sides, rounds: int) -> Iterator[Compared]:
    """Processes that start afresh."""
    for what, words in COMMANDS.items():
        for python in (sides.ours, sides.theirs):
            started(sides, python, words)  # fills caches
        pairs = [[started(sides, python, words) for python in (sides.ours, sides.theirs)] for _ in range(rounds)]
        yield Compared(f"cold: {what}", *map(median, zip(*pairs, strict=True)))


def started(sides: Sides, python: str, words: tuple[str, ...]) -> float:
    """Processor seconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([python, *words], check=True, capture_output=True, cwd=sides.folder, env=sides.environment(python))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def warm_part(sides: Sides, rounds: int) -> Iterator[Compared]:
    """Questions to a graph that is open."""
    graph, question = sides.folder / "warm.nt", sides.folder / "warm.rq"
    graph.write_bytes(synthetic.ntriples(sides.folder, 400_000))
    question.write_text(warm.QUESTION, encoding="utf-8")
    yield in_turns(sides, rounds, f"warm: {warm.ROWS:,} typed rows", graph, "rows", question)
    yield in_turns(sides, rounds, f"warm: {warm.ROWS:,} rows to polars", graph, "polars", question)
    yield in_turns(sides, rounds, "warm: one row, 200 times", graph, "one row")
    yield in_turns(sides, rounds, f"warm: {len(ASKED)} questions to the packaged graph", "", "packaged", *ASKED)


def find_part(sides: Sides, rounds: int) -> Iterator[Compared]:
    """Names among 100,000 labels."""
    labels = synthetic.labels(100_000)
    path = sides.folder / "labels.nt"
    lines = [
        f'<{thing}> <http://www.w3.org/2004/02/skos/core#prefLabel> "{name}"@{lang} .' for thing, name, lang in labels
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    names = [name for _, name, _ in labels[::500]]
    yield in_turns(sides, rounds, f"find: {len(names)} names among 100,000", path, "find", *names)


def export_part(sides: Sides, rounds: int) -> Iterator[Compared]:
    """100,000 triples written."""
    path = sides.folder / "export.nt"
    path.write_bytes(synthetic.ntriples(sides.folder, 100_000))
    yield in_turns(sides, rounds, "export: Turtle, 100,000 triples", path, "ttl")
    yield in_turns(sides, rounds, "export: JSON-LD, 100,000 triples", path, "jsonld")


def in_turns(sides: Sides, rounds: int, what: str, *words: object) -> Compared:
    """The same call in a process of either side, the calls taken in turns."""
    workers = [worker(sides, python, *words) for python in (sides.ours, sides.theirs)]
    try:
        pairs = [[asked(each) for each in workers] for _ in range(rounds)]
    finally:
        for each in workers:
            each.communicate()
    return Compared(what, *map(median, zip(*pairs, strict=True)))


def worker(sides: Sides, python: str, *words: object) -> "subprocess.Popen[str]":
    """A process that has called once and waits."""
    process = subprocess.Popen(
        [python, "-c", WORKER, *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=sides.folder, env=sides.environment(python),
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "ready\n", f"{python} cannot answer"
    return process


def asked(process: "subprocess.Popen[str]") -> float:
    """Processor seconds of one more call."""
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


PARTS = {"cold": cold, "warm": warm_part, "find": find_part, "export": export_part}

if __name__ == "__main__":
    main()
