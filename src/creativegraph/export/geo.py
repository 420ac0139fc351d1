"""Rows on a map: GeoJSON, WKT, and what lies nearest.

Coordinates are decimal degrees in WGS 84. GeoJSON and WKT write the longitude first, as their standards require.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from creativegraph import catalogue
from creativegraph.errors import ArgumentError, UnknownNameError, shown
from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, render, render_literal
from creativegraph.names.suggest import did_you_mean
from creativegraph.rows import Row, Rows, columns_of, plain
from creativegraph.topics import cities

__all__ = ["Nearest", "as_rows", "geojson", "kilometres", "nearest", "wkt"]

EARTH = 6371.0088
"""Mean radius of the earth in kilometres, after the IUGG."""
KINDS = {"city_label": "label", "country_label": "label", "field_label": "label", "kilometres": "decimal"}
METRE = Decimal("0.001")


class Point(NamedTuple):
    """A position in degrees."""

    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True, slots=True)
class Nearest:
    """A member city and how far it is from the place asked for."""

    city: IRI
    city_label: str
    country: IRI | None
    country_label: str | None
    field: IRI | None
    field_label: str | None
    kilometres: Decimal
    membership: IRI


def kilometres(one: Point, other: Point) -> Decimal:
    """Return the great-circle distance on a sphere of the earth's mean radius, in kilometres to the metre.

    Good to about half a percent, since the earth is no sphere.
    """
    north, south = radians(float(one.latitude)), radians(float(other.latitude))
    across = sin(radians(float(one.longitude - other.longitude)) / 2) ** 2
    chord = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * across
    return Decimal(2 * EARTH * asin(sqrt(min(1.0, chord)))).quantize(METRE)


def nearest(  # noqa: PLR0913 - each is one way to limit the answer
    graph: Graph, place: str, *, count: int = 10, field: str | None = None, network: str | None = None,
    languages: Languages | None = None,
) -> list[Nearest]:  # fmt: skip
    """Return member cities in order of their great-circle distance from a place, the place itself left out.

    Distances are computed here from the coordinates that the graph states, so every engine gives the same
    answer. Cities without coordinates are left out; at equal distance the order is by IRI.

    Args:
        graph: where to look.
        place: a place with coordinates: an IRI, ``kind/slug``, a slug, or a name that means one thing.
        count: how many cities at most.
        field: only cities of this creative field.
        network: only members of this network.
        languages: order of languages for labels; None is the graph's own.

    Raises:
        UnknownNameError: the place or field is unknown, or the place has no coordinates.
        WrongKindError: the field is no creative field.
        ArgumentError: ``count`` is less than one.

    Source: ``queries/cities/positions.rq`` and ``queries/places/coordinates_of.rq``.
    """
    if count < 1:
        raise ArgumentError(f"{count} is not a number of cities; give 1 or more")
    start = graph.resolve(place)
    found = positions_of(graph, [start]).get(start)
    if found is None:
        raise UnknownNameError(f"the graph has no coordinates for {shown(place)}; give a place that has some")
    wanted = graph.resolve(field, "code:creative-field") if field is not None else None
    reached = sorted(
        (
            Nearest(
                city.city, city.city_label, city.country, city.country_label, city.field, city.field_label,
                kilometres(found, Point(city.latitude, city.longitude)), city.membership,
            )
            for city in cities.positions(graph, network=network, languages=languages)
            if city.city != start and wanted in (None, city.field)
        ),
        key=lambda city: (city.kilometres, city.city, city.membership),
    )  # fmt: skip
    return reached[:count]


def as_rows(found: Iterable[Nearest]) -> Rows:
    """Return cities and distances as rows, to be printed, saved or put on a map."""
    names = [each.name for each in fields(Nearest)]
    return Rows(names, [KINDS.get(name, "iri") for name in names], [astuple(each) for each in found])


def geojson(graph: Graph, rows: Rows, *, place: str | None = None) -> str:
    """Return rows as a GeoJSON FeatureCollection (RFC 7946): a feature for each row, with the columns as properties.

    A row whose place has no known coordinates keeps its feature, with the geometry null.

    Args:
        graph: where coordinates are looked up.
        rows: an answer with a column of places, or with ``latitude`` and ``longitude``.
        place: the column of places; None is the first whose things have coordinates.

    Raises:
        ArgumentError: no column holds places, or there is none of that name.
    """
    import orjson

    features = []
    for properties, (_, point) in zip(rows.to_dicts(), located(graph, rows, place), strict=True):
        at = None if point is None else {"type": "Point", "coordinates": [point.longitude, point.latitude]}
        features.append({"type": "Feature", "geometry": at, "properties": properties})
    collection = {"type": "FeatureCollection", "features": features}
    # JSON has no decimals.
    return orjson.dumps(collection, option=orjson.OPT_INDENT_2, default=float).decode()


def wkt(graph: Graph, rows: Rows, *, place: str | None = None) -> Rows:
    """Return the rows with one more column, ``wkt``, such as ``POINT (105.84117 21.0245)``; absent if unknown.

    Takes and raises what ``geojson`` does.
    """
    more = [
        (*row, None if point is None else f"POINT ({plain(point.longitude)} {plain(point.latitude)})")
        for row, point in located(graph, rows, place)
    ]
    return Rows((*rows.columns, "wkt"), (*rows.kinds, "string"), more)


def located(graph: Graph, rows: Rows, place: str | None) -> list[tuple[Row, Point | None]]:
    """Return each row with its position."""
    if place is None and {"latitude", "longitude"} <= set(rows.columns):
        return [(row, point_of(row.latitude, row.longitude)) for row in rows]
    column, known = column_of_places(graph, rows, place)
    return [(row, known.get(IRI(str(row[column])))) for row in rows]


def point_of(latitude: object, longitude: object) -> Point | None:
    """Return the position that a row itself gives."""
    return None if None in (latitude, longitude) else Point(Decimal(str(latitude)), Decimal(str(longitude)))


def column_of_places(graph: Graph, rows: Rows, place: str | None) -> tuple[int, Mapping[IRI, Point]]:
    """Return the column whose things have coordinates, and where they are."""
    if place is not None and place not in rows.columns:
        advice = did_you_mean(place, rows.columns)
        raise ArgumentError(f"no column {shown(place)}; {advice}the rows have {', '.join(rows.columns)}")
    asked = [
        number
        for number, (name, kind) in enumerate(zip(rows.columns, rows.kinds, strict=True))
        if kind == "iri" and place in (None, name)
    ]
    for number in asked:
        known = positions_of(graph, sorted({value for row in rows if isinstance(value := row[number], IRI)}))
        if known or place is not None or not rows:
            return number, known
    columns = ", ".join(rows.columns)
    raise ArgumentError(f"none of the columns {columns} has places with coordinates; name a column of places")


def positions_of(graph: Graph, things: list[IRI]) -> dict[IRI, Point]:
    """Return the positions of things by IRI; what has no coordinates, or is no place at all, is left out."""
    if not things:
        return {}
    query = catalogue.load("places/coordinates_of")
    # Not by ``run``, which refuses what is no place: a column may hold anything.
    text = catalogue.bind(query, {"place": [render("iri", each) for each in things]}, render_literal("en", "string"))
    columns = dict(zip([each.name for each in query.columns], columns_of(graph.engine.select(text), 4), strict=True))
    return {
        IRI(place): Point(Decimal(latitude), Decimal(longitude))
        for place, latitude, longitude in zip(columns["place"], columns["latitude"], columns["longitude"], strict=True)
    }
