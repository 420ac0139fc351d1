"""The values that compete with each other, in two graphs, and what a change in them takes of the difference."""

from collections.abc import Iterable
from functools import cached_property

from creativegraph.reporting.changes.ledger import Change, Item, Ledger, Taken
from creativegraph.reporting.changes.terms import RANK, REASON, VALUES
from creativegraph.reporting.changes.triples import Claim
from creativegraph.reporting.changes.world import Key, World

__all__ = ["Group", "tag_of"]

TAKEN = (RANK, REASON, *VALUES)


class Group:
    """The values that compete, in two graphs."""

    def __init__(self, ledger: Ledger, key: Key) -> None:
        self.ledger, self.key = ledger, key
        self.before, self.after = ledger.old.claims_of(key), ledger.new.claims_of(key)
        """The claims of the earlier graph and of the later one."""
        pairs = zip(self.before.values(), self.after.values(), strict=False)
        self.is_same = not key.indicator and len(self.before) == len(self.after) and all(a is b for a, b in pairs)
        """Whether no triple differs of all that is told of the claims, and they are not on figures."""

    @cached_property
    def subjects(self) -> list[str]:
        """The things whose values compete."""
        if not self.key.indicator:
            return [self.key.topic]
        return sorted({*self.ledger.old.subjects(self.key), *self.ledger.new.subjects(self.key)})

    @cached_property
    def single(self) -> bool:
        """Whether only one value can be right."""
        return bool(self.key.indicator) or self.key.property in self.ledger.single

    def change(self, kind: str, taken: Taken, item: Item) -> Change:
        """Return a change of these values."""
        detail = (self.key.indicator,) if self.key.indicator else ()
        return taken.change(kind, [item._replace(figures=True) if detail else item], self.key.property, detail)

    def said(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return what claims say: values, or figures where these are told with what limits them."""
        return tuple(dict.fromkeys(each.subject if self.key.indicator else each.value for each in claims))

    def take(self, into: Taken, claims: Iterable[Claim]) -> None:
        """Take what differs in ranks, reasons and statements of claims; of those that came or went, everything."""
        ledger = self.ledger
        for each in claims:
            if each.node in ledger.appeared or each.node in ledger.vanished:
                ledger.take_claim(each.node, into)
            if each.node in ledger.retold:
                ledger.take_of(each.node, TAKEN, into)
            self.take_stated(into, each.subject, each.value)

    def take_stated(self, into: Taken, subject: str, value: str) -> None:
        """Take the statement of a value; of a figure that came or went, all of it."""
        if self.key.indicator and self.is_other(subject):
            self.ledger.take_thing(subject, into)
        self.ledger.take_of(subject, (self.key.property,), into, (value,))

    def is_other(self, figure: str) -> bool:
        """Return whether one of the graphs lacks a figure, or does not state it."""
        ledger = self.ledger
        came_or_went = figure in ledger.appeared or figure in ledger.vanished
        return came_or_went or figure in ledger.arrived or figure in ledger.departed

    def take_outranked(self, into: Taken) -> None:
        """Take statements of claimed values, of which those that are outranked now are stated no more."""
        for each in (*self.before.values(), *self.after.values()):
            self.take_stated(into, each.subject, each.value)

    def shown(self, world: World, said: Iterable[str]) -> list[str]:
        """Return values as they are compared: of a figure all that is told with its number."""
        if not self.key.indicator:
            return list(said)
        return [" ".join(world.figure(each)) for each in said]

    def is_ranked_otherwise(self, claim: Claim) -> bool:
        """Return whether a claim has another rank than before."""
        old = self.before.get(claim.node)
        return old is not None and old.rank != claim.rank

    def held(self, world: World) -> set[str]:
        """Return the values that a graph states."""
        return {value for each in self.subjects for value in world.said(each).get(self.key.property, ())}

    def paired(self, value: str, lost: list[str], fresh: list[str]) -> str:
        """Return the value that takes the place of another: the only one in its language, or of its words."""
        for of in (tag_of, words_of):
            one = [each for each in lost if of(each) == of(value)]
            other = [each for each in fresh if of(each) == of(value)]
            if len(one) == len(other) == 1:
                return other[0]
        return ""


def tag_of(value: str) -> str:
    """Return the language of a text, its type if it has none; of anything else a sign that it is no text."""
    return value.rpartition('"')[2] if value[:1] == '"' else "<>"


def words_of(value: str) -> str:
    """Return what a text says, in whatever language; of anything else itself."""
    return value.rpartition('"')[0] if value[:1] == '"' else value
