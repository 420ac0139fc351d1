"""Figures that came, went, or count otherwise."""

from collections.abc import Collection, Iterator

from creativegraph.reporting.changes.ledger import Change, Item, Taken
from creativegraph.reporting.changes.terms import COMPARATOR, MEASURED, RESULT, VALUES
from creativegraph.reporting.changes.triples import Claim
from creativegraph.reporting.changes.values.group import Group

__all__ = ["figures"]


def figures(group: Group) -> Iterator[Change]:
    """Yield figures that came, went, or count otherwise."""
    ledger = group.ledger
    for figure in group.subjects:
        was, now = ledger.old.stated_or_claimed(figure, RESULT), ledger.new.stated_or_claimed(figure, RESULT)
        taken = Taken()
        stands = bool(ledger.new.value(figure, RESULT))
        same = was and now and group.shown(ledger.old, [figure]) == group.shown(ledger.new, [figure])
        if same and stands == bool(ledger.old.value(figure, RESULT)):
            yield from limited(group, figure)
            continue
        if group.is_other(figure):
            ledger.take_thing(figure, taken)
        claims = [*group.before.values(), *group.after.values()]
        group.take(taken, (each for each in claims if each.subject == figure and was != now))
        parts = (COMPARATOR, *(others(group, figure) if was or now else ()))
        ledger.take_of(figure, (RESULT, *parts), taken)
        telling = take_parts(group, figure, taken, parts)
        if not taken:
            continue
        kind = "value-changed" if was and now else "value-added" if now else "value-removed"
        if same:
            kind = "stated" if stands else "stated-no-more"
        sources = [one for each in (*group.after.values(), *telling) if each.subject == figure for one in each.sources]
        old = (figure,) if was and kind not in ("value-added", "stated") else ()
        new = (figure,) if now and kind != "stated-no-more" else ()
        yield group.change(kind, taken, Item(
            group.key.topic, old, new, (), tuple(dict.fromkeys(sources)) if new else ()
        ))  # fmt: skip


def limited(group: Group, figure: str) -> Iterator[Change]:
    """Yield that it came, or went, that a figure is as stated, which changes nothing in what it counts."""
    old, new = (each.stated_or_claimed(figure, COMPARATOR) for each in (group.ledger.old, group.ledger.new))
    if old == new:
        return
    taken = Taken()
    group.ledger.take_of(figure, (COMPARATOR,), taken)
    take_parts(group, figure, taken, (COMPARATOR,))
    if taken:
        item = Item(figure, new=(new,)) if new else Item(figure, old=(old,))
        yield taken.change("value-added" if new else "value-removed", [item], COMPARATOR)


def others(group: Group, figure: str) -> list[str]:
    """Return which parts of a figure are others now, such as its upper end or its currency."""
    old, new = group.ledger.old, group.ledger.new
    return [
        each for each in MEASURED if old.stated_or_claimed(figure, each) != new.stated_or_claimed(figure, each)
    ]  # fmt: skip


def take_parts(group: Group, figure: str, into: Taken, parts: Collection[str]) -> list[Claim]:
    """Take the claims that came, went or say otherwise on parts of a figure; return those that say what is new."""
    telling: list[Claim] = []
    for world, there in ((group.ledger.old, group.ledger.vanished), (group.ledger.new, group.ledger.appeared)):
        for claim in map(world.claim, world.about.get(figure, ())):
            if claim and claim.term in parts:
                if claim.term in MEASURED and world is group.ledger.new:
                    telling.append(claim)
                group.ledger.take_of(claim.node, VALUES, into)
                if claim.node in there:
                    group.ledger.take_claim(claim.node, into)
    return telling
