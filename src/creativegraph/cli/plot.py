"""The commands that draw pictures, each with the options of its picture only."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from creativegraph.cli.network import KINDS
from creativegraph.cli.options import Commands, OneOf, Places, any_of, takes_graph
from creativegraph.cli.output import say

__all__ = ["plot"]

SEVERAL = "; give it again for any of several."


@click.group(cls=Commands)
def plot() -> None:
    """Draw a map, a timeline, a network or outcomes as PNG, SVG or a self-contained HTML page."""


def draws(command: Callable[..., dict[str, Any]]) -> Callable[..., None]:
    """Make a command of a function that returns the arguments of the picture of its name."""

    @click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path),
        required=True,
        metavar="FILE",
        help="File to write: .png, .svg or .html.",
    )
    @click.option("--scale", type=float, default=2, metavar="NUMBER", help="Pixels per point in PNG files.")
    @takes_graph
    @wraps(command)
    def drawn(output: Path, scale: float, places: Places, **given: Any) -> None:
        from creativegraph import plot as pictures
        from creativegraph.plot.picture import ending_of

        ending_of(output)  # before the graph is opened, not after
        arguments = {name: value for name, value in command(**given).items() if value is not None}
        picture = pictures.KINDS[command.__name__](places.open(), **arguments)
        picture.save(output, scale=scale)
        say(f"wrote {output}: {picture.title}")
        for note in picture.notes:
            say(note)

    return drawn


@plot.command()
@click.option("--field", multiple=True, metavar="FIELD", help=f"Only cities of this creative field{SEVERAL}")
@click.option("--country", multiple=True, metavar="COUNTRY", help=f"Only cities of this country{SEVERAL}")
@click.option("--network", multiple=True, metavar="NETWORK", help=f"Only members of this network of cities{SEVERAL}")
@click.option("--until", type=int, metavar="YEAR", help="Only cities that joined by this year.")
@draws
def map(  # noqa: A001 - the command's name
    field: tuple[str, ...], country: tuple[str, ...], network: tuple[str, ...], until: int | None
) -> dict[str, Any]:
    """Draw the member cities on a map."""
    return {"field": any_of(field), "country": any_of(country), "network": any_of(network), "until": until}


@plot.command()
@click.option("--since", type=int, metavar="YEAR", help="The first year.")
@click.option("--until", type=int, metavar="YEAR", help="The last year.")
@draws
def timeline(since: int | None, until: int | None) -> dict[str, Any]:
    """Draw agreements and events in chronological order."""
    return {"since": since, "until": until}


@plot.command()
@click.option("--of", type=OneOf("network", KINDS), default="cooperation", help="Kind of network.")
@click.option(
    "--thing", multiple=True, metavar="THING", help="For `around`: where to start; give it again for several."
)
@click.option("--depth", type=click.IntRange(min=0), default=1, metavar="N", help="For `around`: how many steps.")
@draws
def network(of: str, thing: tuple[str, ...], depth: int) -> dict[str, Any]:
    """Draw a network: who works with whom, cities by field, everything around a thing."""
    return {"kind": of, "thing": any_of(thing), "depth": depth}


@plot.command()
@click.option("--event", multiple=True, metavar="THING", help=f"Only of this event, project or network{SEVERAL}")
@click.option("--series", multiple=True, metavar="SERIES", help=f"Only of editions of this series{SEVERAL}")
@click.option("--indicator", multiple=True, metavar="INDICATOR", help=f"Only this indicator{SEVERAL}")
@draws
def outcomes(event: tuple[str, ...], series: tuple[str, ...], indicator: tuple[str, ...]) -> dict[str, Any]:
    """Draw the reported outcomes of events, indicator by indicator."""
    return {"feature": any_of(event), "series": any_of(series), "indicator": any_of(indicator)}
