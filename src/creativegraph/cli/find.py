"""The command that finds things by their names."""

from creativegraph.cli.command import Argument, Number, command
from creativegraph.cli.options import GRAPH, Output, Places, writes
from creativegraph.cli.output import print_rows

__all__ = ["find"]


@command(
    Argument(
        "words", many=True, needed=True,
        help="Words of a name, in any language, with or without diacritics.",
    ),
    Argument("--limit", kind=Number(1), default=20, metavar="N", help="How many things at most."),
    writes(),
    GRAPH,
)  # fmt: skip
def find(words: tuple[str, ...], limit: int, output: Output, places: Places) -> None:
    """Find things by name, in any language, with or without diacritics."""
    from creativegraph.find import find as search
    from creativegraph.rows import Rows

    found = search(places.open(), " ".join(words), limit=limit)
    print_rows(Rows(("thing", "label", "name"), ("iri", "string", "string"), found), output)
