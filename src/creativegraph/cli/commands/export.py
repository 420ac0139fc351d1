"""The commands that write the graph, or a part of it, for other tools, and load it at an endpoint."""

from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph.cli.command import Argument, Number, OneOf, command
from creativegraph.cli.options import GRAPH, Places, separated
from creativegraph.cli.output import put
from creativegraph.cli.progress import progress
from creativegraph.cli.streams import say, stdout
from creativegraph.errors import ArgumentError

if TYPE_CHECKING:
    from creativegraph.graph import Graph
    from creativegraph.iris import IRI

__all__ = ["export", "push"]

FORMATS = ("ttl", "jsonld", "nt", "nq", "trig", "rdf", "parquet")
OTHER_NAMES = {
    "turtle": "ttl", "n-triples": "nt", "ntriples": "nt", "n-quads": "nq", "nquads": "nq", "json-ld": "jsonld",
    "rdf/xml": "rdf", "xml": "rdf",
}  # fmt: skip
OF_CLAIMS = ("quickstatements", "wikibase-json", "nanopub")
"""Views that are made of the claims about things."""
VIEWS = ("schema-org", *OF_CLAIMS)
LAYERS = ("direct", "evidence", "codes", "ontology")


@command(
    Argument("FILE", "File to write; its ending gives the format. - for stdout.", to="output"),
    Argument(
        "-f --format",
        "Format, if not that of the ending; parquet writes a folder of tables.",
        OneOf("format", FORMATS, OTHER_NAMES),
        to="form",
    ),
    Argument("--layer", "Only this layer of the graph.", OneOf("layer", LAYERS)),
    Argument("--thing THING...", "Only this thing and the nodes it depends on; with a view of claims, several."),
    Argument("--evidence", "With --thing: its claims with quotations, sources and corrections instead."),
    Argument("--labels NAMES...", "Write names also as rdfs (rdfs:label) or schema (schema:name)."),
    Argument("--own", "Only what is of the project itself, without what it extends."),
    Argument(
        "--view",
        "In other terms: things or the dataset in schema.org's, the claims about things as QuickStatements, Wikibase"
        " JSON or nanopublications.",
        OneOf("view", VIEWS),
    ),
    Argument("--inferred", "Include inferred triples."),
    GRAPH,
)
def export(
    output: str,
    form: str | None,
    layer: str | None,
    thing: tuple[str, ...],
    evidence: bool,
    labels: tuple[str, ...],
    own: bool,
    view: str | None,
    inferred: bool,
    places: Places,
) -> None:
    """Serialise the graph, a layer of it, or one thing."""
    from creativegraph.export.rdf import export as serialise
    from creativegraph.store.infer import widened

    if view and (layer or inferred or evidence or own or labels):
        left_out = "--layer, --evidence, --own, --labels and --inferred"
        raise ArgumentError(f"a view is of what is stated in all layers; leave out {left_out}")
    if view in OF_CLAIMS:
        put_claims(places.open(), output, thing, view, form)
        return
    if len(thing) > 1:
        raise ArgumentError(f"one thing is exported at a time, not {len(thing)}; name one, or a view of claims")
    one = thing[0] if thing else None
    graph = places.open()
    if view:
        put_schema_org(graph, output, one, form)
        return
    notes: list[str] = []
    if form == "parquet" and output == "-":
        raise ArgumentError("tables go into a folder; name one instead of -")
    with progress("exporting") as draw:
        data = serialise(
            widened(graph) if inferred else graph, None if output == "-" else output,
            format=form, layer=layer, thing=one, evidence=evidence, own=own, labels=separated(labels), progress=draw,
            note=notes.append,
        )  # fmt: skip
    put_data(output, data)
    for each in notes:
        say(each)


def put_schema_org(graph: "Graph", output: str, thing: str | None, form: str | None) -> None:
    """Write a thing in schema.org terms, and print which properties search engines will miss."""
    from creativegraph.export.formats import format_of
    from creativegraph.export.schema_org import not_stated, schema_org, serialised
    from creativegraph.files import atomic_write

    chosen = "jsonld" if output == "-" and form is None else format_of(output, form)
    text = schema_org(graph, thing)
    data = serialised(text, chosen)
    if output != "-":
        with atomic_write(Path(output)) as file:
            file.write(data)
    put_data(output, data)
    for need, missing in not_stated(text).items():
        if missing:
            say(f"not stated, but {need} by search engines: {', '.join(missing)}")


def put_claims(graph: "Graph", output: str, things: tuple[str, ...], view: str, form: str | None) -> None:
    """Write the claims about things, or chosen claims, in a view; print what it cannot say, and why."""
    from creativegraph.files import atomic_write

    if not things:
        raise ArgumentError(f"the view {view} is of chosen things; name them, such as `--thing claim/a113`")
    if form is not None:
        raise ArgumentError(f"the view {view} has a format of its own; leave out --format")
    data, notes = of_claims(graph, [graph.resolve(each) for each in things], view)
    if output != "-":
        with atomic_write(Path(output)) as file:
            file.write(data)
    put_data(output, data)
    for each in notes:
        say(each)


def of_claims(graph: "Graph", things: "list[IRI]", view: str) -> tuple[bytes, list[str]]:
    """Return the claims about things in a view, and what it cannot say."""
    if view == "nanopub":
        from creativegraph.export.nanopub import claims_of, nanopubs

        return nanopubs(graph, claims_of(graph, things)), []
    from creativegraph.export.wikidata.quickstatements import lines
    from creativegraph.export.wikidata.say import reasons, spoken
    from creativegraph.export.wikidata.wikibase import entities

    found = spoken(graph, things)
    if view == "wikibase-json":
        return entities(found).encode(), list(reasons(found.unsaid))
    made, left = lines(found)
    return "".join(f"{each}\n" for each in made).encode(), list(reasons([*found.unsaid, *left]))


def put_data(output: str, data: bytes) -> None:
    """Send what was made to stdout, or print where it is."""
    if output == "-":
        stdout().buffer.write(data)
    else:
        say(f"wrote {output}")


@command(
    Argument("URL", "Query URL of the endpoint, such as http://localhost:7878/query."),
    Argument("--into IRI", "Named graph to fill; else the default graph."),
    Argument("--update URL", "SPARQL Update URL, if not the default."),
    Argument("--store URL", "Graph Store Protocol URL, if not the default."),
    Argument("--replace", "Overwrite the target graph even if creativegraph did not create it."),
    Argument("--verify", "Compare the whole target graph afterwards, not only counts and what has changed."),
    Argument("--batch N", "Triples of a request.  [default: 10000]", Number(1)),
    GRAPH,
)
def push(
    url: str, into: str | None, update: str | None, store: str | None, replace: bool, verify: bool, batch: int | None,
    places: Places,
) -> None:  # fmt: skip
    """Load or update a graph at a SPARQL endpoint and print the URL to query it."""
    from creativegraph.endpoint.push import push as send

    with progress("reading") as draw:
        pushed = send(
            places.open(), url, into=into, update=update, store=store, replace=replace, verify=verify, progress=draw,
            **(places.within() | ({} if batch is None else {"batch": batch})),
        )  # fmt: skip
    for note in pushed.notes:
        say(note)
    done = f"sent {pushed.sent:,} of {pushed.triples:,} triples" if pushed.changed else "already up to date"
    say(f"{done}; SHA-256 of the normal form {pushed.hash}")
    put(pushed.address)
