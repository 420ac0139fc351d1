"""Projects of which nothing was read, as no table and no RDF file lies where they are looked for."""

from collections.abc import Iterable
from os.path import realpath  # pathlib refuses links to themselves
from pathlib import Path

from creativegraph.messages.table import message
from creativegraph.project import is_project

__all__ = ["bare"]


def bare(files: Iterable[str], places: Iterable[object], language: str) -> list[str]:
    """Return a note on each project among some places in whose folder of data none of the files read lies."""
    folders = [Path(str(each)) / "data" for each in places if is_project(each)]
    known = [Path(realpath(each)) for each in files] if folders else []
    empty = (each for each in folders if not any(file.is_relative_to(realpath(each)) for file in known))
    return [message("report.no-table", language, folder=each) for each in empty]
