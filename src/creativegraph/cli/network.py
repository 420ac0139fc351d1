"""The command that builds a network and prints or writes it."""

import click

from creativegraph.cli.options import ROWS, OneOf, Output, Places, any_of, takes_graph, writes_rows
from creativegraph.cli.output import print_rows, say
from creativegraph.errors import ArgumentError

__all__ = ["KINDS", "network"]

KINDS = ("organisations", "agreements", "projects", "cities", "events", "cooperation", "around")
GRAPHS = ("graphml", "gexf")


@click.command()
@click.argument("kind", type=OneOf("network", KINDS), metavar="KIND", help=f"One of {', '.join(KINDS)} (with --thing).")
@click.option(
    "--thing", multiple=True, metavar="THING", help="For `around`: where to start; give it again for several."
)
@click.option("--depth", type=click.IntRange(min=0), default=1, metavar="N", help="For `around`: how many steps.")
@click.option(
    "--rows",
    type=OneOf("rows", ("nodes", "links")),
    default="nodes",
    help="Print nodes with their centrality, or links.",
)
@writes_rows((*ROWS, *GRAPHS))
@takes_graph
def network(kind: str, thing: tuple[str, ...], depth: int, rows: str, output: Output, places: Places) -> None:
    """Build a network and print centrality measures, or export GraphML or GEXF with --output."""
    from creativegraph import networks

    if output.format in GRAPHS and output.path is None:
        raise ArgumentError(f"{output.format} is written to a file; give --output network.{output.format}")
    net = networks.network(places.open(), kind, thing=any_of(thing), depth=depth)
    if output.format not in GRAPHS or output.path is None:
        print_rows(networks.centrality(net) if rows == "nodes" else networks.links(net), output)
        return
    networks.save_network(net, output.path)
    say(f"wrote {output.path}: {len(net)} nodes, {net.number_of_edges()} edges")
