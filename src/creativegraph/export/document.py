"""What is in the documents of a thing, so that each of them can be used alone.

Its description has its statements and those of what belongs to it alone (time spans, participations, memberships,
figures, blank nodes), and the names and classes of whatever these link to, of their properties and of their classes.
Its evidence has the claims behind them with quotations, sources and corrections.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from creativegraph.export.publication import Publication
from creativegraph.export.triples import TYPE, Pairs, Triples, in_order
from creativegraph.iris import CODES, IRI, PREFIXES
from creativegraph.names.kinds import above
from creativegraph.store.layers import layer_of

__all__ = ["Document", "Documents"]

CG, SKOS, SOSA = PREFIXES["cg"], PREFIXES["skos"], PREFIXES["sosa"]
OWNED_KINDS = frozenset({"participation", "obs", "membership", "reuse"})
OWNED_CLASSES = frozenset({CG + "QualifiedRelation", SOSA + "Observation"})
SPAN_KIND, SPAN_CLASS = "time", CG + "TimeSpan"
OBSERVED_AT = f"<{CG}observedAt>"
"""A figure belongs to what it is of, and not to the place where it was counted."""
CLAIM, SUBJECT, OBJECT = f"<{CG}Claim>", f"<{CG}claimSubject>", f"<{CG}claimObject>"
RANK, DEPRECATED = f"<{CG}rank>", f"<{CODES}rank/deprecated>"
CORRECTING = (f"<{CG}corrects>", f"<{CG}resultsInClaim>")
SOURCE, QUOTED_SOURCE = f"<{PREFIXES['dcterms']}source>", f"<{PREFIXES['oa']}hasSource>"
NAMES = (f"<{SKOS}prefLabel>", f"<{PREFIXES['rdfs']}label>")
OTHER_NAMES = tuple(
    f"<{each}>"
    for each in (
        PREFIXES["dcterms"] + "title", PREFIXES["schema"] + "name", "http://schema.org/name", PREFIXES["foaf"] + "name",
        "http://purl.org/dc/elements/1.1/title",
    )
)  # fmt: skip
"""Names of what has no label."""


class Document(NamedTuple):
    """The triples of a document by node.

    Of ``nested`` each is within another that it is linked with, the first is ``root``; ``apart`` are described beside
    it, as several may link to them; of ``brief`` there are names and classes only, of some of ``apart`` as well.
    """

    root: str
    nested: Mapping[str, Pairs]
    apart: Mapping[str, Pairs]
    brief: Mapping[str, Pairs]

    def nodes(self) -> Iterator[tuple[str, Pairs]]:
        """Yield each node with all that is written of it, the root first."""
        yield from ((node, pairs) for node, pairs in self.nested.items() if pairs)
        others = {**self.brief, **self.apart}
        yield from ((node, others[node]) for node in sorted(others) if node not in self.nested and others[node])


class Documents:
    """Makes the documents of a graph."""

    def __init__(self, triples: Triples, publication: Publication) -> None:
        self.triples = triples
        self.publication = publication
        self.named: dict[str, Pairs] = {}
        self.roles: dict[str, str] = {}

    def description(self, thing: str) -> Document:
        """Return what there is to say of a thing; nothing at all where the graph has no triples about it."""
        nested = self.belonging(thing)
        if not nested[thing]:
            return Document(thing, {}, {}, {})
        sources = sorted({each for claim in self.claims(nested) for each in self.sources(claim)})
        nested |= self.publication.described(thing, nested[thing], sources)
        return self.completed(thing, nested, {each: self.triples.of(each) for each in sources}, terms=True)

    def evidence(self, thing: str) -> Document:
        """Return the claims about a thing and what belongs to it; nothing where there are none."""
        whole = self.belonging(thing)
        nested = {node: self.linking(pairs, whole) if node != thing else () for node, pairs in whole.items()}
        claims = [claim for node in whole for claim, predicate in self.triples.to(node) if predicate == SUBJECT]
        if not claims:
            return Document(thing, {}, {}, {})
        nested |= {node: in_order((*self.brief(node), *pairs)) for node, pairs in nested.items()}
        return self.with_proof(thing, nested, claims)

    def claim(self, claim: str) -> Document:
        """Return a claim alone, with its quotations, sources and corrections."""
        return self.with_proof(claim, {}, [claim])

    def with_proof(self, root: str, nested: dict[str, Pairs], claims: Iterable[str]) -> Document:
        """Return a document of claims, nested in it with their quotations and corrections, their sources apart."""
        apart: dict[str, Pairs] = {}
        for claim in claims:
            todo = [claim]
            for node in todo:
                kept = apart if self.is_source(node) else nested
                if node in kept:
                    continue
                kept[node] = self.triples.of(node)
                todo += [value for _, value in kept[node] if self.is_evidence(value)]
                if node == claim:
                    todo += [each for each, predicate in self.triples.to(claim) if predicate in CORRECTING]
        nested |= self.publication.described(root, nested[root], (), evidence=root not in claims)
        return self.completed(root, nested, apart)

    def completed(
        self, root: str, nested: Mapping[str, Pairs], apart: Mapping[str, Pairs], *, terms: bool = False
    ) -> Document:
        """Return a document with names and classes of whatever its nodes link to, and of their properties if asked."""
        every = (*nested.values(), *apart.values())
        linked = {value for pairs in every for predicate, value in pairs if predicate != TYPE or terms}
        if terms:
            linked |= {predicate for pairs in every for predicate, _ in pairs}
        brief = {node: self.brief(node) for node in linked - nested.keys() if node[0] == "<" != node[1]}
        return Document(root, nested, apart, {node: pairs for node, pairs in brief.items() if pairs})

    def brief(self, node: str) -> Pairs:
        """Return names and classes of a node."""
        if node not in self.named:
            pairs = self.triples.of(node)
            names = NAMES if any(predicate in NAMES for predicate, _ in pairs) else OTHER_NAMES
            self.named[node] = tuple(pair for pair in pairs if pair[0] == TYPE or pair[0] in names)
        return self.named[node]

    def belonging(self, thing: str) -> dict[str, Pairs]:
        """Return a thing, what belongs to it alone, their time spans and blank nodes."""
        found = {thing: self.triples.of(thing)}
        if not self.is_part(thing) and not thing.startswith(f"<{CODES}"):
            leading = self.triples.to(thing)
            found |= {
                node: self.triples.of(node)
                for node, predicate in leading
                if predicate != OBSERVED_AT and self.is_owned(node)
            }
        todo = list(found)
        for node in todo:
            for _, value in found[node]:
                if value not in found and (value.startswith("_:") or self.is_span(value)):
                    found[value] = self.triples.of(value)
                    todo.append(value)
        return found

    def linking(self, pairs: Pairs, nodes: Mapping[str, Pairs]) -> Pairs:
        """Return the triples that lead to other nodes."""
        return tuple(pair for pair in pairs if pair[0] != TYPE and pair[1] in nodes)

    def claims(self, nodes: Iterable[str]) -> list[str]:
        """Return the claims about nodes that are not deprecated."""
        about = (claim for node in nodes for claim, predicate in self.triples.to(node) if predicate == SUBJECT)
        return [claim for claim in about if (RANK, DEPRECATED) not in self.triples.of(claim)]

    def sources(self, claim: str) -> Iterator[str]:
        """Yield the sources of a claim."""
        return (value for predicate, value in self.triples.of(claim) if predicate == SOURCE)

    def is_owned(self, node: str) -> bool:
        """Return True for a node that belongs to what it leads to."""
        return self.role(node) == "owned"

    def is_span(self, node: str) -> bool:
        """Return True for a time span."""
        return self.role(node) == "span"

    def is_part(self, node: str) -> bool:
        """Return True for what belongs to others itself."""
        return self.role(node) in ("owned", "span")

    def is_evidence(self, node: str) -> bool:
        """Return True for a quotation, selector or source."""
        return self.role(node) in ("evidence", "source")

    def is_source(self, node: str) -> bool:
        """Return True for a source."""
        return self.role(node) == "source"

    def role(self, node: str) -> str:
        """Return what a node is in the documents of others."""
        if node not in self.roles:
            self.roles[node] = self.found_role(node) if node[0] == "<" and node[1] != "<" else ""
        return self.roles[node]

    def found_role(self, node: str) -> str:
        """Return what an IRI is in the documents of others, by its kind or by its classes."""
        iri = IRI(node[1:-1])
        if layer_of(iri) == "evidence":
            return {"source": "source", "claim": "", "correction": ""}.get(iri.kind, "evidence")
        types = {value[1:-1] for predicate, value in self.triples.of(node) if predicate == TYPE}
        classes = types.union(*map(above, types))
        if iri.kind in OWNED_KINDS or classes & OWNED_CLASSES:
            return "owned"
        return "span" if iri.kind == SPAN_KIND or SPAN_CLASS in classes else ""
