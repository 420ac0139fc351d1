"""The coordinates of places: latitude and longitude as a graph states them, read as degrees, or why they cannot be."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from creativegraph import catalogue
from creativegraph.errors import shown
from creativegraph.graph import Graph
from creativegraph.graph.rows import columns_of
from creativegraph.iris import IRI, compact, render, render_literal
from creativegraph.project import is_whole, using

__all__ = ["Point", "Positions", "point_of", "positions_of"]

NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\s*")
MOST_NORTH, MOST_EAST = 90, 180


class Point(NamedTuple):
    """A position in degrees."""

    latitude: Decimal
    longitude: Decimal


class Positions(NamedTuple):
    """Where things are, and why the positions of others cannot be read."""

    known: Mapping[IRI, Point]
    unread: Mapping[IRI, str]


def point_of(latitude: object, longitude: object) -> Point | str | None:
    """Return the position of a latitude and a longitude, or what is wrong with them; None if both are absent."""
    given = {"latitude": latitude, "longitude": longitude}
    absent = [name for name, value in given.items() if value is None]
    if absent:
        return None if len(absent) == 2 else f"it has no {absent[0]}"
    odd = [f"{name} {shown(value)} is not a number" for name, value in given.items() if not is_number(value)]
    if odd:
        return "; ".join(odd)
    north, east = Decimal(str(latitude).strip()), Decimal(str(longitude).strip())
    if abs(north) > MOST_NORTH:
        swapped = abs(north) <= MOST_EAST and abs(east) <= MOST_NORTH
        advice = "; latitude and longitude may be swapped" if swapped else ""
        return f"latitude {shown(north)} is not between -90 and 90{advice}"
    return Point(north, east) if abs(east) <= MOST_EAST else f"longitude {shown(east)} is not between -180 and 180"


def is_number(value: object) -> bool:
    """Return True for a finite number, or the text of one; Decimal itself reads ``1_0`` and digits of any script."""
    return not isinstance(value, bool) and NUMBER.fullmatch(str(value)) is not None


def positions_of(graph: Graph, things: Iterable[IRI]) -> Positions:
    """Return the positions of things; what has no coordinates, or is no place at all, is left out."""
    asked = [render("iri", each) for each in things]
    if not asked or not is_whole():
        return Positions({}, {})
    with using(None):  # the packaged one, whatever a project has by its name
        query = catalogue.load("places/coordinates_of")
    # Not by ``run``, which refuses what is no place, and a value that is no number: a column may hold anything.
    text = catalogue.bind(query, {"place": asked}, render_literal("en", "string"))
    columns = dict(zip([each.name for each in query.columns], columns_of(graph.engine.select(text), 4), strict=True))
    found: dict[IRI, list[Point | str]] = {}
    for place, latitude, longitude in zip(columns["place"], columns["latitude"], columns["longitude"], strict=True):
        point = point_of(latitude, longitude)
        points = found.setdefault(IRI(place), [])
        if point is not None and point not in points:
            points.append(point)
    known = {place: point for place, (point, *more) in found.items() if isinstance(point, Point) and not more}
    unread = {place: reason(points) for place, points in found.items() if place not in known}
    return Positions(known, {place: f"{compact(place)} has no position: {why}" for place, why in unread.items()})


def reason(points: Iterable[Point | str]) -> str:
    """Return why none of the positions of one place can be taken."""
    wrong = [each for each in points if isinstance(each, str)]
    if wrong:
        return wrong[0]
    several = ", ".join(f"{each[0]} {each[1]}" for each in points)
    return f"it has several, {shown(several)}; keep one latitude and one longitude"
