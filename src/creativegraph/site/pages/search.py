"""The search of a site: an index of the names of all things, and the page that shows what was found.

Names are folded here, by the rule that ``find`` has; what the visitor types is folded by the script, with the letters
that the index brings along. The things that matter most come first in it: those to which most leads.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from unicodedata import category, combining, decimal, normalize

from creativegraph.export.document import OWNED_KINDS
from creativegraph.iris import IRI, PREFIXES
from creativegraph.names.fold import UNMARKED, fold, han_variants
from creativegraph.site.content.claims import plain
from creativegraph.site.content.facets import Facet, facets_of
from creativegraph.site.content.kinds import classes_in, home, kinds_of, things_by_kind
from creativegraph.site.content.once import once
from creativegraph.site.digests import made_of
from creativegraph.site.live import bundle
from creativegraph.site.page import Page, Part
from creativegraph.site.pages.changes import way
from creativegraph.site.pages.lists import counted
from creativegraph.site.pages.questions import topics
from creativegraph.site.pages.see import seen_in
from creativegraph.site.portal import Portal
from creativegraph.store.layers import layer_of

__all__ = ["INDEX", "PATH", "index_of", "letters", "pages", "parts"]

INDEX = "assets/search.json"
"""The path of the index."""
PATH = "search"
"""That of the page."""
SCRIPT = "search.js"
SKOS = PREFIXES["skos"]
QUESTION, PAGE = "site.question", "site.page"
"""What the index calls the pages that are of no thing."""


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page that shows what was found; without a script it leads to all lists. None where no script is."""
    if bundle(SCRIPT):
        kinds = [(each.name, counted(portal, each.things)) for each in kinds_of(portal, language)]
        title = portal.writer(language).text("site.search")
        yield Page(PATH, language, "search.html", title, {"kinds": kinds, "above": [home(language)]})


def parts(portal: Portal) -> Iterator[Part]:
    """Yield the index, where there is a script that reads it."""
    if bundle(SCRIPT):
        import orjson

        data = orjson.dumps(index_of(portal))
        yield Part(INDEX, made_of(data), lambda: data)


@once
def index_of(portal: Portal) -> dict[str, object]:
    """Return the index: ``things`` in the order of what matters, and the words that they share.

    A thing is the path of its page, the places of what it is and where it is (-1: nowhere known) in ``kinds`` and
    ``places``, how its names are called in each language of the site (places in ``names``), the names, and these
    folded, in the same order: 0 where an earlier one is folded alike, 1 where only capitals differ. Further folded
    names are not shown. From ``own`` on things belong to others.
    """
    kinds, places, around = dict[str, int](), dict[str, int](), places_of(portal)
    hidden = hidden_of(portal)
    things, alphabet = [], set(" ")
    order = ranked(portal)
    own = sum(each.kind not in OWNED_KINDS for each in order)
    for thing in order:
        names = list(dict.fromkeys(portal.link(thing, each).text for each in portal.languages))
        labels = [names.index(portal.link(thing, each).text) for each in portal.languages]
        names = list(dict.fromkeys((*names, *(name for _, _, name in portal.names.get(thing, ())))))
        folded = list(map(fold, names))
        shown = [
            0 if key in folded[:place] else 1 if key == name.lower() else key
            for place, (name, key) in enumerate(zip(names, folded, strict=True))
        ]
        more = sorted(hidden.get(thing, set()).difference(folded))
        kind, place = kind_of(portal, thing), around.get(thing, "")
        alphabet.update(*names, *folded, *more)
        things.append([
            portal.path(thing), kinds.setdefault(kind, len(kinds)) if kind else -1,
            places.setdefault(place, len(places)) if place else -1, labels, names, [*shown, *more],
        ])  # fmt: skip
    ways = [*ways_in(portal, kinds, alphabet)]
    things[own:own], own = ways, own + len(ways)
    called = [[called_in(portal, kind, each) for each in portal.languages] for kind in kinds]
    return {
        "languages": portal.languages, "letters": letters(alphabet), "kinds": called, "own": own,
        "places": [[portal.link(place, each).text for each in portal.languages] for place in places], "things": things,
    }  # fmt: skip


def called_in(portal: Portal, kind: str, language: str) -> str:
    """Return how a class, a list of codes or what else has a page is called."""
    writer = portal.writer(language)
    return writer.text(kind) if kind in (QUESTION, PAGE) else writer.term(kind).text


def ways_in(portal: Portal, kinds: dict[str, int], alphabet: set[str]) -> Iterator[list[object]]:
    """Yield the lists, pictures, questions and other pages, each as a thing of the index."""
    years = {path for each in facets_of(portal) for path, _ in years_in(each)}
    titles: dict[str, list[str]] = {}
    for language in portal.languages:
        for path, title, *_ in links_to(portal, language):
            titles.setdefault(path, []).append(title)
    for path, some in titles.items():
        names = list(dict.fromkeys(some))
        kind = QUESTION if path.startswith("query/") and not path.endswith("/index") else PAGE
        more = [path.removeprefix("query/")] if kind == QUESTION else [path] if path in years else []
        folded = list(map(fold, names))
        alphabet.update(*names, *folded)
        yield [
            path, kinds.setdefault(kind, len(kinds)), -1, list(map(names.index, some)), names,
            [*folded, *map(fold, more)],
        ]  # fmt: skip


