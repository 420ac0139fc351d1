"""The things of a graph as entries: their names from its index, and what tells them from their namesakes."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress

from creativegraph import project
from creativegraph.errors import CreativeGraphError
from creativegraph.find.entries import Entries
from creativegraph.find.entry import MARK, Asked, Entry
from creativegraph.graph import Graph
from creativegraph.iris import BASE, IRI, PREFIXES, expand, render
from creativegraph.names import terms
from creativegraph.names.argument import argument
from creativegraph.names.fold import fold, squeezed
from creativegraph.names.kinds import above, ontology

__all__ = ["kinds_meant", "names_around", "of_graph", "place_names", "things_asked", "things_of_kind", "within"]

YEAR = re.compile(r"-?[0-9]{4}")
USUAL = (f"{PREFIXES['dcterms']}isPartOf", f"{PREFIXES['schema']}containedInPlace", f"{PREFIXES['skos']}broader")
BATCH = 2000
"""How many things a question is about."""
DEEPEST = 6
"""How many places a place may lie in, each in the next."""


def of_graph(graph: Graph) -> Entries:
    """Return the named things of a graph as entries, without the classes and properties of its ontology."""
    return Entries.of(entries_of(graph), graph.projects.own.base if graph.projects else BASE)


def within() -> list[str]:
    """Return the properties that lead from a place to those in which it lies: the transitive ones, and usual ones."""
    own = [expand(short) for short, line in ontology().items() if "owl:TransitiveProperty" in line]
    return [*(str(each) for each in own if each), *USUAL]


def told_of(graph: Graph, things: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    """Return what tells things from their namesakes, by thing."""
    text = project.text_of("find/entries.rq").replace("#within", ", ".join(render("iri", each) for each in within()))
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for start in range(0, len(things), BATCH):
        asked = text.replace("#things", terms(things[start : start + BATCH]))
        for thing, what, value in graph.lookup.table(asked, 3):
            told[thing][what].append(value)
    return told


def entries_of(graph: Graph) -> Iterator[Entry]:
    """Yield the things of a graph that have names."""
    names: dict[str, list[str]] = defaultdict(list)
    for thing, name in graph.index.all_names():
        names[thing].append(name)
    vocabulary = (f"{BASE}ontology", PREFIXES["owl"], PREFIXES["rdfs"])
    things = [each for each in names if not each.startswith(vocabulary)]
    told, labels = told_of(graph, things), graph.labels(things)
    for thing in sorted(things):
        of = told[thing]
        kinds = dict.fromkeys(wide for kind in of["kind"] for wide in (kind, *sorted(above(kind))))
        linked = (each for each in dict.fromkeys(of["linked"]) if each in names)
        places = dict.fromkeys(wide for each in linked for wide in (each, *around(each, told)))
        marks = dict.fromkeys(MARK + kind for place in places if place in told for kind in told[place]["kind"])
        years = dict.fromkeys(int(found[0]) for each in of["year"] if (found := YEAR.match(each)))
        about = ", ".join(labels.get(each) or IRI(each).slug for each in dict.fromkeys(of["within"]))
        yield Entry(
            thing, labels.get(thing, names[thing][0]), names[thing], list(kinds), [*places, *marks], list(years),
            about=about, own=of["own"],
        )  # fmt: skip


def around(place: str, told: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """Yield the places in which a place lies."""
    seen = {place}
    rest = [place]
    for _ in range(DEEPEST):
        rest = [wide for each in rest if each in told for wide in told[each]["within"] if wide not in seen]
        seen.update(rest)
        yield from rest


def place_names(graph: Graph, text: str) -> set[str]:
    """Return a name of a place, folded and without blanks, with its other names, codes and IRI in the graph.

    Its classes are marked: what is linked with another thing of such a class only is elsewhere.
    """
    found = {squeezed(fold(text)), text}
    things = [hit.thing for hit in graph.index.named(text)]
    if not things:
        with suppress(CreativeGraphError):
            things = [graph.resolve(text)]
    graph.lookup.look_up([argument(IRI(thing)) for thing in things])
    for thing in things:
        found.add(thing)
        found.update(squeezed(fold(name)) for name in graph.index.names_of(thing))
        if known := graph.lookup.known.get(thing):
            found.update(MARK + kind for kind in known.classes)
    return found


def names_around(graph: Graph, text: str) -> set[str]:
    """Return the names and IRIs of the places in which a place of the graph lies, without itself."""
    seen = rest = {hit.thing for hit in graph.index.named(text)}
    for _ in range(DEEPEST if rest else 0):
        told = told_of(graph, sorted(rest))
        rest = {wide for each in told.values() for wide in each["within"]} - seen
        if not rest:
            break
        seen = seen | rest
    wider = seen - {hit.thing for hit in graph.index.named(text)}
    return wider.union(*(map(squeezed, map(fold, graph.index.names_of(each))) for each in wider))


def things_asked(graph: Graph, things: Sequence[str]) -> Iterator[Asked]:
    """Yield things of a graph as they are asked for in an authority: by all their names and the place they lie in."""
    told = told_of(graph, things)
    around = {thing: next((each for each in told[thing]["within"] if each != thing), "") for thing in things}
    labels = graph.labels([*things, *filter(None, around.values())])
    for thing in things:
        names = tuple(graph.index.names_of(thing))
        if label := labels.get(thing) or next(iter(names), ""):
            place = labels.get(around[thing], "")
            yield Asked(label, place=place, aliases=tuple(each for each in names if each != label), thing=thing)


def things_of_kind(graph: Graph, kind: str) -> list[str]:
    """Return the things of a class, by its name or short form, that have names."""
    meant = kinds_meant(graph, kind)
    names = dict.fromkeys(thing for thing, _ in graph.index.all_names())
    told = told_of(graph, list(names))
    return [each for each in names if any(meant & {one, *above(one)} for one in told[each]["kind"])]


def kinds_meant(graph: Graph, text: str) -> set[str]:
    """Return the classes and code lists that are meant: by IRI, short form, kind such as ``place``, or name."""
    tables = (path.read_text(encoding="utf-8-sig") for path in project.files("data", "kinds.csv"))
    rows = (row for table in tables for row in csv.DictReader(table.splitlines()) if row.get("kind") == text)
    if found := {str(iri) for row in rows if (iri := expand(row["class"]))}:
        return found
    if iri := expand(text):
        return {str(iri)}
    return {hit.thing for hit in graph.index.named(text)}
