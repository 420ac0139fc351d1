"""The lines of a graph that shapes see from their targets: an engine reads and searches no others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, reduce
from itertools import chain

from creativegraph.validation.engines.stated import BELOW, TYPE, Stated
from creativegraph.validation.engines.steps import Steps
from creativegraph.validation.shapes.graph import shapes_of

__all__ = ["lines_seen", "names_needed"]


def lines_seen(stated: Stated, rules: bytes, targets: Mapping[str, Iterable[str]], steps: Mapping[str, Steps]) -> bytes:
    """Return the lines that shapes see from some targets, in their order; ``steps`` has those of these shapes."""
    everywhere = {BELOW, *aims_at_values(rules, targets)}.union(*(each.everywhere for each in steps.values()))
    walks = {way: [node for shape in some for node in targets[shape]] for way, some in together(steps).items()}
    seen = Seen(stated, walks)
    for each, starts in walks.items():
        seen.walk(starts, each)
    return "".join(seen.lines(everywhere)).encode()


def together(steps: Mapping[str, Steps]) -> dict[Steps, list[str]]:
    """Return the shapes that are walked from together: those that go the same way, and many that go forwards only.

    These are walked from together, for that is quicker than to go many times to the same places; but those that ask
    for classes apart from the others, since everything has a class.
    """
    found, ahead = defaultdict[Steps, list[str]](list), defaultdict[bool, list[str]](list)
    for shape, each in steps.items():
        if each.starts or each.backwards():
            found[each._replace(everywhere=frozenset())].append(shape)
        else:
            ahead[TYPE in each.forwards()].append(shape)
    for some in ahead.values():
        found[reduce(Steps.joined, (Steps(steps[shape].leaves) for shape in some))] += some
    return found


class Seen:
    """What is seen on walks through what N-Triples state."""

    def __init__(self, stated: Stated, walks: Iterable[Steps]) -> None:
        self.about, self.parts = stated.about, stated.parts
        ways = list(walks)
        self.back = Backwards(
            stated,
            {name for each in ways for name in each.backwards()},
            {then for each in ways for _, then in each.guarded},
        )
        self.ahead: list[frozenset[str]] = []
        self.through: dict[str, int] = {}
        """The things that are walked through: a bit for each walk, as one number."""
        self.beside = defaultdict[str, set[str]](set)
        """The facts, by their things, that are gone backwards along."""

    def walk(self, starts: Iterable[str], steps: Steps) -> None:
        """Walk from some nodes."""
        bit, ahead = 1 << len(self.ahead), steps.forwards()
        self.ahead.append(ahead)
        first = dict.fromkeys(chain(starts, steps.starts))
        if steps.backwards():
            self.walk_both_ways(first, steps, bit)
        else:
            self.walk_ahead(first, ahead, bit)

    def walk_ahead(self, starts: Iterable[str], ahead: frozenset[str], bit: int) -> None:
        """Walk from subjects to values; from those of which nothing is stated there is no way on."""
        about, through = self.about, self.through
        todo = [each for each in starts if each in about]
        seen = set(todo)
        onward = {fact: value for fact, (name, value) in self.parts.items() if name in ahead and value in about}
        for node in todo:
            through[node] = through.get(node, 0) | bit
            for fact in about[node]:
                if fact in onward and (value := onward[fact]) not in seen:
                    seen.add(value)
                    todo.append(value)

    def walk_both_ways(self, starts: Iterable[str], steps: Steps, bit: int) -> None:
        """Walk from subjects to values, and from these to subjects."""
        ahead, todo = steps.forwards(), list(starts)
        seen = set(todo)
        for node in todo:
            found = []
            if node in self.about:
                self.through[node] = self.through.get(node, 0) | bit
                parts = [self.parts[fact] for fact in self.about[node] if fact in self.parts]
                found = [value for name, value in parts if name in ahead]
            for thing, fact in self.back.behind(node, steps):
                self.beside[thing].add(fact)
                found.append(thing)
            todo += (new := [each for each in dict.fromkeys(found) if each not in seen])
            seen.update(new)

    def lines(self, everywhere: Iterable[str]) -> Iterator[str]:
        """Yield the lines that were seen, and those with properties that are seen everywhere."""
        always = frozenset(everywhere)
        names = cache(
            lambda bits: always.union(*(each for n, each in enumerate(self.ahead) if bits >> n & 1)) if bits else always
        )
        known, unknown = {fact for fact, (name, _) in self.parts.items() if name in always}, ("", "")
        for thing, facts in self.about.items():
            shown, beside = names(self.through.get(thing, 0)), self.beside.get(thing, ())
            if shown is not always or beside or not known.isdisjoint(facts):
                for fact in facts:
                    if self.parts.get(fact, unknown)[0] in shown or fact in beside:
                        yield f"{thing} {fact}\n"


class Backwards:
    """The things that have each value of some properties."""

    def __init__(self, stated: Stated, names: set[str], needed: set[str]) -> None:
        self.facts = defaultdict[tuple[str, str], list[tuple[str, str]]](list)
        """Things with their facts, by property and value; values are one that an engine might take for the same."""
        self.having = defaultdict[str, set[str]](set)
        looked_for = names | needed
        wanted = {fact: part for fact, part in stated.parts.items() if part[0] in looked_for}
        for thing, facts in stated.about.items():
            for fact in facts if wanted else ():
                if fact in wanted:
                    name, value = wanted[fact]
                    self.having[name].add(thing)
                    self.facts[name, one_of(value)].append((thing, fact))

    def behind(self, node: str, steps: Steps) -> Iterator[tuple[str, str]]:
        """Yield what steps lead to from a node backwards, with the facts that do."""
        value = one_of(node)
        for name, back in steps.leaves:
            if back and (name, value) in self.facts:
                yield from self.facts[name, value]
        for name, then in steps.guarded:
            if (name, value) in self.facts:
                yield from (each for each in self.facts[name, value] if each[0] in self.having[then])


def one_of(value: str) -> str:
    """Return what values have in common that an engine might take for the same: numbers, and texts but for tags."""
    if value[0] != '"' or value[-1] == '"':
        return value
    return '"^^' if value[-1] == ">" else value[: value.rindex('"') + 1]


def aims_at_values(rules: bytes, targets: Iterable[str]) -> set[str]:
    """Return the properties whose values are targets of some shapes."""
    shapes = shapes_of(rules)
    return {name for shape in targets for name in shapes.values(shape, "sh:targetObjectsOf")}


def names_needed(steps: Iterable[Steps | None]) -> set[str]:
    """Return the properties whose facts must be taken apart for ``lines_seen``."""
    return {BELOW}.union(*(each.names() for each in steps if each))
