"""Runs work in pieces side by side, in copies of this process (``jobs``); what a killed one left is begun again."""

import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from ctypes import CDLL
from multiprocessing import get_context
from typing import TypeVar, cast

from creativegraph.engine.worker import settle
from creativegraph.errors import UnreadableError

__all__ = ["side_by_side"]

Made = TypeVar("Made")
END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG: a process that computes outside Python hears of nothing else."""
TRIES = 3
"""How often what a killed process left is begun again."""
WORK: list[Callable[[int], object]] = []
"""What a copy of this process does."""


def side_by_side(work: Callable[[int], Made], pieces: int, jobs: int, what: str) -> list[Made]:
    """Return what each piece of some work gives, done by at most so many processes that do ``what``.

    Raises:
        UnreadableError: processes are killed again and again.
    """
    done: dict[int, Made] = {}
    for _ in range(TRIES):
        with ProcessPoolExecutor(jobs, get_context("fork"), begin, (work,)) as pool:
            running: dict[int, Future[Made]] = {}
            with suppress(BrokenProcessPool):
                for number in range(pieces):
                    if number not in done:
                        running[number] = cast("Future[Made]", pool.submit(piece, number))
            for number, each in running.items():
                with suppress(BrokenProcessPool):
                    done[number] = each.result()
        if len(done) == pieces:
            return [done[number] for number in range(pieces)]
    raise UnreadableError(f"processes that {what} are killed again and again; take less than {jobs} jobs")


def begin(work: Callable[[int], object]) -> None:
    """Begin as a copy that does some work, and that ends with the process that it is a copy of."""
    with suppress(OSError, AttributeError):  # Linux alone has it
        CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)
    settle()
    WORK.append(work)


def piece(number: int) -> object:
    """Return what a piece of the work gives."""
    return WORK[-1](number)
