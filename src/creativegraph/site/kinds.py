"""The kinds of things as lists name them: those of the projects, and classes where things are of no project."""

import csv
from collections import defaultdict
from typing import NamedTuple

from creativegraph import project
from creativegraph.iris import IRI, PREFIXES, RDF_TYPE, expand
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.site.addresses import apart, readable
from creativegraph.site.claims import plain
from creativegraph.site.once import once
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal

__all__ = ["Kind", "above", "classes_in", "home", "kind_of", "kinds_of"]


class Kind(NamedTuple):
    """A kind with its things; ``name`` leads to its list, which is at ``path``."""

    key: str
    name: Link
    path: str
    things: tuple[str, ...]


@once
def classes_in(portal: Portal) -> dict[str, list[str]]:
    """Return the classes of each thing, sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing, value in portal.claims.pairs(RDF_TYPE):
        found[thing].append(plain(value))
    return {thing: sorted(some) for thing, some in found.items()}


def kind_of(portal: Portal, thing: str) -> str:
    """Return the kind of a thing; of one that is of no project its first class, empty if it states none."""
    kind = IRI(thing).kind
    return kind or next(iter(classes_in(portal).get(thing, ())), "")


@once
def things_by_kind(portal: Portal) -> dict[str, tuple[str, ...]]:
    """Return the things that have pages by kind, without codes, and without time spans, which are dates of others."""
    spans = {span for span, _ in portal.claims.pairs(PREFIXES["cg"] + "edtf")}
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
    found, kinds = [], things_by_kind(portal)
    slugs = apart({key: readable(IRI(key).slug or "other") for key in kinds})
    for key, things in kinds.items():
        about = key if ":" in key else classes_of_kinds(portal).get(key, "")
        text, lang = portal.label(about, language) if about else (key, "")
        if not text:
            text, lang = message("site.other-things", language), language
        path = f"list/{slugs[key]}"
        found.append(Kind(key, Link(text[:1].upper() + text[1:], lang, path), path, things))
    return tuple(found)


def above(portal: Portal, thing: str, language: str) -> list[Link]:
    """Return where the page of a thing is: in the list of its kind, below the first page."""
    kind = kind_of(portal, thing)
    return [home(language), *(each.name for each in kinds_of(portal, language) if each.key == kind)]


def home(language: str) -> Link:
    """Return the link to the first page."""
    return Link(message("site.overview", language), language, "index")
