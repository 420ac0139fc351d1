"""Keeps account of the triples that differ: each is taken once, by the change that tells of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import NamedTuple

from creativegraph.reporting.changes.world import EDTF, NAMES, TYPE, Triple, World, is_blank, line
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
    """Triples that one change accounts for."""

    def __init__(self) -> None:
        self.added: set[Triple] = set()
        self.removed: set[Triple] = set()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    def change(self, kind: str, items: Iterable[Item], what: str = "", detail: tuple[str, ...] = ()) -> Change:
        """Return the change that accounts for what was taken."""
        return Change(
            kind, tuple(items), what, detail, frozenset(map(line, self.added)), frozenset(map(line, self.removed))
        )  # fmt: skip


Wanted = Callable[[Triple], bool]
NOTHING = frozenset[Triple]()


class Side:
    """The triples that only one of two graphs has, those of them that no change has taken."""

    def __init__(self, world: World, triples: Iterable[Triple]) -> None:
        self.world = world
        self.left: defaultdict[str, set[Triple]] = defaultdict(set)
        for triple in triples:
            self.left[triple[0]].add(triple)

    def of(self, node: str) -> AbstractSet[Triple]:
        """Return what is left of a node."""
        return self.left.get(node, NOTHING)

    def all(self) -> Iterator[Triple]:
        """Yield all that is left."""
        for some in self.left.values():
            yield from some

    def take(self, triples: Iterable[Triple], into: set[Triple]) -> None:
        """Take triples that are left, with blank nodes and dates that only they lead to."""
        todo = list(triples)
        while todo:
            triple = todo.pop()
            subject, _, value = triple
            if triple in self.left.get(subject, ()):
                self.left[subject].discard(triple)
                into.add(triple)
                if self.belongs(value):
                    todo += self.of(value)

    def belongs(self, value: str) -> bool:
        """Return whether a value is told with what leads to it: a blank node, or a date that has no name."""
        if value[:1] == '"' or not self.left.get(value):
            return False
        return is_blank(value) or EDTF in self.world.said(value)


class Ledger:
    """The triples that differ, those of them that no change has taken."""

    def __init__(self, old: World, new: World, removed: Iterable[Triple], added: Iterable[Triple]) -> None:
        self.old, self.new = old, new
        self.removed, self.added = Side(old, removed), Side(new, added)
        self.known_terms: dict[str, bool] = {}
        """Whether nodes are terms, of those that were asked for."""
        self.appeared = frozenset(each for each in self.added.left if each not in old)
        self.vanished = frozenset(each for each in self.removed.left if each not in new)

    @cached_property
    def single(self) -> frozenset[str]:
        """The properties of which several values cannot all be right, as the tables of properties say it."""
        return frozenset(f"<{each.iri}>" for each in vocabulary().properties.values() if each.single != "no")

    def take(self, node: str, into: Taken, wanted: Wanted = lambda _: True) -> None:
        """Take of both graphs what is left of a node: of most nodes that are asked for nothing is."""
        for side, taken in ((self.added, into.added), (self.removed, into.removed)):
            if left := side.of(node):
                side.take([each for each in left if wanted(each)], taken)

    def take_claim(self, claim: str, into: Taken) -> None:
        """Take a claim with its quotations, those of which other claims make no use."""
        for world in (self.old, self.new):
            for node in (*world.evidence(claim),):
                if node == claim or node in self.appeared or node in self.vanished:
                    self.take(node, into)

    def take_thing(self, node: str, into: Taken) -> None:
        """Take all that is left of a thing, with the claims about it."""
        self.take(node, into)
        for side, gone in ((self.old, self.vanished), (self.new, self.appeared)):
            for claim in side.about.get(node, ()):
                if claim in gone:
                    self.take_claim(claim, into)

    def is_new(self, node: str) -> bool:
        """Return whether only the newer graph knows a thing, if only by claims that are deprecated."""
        return node not in self.old.about and node not in self.old

    def is_gone(self, node: str) -> bool:
        """Return whether only the older graph knows a thing."""
        return node not in self.new.about and node not in self.new

    def types(self, node: str) -> list[str]:
        """Return the classes of a node, as the newer graph has them."""
        return self.new.values(node, TYPE) or self.old.values(node, TYPE)

    def has_names(self, node: str) -> bool:
        """Return whether a node has a name."""
        return any(each in world.said(node) for world in (self.new, self.old) for each in NAMES)
