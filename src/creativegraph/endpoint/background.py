"""Work of this side that is done while a server works, in a thread of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TypeVar

__all__ = ["background"]

T = TypeVar("T")


@contextmanager
def background(call: Callable[[], T]) -> Iterator[Future[T]]:
    """Run something while the block runs, and wait for it at the end; requests belong into the block, not into it."""
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(copy_context().run, call)
