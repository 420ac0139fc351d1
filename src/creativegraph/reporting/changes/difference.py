"""What differs between two graphs, told once each: the changes, their sentences, and how many of a kind make one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, filterfalse
from typing import TYPE_CHECKING

from creativegraph.graph.rows import uncollected
from creativegraph.iris import bare
from creativegraph.reporting.changes.ledger import Change, Item, Ledger
from creativegraph.reporting.changes.renames import Renames, renamed
from creativegraph.reporting.changes.sentences import Sentence, Teller
from creativegraph.reporting.changes.terms import NAMES
from creativegraph.reporting.changes.things import links, terms, things
from creativegraph.reporting.changes.triples import Common, Own
from creativegraph.reporting.changes.values import rest, values
from creativegraph.reporting.changes.world import World
from creativegraph.store.layers import LAYERS, layer_of
from creativegraph.store.releases import Snapshot, snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from creativegraph.graph import Graph

__all__ = ["Difference", "diff"]

MOST = 10
FEW = 3
"""More changes of one kind and property than this are told in one sentence, but for some kinds."""
FEW_OF = {
    "source-added": 1, "source-changed": 1, "source-removed": 1, "renewed": 1, "quotation-changed": 1,
    "corrected": 12, "preferred": 12, "preferred-changed": 12, "rival": 12,
}  # fmt: skip
LISTED = frozenset(("value-added", "value-removed", "withdrawn"))
"""Kinds of which several values of one thing are told as a list."""
ORDER = (
    "links-vanished", "things-removed", "term-removed", "things-added", "renamed", "preferred-changed", "preferred",
    "preferred-no-more", "corrected", "correction-withdrawn", "rival", "ranked", "reason-changed", "withdrawn", "ended",
    "value-changed", "value-added", "stated", "stated-no-more", "value-removed", "source-changed", "source-added",
    "source-removed", "renewed", "quotation-changed", "links-changed", "links-added", "term-added",
    "term-deprecated", "term-changed", "rest",
)  # fmt: skip


class Difference:
    """What differs between two graphs.

    ``added`` and ``removed`` are lines of N-Triples; blank nodes have IRIs made of what is said of them.
    """

    def __init__(self, old: Snapshot, new: Snapshot) -> None:
        self.old, self.new = old, new
        self.came, self.went = lacking(new, old), lacking(old, new)
        """The same in the order of each graph, those of one subject together."""

    def __bool__(self) -> bool:
        return bool(self.came or self.went)

    def __repr__(self) -> str:
        return f"Difference({self.old.name} → {self.new.name}, +{len(self.came):,} −{len(self.went):,} triples)"

    @cached_property
    def added(self) -> frozenset[str]:
        """The triples that only the later graph has."""
        return frozenset(self.came)

    @cached_property
    def removed(self) -> frozenset[str]:
        """The triples that only the earlier graph has."""
        return frozenset(self.went)

    @cached_property
    def both(self) -> Common:
        """What is in both graphs."""
        return Common(filterfalse(self.removed.__contains__, self.old.ordered or sorted(self.old.lines)))

    @cached_property
    def as_kept(self) -> tuple[World, World]:
        """The two graphs by subject, with the IRIs that each has."""
        with uncollected():  # all that is made stays until the end
            return World(self.both, Own(self.went)), World(self.both, Own(self.came))

    @cached_property
    def as_found(self) -> Ledger:
        """The triples that differ with the IRIs that each graph has."""
        old, new = self.as_kept
        return Ledger(old, new, old.own, new.own)

    @cached_property
    def renames(self) -> Renames:
        """The things that have another IRI now."""
        pairs = renamed(self.as_found)
        return Renames(pairs, self.removed, self.added, self.new.lines) if pairs else Renames.none()

    @cached_property
    def worlds(self) -> tuple[World, World]:
        """The two graphs by subject, the earlier one with the IRIs that things have now."""
        renames, (old, new) = self.renames, self.as_kept
        return (World(self.both, Own(renames.lines | renames.moved)) if renames.pairs else old), new

    @cached_property
    def ledger(self) -> Ledger:
        """The triples that differ, with the IRIs that things have now."""
        renames = self.renames
        if not renames.pairs:
            return self.as_found
        return Ledger(*self.worlds, Own(renames.lines), Own(self.added - renames.moved))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed: each triple that differs is in exactly one of them."""
        if not self:
            return ()
        with uncollected():  # all that is made stays until the end
            renames, ledger = self.renames, self.ledger
            found = [*renames.changes()]
            found += [
                renames.as_written(change)
                for step in (terms, links, things, values, rest)  # figures that came are told of by their values
                for change in step(ledger)
            ]
            return tuple(sorted(merged(once(found)), key=place_of))

    def sentences(self, language: str = "en", *, most: int = MOST) -> list[Sentence]:
        """Return what changed in sentences of a language, warnings first.

        Args:
            language: such as ``en`` or ``vi``; English where the library has no words of it.
            most: how many things a sentence names at most.
        """
        with uncollected():  # also while the two graphs are read by subject
            teller = Teller(*self.worlds, language, most)
            return sorted(map(teller.sentence, self.changes), key=lambda each: not each.warning)


