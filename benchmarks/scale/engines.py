"""The graph of made-up claims by each engine, and questions that count everything: SPARQL beside DuckDB over tables."""

import csv
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import cast

import creativegraph as cg
from benchmarks import synthetic
from benchmarks.measuring import ms
from benchmarks.scale.places import timed
from creativegraph.rows import Rows

SIZES = ("100000",)
PARTS = 8
"""Files that the claims stand in."""
ENGINES = {
    "python": ("--engine", "python"),
    "duckdb": ("--engine", "duckdb"),
    "duckdb, two readers": ("--engine", "duckdb", "--jobs", "2"),
}
TRIES = 3
PREFIXES = "PREFIX cg: <https://w3id.org/creativegraph/ontology#>\nPREFIX sosa: <http://www.w3.org/ns/sosa/>\n"
QUESTIONS = Path(__file__).with_name("counting.csv")


def measure(folder: Path, *sizes: str) -> Iterator[str]:
    """Yield the tables."""
    yield "| claims | engine | CPU s | peak memory, MB | file, MB | SHA-256 |\n|---|---|---|---|---|---|"
    for size in sizes or SIZES:
        place = synthetic.tables(folder / size, int(size), parts=PARTS)
        for name, words in ENGINES.items():
            out = folder / f"{size}.nt"
            yield f"| {int(size):,} | {name} | " + " | ".join(built(place, out, *words)) + " |"
    yield "\n| question | rows | SPARQL | DuckDB | ratio |\n|---|---|---|---|---|"
    yield from counted(cg.open_graph(out), folder)


def built(place: Path, out: Path, *words: str) -> tuple[str, ...]:
    """Build in a process of its own, and return what it took."""
    took = timed(sys.executable, "-m", "creativegraph", "build", place, *words, "-o", out)
    with out.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{took.worked:.1f}", f"{took.memory:,}", f"{out.stat().st_size / 1e6:,.0f}", f"`{digest[:12]}`"


def counted(graph: cg.Graph, folder: Path) -> Iterator[str]:
    """Ask a graph and its tables the same; CPU seconds, the best of three."""
    import duckdb

    before = process_time()
    cg.export(graph, folder / "tables", format="parquet")
    size = sum(each.stat().st_size for each in (folder / "tables").iterdir())
    told = f"{len(graph):,} triples as tables: {process_time() - before:.1f} CPU s, {size / 1e6:,.1f} MB"
    made = duckdb.connect()
    for path in (folder / "tables").glob("*.parquet"):
        made.read_parquet(str(path)).create_view(path.stem)
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        questions = list(csv.reader(file))[1:]
    for name, sparql, sql in questions:
        asked, answered = [], []
        for _ in range(TRIES):
            start = process_time()
            rows = len(cast("Rows", graph.sparql(PREFIXES + sparql)))
            middle = process_time()
            found = len(made.execute(sql).fetchall())
            answered.append(process_time() - middle)
            asked.append(middle - start)
        assert rows == found, name
        yield f"| {name} | {rows:,} | {ms(min(asked))} | {ms(min(answered))} | {min(asked) / min(answered):.0f} |"
    yield f"\n{told}"
