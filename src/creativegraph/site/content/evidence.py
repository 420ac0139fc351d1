"""What the claims of a graph come to: by source, what one alone says, and what was corrected."""

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import IRI, PREFIXES, RANKS
from creativegraph.site.content.claims import Claims, Said, Stated, plain, said
from creativegraph.site.content.once import once
from creativegraph.site.portal import Portal

if TYPE_CHECKING:
    from creativegraph.site.content.claims import Term

__all__ = [
    "Correction", "Evidence", "all_sources", "evidence_of", "own_claims", "own_sources", "standing_of",
]  # fmt: skip

CG, DCTERMS = PREFIXES["cg"], PREFIXES["dcterms"]


class Correction(NamedTuple):
    """A correction: claims found wrong, those accepted instead, kinds of errors, why, and by whose word."""

    iri: str
    wrong: tuple[Stated, ...]
    right: tuple[Stated, ...]
    errors: tuple[str, ...]
    reasons: tuple[Said, ...]
    sources: tuple[str, ...]


class Evidence:
    """The claims of a graph by their sources, and the corrections of them."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.by_source: defaultdict[str, list[Stated]] = defaultdict(list)
        self.tellers: defaultdict[tuple[str, str, Term], set[str]] = defaultdict(set)
        for each in claims.by.values():
            self.tellers[each.subject, each.property, each.value].update(each.sources)
            for source in each.sources:
                self.by_source[source].append(each)

    @cached_property
    def corrections(self) -> list[Correction]:
        """The corrections of claims, by what they are about."""
        claims = self.claims
        terms = {
            name: claims.all_of(CG + name) for name in ("corrects", "resultsInClaim", "errorType", "correctionReason")
        }
        sources = claims.all_of(DCTERMS + "source") if terms["corrects"] else {}

        def joined(iri: str, term: str) -> tuple[Stated, ...]:
            return tuple(claims.by[each] for each in names(terms[term].get(iri)) if each in claims.by)

        found = [
            Correction(
                iri, joined(iri, "corrects"), joined(iri, "resultsInClaim"), names(terms["errorType"].get(iri)),
                said(terms["correctionReason"].get(iri, ())), names(sources.get(iri)),
            )
            for iri in terms["corrects"]
        ]  # fmt: skip
        return sorted((each for each in found if each.wrong), key=lambda each: (each.wrong[0].subject, each.iri))

    @cached_property
    def instead(self) -> dict[str, frozenset[str]]:
        """The claims that corrections hold right instead of those found wrong, by these."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for each in self.corrections:
            for wrong in each.wrong:
                found[wrong.claim].update(right.claim for right in each.right)
        return {wrong: frozenset(right) for wrong, right in found.items()}

    @cached_property
    def spans(self) -> dict[str, str]:
        """The EDTF texts of time spans."""
        return dict(self.claims.texts(CG + "edtf"))

    @cached_property
    def alone(self) -> frozenset[str]:
        """The claims whose statements the graph makes on the word of one source only."""
        terms = {each.property for each in self.claims.by.values()}
        stated = {(subject, term, value) for term in terms for subject, value in self.claims.pairs(term)}
        return frozenset(
            iri for iri, each in self.claims.by.items()
            if (key := (each.subject, each.property, each.value)) in stated and len(self.tellers[key]) == 1
        )  # fmt: skip


@once
def evidence_of(portal: Portal) -> Evidence:
    """Return the evidence of the graph of a portal, read once."""
    return Evidence(portal.claims)


@once
def own_claims(portal: Portal) -> list[Stated]:
    """Return the claims of the projects whose site this is: others are there too where corrections name them."""
    return [each for iri, each in portal.claims.by.items() if portal.is_own(iri)]


@once
def all_sources(portal: Portal) -> frozenset[str]:
    """Return the sources of claims, and those that no claim names, as lists and the audit have them too."""
    return frozenset((*evidence_of(portal).by_source, *(each for each in portal.subjects if each.kind == "source")))


@once
def own_sources(portal: Portal) -> list[str]:
    """Return the sources that are of the projects whose site this is, sorted."""
    return sorted(filter(portal.is_own, all_sources(portal)))


def names(terms: "list[Term] | None") -> tuple[str, ...]:
    """Return the IRIs among terms, sorted."""
    return tuple(sorted(map(plain, terms or ())))


def standing_of(claim: Stated) -> str:
    """Return ``preferred``, ``normal`` or ``deprecated``."""
    slug = IRI(claim.rank).slug if claim.rank else ""
    return slug if slug in RANKS else "normal"
