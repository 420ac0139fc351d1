"""What is in the documents of a thing, so that each of them can be used alone.

Its description has its statements and those of what belongs to it alone (time spans, participations, memberships,
figures, blank nodes), and the names and classes of whatever these link to, of their properties and of their classes.
Its evidence has the claims behind them with quotations, sources and corrections.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from creativegraph.export.labels import LABELS, NAMING
from creativegraph.export.publication import Publication
from creativegraph.export.triples import SUBJECT, TYPE, Pairs, Triples, in_order
from creativegraph.iris import CODES, IRI, PREFIXES
from creativegraph.names.kinds import above
from creativegraph.store.layers import layer_of

__all__ = ["Document", "Documents", "Naming"]

CG, SKOS, SOSA = PREFIXES["cg"], PREFIXES["skos"], PREFIXES["sosa"]
OWNED_KINDS = frozenset({"participation", "obs", "membership", "reuse"})
OWNED_CLASSES = frozenset({CG + "QualifiedRelation", SOSA + "Observation"})
SPAN_KIND, SPAN_CLASS = "time", CG + "TimeSpan"
OBSERVED_AT = f"<{CG}observedAt>"
"""A figure belongs to what it is of, and not to the place where it was counted."""
CORRECTING = (f"<{CG}corrects>", f"<{CG}resultsInClaim>")
NAMES = (f"<{SKOS}prefLabel>", f"<{PREFIXES['rdfs']}label>")
OTHER_NAMES = tuple(f"<{each}>" for each in NAMING)
"""Names of what has no label."""


class Document:
    """The triples of a document by node.

    Of ``nested`` each is within another that it is linked with, the first is ``root``; ``apart`` are described beside
    it, as several may link to them. Of whatever these link to there are names and classes (``brief``).
    """

    def __init__(self, root: str, nested: Mapping[str, Pairs], apart: Mapping[str, Pairs], named: "Naming") -> None:
        self.root, self.nested, self.apart, self.named = root, nested, apart, named

    @cached_property
    def brief(self) -> dict[str, Pairs]:
        """Names and classes of what is linked to, also of what stands apart."""
        found: dict[str, Pairs] = {}
        for pairs in (*self.nested.values(), *self.apart.values()):
            found.update(self.named(pairs))
        return {node: found[node] for node in found.keys() - self.nested.keys()}

    def nodes(self) -> Iterator[tuple[str, Pairs]]:
        """Yield each node with all that is written of it, the root first."""
        yield from ((node, pairs) for node, pairs in self.nested.items() if pairs)
        others = {**self.brief, **self.apart}
        yield from ((node, others[node]) for node in sorted(others) if others[node] and node not in self.nested)


class Naming:
    """Names and classes of what nodes link to, also of their properties and classes if ``terms`` is set.

    They are kept, since a node is in several documents.
    """

    def __init__(self, brief: Callable[[str], Pairs], *, terms: bool) -> None:
        self.brief = brief
        self.terms = terms
        self.kept: dict[int, tuple[Pairs, dict[str, Pairs]]] = {}

    def __call__(self, pairs: Pairs) -> dict[str, Pairs]:
        """Return names and classes by node."""
        kept = self.kept.get(id(pairs))
        if kept is not None and kept[0] is pairs:
            return kept[1]
        linked = {value for predicate, value in pairs if self.terms or predicate != TYPE}
        if self.terms:
            linked |= {predicate for predicate, _ in pairs}
        found = {node: brief for node in linked if node[0] == "<" != node[1] and (brief := self.brief(node))}
        self.kept[id(pairs)] = (pairs, found)
        return found


class Documents:
    """Makes the documents of a graph."""

    def __init__(self, triples: Triples, publication: Publication, labels: Iterable[str] = ()) -> None:
        self.triples = triples
        self.publication = publication
        self.further = tuple(f"<{LABELS[each]}>" for each in labels)
        self.briefs: dict[str, Pairs] = {}
        self.roles: dict[str, str] = {}
        self.proofs: dict[str, tuple[str, ...]] = {}
        self.named = Naming(self.brief, terms=False)
        self.named_with_terms = Naming(self.brief, terms=True)

    def description(self, thing: str) -> Document:
        """Return what there is to say of a thing; nothing at all where the graph has no triples about it."""
        nested = self.belonging(thing)
        if not nested[thing]:
            return Document(thing, {}, {}, self.named)
        sources = sorted(self.triples.sources(nested))
        stated = self.publication.described(thing, nested[thing], sources)
        apart = {each: self.triples.of(each) for each in sources} if len(stated) > 1 else {}
        return Document(thing, nested | stated, apart, self.named_with_terms)

    def evidence(self, thing: str) -> Document:
        """Return the claims about a thing and what belongs to it; nothing where there are none."""
        whole = self.belonging(thing)
        claims = [claim for node in whole for claim, predicate in self.triples.to(node) if predicate == SUBJECT]
        if not claims:
            return Document(thing, {}, {}, self.named)
        linking = {node: self.linking(pairs, whole) if node != thing else () for node, pairs in whole.items()}
        nested = {node: in_order((*self.brief(node), *pairs)) for node, pairs in linking.items()}
        return self.with_proof(thing, nested, claims)

    def claim(self, claim: str) -> Document:
        """Return a claim alone, with its quotations, sources and corrections."""
        return self.with_proof(claim, {}, [claim])

    def with_proof(self, root: str, nested: dict[str, Pairs], claims: Sequence[str]) -> Document:
        """Return a document of claims, nested in it with their quotations and corrections, their sources apart."""
        apart: dict[str, Pairs] = {}
        for claim in claims:
            for node in self.proof(claim):
                (apart if self.is_source(node) else nested)[node] = self.triples.of(node)
        nested |= self.publication.described(root, nested[root], (), evidence=root != claims[0])
        return Document(root, nested, apart, self.named)

    def proof(self, claim: str) -> tuple[str, ...]:
        """Return a claim with its quotations, selectors, sources and corrections."""
        if claim not in self.proofs:
            found = {claim: None}
            todo = [claim, *(each for each, predicate in self.triples.to(claim) if predicate in CORRECTING)]
            for node in todo:
                found[node] = None
                todo += [value for _, value in self.triples.of(node) if value not in found and self.is_evidence(value)]
            self.proofs[claim] = tuple(found)
        return self.proofs[claim]

    def brief(self, node: str) -> Pairs:
        """Return names and classes of a node."""
        if node not in self.briefs:
            pairs = self.triples.of(node)
            names = NAMES if any(predicate in NAMES for predicate, _ in pairs) else OTHER_NAMES
            self.briefs[node] = tuple(pair for pair in pairs if pair[0] == TYPE or pair[0] in (*names, *self.further))
        return self.briefs[node]

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
