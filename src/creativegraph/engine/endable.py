"""Whether a question needs a process of its own, so that it can be ended, and how many idle ones are kept (KEPT).

The engines mark what can be asked so with ``endable``; without a deadline nothing is copied.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from creativegraph.engine.deadline import SERVING, deadline

if TYPE_CHECKING:
    from creativegraph.engine.spawned import SpawnedWorker
    from creativegraph.engine.worker import Worker

__all__ = ["OURS", "STRANGE", "endable", "in_child", "must_end", "ours", "spare", "strange"]

Answered = TypeVar("Answered")
KIB = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes
LARGEST_COPIED = 2 << 30
"""Bytes of a process that is copied without being asked to: what the copy touches is in memory twice."""
KEPT = 1
"""Workers of a graph that wait for the next question; more only work where several threads ask at once."""
STRANGE: ContextVar[bool] = ContextVar("strange", default=False)
OURS: ContextVar[bool] = ContextVar("ours", default=False)


def must_end() -> bool:
    """Return True if it must be possible to end a question: it has a deadline, or somebody asks it interactively.

    The engine itself cannot be stopped, so such a question is asked in a process of its own.
    """
    return not SERVING and (deadline() is not None or (hasattr(sys, "ps1") and copied_cheaply()))


def copied_cheaply() -> bool:
    """Return True where this process can be copied without being asked to, and that costs little."""
    from threading import current_thread, main_thread

    return hasattr(os, "fork") and current_thread() is main_thread() and resident() < LARGEST_COPIED


def resident() -> int:
    """Return how many bytes of memory this process holds; the most that it held where the system tells no more.

    Linux counts the most from before the program was started, by whoever started it: a command that a large process
    runs would seem as large.
    """
    from creativegraph.files.limits import RESIDENT, held  # here, as what needs no end need not load it

    try:
        return held(RESIDENT)
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB


@contextmanager
def strange() -> Iterator[None]:
    """Run the shapes of the block as texts of a stranger, see ``spare``."""
    token = STRANGE.set(True)
    try:
        yield
    finally:
        STRANGE.reset(token)


@contextmanager
def ours() -> Iterator[None]:
    """Ask the queries of the block as our own, whose memory needs no limit: what they need grows with the graph."""
    token = OURS.set(True)
    try:
        yield
    finally:
        OURS.reset(token)


def spare() -> float | None:
    """Return the timeout for a stranger's text: none, but where a copy costs little, one that fills the memory ends it.

    The engine ends its process where there is no more memory, and nothing can be caught.
    """
    return float("inf") if copied_cheaply() else None


def endable(method: "Callable[[Any, str], Answered]") -> "Callable[[Any, str], Answered]":
    """Make a method of an engine one that is called in a process of its own where it must be possible to end it."""

    @wraps(method)
    def called(engine: Any, text: str) -> "Answered":
        if not must_end():
            return method(engine, text)
        answer: Answered = answered(engine, method.__name__, text)
        return answer

    return called


def in_child(job: "Callable[[], Answered]", limit: str = "") -> "Answered":
    """Return what a function returns, called in a process of its own if it must be possible to end it.

    ``limit`` is the name of that of its memory; what is our own work needs none.
    """
    if not (must_end() and hasattr(os, "fork")):
        return job()
    from creativegraph.engine.worker import once  # a command without a deadline need not load it

    answer: Answered = once(job, limit)
    return answer


def answered(engine: Any, method: str, text: str) -> Any:
    """Return what a method of an engine answers, in a process that ends with the deadline or when it is interrupted."""
    from creativegraph.files.limits import in_force

    idle = idle_of(engine)
    worker = None
    limit = "" if OURS.get() else "query_memory"
    memory = in_force().query_memory if limit else 0
    while idle and worker is None:
        kept = idle.pop()
        if kept.lives() and not engine.changes and (kept.limit, kept.memory) == (limit, memory):
            worker = kept
        else:
            kept.end()
    worker = worker or new_worker(engine, limit)
    try:
        return worker.ask(method, text)
    finally:
        if worker.lives() and not engine.changes and len(idle) < KEPT:
            idle.append(worker)
        else:
            worker.end()


def new_worker(engine: Any, limit: str) -> "Worker | SpawnedWorker":
    """Return a process that answers for an engine: a copy of this one where there can be one."""
    if hasattr(os, "fork"):
        from creativegraph.engine.worker import Worker

        return Worker(lambda name, given: getattr(engine, name)(given), limit)
    from creativegraph.engine.spawned import SpawnedWorker

    return SpawnedWorker(engine, limit)


def idle_of(engine: Any) -> "list[Worker | SpawnedWorker]":
    """Return the workers of an engine that wait for a question; they end with it."""
    own = vars(engine)
    if "idle_workers" not in own:
        from weakref import finalize

        idle: list[Worker | SpawnedWorker] = []
        own["idle_workers"] = idle
        finalize(engine, end_all, idle)
    found: list[Worker | SpawnedWorker] = own["idle_workers"]
    return found


def end_all(workers: "list[Worker | SpawnedWorker]") -> None:
    """End workers."""
    while workers:
        workers.pop().end()
