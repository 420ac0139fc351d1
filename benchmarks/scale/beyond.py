"""More claims than fit a day: a claims table laid beside itself under other names, its ranks and the direct layer.

``python -m benchmarks.scale beyond 1000000x100``: a million claims are read, then stand a hundred times beside each
other. What the claims make as resources is left out but for time spans, which the direct layer takes up.
"""

import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import disk_usage
from threading import Event, Thread
from time import process_time
from typing import TYPE_CHECKING

from benchmarks import synthetic
from benchmarks.scale.engines import PARTS
from benchmarks.scale.places import timed
from creativegraph.engine.duckdb import in_duckdb, quoted
from creativegraph.export.parquet.engines import in_two, rules
from creativegraph.iris import THINGS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SIZES = ("100000x10",)
RENAMED = f"""CREATE MACRO renamed(term, number) AS CASE
  WHEN number = 0 OR NOT starts_with(ltrim(term, '<'), '{THINGS}') THEN term
  ELSE concat(rtrim(term, '>'), '-copy-', number, CASE WHEN ends_with(term, '>') THEN '>' ELSE '' END)
END"""
CLAIMS = """SELECT * REPLACE (
  concat(claim, '-copy-', $number) AS claim, renamed(subject, $number) AS subject, renamed(object, $number) AS object,
  renamed(value, $number) AS value
) FROM read_parquet($files)"""
SPANS = f"""SELECT * REPLACE (renamed(subject, $number) AS subject, renamed(object, $number) AS object)
FROM read_parquet($files) WHERE starts_with(subject, '<{THINGS}time/')"""  # noqa: S608 - of our own
SORTED = "SELECT DISTINCT subject, predicate, object FROM direct ORDER BY subject, predicate, object"
"""How copies of tables, and the direct layer, are asked for."""


class Disk:
    """How much of the disk was taken at most, in gigabytes, since it was asked last."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.ended = folder, Event()
        self.least = self.first = disk_usage(folder).free
        Thread(target=self.look, daemon=True).start()

    def look(self) -> None:
        """Look again and again."""
        while not self.ended.wait(1):
            self.least = min(self.least, disk_usage(self.folder).free)

    def taken(self) -> float:
        """Return what was taken, and begin again."""
        taken, self.least = self.first - self.least, disk_usage(self.folder).free
        return taken / 1e9


def measure(folder: Path, *sizes: str) -> Iterator[str]:
    """Yield the table."""
    yield "| claims | step | rows | CPU s | memory, MB | file, MB | disk taken, GB |\n|---|---|---|---|---|---|---|"
    for size in sizes or SIZES:
        count, _, copies = size.partition("x")
        place, read = synthetic.tables(folder / count, int(count), parts=PARTS), folder / f"{count}-claims"
        words = ("--engine", "duckdb", "--jobs", "2", "--claims", read, "-o", folder / f"{count}.parquet")
        took = timed(sys.executable, "-m", "creativegraph", "build", place, *words)
        yield f"| {int(count):,} | read, and the whole graph | – | {took.worked:.1f} | {took.memory:,} | – | – |"
        made = folder / f"{size}-copies"
        made.mkdir()
        for step, *told in steps(read, made, int(copies or 1)):
            yield f"| {int(count) * int(copies or 1):,} | {step} | {' | '.join(told)} |"


def steps(read: Path, folder: Path, copies: int) -> Iterator[tuple[str, ...]]:
    """Yield each step from a claims table to so many of it, their ranks and their direct layer, and what it took."""
    disk = Disk(folder)
    with in_duckdb(folder, "the direct layer") as made:
        made.execute(RENAMED)

        def step(name: str, path: str, work: Callable[[], None]) -> tuple[str, ...]:
            before = process_time()
            work()
            files = sorted(folder.glob(path))
            rows = made.read_parquet([str(each) for each in files]).count("*").fetchall()[0][0]
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
            size = sum(each.stat().st_size for each in files) / 1e6
            worked = f"{process_time() - before:.1f}"
            return name, f"{rows:,}", worked, f"{held:,}", f"{size:,.0f}", f"{disk.taken():.1f}"

        yield step("claims under other names", "claims-*.parquet", lambda: copy(made, read, folder, "claims", copies))
        yield step("their time spans", "given-*.parquet", lambda: copy(made, read, folder, "given", copies))
        for name in ("claims", "given"):
            made.read_parquet(str(folder / f"{name}-*.parquet")).create_view(name)
        yield step("what counts", "counts.parquet", lambda: put(made, counting(), folder / "counts.parquet"))
        made.read_parquet(str(folder / "counts.parquet")).create_view("direct")
        yield step("the direct layer, sorted", "direct.parquet", lambda: put(made, SORTED, folder / "direct.parquet"))
    disk.ended.set()


def counting() -> str:
    """Return the query that says which triples of claims count."""
    return f"{in_two(rules())[0]} FROM direct"


def copy(made: "DuckDBPyConnection", read: Path, folder: Path, name: str, copies: int) -> None:
    """Write copies of a table under other names."""
    files = [str(each) for each in sorted(read.glob(f"{name}*.parquet"))]
    for number in range(copies):
        query = (CLAIMS if name == "claims" else SPANS).replace("$number", str(number)).replace("$files", str(files))
        put(made, query, folder / f"{name}-{number}.parquet")


def put(made: "DuckDBPyConnection", query: str, path: Path) -> None:
    """Write the rows of a query as Parquet."""
    made.execute(f"COPY ({query}) TO '{quoted(path)}' (FORMAT parquet, COMPRESSION zstd)")
