"""Which thing of a draft is which thing of gold: one to one, by what is said of both, where, and by their names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import networkx

from creativegraph.names.fold import fold

if TYPE_CHECKING:
    from benchmarks.scoring import Statement

__all__ = ["Names", "Terms", "renaming"]

Names: TypeAlias = Mapping[str, str]
Terms: TypeAlias = Mapping[str, frozenset[str]]
Pair: TypeAlias = tuple[str, str]
ROUNDS = 5
SAME_NAME, SAME_WORDS, SAME_ID, KNOWN = 5.0, 2.0, 0.5, 1000.0
"""What tells that two things are one: a name, words in common of two statements that could be one, the id itself, and
an id that the graph has."""


def renaming(
    gold: "Sequence[Statement]", draft: "Sequence[Statement]", wanted: Names, labels: Names, known: frozenset[str]
) -> dict[str, str]:
    """Return for things of a draft those of gold; a thing that the graph knows (``known``) is itself and no other."""
    alike = likeness(gold, draft)
    names = {(one, other): SAME_NAME for one, label in wanted.items() for other, given in labels.items()
             if fold(label) == fold(given)}  # fmt: skip
    weights = names
    for _ in range(ROUNDS):
        found = supported(alike, weights)
        weights = {pair: names.get(pair, 0.0) + found.get(pair, 0.0) for pair in {*names, *found}}
    for one in things(gold) & things(draft):
        weights[one, one] = weights.get((one, one), 0.0) + (KNOWN if one in known else SAME_ID)
    return {other: one for one, other in matched({
        pair: weight for pair, weight in weights.items() if weight > 0 and (pair[0] == pair[1] or pair[1] not in known)
    })}  # fmt: skip


def likeness(gold: "Sequence[Statement]", draft: "Sequence[Statement]") -> list[tuple[float, list[Pair]]]:
    """Return of any two statements that could say the same the pairs of things that would then be one."""
    found = []
    for one in gold:
        for other in draft:
            if one.kind == other.kind and could(one.terms, other.terms):
                near = one.row.start < other.row.end and other.row.start < one.row.end
                found.append((SAME_WORDS if near else 1.0, list(pairs(one.terms, other.terms))))
    return found


def could(one: Terms, other: Terms) -> bool:
    """Return whether two statements have the same values but for the names of things."""
    return all(
        rest(values) == rest(other.get(name, frozenset())) and len(values) == len(other.get(name, ()))
        for name, values in one.items()
    )


def pairs(one: Terms, other: Terms) -> Iterator[Pair]:
    """Yield the things of two statements that stand in the same place."""
    for name, values in one.items():
        yield from zip(sorted(filter(is_thing, values)), sorted(filter(is_thing, other[name])), strict=False)


def supported(alike: Sequence[tuple[float, list[Pair]]], weights: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return how far statements support that two things are one: the more, the more the other things of both are."""
    found: dict[Pair, float] = {}
    most = max(weights.values(), default=1.0) or 1.0
    for weight, places in alike:
        for place in places:
            others = [0.1 + weights.get(each, 0.0) / most for each in places if each != place]
            found[place] = found.get(place, 0.0) + weight * (sum(others) / len(others) if others else 1.0)
    return found


def matched(weights: Mapping[Pair, float]) -> Iterator[Pair]:
    """Yield the pairs of the heaviest matching, one to one."""
    graph: networkx.Graph[Pair] = networkx.Graph()
    for (one, other), weight in sorted(weights.items()):
        graph.add_edge(("gold", one), ("draft", other), weight=weight)
    for ends in networkx.max_weight_matching(graph):
        found = dict(ends)
        yield found["gold"], found["draft"]


def things(statements: "Sequence[Statement]") -> set[str]:
    """Return the things that statements name."""
    return {value for each in statements for values in each.terms.values() for value in values if is_thing(value)}


def is_thing(value: str) -> bool:
    """Return whether a value is a thing, and no code, class, number or time."""
    kind, slash, slug = value.partition("/")
    return bool(slash and slug and kind.isalpha() and kind != "code")


def rest(values: frozenset[str]) -> frozenset[str]:
    """Return the values that are no things."""
    return frozenset(each for each in values if not is_thing(each))
