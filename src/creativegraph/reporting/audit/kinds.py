"""What an audit lists: kinds of what to look at again, each with its findings and of how many these are."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from creativegraph.iris import IRI
from creativegraph.project import using
from creativegraph.reporting.audit.decisions import Decisions, is_before
from creativegraph.reporting.audit.ground import Ground
from creativegraph.reporting.audit.places import Place

__all__ = ["KINDS", "Audit", "Finding", "Kind", "audit", "years_before"]

NOWHERE = Place("", 0)
LACKING = {"no-day-read": "read", "no-address": "address", "no-date": "date", "no-publisher": "publisher"}


class Finding(NamedTuple):
    """Something to look at again: a claim or a source, what it says or is called, and its row, 0 if it is in none."""

    iri: IRI
    says: str
    table: str
    row: int


class Kind(NamedTuple):
    """What is found of a kind; ``of`` is how many there are that could have been found."""

    name: str
    of: int
    findings: tuple[Finding, ...]

    @property
    def share(self) -> float:
        """The share of those that were found."""
        return len(self.findings) / self.of if self.of else 0.0

    @property
    def tables(self) -> dict[str, int]:
        """How many were found in each table, most first."""
        return dict(Counter(each.table for each in self.findings if each.table).most_common())


class Audit(NamedTuple):
    """What to look at, by kind; how many claims have words that are verified, located or neither; claims by mode.

    Of the claims with words ``lines`` rest on lines of lists alone, which are data and not prose.
    """

    claims: int
    sources: int
    kinds: tuple[Kind, ...]
    quotations: Mapping[str, int]
    modes: Mapping[str, int]
    recorded: int = 0
    """How many claims name a record of a dataset."""
    lines: int = 0
    addresses: Mapping[str, int] = {}
    """How many sources have a full address, only one as reported, such as a domain, a text at hand alone, or none."""
    days: Mapping[str, int] = {}
    """How many sources say when they were read, and of those that do not how many lack it and how many need it not."""


class Finder:
    """Finds each kind in a graph."""

    def __init__(self, ground: Ground, day: date, years: int, places: Mapping[IRI, Place]) -> None:
        self.ground, self.places = ground, places
        self.decisions = Decisions(ground)
        self.since = years_before(day, years)

    def of_claims(self, name: str, of: int, claims: Iterable[IRI]) -> Kind:
        """Return a kind that is about claims."""
        known = self.ground.claims
        return self.kind(name, of, {each: known[each].says for each in claims if each in known})

    def of_sources(self, name: str, sources: Iterable[IRI]) -> Kind:
        """Return a kind that is about sources."""
        known = {each: self.ground.sources[each].label for each in self.ground.own_sources}
        return self.kind(name, len(known), {each: known[each] for each in sources if each in known})

    def kind(self, name: str, of: int, found: Mapping[IRI, str]) -> Kind:
        """Return a kind with what was found, each once."""
        return Kind(name, of, tuple(Finding(iri, says, *self.places.get(iri, NOWHERE)) for iri, says in found.items()))

    def wordless(self, name: str) -> Kind:
        """Return explicit claims of which no words are quoted."""
        explicit = [each.iri for each in self.ground.claims.values() if each.mode == "explicit"]
        return self.of_claims(name, len(explicit), (each for each in explicit if each not in self.ground.quoted))

    def unrecorded(self, name: str) -> Kind:
        """Return claims made by datasets, by their mode or as no other source says so, of which no record is named."""
        ground = self.ground
        datasets = {iri for iri, each in ground.sources.items() if each.kind.endswith("/dataset")}
        told = [
            each.iri for each in ground.claims.values()
            if each.mode == "recorded"
            or (each.mode == "explicit" and is_of(ground.sources_of.get(each.iri, ()), datasets))
        ]  # fmt: skip
        return self.of_claims(name, len(told), (each for each in told if each not in ground.recorded))

    def lacking(self, name: str) -> Kind:
        """Return sources of which something is not known."""
        return self.of_sources(name, self.ground.lacking[LACKING[name]])

    def outvoted(self, name: str) -> Kind:
        """Return claims preferred to what more sources say."""
        decided = self.decisions.all
        return self.of_claims(name, len(decided), (each.claim for each in decided if each.outvoted))

    def announced(self, name: str) -> Kind:
        """Return claims for which only what was said ahead speaks, preferred to reports of what happened."""
        return self.of_claims(name, len(self.decisions.all), (each.claim for each in self.decisions.announced()))

    def alone(self, name: str) -> Kind:
        """Return claims that rest on one source alone."""
        return self.of_claims(name, len(self.ground.claims), self.ground.alone())

    def unvisited(self, name: str) -> Kind:
        """Return sources with an address that nobody has read for so many years."""
        day = self.since.isoformat()
        return self.of_sources(
            name, (iri for iri, each in self.ground.sources.items() if each.url and is_before(each.read, day))
        )


KINDS: Mapping[str, Callable[[Finder, str], Kind]] = {
    "no-words": Finder.wordless,
    "no-record": Finder.unrecorded,
    **dict.fromkeys(LACKING, Finder.lacking),
    "fewer-sources": Finder.outvoted,
    "announced": Finder.announced,
    "one-source": Finder.alone,
    "long-ago": Finder.unvisited,
}
"""The kinds in their order, with what finds each."""


def audit(
    ground: Ground, day: date, years: int = 3, places: Mapping[IRI, Place] | None = None, kinds: Iterable[str] = KINDS
) -> Audit:
    """Return what to look at again in a graph.

    Args:
        ground: the graph.
        day: from which the years count.
        years: for how long an address may go unread.
        places: where the tables have claims and sources, see ``places_of``.
        kinds: those that are looked for, all if left out.
    """
    with using(ground.graph.projects):
        return made(Finder(ground, day, years, places or {}), kinds)


def made(finder: Finder, kinds: Iterable[str]) -> Audit:
    """Return what a finder finds."""
    ground = finder.ground
    quotations = {"verified": 0, "located": 0, "other": 0} | Counter(ground.standings())
    modes = dict(sorted(Counter(each.mode for each in ground.claims.values()).items()))
    found = tuple(KINDS[name](finder, name) for name in kinds)
    return Audit(
        len(ground.claims), len(ground.own_sources), found, quotations, modes, len(ground.recorded), ground.lines,
        ground.addresses, ground.days,
    )  # fmt: skip


def is_of(sources: Collection[IRI], datasets: Collection[IRI]) -> bool:
    """Return whether a claim has sources, and all of them are datasets."""
    return bool(sources) and all(each in datasets for each in sources)


def years_before(day: date, years: int) -> date:
    """Return the same day so many years earlier; of a leap day the one before it."""
    wanted = max(day.year - years, 1)
    try:
        return day.replace(year=wanted)
    except ValueError:
        return day.replace(year=wanted, day=28)
