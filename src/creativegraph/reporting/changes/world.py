"""A graph as changes look at it: what is said of things, the claims about them, and the figures."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from creativegraph.iris import bare
from creativegraph.names.figures import limits_told
from creativegraph.reporting.changes.terms import COMPARATOR, FEATURE, MEASURED, OBSERVED, OF_FIGURES, RESULT
from creativegraph.reporting.changes.triples import Claim, Common, Own, Pair, Said, claim_of, pairs_of, said_in

__all__ = ["Key", "World"]


class Key(NamedTuple):
    """What several values may compete for: a property of a thing, or what an indicator of a thing counts."""

    topic: str
    property: str
    indicator: str = ""


class World:
    """The triples of a graph by subject: those that it shares with another, and its ``own``."""

    def __init__(self, common: Common, own: Own) -> None:
        self.common, self.own, self.noted = common, own, own.noted
        shared = common.noted.about
        self.about = shared | {
            subject: sorted((*shared.get(subject, ()), *claims)) for subject, claims in own.noted.about.items()
        }
        """The claims about things, sorted."""
        self.claims = common.claims | own.noted.claims
        self.dates = {*common.noted.dates, *own.noted.dates}
        self.corrections = {each for noted in (common.noted, own.noted) for _, each in noted.corrections}
        self.blank = common.blank | own.blank
        self.said, self.claim, self.told = cache(self.read_said), cache(self.read_claim), cache(self.read_told)

    def __contains__(self, node: str) -> bool:
        return node in self.own.lines or node in self.common.subjects

    def unknown(self, nodes: AbstractSet[str]) -> AbstractSet[str]:
        """Return those of some nodes of which the graph says nothing."""
        return nodes - self.own.lines.keys() - self.common.subjects.keys()

    def pairs(self, node: str) -> Iterator[Pair]:
        """Yield predicates and values of a node."""
        for predicate, values in self.said(node).items():
            for value in values:
                yield predicate, value

    @cached_property
    def correcting(self) -> dict[str, list[str]]:
        """The corrections of claims."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for claim, correction in chain(self.common.noted.corrections, self.noted.corrections):
            found[claim].append(correction)
        return dict(found)

    def read_said(self, node: str) -> Said:
        """Return the values of a node by property; ``said`` keeps them."""
        shared = self.common.said(node)
        if node not in self.own.lines:
            return shared
        own = self.own.rows(node).values()
        if not shared:
            return said_in(own)
        found = shared.copy()
        for predicate, value in own:
            found[predicate] = [*found.get(predicate, ()), value]
        return found

    def values(self, node: str, predicate: str) -> list[str]:
        """Return the values of a property, sorted."""
        found = self.said(node).get(predicate, [])
        return sorted(found) if len(found) > 1 else found

    def value(self, node: str, predicate: str) -> str:
        """Return the first value of a property, empty if there is none."""
        return min(self.said(node).get(predicate, ()), default="")

    def read_claim(self, node: str) -> Claim | None:
        """Return a claim as the triples have it, None for what is none; ``claim`` keeps it."""
        if node not in self.claims:
            return None
        if node in self.common.claims and node not in self.noted.retold:
            return self.common.claim(node)
        return claim_of(node, [*self.common.subjects.get(node, ()), *pairs_of(node, self.own.lines.get(node, ()))])

    def stated_or_claimed(self, node: str, predicate: str) -> str:
        """Return what is stated of a property of a thing, else what a claim says that is not deprecated."""
        claims = (self.claim(each) for each in self.about.get(node, ()))
        return self.value(node, predicate) or next(
            (each.value for each in claims if each and each.term == predicate and each.standing != "deprecated"), ""
        )

    @cached_property
    def figures(self) -> dict[str, Pair]:
        """The figures of the graph: what each is of, and what it counts."""
        both = (self.common.noted, self.noted)
        telling = (self.claim(claim) for each in both for claim in each.telling)
        nodes = {figure for each in both for figure in each.observing} | {each.subject for each in telling if each}
        found = {
            each: (self.stated_or_claimed(each, FEATURE), self.stated_or_claimed(each, OBSERVED)) for each in nodes
        }
        return {node: pair for node, pair in found.items() if all(pair)}

    @cached_property
    def counted(self) -> dict[Pair, list[str]]:
        """The figures by what they are of and what they count, sorted."""
        found: defaultdict[Pair, list[str]] = defaultdict(list)
        for figure, pair in sorted(self.figures.items()):
            found[pair].append(figure)
        return dict(found)

    def key(self, subject: str, predicate: str) -> Key:
        """Return what a value of a property of a thing competes for."""
        if predicate in OF_FIGURES and subject in self.figures:
            topic, indicator = self.figures[subject]
            return Key(topic, RESULT, indicator)
        return Key(subject, predicate)

    def keys(self, subject: str, predicate: str) -> tuple[Key, ...]:
        """Return what a value of a property of a thing competes for, and the figure of which it is a part."""
        own = self.key(subject, predicate)
        return (own, self.key(subject, RESULT)) if predicate in MEASURED and subject in self.figures else (own,)

    def subjects(self, key: Key) -> list[str]:
        """Return the things whose values compete: the figures that count the same, else the thing itself."""
        return self.counted.get((key.topic, key.indicator), []) if key.indicator else [key.topic]

    def claims_of(self, key: Key) -> dict[str, Claim]:
        """Return the claims that compete."""
        return {
            each.node: each for subject in self.subjects(key) for each in self.told(subject).get(key.property, ())
        }  # fmt: skip

    def read_told(self, subject: str) -> dict[str, list[Claim]]:
        """Return the claims about a thing by their properties; ``told`` keeps them."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for each in map(self.claim, self.about.get(subject, ())):
            if each:
                found[each.term].append(each)
        return dict(found)

    def figure(self, figure: str) -> tuple[str, ...]:
        """Return a whole figure: what limits it, its number, upper end, currency, unit and of how many it is."""
        parts = (self.stated_or_claimed(figure, each) for each in (RESULT, *MEASURED))
        return (self.comparator(figure), *parts)

    def comparator(self, figure: str) -> str:
        """Return the code of what limits a figure, such as more than; empty where nothing does."""
        found = self.stated_or_claimed(figure, COMPARATOR)
        return found if found and limits_told([bare(found)], ranged=False) else ""
