"""Progress of long calls, drawn on stderr if that is a terminal; elsewhere lines tell the steps that take long."""

import os
import sys
from _thread import allocate_lock, start_new_thread
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

__all__ = ["Progress", "Told", "progress"]

PATIENCE = 1.0
"""Seconds until something is drawn: most calls are over by then, and need not load what draws."""

SILENCE = 5.0
"""Seconds after which a call says what it does where there is no terminal."""

LOADING = allocate_lock()
if hasattr(os, "register_at_fork"):  # a copy of this process would wait for ever for a module that is half loaded
    os.register_at_fork(before=LOADING.acquire, after_in_parent=LOADING.release, after_in_child=LOADING.release)


class Progress:
    """What a long call reports: what it does, how much of it is done, and of how much (0 if nobody can say)."""

    def __init__(self, first: str) -> None:
        """Draw soon, beginning with what is done ``first``."""
        from threading import Timer  # here, since only a terminal needs it

        self.state: tuple[str, int, int] = (first, 0, 0)
        self.bar: Bar | None = None
        self.timer = Timer(PATIENCE, self.draw)
        self.timer.daemon = True  # an interrupted call does not wait for it
        self.timer.start()

    def __call__(self, what: str, done: int = 0, total: int = 0, /) -> None:
        """Report a step."""
        total = total if done <= total else 0  # what is passed was an estimate
        self.state = (what, done, total)
        if self.bar is not None:
            self.bar.update(self.bar.task_ids[0], description=what, completed=done, total=total or None)

    def draw(self) -> None:
        """Begin to draw."""
        with LOADING:
            from rich.console import Console
            from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        bar = Bar(*columns, console=Console(stderr=True), transient=True)
        bar.add_task("", total=None)
        self.bar = bar
        self(*self.state)
        bar.start()

    def stop(self) -> None:
        """Remove what was drawn, or is being drawn now."""
        self.timer.cancel()
        self.timer.join()
        if self.bar is not None:
            self.bar.stop()


class Told:
    """The same where there is no terminal, such as in the log of a server: a line of the step that takes long."""

    def __init__(self, first: str) -> None:
        """Begin with what is done ``first``."""
        self.line = ""
        self.running = allocate_lock()
        self.running.acquire()
        self(first)
        start_new_thread(self.tell, ())  # a timer would load modules that a short call does without

    def __call__(self, what: str, done: int = 0, total: int = 0, /) -> None:
        """Report a step."""
        amount = f" ({done:,} of {total:,})" if done <= total else f" ({done:,})"  # what is passed was an estimate
        self.line = f"{what}{amount if total else ''} …"

    def tell(self) -> None:
        """Print what is done after a while, and what else after twice as long each time, until all is done."""
        silence, last = SILENCE, ""
        while not self.running.acquire(timeout=silence):
            from creativegraph.cli.streams import say

            with suppress(OSError, ValueError):  # it was closed meanwhile
                say(self.line) if self.line != last else None
            last, silence = self.line, 2 * silence

    def stop(self) -> None:
        """Print no more."""
        self.running.release()


drawn: list[Progress | Told] = []
"""The progress that is shown now, if any: a call within a call reports to it, since a terminal has one last line."""


@contextmanager
def progress(first: str) -> Iterator[Progress | Told]:
    """Yield a function that shows progress while the block runs."""
    if drawn:
        drawn[0](first)
        yield drawn[0]
        return
    drawn.append(Progress(first) if sys.stderr.isatty() else Told(first))
    try:
        yield drawn[0]
    finally:
        drawn.pop().stop()
