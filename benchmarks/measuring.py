"""Clocks: calls taken in turns, and processes that start afresh. Only ratios measured side by side mean much."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import rmtree
from statistics import median
from time import perf_counter
from typing import NamedTuple

__all__ = ["PEAK", "Fresh", "Line", "at_least", "at_most", "children", "in_turns", "ms", "within"]

PEAK = """
import re
from pathlib import Path
def peak(*, again=False):  # bytes that this process alone holds at most, again: from now on
    if again:
        from ctypes import CDLL
        CDLL(None).malloc_trim(0)  # what is free and kept would hide what is needed
        Path("/proc/self/clear_refs").write_text("5")
    return 1024 * int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""The function ``peak`` for programs that ``Fresh.python`` runs; getrusage tells the peak of its parent too."""


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


def children() -> float:
    """Seconds that the processor has worked for processes that ended: a clock that other programs disturb less."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_turns(rounds: int, *calls: Callable[[], object], clock: Callable[[], float] = perf_counter) -> list[float]:
    """The median seconds of each call, the calls taken in turns."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, taken in zip(calls, times, strict=True):
            start = clock()
            kept = call()
            taken.append(clock() - start)
            del kept
    return [median(taken) for taken in times]


class Fresh:
    """Starts processes with their own cache and their own bytecode, so that nothing is left behind."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache = folder, folder / "cache"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "CREATIVEGRAPH_CACHE": str(self.cache),
        }

    def call(self, words: Sequence[str]) -> str:
        """What a command prints."""
        done = subprocess.run(
            words, env=self.environment, check=True, capture_output=True, text=True, cwd=self.folder
        )  # fmt: skip
        return done.stdout.strip()

    def command(self, *words: str, anew: bool = False) -> str:
        """What our command prints, ``anew`` with nothing kept from an earlier one."""
        if anew:
            rmtree(self.cache, ignore_errors=True)
        return self.call([sys.executable, "-m", "creativegraph", *words])

    def python(self, code: str, *words: str | Path) -> str:
        """What a Python program prints."""
        return self.call([sys.executable, "-c", code, *map(str, words)])
