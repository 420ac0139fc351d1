"""The deadline of what is being done: `within` sets it for a block, `left` tells how much time there is.

Also whether a question needs a process of its own, so that it can be ended (`must_end`, `endable`, `in_child`).
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from math import inf
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from creativegraph.errors import ArgumentError, TooLongError, shown
from creativegraph.files.limits import RESIDENT, held

__all__ = [
    "STRANGE", "check", "checked", "deadline", "endable", "in_child", "left", "must_end", "spare",
    "strange", "too_long", "within",
]  # fmt: skip

Answered = TypeVar("Answered")
KIB = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes
LARGEST_COPIED = 2 << 30
"""Bytes of a process that is copied without being asked to: what the copy touches is in memory twice."""
SERVING: list[bool] = []
"""Holds something in a process that answers for another one."""


class Deadline(NamedTuple):
    """A moment of the monotonic clock, and how many seconds were given until then."""

    moment: float
    seconds: float


STRANGE: ContextVar[bool] = ContextVar("strange", default=False)
CURRENT: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """End what the block asks after so many seconds; a deadline that is set already and comes earlier holds.

    None sets none. ``math.inf`` sets none either, but what is asked can then be interrupted.
    """
    if seconds is None:
        yield
        return
    set_already, new = CURRENT.get(), Deadline(monotonic() + checked(seconds), seconds)
    token = CURRENT.set(new if set_already is None else min(set_already, new))
    try:
        yield
    finally:
        CURRENT.reset(token)


def checked(seconds: float) -> float:
    """Return a number of seconds above 0; anything else is refused."""
    good = isinstance(seconds, (int, float)) and not isinstance(seconds, bool) and seconds > 0
    if not good:
        raise ArgumentError(f"timeout={shown(seconds)} is not a number of seconds above 0; give one, such as 10")
    return seconds


def deadline() -> Deadline | None:
    """Return the deadline of what is being done, if there is one."""
    return CURRENT.get()


def left() -> float | None:
    """Return how many seconds are left, 0 after the deadline, or None if there is none."""
    current = CURRENT.get()
    return None if current is None else max(0.0, current.moment - monotonic())


def too_long() -> TooLongError:
    """Return the error of what is not done at its deadline."""
    current = CURRENT.get()
    given = f" within {current.seconds:g} s" if current else ""
    return TooLongError(f"there was no answer{given}; ask for less, or raise timeout")


def check() -> None:
    """Raise the error of the deadline if it is over."""
    if left() == 0:
        raise too_long()


def must_end() -> bool:
    """Return True if it must be possible to end a question: it has a deadline, or somebody asks it interactively.

    The engine itself cannot be stopped, so such a question is asked in a process of its own.
    """
    return not SERVING and (CURRENT.get() is not None or (hasattr(sys, "ps1") and copied_cheaply()))


def copied_cheaply() -> bool:
    """Return True where this process can be copied without being asked to, and that costs little."""
    from threading import current_thread, main_thread

    return hasattr(os, "fork") and current_thread() is main_thread() and resident() < LARGEST_COPIED


def resident() -> int:
    """Return how many bytes of memory this process holds; the most that it held where the system tells no more.

    Linux counts the most from before the program was started, by whoever started it: a command that a large process
    runs would seem as large.
    """
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


def spare() -> float | None:
    """Return the timeout for a stranger's text: none, but where a copy costs little, one that fills the memory ends it.

    The engine ends its process where there is no more memory, and nothing can be caught.
    """
    return inf if copied_cheaply() else None


def endable(method: "Callable[[Any, str], Answered]") -> "Callable[[Any, str], Answered]":
    """Make a method of an engine one that is called in a process of its own where it must be possible to end it."""

    @wraps(method)
    def called(engine: Any, text: str) -> "Answered":
        if not must_end():
            return method(engine, text)
        from creativegraph.engine.worker import answered

        answer: Answered = answered(engine, method.__name__, text)
        return answer

    return called


def in_child(job: "Callable[[], Answered]") -> "Answered":
    """Return what a function returns, called in a process of its own if it must be possible to end it."""
    if not (must_end() and hasattr(os, "fork")):
        return job()
    from creativegraph.engine.worker import once

    answer: Answered = once(job)
    return answer
