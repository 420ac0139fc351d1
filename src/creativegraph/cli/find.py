"""The command that finds things by their names."""

import click

from creativegraph.cli.options import Output, Places, takes_graph, writes_rows
from creativegraph.cli.output import print_rows

__all__ = ["find"]


@click.command()
@click.argument("words", nargs=-1, required=True, help="Words of a name, in any language, with or without diacritics.")
@click.option("--limit", type=click.IntRange(min=1), default=20, metavar="N", help="How many things at most.")
@writes_rows()
@takes_graph
def find(words: tuple[str, ...], limit: int, output: Output, places: Places) -> None:
    """Find things by name, in any language, with or without diacritics."""
    from creativegraph.find import find as search
    from creativegraph.rows import Rows

    found = search(places.open(), " ".join(words), limit=limit)
    print_rows(Rows(("thing", "label", "name"), ("iri", "string", "string"), found), output)
