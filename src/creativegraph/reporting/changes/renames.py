"""Things that have another IRI now: one of the two says so, their claims are about it, or nearly the same is said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from itertools import chain
from typing import NamedTuple, Self

from creativegraph.iris import bare
from creativegraph.reporting.changes.ledger import Change, Item, Ledger, Taken
from creativegraph.reporting.changes.terms import NAMES, REPLACED_BY, REPLACES, REPLACING, SAME, TYPE, UNTOLD
from creativegraph.reporting.changes.things import is_term, is_thing
from creativegraph.reporting.changes.triples import line, triples_of
from creativegraph.reporting.changes.world import World
from creativegraph.store.layers import layer_of

__all__ = ["Renames", "Successors", "renamed", "successors"]

COMMON = 20
"""What is said of more things than this does not tell which of them is meant."""
Said = tuple[str, ...]


class Renames:
    """The triples that only the earlier graph has, with the IRIs that renamed things have now."""

    def __init__(
        self, pairs: dict[str, str], removed: AbstractSet[str], added: AbstractSet[str], now: AbstractSet[str]
    ) -> None:  # fmt: skip
        self.pairs = pairs
        self.lines: set[str] = set()
        self.moved: set[str] = set()
        """Lines of the later graph in which only an IRI differs."""
        self.written: defaultdict[str, set[str]] = defaultdict(set)
        """How lines were written before, those that have no renamed thing among them."""
        self.taken = {old: Taken() for old in pairs}
        for before, triple in zip(removed, triples_of(removed), strict=True):
            subject, predicate, value = triple
            if predicate in REPLACING and pairs.get(subject) == value:
                self.taken[subject].removed.append(before)
                continue
            after = (pairs.get(subject, subject), predicate, pairs.get(value, value))
            text = line(after)
            if text not in now:
                self.lines.add(text)
                self.written[text].add(before)
                continue
            taken = self.taken[subject if subject in pairs else value]
            taken.removed.append(before)
            if text in added:
                taken.added.append(text)
                self.moved.add(text)
        for old, new in pairs.items():
            for text in (line((new, each, old)) for each in (REPLACES, SAME)):
                if text in added:
                    self.taken[old].added.append(text)
                    self.moved.add(text)

    @classmethod
    def none(cls) -> Self:
        """Return what there is where nothing was renamed."""
        return cls({}, frozenset(), frozenset(), frozenset())

    def changes(self) -> Iterator[Change]:
        """Yield a change for each thing that was renamed, with the triples in which only its IRI differs.

        They name no class, so that many are one sentence; codes and terms have one of their own.
        """
        for old, new in sorted(self.pairs.items()):
            yield self.taken[old].change("renamed", [Item(new, (old,), (new,))], detail=(layer_of(bare(new)),))

    def as_written(self, change: Change) -> Change:
        """Return a change with the lines of the earlier graph as they are there."""
        if not self.written:
            return change
        before = (self.written.get(each, {each}) for each in change.removed)
        return change._replace(removed=frozenset(one for some in before for one in some))


class Known(NamedTuple):
    """What is known of a thing: its classes, its names, and all else, each as stated and as claimed with its sources.

    ``claims`` are the claims about it by what they say, but for those on its class.
    """

    types: frozenset[str]
    names: frozenset[Said]
    facts: frozenset[Said]
    claims: frozenset[Said]


def renamed(ledger: Ledger) -> dict[str, str]:
    """Return the IRIs that things have now by those that they had; of two that come into question it is neither."""
    gone = told_of(ledger, ledger.old, ledger.vanished & ledger.removed.others)
    came = told_of(ledger, ledger.new, ledger.appeared & ledger.added.others) if gone else gone
    if not came:
        return {}
    stated, elsewhere = said_to_be(ledger, gone, came)
    gone, came = gone - stated.keys() - elsewhere, came - set(stated.values())
    return stated | alike(ledger, gone, came)


class Successors(NamedTuple):
    """What is said to be in the place of things: what has ``replaced`` each, and what is the ``same``."""

    replaced: defaultdict[str, set[str]]
    same: defaultdict[str, set[str]]


def successors(things: AbstractSet[str], before: Iterable[Sequence[str]], after: Iterable[Sequence[str]]) -> Successors:
    """Return what is said to be in the place of things that are gone.

    Args:
        things: that are gone.
        before: what the earlier graph says of them.
        after: what the later one says of what may be in their place.
    """
    found = Successors(defaultdict(set), defaultdict(set))
    said = chain(
        ((old, predicate, new) for old, predicate, new in before if predicate in (REPLACED_BY, SAME)),
        ((old, predicate, new) for new, predicate, old in after if predicate in (REPLACES, SAME)),
    )
    for old, predicate, new in said:
        if old in things:
            (found.same if predicate == SAME else found.replaced)[old].add(new)
    return found


def said_to_be(
    ledger: Ledger, gone: AbstractSet[str], came: AbstractSet[str]
) -> tuple[dict[str, str], AbstractSet[str]]:
    """Return the things that are said to have another IRI now, with it, and those that older things are to replace."""
    old, new = ledger.old, ledger.new
    said = successors(
        gone, ((node, *pair) for node in gone for pair in old.pairs(node)),
        chain(new.common.noted.replacing, new.noted.replacing),
    )  # fmt: skip
    pairs = {
        each: next(iter(some)) for found in (said.same, said.replaced) for each, now in found.items()
        if len(some := now & came) == 1
    }  # fmt: skip
    often = Counter(pairs.values())
    elsewhere = {
        each for each, some in said.replaced.items() if some.isdisjoint(came) and any(map(new.__contains__, some))
    }
    return {each: now for each, now in pairs.items() if often[now] == 1 and each not in elsewhere}, elsewhere


def alike(ledger: Ledger, gone: AbstractSet[str], came: AbstractSet[str]) -> dict[str, str]:
    """Return the things of which nearly the same is said, or whose claims are the same, with their IRIs of now."""
    before, after = {each: known(ledger.old, each) for each in sorted(gone)}, cache(partial(known, ledger.new))
    saying: dict[Said, list[str]] = {
        each: [] for one in before.values() for each in (*one.names, *one.facts, *one.claims)
    }  # fmt: skip
    for node in came:
        for said in saying.keys() & all_of(ledger.new, node):
            saying[said].append(node)
    found: list[tuple[float, str, str]] = []
    for node, one in before.items():
        met = (saying[each] for each in (*one.names, *one.facts, *one.claims))
        near = {each for some in met if len(some) <= COMMON for each in some}
        found += [(share, node, each) for each in near if (share := likeness(one, after(each)))]
    best: defaultdict[str, list[float]] = defaultdict(list)
    for share, *both in sorted(found, reverse=True):
        for each in both:
            best[each].append(share)
    return {
        old: new for share, old, new in found
        if all(best[each][0] == share and best[each].count(share) == 1 for each in (old, new))
    }  # fmt: skip


def told_of(ledger: Ledger, world: World, nodes: AbstractSet[str]) -> set[str]:
    """Return those of some nodes that are things."""
    return {each for each in nodes - world.claims if is_thing(world, each) and not is_term(ledger, each)}


def all_of(world: World, node: str) -> set[Said]:
    """Return what is known of a thing, whatever it is."""
    found: set[Said] = {pair for pair in world.pairs(node) if pair[0] not in UNTOLD}
    for each in filter(None, map(world.claim, world.about.get(node, ()))):
        if each.term != TYPE:
            found |= {(each.term, each.value, *each.sources), (each.node, each.term, each.value)}
    return found


def known(world: World, node: str) -> Known:
    """Return what is known of a thing."""
    stated = {pair for pair in world.pairs(node) if pair[0] not in UNTOLD}
    claims = [each for each in map(world.claim, world.about.get(node, ())) if each]
    said: set[Said] = {each for each in stated if each[0] != TYPE}
    said |= {(each.term, each.value, *each.sources) for each in claims if each.term != TYPE}
    names = {each for each in said if each[0] in NAMES}
    return Known(
        frozenset(value for term, value in stated if term == TYPE), frozenset(names), frozenset(said - names),
        frozenset((each.node, each.term, each.value) for each in claims if each.term != TYPE),
    )  # fmt: skip


def likeness(one: Known, other: Known) -> float:
    """Return how alike two things are, 0 for those of which nobody can say that they are one.

    They are one if most of their claims are the same. Without that they need a name in common (all names and several,
    where nothing else is known) and most of all else.
    """
    if one.types != other.types:
        return 0.0
    if (kept := part(one.claims, other.claims)) > 0.5:
        return 1 + kept
    share, least = part(one.facts, other.facts), 0.5
    if not (one.names or other.names):
        least = 1 if len(one.facts) > 1 else 2
    elif not (one.facts or other.facts):
        share, least = part(one.names, other.names), 1 if len(one.names) > 1 else 2
    elif not one.names & other.names:
        return 0.0
    return share if share > least or share == least == 1 else 0.0


def part(some: AbstractSet[Said], others: AbstractSet[Said]) -> float:
    """Return how much of what is said of two things is the same, from 0 to 1."""
    return len(some & others) / max(len(some), len(others), 1)
