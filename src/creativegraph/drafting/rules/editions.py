"""Claims of editions that a report names: of which series each is, and editions of other years it speaks of."""

import re

from creativegraph.drafting.candidate import Thing
from creativegraph.drafting.rules.mentioned import Mentioned
from creativegraph.drafting.rules.proposals import Proposals
from creativegraph.drafting.rules.references import Meant
from creativegraph.drafting.slugs import EDITION

__all__ = ["Editions"]

NUMBERED = re.compile(r"-(?:(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th|e|a|o)|lan-thu-\w+)$")
YEAR = re.compile(r"(?:19|20)\d\d")
YEARS = re.compile(r"(?<![\d-])(?:19|20)\d\d")


class Editions:
    """Which edition of a series is meant."""

    def __init__(self, mentioned: Mentioned, proposals: Proposals) -> None:
        self.mentioned, self.proposals = mentioned, proposals

    def edition(self, thing: Thing, time: str, *, always: bool = False) -> Thing:
        """Return the edition of a time of which something is said, where a thing is an edition of another year.

        It is the one that the report names, else a new one; a thing that has no editions, and one of that year, stays,
        and one of no year unless ``always`` is given.
        """
        named, year = EDITION.fullmatch(thing.id), YEAR.match(time)
        several = not year or any(each != year[0] for each in YEARS.findall(time))
        if year is None or several or not self.has_editions(thing) or self.proposals.is_made(thing.id):
            return thing
        if (named and named["year"] == year[0]) or not (named or (always and not thing.known)):
            return thing
        name = f"{named['series'] if named else thing.id}-{year[0]}"
        if (number := self.mentioned.by_id.get(name)) is not None:
            return self.proposals.thing(number, number)
        base = re.sub(r"\W*(?:19|20)\d\d\W*$", "", thing.label).strip()
        return Thing(name, f"{base} {year[0]}", thing.start, thing.end, classes=thing.classes)

    def series(self, name: str) -> str:
        """Return the slug of the series of which an event is an edition, without the year or the number in its id."""
        number = self.mentioned.by_id.get(name)
        if number is not None and self.mentioned.mentions[number].edition_of:
            return self.mentioned.mentions[number].edition_of.rpartition("/")[2]
        return NUMBERED.sub("", name.rpartition("/")[2])

    def known_series(self, name: str) -> Meant | None:
        """Return a series that the report names, by its id."""
        number = self.mentioned.by_id.get(name)
        return Meant(self.proposals.thing(number, number)) if number is not None else None

    def has_editions(self, thing: Thing) -> bool:
        """Return True for a thing of a class whose things are editions of series."""
        return any(self.mentioned.lexicon.series_of(each) for each in thing.classes)
