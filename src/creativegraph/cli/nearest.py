"""The command that lists the nearest cities."""

from creativegraph.cli.command import Argument, Number, command
from creativegraph.cli.options import GRAPH, ON_MAPS, Output, Places, writes
from creativegraph.cli.output import print_rows

__all__ = ["nearest"]


@command(
    Argument("place", needed=True, help="IRI, kind/slug, slug or name of a place with coordinates."),
    Argument("--count", kind=Number(1), default=10, metavar="N", help="How many cities at most."),
    Argument("--field", help="Only cities of this creative field, such as music."),
    writes(ON_MAPS),
    GRAPH,
)
def nearest(place: str, count: int, field: str | None, output: Output, places: Places) -> None:
    """List the member cities nearest to a place."""
    from creativegraph.export.geo import as_rows
    from creativegraph.export.geo import nearest as measure

    graph = places.open()
    print_rows(as_rows(measure(graph, place, count=count, field=field)), output, graph=graph)
