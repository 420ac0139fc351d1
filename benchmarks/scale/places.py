"""The same graph in memory, on disk, and on two servers: loading, opening, ten questions, memory."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.scale.asked import QUESTIONS, memory, seconds_of
from benchmarks.scale.serving import binary, reader
from benchmarks.scale.virtuoso import DATA, filled, virtuoso

SIZES = ("1000000", "10000000")


MADE = """
import sys
from pathlib import Path
from benchmarks import synthetic
file = Path(sys.argv[1])
file.write_bytes(synthetic.ntriples(file.parent, int(sys.argv[2])))
"""


class Answer(NamedTuple):
    """The median seconds of a question, the number of its rows, and what stands for them."""

    seconds: float
    rows: int
    digest: str


class Told(NamedTuple):
    """What a process says that opened a place and asked the questions."""

    open: tuple[float, float]
    memory: int
    answers: dict[str, Answer]


class Place(NamedTuple):
    """A place and what it cost; seconds by the clock, then those that the processors worked."""

    name: str
    load: tuple[float, float] | None
    load_memory: int | None
    open: tuple[float, float]
    memory: int
    answers: dict[str, Answer]


def asked(*words: str | Path) -> Told:
    """What a fresh process says that opens a place and asks the questions."""
    command = [sys.executable, "-m", "benchmarks.scale.asked", *map(str, words)]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    answers = {name: Answer(*answer) for name, answer in told["questions"].items()}
    return Told((told["open"], told["open_cpu"]), told["memory"], answers)


class Command(NamedTuple):
    """What a command took: seconds by the clock, seconds that the processors worked, megabytes at most."""

    seconds: float
    worked: float
    memory: int


def timed(*words: str | Path) -> Command:
    """Run a command to its end."""
    start = perf_counter()
    process = subprocess.Popen(list(map(str, words)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{words[0]} ended with {process.returncode}")
    return Command(perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss // 1000)


def in_memory(data: Path) -> Place:
    """A file, read by each process that asks."""
    told = asked("memory", data)
    return Place("in memory", None, None, *told)


def on_disk(data: Path, folder: Path) -> Place:
    """A folder that one process fills and others open."""
    filling = asked("fill", data, folder / "disk")
    return Place("on disk", filling.open, filling.memory, *asked("disk", folder / "disk"))


def on_oxigraph(data: Path, folder: Path) -> Place:
    """A folder that ``oxigraph load`` fills and a server opens."""
    load = timed(binary(), "load", "--location", folder / "served", "--file", data)
    start = perf_counter()
    with reader(folder / "served") as (place, process):
        opening = (perf_counter() - start, seconds_of(process.pid))
        told = asked("server", f"http://{place}/query")
        held = memory(process.pid)[1]
        return Place("Oxigraph server", (load.seconds, load.worked), load.memory, opening, held, told.answers)


def on_virtuoso(data: Path, folder: Path) -> Place:
    """A database that Virtuoso's bulk loader fills and a second start opens."""
    own = folder / "virtuoso"
    with virtuoso(own) as (_, sql, process):
        before, start = seconds_of(process.pid), perf_counter()
        filled(sql, own, data)
        load, peak = (perf_counter() - start, seconds_of(process.pid) - before), memory(process.pid)[1]
    start = perf_counter()
    with virtuoso(own) as (address, _, process):
        opening = (perf_counter() - start, seconds_of(process.pid))
        told = asked("server", address, DATA)
        return Place("Virtuoso 7", load, peak, opening, memory(process.pid)[1], told.answers)


def compared(folder: Path, size: int) -> Iterator[str]:
    """The tables of one size."""
    data = folder / "graph.nt"
    subprocess.run([sys.executable, "-c", MADE, str(data), str(size)], check=True)  # whose memory is free again
    places: list[Place] = []
    ways: tuple[Callable[[], Place], ...] = (
        lambda: in_memory(data), lambda: on_disk(data, folder),
        lambda: on_oxigraph(data, folder), lambda: on_virtuoso(data, folder),
    )  # fmt: skip
    for made in ways:
        places.append(made())
        sys.stderr.write(f"{places[-1]}\n")
    with data.open("rb") as file:
        count = sum(1 for _ in file)
    yield from (f"{count:,} triples, a file of {data.stat().st_size / 1e6:,.0f} MB", "")
    yield from costs(places)
    yield ""
    yield from questions(places)


def costs(places: list[Place]) -> Iterator[str]:
    """Loading, opening, memory."""
    yield "| place | load, s (CPU s) | memory while loading, MB | open, s (CPU s) | memory while asking, MB |"
    yield "|---|---|---|---|---|"
    for each in places:
        load = "–" if each.load is None else f"{each.load[0]:,.1f} ({each.load[1]:,.1f})"
        peak = "–" if each.load_memory is None else f"{each.load_memory:,}"
        yield f"| {each.name} | {load} | {peak} | {each.open[0]:,.2f} ({each.open[1]:,.2f}) | {each.memory:,} |"


def questions(places: list[Place]) -> Iterator[str]:
    """The median of each question, and how many rows it has."""
    yield f"| question, median ms | rows | {' | '.join(each.name for each in places)} |"
    yield f"|---|---|{'---|' * len(places)}"
    differing = []
    for name in QUESTIONS:
        first, *others = [each.answers[name] for each in places]
        cells = [f"{first.seconds * 1000:,.1f}"]
        for other in others:
            same = other.digest == first.digest
            cells.append(f"{other.seconds * 1000:,.1f}{'' if same else f' ({other.rows} rows)'}")
            if not same:
                differing.append(name)
        yield f"| `{name}` | {first.rows:,} | {' | '.join(cells)} |"
    yield ""
    yield f"The rows differ in {', '.join(differing)}." if differing else "The rows are the same in all places."


def measure(folder: Path, *sizes: str) -> Iterator[str]:
    """Each size."""
    for size in map(int, sizes or SIZES):
        (folder / str(size)).mkdir()
        yield from compared(folder / str(size), size)
        yield ""
