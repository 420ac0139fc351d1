"""Tells how many rows of a large table are read, to whoever waits for it.

Who waits is named once, where the call begins: tables are read many calls further down.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

__all__ = ["Progress", "each_told", "telling"]

Progress = Callable[[str, int, int], None]
TOLD: ContextVar[Progress | None] = ContextVar("TOLD", default=None)
EVERY = 1 << 12
"""Rows that are read from one report to the next, some half a second."""

One = TypeVar("One")


@contextmanager
def telling(progress: Progress | None) -> Iterator[None]:
    """Let rows be told to ``progress`` as long as the block runs; None leaves it at whom they are told to now."""
    before = TOLD.set(progress or TOLD.get())
    try:
        yield
    finally:
        TOLD.reset(before)


def each_told(rows: Sequence[One], file: str) -> Iterator[One]:
    """Yield the rows of a file, and report how many of them are read."""
    tell = TOLD.get()
    if tell is None or len(rows) < EVERY:
        yield from rows
        return
    for number, row in enumerate(rows):
        if number % EVERY == 0:
            tell(f"reading {file}", number, len(rows))
        yield row
