"""The first page of the site: what the graph is, how much is in it, and the ways into it."""

from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.export.document import OWNED_KINDS
from creativegraph.iris import IRI, PREFIXES
from creativegraph.messages.locale import locale_for
from creativegraph.site.content.cases import cases_of
from creativegraph.site.content.claims import plain
from creativegraph.site.content.evidence import all_sources, evidence_of, own_claims, own_sources
from creativegraph.site.content.facets import facets_of
from creativegraph.site.content.kinds import kinds_of, menu, things_by_kind
from creativegraph.site.html.writer import Value
from creativegraph.site.page import Link, Page
from creativegraph.site.pages.browse import filtered_of
from creativegraph.site.pages.changes import way
from creativegraph.site.pages.lists import counted, entry, kinds_counted, sizes_of
from creativegraph.site.pages.questions import topics
from creativegraph.site.pages.see import seen_in
from creativegraph.site.portal import Portal
from creativegraph.tables.cells.edtf import parse
from creativegraph.tables.projects.site import said_in

__all__ = ["Figure", "Way", "pages"]

NEWEST = 6
SHOWN = 12


class Figure(NamedTuple):
    """A number, and the key of the text that says of what; ``path`` leads to what is counted, if a page lists it."""

    number: int
    written: str
    key: str
    path: str


class Way(NamedTuple):
    """A way into the graph: a list by its name, the values with most things and how many, and how many values."""

    name: Link
    values: list[tuple[Link, int]]
    total: int


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the first page in a language."""
    kinds = sorted(kinds_of(portal, language), key=lambda each: -len(each.things))
    settings = portal.settings
    data = {
        "description": said_in(settings.said.description, (language, *portal.languages))[0],
        "figures": figures(portal, language),
        "kinds": [(each.name, counted(portal, each.things), kinds_counted(portal, each)) for each in kinds],
        "facets": [*ways(portal, language)],
        "pictures": [(Link(each.title, language, each.path), each.data["count"]) for each in seen_in(portal, language)],
        "filtered": [(each.name, len(each.things)) for each in filtered_of(portal, language)],
        "topics": [(name, len(some)) for _, name, some in topics(portal, language)],
        "newest": newest(portal, language),
        "changes": way(portal, language),
    }
    yield Page("index", language, "overview.html", settings.title(language), data)


def figures(portal: Portal, language: str) -> list[Figure]:
    """Return how much is in the graph, without what is not in it."""
    evidence = evidence_of(portal)
    claims = own_claims(portal)
    questions = sum(len(some) for _, _, some in topics(portal, language))
    told = told_of(portal)
    own = sum(map(portal.is_own, told))
    counts = (
        ("site.count.things", own, "list/index"),
        ("site.count.extended", len(told) - own, ""),
        ("site.count.claims", len(claims), ""),
        ("site.count.quoted", sum(bool(each.quoted) for each in claims), ""),
        ("site.count.recorded", sum(bool(each.recorded) for each in claims), ""),
        ("site.count.sources", len(own_sources(portal)), source_list(portal, language)),
        ("site.count.contradictions", len(cases_of(portal, language)), "contradictions"),
        ("site.count.corrections", len(evidence.corrections), "corrections"),
        ("site.count.questions", questions, "query/index"),
    )
    written = locale_for((language,)).number
    return [Figure(count, written(count), key, path) for key, count, path in counts if count]


def told_of(portal: Portal) -> list[str]:
    """Return the things of the lists but sources, which are counted by themselves."""
    sources = all_sources(portal)
    return [each for some in things_by_kind(portal).values() for each in some if each not in sources]


def source_list(portal: Portal, language: str) -> str:
    """Return the path of the list of sources."""
    for kind in kinds_of(portal, language):
        if not all_sources(portal).isdisjoint(kind.things):
            return kind.path
    return ""


def ways(portal: Portal, language: str) -> Iterator[Way]:
    """Yield what the graph is listed by, with the values that most belongs to."""
    for facet in facets_of(portal):
        sizes = sizes_of(portal, facet.folder)
        found = [(facet.link(portal, value, language), sizes[value]) for value in facet.things]
        total = len(found)
        found.sort(key=lambda each: (-each[1], each[0].text))
        if facet.plain:  # in their order, of those with most things
            found = sorted(found[:SHOWN], key=lambda each: each[0].text, reverse=True)
        title = facet.title(portal, language)
        yield Way(Link(title, language, f"{facet.folder}/index"), found[:SHOWN], total)


def newest(portal: Portal, language: str) -> list[Value]:
    """Return what has taken place or will, the latest first: of the kinds in the menu if the manifest names any."""
    main = (
        {one for each in menu(portal, language) for one in each.things} if portal.settings.said.menu else portal.pages
    )
    spans = evidence_of(portal).spans
    found = []
    for thing, value in portal.claims.pairs(PREFIXES["cg"] + "hasTimeSpan"):
        text = spans.get(plain(value), "")
        if thing in main and IRI(thing).kind not in OWNED_KINDS and text and (begin := begins(text)):
            found.append((begin, thing))
    latest = sorted(found, key=lambda each: each[1])
    latest.sort(key=lambda each: each[0], reverse=True)
    return [entry(portal, thing, language) for _, thing in latest[:NEWEST]]


def begins(text: str) -> str:
    """Return the first day of an EDTF period, or nothing."""
    try:
        begin = parse(text).begin
    except ValueError:
        return ""
    return begin.isoformat() if begin else ""
