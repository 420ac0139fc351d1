"""A store for large graphs: what a build writes, in Oxigraph on disk, in Virtuoso 7, and in columns asked by DuckDB.

``python -m benchmarks.scale stores 1000000 1000000x9`` takes a number of claims, and how often their graph is laid
beside itself under other names, since loading is what is measured.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.scale.asked import memory, seconds_of
from benchmarks.scale.engines import by_duckdb, taken
from benchmarks.scale.places import timed
from benchmarks.scale.serving import binary, reader
from benchmarks.scale.virtuoso import DATA, filled, virtuoso
from creativegraph.errors import LateError
from creativegraph.iris import THINGS

SIZES = ("1000000",)
CITY, EVENT = "place/city-1", "event/fair-design-1-0"
OF_THINGS: dict[str, dict[str, Any]] = {
    "claims/types_of": {"thing": CITY},
    "claims/facts_of": {"thing": EVENT},
    "claims/about": {"subject": CITY},
    "claims/sources_of": {"subject": EVENT},
    "claims/mentioning": {"thing": CITY},
    "cities/membership_of": {"city": CITY},
    "cities/history_of": {"city": CITY},
    "events/held_in": {"place": CITY},
    "events/details": {"event": EVENT},
    "outcomes/of_event": {"event": EVENT},
}
"""Questions that a page asks: they begin at one thing."""
OF_ALL: dict[str, dict[str, Any]] = {"cities/by_field": {}, "cities/by_year": {}, "claims/counts": {}}
"""Questions that count whatever there is."""
ENGINES = ("--engine", "duckdb", "--jobs", "2")
BUFFERS = 340_000
ROUNDS, ENOUGH, PATIENCE = 10, 10, 120
"""How often each question is asked; in how many seconds it is asked no more; and for how many it is waited."""
THING, BLOCK = b"<" + THINGS.encode(), 1 << 26
COLUMNS = {
    "cities/by_field": "SELECT field.object, network.object, count(DISTINCT city.object)"
    " FROM said('cg:inNetwork') AS network JOIN said('cg:memberCity') AS city USING (subject)"
    " JOIN said('cg:creativeField') AS field USING (subject)"
    " WHERE subject NOT IN (SELECT subject FROM said('cg:memberUntil')) GROUP BY ALL",
    "cities/by_year": "SELECT since.object, network.object, count(DISTINCT city.object)"
    " FROM said('cg:inNetwork') AS network JOIN said('cg:memberCity') AS city USING (subject)"
    " JOIN said('cg:memberSince') AS since USING (subject)"
    " WHERE subject NOT IN (SELECT subject FROM said('cg:continues')) GROUP BY ALL",
    "claims/counts": "SELECT mode.object, rank.object, count(DISTINCT subject) FROM said('cg:assertionMode') AS mode"
    " JOIN said('cg:rank') AS rank USING (subject) GROUP BY ALL",
}
"""The questions that count, without labels, of the triples in columns."""


class Answer(NamedTuple):
    """The median and the first seconds by the clock, those that the server worked, how many rows, and these as CSV."""

    clock: float
    first: float
    worked: float
    rows: int
    csv: str


class Store(NamedTuple):
    """A store, what filling it took (seconds by the clock, of processors, megabytes), what it holds and answers."""

    name: str
    load: tuple[float, float, int]
    disk: int
    memory: int
    answers: dict[str, Answer]


def on_oxigraph(folder: Path, data: list[Path]) -> Store:
    """A folder that ``oxigraph load`` fills and a server reads."""
    load = timed(binary(), "load", "--location", folder, "--file", *data)
    with reader(folder) as (place, process):
        answers = asked_all(process.pid, f"http://{place}/query")
        return Store(
            "Oxigraph", (load.seconds, load.worked, load.memory), size(folder), memory(process.pid)[1], answers
        )


def on_virtuoso(folder: Path, data: list[Path]) -> Store:
    """A database that the bulk loader fills and a second start opens."""
    with virtuoso(folder, BUFFERS) as (_, sql, process):
        before, start = seconds_of(process.pid), perf_counter()
        filled(sql, folder, *data)
        load = perf_counter() - start, seconds_of(process.pid) - before, memory(process.pid)[1]
    with virtuoso(folder, BUFFERS) as (address, _, process):
        return Store("Virtuoso 7", load, size(folder), memory(process.pid)[1], asked_all(process.pid, address, DATA))


def asked_all(process: int, address: str, named: str | None = None) -> dict[str, Answer]:
    """What a server answers to all questions."""
    graph, answers = cg.connect(address, graph=named, timeout=PATIENCE, retries=0), dict[str, Answer]()
    for name, arguments in (OF_THINGS | OF_ALL).items():
        taken, worked = list[float](), list[float]()
        while len(taken) < ROUNDS and sum(taken) < ENOUGH:
            start, before = perf_counter(), seconds_of(process)
            try:
                rows = graph.run(name, **arguments)
            except LateError:
                break
            taken.append(perf_counter() - start)
            worked.append(seconds_of(process) - before)
        if taken:
            found = rows.to_csv()
            answers[name] = Answer(median(taken), taken[0], sum(worked) / len(worked), len(rows), found)
    return answers


def size(folder: Path) -> int:
    """Megabytes that the files of a folder take, but for those that are loaded."""
    return sum(each.stat().st_blocks * 512 for each in folder.rglob("*") if not each.is_symlink()) // 1_000_000


def beside_itself(graph: Path, copies: int) -> list[Path]:
    """The graph, and copies of it in which its things have other names."""
    made = [graph, *(graph.with_name(f"copy-{number}.nt") for number in range(1, copies))]
    for number, path in enumerate(made[1:], 1):
        with graph.open("rb") as file, path.open("wb") as copy:
            while block := file.read(BLOCK) + file.readline():
                copy.write(about_things(block).replace(THING, THING + b"copy-%d-" % number))
    return made


def about_things(block: bytes) -> bytes:
    """The lines about things; they stand together, since lines are sorted."""
    lines, start = b"\n" + block, b"\n" + THING
    first, last = lines.find(start), lines.rfind(start)
    return lines[first + 1 : lines.index(b"\n", last + 1) + 1] if first >= 0 else b""


def measure(folder: Path, *sizes: str) -> Iterator[str]:
    """Yield the tables."""
    for each in sizes or SIZES:
        claims, _, copies = each.partition("x")
        (place := folder / each).mkdir()
        tables, graph = synthetic.tables(place / "tables", int(claims), parts=8), place / "graph.nt"
        build = (sys.executable, "-m", "creativegraph", "build", tables, *ENGINES, "-o")
        timed(*build, graph)
        yield from compared(place, beside_itself(graph, int(copies or 1)))
        if not copies:
            timed(*build, place / "graph.parquet")
            yield from in_columns(place / "graph.parquet")


def compared(folder: Path, data: list[Path]) -> Iterator[str]:
    """Yield what filling the stores with some files took, and what they answer."""
    count = sum(sum(1 for _ in each.open("rb")) for each in data)
    yield f"{count:,} triples, {sum(each.stat().st_size for each in data) / 1e6:,.0f} MB of N-Triples\n"
    stores = [on_virtuoso(folder / "virtuoso", data), on_oxigraph(folder / "oxigraph", data)]
    yield "| store | load, s (CPU s) | memory while loading, MB | on disk, MB | memory while asking, MB |"
    yield "|---|---|---|---|---|"
    for each in stores:
        clock, worked, most = each.load
        yield f"| {each.name} | {clock:,.0f} ({worked:,.0f}) | {most:,} | {each.disk:,} | {each.memory:,} |"
    yield f"\n| query, ms of the server | rows | {' | '.join(each.name for each in stores)} |\n|---|---|---|---|"
    for name in (*OF_THINGS, *OF_ALL):
        found = [each.answers.get(name) for each in stores]
        yield f"| `{name}` | {rows_of(found)} | {' | '.join(map(shown, found))} |"


def rows_of(found: list[Answer | None]) -> str:
    """How many rows the stores gave, and whether these are alike: an hour of loading is not lost where they are not."""
    counts = {each.csv: each.rows for each in found if each}
    return f"{', '.join(map(str, counts.values())) or '–'}{' (not alike)' if len(counts) > 1 else ''}"


def shown(answer: Answer | None) -> str:
    """Milliseconds of processors, the median by the clock, and by the clock at first."""
    if answer is None:
        return f"more than {PATIENCE:,} s"
    return f"{answer.worked * 1000:,.0f} (median {answer.clock * 1000:,.0f}, first {answer.first * 1000:,.0f})"


def in_columns(graph: Path) -> Iterator[str]:
    """Yield what DuckDB takes for the questions that count."""
    import duckdb

    made = duckdb.connect()
    made.read_parquet(str(graph)).create_view("graph")
    yield f"\n{graph.stat().st_size / 1e6:,.0f} MB of columns\n\n| query, CPU ms | rows | DuckDB |\n|---|---|---|"
    for name, sql in COLUMNS.items():
        rows, seconds = taken(lambda sql=sql: by_duckdb(made, sql))  # type: ignore[misc]
        yield f"| `{name}` | {rows:,} | {seconds * 1000:,.1f} |"
