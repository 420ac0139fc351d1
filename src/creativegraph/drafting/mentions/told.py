"""Which of the editions of a series that a report tells is meant where only the series is named."""

from collections.abc import Mapping

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.slugs import EDITION

__all__ = ["base_of", "meant_alone"]


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
            alone[base] = next(iter(found.values()))
    return alone


def base_of(mention: Mention) -> str:
    """Return the id of an event without its year."""
    found = EDITION.fullmatch(mention.ids[0])
    return found["series"] if found else mention.ids[0]
