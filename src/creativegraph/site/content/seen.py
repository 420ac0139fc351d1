"""The data of the small pictures of a page: where a thing is, and what happened there or through it."""

from typing import NamedTuple

from creativegraph.export.position import Point, point_of
from creativegraph.iris import IRI, PREFIXES
from creativegraph.site.content.incoming import Incoming
from creativegraph.site.content.pictures import FEWEST, MOST, Moment
from creativegraph.tables.cells.edtf import PLAIN, parse

__all__ = ["Seen", "moment_of", "seen"]

PLACES = tuple(
    (space + latitude, space + longitude)
    for space, latitude, longitude in (
        (PREFIXES["cg"], "latitude", "longitude"), (PREFIXES["schema"], "latitude", "longitude"),
        ("http://schema.org/", "latitude", "longitude"), ("http://www.w3.org/2003/01/geo/wgs84_pos#", "lat", "long"),
    )
)  # fmt: skip
"""Properties of latitudes and longitudes."""


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
    if not all(map(PLAIN.fullmatch, edtf.split("/"))):
        return None
    try:
        begin, end = parse(edtf)
    except ValueError:
        return None
    return Moment(begin, end, name) if begin and end else None
