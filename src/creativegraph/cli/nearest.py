"""The command that lists the nearest cities."""

import click

from creativegraph.cli.options import ON_MAPS, Output, Places, takes_graph, writes_rows
from creativegraph.cli.output import print_rows

__all__ = ["nearest"]


@click.command()
@click.argument("place", help="IRI, kind/slug, slug or name of a place with coordinates.")
@click.option("--count", type=click.IntRange(min=1), default=10, metavar="N", help="How many cities at most.")
@click.option("--field", default="", metavar="FIELD", help="Only cities of this creative field, such as music.")
@writes_rows(ON_MAPS)
@takes_graph
def nearest(place: str, count: int, field: str, output: Output, places: Places) -> None:
    """List the member cities nearest to a place."""
    from creativegraph.export.geo import as_rows
    from creativegraph.export.geo import nearest as measure

    graph = places.open()
    print_rows(as_rows(measure(graph, place, count=count, field=field or None)), output, graph=graph)
