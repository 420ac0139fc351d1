"""Two versions side by side: ``python -m benchmarks.paired OTHER``.

OTHER is a Python that has the other version installed, or a checkout, which this Python then runs. Both are asked by
their public names alone, each in processes of its own, in turns, and what counts is processor time, as a busy machine
slows both alike. Name parts (``commands warm``) to measure only these. ``--ours`` names the side of this version, too:
a checkout, or a Python with a wheel of it, which starts a little faster than an editable install.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import rmtree
from statistics import median
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table

import creativegraph as cg
from benchmarks import commands, measuring, scans, synthetic, warm

STARTED = {
    "import creativegraph": "import creativegraph",
    "first answer in Python": """
import creativegraph as cg
print(len(cg.open_graph().run('outcomes/of_event', event='hcdf-2024')))
""",
    **{f"sparql, {name}": scans.START + scans.OURS + scans.COLD for name in scans.SCANS},
}
OPENED = """
import sys
import creativegraph as cg
cg.open_graph(sys.argv[1])
"""
ANSWERED = """
import sys
import creativegraph as cg
print(len(cg.open_graph(sys.argv[1]).run('claims/facts_of', thing='place/city-0')))
"""
ENDINGS = ("nt", "nq", "ttl", "trig", "rdf", "jsonld")
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
    "sparql": lambda: [list(graph.sparql(text)) for text in names],
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


class Side(NamedTuple):
    """A Python, a checkout that it is to use or nothing, and a folder with a cache of its own."""

    python: str
    checkout: str
    folder: Path

    @classmethod
    def of(cls, given: str, folder: Path) -> "Side":
        """The side that was named: a Python, or a checkout."""
        folder.mkdir()
        if (Path(given) / "src" / "creativegraph").is_dir():
            return cls(sys.executable, str(Path(given).resolve() / "src"), folder)
        return cls(given, "", folder)

    @property
    def environment(self) -> dict[str, str]:
        """What a process sees: nothing of this checkout."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        found = {"PYTHONPATH": self.checkout} if self.checkout else {}
        return {**own, **found, "CREATIVEGRAPH_CACHE": str(self.folder / "cache")}

    def run(self, *words: str, anew: bool = False) -> None:
        """A process of this side, ``anew`` with nothing kept from an earlier one."""
        if anew:
            rmtree(self.folder / "cache", ignore_errors=True)
        subprocess.run(
            [self.python, *words], check=True, capture_output=True, cwd=self.folder, env=self.environment
        )  # fmt: skip


class Sides(NamedTuple):
    """The two versions, and a folder for what both read."""

    ours: Side
    theirs: Side
    folder: Path


class Compared(NamedTuple):
    """One line: median processor seconds of either side."""

    what: str
    ours: float
    theirs: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.paired", description=__doc__)
    parser.add_argument("other", help="a Python that has the other version installed, or a checkout of it")
    parser.add_argument("parts", nargs="*", help=f"of {' '.join(PARTS)}; default: all")
    parser.add_argument("--ours", default=sys.executable, help="the same of this version; default: this Python")
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    if odd := set(given.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(odd))}; take {' '.join(PARTS)}")
    table = Table("what", "ours", "other", "ratio", box=box.SIMPLE_HEAD, pad_edge=False)
    with tempfile.TemporaryDirectory(prefix="creativegraph-") as folder:
        place = Path(folder)
        sides = Sides(Side.of(given.ours, place / "ours"), Side.of(given.other, place / "theirs"), place)
        for name in given.parts or PARTS:
            for line in PARTS[name](sides, given.rounds):
                table.add_row(line.what, seconds(line.ours), seconds(line.theirs), f"{line.ours / line.theirs:.2f}")
                sys.stderr.write(f"{line.what}\n")
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def seconds(taken: float) -> str:
    """A time as people read it."""
    return f"{taken * 1e3:,.1f} ms"


def commands_part(sides: Sides, rounds: int) -> Iterator[Compared]:
    """Commands, and programs that start afresh."""
    for what, command in commands.COMMANDS.items():
        words = ("-m", "creativegraph", *command.words)
        yield started(sides, f"commands: {what}", min(rounds, command.rounds), words, anew=command.anew)
    for what, code in STARTED.items():
        text = [scans.PREFIXES + scan for name, scan in scans.SCANS.items() if name in what]
        yield started(sides, f"commands: {what}", rounds, ("-c", code, *text))


def started(sides: Sides, what: str, rounds: int, words: tuple[str, ...], *, anew: bool = False) -> Compared:
    """Processes of either side in turns, after one that fills caches."""
    calls = [partial(side.run, *words, anew=anew) for side in (sides.ours, sides.theirs)]
    for each in calls:
        each()
    return Compared(what, *measuring.in_turns(rounds, *calls, clock=measuring.children))


def warm_part(sides: Sides, rounds: int) -> Iterator[Compared]:
    """Questions to a graph that is open."""
    graph, question = sides.folder / "warm.nt", sides.folder / "warm.rq"
    graph.write_bytes(synthetic.ntriples(sides.folder, 400_000))
    question.write_text(warm.QUESTION, encoding="utf-8")
    yield in_turns(sides, rounds, f"warm: {warm.ROWS:,} typed rows", graph, "rows", question)
    yield in_turns(sides, rounds, f"warm: {warm.ROWS:,} rows to polars", graph, "polars", question)
    yield in_turns(sides, rounds, "warm: one row, 200 times", graph, "one row")
    for name, scan in scans.SCANS.items():
        yield in_turns(sides, rounds, f"warm: sparql, {name}", "", "sparql", scans.PREFIXES + scan)
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


def files_part(sides: Sides, rounds: int) -> Iterator[Compared]:
    """Files of 100,000 triples opened by processes that start afresh: what it costs to look at them first."""
    path = sides.folder / "files.nt"
    path.write_bytes(synthetic.ntriples(sides.folder, 100_000))
    graph = cg.open_graph(path)
    for ending in ENDINGS:
        file = sides.folder / f"opened.{ending}"
        cg.export(graph, file)
        yield started(sides, f"files: .{ending} opened", rounds, ("-c", OPENED, str(file)))
    yield started(sides, "files: .nt opened and asked", rounds, ("-c", ANSWERED, str(path)))


def in_turns(sides: Sides, rounds: int, what: str, *words: object) -> Compared:
    """The same call in a process of either side, the calls taken in turns."""
    workers = [worker(side, *words) for side in (sides.ours, sides.theirs)]
    try:
        pairs = [[asked(each) for each in workers] for _ in range(rounds)]
    finally:
        for each in workers:
            each.communicate()
    return Compared(what, *map(median, zip(*pairs, strict=True)))


def worker(side: Side, *words: object) -> "subprocess.Popen[str]":
    """A process that has called once and waits."""
    process = subprocess.Popen(
        [side.python, "-c", WORKER, *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=side.folder, env=side.environment,
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.readline() == "ready\n", f"{side.python} cannot answer"
    return process


def asked(process: "subprocess.Popen[str]") -> float:
    """Processor seconds of one more call."""
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


PARTS = {
    "commands": commands_part, "warm": warm_part, "find": find_part, "export": export_part, "files": files_part,
}  # fmt: skip

if __name__ == "__main__":
    main()
