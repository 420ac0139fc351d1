"""The command that makes a workbook to fill in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from creativegraph.cli.command import Argument, command
from creativegraph.cli.here import use_projects
from creativegraph.cli.options import GRAPH, Places
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, UnwritableError

__all__ = ["template"]


def kinds_offered(typed: str, given: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the kinds that a shell offers, those of a project among them."""
    from creativegraph.export.workbooks.template import REPORT
    from creativegraph.project import kinds

    use_projects([f"--graph={each}" for each in given.get("graph", ())])
    return [(each, "") for each in (REPORT, *kinds()) if each.startswith(typed)]


@command(
    Argument(
        "[KIND]",
        "`report`, a kind of things such as `event`, or a class.  [default: report]",
        to="wanted",
        offer=kinds_offered,
    ),
    Argument("-o --output FILE", "Workbook to write.  [default: KIND.xlsx]", Path),
    GRAPH,
)
def template(wanted: str | None, output: Path | None, places: Places) -> None:
    """Make a workbook to fill in, with lists of codes and known things."""
    from creativegraph.export.workbooks.template import REPORT
    from creativegraph.export.workbooks.template import template as make
    from creativegraph.files import atomic_write
    from creativegraph.files.elsewhere import check_closed

    kind = wanted or REPORT
    target = output or Path(f"{kind.rpartition(':')[2].lower().replace('/', '-')}.xlsx")
    if target.suffix.lower() != ".xlsx":
        raise ArgumentError(f"{target} does not end as a workbook does; name a file that ends in .xlsx")
    check_closed(target)
    if target.exists():
        raise UnwritableError(f"cannot write {target}: it is there, and may be filled in; name another file")
    graph = places.open()
    with progress("making the workbook"):
        data = make(graph, kind)
    with atomic_write(target) as file:
        file.write(data)
    say(f"wrote {target}")
