"""What is in the documents of a thing, so that each of them can be used alone.

Its description has its statements and those of what belongs to it alone (time spans, participations, memberships,
figures, blank nodes), and the names and classes of whatever these link to, of their properties and of their classes.
Its evidence has the claims behind them with quotations, sources and corrections.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

from creativegraph.export.labels import LABELS, NAMING
from creativegraph.export.publication import Publication
from creativegraph.export.triples import SUBJECT, TYPE, Pairs, Triples, in_order
from creativegraph.iris import CODES, IRI, PREFIXES
from creativegraph.names.kinds import above
from creativegraph.store.layers import layer_of

__all__ = ["Document", "Documents", "Naming"]

CG, SKOS, SOSA = PREFIXES["cg"], PREFIXES["skos"], PREFIXES["sosa"]
OWNED_KINDS = frozenset({"award", "listing", "membership", "obs", "participation", "ranking", "reuse"})
OWNED_CLASSES = frozenset({CG + "QualifiedRelation", SOSA + "Observation"})
SPAN_KIND, SPAN_CLASS = "time", CG + "TimeSpan"
OBSERVED_AT = f"<{CG}observedAt>"
"""A figure belongs to what it is of, and not to the place where it was counted."""
CORRECTING = (f"<{CG}corrects>", f"<{CG}resultsInClaim>")
NAMES = (f"<{SKOS}prefLabel>", f"<{PREFIXES['rdfs']}label>")
Found = TypeVar("Found")
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
        for pairs in chain(self.nested.values(), self.apart.values()):
            found.update(self.named(pairs))
        for node in self.nested.keys() & found.keys():
            del found[node]
        return found

    @cached_property
    def nodes(self) -> tuple[tuple[str, Pairs], ...]:
        """Each node with all that is written of it, the root first."""
        nested = self.nested
        others = sorted({**self.brief, **self.apart}.items())
        return (
            *((node, pairs) for node, pairs in nested.items() if pairs),
            *((node, pairs) for node, pairs in others if pairs and node not in nested),
        )


class Naming:
    """Names and classes of what nodes link to, also of their properties and classes if ``terms`` is set.

    They are kept, since a node is in several documents.
    """

    def __init__(self, briefs: Mapping[str, Pairs], *, terms: bool) -> None:
        self.briefs = briefs
        self.terms = terms
        self.kept: dict[int, tuple[Pairs, dict[str, Pairs]]] = {}

    def __call__(self, pairs: Pairs) -> dict[str, Pairs]:
        """Return names and classes by node."""
        kept = self.kept.get(id(pairs))
        if kept is not None and kept[0] is pairs:
            return kept[1]
        briefs = self.briefs
        linked = {value for predicate, value in pairs if value[0] == "<" and (self.terms or predicate != TYPE)}
        if self.terms:
            linked |= {predicate for predicate, _ in pairs}
        found = {node: brief for node in linked if (brief := briefs[node])}
        self.kept[id(pairs)] = (pairs, found)
        return found


class Kept(dict[str, Found]):
    """What was found of nodes, which many documents ask for."""

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self.find = find

    def __missing__(self, node: str) -> Found:
        found = self[node] = self.find(node)
        return found


class Documents:
    """Makes the documents of a graph."""

    def __init__(self, triples: Triples, publication: Publication, labels: Iterable[str] = ()) -> None:
        self.triples = triples
        self.publication = publication
        self.further = tuple(f"<{LABELS[each]}>" for each in labels)
        self.briefs = Kept(self.found_brief)
        self.roles = Kept(self.found_role)
        self.proofs: dict[str, tuple[str, ...]] = {}
        self.named = Naming(self.briefs, terms=False)
        self.named_with_terms = Naming(self.briefs, terms=True)

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
        nested = {node: in_order((*self.briefs[node], *pairs)) for node, pairs in linking.items()}
        return self.with_proof(thing, nested, claims)

    def claim(self, claim: str) -> Document:
        """Return a claim alone, with its quotations, sources and corrections."""
        return self.with_proof(claim, {}, [claim])

    def with_proof(self, root: str, nested: dict[str, Pairs], claims: Sequence[str]) -> Document:
        """Return a document of claims, nested in it with their quotations and corrections, their sources apart."""
        apart: dict[str, Pairs] = {}
        for claim in claims:
            for node in self.proof(claim):
                (apart if self.roles[node] == "source" else nested)[node] = self.triples.of(node)
        described = self.publication.described
        nested |= (
            described(root, nested[root], (), formats=())
            if root == claims[0]
            else described(root, nested[root], (), formats=("jsonld",), of="evidence")
        )
        return Document(root, nested, apart, self.named)

    def proof(self, claim: str) -> tuple[str, ...]:
        """Return a claim with its quotations, selectors, sources and corrections."""
        if claim not in self.proofs:
            found, roles = {claim: None}, self.roles
            todo = [claim, *(each for each, predicate in self.triples.to(claim) if predicate in CORRECTING)]
            for node in todo:
                found[node] = None
                todo += [
                    value
                    for _, value in self.triples.of(node)
                    if value[0] == "<" and roles[value] in ("evidence", "source") and value not in found
                ]
            self.proofs[claim] = tuple(found)
        return self.proofs[claim]

    def found_brief(self, node: str) -> Pairs:
        """Return names and classes of a node; nothing of a triple term."""
        if node[1] == "<":
            return ()
        pairs = self.triples.of(node)
        names = NAMES if any(predicate in NAMES for predicate, _ in pairs) else OTHER_NAMES
        wanted = (TYPE, *names, *self.further)
        return tuple(pair for pair in pairs if pair[0] in wanted)

    def belonging(self, thing: str) -> dict[str, Pairs]:
        """Return a thing, what belongs to it alone, their time spans and blank nodes."""
        found = {thing: self.triples.of(thing)}
        roles = self.roles
        if roles[thing] not in ("owned", "span") and not thing.startswith(f"<{CODES}"):
            leading = self.triples.to(thing)
            found |= {
                node: self.triples.of(node)
                for node, predicate in leading
                if predicate != OBSERVED_AT and roles[node] == "owned"
            }
        todo = list(found)
        for node in todo:
            for _, value in found[node]:
                if value[0] != '"' and (value[0] == "_" or roles[value] == "span") and value not in found:
                    found[value] = self.triples.of(value)
                    todo.append(value)
        return found

    def linking(self, pairs: Pairs, nodes: Mapping[str, Pairs]) -> Pairs:
        """Return the triples that lead to other nodes."""
        return tuple(pair for pair in pairs if pair[0] != TYPE and pair[1] in nodes)

    def found_role(self, node: str) -> str:
        """Return what an IRI is in the documents of others, by its kind or by its classes; nothing else has a part."""
        if node[0] != "<" or node[1] == "<":
            return ""
        iri = IRI(node[1:-1])
        if layer_of(iri) == "evidence":
            return {"source": "source", "claim": "", "correction": ""}.get(iri.kind, "evidence")
        types = {value[1:-1] for predicate, value in self.triples.of(node) if predicate == TYPE}
        classes = types.union(*map(above, types))
        if iri.kind in OWNED_KINDS or classes & OWNED_CLASSES:
            return "owned"
        return "span" if iri.kind == SPAN_KIND or SPAN_CLASS in classes else ""
