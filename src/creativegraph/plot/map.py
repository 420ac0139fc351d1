"""Draws cities on a map over coastline.py: colour and shape show the field, bars the year of joining; MOST of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from creativegraph import catalogue, project
from creativegraph.catalogue.drawn import present, question_of
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, Languages, Things, render
from creativegraph.messages.locale import Locale
from creativegraph.names.fold import fold
from creativegraph.plot import coastline
from creativegraph.plot.frame import aligned, canvas, framed, marks, names
from creativegraph.plot.given import languages_of, resolved
from creativegraph.plot.picture import Picture, for_phones
from creativegraph.plot.projection import View, projected, view_of
from creativegraph.plot.spans import check_years
from creativegraph.plot.style import COLOURS, GREY, SHAPES, Box, Labels, narrow, width
from creativegraph.project import using

__all__ = ["map"]

MOST = 5000
NAMED_UP_TO = 60
"""Cities have their names beside them if there are no more than this."""
CELLS, ACROSS, DOWN, CROWD = 48, 5, 4, 60
"""A part of the world in which so many cities lie is drawn once more, larger: so many cells of the map's 48."""
PICKED = {"name": "picked", "select": {"type": "point", "fields": ["field"]}, "bind": "legend"}
BROADEST = 45.0
"""Degrees that a country spans whose map shows all of it."""
WIDEST = 150.0
"""Degrees of longitude."""
BAR_HEIGHT, BAR_WIDTH, TOP = 92, 120, 38.0
LAND, SEA = "#e3e6e0", "#f7f9fa"
TOOLTIP = {"city": "plot.kind.city", "country": "plot.kind.country", "in_field": "plot.in-field", "since": "plot.since"}
"""The tooltip of a city: fields of the data, and the messages that name them."""


class City(NamedTuple):
    """A member city as the picture needs it."""

    city: IRI
    name: str
    country: str
    field: str
    since: int | None
    place: tuple[float, float] | None


@for_phones
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
    check_years(None, until)
    languages, locale = languages_of(graph, languages)
    with using(graph.projects):
        query = catalogue.load(question_of("members"))
    holds = {each.name: each.holds for each in query.columns}
    fields, countries = resolved(graph, field, *holds["field"]), resolved(graph, country, *holds["country"])
    members = list(graph.run(query.name, languages=languages, **present(network=network)))
    found = cities_of((row for row in members if is_wanted(row, fields, countries, until)), locale)
    limits = ", ".join(graph.labels([*fields, *countries], languages).values())
    title = locale.text("plot.map-one" if limits else "plot.map", names=limits)
    subtitle = locale.text("plot.cities", number=len(found))
    if until is not None:
        subtitle += locale.text("plot.by", year=str(until))
    if not found:
        late = any(is_wanted(row, fields, countries, None) for row in members)
        return framed(locale, title, subtitle, [], notes=[locale.text("plot.none-by", year=str(until))] if late else [])
    placed = [each for each in found if each.place is not None]
    drawn = placed[:MOST]
    view = view_of([*(each.place for each in drawn if each.place), *extent(graph, countries)])
    scale = coastline.SCALES[scale_of(view)]
    notes = [locale.text("plot.reading"), locale.text("plot.land", scale=scale)]
    if hidden := len(found) - len(placed):
        notes.append(locale.text("plot.no-position", number=hidden))
    if unknown := sum(each.since is None for each in found):
        notes.append(locale.text("plot.no-year", number=unknown))
    if more := len(placed) - len(drawn):
        notes.append(locale.text("plot.too-many", left=more, all=len(found), drawn=MOST))
    looks = looks_of(members, found, locale)
    views = [world(drawn, looks, view, locale)]
    if view.bounds is None and (close := crowd(drawn, view)):
        notes.append(locale.text("plot.larger", number=len(close)))
        views.append(world(close, looks, view_of([each.place for each in close if each.place]), locale, again=True))
    if unknown < len(found):
        views.append(years(found, looks, locale))
    return framed(
        locale, title, subtitle, views, notes=notes, shown=len(drawn), left_out=len(found) - len(drawn),
        params=slider(found, locale),
    )  # fmt: skip