def links_to(portal: Portal, language: str) -> Iterator[tuple[str, str]]:
    """Yield the paths of the pages that are of no thing, with their titles in a language."""
    text = portal.writer(language).text
    for each in kinds_of(portal, language):
        yield from ((one.path, one.name.text) for one in (each, *each.classes))
    yield from ((f"{each.folder}/index", each.title(portal, language)) for each in facets_of(portal))
    yield from (
        (path, f"{each.title(portal, language)} {year}") for each in facets_of(portal) for path, year in years_in(each)
    )
    yield from ((each.path, each.title) for each in seen_in(portal, language))
    for _, name, some in topics(portal, language):
        yield name.path, name.text
        yield from ((f"query/{asked}", title) for asked, title in some)
    if changed := way(portal, language):
        yield changed.path, changed.text
    yield from (
        (path, text(f"site.{key}"))
        for path, key in (
            ("query/index", "questions"), ("contradictions", "contradictions"), ("corrections", "corrections"),
            ("about", "about"), ("persons", "persons"),
        )
    )  # fmt: skip


def years_in(facet: Facet) -> list[tuple[str, str]]:
    """Return the paths of the pages of years, as ``joined/2023``, which are found by these too, with the years."""
    return [(f"{facet.folder}/{facet.names[each]}", each) for each in sorted(facet.things)] if facet.plain else []


def ranked(portal: Portal) -> list[IRI]:
    """Return the things: first those of which something is said, then codes and sources, then what belongs to others.

    Among equals come first those to which most leads.
    """
    links = Counter(end for each in portal.claims.by.values() for end in (each.subject, plain(each.value)))
    if not links:  # no claims
        links.update(plain(quad.object) for quad in portal.store.quads_for_pattern(None, None, None, None))

    def shelf(thing: IRI) -> int:
        if thing.kind in OWNED_KINDS:
            return 2
        return int(thing.kind == "code" or layer_of(thing) == "evidence")

    listed = {each for some in things_by_kind(portal).values() for each in some}
    found = [each for each in portal.things if each.kind == "code" or each in listed]
    return sorted(found, key=lambda each: (shelf(each), -links.get(each, 0), each))


def hidden_of(portal: Portal) -> dict[str, set[str]]:
    """Return the hidden names of things, folded: things are found by these, but they are not shown."""
    found: dict[str, set[str]] = {}
    for thing, name in portal.claims.pairs(SKOS + "hiddenLabel"):
        if folded := fold(str(getattr(name, "value", ""))):
            found.setdefault(thing, set()).add(folded)
    return found


def places_of(portal: Portal) -> dict[str, str]:
    """Return where things are: the one value that they have of the first list of things of the manifest."""
    found: dict[str, str] = {}
    for facet in facets_of(portal):
        if not facet.plain and all(IRI(each).kind != "code" for each in facet.things):
            for value, things in facet.things.items():
                found.update({each: "" if each in found else value for each in things})
            break
    return found


def kind_of(portal: Portal, thing: IRI) -> str:
    """Return what a thing is: its narrowest class, the list of a code; empty if nothing says it."""
    if thing.kind == "code":
        return next((getattr(each, "value", "") for each in portal.facts.of(thing).get(SKOS + "inScheme", ())), "")
    return narrowest(portal, tuple(classes_in(portal).get(thing, ())))


@once
def narrowest(portal: Portal, classes: tuple[str, ...]) -> str:
    """Return the class of several that is above none of the others; empty for none."""
    above = {wide for each in classes for wide in portal.vocabulary.above(each) if wide != each}
    return next((each for each in classes if each not in above), next(iter(classes), ""))


def letters(alphabet: set[str]) -> tuple[str, str]:
    """Return letters, and what each is folded to, with ``|`` between.

    These are the letters that the script cannot fold by the rules of Unicode alone; of those that stand for one letter,
    only if that occurs in the index.
    """
    parts = {part for each in alphabet for part in normalize("NFKD", each)}
    marks = {each for each in alphabet | parts if category(each).startswith("M") and not combining(each)}
    variants = {chr(many) for many, one in han_variants().items() if chr(one) in alphabet}
    found = {each: fold(f"a{each}a")[1:-1] for each in sorted({*special(), *marks, *variants})}
    found = {each: plain for each, plain in found.items() if plain != by_rules(each) and alphabet.issuperset(plain)}
    return "".join(found), "|".join(found.values())


@cache
def special() -> frozenset[str]:
    """Return the letters that names are folded by hand with, those with two small forms, and digits."""
    every = map(chr, range(128, 0x10000))
    odd = (each for each in every if each.casefold() != each.lower() or decimal(each, None) is not None)
    return frozenset((*map(chr, UNMARKED), *(small for each in odd if len(small := each.lower()) == 1)))


def by_rules(letter: str) -> str:
    """Return a letter as the script folds it without help."""
    plain = "".join(each for each in normalize("NFKD", letter.lower()) if not category(each).startswith("M"))
    return " ".join(re.findall(r"[^\W_]+", f"a{plain}a"))[1:-1]
