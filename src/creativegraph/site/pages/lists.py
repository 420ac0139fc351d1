"""The lists of all things: by kind and class, and by what the manifest names, such as countries, fields or years."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creativegraph.iris import expand
from creativegraph.messages.table import message
from creativegraph.names.fold import fold
from creativegraph.project import using
from creativegraph.site.content.facets import Facet, facets_of
from creativegraph.site.content.incoming import Incoming
from creativegraph.site.content.kinds import Kind, around, home, kinds_of, menu
from creativegraph.site.content.once import once
from creativegraph.site.content.statements import Statements
from creativegraph.site.content.tables import Tables
from creativegraph.site.html.paging import A_PAGE, numbered
from creativegraph.site.html.writer import Value
from creativegraph.site.page import Link, Page
from creativegraph.site.portal import Portal

__all__ = ["Group", "Letter", "counted", "entry", "kinds_counted", "pages", "sizes_of", "sorted_links"]

INDEXED, MOST_LETTERS, FEW = 60, 40, 4
"""How many names a list has at least that gets an index of letters, how many letters that has at most, and how many
groups a list has at least that gets an index of these."""


class Letter(NamedTuple):
    """A letter of an index: where it leads, and the place on its page of the first name that begins with it."""

    text: str
    path: str
    place: int


class Group(NamedTuple):
    """Things of one kind in a list; relations are listed by whom they are of."""

    name: Link
    things: list[Value]


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the lists of kinds and of their classes, then those of facets."""
    kinds = [(each.name, counted(portal, each.things)) for each in kinds_of(portal, language)]
    title = message("site.kinds", language)
    yield Page("list/index", language, "facet.html", title, {"values": kinds, "above": [home(language)]})
    for kind in kinds_of(portal, language):
        yield from of_kind(portal, kind, language, [home(language)])
        for each in kind.classes:
            yield from of_kind(portal, each, language, [home(language), kind.name])
    for facet in facets_of(portal):
        yield from of_facet(portal, facet, language)


def of_kind(portal: Portal, kind: Kind, language: str, above: list[Link]) -> Iterator[Page]:
    """Yield the pages that list all things of a kind or class."""
    listed = entries(portal, kind.things, language)
    some = [listed[start : start + A_PAGE] for start in range(0, len(listed), A_PAGE)]
    parts = numbered(kind.path, len(some))
    letters = letters_of(some, parts)
    for part, shown in zip(parts, some, strict=True):
        data = {
            "groups": [Group(Link("", "", ""), shown)], "count": len(listed), "about": Link("", "", ""),
            "classes": kinds_counted(portal, kind), "parts": parts, "above": above,
            "letters": letters,
            "places": {each.place: n for n, each in enumerate(letters, start=1) if each.path == part.path},
        }  # fmt: skip
        yield Page(part.path, language, "list.html", kind.name.text, data)


def letters_of(some: list[list[Value]], parts: list[Link]) -> list[Letter]:
    """Return the letters with which the names in a long list begin; none where they are not in their order."""
    found: dict[str, Letter] = {}
    if sum(map(len, some)) < INDEXED or any(each.kind for shown in some for each in shown):
        return []
    for part, shown in zip(parts, some, strict=True):
        for place, each in enumerate(shown):
            letter = fold(each.text)[:1].upper()
            found.setdefault(letter if letter.isalpha() else "#", Letter(letter, part.path, place))
    return [each._replace(text=text) for text, each in found.items()] if len(found) <= MOST_LETTERS else []


def of_facet(portal: Portal, facet: Facet, language: str) -> Iterator[Page]:
    """Yield the list of the values of a facet, and the page of each value."""
    title = facet.title(portal, language)
    sizes = sizes_of(portal, facet.folder)
    links = [(facet.link(portal, value, language), sizes[value]) for value in facet.things]
    if not facet.plain:
        links.sort(key=lambda each: key_of(each[0]))
    yield Page(f"{facet.folder}/index", language, "facet.html", title, {"values": links, "above": [home(language)]})
    for value, things in facet.things.items():
        name, groups = facet.link(portal, value, language), grouped(portal, things, language)
        data = {
            "groups": groups, "count": sizes[value], "parts": [], "letters": [], "places": {}, "classes": [
                (each.name._replace(path=f"{name.path}#group-{number}"), len(each.things))
                for number, each in enumerate(groups, start=1) if len(groups) >= FEW
            ],
            "above": [home(language), Link(title, language, f"{facet.folder}/index")],
            "about": Link("", "", "") if facet.plain else portal.link(value, language),
        }  # fmt: skip
        yield Page(name.path, language, "list.html", name.text, data)


