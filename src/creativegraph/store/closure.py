"""Computes what follows from facts by axioms, one by one: wider classes and properties, inverses, transitive ones.

Nodes are numbers, and a pair is one number, so that millions of them have room. Each pair makes what follows from it
once, so the time grows with the facts and what follows; a transitive property is closed ring by ring, and counted
before anything is made.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["MASK", "SHIFT", "Axioms", "Pairs", "Room", "follow", "pair", "strong_parts"]

SHIFT, MASK = 32, (1 << 32) - 1
Pairs = defaultdict[int, set[int]]
"""The pairs of each property."""
Links = Mapping[int, Iterable[int]]
Part = tuple[list[int], set[int]]
"""Nodes that reach each other, and all that they reach."""


def pair(subject: int, value: int) -> int:
    """Return two nodes as one number."""
    return subject << SHIFT | value


class Axioms:
    """The wider properties, the inverses and the wider classes of each, and which properties are transitive."""

    def __init__(self, wider: Links, inverse: Links, classes: Links, transitive: Iterable[int], kind: int) -> None:
        self.wider, self.inverse, self.classes = wider, inverse, classes
        self.transitive, self.kind = frozenset(transitive), kind
        """``kind`` is the property by which things have classes."""


class Room:
    """How many pairs may follow; ``full`` raises the error, given what makes too many and the members of its ring."""

    def __init__(self, most: int, full: Callable[[int, Iterable[int]], None]) -> None:
        self.left, self.full = most, full


def follow(facts: Pairs, axioms: Axioms, literals: frozenset[int], room: Room) -> None:
    """Add to the facts all that follows from them; ``literals`` are no subjects."""
    waiting = [(name, each) for name, pairs in facts.items() for each in pairs]
    closed: dict[int, int] = {}
    while waiting:
        while waiting:
            name, one = waiting.pop()
            for other, new in steps(name, one, axioms, literals):
                known = facts[other]
                if new not in known:
                    known.add(new)
                    waiting.append((other, new))
                    room.left -= 1
                    if room.left < 0:
                        room.full(name, ())
        for name in axioms.transitive & facts.keys():
            known = facts[name]
            if closed.get(name) != len(known):
                for new in list(new_pairs(name, known, room)):
                    known.add(new)
                    waiting.append((name, new))
                closed[name] = len(known)


def steps(name: int, one: int, axioms: Axioms, literals: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield what follows from one pair of a property alone."""
    for wider in axioms.wider.get(name, ()):
        yield wider, one
    subject, value = one >> SHIFT, one & MASK
    if value not in literals:
        for inverse in axioms.inverse.get(name, ()):
            yield inverse, pair(value, subject)
    if name == axioms.kind:
        for above in axioms.classes.get(value, ()):
            yield name, pair(subject, above)


def new_pairs(name: int, known: set[int], room: Room) -> Iterator[int]:
    """Yield the pairs that a transitive property lacks, after they were counted."""
    after: dict[int, list[int]] = defaultdict(list)
    for each in known:
        after[each >> SHIFT].append(each & MASK)
    whole, most = 0, room.left + len(known)
    part_of: dict[int, int] = {}
    parts: list[Part] = []
    ring: list[int] = []
    for members in strong_parts(after):
        part_of.update(dict.fromkeys(members, len(parts)))
        below = below_of(members, {part_of[each] for one in members for each in after.get(one, ())}, parts)
        if len(members) > len(ring) and members[0] in below:
            ring = members
        whole += len(members) * len(below)
        if whole > most:
            room.full(name, ring)
        parts.append((members, below))
    room.left -= whole - len(known)
    for members, below in parts:
        for subject in members:
            for value in below:
                if (new := pair(subject, value)) not in known:
                    yield new


def below_of(members: list[int], numbers: Iterable[int], parts: list[Part]) -> set[int]:
    """Return what the members of a part reach, given the numbers of the parts that they lead to, itself included."""
    below = set[int]()
    for number in sorted(numbers, reverse=True):  # the nearest first: mostly it reaches what the others reach
        if number == len(parts):
            below.update(members)
        elif not below.issuperset(parts[number][0]):
            below.update(parts[number][0])
            below |= parts[number][1]
    return below


def strong_parts(after: Mapping[int, Iterable[int]]) -> Iterator[list[int]]:
    """Yield the parts of nodes that reach each other, each after those that it reaches."""
    from networkx import DiGraph, strongly_connected_components

    graph: DiGraph[int] = DiGraph()
    graph.add_edges_from((one, other) for one, others in after.items() for other in others)
    yield from map(list, strongly_connected_components(graph))
