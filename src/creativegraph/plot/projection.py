"""Which part of the world a map shows, how wide and high, and where labels stand; map.py names the projection."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from creativegraph.plot.style import width

__all__ = ["View", "projected", "view_of"]

EAST = 2.7066
"""Half the width of the projection of a globe of radius 1."""
NORTH, SOUTH = 78.0, -56.0
"""What a map of the world shows."""
SMALLEST = radians(9)
FINE = 1 << 40
"""Into how many parts the meridian is divided to find a latitude."""

Place = tuple[float, float]
"""Longitude and latitude in degrees."""


class View(NamedTuple):
    """A part of the world: the meridian in the middle, points a radian, the shift of the map, its size and bounds."""

    middle: float
    scale: float
    across: float
    down: float
    width: float
    height: float
    bounds: tuple[float, float, float, float] | None


def view_of(places: Sequence[Place]) -> View:
    """Return the part of the world that holds the places: all of it, unless they lie close together.

    What is high, as some countries are, gets a map that is high, so that it shows more of it than of what lies beside.
    """
    middle = middle_of([longitude for longitude, _ in places])
    at = [equal_earth(shifted(longitude, middle), latitude) for longitude, latitude in places]
    xs, ys = [x for x, _ in at] or [0.0], [y for _, y in at] or [0.0]
    wide, high = max(max(xs) - min(xs), SMALLEST), max(max(ys) - min(ys), SMALLEST)
    if wide > 0.5 * EAST:
        scale = width() / (2 * EAST)
        top, bottom = equal_earth(0, NORTH)[1], equal_earth(0, SOUTH)[1]
        return View(11.0, scale, width() / 2, top * scale, width(), (top - bottom) * scale, None)
    scale = min(0.72 * width() / wide, 460 / high)
    height = min(600.0, max(0.4 * width(), high * scale + 140))
    breadth = min(float(width()), max(wide * scale + 330, 0.55 * width()))
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    across, down = breadth / 2 / scale, height / 2 / scale
    south, north = latitude_of(y - down), latitude_of(y + down)
    degree = equal_earth(1, max(abs(south), abs(north)))[0]
    bounds = (middle + (x - across) / degree, south, middle + (x + across) / degree, north)
    return View(middle, scale, breadth / 2 - x * scale, height / 2 + y * scale, breadth, height, bounds)


def latitude_of(y: float) -> float:
    """Return the latitude that the Equal Earth projection draws at a height."""
    step = 180 / FINE
    return step * bisect_left(range(1, FINE), y, key=lambda place: equal_earth(0, step * place - 90)[1]) - 90


def middle_of(longitudes: Sequence[float]) -> float:
    """Return the meridian opposite the widest gap between longitudes, so that no group is split at the 180th."""
    ordered = sorted(longitudes) or [0.0]
    gaps = [(after - before, before, after) for before, after in pairwise(ordered)]
    width, _, after = max([*gaps, (ordered[0] + 360 - ordered[-1], ordered[-1], ordered[0] + 360)])
    return shifted(after + (360 - width) / 2, 0)


def shifted(longitude: float, middle: float) -> float:
    """Return degrees east of a meridian, between -180 and 180."""
    return (longitude - middle + 180) % 360 - 180


def projected(place: Place, view: View) -> tuple[float, float]:
    """Return where a place stands on the map, in points from its upper left corner."""
    x, y = equal_earth(shifted(place[0], view.middle), place[1])
    return view.across + x * view.scale, view.down - y * view.scale


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Project to Equal Earth (Šavrič, Patterson and Jenny 2018), a globe of radius 1; y grows to the north."""
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = 9 * d * square * sixth + 7 * c * sixth + 3 * b * square + a
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    return x, theta * (d * square * sixth + c * sixth + b * square + a)
