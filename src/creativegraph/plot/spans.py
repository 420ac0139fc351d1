"""What a timeline shows, and how much at most: agreements and events with first and last days; timeline.py draws."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from creativegraph.catalogue.drawn import drawn, question_of
from creativegraph.errors import ArgumentError, shown
from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages
from creativegraph.messages.locale import Locale, precision_of
from creativegraph.plot.style import COLOURS
from creativegraph.project import using

__all__ = ["AGREEMENT", "EVENT", "YEAR", "Span", "agreements_of", "check_years", "chosen", "events_of"]

MOST = 60
YEAR = 366
EVENT, AGREEMENT = COLOURS[0], COLOURS[1]


class Span(NamedTuple):
    """A line of the picture: when something was, as far as is known."""

    thing: IRI
    name: str
    dates: str
    begins: date | None
    ends: date | None
    precision: str
    colour: str
    signed: tuple[date, date, str] | None = None

    def first(self) -> date:
        """Return the day by which the lines are sorted."""
        return min(each for each in (self.begins, self.signed and self.signed[0], self.ends) if each)


def agreements_of(graph: Graph, languages: Languages, locale: Locale) -> tuple[list[Span], set[IRI]]:
    """Return one line for each agreement, and the events at which they were signed."""
    found: dict[IRI, Span] = {}
    with using(graph.projects):
        listed, signed_at = drawn("agreements"), drawn("signings")
    for row in graph.run(listed, languages=languages) if listed else ():
        stated = (("plot.signed", row.date), ("plot.valid", row.valid))
        dates = [f"{locale.text(key)} {locale.period(str(edtf))}" for key, edtf in stated if edtf is not None]
        signed = None
        if isinstance(row.begins, date) and isinstance(row.ends, date):
            signed = (row.begins, row.ends, precision_of(str(row.date)))
        thing = IRI(str(row.agreement))
        lasts = day_or_none(row.valid_from), day_or_none(row.valid_until), precision_of(str(row.valid or ""))
        found.setdefault(thing, Span(thing, str(row.agreement_label), ", ".join(dates), *lasts, AGREEMENT, signed))
    if not found or not signed_at:
        return list(found.values()), set()
    signings = graph.run(signed_at, languages=languages, agreement=list(found))
    return list(found.values()), {IRI(str(row.signing)) for row in signings}


def events_of(graph: Graph, languages: Languages, locale: Locale) -> list[Span]:
    """Return one line for each event."""
    found: dict[IRI, Span] = {}
    with using(graph.projects):
        listed = drawn("events") if drawn("agreements") else question_of("events")
    for row in graph.run(listed, languages=languages) if listed else ():
        dates = locale.period(str(row.date)) if row.date is not None else ""
        status = str(row.status_label) if isinstance(row.status, IRI) and row.status_label is not None else ""
        thing = IRI(str(row.event))
        lasts = day_or_none(row.begins), day_or_none(row.ends), precision_of(str(row.date or ""))
        found.setdefault(
            thing, Span(thing, str(row.event_label), ", ".join(filter(None, (dates, status))), *lasts, EVENT)
        )
    return list(found.values())


def day_or_none(value: object) -> date | None:
    """Return a day, where one is known."""
    return value if isinstance(value, date) else None


def check_years(since: int | None, until: int | None) -> None:
    """Refuse values that are not years; of two digits the century is not known."""
    for year in (since, until):
        if year is not None and (not isinstance(year, int) or not 0 < year < 9999):
            raise ArgumentError(f"{shown(year)} is not a year; give a number such as 2019")
        if year is not None and year < 100:
            raise ArgumentError(f"{year} may be a year of any century; give all its digits, such as {2000 + year}")
    if since is not None and until is not None and until < since:
        raise ArgumentError(f"{until} is before {since}; give the earlier year as `since`")


def chosen(dated: Sequence[Span], since: int | None, until: int | None, locale: Locale) -> tuple[list[Span], list[str]]:
    """Return the lines to draw, and notes about the others."""
    notes = []
    ordered = sorted(dated, key=lambda each: (each.first(), each.name, each.thing))
    kept = [each for each in ordered if overlaps(each, since, until)]
    if outside := len(ordered) - len(kept):
        limits = {"first": since, "last": until}
        key = "plot.outside" if None not in limits.values() else "plot.after" if since is None else "plot.before"
        notes.append(locale.text(key, number=outside, **{name: str(year) for name, year in limits.items()}))
    while since is None and lonely(kept):
        notes.append(locale.text("plot.lonely", name=f"{kept[0].name} ({kept[0].dates})"))
        kept = kept[1:]
    if len(kept) > MOST:
        notes.append(locale.text("plot.too-many", left=len(kept) - MOST, all=len(kept), drawn=MOST))
        kept = kept[-MOST:]
    return kept, notes


def overlaps(span: Span, since: int | None, until: int | None) -> bool:
    """Return True if a part of it lies between two years."""
    known = [each for each in (span.begins, span.ends, span.signed and span.signed[1]) if each]
    lasts = span.begins is not None and span.ends is None
    return (since is None or lasts or max(known).year >= since) and (until is None or span.first().year <= until)


def lonely(kept: Sequence[Span]) -> bool:
    """Return True if the gap between the first and the second is longer than the time from there to the last."""
    if len(kept) < 3:
        return False
    first, second, last = kept[0].first(), kept[1].first(), kept[-1].first()
    return (second - first).days > YEAR * 5 and (second - first) > (last - second)
