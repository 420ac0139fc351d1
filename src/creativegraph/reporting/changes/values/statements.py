"""What graphs state otherwise and no claim tells."""

from collections.abc import Iterator

from creativegraph.reporting.changes.ledger import Change, Item, Side, Taken
from creativegraph.reporting.changes.values.group import Group

__all__ = ["stated"]


def stated(group: Group) -> Iterator[Change]:
    """Yield what graphs state otherwise and no claim tells."""
    if group.key.indicator or not group.ledger.differs(group.key.topic):
        return
    topic, term = group.key.topic, group.key.property
    gone, came = (
        sorted(value for each, value in side.of(topic).values() if each == term and is_told(group, side, topic))
        for side in (group.ledger.removed, group.ledger.added)
    )
    for value in list(gone):
        if other := group.paired(value, gone, came):
            yield plain(group, "value-changed", (value,), (other,))
            gone.remove(value)
            came.remove(other)
    if came:
        yield plain(group, "value-added", (), tuple(came))
    if gone:
        yield plain(group, "value-removed", tuple(gone), ())


def is_told(group: Group, side: Side, topic: str) -> bool:
    """Return whether statements of a thing are told of one by one: those of claims and their like are not."""
    world = side.world
    return world.claim(topic) is None and topic in group.ledger.old and topic in group.ledger.new and topic in side.left


def plain(group: Group, kind: str, old: tuple[str, ...], new: tuple[str, ...]) -> Change:
    """Return the change of plain statements."""
    taken = Taken()
    group.ledger.take_of(group.key.topic, (group.key.property,), taken, {*old, *new})
    return group.change(kind, taken, Item(group.key.topic, old, new))
