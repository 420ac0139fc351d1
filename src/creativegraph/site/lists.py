"""The lists of all things: by kind, and by what the manifest names, such as countries, fields or years."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creativegraph.names.fold import fold
from creativegraph.site.facets import Facet, facets_of
from creativegraph.site.kinds import Kind, home, kind_of, kinds_of
from creativegraph.site.page import Link, Page
from creativegraph.site.paging import A_PAGE, numbered
from creativegraph.site.portal import Portal

__all__ = ["Group", "pages", "sorted_links"]


class Group(NamedTuple):
    """Things of one kind in a list."""

    name: Link
    things: list[Link]


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the lists of kinds, then those of facets."""
    for kind in kinds_of(portal, language):
        yield from of_kind(portal, kind, language)
    for facet in facets_of(portal):
        yield from of_facet(portal, facet, language)


def of_kind(portal: Portal, kind: Kind, language: str) -> Iterator[Page]:
    """Yield the pages that list all things of a kind."""
    links = sorted_links(portal, kind.things, language)
    some = [links[start : start + A_PAGE] for start in range(0, len(links), A_PAGE)]
    parts = numbered(kind.path, len(some))
    for part, listed in zip(parts, some, strict=True):
        data = {
            "groups": [Group(Link("", "", ""), listed)], "count": len(links), "about": Link("", "", ""),
            "parts": parts, "above": [home(language)],
        }  # fmt: skip
        yield Page(part.path, language, "list.html", kind.name.text, data)


def of_facet(portal: Portal, facet: Facet, language: str) -> Iterator[Page]:
    """Yield the list of the values of a facet, and the page of each value."""
    title = facet.title(portal, language)
    links = [(facet.link(portal, value, language), len(things)) for value, things in facet.things.items()]
    if not facet.plain:
        links.sort(key=lambda each: key_of(each[0]))
    yield Page(f"{facet.folder}/index", language, "facet.html", title, {"values": links, "above": [home(language)]})
    for value, things in facet.things.items():
        name = facet.link(portal, value, language)
        found: defaultdict[str, list[str]] = defaultdict(list)
        for each in things:
            found[kind_of(portal, each)].append(each)
        names = {each.key: each for each in kinds_of(portal, language)}
        groups = [
            Group(names[kind].name, sorted_links(portal, some, language))
            for kind, some in sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
            if kind in names
        ]
        data = {
            "groups": groups, "count": len(things), "parts": [],
            "above": [home(language), Link(title, language, f"{facet.folder}/index")],
            "about": Link("", "", "") if facet.plain else portal.link(value, language),
        }  # fmt: skip
        yield Page(name.path, language, "list.html", name.text, data)


def sorted_links(portal: Portal, things: Sequence[str], language: str) -> list[Link]:
    """Return links to things, by their names."""
    return sorted((portal.link(str(each), language) for each in things), key=key_of)


def key_of(link: Link) -> tuple[str, str, str]:
    """Return by what links are sorted: their names without marks and case, then as they are."""
    return fold(link.text), link.text, link.path
