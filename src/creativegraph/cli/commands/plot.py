"""The commands that build networks and draw pictures, each with the options of its picture only."""

from functools import partial
from pathlib import Path

from creativegraph.cli.command import Argument, Command, Group, Number, OneOf, command
from creativegraph.cli.options import FIELD, GRAPH, ROWS, Output, Places, any_of, offer_as, writes
from creativegraph.cli.output import print_rows
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError

__all__ = ["network", "plot"]

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
    from creativegraph.export import networks

    if output.format in GRAPHS and output.path is None:
        raise ArgumentError(f"{output.format} is written to a file; give --output network.{output.format}")
    net = networks.network(places.open(), kind, thing=any_of(thing), depth=depth)
    if output.format not in GRAPHS or output.path is None:
        print_rows(networks.centrality(net) if rows == "nodes" else networks.links(net), output)
        return
    networks.save_network(net, output.path)
    say(f"wrote {output.path}: {len(net)} nodes, {net.number_of_edges()} edges")


def several(written: str, text: str, question: str, parameter: str, to: str = "") -> Argument:
    """Return an option that restricts a picture to any of several things, which a question takes as well."""
    offer = offer_as(question, parameter)
    return Argument(f"{written}...", f"{text}; give it again for any of several.", to=to, offer=offer)


def draw(kind_of_picture: str, /, output: Path, scale: float, places: Places, **given: object) -> None:
    """Draw a picture of the graph and write it to a file."""
    from math import inf

    from creativegraph import plot as pictures
    from creativegraph.engine.deadline import within
    from creativegraph.plot.picture import ending_of

    ending_of(output)  # before the graph is opened, not after
    arguments = {name: any_of(value) if isinstance(value, tuple) else value for name, value in given.items()}
    wanted = {name: value for name, value in arguments.items() if value is not None}
    picture = pictures.KINDS[kind_of_picture](places.open(), **wanted)
    with within(inf):  # nothing ends it but Ctrl-C and --timeout
        picture.save(output, scale=scale)
    say(f"wrote {output}: {picture.title}")
    for note in picture.notes:
        say(note)


def picture(name: str, text: str, *own: Argument) -> Command:
    """Return the command that draws the picture of that name."""
    return Command(partial(draw, name), [*own, *PICTURE], text)


PICTURE = (
    Argument("-o --output FILE", "File to write: .png, .svg or .html.", Path, needed=True),
    Argument("--scale NUMBER", "Pixels per point in PNG files.", Number(read=float), 2),
    GRAPH,
)
COMMANDS = {
    "map": picture(
        "map",
        "Draw the member cities on a map.",
        several("--field FIELD", "Only cities of this creative field", *FIELD),
        several("--country COUNTRY", "Only cities of this country", "cities/by_country_and_field", "country"),
        several("--network NETWORK", "Only members of this network of cities", "cities/overview", "network"),
        Argument("--until YEAR", "Only cities that joined by this year.", Number()),
    ),
    "timeline": picture(
        "timeline",
        "Draw agreements and events in chronological order.",
        Argument("--since YEAR", "The first year.", Number()),
        Argument("--until YEAR", "The last year.", Number()),
    ),
    "network": picture(
        "network",
        "Draw a network: who works with whom, cities by field, everything around a thing.",
        Argument("--of", "Kind of network.", OneOf("network", KINDS), "cooperation", to="kind"),
        *AROUND,
    ),
    "outcomes": picture(
        "outcomes",
        "Draw the reported outcomes of events, indicator by indicator.",
        several(
            "--event THING",
            "Only of this event, project or network",
            "outcomes/reported",
            "feature",
            to="feature",
        ),
        several("--series SERIES", "Only of editions of this series", "outcomes/reported", "series"),
        several("--indicator INDICATOR", "Only this indicator", "outcomes/reported", "indicator"),
    ),
}
plot = Group(
    "Draw a map, a timeline, a network or outcomes as PNG, SVG or a self-contained HTML page.",
    tuple(COMMANDS), COMMANDS.__getitem__,
)  # fmt: skip
