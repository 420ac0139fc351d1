"""The commands that list the catalogue, answer any other query, and write typed Python for queries."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from creativegraph.cli.command import Argument, command
from creativegraph.cli.here import use_projects
from creativegraph.cli.options import GRAPH, ON_MAPS, ROWS, Output, Places, writes
from creativegraph.cli.output import deliver, print_rows, put
from creativegraph.cli.streams import say
from creativegraph.errors import ArgumentError, UnreadableError
from creativegraph.files import RDF_ENDINGS, RDF_NAMES, standard_input
from creativegraph.names.suggest import did_you_mean

__all__ = ["codegen", "queries", "sparql"]


def names_offered(typed: str, given: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the topics and queries that a shell offers."""
    from creativegraph import catalogue

    use_projects([f"--graph={each}" for each in given.get("projects", ())])
    topics = dict.fromkeys(name.partition("/")[0] for name in catalogue.names())
    return [(each, "") for each in (*topics, *catalogue.names()) if each.startswith(typed)]


@command(
    Argument("[TOPIC]", "Only this topic, or one query by its whole name.", default="", offer=names_offered),
    Argument(
        "-g --graph PROJECT...",
        "A project, to list its own queries too.  [default: the one where you are]",
        to="projects",
    ),
    writes(),
)
def queries(topic: str, projects: tuple[str, ...], output: Output) -> None:
    """List the catalogued queries, or print the text of one."""
    from creativegraph import catalogue
    from creativegraph.graph.rows import Rows

    use_projects([f"--graph={each}" for each in projects])

    if "/" in topic:
        put(catalogue.load(topic).text)
        return
    found = [catalogue.load(name) for name in catalogue.names() if topic in ("", name.split("/")[0])]
    if not found:
        topics = sorted({name.split("/")[0] for name in catalogue.names()})
        advice = did_you_mean(topic, topics, "; did you mean {}? The") or "; the"
        raise ArgumentError(f"no topic {topic!r}{advice} topics are {', '.join(topics)}")
    asked = [" ".join(f"[--{p.name}]" if p.optional else f"--{p.name}" for p in each.parameters) for each in found]
    records = [(each.name, parameters, each.answers) for each, parameters in zip(found, asked, strict=True)]
    print_rows(Rows(("query", "parameters", "answers"), ("string",) * 3, records), output)


@command(
    Argument("QUERY", "A query, a .rq file, or - for standard input."),
    Argument("--allow-remote", "Let SERVICE query other endpoints."),
    writes((*ON_MAPS, *RDF_ENDINGS), RDF_NAMES, "table for rows, ttl for a graph"),
    GRAPH,
)
def sparql(query: str, allow_remote: bool, output: Output, places: Places) -> None:
    """Answer any SPARQL query: SELECT with rows, ASK with true or false, CONSTRUCT and DESCRIBE with RDF."""
    from creativegraph.engine.endable import spare
    from creativegraph.graph import Graph
    from creativegraph.graph.rows import Rows

    text = text_of(query) if query == "-" or query.endswith(".rq") else query
    graph = places.open()
    answer = graph.sparql(text, allow_remote=allow_remote, timeout=None if places.remote else spare())
    if isinstance(answer, Graph):
        from creativegraph.export.rdf import export

        chosen = "ttl" if output == Output("table") else output.format
        check_format("a graph", chosen, RDF_ENDINGS, output)
        deliver(export(answer, format=chosen), output.path, f"{len(answer)} triples")
    elif isinstance(answer, bool):
        check_format("true or false", output.format, ROWS, output)
        if output == Output("table"):
            put(str(answer).lower())
        else:
            print_rows(Rows(("answer",), ("boolean",), [(answer,)]), output)
    else:
        check_format("rows", output.format, ON_MAPS, output)
        print_rows(answer, output, graph=graph)


def check_format(what: str, chosen: str, possible: Sequence[str], output: Output) -> None:
    """Refuse a format that cannot hold an answer; which one it needs is known only when it is there."""
    if chosen not in possible:
        named = output.path.suffix.removeprefix(".") if output.path else chosen
        raise ArgumentError(f"the answer is {what}, which {named} cannot hold; choose one of {', '.join(possible)}")


def text_of(name: str) -> str:
    """Return the text of a query file, or of standard input."""
    where = "standard input" if name == "-" else name
    try:
        return (standard_input.read() if name == "-" else Path(name).read_bytes()).decode("utf-8-sig")
    except UnreadableError:
        raise
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UnreadableError(f"cannot read {where}: {reason}; name a file of a SPARQL query in UTF-8") from error


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
    if queries:
        use_projects([f"--graph={queries.resolve().parent}"])  # where these are its queries, they may name its terms
    source, place = (queries, target) if queries and target else packaged_folders()
    if check:
        check_modules(source, place)
        return
    say(f"wrote {', '.join(path.name for path in write_modules(source, place))} in {place}")
