"""The triples of graphs by subject, with the claims among them: those that two graphs share, and those of one alone."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from creativegraph.reporting.changes.terms import (
    ASKED_BY,
    BLANK,
    EDTF,
    OBSERVED,
    PROPERTY,
    QUOTATION,
    RANK,
    REASON,
    RECORD,
    SOURCE,
    SUBJECT,
    UNTIL,
    VALUES,
    WORDS,
)  # fmt: skip

__all__ = ["Claim", "Common", "Own", "Pair", "Rows", "Said", "Triple", "claim_of", "line", "said_in", "triples_of"]

Triple = tuple[str, str, str]
Pair = tuple[str, str]
Said = dict[str, list[str]]
"""The values of a node by property."""
Rows = dict[str, dict[str, Pair]]
"""Lines of N-Triples by subject, each with predicate and value."""


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
    """Claims, and which nodes have the properties by which it is asked what has them."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
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

    def note(self, node: str, pairs: list[Pair]) -> None:
        """Note what is said of a node."""
        one = dict(pairs)
        if SUBJECT in one:
            self.claims[node] = claim_in(node, one) if len(one) == len(pairs) else claim_of(node, said_in(pairs))
        if QUOTATION in one or RECORD in one:
            self.words[node] = [each for each in pairs if each[0] in WORDS]
        if not ASKED_BY.isdisjoint(one):
            for predicate, value in pairs:
                if predicate in ASKED_BY:
                    self.note_one(node, predicate, value)

    def note_one(self, node: str, predicate: str, value: str) -> None:
        """Note a value of one of ``ASKED_BY``."""
        if predicate == SUBJECT:
            self.about.setdefault(value, []).append(node)
        elif predicate == PROPERTY:
            if value == OBSERVED:
                self.telling.append(node)
        elif predicate == OBSERVED:
            self.observing.append(node)
        elif predicate == EDTF:
            self.dates.append(node)
        else:
            self.corrections.append((value, node))


class Common:
    """The triples that two graphs share, by subject."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.subjects: dict[str, list[Pair]] = {}
        self.noted = Noted()
        for subject, some in by_subject(lines).items():
            self.subjects[subject] = pairs = pairs_of(subject, some)
            self.noted.note(subject, pairs)
        self.claims = self.noted.claims
        self.blank = {each for each in self.subjects if each.startswith(BLANK)}
        for claims in self.noted.about.values():
            claims.sort()
        self.said = cache(self.read)

    def read(self, node: str) -> Said:
        """Return the values of a node by property; ``said`` keeps them."""
        return said_in(self.subjects.get(node, ()))


class Own:
    """The triples that only one of two graphs has: by subject, each with its line."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.rows: Rows = {}
        self.noted = Noted()
        for subject, some in by_subject(lines).items():
            pairs = pairs_of(subject, some)
            self.rows[subject] = dict(zip(some, pairs, strict=True))
            self.noted.note(subject, pairs)
        self.blank = {each for each in self.rows if each.startswith(BLANK)}


def pairs_of(node: str, lines: Iterable[str]) -> list[Pair]:
    """Return predicates and values of the lines of a node in N-Triples."""
    start = len(node) + 1
    return [(predicate, value) for predicate, _, value in [each[start:-2].partition(" ") for each in lines]]


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


def claim_in(node: str, said: dict[str, str]) -> Claim:
    """Return the claim that the values of a node make, which has one by property, as most have."""
    of = said.get
    text, reason, source = of(VALUES[0]) or of(VALUES[1], ""), of(REASON), of(SOURCE)
    return Claim(
        node, said[SUBJECT], of(PROPERTY, ""), text, of(RANK, ""), (reason,) if reason else (),
        (source,) if source else (), of(UNTIL, ""),
    )  # fmt: skip


def claim_of(node: str, said: Said) -> Claim:
    """Return the claim that the values of a node by property make."""

    def first(predicate: str) -> str:
        return min(said.get(predicate, ()), default="")

    return Claim(
        node, first(SUBJECT), first(PROPERTY), first(VALUES[0]) or first(VALUES[1]), first(RANK),
        tuple(sorted(said.get(REASON, ()))), tuple(sorted(said.get(SOURCE, ()))), first(UNTIL),
    )  # fmt: skip


def triples_of(lines: Iterable[str]) -> list[Triple]:
    """Return the triples of lines of N-Triples."""
    parts = (each.split(" ", 2) for each in lines)
    return [(subject, predicate, rest[:-2]) for subject, predicate, rest in parts]


def line(triple: Triple) -> str:
    """Return the line of a triple in N-Triples."""
    return f"{triple[0]} {triple[1]} {triple[2]} ."
