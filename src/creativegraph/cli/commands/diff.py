"""The command that tells what changed between two graphs."""

from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, Number, OneOf, command
from creativegraph.cli.options import GRAPH, Places
from creativegraph.cli.output import deliver, width_of_output
from creativegraph.cli.progress import progress
from creativegraph.errors import UnreadableError

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.store.releases import Snapshot

__all__ = ["diff"]

FORMAT = OneOf(
    "format", ("text", "markdown", "json", "patch", "atom"),
    {"md": "markdown", "txt": "text", "table": "text", "rdfp": "patch", "xml": "atom"},
)  # fmt: skip
PLACES = "a kept release, a file of RDF, a folder of tables or a project, git:REVISION, or URL of an endpoint"


@command(
    Argument("[OLD]", f"The earlier graph: {PLACES}; else the last release."),
    Argument("[NEW]", "The later one, in the same ways; else the graph as it is now."),
    Argument("-f --format", "Format of the answer.  [default: text]", FORMAT, to="form"),
    Argument("-o --output --out FILE", "File to write instead of stdout; its ending gives the format.", Path),
    Argument("--limit N", "How many things a sentence names at most.", Number(least=1), 10),
    Argument("--exit-code", "Exit with 1 if anything differs, as `git diff` does."),
    GRAPH,
)
def diff(
    old: str | None, new: str | None, form: str | None, out: Path | None, limit: int, exit_code: bool, places: Places
) -> int:  # fmt: skip
    """Report what changed between two graphs, in words: warnings first, and every triple once.

    OLD and NEW are releases, files, folders, projects, revisions of tables, or endpoints.
    """
    from creativegraph.reporting.changes.difference import Difference
    from creativegraph.reporting.changes.write import head, write_changes

    ending = out.suffix.removeprefix(".").lower() if out else ""
    chosen = form or (FORMAT(ending) if ending else "text")
    language = places.languages[0]
    graph = places.open(lasting=True) if new is None or places.given else None
    with progress("comparing"):
        before = snapshot_of(old, graph) if old else last_release(graph)
        after = snapshot_of(new, graph) if new else snapshot_of(graph, graph)._replace(name="")
        difference = Difference(before, after)
        text = write_changes(difference, chosen, language, most=limit, width=min(100, width_of_output()))
    deliver(text, out, head(difference, language))
    return 1 if exit_code and difference else 0


def snapshot_of(given: "str | Graph | None", graph: "Graph | None") -> "Snapshot":
    """Return a graph as it is compared; releases are those of the project that is asked about."""
    from creativegraph.project import in_use, using
    from creativegraph.store.releases import snapshot

    if given is None:
        raise UnreadableError("there is nothing to compare with; name two graphs")
    if isinstance(given, str) and (there := Places((given,))).remote:
        given = there.open(lasting=True)
    with using(graph.projects if graph is not None else in_use()):
        return snapshot(given)


def last_release(graph: "Graph | None") -> "Snapshot":
    """Return the last kept release of a project."""
    from creativegraph.project import in_use, using
    from creativegraph.store.releases import kept

    with using(graph.projects if graph is not None else in_use()):
        there = kept()
    if not there:
        raise UnreadableError(
            "no release is kept, so there is nothing to compare with; keep one with `creativegraph release`, or name"
            " the earlier graph"
        )
    return snapshot_of(there[-1].name, graph)