def extent(graph: Graph, countries: Sequence[IRI]) -> list[tuple[float, float]]:
    """Return two corners of the country that a map is of; none if it reaches across oceans, as overseas parts do."""
    if len(countries) != 1:
        return []
    text = project.text_of("plot/extent.rq").replace("#country", render("iri", countries[0]))
    rows = graph.sparql(text)
    found = [[float(str(value)) for value in row] for row in rows] if isinstance(rows, Rows) else []
    return [
        corner
        for west, south, east, north in found
        if 0 < east - west < BROADEST and 0 < north - south < BROADEST
        for corner in ((west, south), (east, north))
    ]


def scale_of(view: View) -> str:
    """Return at which of two scales the land is drawn."""
    return "part" if view.bounds and view.bounds[2] - view.bounds[0] < WIDEST else "world"


def is_wanted(row: Any, fields: Sequence[IRI], countries: Sequence[IRI], until: int | None) -> bool:
    """Return True if a membership is of one of these fields and countries, and began by this year."""
    by_then = until is None or (isinstance(row.since, int) and row.since <= until)
    return by_then and (not fields or row.field in fields) and (not countries or row.country in countries)


def cities_of(rows: Iterable[Any], locale: Locale) -> list[City]:
    """Return one entry for each city; the first of two countries or positions counts."""
    found: dict[IRI, City] = {}
    for row in rows:
        place = (float(row.longitude), float(row.latitude)) if None not in (row.longitude, row.latitude) else None
        on_earth = place and abs(place[0]) <= 180 and abs(place[1]) <= 90
        field = str(row.field_label or locale.text("plot.no-field"))
        city = City(
            row.city, str(row.city_label), str(row.country_label or ""), field, row.since, place if on_earth else None
        )
        found.setdefault(row.city, city)
    return list(found.values())


class Look(NamedTuple):
    """How a field is drawn, and its text in the legend."""

    colour: str
    shape: str
    legend: str


def looks_of(members: Sequence[Any], found: Sequence[City], locale: Locale) -> dict[str, Look]:
    """Return the look of each field by name; it is the same in every picture of a graph and in every language."""
    fields = {row.field: str(row.field_label) for row in members if row.field is not None}
    slots = {fields[field]: place % len(COLOURS) for place, field in enumerate(sorted(fields))}
    counted = Counter(each.field for each in found)
    looks = {}
    for name in sorted(counted, key=lambda name: (name not in slots, fold(name))):
        slot = slots.get(name, len(COLOURS) - 1)
        looks[name] = Look(COLOURS[slot], SHAPES[slot], f"{name} ({locale.number(counted[name])})")
    return looks


