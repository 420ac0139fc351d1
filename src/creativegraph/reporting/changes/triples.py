"""The triples of graphs by subject, with the claims among them: those that two graphs share, and those of one alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from sys import intern
from typing import NamedTuple

from creativegraph.reporting.changes.alike import shared
from creativegraph.reporting.changes.terms import (
    ASKED_BY,
    BLANK,
    CORRECTS,
    EDTF,
    OBSERVED,
    PROPERTY,
    RANK,
    REASON,
    REPLACING,
    SOURCE,
    SUBJECT,
    TOLD_OF,
    UNTIL,
    VALUES,
    WORDS,
)  # fmt: skip

__all__ = ["Claim", "Common", "Own", "Pair", "Said", "claim_of", "line", "pairs_of", "said_in", "triples_of"]

Pair = tuple[str, str]
Said = dict[str, list[str]]
"""The values of a node by property."""
ASKED_OF_OWN = ASKED_BY | TOLD_OF


class Claim(NamedTuple):
    """A claim as it is told: what it says, in which rank, why, by whose word, and until when it holds."""

    node: str
    subject: str
    term: str
    value: str
    rank: str
    reasons: tuple[str, ...]
    sources: tuple[str, ...]
    until: str

    @property
    def standing(self) -> str:
        """Return ``preferred``, ``normal`` or ``deprecated``, the last part of the code of its rank."""
        return self.rank.rstrip(">").rpartition("/")[2] or "normal"


class Noted:
    """Which nodes have the properties by which it is asked what has them: claims, corrections, figures, dates."""

    def __init__(self, of: defaultdict[str, list[Pair]]) -> None:
        """``of`` has nodes and values by the properties that are asked for."""
        self.claims = {node for node, _ in of[SUBJECT]}
        self.retold = {node for predicate in TOLD_OF & of.keys() for node, _ in of[predicate]}
        """The nodes of which something is said that sentences on claims tell."""
        self.about: dict[str, list[str]] = {}
        """The claims about things."""
        for node, value in of[SUBJECT]:
            self.about.setdefault(value, []).append(node)
        self.words: dict[str, list[Pair]] = {}
        """What claims say of their words and records."""
        for predicate in WORDS:
            for node, value in of[predicate]:
                self.words.setdefault(node, []).append((predicate, value))
        self.corrections = [(value, node) for node, value in of[CORRECTS]]
        """Claims, each with a correction of it."""
        self.observing = [node for node, _ in of[OBSERVED]]
        """Figures that name what they count."""
        self.telling = [node for node, value in of[PROPERTY] if value == OBSERVED]
        """Claims that name what a figure counts."""
        self.dates = [node for node, _ in of[EDTF]]
        self.replacing = [(node, predicate, value) for predicate in REPLACING for node, value in of[predicate]]
        """What says that one thing is in the place of another."""


class Common:
    """The triples that two graphs share, by subject."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.subjects: dict[str, list[Pair]] = {}
        """Predicates and values of each node."""
        asked, (node, begin, some) = defaultdict[str, list[Pair]](list), ("", "\n", list[Pair]())
        for each in lines:  # once, since to fetch a line from memory takes longer than all that is done with it
            if not each.startswith(begin):
                begin = each[: each.index(" ") + 1]
                node = begin[:-1]
                some = self.subjects.setdefault(node, [])
            predicate, value = each[len(begin) : -2].split(" ", 1)
            predicate = intern(predicate)
            some.append((predicate, value))
            if predicate in ASKED_BY:
                asked[predicate].append((node, value))
        self.noted = Noted(asked)
        self.claims = self.noted.claims
        self.blank = {each for each in self.subjects if each.startswith(BLANK)}
        for claims in self.noted.about.values():
            claims.sort()
        self.said, self.claim = cache(self.read_said), cache(self.read_claim)

    def read_said(self, node: str) -> Said:
        """Return the values of a node by property; ``said`` keeps them."""
        return said_in(self.subjects.get(node, ()))

    def read_claim(self, node: str) -> Claim:
        """Return a claim of which both graphs say what it is about; ``claim`` keeps it."""
        return claim_of(node, self.subjects[node])


class Own:
    """The triples that only one of two graphs has: lines by subject, read in parts where these are asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines: dict[str, list[str]] = {}
        asked, (node, begin, some) = defaultdict[str, list[Pair]](list), ("", "\n", list[str]())
        for each in lines:  # soonest where those of one subject stand together
            if not each.startswith(begin):
                begin = each[: each.index(" ") + 1]
                node = begin[:-1]
                some = self.lines.setdefault(node, [])
            some.append(each)
            predicate, value = each[len(begin) : -2].split(" ", 1)
            if predicate in ASKED_OF_OWN:
                asked[predicate].append((node, value))
        self.noted = Noted(asked)
        self.blank = {each for each in self.lines if each.startswith(BLANK)}
        self.rows = cache(self.read)

    def read(self, node: str) -> dict[str, Pair]:
        """Return predicates and values of a node by the line of each; ``rows`` keeps them."""
        lines = self.lines.get(node, ())
        return dict(zip(lines, pairs_of(node, lines), strict=True))

    def leading_to(self, nodes: AbstractSet[str]) -> set[str]:
        """Return the nodes that have some others as values."""
        first, last = min(nodes), max(nodes)  # all begin as these two do, and most lines have no value that does
        start = f" {first[: shared(first, last)]}"
        return {
            node for node, some in self.lines.items() for each in some
            if start in each and each[each.rfind(" ", 0, -2) + 1 : -2] in nodes
        }  # fmt: skip


def said_in(pairs: Iterable[Pair]) -> Said:
    """Return the values of one node by property."""
    said: Said = {}
    for predicate, value in pairs:
        if predicate in said:
            said[predicate].append(value)
        else:
            said[predicate] = [value]
    return said


def claim_of(node: str, pairs: Sequence[Pair]) -> Claim:
    """Return the claim that predicates and values of a node make; of values of which it can have one, the first."""
    said = dict(pairs)
    several: Said = {}
    if len(said) < len(pairs):  # most have one value of each property
        several = said_in([each for each in pairs if each[0] in TOLD_OF])
        said = {predicate: min(values) for predicate, values in several.items()}
    of = said.get
    text, reason, source = of(VALUES[0]) or of(VALUES[1], ""), of(REASON), of(SOURCE)
    reasons: tuple[str, ...] = (reason,) if reason else ()
    sources: tuple[str, ...] = (source,) if source else ()
    if several:
        reasons, sources = tuple(sorted(several.get(REASON, reasons))), tuple(sorted(several.get(SOURCE, sources)))
    return Claim(node, of(SUBJECT, ""), of(PROPERTY, ""), text, of(RANK, ""), reasons, sources, of(UNTIL, ""))


def pairs_of(node: str, lines: Iterable[str]) -> list[Pair]:
    """Return predicate and value of lines of one subject."""
    start = len(node) + 1
    return [
        (predicate, value) for each in lines for predicate, _, value in (each[start:-2].partition(" "),)
    ]  # fmt: skip


def triples_of(lines: Iterable[str]) -> list[list[str]]:
    """Return subject, predicate and value of lines of N-Triples."""
    return [each[:-2].split(" ", 2) for each in lines]


def line(triple: Sequence[str]) -> str:
    """Return the line of a triple in N-Triples."""
    return f"{triple[0]} {triple[1]} {triple[2]} ."
