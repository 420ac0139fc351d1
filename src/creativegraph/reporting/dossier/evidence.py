"""The evidence of what a dossier says: claims with their sources and words, numbered as notes in order of their use."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Value, compact
from creativegraph.why.answer import Stated
from creativegraph.why.claims import claims_about

__all__ = ["Evidence", "Ground", "Notes", "Origin", "joining", "matching", "named"]

LIBRARY = frozenset(("code", "source", "claim", "correction", ""))
"""Kinds of what no claim of a dossier is about."""


class Origin(NamedTuple):
    """A source as a note names it."""

    iri: IRI
    label: str
    publisher: str
    published: str
    address: str


class Evidence:
    """The claims of a graph about things, read once for each thing, and its sources."""

    def __init__(self, graph: Graph, languages: Languages) -> None:
        self.graph, self.languages = graph, languages
        self.claims: dict[IRI, list[Stated]] = {}
        self.by_claim: dict[IRI, Stated] = {}
        rows = graph.run("claims/sources", languages=languages)
        self.sources = {
            IRI(str(row.source)): Origin(
                IRI(str(row.source)), str(row.source_label), str(row.publisher or ""), str(row.issued or ""),
                str(row.url or row.address or ""),
            )
            for row in rows
        }  # fmt: skip

    def read(self, things: Iterable[Value | None]) -> None:
        """Read the claims about things, of those that are not known yet."""
        asked = sorted({each for each in things if isinstance(each, IRI) and each.kind not in LIBRARY})
        asked = [each for each in asked if each not in self.claims]
        found: defaultdict[IRI, list[Stated]] = defaultdict(list)
        for each in claims_about(self.graph, asked, None, self.languages) if asked else ():
            found[each.subject].append(each)
        self.claims |= {each: found[each] for each in asked}
        self.by_claim |= {each.claim: each for claims in found.values() for each in claims}

    def read_claims(self, claims: Iterable[Value | None]) -> None:
        """Read what claims are about, of those that are not known yet."""
        asked = sorted({each for each in claims if isinstance(each, IRI) and each not in self.by_claim})
        if asked:
            self.read(row.subject for row in self.graph.run("claims/record_of", about=asked))

    def about(self, things: Iterable[Value | None]) -> list[Stated]:
        """Return the claims about things that count."""
        found = (one for each in dict.fromkeys(things) if isinstance(each, IRI) for one in self.claims.get(each, ()))
        return [each for each in found if each.rank != "deprecated"]

    def origin(self, source: IRI, label: str) -> Origin:
        """Return a source."""
        return self.sources.get(source) or Origin(source, label, "", "", "")


class Ground(NamedTuple):
    """What a note says: the words of a source, a source alone, or a remark."""

    source: IRI | None = None
    label: str = ""
    words: str = ""
    remark: str = ""


MOST, MOST_QUOTED = 3, 2
"""How many sources a statement names, and how many where their words are at hand; the workbook has all of them."""


def grounds_of(claims: Sequence[Stated], *, brief: bool = False) -> dict[Ground, list[Stated]]:
    """Return the words and sources that claims of one statement rest on, with the claims: words where there are any.

    Those of a ``brief`` table are named without their words.
    """
    found: dict[Ground, list[Stated]] = {}
    for each in claims:
        for source, label in zip(each.sources, each.source_labels, strict=True):
            words = each.quoted.words if each.quoted and each.quoted.source == source and not brief else ""
            found.setdefault(Ground(source, label, words), []).append(each)
    quoted = [each for each in found if each.words]
    return {each: found[each] for each in quoted[:MOST_QUOTED] or list(found)[:MOST]}


class Notes:
    """The notes of a dossier: one for each source and passage, and for each remark, in order of their first use."""

    def __init__(self) -> None:
        self.claims: dict[Ground, dict[IRI, Stated]] = {}
        self.said: dict[IRI, Stated] = {}
        self.numbers: dict[Ground, int] = {}
        self.sourced: set[int] = set()

    def of(self, claims: Sequence[Stated], remarks: Iterable[str] = (), *, brief: bool = False) -> tuple[int, ...]:
        """Return the numbers of the notes for the claims of one statement, and for what else is to be known of it."""
        self.said |= {each.claim: each for each in claims}
        found = [self.number(*each) for each in grounds_of(claims, brief=brief).items()]
        return (*found, *(self.number(Ground(remark=each)) for each in dict.fromkeys(remarks)))

    def number(self, ground: Ground, claims: Iterable[Stated] = ()) -> int:
        """Return the number of a note."""
        self.claims.setdefault(ground, {}).update((each.claim, each) for each in claims)
        found = self.numbers.setdefault(ground, len(self.numbers) + 1)
        if ground.source:
            self.sourced.add(found)
        return found

    def has_source(self, number: int) -> bool:
        """Return whether a note names a source: a remark alone is no evidence."""
        return number in self.sourced


def matching(claims: Iterable[Stated], value: Value | None) -> list[Stated]:
    """Return the claims that give a value."""
    if value is None:
        return []
    if isinstance(value, IRI):
        return [each for each in claims if value in (each.thing, each.value)]
    text = str(value)
    return [each for each in claims if each.value == text or same_number(each.value, text)]


def same_number(one: str, other: str) -> bool:
    """Return whether two texts are the same number."""
    if not one or not other or not (one[-1].isdigit() and other[-1].isdigit()):
        return False
    try:
        return float(one) == float(other)
    except ValueError:
        return False


def joining(claims: Iterable[Stated], things: Iterable[Value | None]) -> list[Stated]:
    """Return the claims that join some things with each other."""
    among = {each for each in things if isinstance(each, IRI)}
    return [each for each in claims if each.thing in among and each.subject in among]


def named(claim: Stated) -> str:
    """Return how tables name a claim."""
    return compact(claim.claim)
