"""The things that a name may mean, best first, and when a match is sure: name, aliases, place, kind, year weighed."""

import re
from collections.abc import Callable, Collection, Iterable
from itertools import chain
from math import log10
from typing import NamedTuple

from creativegraph.find.entries import Entries
from creativegraph.find.entry import MARK, Asked, Candidate, Entry, Evidence
from creativegraph.find.likeness import Spelling, likeness, spelling

__all__ = ["Matcher"]

GOOD = 0.93
"""A name that is as alike as this makes looking for misspelt ones needless."""
SURE, AHEAD = 88.0, 3.9
"""The score of a candidate that needs no question, and how far it is ahead of the next one."""
OTHER_PLACE, NO_PLACE = 45.0, 5.0
UNKNOWN_PLACE = 13.0
"""What it costs that nothing is known of the place that is asked for: so much that no candidate is sure."""
OTHER_KIND, NO_KIND = 40.0, 3.0
OTHER_YEAR, NO_YEAR = 15.0, 1.0
ALIAS, OWN = 1.0, 5.0
"""What it costs that a name is an alias, and if another thing bears that name as its own."""
SMALLER, SMALLEST = 5.0, 15.0
"""What it costs a namesake to be ten times smaller, and at most."""
LEAST = 30.0
YEAR = re.compile(r"[0-9]{4}")
Names = Callable[[str], Collection[str]]


class Hit(NamedTuple):
    """An entry, how alike its name is that is most alike, whether that is its own name and no alias, and why.

    ``rest`` is what place, kind and year say for and against it.
    """

    alike: float
    own: bool
    evidence: Evidence
    rest: list[Evidence]
    entry: Entry

    @property
    def fits(self) -> bool:
        """Return whether the name is the same, and nothing else speaks against the entry."""
        return self.alike >= GOOD and all(each.cost < OTHER_YEAR for each in self.rest)


class Matcher:
    """Compares names with entries.

    Args:
        entries: the entries.
        places: gives the other names and codes of a place by one of them, folded and without blanks.
        kinds: gives the classes that a name of a class means.
        around: gives the names of the places in which a place lies.
    """

    def __init__(
        self, entries: Entries, places: Names | None = None, kinds: Names | None = None, around: Names | None = None
    ) -> None:
        self.entries = entries
        self.places = remembered(places or (lambda name: (name,)))
        self.kinds = remembered(kinds or (lambda name: (name,)))
        self.around = remembered(around or (lambda _: ()))

    def candidates(self, asked: Asked, limit: int = 5, without: Collection[str] = ()) -> list[Candidate]:
        """Return the things that a name may mean, best first; none of those ``without``."""
        found: dict[str, Hit] = {}
        spelt = [spelling(each) for each in (asked.name, *asked.aliases) if each.strip()]
        for each in spelt:
            self.gather(each, asked, self.entries.exact(each), found)
        if not any(each.fits for each in found.values()):
            for each in spelt:
                self.gather(each, asked, self.entries.near(each), found)
        for other in without:
            found.pop(other, None)
        rivals = [each for each in found.values() if each.fits]
        largest = max((each.entry.size for each in rivals), default=0)
        owned = any(each.own for each in rivals)
        made = [scored(each, largest, owned=owned) for each in found.values()]
        made = sorted((each for each in made if each.score >= LEAST), key=lambda each: (-each.score, each.id))
        return [each._replace(sure=self.is_sure(place, made)) for place, each in enumerate(made[:limit])]

    def gather(
        self, name: Spelling, asked: Asked, hits: Iterable[tuple[Entry, str, bool]], found: dict[str, Hit]
    ) -> None:
        """Add entries with the name of theirs that is most alike."""
        for entry, other, own in hits:
            alike, evidence = likeness(name, spelling(other))
            before = found.get(entry.id)
            if alike and (before is None or (alike, own) > (before.alike, before.own)):
                rest = before.rest if before else self.evidence(asked, entry)
                found[entry.id] = Hit(alike, own, evidence, rest, entry)

    def evidence(self, asked: Asked, entry: Entry) -> list[Evidence]:
        """Return what place, kind and year say for and against an entry."""
        found = []
        if asked.place:
            found.append(self.of_place(asked.place, entry))
        if asked.type:
            found.append(self.of_kind(asked.type, entry))
        if wanted := YEAR.search(asked.year):
            found.append(of_year(int(wanted[0]), entry))
        return found

    def of_place(self, place: str, entry: Entry) -> Evidence:
        """Return whether an entry lies in a place."""
        if not entry.places:
            return Evidence("no-place", NO_PLACE)
        shared = self.places(place).intersection(entry.places)
        if any(not each.startswith(MARK) for each in shared):
            return Evidence("same-place", 0, {"place": place})
        if self.places(place).isdisjoint(self.entries.places):
            return self.of_unknown(place, entry)
        if not shared and any(each.startswith(MARK) for each in entry.places):
            return Evidence("no-place", NO_PLACE)
        return Evidence("other-place", OTHER_PLACE, {"place": place})

    def of_unknown(self, place: str, entry: Entry) -> Evidence:
        """Return what a place says in which no entry is known to lie; a part of a country has the country around it."""
        wider = self.around(place)
        if not wider.isdisjoint(self.entries.places) and wider.isdisjoint(entry.places):
            return Evidence("other-place", OTHER_PLACE, {"place": place})
        return Evidence("unknown-place", UNKNOWN_PLACE, {"place": place})

    def of_kind(self, kind: str, entry: Entry) -> Evidence:
        """Return whether an entry is of a kind."""
        if not entry.kinds:
            return Evidence("no-kind", NO_KIND)
        if not self.kinds(kind).isdisjoint(entry.kinds):
            return Evidence("same-kind")
        return Evidence("other-kind", OTHER_KIND)

    @staticmethod
    def is_sure(place: int, made: list[Candidate]) -> bool:
        """Return whether a candidate needs no question: it is good, and far ahead of the next one."""
        if place or made[0].score < SURE:
            return False
        return len(made) == 1 or made[0].score - made[1].score >= AHEAD


def scored(hit: Hit, largest: int, *, owned: bool) -> Candidate:
    """Return an entry with its score and why."""
    alike, own, name, rest, entry = hit
    reasons = [name, *rest]
    if not own:
        reasons.insert(1, Evidence("alias", OWN if owned else ALIAS, {"label": entry.label}))
    if largest > entry.size and alike >= GOOD:
        cost = min(SMALLEST, SMALLER * log10(largest / entry.size)) if entry.size else SMALLER  # 0: nobody counted
        if cost >= 1:
            reasons.append(Evidence("smaller", cost))
    score = max(0.0, 100 * alike - sum(each.cost for each in reasons))
    return Candidate(entry.id, entry.label, round(score, 1), False, tuple(reasons), entry)


def of_year(year: int, entry: Entry) -> Evidence:
    """Return whether an entry is of a year, or lasted then."""
    if not entry.years:
        return Evidence("no-year", NO_YEAR)
    if year in entry.years or (len(entry.years) > 1 and min(entry.years) <= year <= max(entry.years)):
        return Evidence("same-year", 0, {"year": year})
    return Evidence("other-year", OTHER_YEAR, {"year": year})


def remembered(names: Names) -> Callable[[str], frozenset[str]]:
    """Return names of a name, asked for only once."""
    known: dict[str, frozenset[str]] = {}

    def found(name: str) -> frozenset[str]:
        if name not in known:
            known[name] = frozenset(chain(names(name)))
        return known[name]

    return found
