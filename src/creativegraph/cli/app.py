"""The commands, each one library call."""

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from creativegraph.cli.asking import Options, answer, opened
from creativegraph.cli.drawing import network, plot
from creativegraph.cli.ontology import app as ontology
from creativegraph.cli.printing import print_answer, print_rows, print_why, put, say
from creativegraph.cli.pushing import push
from creativegraph.errors import ArgumentError

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="An open knowledge graph of cultural cooperation, every statement traced to its source.",
)
app.add_typer(ontology, name="ontology")
app.command()(network)
app.command()(plot)
app.command()(push)

Format = Annotated[str, typer.Option("--format", "-f", help="table, csv or json.")]
AnswerFormat = Annotated[
    str, typer.Option("--format", "-f", help="table, csv, json or parquet; geojson or wkt for answers with places.")
]
GraphOption = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads the annotation at run time on 3.11
    typer.Option(
        "--graph",
        "-g",
        help="RDF file, table, folder or the address of an endpoint instead of the packaged graph; files may be repeated.",
    ),
]
Language = Annotated[str, typer.Option("--languages", "-l", help="Languages of labels in order, such as vi,en.")]
Sources = Annotated[str, typer.Option("--sources", help="Only what these sources say, such as article,pr19b.")]


@app.command()
def tour(
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the exported files.")] = Path("out"),
) -> None:
    """Open the graph, check it, answer eight questions, show one why, write Turtle and JSON-LD."""
    from creativegraph.cli.tour import show_tour

    show_tour(out)


@app.command()
def queries(
    topic: Annotated[str, typer.Argument(help="Only this topic, or one query by its whole name.")] = "",
    format: Format = "table",  # noqa: A002 - the option's name
) -> None:
    """List the catalogued questions, or explain one."""
    from creativegraph import catalogue
    from creativegraph.rows import Rows

    if "/" in topic:
        put(catalogue.load(topic).text)
        return
    found = [catalogue.load(name) for name in catalogue.names() if not topic or name.split("/")[0] == topic]
    if not found:
        topics = sorted({name.split("/")[0] for name in catalogue.names()})
        raise ArgumentError(f"no topic {topic!r}; the topics are {', '.join(topics)}")
    records = [
        (
            each.name,
            " ".join(f"--{p.name}" if not p.optional else f"[--{p.name}]" for p in each.parameters),
            each.answers,
        )
        for each in found
    ]
    print_rows(Rows(("query", "parameters", "answers"), ("string",) * 3, records), format)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def run(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="topic/name, or a .rq file.")],
    format: AnswerFormat = "table",  # noqa: A002 - the option's name
    graph: GraphOption = None,
    languages: Language = "en,vi",
    sources: Sources = "",
) -> None:
    """Answer a catalogued question: run outcomes/of_event --event hcdf-2024."""
    answer(name, context.args, Options(graph, format, languages, sources))


@app.command()
def sparql(
    query: Annotated[str, typer.Argument(help="The query, a file of it (.rq), or - for standard input.")],
    format: AnswerFormat = "table",  # noqa: A002 - the option's name
    graph: GraphOption = None,
    allow_remote: Annotated[bool, typer.Option("--allow-remote", help="Let SERVICE ask other servers.")] = False,
) -> None:
    """Answer any SPARQL query; CONSTRUCT and DESCRIBE give Turtle."""
    from creativegraph.export.rdf import export as write
    from creativegraph.graph import Graph

    text = typed() if query == "-" else read(query) if query.endswith(".rq") else query
    asked = opened(graph)
    answer = asked.sparql(text, allow_remote=allow_remote)
    if isinstance(answer, bool):
        put(str(answer).lower())
    elif isinstance(answer, Graph):
        put(write(answer, format="ttl").decode())
    else:
        print_answer(asked, answer, format)


def typed() -> str:
    """What comes in by standard input."""
    from creativegraph.errors import UnreadableError

    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise UnreadableError("standard input is not UTF-8; save the query as UTF-8") from error


def read(name: str) -> str:
    """The text of a query file."""
    from creativegraph.errors import UnreadableError

    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"cannot read {name}: {error}; check the name") from error


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="Words of a name, in any language, with or without marks.")],
    limit: Annotated[int, typer.Option(help="How many things at most.", min=1)] = 20,
    format: Format = "table",  # noqa: A002 - the option's name
    graph: GraphOption = None,
    languages: Language = "en,vi",
) -> None:
    """Find things by name."""
    from creativegraph.find import find as look
    from creativegraph.rows import Rows

    found = look(opened(graph, languages), text, limit=limit)
    print_rows(Rows(("thing", "label", "name"), ("iri", "string", "string"), found), format)


@app.command()
def nearest(
    place: Annotated[str, typer.Argument(help="IRI, kind/slug, slug or name of a place with coordinates.")],
    count: Annotated[int, typer.Option(help="How many cities at most.", min=1)] = 10,
    field: Annotated[str, typer.Option(help="Only of this creative field, such as music.")] = "",
    format: AnswerFormat = "table",  # noqa: A002 - the option's name
    graph: GraphOption = None,
    languages: Language = "en,vi",
) -> None:
    """List the member cities nearest to a place."""
    from creativegraph.export.geo import as_rows
    from creativegraph.export.geo import nearest as measure

    asked = opened(graph, languages)
    print_answer(asked, as_rows(measure(asked, place, count=count, field=field or None)), format)


