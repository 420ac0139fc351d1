"""What is read once in a call: the projects of folders, and the tables that say what their terms are."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.errors import Fault
from creativegraph.project import Projects

if TYPE_CHECKING:
    from creativegraph.tables.table import Table

__all__ = ["ONCE", "read_once"]


class Once(NamedTuple):
    """What was read in the call under way: projects by their folders, with or without the packaged one, and tables."""

    projects: dict[tuple[tuple[Path, ...], bool], tuple[Projects | None, list[Fault]]]
    tables: "dict[Path, list[Table]]"


ONCE: ContextVar[Once | None] = ContextVar("ONCE", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Let the manifests and terms of projects be read once for a while: of one call they are asked five times."""
    token = ONCE.set(ONCE.get() or Once({}, {}))
    try:
        yield
    finally:
        ONCE.reset(token)
