"""What N-Triples state, taken apart once, and which shapes have a target in it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from creativegraph.iris import PREFIXES, RDF_TYPE
from creativegraph.validation.engines.paths import links_of
from creativegraph.validation.shapes.graph import closure, shapes_of
from creativegraph.validation.shapes.shapes import targeted

__all__ = ["BELOW", "TYPE", "Stated", "aimed_at_some", "stated_in", "targets_in"]

TYPE = f"<{RDF_TYPE}>"
BELOW, ABOVE = ((f"<{PREFIXES['rdfs']}subClassOf>", back) for back in (False, True))


class Stated(NamedTuple):
    """What N-Triples state: the facts about each thing, how often there is each, and property and value of some.

    ``names`` are all properties.

    A fact is a line without its subject. Most are stated about many things, and are taken apart once.
    """

    about: Mapping[str, list[str]]
    counts: Mapping[str, int]
    parts: Mapping[str, tuple[str, str]]
    names: AbstractSet[str]


def stated_in(data: bytes, names: Collection[str]) -> Stated:
    """Return what N-Triples state, with the parts of facts that have some properties."""
    about = defaultdict[str, list[str]](list)
    for line in data.decode().split("\n")[:-1]:
        subject, fact = line.split(" ", 1)
        about[subject].append(fact)
    counts, parts, used = Counter(chain.from_iterable(about.values())), dict[str, tuple[str, str]](), set[str]()
    for fact in counts:
        name, value = fact.split(" ", 1)
        used.add(name)
        if name in names:
            parts[fact] = name, value[:-2]
    return Stated(about, counts, parts, used)


def aimed_at_some(stated: Stated, data: bytes, rules: bytes) -> list[str]:
    """Return the shapes that may have a target in what is stated; the engine takes milliseconds for each other."""
    shapes, found = shapes_of(rules), list[str]()
    below = {each: set(others) for each, others in links_of(data, frozenset({ABOVE}))[ABOVE].items()}
    kinds = {value for name, value in stated.parts.values() if name == TYPE}
    for shape in targeted(rules):
        named = shape in shapes.implicit or bool(shapes.parts(shape, "sh:target", "sh:targetNode"))
        names = shapes.parts(shape, "sh:targetSubjectsOf", "sh:targetObjectsOf")
        classes = (closure(kind, below) for kind in shapes.values(shape, "sh:targetClass"))
        if named or not stated.names.isdisjoint(names) or not all(map(kinds.isdisjoint, classes)):
            found.append(shape)
    return found


def targets_in(stated: Stated, data: bytes, rules: bytes, some: Collection[str]) -> dict[str, list[str]]:
    """Return the targets of some shapes, of which the facts must be taken apart that have the properties of targets."""
    shapes, kinds, subjects, values = shapes_of(rules), *(defaultdict[str, list[str]](list) for _ in range(3))
    for thing, facts in stated.about.items():
        for fact in facts:
            name, value = stated.parts.get(fact, ("", ""))
            if name == TYPE:
                kinds[value].append(thing)
            subjects[name].append(thing)
    for name, value in stated.parts.values():
        values[name].append(value)
    below = {each: set(others) for each, others in links_of(data, frozenset({ABOVE}))[ABOVE].items()}
    found = {}
    for shape in some:
        aims = [*shapes.values(shape, "sh:targetClass"), *([shape] if shape in shapes.implicit else ())]
        classes = frozenset[str]().union(*(closure(kind, below) for kind in aims))
        found[shape] = [
            *shapes.values(shape, "sh:targetNode"),
            *(thing for kind in classes for thing in kinds.get(kind, ())),
            *(each for name in shapes.values(shape, "sh:targetSubjectsOf") for each in subjects.get(name, ())),
            *(each for name in shapes.values(shape, "sh:targetObjectsOf") for each in values.get(name, ())),
        ]
    return found
