"""Rows on a map: GeoJSON, WKT, distances in kilometres, and what lies nearest.

Coordinates are decimal degrees in WGS 84. GeoJSON and WKT write the longitude first, as their standards require.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass, fields
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from creativegraph import catalogue
from creativegraph.errors import ArgumentError, UnknownNameError, UnknownQueryError, WrongKindError, shown
from creativegraph.export.position import Point, Positions, point_of, positions_of
from creativegraph.graph import Graph
from creativegraph.graph.rows import Row, Rows
from creativegraph.iris import IRI, Languages, compact
from creativegraph.names.suggest import did_you_mean
from creativegraph.project import using
from creativegraph.topics import cities

__all__ = ["Nearest", "as_rows", "geojson", "kilometres", "nearest", "wkt"]

EARTH = 6371.0088
"""Mean radius of the earth in kilometres, after the IUGG."""
KINDS = {
    "city_label": "label", "country_label": "label", "field_label": "label", "network_label": "label",
    "kilometres": "decimal",
}  # fmt: skip
METRE = Decimal("0.001")


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
    network: IRI
    network_label: str


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
    answer. Cities without coordinates on earth are left out; at equal distance the order is by IRI.

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
    positions = positions_of(graph, [start])
    found = positions.known.get(start)
    if found is None:
        why = positions.unread.get(start, f"the graph has no coordinates for {shown(place)}")
        raise UnknownNameError("; ".join([why, "give a place that has some", *remarked(graph, start)]))
    with using(graph.projects):
        takes = catalogue.takes("cities/in_field", "field")
    wanted = graph.resolve(field, *takes) if field is not None else None
    reached = sorted(
        (
            Nearest(
                city.city, city.city_label, city.country, city.country_label, city.field, city.field_label,
                kilometres(found, at), city.membership, city.network, city.network_label,
            )
            for city in cities.positions(graph, network=network, languages=languages)
            if city.city != start and wanted in (None, city.field)
            and isinstance(at := point_of(city.latitude, city.longitude), Point)
        ),
        key=lambda city: (city.kilometres, city.city, city.membership),
    )  # fmt: skip
    return reached[:count]


def remarked(graph: Graph, place: IRI) -> tuple[str, ...]:
    """Return what a graph of chosen sources remarks on a place of which they give no coordinates."""
    with using(None), suppress(UnknownQueryError, WrongKindError):  # a project of its own need not have the question
        return graph.run("places/coordinates_of", place=place).notes
    return ()


def as_rows(found: Iterable[Nearest]) -> Rows:
    """Return cities and distances as rows, to be printed, saved or put on a map."""
    names = [each.name for each in fields(Nearest)]
    return Rows(names, [KINDS.get(name, "iri") for name in names], [astuple(each) for each in found])


def geojson(graph: Graph, rows: Rows, *, place: str | None = None) -> str:
    """Return rows as a GeoJSON FeatureCollection (RFC 7946): a feature for each row, with the columns as properties.

    A row whose place has no known coordinates keeps its feature, with the geometry null. So does one whose coordinates
    cannot be read, are not on earth or are several; the member ``notes`` of the collection names the place and why.

    Args:
        graph: where coordinates are looked up.
        rows: an answer with a column of places, or with ``latitude`` and ``longitude``.
        place: the column of places; None is the first whose things have coordinates.

    Raises:
        ArgumentError: no column holds places, or there is none of that name.
    """
    return geojson_with_notes(graph, rows, place)[0]


def geojson_with_notes(graph: Graph, rows: Rows, place: str | None = None) -> tuple[str, list[str]]:
    """Return rows as GeoJSON, and why places have no position in it."""
    from creativegraph.graph.rows.json import dumps, whole

    placed, notes = located(graph, rows, place)
    features = []
    for row, point in placed:
        at = None if point is None else {"type": "Point", "coordinates": [point.longitude, point.latitude]}
        properties = dict(zip(rows.columns, map(whole, row), strict=True))
        features.append({"type": "Feature", "geometry": at, "properties": properties})
    collection: dict[str, object] = {"type": "FeatureCollection", "features": features}
    if notes:
        collection["notes"] = notes
    return dumps(collection), notes


def wkt(graph: Graph, rows: Rows, *, place: str | None = None) -> Rows:
    """Return the rows with one more column, ``wkt``, such as ``POINT (105.84117 21.0245)``; absent if unknown.

    Takes and raises what ``geojson`` does; ``notes`` of the rows name the places whose coordinates cannot be read.
    """
    placed, notes = located(graph, rows, place)
    more = [
        (*row, None if point is None else f"POINT ({point.longitude:f} {point.latitude:f})") for row, point in placed
    ]
    return Rows((*rows.columns, "wkt"), (*rows.kinds, "string"), more, (*rows.notes, *notes))


def located(graph: Graph, rows: Rows, place: str | None) -> tuple[list[tuple[Row, Point | None]], list[str]]:
    """Return each row with its position, and why positions cannot be read."""
    if place is None and {"latitude", "longitude"} <= set(rows.columns):
        found = [(row, point_of(row.latitude, row.longitude)) for row in rows]
        notes = [f"{named(row)} has no position: {at}" for row, at in found if isinstance(at, str)]
        return [(row, at if isinstance(at, Point) else None) for row, at in found], list(dict.fromkeys(notes))
    column, positions = column_of_places(graph, rows, place)
    return [(row, positions.known.get(IRI(str(row[column])))) for row in rows], list(positions.unread.values())


def named(row: Row) -> str:
    """Return how notes name a row: by its first value."""
    first = next((value for value in row if value is not None), "")
    return compact(first) if isinstance(first, IRI) else shown(first)


def column_of_places(graph: Graph, rows: Rows, place: str | None) -> tuple[int, Positions]:
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
        positions = positions_of(graph, sorted({value for row in rows if isinstance(value := row[number], IRI)}))
        if positions.known or positions.unread or place is not None or not rows:
            return number, positions
    columns = ", ".join(rows.columns)
    raise ArgumentError(f"none of the columns {columns} has places with coordinates; name a column of places")
