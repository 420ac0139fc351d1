"""Graphs that both SHACL engines are run on: the worlds, and graphs damaged by chance."""

import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from tests.support.questions import packaged
from tests.support.worlds import BAD, GOOD, turtle

from creativegraph.engine import OxigraphEngine
from creativegraph.graph import Graph
from creativegraph.iris import CODES, PREFIXES, TERMS, THINGS

WORLDS = [*BAD, *GOOD]
XSD = PREFIXES["xsd"]
LARGEST = 500
WORDS = (
    "", "0", "-1", "+5", "02019", "2019.0", "1e3", "abc", "2019-02-30", "20024-12-31", "2024-01-01Z", "true", "2024",
)  # fmt: skip
DATATYPES = ("integer", "date", "string", "decimal", "boolean", "double", "anyURI", "gYear", "int", "dateTime")
LANGUAGES = ("en", "vi", "fr", "en-GB", "vi-VN")
COMPARED = {
    "beginEarliest": "endLatest",
    "designatedIn": "extendedIn",
    "memberSince": "memberUntil",
    "southLatitude": "northLatitude",
    "validFrom": "validUntil",
}
"""Properties whose values shapes compare, the lesser one first."""


def graph_of(triples: Iterable[Triple]) -> Graph:
    """A graph with these triples."""
    store = Store()
    store.extend(Quad(*each) for each in triples)
    return Graph(OxigraphEngine(store))


@cache
def triples() -> tuple[Triple, ...]:
    """The triples of the packaged graph."""
    return tuple(each.triple for each in packaged().store())


@cache
def vocabulary() -> tuple[Triple, ...]:
    """What shapes ask of the ontology and the codes; all of it would make pySHACL ten times slower."""
    asked = ("http://www.w3.org/2000/01/rdf-schema#subClassOf", PREFIXES["skos"] + "inScheme")
    store = packaged().store()
    return tuple(each.triple for link in asked for each in store.quads_for_pattern(None, NamedNode(link), None, None))


@cache
def statements() -> dict[str, list[Triple]]:
    """The triples of the packaged graph by thing, without ontology and codes."""
    found: dict[str, list[Triple]] = {}
    for each in triples():
        if not str(each.subject).startswith((f"<{TERMS}", f"<{CODES}")):
            found.setdefault(str(each.subject), []).append(each)
    return {name: found[name] for name in sorted(found)}


@cache
def said_of(thing: str) -> list[Triple]:
    """The triples about a thing, sorted."""
    return sorted(statements()[thing], key=str)


@cache
def world(path: Path) -> tuple[Triple, ...]:
    """The triples of a file."""
    return tuple(each.triple for each in parse(path.read_bytes(), format=RdfFormat.TURTLE))


def around(chance: random.Random) -> list[Triple]:
    """Some worlds of the tests, or a piece of the packaged graph with what it refers to."""
    if chance.random() < 0.5:
        return [each for path in chance.sample(WORLDS, chance.randint(1, 4)) for each in world(path)]
    about = statements()
    todo, found = [chance.choice(list(about))], dict[str, list[Triple]]()
    while todo and sum(map(len, found.values())) < LARGEST / 2:
        thing = todo.pop(chance.randrange(len(todo)))
        if thing in about and thing not in found:
            found[thing] = said_of(thing)
            todo.extend(str(each.object) for each in found[thing])
    return [each for triples in found.values() for each in triples]


def damaged(seed: str) -> list[Triple]:
    """At most 500 triples, up to a dozen of them lost, misplaced or changed; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    return damage(chance, around(chance)[: LARGEST - 12], chance.randint(0, 12))


def damage(chance: random.Random, triples: list[Triple], times: int) -> list[Triple]:
    """The triples, some of them lost, misplaced or changed."""
    for _ in range(times):
        place, other = chance.randrange(len(triples)), chance.choice(triples)
        here = triples[place]
        kind = chance.randrange(7)
        if kind == 0:
            triples[place] = Triple(here.subject, here.predicate, odd(chance, here, other))
        elif kind == 1:
            triples.append(Triple(here.subject, here.predicate, odd(chance, here, other)))
        elif kind == 2:
            triples[place] = Triple(other.subject, here.predicate, here.object)
        elif kind == 3:
            triples[place] = Triple(here.subject, other.predicate, here.object)
        elif kind == 4:
            triples.append(Triple(other.subject, here.predicate, here.object))
        elif kind == 5:
            triples[place] = Triple(BlankNode(f"s{chance.randrange(2)}"), here.predicate, here.object)
        elif len(triples) > 1:
            del triples[place]
    return triples


def odd(chance: random.Random, here: Triple, other: Triple) -> NamedNode | BlankNode | Literal | Triple:
    """An object that nobody would write on purpose."""
    word = getattr(here.object, "value", "x")
    return chance.choice([
        Literal(chance.choice(WORDS), datatype=NamedNode(XSD + chance.choice(DATATYPES))),
        Literal(word, datatype=NamedNode(XSD + chance.choice(DATATYPES))),
        Literal(word, language=chance.choice(LANGUAGES)),
        Literal(word + chance.choice(["é", "0", " x", "\n"])),
        NamedNode(THINGS + "place/nowhere"), BlankNode("o"), other.object, other.subject,
    ])  # fmt: skip


def odd_values(less: str, more: str) -> list[Triple]:
    """Sixty places with values of two compared properties that are numbers, dates, neither, or not comparable."""
    chance = random.Random(less)  # noqa: S311 - chance, not secrecy
    odd = [f'"{word}"^^xsd:{kind}' for word in (*WORDS, "9.5", "2024-01-01") for kind in DATATYPES[:6]]
    values = [(chance.choice([*odd, "_:b", "e:x"]), chance.choice([*odd, "9.5", "2024"])) for _ in range(60)]
    lines = [f"<{THINGS}place/t{number}> cg:{less} {a} ; cg:{more} {b} ." for number, (a, b) in enumerate(values)]
    prefixes = f"@prefix cg: <{TERMS}> . @prefix xsd: <{XSD}> . @prefix e: <http://e/> ."
    # The label of the blank node must be the same each time: parsers make up others.
    return [renamed(each) for each in turtle("\n".join([prefixes, *lines]))]


def renamed(triple: Triple) -> Triple:
    """A triple whose object, where it is a blank node, is called b."""
    return (
        triple if not isinstance(triple.object, BlankNode) else Triple(triple.subject, triple.predicate, BlankNode("b"))
    )
