"""What N-Triples state, taken apart once, and which shapes have a target in it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from creativegraph.iris import PREFIXES, RDF_TYPE
from creativegraph.validation.shapes.graph import closure, shapes_of
from creativegraph.validation.shapes.shapes import targeted

__all__ = ["BELOW", "TYPE", "Stated", "aimed_at_some", "stated_in", "targets_in"]

TYPE, BELOW = f"<{RDF_TYPE}>", f"<{PREFIXES['rdfs']}subClassOf>"


class Stated(NamedTuple):
    """What N-Triples state: the facts about each thing, how often there is each, and property and value of some.

    ``names`` are all properties, ``above`` the wider classes of each class.

    A fact is a line without its subject. Most are stated about many things, and are taken apart once.
    """

    about: Mapping[str, list[str]]
    counts: Mapping[str, int]
    parts: Mapping[str, tuple[str, str]]
    names: AbstractSet[str]
    above: Mapping[str, set[str]]

    def below(self) -> dict[str, set[str]]:
        """The narrower classes of each class."""
        found = defaultdict[str, set[str]](set)
        for narrow, wider in self.above.items():
            for each in wider:
                found[each].add(narrow)
        return dict(found)

    @property
    def is_told_by_names(self) -> bool:
        """Whether all nodes have names, each written in one way only."""
        return not any(
            "_:" in each or "\\u" in each or "\\U" in each for some in (self.about, self.counts) for each in some
        )


def stated_in(data: bytes, names: Collection[str]) -> Stated:
    """Return what N-Triples state, with the parts of facts that have some properties."""
    about = defaultdict[str, list[str]](list)
    for line in data.decode().split("\n")[:-1]:
        subject, fact = line.split(" ", 1)
        about[subject].append(fact)
    counts, parts, used = Counter(chain.from_iterable(about.values())), dict[str, tuple[str, str]](), set[str]()
    wider = dict[str, str]()
    for fact in counts:
        name, value = fact.split(" ", 1)
        used.add(name)
        if name in names:
            parts[fact] = name, value[:-2]
        if name == BELOW:
            wider[fact] = value[:-2]
    above = {
        thing: {wider[each] for each in facts if each in wider}
        for thing, facts in about.items()
        if not wider.keys().isdisjoint(facts)
    }
    return Stated(about, counts, parts, used, above)


def aimed_at_some(stated: Stated, rules: bytes) -> list[str]:
    """Return the shapes that may have a target in what is stated; the engine takes milliseconds for each other."""
    shapes, found = shapes_of(rules), list[str]()
    below = stated.below()
    kinds = {value for name, value in stated.parts.values() if name == TYPE}
    for shape in targeted(rules):
        named = shape in shapes.implicit or bool(shapes.parts(shape, "sh:target", "sh:targetNode"))
        names = shapes.parts(shape, "sh:targetSubjectsOf", "sh:targetObjectsOf")
        classes = (closure(kind, below) for kind in shapes.values(shape, "sh:targetClass"))
        if named or not stated.names.isdisjoint(names) or not all(map(kinds.isdisjoint, classes)):
            found.append(shape)
    return found


def targets_in(stated: Stated, rules: bytes, some: Collection[str]) -> dict[str, list[str]]:
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
    below = stated.below()
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
