"""Values that changed: preferred ones, ranks, corrections, claims that came or went, and plain statements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from creativegraph.reporting.changes.ledger import Change, Item, Ledger, Taken
from creativegraph.reporting.changes.things import is_evidence
from creativegraph.reporting.changes.values.claims import edited, ended, quoted, told
from creativegraph.reporting.changes.values.figures import figures
from creativegraph.reporting.changes.values.group import Group
from creativegraph.reporting.changes.values.preferences import corrected, preferred, ranked
from creativegraph.reporting.changes.values.statements import stated
from creativegraph.reporting.changes.world import CORRECTS, TOLD_OF, UNTOLD, Key, Triple

__all__ = ["rest", "values"]


def values(ledger: Ledger) -> Iterator[Change]:
    """Yield what changed in values, by what they compete for: first in figures, with all that is said of new ones."""
    found = keys(ledger)
    for key in sorted(found, key=lambda key: (not key.indicator, key)):
        group = Group(ledger, key)
        yield from quoted(group, found[key]) if found[key] else changes(group)


def keys(ledger: Ledger) -> dict[Key, list[str]]:
    """Return what the values that differ compete for.

    Claims of which at most the words and records are told of are named where nothing else differs, as most are after a
    dataset was read anew.
    """
    found: set[Key] = set()
    properties = cache(lambda node: {each[1] for side in sides for each in side.of(node).values()})
    sides = (ledger.removed, ledger.added)
    quoted_only: defaultdict[Key, set[str]] = defaultdict(set)
    for side in sides:
        world = side.world
        for subject, some in side.left.items():
            if not some:
                continue
            if claim := world.claim(subject):
                key = world.key(claim.subject, claim.term)
                if is_quoted_only(ledger, key, subject, some) and key.property not in properties(key.topic):
                    quoted_only[key].add(subject)
                else:
                    found.add(key)
            elif is_evidence(world, subject) and any(each[1] == CORRECTS for each in some.values()):
                about = (world.claim(value) for _, term, value in some.values() if term == CORRECTS)
                found |= {world.key(each.subject, each.term) for each in about if each}
            elif not is_evidence(world, subject):
                found |= {world.key(subject, predicate) for _, predicate, _ in some.values() if predicate not in UNTOLD}
    return {key: sorted(claims) for key, claims in quoted_only.items() if key not in found} | {key: [] for key in found}


def is_quoted_only(ledger: Ledger, key: Key, claim: str, left: Mapping[str, Triple]) -> bool:
    """Return whether what is left of a claim tells that it says the same in both graphs, as before."""
    return (
        not key.indicator
        and claim not in ledger.appeared
        and claim not in ledger.vanished
        and not any(each[1] in TOLD_OF for each in left.values())
    )


def changes(group: Group) -> Iterator[Change]:
    """Yield the changes, those that say more before those that say less of the same."""
    had = any(each.standing == "preferred" for each in group.before.values())
    yield from preferred(group) if had else corrected(group)
    yield from corrected(group) if had else preferred(group)
    if group.key.indicator:
        yield from figures(group)
    yield from ranked(group)
    yield from edited(group)
    yield from ended(group)
    yield from told(group)
    yield from stated(group)
    yield from quoted(group, [each for each in group.after if each in group.before])


def rest(ledger: Ledger) -> Iterator[Change]:
    """Yield what no other change tells of, counted by property."""
    found: defaultdict[str, Taken] = defaultdict(Taken)
    for side in (ledger.removed, ledger.added):
        for line, triple in side.all():
            taken = found[triple[1]]
            (taken.removed if side is ledger.removed else taken.added)[line] = triple
    for term, taken in sorted(found.items()):
        nodes = sorted({each[0] for some in (taken.removed, taken.added) for each in some.values()})
        yield taken.change("rest", map(Item, nodes), what=term)
        for side, some in ((ledger.removed, taken.removed), (ledger.added, taken.added)):
            for line, triple in some.items():
                side.left[triple[0]].pop(line, None)