def crowd(placed: Sequence[City], view: View) -> list[City]:
    """Return the cities of the part of the map where most lie close together; none if no part has many."""
    cell = view.width / CELLS
    cells: defaultdict[tuple[int, int], list[City]] = defaultdict(list)
    for each in placed:
        if each.place:
            x, y = projected(each.place, view)
            cells[int(x // cell), int(y // cell)].append(each)
    parts = [
        [each for x in range(ACROSS) for y in range(DOWN) for each in cells.get((left + x, top + y), ())]
        for left, top in ((x - back, y - up) for x, y in [*cells] for back in range(ACROSS) for up in range(DOWN))
    ]
    most = max(parts, key=len, default=[])
    return most if len(most) >= CROWD else []


def world(
    placed: Sequence[City], looks: Mapping[str, Look], view: View, locale: Locale, *, again: bool = False
) -> dict[str, Any]:
    """Return the view of the map; ``again`` is for a part of one that is drawn already, whose legend serves both."""
    few = len(placed) <= NAMED_UP_TO
    points = [
        {
            "lon": each.place and each.place[0], "lat": each.place and each.place[1], "country": each.country,
            "field": looks[each.field].legend, "city": each.name, "in_field": each.field, "since": each.since,
            "year": each.since or 0,
        }
        for each in placed
    ]  # fmt: skip
    land = {
        "data": coastline.part(*view.bounds) if view.bounds and scale_of(view) == "part" else coastline.world(),
        "mark": {"type": "geoshape", "fill": LAND, "stroke": "#c4cac0", "strokeWidth": 0.4, "clip": True},
    }
    cities = {
        "data": {"values": points},
        **({} if again else {"params": [PICKED]}),
        "transform": [{"filter": "!isValid(until) || datum.year <= until"}],
        "mark": {
            "type": "point", "filled": True, "stroke": "white", "strokeWidth": 0.6, "clip": True,
            "size": 80 if few or again else 16 if narrow() else 38,
        },
        "encoding": {
            "longitude": {"field": "lon", "type": "quantitative"},
            "latitude": {"field": "lat", "type": "quantitative"},
            "shape": by_field(looks, [look.shape for look in looks.values()], locale, again=again),
            "color": by_field(looks, [look.colour for look in looks.values()], locale, again=again),
            "opacity": {"condition": {"param": "picked", "value": 0.92}, "value": 0.08},
            "tooltip": [{"field": name, "type": "nominal", "title": locale.text(key)} for name, key in TOOLTIP.items()],
        },
    }  # fmt: skip
    return {
        "width": view.width, "height": view.height, "view": {"fill": SEA},
        "projection": {
            "type": "equalEarth", "rotate": [-view.middle, 0, 0], "scale": view.scale,
            "translate": [view.across, view.down],
        },
        "layer": [each for each in (land, cities, few and named(placed, view)) if each],
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
    }  # fmt: skip


def by_field(looks: Mapping[str, Look], values: Sequence[str], locale: Locale, *, again: bool) -> dict[str, Any]:
    """Return a channel that shows the field by these values, with its legend unless there is one."""
    legend = {
        "title": locale.text("plot.field"), "orient": "bottom", "columns": 2 if narrow() else 4, "symbolSize": 90,
        "symbolOpacity": 1,
    }  # fmt: skip
    scale = {"domain": [look.legend for look in looks.values()], "range": values}
    return {"field": "field", "type": "nominal", "scale": scale, "legend": None if again else legend}


def named(placed: Sequence[City], view: View) -> dict[str, Any]:
    """Return the names of the cities that have room for one beside them."""
    at = {each.city: projected(each.place, view) for each in placed if each.place}
    labels = Labels([Box(x - 5, y - 5, x + 5, y + 5) for x, y in at.values()], view.width, view.height, 11)
    texts = [row for each in placed for row in labels.place(each.name, *at[each.city], 5)]
    return {"layer": aligned(texts, size=11)} if texts else {}


def years(found: Sequence[City], looks: Mapping[str, Look], locale: Locale) -> dict[str, Any]:
    """Return bars of cities by the year of joining, in the colours of the map."""
    counted = Counter((each.since, each.field) for each in found if each.since is not None)
    totals = Counter(each.since for each in found if each.since is not None)
    first, last, highest = min(totals), max(totals), max(totals.values())
    step, bottom = width() / (last - first + 1), BAR_HEIGHT + TOP
    every = next((each for each in (5, 10, 50, 100, 500, 1000) if each * step > 20), 10_000) if step <= 34 else 1
    bars, texts, ticks = [], [], []
    for year in range(first, last + 1):
        left, y = (year - first) * step, bottom
        for name, look in looks.items():
            if count := counted[year, name]:
                half = min(step * 0.36, BAR_WIDTH / 2)
                at = {"x": left + step / 2 - half, "x2": left + step / 2 + half, "y": y}
                y -= count / highest * BAR_HEIGHT
                bars.append({**at, "y2": y, "colour": look.colour, "tip": f"{year}, {name}: {locale.number(count)}"})
        if totals[year]:
            texts.append({"x": left + step / 2, "y": y - 8, "text": locale.number(totals[year])})
        apart = min(year % every, -year % every) * step
        if not apart or (year in (first, last) and apart > 30):
            ticks.append({"x": left + step / 2, "y": bottom + 12, "text": str(year)})
    layers = [
        names([{"x": 0, "y": 4, "text": locale.text("plot.joined")}], weight="bold"),
        marks(bars, {"type": "rect", "stroke": "white", "strokeWidth": 0.5}, "color", "tooltip", "x2", "y2"),
        names(texts, size=11, align="center"),
        names(ticks, size=11, align="center", colour=GREY),
    ]
    return canvas(width(), bottom + 22, layers)


def slider(found: Sequence[City], locale: Locale) -> list[dict[str, Any]]:
    """Return a slider for the year; only pages show it."""
    known = {each.since for each in found if each.since is not None}
    if len(known) < 2:
        return [{"name": "until"}]
    bind = {"input": "range", "min": min(known), "max": max(known), "step": 1, "name": locale.text("plot.year")}
    return [{"name": "until", "value": max(known), "bind": bind}]
