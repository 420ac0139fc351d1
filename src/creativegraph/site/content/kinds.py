"""The kinds of things as lists name them: those of the projects, or classes where things are of no project."""

import csv
from collections import defaultdict
from typing import NamedTuple

from creativegraph import project
from creativegraph.export.document import OWNED_KINDS
from creativegraph.iris import IRI, PREFIXES, RDF_TYPE, expand
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.site.addresses import name_of, readable
from creativegraph.site.content.once import once
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal

__all__ = [
    "Kind",
    "above",
    "around",
    "classes_in",
    "classes_of_kinds",
    "home",
    "kind_of",
    "kinds_of",
    "menu",
    "nearest",
    "paths_of",
    "things_by_kind",
]

IN_MENU = 4
"""How many kinds the menu has where the manifest names none."""
ELSEWHERE = ("correction", "source")
"""Kinds with a page of their own, which the menu or the first page leads to."""


class Kind(NamedTuple):
    """A kind or class with its things; ``name`` leads to its list, which is at ``path``.

    ``classes`` are those of its things, the biggest first, where there are several; each with those of narrower ones.
    """

    key: str
    name: Link
    path: str
    things: tuple[str, ...]
    classes: tuple["Kind", ...] = ()


@once
def classes_in(portal: Portal) -> dict[str, list[str]]:
    """Return the classes of each thing, sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing, value in portal.claims.texts(RDF_TYPE):
        found[thing].append(value)
    return {thing: sorted(some) for thing, some in found.items()}


def kind_of(portal: Portal, thing: str) -> str:
    """Return the kind of a thing; of one that is of no project its first class, empty if it states none."""
    kind = IRI(thing).kind
    return kind or next(iter(classes_in(portal).get(thing, ())), "")


@once
def things_by_kind(portal: Portal) -> dict[str, tuple[str, ...]]:
    """Return the things that have pages by kind, without codes, and without time spans, which are dates of others."""
    spans = {span for span, _ in portal.claims.texts(PREFIXES["cg"] + "edtf")}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in portal.things:
        if each.kind != "code" and each not in spans:
            found[kind_of(portal, each)].append(each)
    return {kind: tuple(some) for kind, some in sorted(found.items())}


@once
def classes_of_kinds(portal: Portal) -> dict[str, str]:
    """Return the class of each kind, as the projects in use say it."""
    found: dict[str, str] = {}
    with using(portal.graph.projects):
        for path in project.files("data", "kinds.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    found[row.get("kind") or ""] = str(expand(row.get("class") or "") or "")
    return found


@once
def kinds_of(portal: Portal, language: str) -> tuple[Kind, ...]:
    """Return the kinds of the things that have pages, each with its things."""
    found = []
    for key, things in things_by_kind(portal).items():
        about = key if ":" in key else classes_of_kinds(portal).get(key, "")
        text, lang, _ = portal.writer(language).caption(about) if about else Link(key, "", "")
        if not text:
            text, lang = message("site.other-things", language), language
        path = f"list/{name_in_path(key)}"
        classes = things_by_class(portal).get(key, {})
        inner = tuple(
            Kind(each, named(portal, each, language, f"{path}_{name_of(each)}"), f"{path}_{name_of(each)}", some)
            for each, some in classes.items()
        )
        found.append(Kind(key, Link(text[:1].upper() + text[1:], lang, path), path, things, inner))
    return tuple(found)


def named(portal: Portal, about: str, language: str, path: str) -> Link:
    """Return a link to the list of a class."""
    text, lang, _ = portal.writer(language).caption(about)
    return Link(text[:1].upper() + text[1:], lang, path)


def name_in_path(key: str) -> str:
    """Return how a kind is called in the path of its list: of the kind alone, as no other is."""
    if ":" in key:
        return f"class_{name_of(key)}"
    return (key if key == readable(key) != "index" else name_of(key)) if key else "other_things"


@once
def things_by_class(portal: Portal) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the things of each kind by class, the biggest first, where a kind has several; all of it is no class."""
    made = {}
    for kind, things in things_by_kind(portal).items():
        nearest_of = {each: portal.vocabulary.classes(each) for each in things}
        used = {one for some in nearest_of.values() for one in some}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for each, some in nearest_of.items():
            for one in {wide for near in some for wide in portal.vocabulary.above(near)} & used:
                found[one].append(each)
        order = sorted(found, key=lambda each: (-len(found[each]), each))
        made[kind] = {each: tuple(found[each]) for each in order if len(found[each]) < len(things)}
    return {kind: some for kind, some in made.items() if some}


def paths_of(portal: Portal) -> list[str]:
    """Return the paths of the lists, to which the pages of things lead, sorted."""
    kinds = kinds_of(portal, portal.languages[0])
    return sorted([each.path for each in kinds] + [one.path for each in kinds for one in each.classes])


def nearest(portal: Portal, thing: str, language: str) -> Kind | None:
    """Return the nearest of the classes of a thing that have lists, else its kind; None for a code."""
    kind, near = around(portal, thing, language)
    return near or kind


def around(portal: Portal, thing: str, language: str) -> tuple[Kind | None, Kind | None]:
    """Return the kind of a thing, None for a code, and the nearest of its classes that have lists."""
    kind = kinds_by_key(portal, language).get(kind_of(portal, thing))
    if kind is None or not kind.classes:
        return kind, None
    lists = {each.key: each for each in kind.classes}
    return kind, next((lists[each] for each in portal.vocabulary.classes(thing) if each in lists), None)


@once
def kinds_by_key(portal: Portal, language: str) -> dict[str, Kind]:
    """Return the kinds by their keys."""
    return {each.key: each for each in kinds_of(portal, language)}


@once
def menu(portal: Portal, language: str) -> tuple[Kind, ...]:
    """Return the kinds and classes of the menu: those that the manifest names, else the biggest."""
    kinds = kinds_of(portal, language)
    if not portal.settings.said.menu:
        some = [each for each in kinds if each.key not in (*OWNED_KINDS, *ELSEWHERE, "")]
        return tuple(sorted(some, key=lambda each: (-len(each.things), each.key))[:IN_MENU])
    with using(portal.graph.projects):
        wanted = [str(expand(each) or each) for each in portal.settings.said.menu]
    classes = {one.key: one for each in kinds for one in each.classes}
    by_class = {classes_of_kinds(portal).get(each.key, each.key): each for each in kinds} | classes
    return tuple(by_class[each] for each in wanted if each in by_class)


def above(portal: Portal, thing: str, language: str) -> list[Link]:
    """Return where the page of a thing is: in the list of its kind, in that of its class, below the first page."""
    return [home(language), *(each.name for each in around(portal, thing, language) if each is not None)]


def home(language: str) -> Link:
    """Return the link to the first page."""
    return Link(message("site.overview", language), language, "index")
