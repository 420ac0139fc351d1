"""The command that lists everything about one thing."""

from creativegraph.cli.command import Argument, command
from creativegraph.cli.options import GRAPH, Output, Places, writes
from creativegraph.cli.output import print_rows

__all__ = ["show"]


@command(Argument("thing", needed=True, help="IRI, kind/slug, slug or name."), writes(), GRAPH)
def show(thing: str, output: Output, places: Places) -> None:
    """List every triple about a thing."""
    rows = places.open().run("claims/facts_of", thing=thing)
    if not rows:
        from creativegraph.errors import UnknownNameError

        raise UnknownNameError(f"the graph has no triple about {thing!r}; look it up with `creativegraph find`")
    print_rows(rows, output, ["thing"])
