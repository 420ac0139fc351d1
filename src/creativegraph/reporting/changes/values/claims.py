"""Claims that came or went, say something else, hold until a day, or rest on other sources or words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from creativegraph.reporting.changes.ledger import Change, Item, Ledger, Taken
from creativegraph.reporting.changes.terms import SOURCE, UNTIL, VALUES
from creativegraph.reporting.changes.triples import Claim
from creativegraph.reporting.changes.values.group import Group, tag_of
from creativegraph.reporting.changes.world import Key

__all__ = ["edited", "ended", "quoted", "told"]


def edited(group: Group) -> Iterator[Change]:
    """Yield claims that say something else than before."""
    for node, claim in group.after.items():
        old = group.before.get(node)
        if (
            old is not None
            and old is not claim
            and old.value != claim.value
            and any(each[0] in VALUES for each in group.ledger.added.of(node).values())
        ):
            taken = Taken()
            group.take(taken, (old, claim))
            group.ledger.take_of(node, (SOURCE,), taken)
            yield group.change("value-changed", taken, Item(
                group.key.topic, group.said([old]), group.said([claim]), claim.reasons, claim.sources
            ))  # fmt: skip


def ended(group: Group) -> Iterator[Change]:
    """Yield claims that hold until a day that was not known."""
    for claim in group.after.values():
        old = group.before.get(claim.node)
        if old is None or not claim.until or claim.until == old.until:
            continue
        taken = Taken()
        group.ledger.take_of(claim.node, (UNTIL,), taken)
        group.take_stated(taken, claim.subject, claim.value)
        yield group.change("ended", taken, Item(
            group.key.topic, group.said([claim]), (claim.until,), (), claim.sources
        ))  # fmt: skip


def told(group: Group) -> Iterator[Change]:
    """Yield claims that came or went: with another value, with one that others deny, or with one known already."""
    gone = [
        each
        for each in group.before.values()
        if each.node in group.ledger.vanished and group.ledger.removed.of(each.node)
    ]
    came = [
        each for each in group.after.values() if each.node in group.ledger.appeared and group.ledger.added.of(each.node)
    ]
    fresh, known, lost, less = sorted_out(group, gone, came) if gone or came else ({}, {}, {}, {})
    for value in list(lost):
        pair = group.paired(value, list(lost), list(fresh))
        if pair:
            yield of_claims(group, "value-changed", lost.pop(value), fresh.pop(pair))
    for claims in fresh.values():
        kind = "rival" if rivals(group, claims[0]) else "value-added"
        yield of_claims(group, kind, rivals(group, claims[0]) if kind == "rival" else [], claims)
    for claims in lost.values():
        yield of_claims(group, "withdrawn", claims, [])
    moved = by_value(each for each in group.after.values() if is_sourced_otherwise(group, each))
    for value in {**known, **less, **moved}:
        yield from sourced(group, value, less.get(value, []), known.get(value, []), moved.get(value, []))


def sorted_out(group: Group, gone: list[Claim], came: list[Claim]) -> tuple[dict[str, list[Claim]], ...]:
    """Return claims that came, of new and of known values, and that went, of lost and of kept values."""
    had = {each.value for each in group.before.values()} | group.held(group.ledger.old)
    has = {each.value for each in group.after.values()} | group.held(group.ledger.new)
    return (
        by_value(each for each in came if each.value not in had), by_value(each for each in came if each.value in had),
        by_value(each for each in gone if each.value not in has), by_value(each for each in gone if each.value in has),
    )  # fmt: skip


def of_claims(group: Group, kind: str, old: list[Claim], new: list[Claim]) -> Change:
    """Return the change that claims tell, which came or went."""
    taken = Taken()
    for each in (*old, *new):
        if each.node in group.ledger.appeared or each.node in group.ledger.vanished:
            group.take(taken, [each])
    reasons = tuple(one for each in new for one in each.reasons)
    sources = tuple(dict.fromkeys(one for each in new or old for one in each.sources))
    return group.change(kind, taken, Item(group.key.topic, group.said(old), group.said(new), reasons, sources))


def rivals(group: Group, claim: Claim) -> list[Claim]:
    """Return the claims that say otherwise of what can be one only, and that nobody has found wrong."""
    return [
        each for each in group.after.values()
        if group.single and each.value != claim.value and tag_of(each.value) == tag_of(claim.value)
        and "deprecated" not in (each.standing, claim.standing) and each.node in group.before
    ]  # fmt: skip


def is_sourced_otherwise(group: Group, claim: Claim) -> bool:
    """Return whether a claim that is in both graphs, with the same value, has other sources."""
    old = group.before.get(claim.node)
    if old is None or old is claim or old.value != claim.value or not claim.value:
        return False
    sides = (group.ledger.added, group.ledger.removed)
    return any(each[0] == SOURCE for side in sides for each in side.of(claim.node).values())


def sourced(group: Group, value: str, old: list[Claim], new: list[Claim], kept: list[Claim]) -> Iterator[Change]:
    """Yield what changed in the sources of a value, of which claims went, came, and have other sources."""
    was, now = (
        {one for each in claims.values() if each.value == value for one in each.sources}
        for claims in (group.before, group.after)
    )
    gone, came = sorted(was - now), sorted(now - was)
    detail: tuple[str, ...] = ()
    kind = "source-changed" if gone and came else "source-added" if came else "source-removed"
    if not (gone or came):
        if not (old and new and was):
            return
        kind, ranks = "renewed", {(each.standing, each.rank) for each in (*old, *new)}
        if len(ranks) > 1:
            if len(old) > 1 or len(new) > 1 or not (old[0].rank and new[0].rank):
                return
            kind, detail = "ranked", (old[0].rank, new[0].rank)
    taken = Taken()
    group.take(taken, (*old, *new))
    for each in kept:
        group.ledger.take_of(each.node, (SOURCE,), taken)
    sources = tuple(came or gone or sorted(was))
    reasons = tuple(one for each in new for one in each.reasons) if kind == "ranked" else ()
    change = group.change(
        kind, taken, Item(group.key.topic, group.said(new or old or kept), (), reasons, sources)
    )  # fmt: skip
    yield change._replace(detail=(*change.detail, *detail))


def quoted(ledger: Ledger, key: Key, claims: Iterable[str]) -> Iterator[Change]:
    """Yield those of some claims of both graphs that rest on other words or records, or on words in another place."""
    for claim in filter(None, map(ledger.new.claim, claims)):
        if not claim.value:
            continue
        taken = Taken()
        ledger.take_words(claim.node, taken)
        ledger.take_evidence(claim.node, taken)
        if taken:
            said, detail = (claim.subject, (key.indicator,)) if key.indicator else (claim.value, ())
            item = Item(key.topic, (said,), (), (), claim.sources, bool(detail))
            yield taken.change("quotation-changed", [item], key.property, detail)


def by_value(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return claims by what they say."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for each in claims:
        found[each.value].append(each)
    return dict(found)
