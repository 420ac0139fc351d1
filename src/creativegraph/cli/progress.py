"""Progress of long calls, drawn on stderr if that is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

__all__ = ["Progress", "progress"]


class Progress(Protocol):
    """What a long call reports: what it does, how much of it is done, and of how much (0 if nobody can say)."""

    def __call__(self, what: str, done: int = 0, total: int = 0, /) -> None:
        """Report a step."""


@contextmanager
def progress(first: str = "") -> Iterator[Progress | None]:
    """Yield a function that draws a bar, or None where nobody sees it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(first, total=None)

        def draw(what: str, done: int = 0, total: int = 0, /) -> None:
            bar.update(task, description=what, completed=done, total=total or None)

        yield draw
