"""The graph of made-up claims by Spark: on one machine, by two workers on loopback, and with one of them killed.

``python -m benchmarks.scale cluster 100000``
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from threading import Event, Thread

from benchmarks import synthetic
from benchmarks.scale.asked import seconds_of
from benchmarks.scale.engines import PARTS, built, hash_of
from benchmarks.scale.spark import Worker, cluster, environment

SIZES = ("100000",)
MEMORY = "2g"
"""Of each worker, of its executor, and of the process that asks."""
MIDDLE = 0.5
"""Of the tasks that the run without a kill had, how many are done when a worker is killed."""


class Watch:
    """Processor seconds and megabytes of all processes of some sessions, while they run."""

    def __init__(self) -> None:
        self.sessions = set[int]()
        self.worked = dict[int, float]()
        self.most = 0
        self.ended = Event()
        self.thread = Thread(target=self.look, daemon=True)

    def look(self) -> None:
        """Look again and again."""
        while not self.ended.wait(0.5):
            held = 0
            for each in Path("/proc").glob("[0-9]*"):
                try:
                    fields = (each / "stat").read_text().rpartition(")")[2].split()
                    if int(fields[3]) in self.sessions:
                        self.worked[int(each.name)] = seconds_of(int(each.name))
                        held += int(fields[21]) * 4096
                except OSError:
                    continue  # it has ended
            self.most = max(self.most, held // 1_000_000)


def measure(folder: Path, *sizes: str) -> Iterator[str]:
    """Yield the table."""
    yield "| claims | engine | CPU s | peak memory, MB | tasks done when killed, of all | SHA-256 |"
    yield "|---|---|---|---|---|---|"
    for size in sizes or SIZES:
        place = synthetic.tables(folder / size, int(size), parts=PARTS)
        worked, most, _, digest = built(place, folder / f"{size}.nt", "--engine", "duckdb")
        yield f"| {int(size):,} | duckdb | {worked} | {most} | – | {digest} |"
        tasks = 0
        for name, workers, killed in (("spark", 0, 0), ("two workers", 2, 0), ("two workers, one killed", 2, 1)):
            told, tasks = by_spark(place, folder / f"{size}-{workers}-{killed}", workers, tasks * killed)
            yield f"| {int(size):,} | {name} | {told} |"


def by_spark(tables: Path, folder: Path, number: int, tasks: int) -> tuple[str, int]:
    """Build in Spark, kill a worker in the middle of so many tasks, and return what it took, and the tasks."""
    watch, out, killed = Watch(), folder / "graph.nt", 0
    folder.mkdir()
    alone = nullcontext[tuple[str, list[Worker]]](("local[2]", []))
    with cluster(folder / "cluster", number, MEMORY) if number else alone as (address, workers):
        words = (f"--master {address}", f"--conf spark.executor.memory={MEMORY}", f"--driver-memory {MEMORY}")
        command = [sys.executable, "-m", "creativegraph", "build", str(tables), "--engine", "spark", "-o", str(out)]
        with (folder / "log").open("wb") as log:
            building = subprocess.Popen(
                command, env=environment(*words), stdout=log, stderr=log, start_new_session=True
            )
        watch.sessions = {building.pid, *(each.process.pid for each in workers)}
        watch.thread.start()
        while building.poll() is None:
            if tasks and not killed and (done := sum(map(Worker.done, workers))) >= tasks * MIDDLE:
                max(workers, key=Worker.done).kill()
                killed = done
            time.sleep(0.05)
        watch.ended.set()
        watch.thread.join()
        if building.returncode:
            raise RuntimeError((folder / "log").read_text(errors="replace")[-2000:])
        told = f"{killed} of {tasks}" if killed else "–"
        worked = f"{sum(watch.worked.values()):.1f} | {watch.most:,}"
        return f"{worked} | {told} | `{hash_of(out)}`", sum(map(Worker.done, workers))
