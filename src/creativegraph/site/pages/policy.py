"""The pages on living persons and on the graph itself: what is published, under which licence, and whom to ask."""

from collections import Counter
from collections.abc import Iterator

from creativegraph.iris import PREFIXES, RDF_TYPE
from creativegraph.messages.table import message
from creativegraph.site.content.evidence import evidence_of, own_claims
from creativegraph.site.content.kinds import home
from creativegraph.site.content.persons import persons_of
from creativegraph.site.dataset.about import about_of
from creativegraph.site.dataset.tables import tables_of
from creativegraph.site.live import bundles
from creativegraph.site.page import Link, Page
from creativegraph.site.pages import audit
from creativegraph.site.pages.changes import way
from creativegraph.site.pages.lists import sorted_links
from creativegraph.site.portal import Portal
from creativegraph.tables.projects.site import said_in

__all__ = ["pages"]

LICENCES = tuple(PREFIXES["dcterms"] + each for each in ("license", "rights"))


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page on persons and that on the graph."""
    said = portal.settings.said
    languages = (language, *portal.languages)
    known = persons_of(portal.graph)
    persons: list[str] = [each for each in portal.things if each in known]
    yield Page(
        "persons", language, "persons.html", message("site.persons", language),
        {
            "policy": said_in(said.persons, languages)[0], "persons": sorted_links(portal, persons, language),
            "properties": counted(portal, persons, language, outgoing=True),
            "relations": counted(portal, persons, language, outgoing=False), "contact": said.contact,
            "chosen": bool(said.person_properties),
            "report": said.report if "{" not in said.report else "",
            "above": [home(language)],
        },
    )  # fmt: skip
    yield Page("about", language, "about.html", message("site.about", language), about(portal, language))


def counted(portal: Portal, things: list[str], language: str, *, outgoing: bool) -> list[tuple[Link, int]]:
    """Return the properties that say something of things, or that lead to them, with how often each is used."""
    from pyoxigraph import NamedNode

    found: Counter[str] = Counter()
    for each in things:
        node = NamedNode(each)
        ends = (node, None) if outgoing else (None, node)
        for quad in portal.store.quads_for_pattern(ends[0], None, ends[1], None):
            if quad.predicate.value != RDF_TYPE and (outgoing or getattr(quad.subject, "value", "") in portal.pages):
                found[quad.predicate.value] += 1
    return sorted(
        ((portal.writer(language).caption(term), n) for term, n in found.items()), key=lambda each: (-each[1], each[0])
    )


def about(portal: Portal, language: str) -> dict[str, object]:
    """Return what the page on the graph tells."""
    settings = portal.settings
    said, languages = settings.said, (language, *portal.languages)
    claims = own_claims(portal)
    return {
        "above": [home(language)],
        "changes": way(portal, language),
        "audit": audit.way(portal, language),
        "description": said_in(said.description, languages)[0],
        "version": settings.version,
        "publisher": Link(said_in(said.publisher.name, languages)[0], "", said.publisher.url),
        "licence": said.licence,
        "attribution": said_in(said.attribution, languages)[0],
        "issued": portal.writer(language).period(said.issued),
        "modified": portal.writer(language).period(said.modified),
        "contact": said.contact,
        "claims": portal.writer(language).count(str(len(claims))) if claims else "",
        "sourced": portal.writer(language).count(str(sum(bool(each.sources) for each in claims))),
        "quoted": portal.writer(language).count(str(sum(bool(each.quoted) for each in claims))),
        "sources": portal.writer(language).count(str(sum(map(portal.is_own, evidence_of(portal).by_source)))),
        "downloads": downloads(portal, language),
        "tables": [(each.path, each.title) for each in tables_of(portal).all],
        "described": [
            ("dcat.ttl", "site.described.dcat"),
            ("void.ttl", "site.described.void"),
            *([("datapackage.json", "site.described.package")] if tables_of(portal).all else []),
            *([("service.ttl", "site.described.service")] if said.sparql else []),
        ],
        "licensed": licensed(portal, language),
        "bundled": bool(bundles()),
    }


def downloads(portal: Portal, language: str) -> list[tuple[str, str, list[str]]]:
    """Return what the dumps hold in words, how many triples that is, and their files."""
    dumps, number = about_of(portal).dumps, portal.writer(language).count
    files = dumps.all()
    both = any(each.facts for each in files)
    found = []
    for facts in dict.fromkeys(each.facts for each in files):
        key = "facts" if facts else "whole" if both else "all"
        triples = number(str(len(dumps.facts if facts else dumps.named)))
        found.append((message(f"site.dataset.{key}", language), triples, [x.path for x in files if x.facts == facts]))
    return found


def licensed(portal: Portal, language: str) -> list[tuple[Link, list[Link]]]:
    """Return the sources that have a licence of their own, with it."""
    found: dict[str, list[Link]] = {}
    for term in LICENCES:
        for source, value in portal.claims.pairs(term):
            if source in evidence_of(portal).by_source:
                found.setdefault(source, []).append(portal.writer(language).shown(value))
    return sorted((portal.link(source, language), sorted(some)) for source, some in found.items())