def grouped(portal: Portal, things: Sequence[str], language: str) -> list[Group]:
    """Return things by kind or class: those of the menu first, in its order, then the biggest."""
    first = {each.key: place for place, each in enumerate(menu(portal, language))}
    found: defaultdict[tuple[int, Link], list[str]] = defaultdict(list)
    for each in things:
        shown = group_of(portal, each, language)
        if shown is not None:
            found[first.get(shown.key, len(first)), shown.name].append(each)
    some = sorted(found.items(), key=lambda each: (each[0][0], -len(each[1]), each[0][1]))
    return [Group(name, entries(portal, several, language)) for (_, name), several in some]


def entries(portal: Portal, things: Sequence[str], language: str) -> list[Value]:
    """Return things as a list shows them, with when they were and what marks them: the newest first, then by name."""
    incoming, found = incoming_of(portal, language), []
    for each in dict.fromkeys(one for thing in things for one in whom(incoming, thing)):
        when, shown = incoming.begins.get(each, ""), entry(portal, each, language)
        found.append((not when, [-ord(sign) for sign in when], key_of(shown), shown))
    return [each[-1] for each in sorted(found)]


def entry(portal: Portal, thing: str, language: str) -> Value:
    """Return a thing as a list shows it."""
    writer, when = portal.writer(language), incoming_of(portal, language).begins.get(thing, "")
    facts = portal.facts.of(thing)
    marks = [writer.value(value).text for term in marks_of(portal) for value in facts.get(term, ())]
    return Value(*portal.link(thing, language), kind=", ".join([*([writer.period(when)] if when else []), *marks]))


def counted(portal: Portal, things: Sequence[str]) -> int:
    """Return how many entries a list of things has: one for each that a relation is of."""
    incoming = incoming_of(portal, portal.languages[0])
    return len({one for thing in things for one in whom(incoming, thing)})


def kinds_counted(portal: Portal, kind: Kind) -> list[tuple[Link, int]]:
    """Return the lists of the classes of a kind with how many entries they have, without one that is called as it."""
    return [(each.name, counted(portal, each.things)) for each in kind.classes if each.name.text != kind.name.text]


@once
def sizes_of(portal: Portal, folder: str) -> dict[str, int]:
    """Return how many entries the list of each value of a facet has: those of each kind are told apart."""
    language = portal.languages[0]
    incoming = incoming_of(portal, language)
    (facet,) = (each for each in facets_of(portal) if each.folder == folder)
    return {
        value: len({
            (group.key, one)
            for each in things if (group := group_of(portal, each, language)) for one in whom(incoming, each)
        })
        for value, things in facet.things.items()
    }  # fmt: skip


def group_of(portal: Portal, thing: str, language: str) -> Kind | None:
    """Return under which kind or class a list of several has a thing: a kind of the menu, else its class."""
    kind, near = around(portal, thing, language)
    return kind if kind is None or kind.key in {each.key for each in menu(portal, language)} else near or kind


def whom(incoming: Incoming, thing: str) -> list[str]:
    """Return those whom a relation is of, such as the city of a membership; of anything else the thing itself."""
    portal, tables = incoming.portal, incoming.tables
    if tables.relations.isdisjoint(portal.vocabulary.classes(thing)):
        return [thing]
    facts = portal.facts.of(thing)
    terms = [term for term in sorted(facts) if portal.vocabulary.aspect(term).endswith("/who")]
    found = [str(getattr(each, "value", "")) for term in terms for each in facts[term] if tables.is_thing(each)]
    return found or [thing]


@once
def incoming_of(portal: Portal, language: str) -> Incoming:
    """Return what tells when things were."""
    return Incoming(Tables(Statements(portal, language)))


@once
def marks_of(portal: Portal) -> tuple[str, ...]:
    """Return the properties whose values stand beside names."""
    with using(portal.graph.projects):
        return tuple(str(expand(each) or each) for each in portal.settings.said.marks)


def sorted_links(portal: Portal, things: Sequence[str], language: str) -> list[Link]:
    """Return links to things, by their names."""
    return sorted((portal.link(str(each), language) for each in things), key=key_of)


def key_of(link: Link | Value) -> tuple[str, str, str]:
    """Return by what links are sorted: their names without marks and case, then as they are."""
    return fold(link.text), link.text, link.path
