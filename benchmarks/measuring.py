"""Clocks: calls taken in turns, and processes that start afresh. Only ratios measured side by side mean much."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

__all__ = ["Fresh", "Line", "at_least", "at_most", "in_turns", "ms"]


class Line(NamedTuple):
    """One line of the table."""

    what: str
    ours: str
    other: str
    ratio: str
    goal: str
    met: bool


def ms(seconds: float) -> str:
    """A time as people read it."""
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 0.02 else f"{seconds * 1e3:,.0f} ms"


def at_most(what: str, ours: float, other: float, name: str, goal: float) -> Line:
    """We may take ``goal`` times as long as the other."""
    ratio = ours / other
    return Line(what, ms(ours), f"{ms(other)}  {name}", f"{ratio:.2f}", f"at most {goal:g} times", ratio <= goal)


def at_least(what: str, ours: float, other: float, name: str, goal: float) -> Line:
    """We must be ``goal`` times as fast as the other."""
    ratio = other / ours
    return Line(
        what, ms(ours), f"{ms(other)}  {name}", f"{ratio:.1f} faster", f"at least {goal:g} faster", ratio >= goal
    )  # fmt: skip


def within(what: str, ours: float, goal: float) -> Line:
    """We may take ``goal`` seconds."""
    return Line(what, ms(ours), "", "", f"at most {ms(goal)}", ours <= goal)


def in_turns(rounds: int, *calls: Callable[[], object]) -> list[float]:
    """The median seconds of each call, the calls taken in turns."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, taken in zip(calls, times, strict=True):
            start = perf_counter()
            kept = call()
            taken.append(perf_counter() - start)
            del kept
    return [median(taken) for taken in times]


class Fresh:
    """Starts processes with their own cache and their own bytecode, so that nothing is left behind."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "cache"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "CREATIVEGRAPH_CACHE": str(self.cache),
        }

    def call(self, words: Sequence[str]) -> str:
        """What a command prints."""
        done = subprocess.run(words, env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def python(self, code: str, *words: str | Path) -> str:
        """What a Python program prints."""
        return self.call([sys.executable, "-c", code, *map(str, words)])
