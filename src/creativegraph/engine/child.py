"""What runs in the child process of a ``SpawnedWorker`` (Windows): it gets a graph, and answers questions about it."""

import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import Any

from creativegraph.engine import deadline
from creativegraph.engine.worker import read_message, reply, send

__all__ = ["main"]


def engine_of(kind: str, data: bytes) -> Any:
    """Return an engine over what another process sent."""
    if kind == "rdflib":
        import rdflib

        from creativegraph.engine.rdflib import RdflibEngine

        return RdflibEngine(rdflib.Graph().parse(data=data, format="nt"))
    from pyoxigraph import RdfFormat, Store, parse

    from creativegraph.engine import OxigraphEngine

    store = Store()
    store.bulk_extend(parse(data, format=RdfFormat.N_QUADS, lenient=True))  # blank nodes keep their names
    return OxigraphEngine(store)


def main() -> None:
    """Answer questions that come on standard input, and say after each that the next may come."""
    deadline.SERVING.append(True)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.dup(1)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for each in (0, out):
            msvcrt.setmode(each, os.O_BINARY)
    questions: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=listen, args=(questions,), daemon=True).start()
    engine = engine_of(*pickle.loads(questions.get()))  # noqa: S301 - of the process that started this one
    while True:
        send(out, b"")
        reply(lambda name, text: getattr(engine, name)(text), questions.get(), out)


def listen(questions: "SimpleQueue[bytes]") -> None:
    """Read questions, and end this process when nobody is there to ask."""
    while (data := read_message(0)) is not None:
        questions.put(data)
    os._exit(0)
