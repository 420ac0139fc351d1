"""A Spark cluster in small: a master and workers as processes on loopback, any of which can be killed."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks.scale.serving import HERE, free_port

QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
PATIENCE = 300


class Worker(NamedTuple):
    """A worker and the folder in which its executors work."""

    process: "subprocess.Popen[bytes]"
    folder: Path

    def told(self, what: bytes) -> int:
        """How often its executors have said something."""
        return sum(each.read_bytes().count(what) for each in self.folder.glob("app-*/*/stderr"))

    def has_begun(self) -> bool:
        """Whether an executor of it has been given a task."""
        return self.told(b"Running task") > 0

    def done(self) -> int:
        """How many tasks its executors have ended."""
        return self.told(b"Finished task")

    def kill(self) -> None:
        """Kill it with its executors."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def environment(*arguments: str) -> dict[str, str]:
    """The environment of a program that uses Spark with some settings."""
    settings = ("spark.driver.host=127.0.0.1", "spark.ui.enabled=false", "spark.sql.shuffle.partitions=4")
    words = [*arguments, *(f"--conf {each}" for each in settings), "pyspark-shell"]
    return {
        **os.environ, "PYSPARK_SUBMIT_ARGS": " ".join(words), "JAVA_TOOL_OPTIONS": QUICK, "SPARK_LOCAL_IP": HERE,
    }  # fmt: skip


def started(folder: Path, kind: str, *words: str) -> "subprocess.Popen[bytes]":
    """Start a master or a worker in a session of its own."""
    spec = find_spec("pyspark")
    assert spec is not None
    assert spec.origin is not None
    program = Path(spec.origin).parent / "bin/spark-class"
    name = f"org.apache.spark.deploy.{kind.lower()}.{kind}"
    folder.mkdir(parents=True)
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [str(program), name, "--host", HERE, "--webui-port", str(free_port()), *words],
            stdout=log, stderr=log, env=environment(), start_new_session=True,
        )  # fmt: skip


def wait_for(what: str, log: Path) -> None:
    """Wait until a log says something."""
    until = time.monotonic() + PATIENCE
    while what not in log.read_text(encoding="utf-8", errors="replace"):
        assert time.monotonic() < until, log.read_text(encoding="utf-8", errors="replace")[-2000:]
        time.sleep(0.2)


@contextmanager
def cluster(folder: Path, number: int, memory: str = "1g") -> Iterator[tuple[str, list[Worker]]]:
    """The address of a master with so many workers of one core each, and the workers."""
    address = f"spark://{HERE}:{(port := free_port())}"
    running = [started(folder / "master", "Master", "--port", str(port))]
    try:
        wait_for("I have been elected leader", folder / "master/log")
        workers = []
        for each in (folder / f"worker-{place}" for place in range(number)):
            words = ("--cores", "1", "--memory", memory, "--work-dir", str(each), address)
            running.append(started(each, "Worker", *words))
            workers.append(Worker(running[-1], each))
        for worker in workers:
            wait_for("Successfully registered with master", worker.folder / "log")
        yield address, workers
    finally:
        for process in running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
