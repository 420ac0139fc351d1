"""The triples of graphs by subject, with the claims among them: those that two graphs share, and those of one alone."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
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

__all__ = ["Claim", "Common", "Own", "Pair", "Said", "claim_of", "line", "said_in", "triples_of"]

Pair = tuple[str, str]
Said = dict[str, list[str]]
"""The values of a node by property."""


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

    def __init__(self, triples: Iterable[Sequence[str]]) -> None:
        self.claims: set[str] = set()
        self.retold: set[str] = set()
        """The nodes of which something is said that sentences on claims tell."""
        self.about: dict[str, list[str]] = {}
        """The claims about things."""
        self.corrections: list[Pair] = []
        """Claims, each with a correction of it."""
        self.observing: list[str] = []
        """Figures that name what they count."""
        self.telling: list[str] = []
        """Claims that name what a figure counts."""
        self.dates: list[str] = []
        self.words: dict[str, list[Pair]] = {}
        """What claims say of their words and records."""
        self.replacing: list[Sequence[str]] = []
        """What says that one thing is in the place of another."""
        for each in triples:
            node, predicate, value = each
            if predicate in WORDS:
                self.words.setdefault(node, []).append((predicate, value))
                continue
            if predicate in TOLD_OF:
                self.retold.add(node)
            if predicate == SUBJECT:
                self.claims.add(node)
                self.about.setdefault(value, []).append(node)
            elif predicate in REPLACING:
                self.replacing.append(each)
            else:
                self.note_rare(node, predicate, value)

    def note_rare(self, node: str, predicate: str, value: str) -> None:
        """Note what few nodes say."""
        if predicate == PROPERTY:
            if value == OBSERVED:
                self.telling.append(node)
        elif predicate == OBSERVED:
            self.observing.append(node)
        elif predicate == EDTF:
            self.dates.append(node)
        elif predicate == CORRECTS:
            self.corrections.append((value, node))


class Common:
    """The triples that two graphs share, by subject."""

    def __init__(self, lines: Iterable[str]) -> None:
        triples = triples_of(lines)
        self.subjects: dict[str, list[list[str]]] = {}
        for subject, some in groupby(triples, itemgetter(0)):
            if subject in self.subjects:
                self.subjects[subject] += some
            else:
                self.subjects[subject] = [*some]
        self.noted = Noted([each for each in triples if each[1] in ASKED_BY])
        self.claims = self.noted.claims
        self.blank = {each for each in self.subjects if each.startswith(BLANK)}
        for claims in self.noted.about.values():
            claims.sort()
        self.said, self.claim = cache(self.read_said), cache(self.read_claim)

    def read_said(self, node: str) -> Said:
        """Return the values of a node by property; ``said`` keeps them."""
        return said_in([(predicate, value) for _, predicate, value in self.subjects.get(node, ())])

    def read_claim(self, node: str) -> Claim:
        """Return a claim of which both graphs say what it is about; ``claim`` keeps it."""
        return claim_of(node, self.subjects[node])


class Own:
    """The triples that only one of two graphs has: lines by subject, read in parts where these are asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = by_subject(lines)
        self.blank = {each for each in self.lines if each.startswith(BLANK)}
        self.rows = cache(self.read)

    @cached_property
    def noted(self) -> Noted:
        """What is asked of them."""
        asked = ASKED_BY | TOLD_OF
        return Noted([each for some in self.lines.values() for each in triples_of(some) if each[1] in asked])

    def read(self, node: str) -> dict[str, Pair]:
        """Return predicates and values of a node by the line of each; ``rows`` keeps them."""
        start = len(node) + 1
        return {
            each: (predicate, value)
            for each in self.lines.get(node, ())
            for predicate, _, value in (each[start:-2].partition(" "),)
        }

    def leading_to(self, nodes: AbstractSet[str]) -> set[str]:
        """Return the nodes that have some others as values."""
        first, last = min(nodes), max(nodes)  # all begin as these two do, and most lines have no value that does
        start = f" {first[: shared(first, last)]}"
        return {
            node for node, some in self.lines.items() for each in some
            if start in each and each[each.rfind(" ", 0, -2) + 1 : -2] in nodes
        }  # fmt: skip


def by_subject(lines: Iterable[str]) -> dict[str, list[str]]:
    """Return lines of N-Triples by their subjects, soonest where those of one stand together."""
    found: dict[str, list[str]] = {}
    start, some = "\n", list[str]()
    for each in lines:
        if not each.startswith(start):
            start = each[: each.index(" ") + 1]
            some = found.setdefault(start[:-1], [])
        some.append(each)
    return found


def said_in(pairs: Iterable[Pair]) -> Said:
    """Return the values of one node by property."""
    said: Said = {}
    for predicate, value in pairs:
        if predicate in said:
            said[predicate].append(value)
        else:
            said[predicate] = [value]
    return said


def claim_of(node: str, triples: Iterable[Sequence[str]]) -> Claim:
    """Return the claim that the triples of a node make; of values of which it can have one, the first."""
    told = [(predicate, value) for _, predicate, value in triples if predicate in TOLD_OF]
    said = dict(told)
    several = said_in(told) if len(said) < len(told) else {}  # most have one value of each property
    for predicate, values in several.items():
        said[predicate] = min(values)
    of = said.get
    text, reason, source = of(VALUES[0]) or of(VALUES[1], ""), of(REASON), of(SOURCE)
    reasons: tuple[str, ...] = (reason,) if reason else ()
    sources: tuple[str, ...] = (source,) if source else ()
    if several:
        reasons, sources = tuple(sorted(several.get(REASON, reasons))), tuple(sorted(several.get(SOURCE, sources)))
    return Claim(node, of(SUBJECT, ""), of(PROPERTY, ""), text, of(RANK, ""), reasons, sources, of(UNTIL, ""))


def triples_of(lines: Iterable[str]) -> list[list[str]]:
    """Return subject, predicate and value of lines of N-Triples."""
    return [each[:-2].split(" ", 2) for each in lines]


def line(triple: Sequence[str]) -> str:
    """Return the line of a triple in N-Triples."""
    return f"{triple[0]} {triple[1]} {triple[2]} ."
