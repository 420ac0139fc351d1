"""Keeps account of the triples that differ: each is taken once, by the change that tells of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import NamedTuple

from creativegraph.reporting.changes.world import NAMES, TYPE, Rows, Triple, World, is_blank
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["Change", "Item", "Ledger", "Taken"]


class Item(NamedTuple):
    """One thing of a change: values are terms as N-Triples writes them, figures the IRIs of those that have them."""

    thing: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    figures: bool = False


class Change(NamedTuple):
    """What one sentence tells of, in no language yet.

    ``kind`` chooses the sentence. ``what`` is the class, property or code list that it is about, ``detail`` what else
    the kind needs: the host of links, an indicator, the properties of a term. ``added`` and ``removed`` are the lines
    of N-Triples that it accounts for.
    """

    kind: str
    items: tuple[Item, ...]
    what: str = ""
    detail: tuple[str, ...] = ()
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()


class Taken:
    """Triples that one change accounts for, by their lines."""

    def __init__(self) -> None:
        self.added: dict[str, Triple] = {}
        self.removed: dict[str, Triple] = {}

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    def change(self, kind: str, items: Iterable[Item], what: str = "", detail: tuple[str, ...] = ()) -> Change:
        """Return the change that accounts for what was taken."""
        return Change(kind, tuple(items), what, detail, frozenset(self.added), frozenset(self.removed))


Wanted = Callable[[Triple], bool]
NOTHING: dict[str, Triple] = {}


class Side:
    """The triples that only one of two graphs has, those of them that no change has taken."""

    def __init__(self, world: World, rows: Rows) -> None:
        self.world = world
        self.inner = {each for each in rows if each in world.dates or is_blank(each)}
        """The nodes that are told with what leads to them: blank ones, and dates."""
        self.left = {node: some.copy() for node, some in rows.items()}

    def of(self, node: str) -> Mapping[str, Triple]:
        """Return what is left of a node, by its lines."""
        return self.left.get(node, NOTHING)

    def all(self) -> Iterator[tuple[str, Triple]]:
        """Yield all that is left, each triple with its line."""
        for some in self.left.values():
            yield from some.items()

    def take(self, rows: Iterable[tuple[str, Triple]], into: dict[str, Triple]) -> None:
        """Take triples that are left, with blank nodes and dates that only they lead to."""
        todo = list(rows)
        while todo:
            line, triple = todo.pop()
            subject, _, value = triple
            if self.left.get(subject, NOTHING).pop(line, None):
                into[line] = triple
                if value in self.inner:
                    todo += self.of(value).items()

    def belongs(self, value: str) -> bool:
        """Return whether a value is told with what leads to it: a blank node, or a date that has no name."""
        return value in self.inner and bool(self.left[value])


class Ledger:
    """The triples that differ, those of them that no change has taken."""

    def __init__(self, old: World, new: World, removed: Rows, added: Rows) -> None:
        self.old, self.new = old, new
        self.removed, self.added = Side(old, removed), Side(new, added)
        self.known_terms: dict[str, bool] = {}
        """Whether nodes are terms, of those that were asked for."""
        self.appeared, self.vanished = old.unknown(added.keys()), new.unknown(removed.keys())

    @cached_property
    def single(self) -> frozenset[str]:
        """The properties of which several values cannot all be right, as the tables of properties say it."""
        return frozenset(f"<{each.iri}>" for each in vocabulary().properties.values() if each.single != "no")

    def differs(self, node: str) -> bool:
        """Return whether anything is left of a node: of most that are asked for nothing is."""
        return bool(self.added.left.get(node) or self.removed.left.get(node))

    def take(self, node: str, into: Taken, wanted: Wanted | None = None) -> None:
        """Take of both graphs what is left of a node."""
        for side, taken in ((self.added, into.added), (self.removed, into.removed)):
            if left := side.left.get(node):
                side.take([each for each in left.items() if wanted(each[1])] if wanted else left.items(), taken)

    def take_claim(self, claim: str, into: Taken) -> None:
        """Take a claim with its quotations, those of which other claims make no use."""
        for world in (self.old, self.new):
            for node in world.evidence(claim):
                if node == claim or node in self.appeared or node in self.vanished:
                    self.take(node, into)

    def take_thing(self, node: str, into: Taken) -> None:
        """Take all that is left of a thing, with the claims about it."""
        self.take(node, into)
        for side, gone in ((self.old, self.vanished), (self.new, self.appeared)):
            for claim in side.about.get(node, ()):
                if claim in gone:
                    self.take_claim(claim, into)

    @cached_property
    def corrections(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The corrections that went and those that came, by the claims that they are of."""
        gone, came = (
            {
                claim: found
                for claim, some in world.correcting.items()
                if (found := [each for each in some if each in there])
            }
            for world, there in ((self.old, self.vanished), (self.new, self.appeared))
        )
        return gone, came

    @cached_property
    def arrived(self) -> AbstractSet[str]:
        """The things that only the newer graph knows, if only by claims that are deprecated."""
        return self.old.unknown(self.new.about.keys() - self.old.about.keys())

    @cached_property
    def departed(self) -> AbstractSet[str]:
        """The things that only the older graph knows."""
        return self.new.unknown(self.old.about.keys() - self.new.about.keys())

    def types(self, node: str) -> list[str]:
        """Return the classes of a node, as the newer graph has them."""
        return self.new.values(node, TYPE) or self.old.values(node, TYPE)

    def has_names(self, node: str) -> bool:
        """Return whether a node has a name."""
        return any(each in world.said(node) for world in (self.new, self.old) for each in NAMES)
