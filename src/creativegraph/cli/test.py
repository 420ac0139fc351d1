"""The commands by which a project is kept: tests of its questions, and what an upgrade changes for it."""

from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, command
from creativegraph.cli.options import Places
from creativegraph.cli.output import put, say
from creativegraph.errors import ArgumentError, CreativeGraphError, shown

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.project import Project

__all__ = ["test"]

PROJECT = Argument("[PROJECT]", "Folder of the project.  [default: where you are]", Path, Path(), to="place")


def opened(place: Path) -> "tuple[Graph, Project]":
    """Return the graph of a project, and the project."""
    from creativegraph.project import MANIFEST
    from creativegraph.tables.projects import is_project

    if not is_project(place):
        advice = "name a folder that has one, or make a project with `creativegraph new`"
        raise ArgumentError(f"{shown(str(place))} holds no {MANIFEST}; {advice}")
    graph = Places((str(place),)).open(lasting=True)
    if graph.projects is None:
        raise ArgumentError("the packaged project is not kept so; name a project of your own")
    return graph, graph.projects.own


@command(
    PROJECT,
    Argument("--update", "Write what is answered now as the expected rows."),
)
def test(place: Path, update: bool) -> int:
    """Compare the answers to a project's questions with the rows in its folder `tests`; exit code 1 if one differs."""
    from creativegraph.validation import expected

    graph, made = opened(place)
    paths = expected.expected_in(made)
    if not paths:
        raise ArgumentError(
            f"{place / 'tests'} holds no table; write one that begins with a line such as # run topic/name"
        )
    differing = 0
    asked = set[str]()
    for path in paths:
        if update and expected.update(graph, path):
            say(f"wrote {path}")
        found = expected.compare(graph, path)
        differing += bool(found)
        for each in found:
            put(str(each))
        try:
            asked.add(expected.read(path).name)
        except CreativeGraphError:  # told above
            continue
    if left := expected.untested(made, asked):
        say(f"without a test: {', '.join(left)}")
    say(f"{len(paths)} test{'s' if len(paths) > 1 else ''}, {differing} differ{'s' if differing == 1 else ''}")
    return 1 if differing else 0
