"""The evidence of what a dossier says: claims with their sources and words, numbered as notes in order of their use."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Value, compact
from creativegraph.why.answer import Stated
from creativegraph.why.claims import claims_about

__all__ = ["Evidence", "Notes", "Origin", "joining", "matching", "named"]

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

    def about(self, things: Iterable[Value | None]) -> list[Stated]:
        """Return the claims about things that count."""
        found = (one for each in dict.fromkeys(things) if isinstance(each, IRI) for one in self.claims.get(each, ()))
        return [each for each in found if each.rank != "deprecated"]

    def origin(self, source: IRI, label: str) -> Origin:
        """Return a source."""
        return self.sources.get(source) or Origin(source, label, "", "", "")


class Notes:
    """The notes of a dossier; claims that rest on the same words of the same sources share one where they meet."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[IRI, ...], int] = {}
        self.claims: list[tuple[Stated, ...]] = []
        self.texts: dict[int, str] = {}

    def of(self, claims: Sequence[Stated], remark: str = "") -> tuple[int, ...]:
        """Return the numbers of the notes for some claims, and for a remark that none supports."""
        groups: dict[object, list[Stated]] = {}
        for each in claims:
            groups.setdefault((each.sources, each.quoted), []).append(each)
        found = [self.number(tuple(each)) for each in groups.values()]
        if remark and not found:
            found = [self.remark(remark)]
        return tuple(dict.fromkeys(found))

    def number(self, claims: tuple[Stated, ...]) -> int:
        """Return the number of a note."""
        key = tuple(each.claim for each in claims)
        if key not in self.numbers:
            self.claims.append(claims)
            self.numbers[key] = len(self.claims)
        return self.numbers[key]

    def remark(self, text: str) -> int:
        """Return the number of the note that has no claim but a text."""
        found = next((number for number, known in self.texts.items() if known == text), 0)
        if not found:
            self.claims.append(())
            found = len(self.claims)
            self.texts[found] = text
        return found


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
