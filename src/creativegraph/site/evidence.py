"""What the claims of a graph come to: by source, what one alone says, what was corrected; and how values are shown."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import IRI, PREFIXES, RANKS, XSD, codes_of
from creativegraph.messages.table import message
from creativegraph.plot.locale import locale_for
from creativegraph.site.claims import Claims, Said, Stated, plain
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal

if TYPE_CHECKING:
    from creativegraph.site.claims import Term

__all__ = [
    "COMPARATOR", "RESULT", "Correction", "Evidence", "best", "claimed", "evidence_of", "limits_of", "path_of", "shown",
    "standing_of", "term_of",
]  # fmt: skip

CG, DCTERMS = PREFIXES["cg"], PREFIXES["dcterms"]
RESULT, COMPARATOR = PREFIXES["sosa"] + "hasSimpleResult", CG + "comparator"
EXACT = codes_of("comparator") + "as-stated"
NUMBERS = frozenset(XSD + each for each in ("integer", "decimal", "double", "float", "int", "long"))
DATES = frozenset(XSD + each for each in ("date", "gYear", "gYearMonth"))
GROUPED = 10_000
"""From this number on thousands are set apart, so that a year is none of them."""


class Correction(NamedTuple):
    """A correction: claims found wrong, those held right instead, kinds of errors, why, and by whose word."""

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
        said = {
            name: claims.all_of(CG + name) for name in ("corrects", "resultsInClaim", "errorType", "correctionReason")
        }
        sources = claims.all_of(DCTERMS + "source") if said["corrects"] else {}

        def joined(iri: str, term: str) -> tuple[Stated, ...]:
            return tuple(claims.by[each] for each in names(said[term].get(iri)) if each in claims.by)

        found = [
            Correction(
                iri, joined(iri, "corrects"), joined(iri, "resultsInClaim"), names(said["errorType"].get(iri)),
                texts(said["correctionReason"].get(iri)), names(sources.get(iri)),
            )
            for iri in said["corrects"]
        ]  # fmt: skip
        return sorted((each for each in found if each.wrong), key=lambda each: (each.wrong[0].subject, each.iri))

    @cached_property
    def spans(self) -> dict[str, str]:
        """The EDTF texts of time spans."""
        return {subject: plain(value) for subject, value in self.claims.pairs(CG + "edtf")}

    @cached_property
    def alone(self) -> frozenset[str]:
        """The claims whose statements the graph makes on the word of one source only."""
        terms = {each.property for each in self.claims.by.values()}
        stated = {(subject, term, value) for term in terms for subject, value in self.claims.pairs(term)}
        return frozenset(
            iri for iri, each in self.claims.by.items()
            if (key := (each.subject, each.property, each.value)) in stated and len(self.tellers[key]) == 1
        )  # fmt: skip


@lru_cache(maxsize=2)
def evidence_of(portal: Portal) -> Evidence:
    """Return the evidence of the graph of a portal, read once."""
    return Evidence(portal.claims)


def names(terms: "list[Term] | None") -> tuple[str, ...]:
    """Return the IRIs among terms, sorted."""
    return tuple(sorted(map(plain, terms or ())))


def texts(terms: "list[Term] | None") -> tuple[Said, ...]:
    """Return texts with their languages, sorted."""
    return tuple(sorted(Said(plain(each), getattr(each, "language", None) or "") for each in terms or ()))


def standing_of(claim: Stated) -> str:
    """Return ``preferred``, ``normal`` or ``deprecated``."""
    slug = IRI(claim.rank).slug if claim.rank else ""
    return slug if slug in RANKS else "normal"


def path_of(portal: Portal, claim: Stated) -> str:
    """Return the path of a claim: an anchor on the page of what it is about."""
    path = portal.path(claim.subject)
    return f"{path}#{IRI(claim.claim).slug}" if path else claim.claim


@lru_cache(maxsize=1 << 12)
def term_of(portal: Portal, term: str, language: str) -> Link:
    """Return a link to a property or class, with its label: also where the graph itself has none."""
    labels = portal.vocabulary.labels(term)
    wanted = portal.order(language)
    lang = min(labels, key=lambda each: (wanted.get(each.partition("-")[0].lower(), 99), each))
    return Link(labels[lang], lang, portal.path(term) or str(term))


def best(portal: Portal, given: Iterable[Said], language: str) -> Link:
    """Return the text that is best for a page of a language; an empty one where there is none."""
    wanted = portal.order(language)
    found = [(wanted.get(each.lang.partition("-")[0].lower(), 99), each) for each in given]
    if not found:
        return Link("", "", "")
    chosen = min(found)[1]
    return Link(chosen.text, chosen.lang, "")


def shown(portal: Portal, value: "Term", language: str) -> Link:
    """Return a value as a page shows it: a link to a thing, or a text, number or date as the language writes it."""
    from pyoxigraph import Literal, NamedNode

    if isinstance(value, NamedNode):
        span = evidence_of(portal).spans.get(value.value)
        return portal.link(value.value, language) if span is None else period(span, language)
    if not isinstance(value, Literal):
        return Link("…", "", "")
    datatype = value.datatype.value
    if datatype in DATES:
        return period(value.value, language)
    if datatype == XSD + "boolean":
        return Link(message("site.yes" if value.value in ("true", "1") else "site.no", language), language, "")
    if datatype in NUMBERS:
        return Link(number(value.value, language), "", "")
    return Link(value.value, value.language or "", "")


def limits_of(portal: Portal, figure: str) -> list[str]:
    """Return the codes of what limits a figure, such as more than; where the graph states none, those of its claims."""
    stated = portal.facts.of(figure).get(COMPARATOR) or [
        each.value for each in portal.claims.of.get(figure, ())
        if each.property == COMPARATOR and standing_of(each) != "deprecated"
    ]  # fmt: skip
    return sorted({plain(each) for each in stated} - {EXACT})


def claimed(portal: Portal, claim: Stated, language: str) -> Link:
    """Return the value of a claim as a page shows it, a figure with what limits it."""
    value = shown(portal, claim.value, language)
    limits = limits_of(portal, claim.subject) if claim.property == RESULT else []
    if not limits:
        return value
    words = [portal.label(each, language) for each in limits]
    return Link(" ".join([", ".join(text for text, _ in words), value.text]), words[0][1], value.path)


def period(edtf: str, language: str) -> Link:
    """Return an EDTF date as a language writes it."""
    return Link(locale_for((language,)).period(edtf), language, "")


def number(text: str, language: str) -> str:
    """Return a number as a language writes it."""
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and int(digits) >= GROUPED:
        return locale_for((language,)).number(int(text))
    return text
