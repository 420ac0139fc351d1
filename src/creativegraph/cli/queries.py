"""The commands that list the catalogue, answer any other query, and write typed Python for queries."""

import sys
from pathlib import Path

from creativegraph.cli.command import Argument, command
from creativegraph.cli.options import GRAPH, ON_MAPS, Output, Places, writes
from creativegraph.cli.output import print_rows, put, say
from creativegraph.errors import ArgumentError, UnreadableError
from creativegraph.names.suggest import did_you_mean

__all__ = ["codegen", "queries", "sparql"]


@command(Argument("[TOPIC]", "Only this topic, or one query by its whole name.", default=""), writes())
def queries(topic: str, output: Output) -> None:
    """List the catalogued queries, or print the text of one."""
    from creativegraph import catalogue
    from creativegraph.rows import Rows

    if "/" in topic:
        put(catalogue.load(topic).text)
        return
    found = [catalogue.load(name) for name in catalogue.names() if topic in ("", name.split("/")[0])]
    if not found:
        topics = sorted({name.split("/")[0] for name in catalogue.names()})
        advice = did_you_mean(topic, topics, "; did you mean {}?")
        raise ArgumentError(f"no topic {topic!r}{advice}; the topics are {', '.join(topics)}")
    asked = [" ".join(f"[--{p.name}]" if p.optional else f"--{p.name}" for p in each.parameters) for each in found]
    records = [(each.name, parameters, each.answers) for each, parameters in zip(found, asked, strict=True)]
    print_rows(Rows(("query", "parameters", "answers"), ("string",) * 3, records), output)


@command(
    Argument("QUERY", "A query, a .rq file, or - for standard input."),
    Argument("--allow-remote", "Let SERVICE query other endpoints."),
    writes(ON_MAPS),
    GRAPH,
)
def sparql(query: str, allow_remote: bool, output: Output, places: Places) -> None:
    """Answer any SPARQL query; CONSTRUCT and DESCRIBE give Turtle."""
    from creativegraph.export.rdf import export
    from creativegraph.graph import Graph

    text = text_of(query) if query == "-" or query.endswith(".rq") else query
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


def text_of(name: str) -> str:
    """Return the text of a query file, or of standard input."""
    try:
        return sys.stdin.buffer.read().decode() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        if name == "-":
            raise UnreadableError("standard input is not UTF-8; save the query as UTF-8") from error
        raise UnreadableError(f"cannot read {name}: {error}; check the name") from error


@command(
    Argument("[QUERIES]", "Folder of .rq files, or of a folder per topic.", Path),
    Argument("[TARGET]", "Output folder; must be empty or hold only modules written by codegen.", Path),
    Argument("--check", "Write nothing; exit 1 if a module is stale."),
)
def codegen(queries: Path | None, target: Path | None, check: bool) -> None:
    """Write a typed Python function and row class for each query of a folder.

    The headers of the .rq files give names, types and docstrings. In a checkout, without folders, the packaged topics
    are written.
    """
    from creativegraph.catalogue.codegen import check_modules, packaged_folders, write_modules

    if queries and not target:
        raise ArgumentError(f"name a folder for the modules too: creativegraph codegen {queries} FOLDER")
    source, place = (queries, target) if queries and target else packaged_folders()
    if check:
        check_modules(source, place)
        return
    say(f"wrote {', '.join(path.name for path in write_modules(source, place))} in {place}")
