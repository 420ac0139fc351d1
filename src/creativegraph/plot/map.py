"""Cities on a map: colour and shape show the field, bars below show the year of joining."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from creativegraph.errors import ArgumentError, shown
from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things
from creativegraph.names.fold import fold
from creativegraph.plot import coastline
from creativegraph.plot.asked import languages_of, resolved
from creativegraph.plot.frame import aligned, canvas, framed, marks, names
from creativegraph.plot.locale import Locale
from creativegraph.plot.picture import Picture
from creativegraph.plot.projection import View, projected, view_of
from creativegraph.plot.style import COLOURS, GREY, SHAPES, WIDTH, Box, Labels

__all__ = ["map"]

MOST = 5000
NAMED_UP_TO = 60
"""Cities have their names beside them if there are no more than this."""
BAR_HEIGHT, TOP = 92, 38.0
LAND, SEA = "#e3e6e0", "#f7f9fa"
TOOLTIP = {"city": "plot.city", "country": "plot.country", "in_field": "plot.in-field", "since": "plot.since"}
"""The tooltip of a city: fields of the data, and the messages that name them."""


class City(NamedTuple):
    """A member city as the picture needs it."""

    city: IRI
    name: str
    country: str
    field: str
    since: int | None
    place: tuple[float, float] | None


def map(  # noqa: A001, PLR0913 - the name that users look for; each argument limits the answer
    graph: Graph, *, field: Things | None = None, country: Things | None = None, network: Things | None = None,
    until: int | None = None, languages: Languages | None = None,
) -> Picture:  # fmt: skip
    """Draw member cities on a map of the world, or of a part of it if they lie close together.

    Colour and shape show the current field of a city; bars below the map count cities by the year in which they first
    joined. Up to 60 cities have their names beside them. On an HTML page, the legend selects fields, a slider selects
    years, and a tooltip shows the name of a city. Cities without a known position are left out; a note counts them.

    Args:
        graph: where to look; embedded or an endpoint.
        field: only cities of this creative field, or of these.
        country: only cities of this country, or of these.
        network: only members of this network, or of these.
        until: only cities that had joined by this year; those without a known year are left out then.
        languages: order of languages; the first of English and Vietnamese among them is that of the texts.

    Raises:
        UnknownNameError: the field, country or network is unknown.
        WrongKindError: it names a thing of another kind.
        ArgumentError: ``until`` is not a year.

    Source: ``queries/cities/overview.rq``; outlines from Natural Earth (public domain).
    """
    if until is not None and not isinstance(until, int):
        raise ArgumentError(f"{shown(until)} is not a year; give a number such as 2019")
    languages, locale = languages_of(graph, languages)
    wanted = {
        "field": resolved(graph, field, "code:creative-field"),
        "country": resolved(graph, country, "cg:Country"),
    }
    members = list(graph.run("cities/overview", languages=languages, network=network))
    rows = [
        row
        for row in members
        if all(not things or getattr(row, name) in things for name, things in wanted.items())
        and (until is None or (isinstance(row.since, int) and row.since <= until))
    ]
    found = cities_of(rows, locale)
    limits = graph.labels([thing for things in wanted.values() for thing in things], languages)
    title = locale.text("plot.map-one", names=", ".join(limits.values())) if limits else locale.text("plot.map")
    subtitle = locale.text("plot.cities", number=len(found))
    if until is not None:
        subtitle += locale.text("plot.by", year=str(until))
    placed = [each for each in found if each.place is not None][:MOST]
    hidden = sum(each.place is None for each in found)
    view = view_of([each.place for each in placed if each.place])
    scale = coastline.SCALES["part" if view.bounds else "world"]
    notes = [locale.text("plot.reading"), locale.text("plot.land", scale=scale)]
    if hidden:
        notes.append(locale.text("plot.no-position", number=hidden))
    if unknown := sum(each.since is None for each in found):
        notes.append(locale.text("plot.no-year", number=unknown))
    if (more := len(found) - hidden - len(placed)) > 0:
        notes.append(locale.text("plot.too-many", left=more, all=len(found), drawn=MOST))
    if not found:
        return framed(locale, title, subtitle, [])
    looks = looks_of(members, found, locale)
    views = [world(placed, looks, view, locale)]
    if any(each.since is not None for each in found):
        views.append(years(found, looks, locale))
    return framed(
        locale, title, subtitle, views, notes=notes, shown=len(placed), left_out=len(found) - len(placed),
        params=slider(found, locale),
    )  # fmt: skip


def cities_of(rows: Sequence[Any], locale: Locale) -> list[City]:
    """Return one entry for each city; the first of two countries or positions counts."""
    found: dict[IRI, City] = {}
    for row in rows:
        found.setdefault(
            row.city,
            City(
                row.city, str(row.city_label), str(row.country_label or ""),
                str(row.field_label or locale.text("plot.no-field")),
                row.since, (float(row.longitude), float(row.latitude)) if on_earth(row) else None,
            ),
        )  # fmt: skip
    return list(found.values())


def on_earth(row: Any) -> bool:
    """Return True if a row has a position that can be drawn."""
    return (
        row.longitude is not None and row.latitude is not None
        and abs(row.longitude) <= 180 and abs(row.latitude) <= 90
    )  # fmt: skip


class Look(NamedTuple):
    """How a field is drawn, and its text in the legend."""

    colour: str
    shape: str
    legend: str


def looks_of(members: Sequence[Any], found: Sequence[City], locale: Locale) -> dict[str, Look]:
    """Return the look of each field by name; it is the same in every picture of a graph and in every language."""
    slots = {
        field: place for place, field in enumerate(sorted({row.field for row in members if row.field is not None}))
    }
    named = {str(row.field_label): slots[row.field] for row in members if row.field is not None}
    counted = Counter(each.field for each in found)
    last = len(COLOURS) - 1
    return {
        name: Look(
            COLOURS[named.get(name, last) % len(COLOURS)], SHAPES[named.get(name, last) % len(SHAPES)],
            f"{name} ({locale.number(counted[name])})",
        )
        for name in sorted(counted, key=lambda name: (name not in named, fold(name)))
    }  # fmt: skip


def world(placed: Sequence[City], looks: Mapping[str, Look], view: View, locale: Locale) -> dict[str, Any]:
    """Return the view of the map."""
    projection = {
        "type": "equalEarth", "rotate": [-view.middle, 0, 0], "scale": view.scale,
        "translate": [view.across, view.down],
    }  # fmt: skip
    legend = {
        "title": locale.text("plot.field"), "orient": "bottom", "columns": 4, "symbolSize": 90, "symbolOpacity": 1,
    }  # fmt: skip
    domain = [look.legend for look in looks.values()]
    shape = {"scale": {"domain": domain, "range": [look.shape for look in looks.values()]}, "legend": legend}
    colour = {"scale": {"domain": domain, "range": [look.colour for look in looks.values()]}, "legend": legend}
    points = [
        {
            "lon": lon, "lat": lat, "field": looks[each.field].legend, "city": each.name,
            "country": each.country, "in_field": each.field, "since": each.since, "year": each.since or 0,
        }
        for each in placed
        for lon, lat in [each.place or (0, 0)]
    ]  # fmt: skip
    few = len(placed) <= NAMED_UP_TO
    size = 80 if few else 38
    cities = {
        "data": {"values": points},
        "params": [{"name": "picked", "select": {"type": "point", "fields": ["field"]}, "bind": "legend"}],
        "transform": [{"filter": "!isValid(until) || datum.year <= until"}],
        "mark": {"type": "point", "filled": True, "stroke": "white", "strokeWidth": 0.6, "size": size, "clip": True},
        "encoding": {
            "longitude": {"field": "lon", "type": "quantitative"},
            "latitude": {"field": "lat", "type": "quantitative"},
            "shape": {"field": "field", "type": "nominal", **shape},
            "color": {"field": "field", "type": "nominal", **colour},
            "opacity": {"condition": {"param": "picked", "value": 0.92}, "value": 0.08},
            "tooltip": [{"field": name, "type": "nominal", "title": locale.text(key)} for name, key in TOOLTIP.items()],
        },
    }
    layers: list[dict[str, Any]] = [
        {
            "data": coastline.part(*view.bounds) if view.bounds else coastline.world(),
            "mark": {"type": "geoshape", "fill": LAND, "stroke": "#c4cac0", "strokeWidth": 0.4, "clip": True},
        },
        cities,
    ]
    if few:
        layers.append(named(placed, view))
    return {
        "width": WIDTH, "height": view.height, "projection": projection, "layer": [each for each in layers if each],
        "view": {"fill": SEA}, "resolve": {"scale": {"color": "independent", "shape": "independent"}},
    }  # fmt: skip


def named(placed: Sequence[City], view: View) -> dict[str, Any]:
    """Return the names of the cities that have room for one beside them."""
    at = {each.city: projected(each.place, view) for each in placed if each.place}
    labels = Labels([Box(x - 5, y - 5, x + 5, y + 5) for x, y in at.values()], WIDTH, view.height, 11)
    texts = [row for each in placed for row in labels.place(each.name, *at[each.city], 5)]
    return {"layer": aligned(texts, size=11)} if texts else {}


def years(found: Sequence[City], looks: Mapping[str, Look], locale: Locale) -> dict[str, Any]:
    """Return bars of cities by the year of joining, in the colours of the map."""
    counted = Counter((each.since, each.field) for each in found if each.since is not None)
    totals = Counter(each.since for each in found if each.since is not None)
    first, last = min(totals), max(totals)
    step = WIDTH / (last - first + 1)
    highest = max(totals.values())
    bars, texts, ticks = [], [], []
    for year in range(first, last + 1):
        left, y = (year - first) * step, BAR_HEIGHT + TOP
        for name, look in looks.items():
            if count := counted[year, name]:
                high = count / highest * BAR_HEIGHT
                bars.append({"x": left + step * 0.14, "x2": left + step * 0.86, "y": y, "y2": y - high,
                             "colour": look.colour, "tip": f"{year}, {name}: {locale.number(count)}"})  # fmt: skip
                y -= high
        if totals[year]:
            texts.append({"x": left + step / 2, "y": y - 8, "text": locale.number(totals[year])})
        if step > 34 or year % 5 == 0 or year in (first, last):
            ticks.append({"x": left + step / 2, "y": BAR_HEIGHT + TOP + 12, "text": str(year)})
    bar = {"type": "rect", "stroke": "white", "strokeWidth": 0.5}
    heading = [{"x": 0, "y": 4, "text": locale.text("plot.joined")}]
    return canvas(
        WIDTH, BAR_HEIGHT + TOP + 22,
        [
            names(heading, weight="bold"),
            marks(bars, bar, "color", "tooltip", "x2", "y2"),
            names(texts, size=11, align="center"),
            names(ticks, size=11, align="center", colour=GREY),
        ],
    )  # fmt: skip


def slider(found: Sequence[City], locale: Locale) -> list[dict[str, Any]]:
    """Return a slider for the year; only pages show it."""
    known = [each.since for each in found if each.since is not None]
    if len(set(known)) < 2:
        return [{"name": "until"}]
    bind = {"input": "range", "min": min(known), "max": max(known), "step": 1, "name": locale.text("plot.year")}
    return [{"name": "until", "value": max(known), "bind": bind}]
