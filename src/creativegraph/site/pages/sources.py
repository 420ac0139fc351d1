"""The page of a source: what it is, what it says and in which words, what it alone says, where others contradict it."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from creativegraph.iris import IRI, LEXICAL, PREFIXES
from creativegraph.site.content.cases import Case, GivenValue, cases_of
from creativegraph.site.content.claims import Stated, plain
from creativegraph.site.content.evidence import evidence_of, standing_of
from creativegraph.site.content.figures import claimed
from creativegraph.site.content.kinds import above
from creativegraph.site.content.once import once
from creativegraph.site.folder.media import FORMS
from creativegraph.site.html.languages import TAG, own_name
from creativegraph.site.html.paging import A_PAGE, numbered
from creativegraph.site.html.reference import Reporter, cited
from creativegraph.site.page import Link, Page
from creativegraph.site.portal import Portal

__all__ = ["Figures", "Statement", "figures_of", "further", "is_due", "is_source", "pages", "topics_of"]

NAMES = (PREFIXES["skos"] + "prefLabel", PREFIXES["rdf"] + "type")
MEASURED = PREFIXES["sosa"] + "hasFeatureOfInterest"
LANGUAGE = PREFIXES["dcterms"] + "language"
DAY = re.compile(LEXICAL["date"])
"""A day that is given as a text."""
LINKS = tuple(f"{space}{name}" for space in (PREFIXES["schema"], "http://schema.org/") for name in ("url", "sameAs"))


class Statement(NamedTuple):
    """What a source says of a thing; ``words`` are its own, and ``path`` leads to the claim."""

    property: Link
    value: Link
    path: str
    standing: str
    words: str
    alone: bool


class Figures(NamedTuple):
    """How much a source says: claims, those with its words or a record, those it alone makes, and those deprecated."""

    claims: int
    things: int
    quoted: int
    recorded: int
    alone: int
    wrong: int


class Dispute(NamedTuple):
    """Where a source is contradicted: what about, what it says, and what others say."""

    anchor: str
    subject: Link
    property: Link
    own: list[GivenValue]
    others: list[GivenValue]


def is_source(portal: Portal, iri: str) -> bool:
    """Return whether the page of a thing is one of a source: claims rest on it."""
    return iri in evidence_of(portal).by_source


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the pages of each source in a language."""
    evidence = evidence_of(portal)
    cases = by_source(portal, language)
    for source in sorted(evidence.by_source):
        if source in portal.pages and is_due(portal, source):
            yield from pages_of(portal, source, language, cases.get(source, []))


def is_due(portal: Portal, source: str) -> bool:
    """Return whether the pages of a source are to be made: a change may touch it, its claims, or what they are about.

    Where others contradict a claim of it, the topic that all of these have is touched.
    """
    return portal.touched is None or source in due_sources(portal, portal.touched, portal.topics)


@once
def due_sources(portal: Portal, touched: frozenset[str], topics: frozenset[str]) -> frozenset[str]:
    """Return the sources that a change touches, or a claim of theirs, or what that is about or has as its topic."""
    changed, above = touched | topics, topics_of(portal)
    about = {each for each in portal.claims.of if each in changed or not topics.isdisjoint(above.get(each, ()))}
    return touched.union(
        source
        for source, claims in evidence_of(portal).by_source.items()
        if any(each.subject in about or each.claim in changed for each in claims)
    )


@once
def topics_of(portal: Portal) -> Mapping[str, set[str]]:
    """Return what claims say that figures are about, by the figures."""
    found: dict[str, set[str]] = {}
    for each in portal.claims.by.values():
        if each.property == MEASURED:
            found.setdefault(each.subject, set()).add(plain(each.value))
    return found


def further(portal: Portal, source: str) -> str:
    """Return how the paths of the pages of a source after the first begin."""
    return f"{portal.addresses.path(source)}/statements"


@once
def by_source(portal: Portal, language: str) -> Mapping[str, list[Case]]:
    """Return the contradictions in which each source has a part."""
    found: dict[str, list[Case]] = {}
    for case in cases_of(portal, language):
        for source in {voice.iri for each in case.said for voice in each.voices}:
            found.setdefault(source, []).append(case)
    return found


