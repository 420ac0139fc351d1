"""The command that writes files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.printing import say
from creativegraph.errors import ArgumentError, shown

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["put_export", "put_schema_org"]


def put_export(  # noqa: PLR0913 - options of the command
    graph: "Graph",
    output: str,
    *,
    format: str,  # noqa: A002 - the option's name
    layer: str,
    thing: str,
    inferred: bool,
) -> None:
    """Write a graph, or a part of it, in a format."""
    from creativegraph.export.rdf import export
    from creativegraph.store.infer import widened

    data = export(
        widened(graph) if inferred else graph, None if output == "-" else output,
        format=format or None, layer=layer or None, thing=thing or None,
    )  # fmt: skip
    done(output, data)


def put_schema_org(graph: "Graph", output: str, view: str, thing: str, *, clashing: bool) -> None:
    """Write a thing as schema.org has it, and say what search engines will miss."""
    from creativegraph.export.schema_org import not_stated, schema_org
    from creativegraph.files import atomic_write

    if view != "schema-org":
        raise ArgumentError(f"no view {shown(view)}; there is schema-org")
    if clashing:
        raise ArgumentError("a view is JSON-LD of what is stated; leave out --format, --layer and --inferred")
    text = schema_org(graph, thing or None)
    if output != "-":
        with atomic_write(Path(output)) as file:
            file.write(text.encode())
    done(output, text.encode())
    for need, missing in not_stated(text).items():
        if missing:
            say(f"not stated, but {need} by search engines: {', '.join(missing)}")


def done(output: str, data: bytes) -> None:
    """Send what was made to standard output, or say where it is."""
    if output == "-":
        sys.stdout.buffer.write(data)
    else:
        say(f"wrote {output}")
