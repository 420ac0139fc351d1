"""Keeps account of the triples that differ: each is taken once, by the change that tells of it."""

from collections.abc import Collection, Container, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from creativegraph.project import in_use
from creativegraph.reporting.changes.terms import NAMES, PARTS_HERE, QUOTATION, SELECTOR, TYPE
from creativegraph.reporting.changes.triples import Own, Pair, line
from creativegraph.reporting.changes.world import World
from creativegraph.tables.terms import Terms

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
    the kind needs: the host of links, an indicator, the properties of a term, the layer of what has another IRI.
    ``added`` and ``removed`` are the lines of N-Triples that it accounts for.
    """

    kind: str
    items: tuple[Item, ...]
    what: str = ""
    detail: tuple[str, ...] = ()
    added: Collection[str] = ()
    removed: Collection[str] = ()


class Taken:
    """Triples that one change accounts for, by their lines."""

    def __init__(self) -> None:
        self.added: list[str] = []
        self.removed: list[str] = []

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    def change(self, kind: str, items: Iterable[Item], what: str = "", detail: tuple[str, ...] = ()) -> Change:
        """Return the change that accounts for what was taken."""
        return Change(kind, tuple(items), what, detail, self.added, self.removed)


NOTHING: dict[str, Pair] = {}


class Side:
    """The triples that only one of two graphs has, those of them that no change has taken."""

    def __init__(self, world: World, own: Own) -> None:
        self.world, self.own = world, own
        self.inner = (world.dates | world.blank) & own.lines.keys()
        """The nodes that are told with what leads to them: blank ones, and dates."""
        self.leading = own.leading_to(self.inner) if self.inner else self.inner
        """The nodes that lead to them."""
        self.others = frozenset(each for each in own.lines if not each.startswith(PARTS_HERE))
        """The nodes that are no parts of claims, of which there are most."""
        self.left = own.lines.copy()
        """What is left by node; of one of which nothing is left there is no entry, and none of these is changed."""

    def of(self, node: str) -> Mapping[str, Pair]:
        """Return what is left of a node, by its lines."""
        left = self.left.get(node)
        if left is None:
            return NOTHING
        rows = self.own.rows(node)
        return rows if len(left) == len(rows) else {each: rows[each] for each in left}

    def take(self, node: str, into: list[str]) -> None:
        """Take all that is left of a node, with blank nodes and dates that only it leads to."""
        if left := self.left.pop(node, None):
            into += left
            if node in self.leading:
                self.take_inner(node, left, into)

    def take_of(self, node: str, properties: Container[str], into: list[str], values: Container[str] | None) -> None:
        """Take what is left of some properties of a node, if some values are given those alone."""
        if left := self.left.get(node):
            rows = self.own.rows(node)
            lines = [each for each in left if rows[each][0] in properties]
            if lines and values is not None:
                lines = [each for each in lines if rows[each][1] in values]
            if lines:
                self.take_some(node, lines, into)

    def take_words(self, claim: str, into: list[str]) -> None:
        """Take what is left of the words and records that a claim names."""
        words = self.own.noted.words.get(claim)
        if words and len(words) == len(self.own.lines[claim]):  # all that differs, as of most after new words came
            self.take(claim, into)
        elif words:
            self.take_some(claim, [line((claim, *each)) for each in words], into)

    def take_some(self, node: str, lines: Collection[str], into: list[str]) -> None:
        """Take lines of a node, those that are left, with blank nodes and dates that only they lead to."""
        taken = self.left.pop(node, [])
        if kept := [each for each in taken if each not in lines]:
            self.left[node] = kept
            taken = [each for each in taken if each in lines]
        into += taken
        if node in self.leading:
            self.take_inner(node, taken, into)

    def take_inner(self, node: str, lines: Iterable[str], into: list[str]) -> None:
        """Take the blank nodes and dates to which lines of a node lead."""
        rows = self.own.rows
        todo = [rows(node)[each][1] for each in lines]
        while todo:
            value = todo.pop()
            if value in self.inner and (left := self.left.pop(value, None)):
                into += left
                todo += [rows(value)[each][1] for each in left]

    def belongs(self, value: str) -> bool:
        """Return whether a value is told with what leads to it: a blank node, or a date that has no name."""
        return value in self.inner and value in self.left


class Ledger:
    """The triples that differ, those of them that no change has taken."""

    def __init__(self, old: World, new: World, removed: Own, added: Own) -> None:
        self.old, self.new = old, new
        self.removed, self.added = Side(old, removed), Side(new, added)
        self.known_terms: dict[str, bool] = {}
        """Whether nodes are terms, of those that were asked for."""
        self.evidence = (
            (new.common.noted.words, (old, new)), (old.noted.words, (old,)), (new.noted.words, (new,)),
        )  # fmt: skip
        """The words and records of claims, and the graphs that say where the words are."""
        self.appeared, self.vanished = old.unknown(added.lines.keys()), new.unknown(removed.lines.keys())

    @cached_property
    def single(self) -> frozenset[str]:
        """The properties of which several values cannot all be right, as the tables of properties say it."""
        return frozenset(f"<{each.iri}>" for each in Terms(in_use()).properties().values() if each.single != "no")

    @cached_property
    def retold(self) -> AbstractSet[str]:
        """The nodes of which sentences on claims tell something: of most claims only words or records differ."""
        return self.removed.own.noted.retold | self.added.own.noted.retold

    def differs(self, node: str) -> bool:
        """Return whether anything is left of a node: of most that are asked for nothing is."""
        return node in self.added.left or node in self.removed.left

    def take(self, node: str, into: Taken) -> None:
        """Take of both graphs what is left of a node."""
        self.added.take(node, into.added)
        self.removed.take(node, into.removed)

    def take_of(self, node: str, properties: Container[str], into: Taken, values: Container[str] | None = None) -> None:
        """Take of both graphs what is left of some properties of a node, if some values are given those alone."""
        self.added.take_of(node, properties, into.added, values)
        self.removed.take_of(node, properties, into.removed, values)

    def take_words(self, claim: str, into: Taken) -> None:
        """Take of both graphs what is left of the words and records that a claim names."""
        self.added.take_words(claim, into.added)
        self.removed.take_words(claim, into.removed)

    def take_evidence(self, claim: str, into: Taken) -> None:
        """Take the records and quotations of a claim, with their places, those of which other claims make no use."""
        for words, graphs in self.evidence:
            for predicate, value in words.get(claim, ()):
                self.take_fresh(value, into)
                if predicate == QUOTATION:
                    for place in chain.from_iterable(each.said(value).get(SELECTOR, ()) for each in graphs):
                        self.take_fresh(place, into)

    def take_fresh(self, node: str, into: Taken) -> None:
        """Take all of a node if only one graph has it."""
        if node in self.appeared:
            self.added.take(node, into.added)
        elif node in self.vanished:
            self.removed.take(node, into.removed)

    def take_claim(self, claim: str, into: Taken) -> None:
        """Take a claim with its quotations, those of which other claims make no use."""
        self.take(claim, into)
        self.take_evidence(claim, into)

    def take_thing(self, node: str, into: Taken) -> None:
        """Take all that is left of a thing, with the claims about it."""
        self.take(node, into)
        for side, gone in ((self.old, self.vanished), (self.new, self.appeared)):
            for claim in side.about.get(node, ()):
                if claim in gone:
                    self.take_claim(claim, into)

    def same_claims(self, side: Side) -> AbstractSet[str]:
        """Return the claims of both graphs of which other triples are left than those of which sentences tell."""
        return (side.world.common.claims & side.left.keys()) - side.own.noted.retold

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
