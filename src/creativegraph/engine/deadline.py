"""The timeout of what is being done: `within` sets a deadline for a block, `left` tells how much time there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import NamedTuple

from creativegraph.errors import ArgumentError, TooLongError, shown

__all__ = ["LONGEST", "SERVING", "check", "checked", "deadline", "left", "too_long", "within"]

LONGEST = 86_400.0
"""Seconds that one call of the system is asked to wait at most; it refuses much longer ones."""
FOR_EVER = 1e9
"""Seconds of a timeout at most, thirty years: an integer may be too large for a clock."""
SERVING: list[bool] = []
"""Holds something in a process that answers for another one."""


class Deadline(NamedTuple):
    """A moment of the monotonic clock, and how many seconds were given until then."""

    moment: float
    seconds: float


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
    return min(seconds, FOR_EVER)


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
