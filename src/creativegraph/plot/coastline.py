"""Outlines of the land, without borders, from Natural Earth: the world, or the part that map.py shows."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import ceil
from typing import Any, NamedTuple

from creativegraph import project

__all__ = ["SCALES", "part", "world"]

SCALES = {"world": "110m", "part": "50m"}
"""110m is 1:110 million."""
MARGIN = 3.0
"""Degrees round a part, so that the edges of what is cut off lie out of sight."""

STEP = 2.0
"""Degrees between points on an edge."""

Point = tuple[float, float]
Ring = list[Point]


def world() -> dict[str, Any]:
    """Return all land, as data of Vega-Lite."""
    return {"values": outlines(SCALES["world"]), "format": {"type": "topojson", "feature": "land"}}


def part(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """Return the land between degrees, as data of Vega-Lite; ``west`` may lie below -180 and ``east`` beyond 180.

    Drawing all land at this scale would take seconds.
    """
    low, high = (west - MARGIN, max(south - MARGIN, -89.0)), (east + MARGIN, min(north + MARGIN, 89.0))
    shapes = [
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": kept}}
        for polygon, spans in zip(polygons(SCALES["part"]), reach(SCALES["part"]), strict=True)
        for turn in (-360.0, 0.0, 360.0)
        if (
            kept := [
                ring
                for each, span in zip(polygon, spans, strict=True)
                if span.meets(turn, low, high) and (ring := within([(x + turn, y) for x, y in each], low, high))
            ]
        )
    ]
    return {"values": shapes}


class Span(NamedTuple):
    """How far a ring reaches; most lie beyond what a map shows, and need not be cut."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, turn: float, low: Point, high: Point) -> bool:
        """Return whether a ring, moved by some degrees, can have a part between two corners."""
        across = self.west + turn <= high[0] and self.east + turn >= low[0]
        return across and self.south <= high[1] and self.north >= low[1]


@cache
def reach(scale: str) -> list[list[Span]]:
    """Return how far the rings of ``polygons`` reach."""

    def span(ring: Ring) -> Span:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        return Span(min(xs), min(ys), max(xs), max(ys))

    return [[span(ring) for ring in polygon] for polygon in polygons(scale)]


@cache
def outlines(scale: str) -> dict[str, Any]:
    """Return the TopoJSON of the land."""
    from gzip import decompress

    import orjson

    packed = project.LIBRARY / "data" / "outlines" / f"land-{scale}.json.gz"
    found: dict[str, Any] = orjson.loads(decompress(packed.read_bytes()))
    return found


@cache
def polygons(scale: str) -> list[list[Ring]]:
    """Return the rings of each piece of land, unrolled so that no step crosses the 180th meridian."""
    topology = outlines(scale)
    (wide, high), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
        arcs.append([(x * wide + left, y * high + bottom) for x, y in zip(xs, ys, strict=True)])
    pieces = [piece for each in topology["objects"]["land"]["geometries"] for piece in each["arcs"]]
    return [
        beside([joined([arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]) for ring in piece])
        for piece in pieces
    ]


def beside(rings: list[Ring]) -> list[Ring]:
    """Return an outline and the lakes in it, these moved by whole turns to where the outline is."""
    west = min(x for x, _ in rings[0])
    turns = [360.0 * ceil((west - min(x for x, _ in ring)) / 360) for ring in rings]
    return [[(x + turn, y) for x, y in ring] for ring, turn in zip(rings, turns, strict=True)]


def joined(arcs: Sequence[Ring]) -> Ring:
    """Return a ring of arcs that each begin where the last one ended; longitudes go on beyond 180 degrees."""
    points = [*arcs[0], *(point for arc in arcs[1:] for point in arc[1:])]
    ring, turn = points[:1], 0.0
    for (before, _), (x, y) in pairwise(points):
        turn -= 360.0 * round((x - before) / 360)
        ring.append((x + turn, y))
    return ring


def within(ring: Ring, low: Point, high: Point) -> Ring:
    """Return the part of a ring between two corners, closed along the edges (Sutherland and Hodgman 1974)."""
    for axis in (0, 1):
        ring = list(cut_off(ring, axis, low[axis], 1))
        ring = list(cut_off(ring, axis, high[axis], -1))
    return stepped([*ring, ring[0]]) if len(ring) > 2 else []


def stepped(ring: Ring) -> Ring:
    """Return a ring with more points on its long edges, which else would bend to the pole as great circles do."""
    found = ring[:1]
    for (x, y), (x2, y2) in pairwise(ring):
        count = max(1, int(abs(x2 - x) / STEP))
        found += [(x + (x2 - x) * place / count, y + (y2 - y) * place / count) for place in range(1, count + 1)]
    return found


def cut_off(ring: Ring, axis: int, bound: float, sign: int) -> Iterator[Point]:
    """Yield the part of a ring on the inner side of one bound: above it, or below it if the sign is negative."""
    for before, point in zip([*ring[-1:], *ring], ring, strict=False):
        outside, inside = (before[axis] - bound) * sign < 0, (point[axis] - bound) * sign >= 0
        if outside == inside:
            part = (bound - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            yield (bound, other) if axis == 0 else (other, bound)
        if inside:
            yield point
