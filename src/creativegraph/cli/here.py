"""The project that a command is about: one that is named, else that of the folder where it runs."""

import os
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError, TableError, shown
from creativegraph.project import MANIFEST, manifest_of

if TYPE_CHECKING:
    from creativegraph.project import Packaged

__all__ = ["check_is_project", "check_outside", "named_here", "use_places", "use_projects", "where_you_are"]


def use_projects(words: Sequence[str]) -> None:
    """Let the projects that a call is about be in use before its graph is opened: queries are theirs too."""
    from creativegraph.project import PACKAGED, in_use

    behind = (words[place + 1] for place, word in enumerate(words[:-1]) if word in ("-g", "--graph"))
    given = [*behind, *(word.partition("=")[2] for word in words if word.startswith("--graph="))]
    given = given or [*named_here(quiet=True)]
    if given and in_use() is None and any(manifest_of(Path(each)) for each in given):
        use_places([PACKAGED if each == "packaged" else each for each in given])


def use_places(places: "Sequence[str | Packaged]") -> None:
    """Let the projects in places be in use.

    Raises:
        TableError: the manifest of one, or of one that it extends, is wrong.
    """
    from creativegraph.project import use
    from creativegraph.tables.projects.folders import projects_of

    projects, faults = projects_of(places)
    if faults:
        raise TableError(faults)
    use(projects)


def where_you_are(*, quiet: bool = False) -> str | None:
    """Return the folder of the project where a command runs, or of one above; None in that of the packaged project.

    Who looks at a terminal is told which it is, unless ``quiet``.

    Raises:
        ArgumentError: the folder where the command runs was removed.
    """
    try:
        here = Path.cwd()
    except FileNotFoundError as error:
        raise ArgumentError("the folder where this runs was removed; go to another one, or name a graph") from error
    found = project_around(here)
    if found is None:
        return None
    place = "." if found == here else str(found)
    if not quiet and sys.stderr.isatty():
        from creativegraph.cli.streams import say

        say(f"the project in {found} (--graph names another)")
    return place


def project_around(folder: Path) -> Path | None:
    """Return the project that a folder is, or lies in; None in the packaged project, and where none can be read."""
    from creativegraph.project import root

    try:
        owner = folder.stat().st_uid
        found = folder if manifest_of(folder) else next((each for each in folder.parents if is_of(owner, each)), None)
    except OSError:  # it may not be read
        return None
    return None if found == root().resolve() else found


def check_outside(target: Path) -> None:
    """Refuse a place for a new project that lies in another one.

    Raises:
        ArgumentError: it does; the message has a command that makes it beside that project.
    """
    around = project_around(target.parent.resolve())
    if around is not None:
        beside = os.path.relpath(free(around.parent / target.resolve().name))
        raise ArgumentError(
            f"{target} would lie in the project in {around}, and projects do not nest; make it beside that one:"
            f" `creativegraph new {beside}`"
        )


def free(place: Path) -> Path:
    """Return a place if nothing is there, else the first that is free of those with a number behind the name."""
    numbered = (place.with_name(f"{place.name}-{number}") for number in count(2))
    return next(each for each in numbered if not each.exists()) if place.exists() else place


def named_here(*, quiet: bool = False) -> tuple[str, ...]:
    """Return the places that a command is about where none is named: the project where it runs, if there is one."""
    here = where_you_are(quiet=quiet)
    return (here,) if here else ()


def is_of(owner: int, folder: Path) -> bool:
    """Return whether a folder above has a manifest of the same user: one in a folder that all share is no one's."""
    path = folder / MANIFEST
    return path.is_file() and path.stat().st_uid == owner


def check_is_project(place: str | Path) -> None:
    """Refuse a place that is no project.

    Raises:
        ArgumentError: it has no manifest.
    """
    from creativegraph.project import is_project

    if not is_project(place):
        from creativegraph.validation.projects.lock import NAME as LOCK

        advice = "name a folder that has one, or make a project with `creativegraph new`"
        if (Path(place) / LOCK).is_file():
            advice = f"{LOCK} is there, so it was a project: put its manifest back"
        raise ArgumentError(f"{shown(str(place))} holds no {MANIFEST}; {advice}")
