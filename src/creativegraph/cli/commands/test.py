"""The commands by which a project is kept: tests of its questions, and what an upgrade changes for it."""

from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, command
from creativegraph.cli.here import check_is_project, where_you_are
from creativegraph.cli.options import Places
from creativegraph.cli.output import put
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, CreativeGraphError, TableError

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.project import Project, Projects

__all__ = ["test", "upgrade"]

PACKAGED = "the packaged project is not kept so; name a project of your own"
PROJECT = Argument("[PROJECT]", "Folder of the project.  [default: the one where you are]", Path, to="place")


def opened(place: Path) -> "tuple[Graph, Project]":
    """Return the graph of a project, and the project."""
    check_is_project(place)
    graph = Places((str(place),)).open(lasting=True)
    if graph.projects is None:
        raise ArgumentError(PACKAGED)
    return graph, graph.projects.own


@command(
    PROJECT,
    Argument("--update", "Write what is answered now as the expected rows."),
)
def test(place: Path | None, update: bool) -> int:
    """Compare the answers to a project's questions with the rows in its folder `tests`; exit code 1 if one differs."""
    from creativegraph.engine.endable import strange
    from creativegraph.validation.projects import expected

    place = place or Path(where_you_are() or ".")
    graph, made = opened(place)
    paths = expected.expected_in(made)
    if not paths:
        raise ArgumentError(
            f"{place / 'tests'} holds no table; write one that begins with a line such as # run topic/name"
        )
    differing = 0
    asked = set[str]()
    for path in paths:
        with strange():  # the queries may be a stranger's
            found = expected.compare(graph, path, update=update)
        if found.wrote:
            say(f"wrote {path}")
        differing += bool(found.differences)
        for each in found.differences:
            put(str(each))
        asked.add(found.name)
    if left := expected.untested(made, asked):
        say(f"without a test: {', '.join(left)}")
    say(f"{len(paths)} test{'s' if len(paths) > 1 else ''}, {differing} differ{'s' if differing == 1 else ''}")
    return 1 if differing else 0


@command(
    PROJECT,
    Argument(
        "--check", "Report what is gone or answered otherwise since the lock was written; exit code 1 if anything is."
    ),
)
def upgrade(place: Path | None, check: bool) -> int:
    """Record in `creativegraph.lock` what a project uses of others, and report what an upgrade changes for it."""
    from creativegraph.validation.projects import lock

    place = place or Path(where_you_are() or ".")
    check_is_project(place)
    if not check:
        lines = lock.made_of(opened(place)[0], projects_in(place))
        say(f"wrote {lock.write_lock(place, lines)}")
        return 0
    kept = lock.read_lock(place)
    for each in kept.wrong:
        put(str(each))
    if kept.wrong:
        return 1
    used = projects_in(place)
    for _, (name, version, was) in kept.of("extends"):
        now = [each for each in used.projects[:-1] if each.name == name]  # the library has the name of the packaged one
        versions = {each.version for each in now}
        if not now:
            say(f"{name} {version} is not extended any more")
        elif version not in versions:
            say(f"{name} {version} is {', '.join(versions)} now")
        elif was not in map(lock.digest_of, now):
            say(f"{name} {version} is {version} now, with other files")
    graph: Graph | None = None
    told: list[str] = []
    try:
        graph = opened(place)[0]
    except CreativeGraphError as error:
        told = str(error).splitlines()
    found = [*map(str, lock.changed(graph, used, kept)), *told]
    for line in found:
        put(line)
    say("nothing that the project uses has changed" if not found else "look at each; then run `creativegraph upgrade`")
    return 1 if found else 0


def projects_in(place: Path) -> "Projects":
    """Return a project with those that it extends, in use, even where it cannot be opened."""
    from creativegraph.project import use
    from creativegraph.tables.projects.folders import projects_of

    projects, faults = projects_of([place])
    if projects is None and faults:
        raise TableError(faults)
    if projects is None:
        raise ArgumentError(PACKAGED)
    use(projects)
    return projects
