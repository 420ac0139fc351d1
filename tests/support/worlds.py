"""The small worlds that shapes are tried on, and how many of them fit into one graph.

A good world (``good/TOPIC.ttl``) has no finding. A bad world (``bad/NAME.ttl``) names in its first line the shape
that finds fault with it. A fault (``bad/TOPIC.toml``) is the good world of its topic with one thing changed.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, Triple, parse
from tests.conftest import HEADER

import creativegraph as cg
from creativegraph.engine import OxigraphEngine, in_memory
from creativegraph.iris import IRI
from creativegraph.store.vocabulary import vocabulary_lines

HERE = Path(__file__).parents[1] / "worlds"
BAD = sorted((HERE / "bad").glob("*.ttl"))
GOOD = sorted((HERE / "good").glob("*.ttl"))
FAULTS = sorted((HERE / "bad").glob("*.toml"))
OF_ONE_THING = {"isoAlpha2", "isoAlpha3", "m49Code", "sameAs"}
"""Properties whose values no two things share, also not the same thing in two worlds of one graph."""
THING = re.compile(r"(/id/[a-z]+/)([^/<>\s]+>)")


class World(NamedTuple):
    """What stands in a world, and the shapes that find something there, as ``cgs:`` names."""

    name: str
    finds: frozenset[str]
    triples: tuple[Triple, ...]

    def apart(self) -> str:
        """N-Triples in which the name of the world stands before each thing, so that no two worlds meet."""
        lines = "".join(f"{each} .\n" for each in self.triples)
        return THING.sub(rf"\g<1>{self.name}--\g<2>", lines)


def written(path: Path) -> World:
    """A world that has a file of its own."""
    text = path.read_text(encoding="utf-8")
    first = text.partition("\n")[0]
    names = first.removeprefix("# finds: ").split(",") if first.startswith("# finds: ") else []
    return World(path.stem, frozenset(each.strip() for each in names), turtle(text))


def good(path: Path) -> Path:
    """The good world of the topic that a table of faults is about."""
    return HERE / "good" / f"{path.stem}.ttl"


def faults(path: Path) -> list[World]:
    """The worlds that differ from the good world of their topic in one thing."""
    text = good(path).read_text(encoding="utf-8")
    fine = [each for each in turtle(text) if IRI(each.predicate.value).slug not in OF_ONE_THING]
    known = HEADER + "\n".join(re.findall(r"^@prefix .*$", text, re.MULTILINE))
    found = []
    for rule, change in tomllib.loads(path.read_text(encoding="utf-8")).items():
        gone = set(turtle(known + change.get("remove", "")))
        assert gone <= set(fine), f"{path.name}: {rule} removes what the good world does not say"
        left = tuple(each for each in fine if each not in gone)
        name = "fault-" + rule.removeprefix("cgs:").lower()
        found.append(World(name, frozenset({rule}), left + turtle(known + change.get("add", ""))))
    return found


def turtle(text: str) -> tuple[Triple, ...]:
    """Triples of a text."""
    return tuple(each.triple for each in parse(text.encode(), format=RdfFormat.TURTLE))


@cache
def good_worlds() -> tuple[World, ...]:
    """One for each topic."""
    return tuple(written(path) for path in GOOD)


@cache
def bad_worlds() -> tuple[World, ...]:
    """Those with a file of their own, and the faults."""
    return (*map(written, BAD), *(each for path in FAULTS for each in faults(path)))


@cache
def all_worlds() -> cg.Graph:
    """All worlds and the vocabulary in one graph, each world with names of its own."""
    text = "".join(each.apart() for each in (*bad_worlds(), *good_worlds()))
    return cg.Graph(OxigraphEngine(in_memory(text.encode() + vocabulary_lines())))


@cache
def found_in_all_worlds() -> cg.Report:
    """What the fast engine finds in all worlds; the tests of one worker share it."""
    return cg.validate(all_worlds(), engine="fast")


@cache
def packaged_report() -> cg.Report:
    """What is found in the packaged tables; the tests of one worker share it."""
    return cg.check()
