"""Serialise a graph, one layer, or one resource as Turtle, JSON-LD, N-Triples, N-Quads, TriG or RDF/XML."""

import io
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from creativegraph import project
from creativegraph.engine.oxigraph import OxigraphEngine
from creativegraph.engine.tags import any_marked, unmarked
from creativegraph.engine.written import Written, in_memory_as_written
from creativegraph.errors import ArgumentError, UnknownNameError, shown
from creativegraph.export import jsonld, turtle
from creativegraph.export.blocks import Blocks, ntriples
from creativegraph.export.document import Document, Documents
from creativegraph.export.formats import format_of
from creativegraph.export.framed import Framer
from creativegraph.export.labels import Labelled, WithNames, checked_labels
from creativegraph.export.layered import in_layers_of
from creativegraph.export.own import own_part
from creativegraph.export.publication import publication_of
from creativegraph.export.triples import Asked, Triples
from creativegraph.export.unsupported import Watched
from creativegraph.files import atomic_write, rdf_format
from creativegraph.graph import Graph
from creativegraph.iris import IRI, compact
from creativegraph.store import layers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, Store, Triple

__all__ = ["export", "write"]

DOCUMENTS = ("ttl", "nt", "jsonld")
"""Formats of the documents of things; others are made of the triples of these."""
LINES = ("nt", "nq")
"""Formats of one triple a line, which the text has that a store was made of."""


def export(  # noqa: PLR0913 - each is one way to limit or watch what is written
    graph: Graph,
    path: str | Path | None = None,
    *,
    format: str | None = None,  # noqa: A002 - the word that users of rdflib and pandas know
    layer: str | None = None,
    thing: str | None = None,
    evidence: bool = False,
    labels: Sequence[str] = (),
    own: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
    note: Callable[[str], None] | None = None,
) -> bytes:
    """Write ``graph`` to ``path``; without a path, its bytes.

    The same graph opened the same way gives the same bytes. N-Quads and TriG put each layer into a named
    graph; the other formats hold all triples in one. JSON-LD is compacted with the project's
    context, which is inside. The file is written to a temporary file and renamed, so a failed write leaves the
    old file intact.

    Args:
        graph: what to write.
        path: where; its ending gives the format.
        format: ttl, jsonld, nt, nq, trig or rdf; needed without a path. ``parquet`` makes ``path`` a folder of tables
            for counting, see docs/scale.md.
        layer: only direct, evidence, codes or ontology.
        thing: only this resource, as a document that can be used alone: its triples, those of its time spans,
            participations, memberships and figures, and names and classes of all that they link to and of their
            properties, with the licence. JSON-LD is framed: one root, what belongs to it nested.
        evidence: of the thing the claims instead, with their quotations, sources and corrections.
        labels: further properties in which names are written, for programs that read no other: ``rdfs`` for
            rdfs:label, ``schema`` for http://schema.org/name.
        own: only what is of the project itself: all below its base, and what its claims state of things of others.
        progress: called with ``writing``, about how many triples are written, and how many there are.
        note: called with what readers of the file need to know, such as that it is RDF 1.2.

    Raises:
        FormatError: no such format, or one that cannot hold the graph: JSON-LD no triple terms, RDF/XML no property
            whose IRI does not end in an XML name, and no control characters.
        UnwritableError: the place cannot be written.
        ArgumentError: no such layer or labels, evidence of no thing, or ``own`` where there is no project or one thing
            is chosen.
    """
    if (format or str(path)).lower().endswith("parquet"):
        put_tables(graph, path, whole=not any((layer, thing, evidence, labels, own)))
        return b""
    chosen = format_of(path, format)
    if evidence and thing is None:
        raise ArgumentError("evidence is that of one thing; name the thing, or take the layer evidence")
    if own and thing is not None:
        raise ArgumentError("a thing is written with what belongs to it, whoever says so; leave out own, or the thing")
    if layer is not None and layer not in layers.LAYERS:
        raise ArgumentError(f"no layer {shown(layer)}; take one of {', '.join(layers.LAYERS)}")
    further = checked_labels(labels)
    engine = graph.embedded()
    lines = None if any((thing, layer, own, further)) else lines_at_hand(engine, chosen)
    if thing is not None:
        triples = Labelled(Asked(engine.store, engine.written), further)
        with project.using(graph.projects):
            documents = Documents(triples, publication_of(graph), further)
            document = described(documents, graph.resolve(thing), evidence=evidence)
            made = written_as("nt" if layer else chosen, document, triples)
        if layer or chosen not in DOCUMENTS:
            engine = OxigraphEngine(*in_memory_as_written(made))
        else:
            lines = [made]
    whole = engine.whole() if lines is None else engine.store
    store = narrowed(only_own(whole, graph) if own else whole, layer)
    place = atomic_write(Path(path)) if path is not None else nullcontext(io.BytesIO())
    with project.using(graph.projects), place as file:
        watched = Watched(file, chosen)
        counted = () if progress is None else lines  # a store on disk counts its triples one by one
        total = len(store) if counted is None else sum(each.count(b"\n") for each in counted)
        out = Counted(cast("IO[bytes]", watched), total, progress) if progress else watched
        if lines is None:
            again = further and thing is None
            write(
                store, cast("IO[bytes]", out), chosen, WithNames(engine.written, further) if again else engine.written
            )
        else:
            put(lines, cast("IO[bytes]", out))
        for each in watched.notes(store):
            if note:
                note(each)
        return file.getvalue() if isinstance(file, io.BytesIO) else b""


