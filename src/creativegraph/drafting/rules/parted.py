"""Editions of one series that a report calls alike: what is said of another year is said of another edition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from creativegraph.drafting.candidate import Candidate, Thing
from creativegraph.drafting.rules.context import Context
from creativegraph.drafting.slugs import EDITION

__all__ = ["parted"]

Editions = dict[tuple[int, str], list[tuple[int, str]]]
"""Where something is said of editions, with their years, by the paragraph and the series."""
YEAR = re.compile(r"(\d{4})(?:-\d\d){0,2}(?:/\1(?:-\d\d){0,2})?")


def parted(found: Sequence[Candidate], context: Context) -> Iterator[Candidate]:
    """Yield candidates; of an event without a year in its id that has several, each goes to the edition of its year.

    What has no year goes to the edition whose time is told first.
    """
    main, editions = dict(mains(found, context)), editions_in(found, context)
    for each in found:
        subject, value = each.subject, each.value
        if subject not in main and (year := nearest(each, editions, context)):
            subject = f"{subject}-{year}"
        if subject in main:
            subject = f"{subject}-{year_of(each) or main[subject]}"
        if value in main:
            value = f"{value}-{main[value]}"
        names = {each.subject: subject, each.value: value}
        things = tuple(named(one, names) for one in each.things)
        yield replace(each, subject=subject, value=value, things=things)


def editions_in(found: Sequence[Candidate], context: Context) -> Editions:
    """Return where candidates say something of editions that have their year in their id."""
    editions: Editions = {}
    for each in found:
        if dated := EDITION.fullmatch(each.subject):
            key = context.outline.paragraph(each.start), dated["series"]
            editions.setdefault(key, []).append((each.start, dated["year"]))
    return editions


def nearest(candidate: Candidate, editions: Editions, context: Context) -> str:
    """Return the year of the edition of which the same paragraph says something nearest to what it says of a series."""
    there = editions.get((context.outline.paragraph(candidate.start), candidate.subject), ())
    near = [(abs(start - candidate.start), year) for start, year in there]
    known = any(each.id == candidate.subject and each.known for each in candidate.things)
    return min(near)[1] if near and not known else ""


def named(thing: Thing, names: dict[str, str]) -> Thing:
    """Return a thing with the id of the edition that it is."""
    name = names.get(thing.id, thing.id)
    return thing if name == thing.id else replace(thing, id=name, known=False)


def mains(found: Sequence[Candidate], context: Context) -> Iterator[tuple[str, str]]:
    """Yield the events that have several years, each with the year of its edition that is told first."""
    years: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    series = {named["series"] for each in found if (named := EDITION.fullmatch(each.subject))}
    for each in found:
        thing = next((one for one in each.things if one.id == each.subject), None)
        if thing is None or thing.known or EDITION.fullmatch(thing.id) or not context.editions.has_editions(thing):
            continue
        if year := year_of(each):
            years.setdefault(each.subject, set()).add(year)
            if YEAR.fullmatch(each.value):
                first.setdefault(each.subject, year)
    for name, of in years.items():
        if len(of) > 1 or name in series:
            yield name, first.get(name) or max(of)


def year_of(candidate: Candidate) -> str:
    """Return the year in which a candidate says something to be; empty if it gives none."""
    when = candidate.columns.get("when") or ("" if candidate.property.startswith("code/") else candidate.value)
    dated = YEAR.fullmatch(when)
    return dated[1] if dated else ""
