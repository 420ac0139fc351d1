"""Workers where a process cannot be copied, as on Windows: a new process gets the graph and keeps it.

It takes as long as starting Python and loading the graph, and the graph is in memory twice.
"""

import os
import pickle
import subprocess
import sys
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from creativegraph.engine import deadline
from creativegraph.engine.worker import Gone, read_message, refused, send
from creativegraph.errors import QueryError
from creativegraph.files.limits import in_force

__all__ = ["SpawnedWorker"]

SLICE = 0.1
"""Seconds after which a waiting thread looks for Ctrl-C and for the deadline."""
CODE = "import sys; sys.path[:] = {path!r}; from creativegraph.engine.child import main; main()"


class SpawnedWorker:
    """A process of its own that answers for an engine, as a ``Worker`` does."""

    def __init__(self, engine: Any, limit: str) -> None:
        self.owner = os.getpid()
        self.limit, self.memory = limit, in_force().query_memory if limit else 0  # Windows holds it to none
        words = [sys.executable, "-c", CODE.format(path=[os.fspath(each) for each in sys.path])]
        try:
            self.process = subprocess.Popen(  # noqa: S603 - Python itself
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise refused(error) from error
        self.answers: SimpleQueue[bytes | None] = SimpleQueue()
        Thread(target=self.read, daemon=True).start()
        Thread(target=self.write, args=(pickle.dumps(graph_of(engine)),), daemon=True).start()

    def read(self) -> None:
        """Read answers as they come; the last one is None."""
        data: bytes | None = b""
        while data is not None:
            try:
                data = read_message(self.process.stdout.fileno())  # type: ignore[union-attr]
            except (OSError, ValueError):  # closed
                data = None
            self.answers.put(data)

    def write(self, data: bytes) -> None:
        """Send a message; that the process is gone shows where its answer is read."""
        try:
            send(self.process.stdin.fileno(), data)  # type: ignore[union-attr]
        except (OSError, ValueError):
            self.process.kill()

    def ask(self, *question: object) -> object:
        """Return the answer to a question, or raise the error that it gave; a worker that is interrupted is ended."""
        try:
            self.received()  # that it is ready
            self.write(pickle.dumps(question))
            good, answer = pickle.loads(self.received())  # noqa: S301 - of our own process
        except Gone as error:
            self.end()
            raise QueryError("the query cannot be run: its process ended without an answer; try again") from error
        except BaseException:
            self.end()
            raise
        if good:
            return answer
        raise answer

    def received(self) -> bytes:
        """Return a message, waiting until the deadline."""
        while True:
            seconds = deadline.left()
            if seconds == 0:
                raise deadline.too_long()
            try:
                data = self.answers.get(timeout=SLICE if seconds is None else min(SLICE, seconds))
            except Empty:
                continue
            if data is None:
                raise Gone
            return data

    def lives(self) -> bool:
        """Return True if the process is there and is this one's."""
        return self.owner == os.getpid() and self.process.poll() is None

    def end(self) -> None:
        """End the process at once."""
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
        self.process.stdin.close()  # type: ignore[union-attr]
        self.process.stdout.close()  # type: ignore[union-attr]


def graph_of(engine: Any) -> tuple[str, bytes]:
    """Return the kind of an engine and all that it has, as a new process can read it."""
    if not hasattr(engine, "store"):
        return "rdflib", engine.ntriples()
    from pyoxigraph import RdfFormat

    return "oxigraph", engine.store.dump(format=RdfFormat.N_QUADS) or b""
