"""A graph on disk that is copied to memory beside the questions, once these have taken long enough.

A store on disk opens at once; one in memory answers two to five times as fast, and takes a third of a second to fill.
"""

import atexit
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from time import thread_time
from typing import TYPE_CHECKING, TypeVar

from creativegraph.engine.endable import endable
from creativegraph.engine.interface import Answer
from creativegraph.engine.oxigraph import OxigraphEngine, fill

if TYPE_CHECKING:
    from threading import Thread

    from pyoxigraph import Store

__all__ = ["WarmingEngine"]

Answered = TypeVar("Answered")
PAYS_AFTER = 0.1
"""Seconds of asking the disk after which more questions are to be expected."""


class WarmingEngine(OxigraphEngine):
    """A store on disk that a thread copies to memory once asking the disk has taken a while.

    ``pieces`` gives the graph as N-Triples, line by line in small parts: the thread looks between two of them whether
    this process is ending. ``as_put_in`` gives it in another order in which it is put into memory, if there is one.
    """

    def __init__(
        self, store: "Store", pieces: Callable[[], Iterable[bytes]],
        as_put_in: Callable[[], Iterable[bytes]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(store, on_disk=True)
        self.pieces = pieces
        self.as_put_in = as_put_in or pieces
        self.copied: Store | None = None
        self.spent = 0.0
        self.warming: Thread | None = None
        self.begun_by = 0
        self.ending = False

    def asked(self) -> "Store":
        """The store on disk at first, then the one in memory."""
        return self.store if self.copied is None else self.copied

    @endable
    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first."""
        return self.counted(super().select, text)

    @endable
    def ask_any(self, text: str) -> Answer:
        """The answer to a query of any form."""
        return self.counted(super().ask_any, text)

    def counted(self, ask: Callable[[str], Answered], text: str) -> Answered:
        """Return an answer, and begin to copy once enough time was spent."""
        if self.copied is not None:
            return ask(text)
        started = thread_time()
        try:
            return ask(text)
        finally:
            self.spent += thread_time() - started
            if self.spent > PAYS_AFTER and self.begun_by != os.getpid():  # no thread of a process is in its copy
                self.begin()

    def begin(self) -> None:
        """Begin to copy the graph to memory."""
        from threading import Thread

        self.begun_by = os.getpid()
        self.warming = Thread(target=self.warm, name="creativegraph-warming", daemon=True)
        with suppress(RuntimeError):  # the process ends, or may have no more threads
            self.warming.start()
            atexit.register(self.end)

    def warm(self) -> None:
        """Copy the graph to memory; where it cannot be read any more, or is another one, it stays on disk."""
        from zlib import error

        from pyoxigraph import Store

        copy = Store()
        try:
            for piece in self.as_put_in():
                fill(copy, piece)
                if self.ending:
                    return
        except (OSError, EOFError, SyntaxError, MemoryError, error):
            return
        if len(copy) == len(self.store):
            self.copied = copy
        atexit.unregister(self.end)

    def whole(self) -> "Store":
        """The store in memory, filled now: to read a disk from end to end takes three times as long."""
        if self.warming is not None:
            self.warming.join()
        if self.copied is None:
            self.warm()
        return self.asked()

    def text(self) -> bytes | None:
        """The text that the store was made of, which is read in a tenth of the time; None if it is damaged."""
        from zlib import error

        with suppress(OSError, EOFError, error):
            data = b"".join(self.pieces())
            if data.count(b"\n") == len(self.store):
                return data
        return None

    def ntriples(self) -> bytes:
        """All triples as N-Triples."""
        return super().ntriples() if (data := self.text()) is None else data

    def end(self) -> None:
        """Leave off copying: the interpreter must not end while the engine works."""
        self.ending = True
        if self.warming is not None:
            self.warming.join()
