"""The graph of made-up claims by each engine, and questions that count everything: SPARQL beside DuckDB over tables."""

import csv
import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Sized
from functools import partial
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, cast

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import ms
from benchmarks.scale.places import timed
from creativegraph.graph.rows import Rows
from creativegraph.iris import expand

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SIZES = ("100000",)
PARTS = 8
"""Files that the claims stand in."""
ENGINES = {
    "python": ("--engine", "python"),
    "duckdb": ("--engine", "duckdb"),
    "duckdb, two readers": ("--engine", "duckdb", "--jobs", "2"),
}
TRIES, ENOUGH = 3, 10
"""How often a question is asked; one that has taken so many seconds is not asked again."""
PREFIXES = "PREFIX cg: <https://w3id.org/creativegraph/ontology#>\nPREFIX sosa: <http://www.w3.org/ns/sosa/>\n"
SAID = re.compile(r"said\('([^']+)'\)")
QUESTIONS = Path(__file__).with_name("counting.csv")


def measure(folder: Path, *sizes: str) -> Iterator[str]:
    """Yield the tables."""
    yield "| claims | engine | CPU s | peak memory, MB | file, MB | SHA-256 |\n|---|---|---|---|---|---|"
    for size in sizes or SIZES:
        place = synthetic.tables(folder / size, int(size), parts=PARTS)
        for name, words in ENGINES.items():
            out = folder / f"{size}.nt"
            yield f"| {int(size):,} | {name} | " + " | ".join(built(place, out, *words)) + " |"
    yield "\n| question | rows | SPARQL | tables | triples | ratios |\n|---|---|---|---|---|---|"
    graph = folder / "graph.parquet"
    built(place, graph, *words)
    yield from counted(cg.open_graph(out), folder, graph)


def built(place: Path, out: Path, *words: str) -> tuple[str, ...]:
    """Build in a process of its own, and return what it took."""
    took = timed(sys.executable, "-m", "creativegraph", "build", place, *words, "-o", out)
    return f"{took.worked:.1f}", f"{took.memory:,}", f"{out.stat().st_size / 1e6:,.0f}", f"`{hash_of(out)}`"


def hash_of(path: Path) -> str:
    """Return the first digits of the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def counted(graph: cg.Graph, folder: Path, triples: Path) -> Iterator[str]:
    """Ask a graph, its tables and its triples in columns the same; CPU seconds, the best of three."""
    import duckdb

    before = process_time()
    cg.export(graph, folder / "tables", format="parquet")
    size = sum(each.stat().st_size for each in (folder / "tables").iterdir())
    told = f"{len(graph):,} triples as tables: {process_time() - before:.1f} CPU s, {size / 1e6:,.1f} MB"
    made = duckdb.connect()
    for path in (triples, *(folder / "tables").glob("*.parquet")):
        made.read_parquet(str(path)).create_view(path.stem)
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        questions = list(csv.reader(file))[1:]
    for name, sparql, *sql in questions:
        rows, asked = taken(partial(by_sparql, graph, PREFIXES + sparql))
        ours = [taken(partial(by_duckdb, made, each)) for each in sql]
        assert [found for found, _ in ours] == [rows, rows], name
        ratios = " and ".join(f"{asked / each:.0f}" for _, each in ours)
        yield f"| {name} | {rows:,} | {ms(asked)} | {' | '.join(ms(each) for _, each in ours)} | {ratios} |"
    yield f"\n{told}; triples in columns: {triples.stat().st_size / 1e6:,.1f} MB"


def by_sparql(graph: cg.Graph, query: str) -> Sized:
    """Return the rows that a graph gives."""
    return cast("Rows", graph.sparql(query))


def by_duckdb(made: "DuckDBPyConnection", query: str) -> Sized:
    """Return the rows that tables give."""
    return made.execute(SAID.sub(said, query)).fetchall()


def said(found: re.Match[str]) -> str:
    """Return the triples with a property, as SQL asks for them."""
    return f"(SELECT subject, object FROM graph WHERE predicate = '<{expand(found[1])}>')"  # noqa: S608 - of our own


def taken(ask: Callable[[], Sized]) -> tuple[int, float]:
    """Return how many rows a question has, and the CPU seconds that it takes, the best of some."""
    took = list[float]()
    while len(took) < TRIES and sum(took) < ENOUGH:
        before = process_time()
        rows = len(ask())
        took.append(process_time() - before)
    return rows, min(took)
