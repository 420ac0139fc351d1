"""The command that loads a graph at an endpoint."""

from creativegraph.cli.command import Argument, command
from creativegraph.cli.options import GRAPH, Places
from creativegraph.cli.output import put, say
from creativegraph.cli.progress import progress

__all__ = ["push"]


@command(
    Argument("url", needed=True, help="Query URL of the endpoint, such as http://localhost:7878/query."),
    Argument("--into", metavar="IRI", help="Named graph to fill; else the default graph."),
    Argument("--update", metavar="URL", help="SPARQL Update URL, if not the default."),
    Argument("--store", metavar="URL", help="Graph Store Protocol URL, if not the default."),
    Argument("--replace", flag=True, help="Overwrite the target graph even if creativegraph did not create it."),
    GRAPH,
)
def push(url: str, into: str | None, update: str | None, store: str | None, replace: bool, places: Places) -> None:
    """Load or update a graph at a SPARQL endpoint and print the URL to query it."""
    from creativegraph.endpoint.push import push as send

    with progress("reading") as draw:
        pushed = send(places.open(), url, into=into, update=update, store=store, replace=replace, progress=draw)
    done = f"sent {pushed.sent:,} of {pushed.triples:,} triples" if pushed.changed else "already up to date"
    say(f"{done}; SHA-256 of the normal form {pushed.hash}")
    put(pushed.address)