def lacking(one: Snapshot, other: Snapshot) -> tuple[str, ...]:
    """Return the lines of a graph that another one lacks, in the order of the first."""
    return tuple(filterfalse(other.lines.__contains__, one.ordered or one.lines))


def once(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes; what several properties say alike that name things is one, of the property that names best."""
    found: dict[object, Change] = {}
    for place, each in enumerate(changes):
        if each.what not in NAMES:
            found[place] = each
            continue
        values = each.kind.startswith("value-")  # whoever says so
        key = (each.kind, each.detail, tuple(item[: 3 if values else 5] for item in each.items))
        had = found.setdefault(key, each)
        if had is not each:
            items = tuple(map(of_both, had.items, each.items))
            what = min(had.what, each.what, key=NAMES.index)
            added, removed = (*had.added, *each.added), (*had.removed, *each.removed)
            found[key] = had._replace(items=items, what=what, added=added, removed=removed)
    yield from found.values()


def of_both(one: Item, other: Item) -> Item:
    """Return an item with the reasons and sources of another one that says the same."""
    reasons, sources = (
        tuple(dict.fromkeys(pair)) for pair in (one.reasons + other.reasons, one.sources + other.sources)
    )
    return one._replace(reasons=reasons, sources=sources)


def merged(changes: Iterable[Change]) -> list[Change]:
    """Return changes, those of one kind and property as one where they are many."""
    alike: defaultdict[tuple[str, str, tuple[str, ...]], list[Change]] = defaultdict(list)
    for each in changes:
        alike[each.kind, each.what, each.detail].append(each)
    found: list[Change] = []
    for (kind, what, detail), some in alike.items():
        items = [item for each in some for item in each.items]
        alone = len({each.thing for each in items}) == 1 and (items[0].figures or kind not in LISTED)
        if len(some) <= FEW_OF.get(kind, FEW) or alone:
            found += some
            continue
        added = tuple(chain.from_iterable(each.added for each in some))
        removed = tuple(chain.from_iterable(each.removed for each in some))
        found.append(Change(kind, joined(items, kind), what, detail, added, removed))
    return found


def place_of(change: Change) -> tuple[object, ...]:
    """Return the place of a change: what is told of things comes before sources, codes and terms, what is left last."""
    layer = "ontology" if change.kind.startswith("term-") else layer_of(bare(change.items[0].thing))
    place = LAYERS.index(layer)
    return change.kind == "rest", place, ORDER.index(change.kind), change.what, change.items


def joined(items: Iterable[Item], kind: str) -> tuple[Item, ...]:
    """Return items, those of one thing as one; figures, and values with what is theirs now, stay as they are."""
    if kind not in LISTED:
        return tuple(items)
    found: dict[object, Item] = {}
    for place, each in enumerate(items):
        key = place if each.figures else each.thing
        had = found.get(key)
        sources = tuple(dict.fromkeys(had.sources + each.sources)) if had else ()
        found[key] = (
            had._replace(old=had.old + each.old, new=had.new + each.new, reasons=(), sources=sources) if had else each
        )
    return tuple(found.values())


def diff(old: "Snapshot | Graph | Path | str", new: "Snapshot | Graph | Path | str") -> Difference:
    """Return what differs between two graphs.

    Args:
        old: the earlier graph: the name of a kept release, a file of RDF, a folder of tables or of a project, a
            revision of the tables in git (``git:v0.3.0``), or a graph that is open.
        new: the later one, in the same ways.

    Raises:
        UnreadableError: no release, file, folder or revision has that name, or it is damaged.
    """
    return Difference(*(each if isinstance(each, Snapshot) else snapshot(each) for each in (old, new)))
