"""Lists that are narrowed by what their things belong to: a table of all, which a script filters as visitors choose.

The manifest says which lists there are: ``filters.fairs = ["fairs:Fair", "country", "year"]`` names a class and the
folders of ``lists`` to filter by; all that tell two of the things apart, where it names none.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.iris import expand
from creativegraph.project import using
from creativegraph.site.content.facets import Facet, facets_of, is_left_out
from creativegraph.site.content.kinds import Kind, classes_of_kinds, home, kinds_of, menu, nearest
from creativegraph.site.content.once import once
from creativegraph.site.html.paging import A_PAGE, numbered
from creativegraph.site.html.writer import Value
from creativegraph.site.page import Link, Page
from creativegraph.site.pages.lists import entry, incoming_of, key_of, whom
from creativegraph.site.portal import Portal
from creativegraph.tables.projects.site_forms import OF_KIND

__all__ = ["Column", "Filtered", "filtered_of", "pages"]

FOLDER = "browse"
FEWEST, MOST = 8, 3000
"""How many things a list has at least that is filtered though no manifest names it, and at most of any."""


class Column(NamedTuple):
    """What a list is filtered by: its name in addresses, its title, and the values of each thing."""

    name: str
    title: str
    values: dict[str, list[Link]]


class Filtered(NamedTuple):
    """A list that can be filtered: the link to it, and its things."""

    name: Link
    by: tuple[str, ...]
    things: tuple[str, ...]


class Entry(NamedTuple):
    """A line of a list: a thing, and its values of each column."""

    thing: Value
    values: list[list[Link]]


@once
def filtered_of(portal: Portal, language: str) -> tuple[Filtered, ...]:
    """Return the lists that the manifests name, else the bigger ones of the menu that something tells apart."""
    found = []
    for folder, terms in portal.named("filters").items():
        with using(portal.graph.projects):
            top, left_out = (
                str(expand(each) or each) for each in (terms[0], next(filter(is_left_out, terms), "!")[1:])
            )
        ended = {thing for thing, _ in portal.claims.pairs(left_out)} if left_out else set[str]()
        kind = next(
            (each for each in all_kinds(portal, language) if top in (each.key, classes_of_kinds(portal).get(each.key))),
            None,
        )
        if kind and (things := tuple(each for each in kind.things if each not in ended)):
            by = tuple(each for each in terms[1:] if not is_left_out(each))
            found.append(Filtered(kind.name._replace(path=f"{FOLDER}/{folder}"), by, things))
    if not portal.named("filters") and facets_of(portal):
        for kind in menu(portal, language):
            if len(kind.things) >= FEWEST:
                path = f"{FOLDER}/{kind.path.rpartition('/')[2]}"
                found.append(Filtered(kind.name._replace(path=path), (), kind.things))
    return tuple(each for each in found if columns(portal, each, language))


def all_kinds(portal: Portal, language: str) -> Iterator[Kind]:
    """Yield the kinds of things, each with its classes after it."""
    for each in kinds_of(portal, language):
        yield each
        yield from each.classes


@once
def columns(portal: Portal, listed: Filtered, language: str) -> tuple[Column, ...]:
    """Return what a list is filtered by."""
    facets = {each.folder: each for each in facets_of(portal)}
    wanted = listed.by or (OF_KIND, *facets)
    made = [
        by_kind(portal, listed, language) if each == OF_KIND else by_facet(portal, facets[each], listed, language)
        for each in wanted
        if each == OF_KIND or each in facets
    ]
    fewest = 1 if listed.by else 2
    return tuple(each for each in made if len({link.path for some in each.values.values() for link in some}) >= fewest)


def by_facet(portal: Portal, facet: Facet, listed: Filtered, language: str) -> Column:
    """Return the values of things in the lists of a facet."""
    within, found = frozenset(listed.things), defaultdict[str, list[Link]](list)
    for value, things in facet.things.items():
        for each in things:
            if each in within:
                found[each].append(facet.link(portal, value, language))
    return Column(facet.folder, facet.title(portal, language), found)


def by_kind(portal: Portal, listed: Filtered, language: str) -> Column:
    """Return the classes of things."""
    found = {each: [near.name] for each in listed.things if (near := nearest(portal, each, language))}
    return Column(OF_KIND, portal.writer(language).text("site.kind"), found)


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the lists; one that is too long for a page, in several that no script filters."""
    incoming = incoming_of(portal, language)
    for listed in filtered_of(portal, language):
        by = columns(portal, listed, language)
        found = []
        for thing in listed.things:
            values = [sorted(each.values.get(thing, ()), key=key_of) for each in by]
            for one in whom(incoming, thing):
                when = incoming.begins.get(one, "")
                shown = entry(portal, one, language)
                found.append((not when, [-ord(sign) for sign in when], key_of(shown), Entry(shown, values)))
        entries = [each[-1] for each in sorted(found)]
        size = A_PAGE if len(entries) > MOST else len(entries)
        some = [entries[start : start + size] for start in range(0, len(entries), size)]
        parts = numbered(listed.name.path, len(some))
        for part, rows in zip(parts, some, strict=True):
            data = {
                "columns": [Link(each.title, language, each.name) for each in by], "rows": rows, "parts": parts,
                "count": len(entries), "above": [home(language)], "narrowed": len(some) == 1,
            }  # fmt: skip
            yield Page(part.path, language, "browse.html", listed.name.text, data)
