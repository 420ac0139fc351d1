"""The command that keeps a graph as a release, lists those that are kept, and looks for links that vanished."""

from pathlib import Path

from creativegraph.cli.command import Argument, command
from creativegraph.cli.here import check_is_project, where_you_are
from creativegraph.cli.options import Output, Places, writes
from creativegraph.cli.output import print_rows
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError

__all__ = ["release"]


@command(
    Argument("[NAME]", "Name of the release, such as 1.2.0; without it the kept ones are listed."),
    Argument("--day DAY", "Day of the release, such as 2026-01-31.  [default: today]"),
    Argument("--force", "Release it although links vanished in bulk."),
    Argument("--check", "Look for links that vanished since the last release; exit code 1 if they are many."),
    Argument("--folder FOLDER", "Where releases are kept, if not where [release] of the manifest says.", Path),
    Argument(
        "-g --graph PROJECT",
        "Folder of a project.  [default: the one where you are, else the packaged one]",
        to="given",
    ),
    writes(),
)
def release(
    name: str | None,
    day: str | None,
    force: bool,
    check: bool,
    folder: Path | None,
    given: str | None,
    output: Output,
) -> None:
    """Keep graph and ontology as a release, or list the releases that are kept."""
    from creativegraph import project

    if check and (name is not None or force):
        raise ArgumentError("--check makes no release; leave out the name and --force")
    given = given or where_you_are()
    if given is not None and given != "packaged":
        check_is_project(given)
    elif folder is None and not project.is_checkout():
        raise ArgumentError("releases are kept in a copy of the repository; name a folder with --folder")
    if name is None and (day is not None or force):
        raise ArgumentError("--day and --force are of a new release; name it, such as `creativegraph release 1.2.0`")
    places = Places((given or "packaged",))
    if check:
        look(places, folder)
    elif name is None:
        print_kept(places, folder, output)
    else:
        keep(places, name, day, folder, force=force)


def keep(places: Places, name: str, day: str | None, folder: Path | None, *, force: bool) -> None:
    """Keep a release, and print what it is."""
    from creativegraph.store.releases import release as keep_release

    graph = places.open()
    notes: list[str] = []
    with progress("releasing"):
        made = keep_release(graph, name, day=day, folder=folder, force=force, note=notes.append)
    for each in notes:
        say(each)
    size = made.path.stat().st_size
    how = f"as what changed since {made.after}" if made.after else "whole"
    say(
        f"kept {made.name} of {made.day} {how} in {made.path} ({size:,} bytes); {made.triples:,} triples, {made.digest}"
    )


def look(places: Places, folder: Path | None) -> None:
    """Print the links that vanished since the last release."""
    from creativegraph.store.releases import kept, snapshot
    from creativegraph.store.releases.kept import check_links

    graph = places.open()
    there = kept(folder)
    if not there:
        say("no release is kept to compare with; make the first with `creativegraph release NAME`")
        return
    with progress("comparing"):
        check_links(snapshot(there[-1].name, folder), snapshot(graph), say)


def print_kept(places: Places, folder: Path | None, output: Output) -> None:
    """Print the releases that are kept."""
    from creativegraph.cli.here import use_projects
    from creativegraph.graph.rows import Rows
    from creativegraph.store.releases import kept

    use_projects([f"--graph={each}" for each in places.given])
    records = [
        (
            each.name,
            each.day,
            each.triples,
            each.ontology,
            f"after {each.after}" if each.after else "whole",
            each.digest,
        )
        for each in kept(folder)
    ]
    if not records and output == Output("table"):
        say("no release is kept; make the first with `creativegraph release NAME`, such as 0.1.0")
        return
    columns = ("release", "day", "triples", "ontology", "kept", "digest")
    print_rows(Rows(columns, ("string", "string", "integer", "string", "string", "string"), records), output)