def lines_at_hand(engine: OxigraphEngine, chosen: str) -> list[bytes] | None:
    """Return all of a graph in a format of lines, in parts, if the text is at hand that its store was made of."""
    text = engine.text() if chosen in LINES else None
    if text is None:
        return None
    return in_layers_of(text, engine.store) if chosen == "nq" else [text]


def put_tables(graph: Graph, path: str | Path | None, *, whole: bool) -> None:
    """Write the tables of a graph into a folder."""
    if path is None or not whole:
        raise ArgumentError(
            "tables in Parquet are of the whole graph, in a folder; name one and leave out layer, thing, labels and own"
        )
    from creativegraph.export.parquet.counting import write_tables

    write_tables(graph, path)


class Counted:
    """A file that reports its lines: in most formats a line is a triple, and pyoxigraph reports nothing itself."""

    def __init__(self, out: IO[bytes], total: int, progress: Callable[[str, int, int], None]) -> None:
        self.out = out
        self.total = total
        self.progress = progress
        self.lines = 0

    def flush(self) -> None:
        """Flush the file."""
        self.out.flush()

    def write(self, data: bytes) -> int:
        """Write bytes and report how far it is."""
        self.lines += bytes(data).count(b"\n")
        self.progress("writing", min(self.lines, self.total), self.total)
        return self.out.write(data)


def only_own(store: "Store", graph: Graph) -> "Store":
    """Return the triples of a store that are of the project of a graph itself."""
    from pyoxigraph import Store

    part = Store()
    part.extend(sorted(own_part(store, graph.projects), key=str))
    return part


def narrowed(store: "Store", layer: str | None) -> "Store":
    """Return the store to write: the graph's own, or a layer of it."""
    from pyoxigraph import Store

    if layer is not None:
        part = Store()
        part.extend(in_layers(store)[layer])
        store = part
    return store


def described(documents: Documents, thing: IRI, *, evidence: bool) -> Document:
    """Return the document of a thing, or of the claims about it."""
    make = documents.evidence if evidence else documents.claim if thing.kind == "claim" else documents.description
    made = make(f"<{thing}>")
    if not made.nested:
        what, advice = "claims" if evidence else "triples", "look it up with `creativegraph find`"
        raise UnknownNameError(f"the graph has no {what} about {shown(compact(thing))}; {advice}")
    return made


def written_as(chosen: str, document: Document, triples: Triples) -> bytes:
    """Return a document in its format; N-Triples for formats that hold several graphs."""
    if chosen == "jsonld":
        return Framer(triples.properties).framed(document)
    return Blocks(prefixes()).turtle(document.nodes) if chosen == "ttl" else ntriples(document.nodes)


def prefixes() -> dict[str, str]:
    """Return prefixes for Turtle: vocabularies, and one for each kind of things."""
    kinds = jsonld.kind_prefixes()
    return {name: iri for name, iri in (*project.prefixes().items(), *kinds.items()) if name not in ("cgs", "sh")}


def write(store: "Store", out: IO[bytes], chosen: str, written: Written) -> None:
    """Write all of a store, with the literals as they were written."""
    from pyoxigraph import DefaultGraph

    if chosen == "jsonld":
        jsonld.write(store, out, written)
    elif chosen in ("nq", "trig"):
        by_layer(store, out, chosen, written)
    elif chosen == "ttl":
        turtle.write(store, out, prefixes(), written)
    elif written:
        streamed(written.restored(store), out, chosen)
    else:
        store.dump(out, format=rdf_format(chosen), from_graph=DefaultGraph(), prefixes=prefixes())


def streamed(triples: "Iterable[Triple]", out: IO[bytes], chosen: str) -> None:
    """Write triples as they come; language tags with capitals are put back in the whole text."""
    from pyoxigraph import serialize

    if any_marked():
        out.write(unmarked(serialize(triples, format=rdf_format(chosen), prefixes=prefixes()) or b""))
    else:
        serialize(triples, out, format=rdf_format(chosen), prefixes=prefixes())


def put(parts: "Iterable[bytes]", out: IO[bytes]) -> None:
    """Write a text in parts: to put all of it together takes as long as to make it."""
    for each in parts:
        out.write(each)


def by_layer(store: "Store", out: IO[bytes], chosen: str, written: Written) -> None:
    """Write each layer into its named graph."""
    from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize

    if chosen == "nq" and not written and next(store.named_graphs(), None) is None:
        # N-Quads are N-Triples with one more term before the full stop
        put(in_layers_of(store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b"", store), out)
        return
    for layer, quads in in_layers(store).items():
        name = NamedNode(layers.graph_name(layer))
        triples: Iterable[Quad | Triple] = written.restored(quads) if written else quads
        named = (Quad(each.subject, each.predicate, each.object, name) for each in triples)
        out.write(unmarked(serialize(named, format=rdf_format(chosen)) or b""))


def in_layers(store: "Store") -> "dict[str, list[Quad]]":
    """Return the triples of each layer in the order of the store, which keeps those of a subject together."""
    found: dict[str, list[Quad]] = {layer: [] for layer in layers.LAYERS}
    owners = layers.Owners(store)
    for subject, quads in groupby(store, attrgetter("subject")):
        found[owners.layer_of(subject)] += quads
    return found
