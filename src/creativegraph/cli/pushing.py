"""The command that loads a graph at a server."""

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from creativegraph.cli.asking import opened
from creativegraph.cli.printing import put, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["push"]


def push(
    url: Annotated[str, typer.Argument(help="Address that takes queries, such as http://localhost:7878/query.")],
    graph: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads the annotation at run time on 3.11
        typer.Option("--graph", "-g", help="RDF files, tables or folders instead of the packaged graph."),
    ] = None,
    into: Annotated[str, typer.Option("--into", help="IRI of the named graph to fill; else the default graph.")] = "",
    update: Annotated[str, typer.Option("--update", help="Address that takes updates, if it is not usual.")] = "",
    store: Annotated[str, typer.Option("--store", help="Address of the Graph Store Protocol, likewise.")] = "",
    sources: Annotated[str, typer.Option("--sources", help="Only what these sources say, such as article,pr19b.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Replace a graph that is none of creativegraph.")] = False,
) -> None:
    """Load or update a graph at a SPARQL server; prints the address that asks it."""
    from creativegraph.endpoint.push import push as send

    with shown() as progress:
        pushed = send(
            opened(graph, sources=sources), url, into=into or None, update=update or None, store=store or None,
            replace=replace, progress=progress,
        )  # fmt: skip
    told = (
        f"sent {pushed.sent:,} of {pushed.triples:,} triples" if pushed.changed else "nothing sent: it is there already"
    )
    say(f"{told}; SHA-256 of the normal form {pushed.hash}")
    put(pushed.address)


@contextmanager
def shown() -> "Iterator[Callable[[str, int, int], None] | None]":
    """A bar on standard error, if that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("")

        def told(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield told
