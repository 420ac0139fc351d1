"""Claims as nanopublications: TriG with four graphs each, by the guidelines of nanopub.net.

The head names the other three: the assertion is what the claim states, the provenance whose word it is and in which
words, the publication info who publishes it under which licence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError
from creativegraph.export.publication import own_manifest
from creativegraph.graph import Graph
from creativegraph.iris import IRI, PREFIXES, RDF_TYPE, XSD, compact, render
from creativegraph.why.claims import rows_by_claim

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

    Term = NamedNode | BlankNode | Literal | Triple
    Facts = dict[str, list[tuple[str, Term]]]

__all__ = ["claims_of", "nanopubs"]

NP, PROV = "http://www.nanopub.org/nschema#", "http://www.w3.org/ns/prov#"
CG, DCTERMS, OA, SKOS = PREFIXES["cg"], PREFIXES["dcterms"], PREFIXES["oa"], PREFIXES["skos"]
PARTS = {"Assertion": "assertion", "Provenance": "provenance", "PublicationInfo": "pubinfo"}
EVIDENCE = ("assertionMode", "confidence", "rank", "rankReason", "validFrom", "validUntil")
"""What a claim says of itself that belongs to its provenance."""
DEPTH = 3
"""From a claim to its quotation, and from that to where it stands."""


def nanopubs(graph: Graph, claims: Sequence[IRI], *, on: date | None = None) -> bytes:
    """Return claims as nanopublications in TriG; the same graph gives the same bytes on the same day.

    Args:
        graph: where the claims are.
        claims: their IRIs.
        on: the day of publication; None is that which the manifest says, else today.

    Raises:
        ArgumentError: one is no claim of the graph.
    """
    from pyoxigraph import RdfFormat, serialize

    facts = reached(graph, claims)
    quads: list[Quad] = []
    for each in claims:
        if not facts.get(each):
            raise ArgumentError(f"{compact(each)} is no claim of this graph; name one, such as `--thing claim/a113`")
        quads += Nanopub(graph, each, facts, on or published_on(graph)).quads()
    prefixes = {"cg": CG, "dcterms": DCTERMS, "np": NP, "oa": OA, "prov": PROV, "xsd": XSD}
    return serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes) or b""


def published_on(graph: Graph) -> date:
    """Return the day on which a dataset is issued, as its manifest says, else today."""
    from datetime import datetime

    manifest = own_manifest(graph)
    issued = str(manifest.site.issued) if manifest else ""
    return date.fromisoformat(issued) if len(issued) == len("2026-11-23") else datetime.now().astimezone().date()


def reached(graph: Graph, claims: Sequence[IRI]) -> "Facts":
    """Return the triples of claims and of what they lead to."""
    from pyoxigraph import NamedNode

    found: Facts = {}
    ahead = set(map(str, claims))
    for _ in range(DEPTH):
        ahead -= found.keys()
        found |= described(graph, sorted(ahead))
        ahead = {value.value for each in ahead for _, value in found.get(each, ()) if isinstance(value, NamedNode)}
        ahead = {each for each in ahead if IRI(each).kind not in ("", "code") or "#" in each}
    return found


def described(graph: Graph, things: list[str]) -> "Facts":
    """Return the triples of things."""
    from pyoxigraph import NamedNode, RdfFormat, parse

    found: Facts = defaultdict(list)
    values = " ".join(render("iri", each) for each in things)
    if not things:
        return found
    answer = graph.engine.ask_any(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o }}")
    for quad in parse(answer if isinstance(answer, bytes) else b"", format=RdfFormat.N_TRIPLES):
        if isinstance(quad.subject, NamedNode):
            found[quad.subject.value].append((quad.predicate.value, quad.object))
    return {each: sorted(some, key=str) for each, some in found.items()}


class Nanopub:
    """A claim as a nanopublication."""

    def __init__(self, graph: Graph, claim: IRI, facts: "Facts", on: date) -> None:
        self.graph, self.claim, self.facts, self.on = graph, claim, facts, on
        self.iri = f"{claim}/nanopub"

    def named(self, part: str) -> str:
        """Return the IRI of a graph, or of what only this nanopublication has."""
        return f"{self.iri}#{part}"

    def all_of(self, term: str) -> "list[Term]":
        """Return the values of a property of the claim."""
        return [value for name, value in self.facts[self.claim] if name == term]

    def quads(self) -> "Iterator[Quad]":
        """Yield the quads of the four graphs."""
        from pyoxigraph import NamedNode, Quad

        graphs = {
            "Head": self.head(), "assertion": self.assertion(), "provenance": self.provenance(),
            "pubinfo": self.pubinfo(),
        }  # fmt: skip
        for name, triples in graphs.items():
            for subject, term, value in dict.fromkeys(triples):
                yield Quad(NamedNode(subject), NamedNode(term), value, NamedNode(self.named(name)))

    def head(self) -> "Iterator[tuple[str, str, Term]]":
        """Yield what the nanopublication is made of."""
        from pyoxigraph import NamedNode

        yield self.iri, RDF_TYPE, NamedNode(f"{NP}Nanopublication")
        for part, name in PARTS.items():
            yield self.iri, f"{NP}has{part}", NamedNode(self.named(name))

    def assertion(self) -> "Iterator[tuple[str, str, Term]]":
        """Yield what the claim states, with the time span that it names."""
        from pyoxigraph import NamedNode

        subject, term = (
            str(getattr(self.all_of(CG + each)[0], "value", "")) for each in ("claimSubject", "claimPredicate")
        )
        for value in (*self.all_of(f"{CG}claimObject"), *self.all_of(f"{CG}claimValue")):
            yield subject, term, value
            if isinstance(value, NamedNode):
                own = self.facts.get(value.value, ()) if IRI(value.value).kind == "time" else ()
                yield from ((value.value, name, said) for name, said in own)

    def provenance(self) -> "Iterator[tuple[str, str, Term]]":
        """Yield whose word the assertion is, in which words, and how sure it is."""
        from pyoxigraph import Literal, NamedNode

        this = self.named("assertion")
        yield this, f"{PROV}wasDerivedFrom", NamedNode(self.claim)
        for source in self.all_of(f"{DCTERMS}source"):
            yield this, f"{PROV}hadPrimarySource", source
            for name, value in self.facts.get(str(getattr(source, "value", "")), ()):
                if name in (f"{SKOS}prefLabel", f"{PREFIXES['schema']}url", f"{DCTERMS}issued"):
                    yield str(getattr(source, "value", "")), name, value
        for each in EVIDENCE:
            yield from ((this, CG + each, value) for value in self.all_of(CG + each))
        for term in (f"{CG}supportedByQuotation", f"{CG}supportedByRecord"):
            for words in self.all_of(term):
                yield this, term, words
                yield from self.below(str(getattr(words, "value", "")))
        if not self.all_of(f"{DCTERMS}source"):
            yield this, f"{DCTERMS}provenance", Literal("no source is stated", language="en")

    def below(self, iri: str) -> "Iterator[tuple[str, str, Term]]":
        """Yield the triples of a record, or of a quotation and of its place in the text."""
        for name, value in self.facts.get(iri, ()):
            yield iri, name, value
            if name == f"{OA}hasSelector":
                selector = str(getattr(value, "value", ""))
                yield from ((selector, term, said) for term, said in self.facts.get(selector, ()))

    def pubinfo(self) -> "Iterator[tuple[str, str, Term]]":
        """Yield who publishes it, when, and under which licence."""
        from pyoxigraph import Literal, NamedNode

        manifest = own_manifest(self.graph)
        yield self.iri, f"{DCTERMS}created", Literal(self.on.isoformat(), datatype=NamedNode(f"{XSD}date"))
        yield self.iri, f"{PROV}wasDerivedFrom", NamedNode(self.claim)
        if manifest is not None:
            yield self.iri, f"{DCTERMS}isPartOf", NamedNode(manifest.base.rstrip("/"))
            for tag, name in sorted(manifest.site.publisher.name.items()):
                yield self.iri, f"{DCTERMS}publisher", Literal(name, language=tag) if tag else Literal(name)
            if manifest.site.licence:
                yield self.iri, f"{DCTERMS}license", NamedNode(manifest.site.licence)


def claims_of(graph: Graph, things: Iterable[IRI]) -> list[IRI]:
    """Return the claims among things, and those about the others."""
    chosen = list(things)
    about: dict[object, dict[IRI, None]] = {}
    for claim, rows in rows_by_claim(graph, [each for each in chosen if each.kind != "claim"]).items():
        about.setdefault(rows[0]["subject"], {})[claim] = None
    found: dict[IRI, None] = {}
    for each in chosen:
        found |= {each: None} if each.kind == "claim" else about.get(each, {})
    return list(found)
