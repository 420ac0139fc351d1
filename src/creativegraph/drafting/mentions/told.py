"""Which of the editions of a series that a report tells is meant where only the series is named."""

import re
from collections.abc import Mapping

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.slugs import EDITION, slug_of
from creativegraph.names.fold import fold

__all__ = ["base_of", "id_of", "is_yet_to_come", "meant_alone"]

COMING = re.compile(
    r"(?:the |its |la |el )?(?:next|following|prochaine|próxima|kỳ (?:tới|sau|tiếp))(?!\w)", re.IGNORECASE
)
"""Words that call an edition one that comes after that of which a report speaks."""


def meant_alone(told: Mapping[str, Mapping[str, Mention]], said: str) -> dict[str, Mention]:
    """Return of each series the edition that its name means: that of the year of a report, else the only one told.

    An edition more than a year older than the report is none: the report is about a later one.
    """
    alone = {}
    for base, found in told.items():
        year = next(iter(found)).removeprefix(f"{base}-")
        if f"{base}-{said}" in found:
            alone[base] = found[f"{base}-{said}"]
        elif len(found) == 1 and not (said.isdecimal() and year.isdecimal() and int(year) < int(said) - 1):
            only = next(iter(found.values()))
            if year == said or not COMING.match(only.text):
                alone[base] = only
    return alone


def is_yet_to_come(mention: Mention, said: str) -> bool:
    """Return True for an edition called without its name that a report tells of a later year than its own.

    *The fourth edition will be in 2026* tells it beside that of which the report is, and goes on about this.
    """
    found = EDITION.fullmatch(mention.ids[0]) if mention.ids and not mention.definite else None
    named = found is not None and {*fold(mention.text).split()} & {*found["series"].partition("/")[2].split("-")}
    return bool(said) and found is not None and not named and found["year"] > said


def base_of(mention: Mention) -> str:
    """Return the id of an event without its year."""
    found = EDITION.fullmatch(mention.ids[0])
    return found["series"] if found else mention.ids[0]


def id_of(mention: Mention, label: str) -> str:
    """Return the id of a series of events by its name, as those of its editions begin."""
    return f"{mention.ids[0].partition('/')[0]}/{slug_of(label)}"
