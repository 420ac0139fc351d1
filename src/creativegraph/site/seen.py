"""What the small pictures of a page show: where a thing is, and what happened there or through it."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from creativegraph.export.position import Point, point_of
from creativegraph.iris import IRI, PREFIXES
from creativegraph.site.incoming import Incoming
from creativegraph.site.pictures import FEWEST, MOST, Moment

__all__ = ["Seen", "moment_of", "seen"]

PLACES = tuple(
    (space + latitude, space + longitude)
    for space, latitude, longitude in (
        (PREFIXES["cg"], "latitude", "longitude"), (PREFIXES["schema"], "latitude", "longitude"),
        ("http://schema.org/", "latitude", "longitude"), ("http://www.w3.org/2003/01/geo/wgs84_pos#", "lat", "long"),
    )
)  # fmt: skip
"""Properties of latitudes and longitudes."""
DAY = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
SPAN = re.compile(rf"{DAY}(?:/{DAY})?")
"""A plain date of EDTF, or an interval of two."""


class Seen(NamedTuple):
    """What pictures show; each is empty where there is nothing to show."""

    place: tuple[float, float] | None
    moments: list[Moment]


def seen(incoming: Incoming, thing: IRI) -> Seen:
    """Return what the pictures of the page of a thing show."""
    things = {each for some in incoming.split(thing)[2].values() for each in some if each in incoming.begins}
    latest = sorted(things, key=lambda each: (incoming.begins[each], each))[-MOST:]
    moments = sorted(
        moment for each in latest if (moment := moment_of(incoming.begins[each], incoming.writer.link(IRI(each)).text))
    )
    if len(moments) < FEWEST:
        moments = []
    return Seen(place_of(incoming, thing), moments)


def place_of(incoming: Incoming, thing: IRI) -> tuple[float, float] | None:
    """Return where a thing is, longitude first; nothing if that is stated twice or cannot be read."""
    facts = incoming.portal.facts.of(thing)
    for latitude, longitude in PLACES:
        norths, easts = facts.get(latitude, ()), facts.get(longitude, ())
        if len(norths) == len(easts) == 1:
            point = point_of(getattr(norths[0], "value", ""), getattr(easts[0], "value", ""))
            if isinstance(point, Point):
                return float(point.longitude), float(point.latitude)
    return None


def moment_of(edtf: str, name: str) -> Moment | None:
    """Return what a plain date of EDTF says as days; nothing for one that is uncertain or open."""
    found = SPAN.fullmatch(edtf)
    if found is None:
        return None
    year, month, day, year2, month2, day2 = (int(each) if each else 0 for each in found.groups())
    if not year2:
        year2, month2, day2 = year, month, day
    try:
        return Moment(date(year, month or 1, day or 1), last_of(year2, month2, day2), name)
    except ValueError:
        return None


def last_of(year: int, month: int, day: int) -> date:
    """Return the last day of a year, of a month, or the day itself; 0 for what is not stated."""
    if day:
        return date(year, month, day)
    if month:
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, 12, 31)