def pages_of(
    portal: Portal, source: str, language: str, cases: list[Case]
) -> Iterator[Page]:  # fmt: skip
    """Yield the pages of a source: the first says what it is, all list what it says."""
    evidence = evidence_of(portal)
    path = portal.addresses.path(source)
    title, lang = portal.label(source, language)
    claims = sorted(evidence.by_source[source], key=lambda each: (each.subject, each.property, each.claim))
    figures = figures_of(portal, source)
    writer = portal.writer(language)
    filled = list(chunks(claims))
    parts = numbered(path, len(filled), further(portal, source))
    for place, (part, some) in enumerate(zip(parts, filled, strict=True), start=1):
        data: dict[str, object] = {
            "iri": source, "path": path, "lang": lang, "language": portal.tongue(source), "figures": figures,
            "written": {name: writer.locale.number(each) for name, each in figures._asdict().items()},
            "number": place, "total": len(parts), "parts": parts,
            "above": above(portal, source, language),
            "things": [
                (portal.link(subject, language), [statement(portal, each, source, language) for each in group])
                for subject, group in groupby(some, key=lambda each: each.subject)
            ],
            "forms": [Link(name, "", f"{path}.{ending}") for ending, name in FORMS.items()],
            "citation": cited(writer, IRI(source), title) if place == 1 else None,
            "report": Reporter(writer).address(source) if place == 1 else "",
            "facts": facts(portal, source, language) if place == 1 else [],
            "original": original(portal, source) if place == 1 else "",
            "disputes": [dispute(each, source) for each in cases] if place == 1 else [],
        }  # fmt: skip
        yield Page(part.path, language, "source.html", title, data)


def chunks(claims: list[Stated]) -> Iterator[list[Stated]]:
    """Yield the claims of each page; things are not torn apart unless one alone fills a page."""
    some: list[Stated] = []
    for _, group in groupby(claims, key=lambda each: each.subject):
        found = list(group)
        if some and len(some) + len(found) > A_PAGE:
            yield some
            some = []
        some += found
        while len(some) > 2 * A_PAGE:
            yield some[:A_PAGE]
            some = some[A_PAGE:]
    if some:
        yield some


@once
def figures_of(portal: Portal, source: str) -> Figures:
    """Return how much a source says."""
    evidence = evidence_of(portal)
    claims = evidence.by_source[source]
    quoted = sum(bool(words_of(each, source)) for each in claims)
    recorded = sum(any(told.source == source for told in each.recorded) for each in claims)
    return Figures(
        len(claims), len({each.subject for each in claims}), quoted, recorded,
        sum(each.claim in evidence.alone for each in claims), sum(standing_of(each) == "deprecated" for each in claims),
    )  # fmt: skip


def statement(portal: Portal, claim: Stated, source: str, language: str) -> Statement:
    """Return a claim as the page of a source lists it."""
    made = stated(portal, claim.claim, language)
    words = words_of(claim, source)
    return made._replace(words=words) if words else made


@lru_cache(maxsize=1 << 16)
def stated(portal: Portal, iri: str, language: str) -> Statement:
    """Return a claim as the pages of all its sources list it, without their words."""
    evidence = evidence_of(portal)
    claim = portal.claims.by[iri]
    return Statement(
        portal.writer(language).caption(claim.property), claimed(portal, claim, language),
        portal.path_of(iri, claim.subject), standing_of(claim), "", iri in evidence.alone,
    )  # fmt: skip


def words_of(claim: Stated, source: str) -> str:
    """Return the words of a source on which a claim rests, or nothing."""
    return next((each.words for each in claim.quoted if each.source == source), "")


def dispute(case: Case, source: str) -> Dispute:
    """Return a contradiction as the page of one of its sources tells it."""
    own = case.of(source)
    about = case.indicator if case.indicator.text else case.property
    return Dispute(case.anchor, case.subject, about, own, [each for each in case.said if each not in own])


def facts(portal: Portal, source: str, language: str) -> list[tuple[Link, list[Link]]]:
    """Return what the graph says of a source itself, by property."""
    from pyoxigraph import NamedNode

    found: dict[str, list[Link]] = {}
    for quad in portal.store.quads_for_pattern(NamedNode(source), None, None, None):
        term = quad.predicate.value
        if term not in NAMES:
            shown = portal.writer(language).shown(quad.object)
            found.setdefault(term, []).append(in_words(portal, term, shown, language))
    return sorted((portal.writer(language).caption(term), sorted(values)) for term, values in found.items())


def in_words(portal: Portal, term: str, value: Link, language: str) -> Link:
    """Return what is said of a source with a day as the language writes it, and a language by its name."""
    if term == LANGUAGE and TAG.fullmatch(value.text):
        return Link(own_name(value.text), value.text, value.path)
    return portal.writer(language).day(value.text) if DAY.fullmatch(value.text) and not value.path else value


def original(portal: Portal, source: str) -> str:
    """Return the address of the source on the web, if it is known."""
    from pyoxigraph import NamedNode

    for term in LINKS:
        found = portal.store.quads_for_pattern(NamedNode(source), NamedNode(term), None, None)
        addresses = sorted(getattr(each.object, "value", "") for each in found)
        for each in addresses:
            if each.startswith(("http://", "https://")):
                return each
    return ""
