"""The commands that draw pictures, each with the options of its picture only."""

from functools import partial
from pathlib import Path

from creativegraph.cli.command import Argument, Command, Group, Number, OneOf
from creativegraph.cli.network import AROUND, KINDS
from creativegraph.cli.options import GRAPH, Places, any_of
from creativegraph.cli.output import say

__all__ = ["plot"]


def several(option: str, text: str, to: str = "", metavar: str = "") -> Argument:
    """Return an option that restricts a picture to any of several things."""
    return Argument(option, to=to, metavar=metavar, many=True, help=f"{text}; give it again for any of several.")


def year(option: str, text: str) -> Argument:
    """Return an option that takes a year."""
    return Argument(option, kind=Number(), metavar="YEAR", help=text)


def draw(kind_of_picture: str, /, output: Path, scale: float, places: Places, **given: object) -> None:
    """Draw a picture of the graph and write it to a file."""
    from creativegraph import plot as pictures
    from creativegraph.plot.picture import ending_of

    ending_of(output)  # before the graph is opened, not after
    arguments = {name: any_of(value) if isinstance(value, tuple) else value for name, value in given.items()}
    wanted = {name: value for name, value in arguments.items() if value is not None}
    picture = pictures.KINDS[kind_of_picture](places.open(), **wanted)
    picture.save(output, scale=scale)
    say(f"wrote {output}: {picture.title}")
    for note in picture.notes:
        say(note)


def picture(name: str, text: str, *own: Argument) -> Command:
    """Return the command that draws the picture of that name."""
    return Command(partial(draw, name), [*own, *PICTURE], text)


PICTURE = (
    Argument("-o", "--output", kind=Path, needed=True, metavar="FILE", help="File to write: .png, .svg or .html."),
    Argument("--scale", kind=Number(read=float), default=2, metavar="NUMBER", help="Pixels per point in PNG files."),
    GRAPH,
)
COMMANDS = {
    "map": picture(
        "map",
        "Draw the member cities on a map.",
        several("--field", "Only cities of this creative field"),
        several("--country", "Only cities of this country"),
        several("--network", "Only members of this network of cities"),
        year("--until", "Only cities that joined by this year."),
    ),
    "timeline": picture(
        "timeline",
        "Draw agreements and events in chronological order.",
        year("--since", "The first year."),
        year("--until", "The last year."),
    ),
    "network": picture(
        "network",
        "Draw a network: who works with whom, cities by field, everything around a thing.",
        Argument("--of", to="kind", kind=OneOf("network", KINDS), default="cooperation", help="Kind of network."),
        *AROUND,
    ),
    "outcomes": picture(
        "outcomes",
        "Draw the reported outcomes of events, indicator by indicator.",
        several("--event", "Only of this event, project or network", to="feature", metavar="THING"),
        several("--series", "Only of editions of this series"),
        several("--indicator", "Only this indicator"),
    ),
}
plot = Group(
    "Draw a map, a timeline, a network or outcomes as PNG, SVG or a self-contained HTML page.",
    tuple(COMMANDS), COMMANDS.__getitem__,
)  # fmt: skip
