"""What is preferred now, what was corrected, and claims that have another rank or another reason for it."""

from collections.abc import Iterable, Iterator

from creativegraph.reporting.changes.ledger import Change, Item, Taken
from creativegraph.reporting.changes.terms import CORRECTS, RANK, REASON, RESULTS, SOURCE, WHY
from creativegraph.reporting.changes.values.group import Group

__all__ = ["corrected", "preferred", "ranked"]


def preferred(group: Group) -> Iterator[Change]:
    """Yield the change of what is preferred."""
    if not any(each.rank for some in (group.before, group.after) for each in some.values()):
        return  # most claims have none
    was = [each for each in group.before.values() if each.standing == "preferred"]
    now = [each for each in group.after.values() if each.standing == "preferred"]
    if not (was or now):
        return
    old, new = group.said(was), group.said(now)
    others = group.said(each for each in group.after.values() if each not in now)
    if set(group.shown(group.ledger.old, old)) == set(group.shown(group.ledger.new, new)):
        return
    if not (was or (now and others)):  # the only value, which needs no choice
        return
    kind = "preferred-changed" if was and now else "preferred" if now else "preferred-no-more"
    taken = Taken()
    others_ranked = (each for each in group.after.values() if group.is_ranked_otherwise(each))
    touched = tuple(dict.fromkeys((*was, *now, *others_ranked)))  # in an order that is always the same
    group.take(taken, touched)
    group.take(taken, (group.before[each.node] for each in touched if each.node in group.before))
    reasons = [one for some in (now, touched) for each in some for one in each.reasons]
    for correction in corrections(group, {each.node for each in touched}):
        group.ledger.take(correction, taken)
        reasons += group.ledger.new.values(correction, WHY)
    if taken:
        group.take_outranked(taken)
        if kind == "preferred":
            group.take(taken, group.after.values())
        sources = dict.fromkeys(one for each in now for one in each.sources)
        yield group.change(kind, taken, Item(
            group.key.topic, old if was else others, new, tuple(dict.fromkeys(reasons)), tuple(sources)
        ))  # fmt: skip


def corrected(group: Group) -> Iterator[Change]:
    """Yield corrections that came or were taken back."""
    ledger = group.ledger
    for kind, gone, world, claims in (
        ("corrected", False, ledger.new, group.after),
        ("correction-withdrawn", True, ledger.old, group.before),
    ):
        side = ledger.removed if gone else ledger.added
        for each in corrections(group, claims, gone=gone):
            if not side.of(each):
                continue
            wrong = [claims[one] for one in world.values(each, CORRECTS) if one in claims]
            right = [one for one in map(world.claim, world.values(each, RESULTS)) if one]
            taken = Taken()
            group.ledger.take(each, taken)
            group.take(taken, (*wrong, *right))
            group.take(taken, (group.before[one.node] for one in wrong if one.node in group.before))
            group.take_outranked(taken)
            sources = world.values(each, SOURCE) or [one for claim in right for one in claim.sources]
            yield group.change(kind, taken, Item(
                group.key.topic, group.said(wrong), group.said(right), tuple(world.values(each, WHY)),
                tuple(dict.fromkeys(sources)),
            ))  # fmt: skip


def corrections(group: Group, claims: Iterable[str], *, gone: bool = False) -> list[str]:
    """Return the corrections of claims that came, or that went."""
    there = group.ledger.corrections[0 if gone else 1]
    return sorted({each for claim in claims if claim in there for each in there[claim]}) if there else []


def ranked(group: Group) -> Iterator[Change]:
    """Yield claims that have another rank, or another reason for it."""
    for claim in group.after.values():
        if claim.node in group.ledger.appeared or claim.node not in group.ledger.retold:  # or told of as new
            continue
        taken = Taken()
        group.ledger.take_of(claim.node, (RANK, REASON), taken)
        if not taken:
            continue
        group.take_stated(taken, claim.subject, claim.value)
        kind = "ranked" if group.is_ranked_otherwise(claim) else "reason-changed"
        old = group.before.get(claim.node, claim)
        change = group.change(kind, taken, Item(
            group.key.topic, group.said([claim]), (), claim.reasons, claim.sources
        ))  # fmt: skip
        yield change._replace(detail=(*change.detail, old.rank, claim.rank))