@app.command()
def show(
    thing: Annotated[str, typer.Argument(help="IRI, kind/slug, slug or name.")],
    format: Format = "table",  # noqa: A002 - the option's name
    graph: GraphOption = None,
    languages: Language = "en,vi",
) -> None:
    """Show what the graph says of a thing."""
    rows = opened(graph, languages).run("claims/facts_of", thing=thing)
    if not rows:
        from creativegraph.errors import UnknownNameError

        raise UnknownNameError(f"the graph says nothing of {thing!r}; look it up with `creativegraph find`")
    print_rows(rows, format, ["thing"])


@app.command()
def why(
    subject: Annotated[str, typer.Argument(help="IRI, kind/slug, slug or name.")],
    property: Annotated[str, typer.Argument(help="Such as cg:memberSince; all where left out.")] = "",  # noqa: A002
    format: Format = "table",  # noqa: A002 - the option's name
    graph: GraphOption = None,
    languages: Language = "en,vi",
) -> None:
    """Show the claims behind a statement: ranks, quoted words, corrections, sources."""
    from creativegraph.why import why as ask

    print_why(ask(opened(graph, languages), subject, property or None), format)


@app.command()
def check(
    places: Annotated[
        list[str] | None, typer.Argument(help="RDF files, tables, folders or an endpoint; the packaged graph if none.")
    ] = None,
    shapes: Annotated[Optional[list[Path]], typer.Option("--shapes", help="Further SHACL files.")] = None,  # noqa: UP045
    engine: Annotated[str, typer.Option("--engine", help="fast or pyshacl; the faster of those installed.")] = "",
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", "-f", help="text, csv, json, sarif, ttl, jsonld or nt.")
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", help="File to write the report to; its ending gives the format.")
    ] = "-",
    marked: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--mark", help="Folder for copies of the tables with the cells marked."),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--all", help="Show all findings, not the first 20 of a rule in a file.")
    ] = False,
    graph: GraphOption = None,
    waivers: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option("--waivers", help="Further tables of waivers."),
    ] = None,
    since: Annotated[
        str, typer.Option("--since", hidden=True, help="Has no effect any more: everything is checked.")
    ] = "",
    sources: Sources = "",
    languages: Language = "en,vi",
) -> None:
    """Check files, a folder or a graph against the shapes; exit 1 if anything keeps it from being published."""
    from creativegraph.cli.checking import check_marks, checked, put_marked, put_report
    from creativegraph.reporting.write import format_of

    format_of(output if output != "-" else None, format or None)  # before minutes of checking, not after
    named = [*(places or []), *(graph or [])]
    if since:
        say("--since has no effect any more: everything is checked")
    if marked is not None:
        check_marks(marked, named)
    report = checked(named, languages, sources, shapes=shapes or (), waivers=waivers or (), engine=engine or None)
    put_report(report, output, format, whole=whole)
    if marked is not None:
        put_marked(report, marked)
    if not report.conforms:
        raise typer.Exit(1)


@app.command()
def build(
    places: Annotated[list[Path] | None, typer.Argument(help="Tables or folders; the packaged tables if none.")] = None,
    output: Annotated[Optional[Path], typer.Option("--output", "-o", help="N-Triples file to write.")] = None,  # noqa: UP045
    verify: Annotated[bool, typer.Option("--check", help="Compare with the committed hash.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Write the hash to data/graph.json.")] = False,
    texts: Annotated[
        Path | None, typer.Option("--texts", help="Folder of source texts to check quotations against.")
    ] = None,
    sources: Sources = "",
) -> None:
    """Build the graph from tables and say its hash."""
    from creativegraph.cli.building import build_graph

    build_graph(places or [], output, compared=verify, update=update, texts=texts, sources=sources)


@app.command()
def export(
    output: Annotated[Path, typer.Argument(help="File to write; its ending gives the format. - for standard output.")],
    format: Annotated[str, typer.Option("--format", "-f", help="ttl, jsonld, nt, nq, trig or rdf.")] = "",  # noqa: A002
    layer: Annotated[str, typer.Option("--layer", help="direct, evidence, codes or ontology.")] = "",
    thing: Annotated[str, typer.Option("--thing", help="Only this thing, with what it needs to be understood.")] = "",
    view: Annotated[str, typer.Option("--view", help="schema-org: a thing, or the dataset, for search engines.")] = "",
    inferred: Annotated[bool, typer.Option("--inferred", help="Also what follows by the ontology.")] = False,
    graph: GraphOption = None,
    languages: Language = "en,vi",
    sources: Sources = "",
) -> None:
    """Write the graph, a layer or a thing as RDF, or a thing as schema.org has it."""
    from creativegraph.cli.exporting import put_export, put_schema_org

    whole = opened(graph, languages, sources)
    if view:
        put_schema_org(whole, str(output), view, thing, clashing=bool(format or layer or inferred))
    else:
        put_export(whole, str(output), format=format, layer=layer, thing=thing, inferred=inferred)
