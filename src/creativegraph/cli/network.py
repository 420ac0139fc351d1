"""The command that builds a network and prints or writes it."""

from creativegraph.cli.command import Argument, Number, OneOf, command
from creativegraph.cli.options import GRAPH, ROWS, Output, Places, any_of, writes
from creativegraph.cli.output import print_rows, say
from creativegraph.errors import ArgumentError

__all__ = ["AROUND", "KINDS", "network"]

KINDS = ("organisations", "agreements", "projects", "cities", "events", "cooperation", "around")
GRAPHS = ("graphml", "gexf")


AROUND = (
    Argument("--thing THING...", "For `around`: where to start; give it again for several."),
    Argument("--depth N", "For `around`: how many steps.", Number(0), 1),
)


@command(
    Argument("KIND", f"One of {', '.join(KINDS)} (with --thing).", OneOf("network", KINDS)),
    *AROUND,
    Argument("--rows", "Print nodes with their centrality, or links.", OneOf("rows", ("nodes", "links")), "nodes"),
    writes((*ROWS, *GRAPHS)),
    GRAPH,
)
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
