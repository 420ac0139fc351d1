"""The command that lists everything about one thing."""

import click

from creativegraph.cli.options import Output, Places, takes_graph, writes_rows
from creativegraph.cli.output import print_rows

__all__ = ["show"]


@click.command()
@click.argument("thing", help="IRI, kind/slug, slug or name.")
@writes_rows()
@takes_graph
def show(thing: str, output: Output, places: Places) -> None:
    """List every triple about a thing."""
    rows = places.open().run("claims/facts_of", thing=thing)
    if not rows:
        from creativegraph.errors import UnknownNameError

        raise UnknownNameError(f"the graph has no triple about {thing!r}; look it up with `creativegraph find`")
    print_rows(rows, output, ["thing"])
