"""Values that changed: preferred ones, ranks, corrections, claims that came or went, and plain statements."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain

from creativegraph.reporting.changes.ledger import Change, Item, Ledger, Side, Taken
from creativegraph.reporting.changes.terms import CORRECTS, OF_FIGURES, UNTOLD
from creativegraph.reporting.changes.things import is_evidence
from creativegraph.reporting.changes.triples import Claim
from creativegraph.reporting.changes.values.claims import edited, ended, quoted, told
from creativegraph.reporting.changes.values.figures import figures
from creativegraph.reporting.changes.values.group import Group
from creativegraph.reporting.changes.values.preferences import corrected, preferred, ranked
from creativegraph.reporting.changes.values.statements import stated
from creativegraph.reporting.changes.world import Key

__all__ = ["rest", "values"]


def values(ledger: Ledger) -> Iterator[Change]:
    """Yield what changed in values, by what they compete for: first in figures, with all that is said of new ones."""
    found = keys(ledger)
    for key in (
        *sorted(each for each in found if each.indicator),
        *sorted(each for each in found if not each.indicator),
    ):
        yield from quoted(ledger, key, found[key]) if found[key] else changes(Group(ledger, key))


def keys(ledger: Ledger) -> dict[Key, list[str]]:
    """Return what the values that differ compete for.

    Claims of which at most the words and records are told of are named where nothing else differs, as most are after a
    dataset was read anew.
    """
    found: set[Key] = set()
    sides = (ledger.removed, ledger.added)
    properties = cache(lambda node: {each[0] for side in sides for each in side.of(node).values()})
    quoted_only: defaultdict[Key, list[str]] = defaultdict(list)
    same = [ledger.same_claims(side) for side in sides]
    claim_of = ledger.new.common.claim
    for node in filter((same[0] | same[1]).__contains__, ledger.new.common.subjects):  # in order, which is fastest
        claim = claim_of(node)
        several = of_figure(ledger, claim, same) if claim.term in OF_FIGURES else (Key(claim.subject, claim.term),)
        for key in several:
            if key.indicator or key.property in properties(key.topic):
                found.add(key)
            else:
                quoted_only[key].append(node)
    for side, some in zip(sides, same, strict=True):
        found.update(of_others(side, side.left.keys() - some))
    return {key: sorted(claims) for key, claims in quoted_only.items() if key not in found} | {key: [] for key in found}


def of_figure(ledger: Ledger, claim: Claim, same: Sequence[AbstractSet[str]]) -> AbstractSet[Key]:
    """Return what a claim of both graphs on a figure competes for; it may be another thing in each."""
    return {
        world.key(claim.subject, claim.term)
        for world, some in zip((ledger.old, ledger.new), same, strict=True) if claim.node in some
    }  # fmt: skip


def of_others(side: Side, nodes: AbstractSet[str]) -> Iterator[Key]:
    """Yield what values compete for of which something is left: those of claims, of claims corrected, of things."""
    world = side.world
    for node in (nodes & side.others) - world.claims:
        if not is_evidence(world, node):
            for predicate in {predicate for predicate, _ in side.of(node).values()} - UNTOLD:
                yield from world.keys(node, predicate)
    corrected_here = (
        value for node in nodes & world.corrections if is_evidence(world, node)
        for term, value in side.of(node).values() if term == CORRECTS
    )  # fmt: skip
    for claim in filter(None, map(world.claim, chain(nodes & world.claims, corrected_here))):
        yield from world.keys(claim.subject, claim.term)


def changes(group: Group) -> Iterator[Change]:
    """Yield the changes, those that say more before those that say less of the same."""
    if group.is_same:
        yield from corrected(group)
    else:
        yield from of_claims_changed(group)
    yield from stated(group)
    yield from quoted(group.ledger, group.key, [each for each in group.after if each in group.before])


def of_claims_changed(group: Group) -> Iterator[Change]:
    """Yield what changed in claims that came, went, or say something else, and in figures."""
    had = any(each.standing == "preferred" for each in group.before.values())
    yield from preferred(group) if had else corrected(group)
    yield from corrected(group) if had else preferred(group)
    if group.key.indicator:
        yield from figures(group)
    yield from ranked(group)
    yield from edited(group)
    yield from ended(group)
    yield from told(group)


def rest(ledger: Ledger) -> Iterator[Change]:
    """Yield what no other change tells of, counted by property."""
    found: defaultdict[str, Taken] = defaultdict(Taken)
    nodes: defaultdict[str, set[str]] = defaultdict(set)
    for side in (ledger.removed, ledger.added):
        for node, some in side.left.items():
            for line in some:
                term = line.split(" ", 2)[1]
                taken = found[term]
                (taken.removed if side is ledger.removed else taken.added).append(line)
                nodes[term].add(node)
        side.left.clear()
    for term, taken in sorted(found.items()):
        yield taken.change("rest", map(Item, sorted(nodes[term])), what=term)
