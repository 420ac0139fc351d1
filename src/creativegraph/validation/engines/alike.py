"""Things that look alike to the shapes are judged once: most things of a graph are claims and records of one pattern.

A *plain* shape finds of a thing what follows from its classes, from the values of some of its properties, and from the
kinds of what has it as such a value: it compares nothing with the thing itself, and asks queries about such values
alone. Of most values it sees no more than the kind, such as their class or datatype, so thousands of things look alike.
One of them is judged; the others are only where it has a result.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, reduce

from creativegraph.graph.rows import uncollected
from creativegraph.iris import PREFIXES
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.results import Result
from creativegraph.validation.engines.seen import lines_seen, names_needed
from creativegraph.validation.engines.sight import AIMS, BACK, Sight, Sights, join, look_of, plain
from creativegraph.validation.engines.stated import TYPE, Stated, aimed_at_some, stated_in, targets_in
from creativegraph.validation.engines.steps import Steps, steps_of
from creativegraph.validation.engines.subgraph import looked_at
from creativegraph.validation.shapes.graph import closure, shapes_of
from creativegraph.validation.shapes.shapes import RULE, aimed, aiming, reached, targeted

__all__ = ["run_of_alike"]

TARGET = f"<{PREFIXES['sh']}targetNode>"
FEW = 20_000
"""A graph of fewer triples is judged sooner than what looks alike in it is found: the vocabulary alone has 13,000."""
READING = 100_000
"""In a graph of so many triples queries that are not ours are read too, to learn along which properties they go."""
SPARED = 500
"""How many things a shape need not judge, at least, before it is given others than its own targets."""


MANY, SHARED = 500, 8
"""A property of more different values tells things apart, unless this many have each of them on average."""


def run_of_alike(data: bytes, rules: bytes) -> list[Result] | str:
    """Return the results of the fast engine, as ``engines.run_on`` does, with things that look alike judged once."""
    lines = data.count(b"\n")
    if RULE in rules or lines < FEW:  # a rule may add what makes things differ, or a target
        return engines.run_on(data, rules)
    with uncollected():  # what is made of the lines stays until all are read
        steps = steps_of(rules, reading=lines >= READING)
        stated = stated_of(data, rules, names_needed(steps.values()))
        targets = targets_in(stated, rules, aimed_at_some(stated, rules))
        chosen = chosen_of(stated, rules, targets)
        others = [shape for shape in targets if shape not in chosen]
        seen = seen_in(data, stated, rules, {**targets, **chosen}, steps)
        del stated
    aims = "".join(f"{shape} {TARGET} {thing} .\n" for shape, some in chosen.items() for thing in some)
    found = engines.run_on(seen, aiming(rules, others) + aims.encode(), rules)
    if isinstance(found, str):
        return found
    left = {shape: some for shape, one in chosen.items() if (some := alike_to(found, rules, shape, one))}
    if not left:
        return found
    judging = aimed(rules, left)
    more = engines.run_on(looked_at(data, judging, frozenset[str]().union(*left.values())), judging, rules)
    return more if isinstance(more, str) else [*found, *more]


def seen_in(
    data: bytes, stated: Stated, rules: bytes, targets: Mapping[str, Iterable[str]], steps: Mapping[str, Steps | None]
) -> bytes:
    """Return the lines of N-Triples that shapes see from some targets; all lines where they may see any.

    So it is where blank nodes are among them, since messages of the engine tell all that is said of one, and where
    the same thing may be written in two ways.
    """
    sure = {shape: each for shape in targets if (each := steps[shape]) is not None}
    told = len(sure) == len(targets) and stated.is_told_by_names
    return lines_seen(stated, rules, targets, sure) if told else data


def alike_to(found: Iterable[Result], rules: bytes, shape: str, judged: Mapping[str, list[str]]) -> list[str]:
    """Return the things that look like those of which a shape found something, and so were not judged themselves."""
    told = telling(rules, shape)
    about = {each.focus for each in found if each.shape in told}
    shapes = shapes_of(rules)
    nested = any(shapes.values(each, "sh:path") and shapes.values(each, "sh:property") for each in told)
    return [other for one, others in judged.items() if nested or one in about for other in others] if about else []


def telling(rules: bytes, shape: str) -> frozenset[str]:
    """Return the shapes that results of a shape name as their source: itself and those of properties in it."""
    shapes = shapes_of(rules)
    return closure(shape, {node: set(shapes.values(node, "sh:property")) for node in reached(rules, [shape])})


def stated_of(data: bytes, rules: bytes, more: Iterable[str] = ()) -> Stated:
    """Return what N-Triples state, with the parts of facts that plain shapes see, and of those that have ``more``."""
    seen = reduce(join, plain(rules).values(), Sights())
    return stated_in(data, {TYPE, *(name.removeprefix(BACK) for name in seen), *more})


def chosen_of(stated: Stated, rules: bytes, targets: Mapping[str, Collection[str]]) -> dict[str, dict[str, list[str]]]:
    """Return plain shapes that find many things alike, each with one thing of those that look alike and the others.

    Whatever results name must tell whether the shape is one of these. Shapes of few targets have no say in what looks
    alike.
    """
    ones = defaultdict[str, dict[str, list[str]]](dict)
    seen = {shape: each for shape, each in plain(rules).items() if len(targets.get(shape, ())) >= SPARED}
    for shapes, (one, *others) in aimed_groups(stated, rules, seen):
        for shape in shapes:
            ones[shape][one] = others
    alike = {shape: sum(map(len, judged.values())) for shape, judged in ones.items()}
    chosen = {shape for shape in ones if alike[shape] >= max(SPARED, len(ones[shape]))}
    tell = {shape: telling(rules, shape) for shape in targeted(rules)} if chosen else {}
    while mixed := {shape for shape in chosen for other in tell.keys() - chosen if tell[shape] & tell[other]}:
        chosen -= mixed
    return {shape: ones[shape] for shape in sorted(chosen)}


def aimed_groups(stated: Stated, rules: bytes, plain: Mapping[str, Sights]) -> Iterator[tuple[set[str], list[str]]]:
    """Yield things that look alike to plain shapes, and which of these have them as targets."""
    shapes = shapes_of(rules)
    apart = apart_by(stated)
    plain = {shape: seen for shape, seen in plain.items() if all(seen.get(name, 0) != Sight.VALUE for name in apart)}
    by_class, by_property = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for shape in plain:
        for aims, name in zip((by_class, by_property), AIMS, strict=True):
            for aim in shapes.values(shape, name):
                aims[aim].add(shape)
    above = cache(lambda kind: closure(kind, stated.above))
    seen = reduce(join, plain.values(), Sights())
    for group in groups_of(stated, seen):
        facts = [stated.parts[each] for each in stated.about[group[0]] if each in stated.parts]
        found = [by_property.get(name, ()) for name, _ in facts]
        found += [by_class.get(kind, ()) for name, value in facts if name == TYPE for kind in above(value)]
        yield set[str]().union(*found), group


def apart_by(stated: Stated) -> set[str]:
    """Return the properties whose values tell many things apart, such as identifiers.

    Who looks closely at one of these finds little alike; for others it need not be looked at.
    """
    facts, values = Counter[str](), Counter[str]()
    for fact, (name, _) in stated.parts.items():
        facts[name] += stated.counts[fact]
        values[name] += 1
    return {each for each in facts if values[each] > max(MANY, facts[each] / SHARED) and each != TYPE}


def groups_of(stated: Stated, seen: Sights) -> Iterable[list[str]]:
    """Return things in groups of those whose values look the same."""
    types = {fact: value for fact, (name, value) in stated.parts.items() if name == TYPE}
    classes = {
        thing: " ".join(sorted([types[each] for each in facts if each in types]))
        for thing, facts in stated.about.items()
    }
    numbers = dict[tuple[str, str], int]()
    looks = {
        fact: numbers.setdefault((name, look_of(value, seen[name], classes)), len(numbers))
        for fact, (name, value) in stated.parts.items()
        if name in seen
    }
    back = {fact: (BACK + name, value) for fact, (name, value) in stated.parts.items() if BACK + name in seen}
    behind = defaultdict[str, list[int]](list)
    for thing, facts in stated.about.items() if back else ():
        if not back.keys().isdisjoint(facts):
            for name, value in [back[each] for each in facts if each in back]:
                look = name, look_of(thing, seen[name], classes)
                behind[value].append(numbers.setdefault(look, len(numbers)))
    groups = defaultdict[object, list[str]](list)
    for thing, facts in stated.about.items():
        some = [each for each in facts if each in looks]
        once = len({stated.parts[each][1] for each in some}) == len(some)  # what stands twice may count once
        seen_here = [looks[each] for each in some]
        if thing in behind:
            seen_here += behind[thing]
        groups[(thing[0], *sorted(seen_here)) if once else thing].append(thing)
    return groups.values()
