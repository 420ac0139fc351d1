"""The same triples as the builder's, made with rdflib and without any checks: what the builder is measured against."""

import csv
from pathlib import Path
from urllib.parse import quote

from rdflib import RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from creativegraph.iris import CODES, THINGS, expand
from creativegraph.names.fold import fold
from creativegraph.tables.cells import edtf

CG = Namespace("https://w3id.org/creativegraph/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
SOURCE = URIRef("http://purl.org/dc/terms/source")
TYPES = {
    "cg:latitude": XSD.decimal, "cg:longitude": XSD.decimal, "cg:memberSince": XSD.integer,
    "sosa:hasSimpleResult": XSD.integer,
}  # fmt: skip


def iri(name: str) -> URIRef:
    """A thing, a code or a term by its short name."""
    return URIRef(expand(name) or THINGS + name)


def graph_of(table: Path) -> Graph:
    """The claims of a table as direct triples and as evidence."""
    graph = Graph(bind_namespaces="none")
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    unheard = {row["subject"] for row in rows if row["property"] == "sosa:hasSimpleResult" and row["rank"]}
    for row in rows:
        claim(graph, row, heard=not row["rank"] and row["subject"] not in unheard)
    return graph


def claim(graph: Graph, row: dict[str, str], *, heard: bool) -> None:
    """One row's triples; only a claim that is ``heard`` reaches the direct layer."""
    subject, predicate, node = iri(row["subject"]), iri(row["property"]), URIRef(f"{THINGS}claim/{row['id']}")
    value, plain = value_of(row), True
    if row["property"] == "cg:hasTimeSpan":
        span(graph, value, row["value"])
    else:
        plain = isinstance(value, Literal)
    if heard:
        graph.add((subject, predicate, value))
        if row["property"] == "skos:prefLabel":
            graph.add((subject, SKOS.hiddenLabel, Literal(fold(row["value"]))))
    graph.add((node, RDF.type, CG.Claim))
    graph.add((node, CG.claimSubject, subject))
    graph.add((node, CG.claimPredicate, predicate))
    graph.add((node, CG.claimValue if plain and isinstance(value, Literal) else CG.claimObject, value))
    graph.add((node, CG.rank, URIRef(f"{CODES}rank/{row['rank'] or 'normal'}")))
    graph.add((node, CG.assertionMode, URIRef(f"{CODES}mode/{row['mode']}")))
    graph.add((node, SOURCE, URIRef(f"{THINGS}source/{row['sources']}")))
    if row["reason"]:
        graph.add((node, CG.rankReason, Literal(row["reason"], lang="en")))
    if row["quote"]:
        quotation(graph, node, row)


def value_of(row: dict[str, str]) -> URIRef | Literal:
    """The value of a row as a term."""
    name, text = row["property"], row["value"]
    if row["lang"]:
        return Literal(text, lang=row["lang"])
    if name in TYPES:
        return Literal(text, datatype=TYPES[name])
    if name == "cg:hasTimeSpan":
        return URIRef(f"{THINGS}time/{quote(row['subject'].replace('/', '-'))}-{text.replace('/', '--')}")
    return iri(text)


def span(graph: Graph, node: URIRef | Literal, text: str) -> None:
    """What is known of a time span."""
    period = edtf.parse(text)
    graph.add((node, RDF.type, CG.TimeSpan))
    graph.add((node, CG.edtf, Literal(text)))
    graph.add((node, CG.beginEarliest, Literal(str(period.begin), datatype=XSD.date)))
    graph.add((node, CG.endLatest, Literal(str(period.end), datatype=XSD.date)))


def quotation(graph: Graph, node: URIRef, row: dict[str, str]) -> None:
    """The words that carry a claim, and where they stand."""
    place = f"{row['sources']}-{row['start']}-{row['end']}"
    quoted, selector = URIRef(f"{THINGS}quotation/{place}"), URIRef(f"{THINGS}selector/{place}")
    graph.add((node, CG.supportedByQuotation, quoted))
    graph.add((quoted, RDF.type, CG.Quotation))
    graph.add((quoted, OA.hasSource, URIRef(f"{THINGS}source/{row['sources']}")))
    graph.add((quoted, OA.hasSelector, selector))
    graph.add((selector, RDF.type, OA.TextPositionSelector))
    graph.add((selector, RDF.type, OA.TextQuoteSelector))
    graph.add((selector, OA.start, Literal(row["start"], datatype=XSD.integer)))
    graph.add((selector, OA.end, Literal(row["end"], datatype=XSD.integer)))
    graph.add((selector, OA.exact, Literal(row["quote"])))
