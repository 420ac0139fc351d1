"""The command that answers any SPARQL query."""

import sys
from pathlib import Path

from creativegraph.cli.command import Argument, command
from creativegraph.cli.options import GRAPH, ON_MAPS, Output, Places, writes
from creativegraph.cli.output import print_rows, put
from creativegraph.errors import UnreadableError

__all__ = ["sparql"]


@command(
    Argument("query", needed=True, help="A query, a .rq file, or - for standard input."),
    Argument("--allow-remote", flag=True, help="Let SERVICE query other endpoints."),
    writes(ON_MAPS),
    GRAPH,
)
def sparql(query: str, allow_remote: bool, output: Output, places: Places) -> None:
    """Answer any SPARQL query; CONSTRUCT and DESCRIBE give Turtle."""
    from creativegraph.export.rdf import export
    from creativegraph.graph import Graph

    text = typed() if query == "-" else read(query) if query.endswith(".rq") else query
    graph = places.open()
    answer = graph.sparql(text, allow_remote=allow_remote)
    if isinstance(answer, bool):
        put(str(answer).lower())
    elif isinstance(answer, Graph):
        data = export(answer, output.path, format="ttl")
        if output.path is None:
            put(data.decode())
    else:
        print_rows(answer, output, graph=graph)


def typed() -> str:
    """Return the query on standard input."""
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise UnreadableError("standard input is not UTF-8; save the query as UTF-8") from error


def read(name: str) -> str:
    """Return the text of a query file."""
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"cannot read {name}: {error}; check the name") from error
