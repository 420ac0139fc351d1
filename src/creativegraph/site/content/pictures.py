"""Draws the small pictures within pages: where a place is, and when things were; seen.py says what they show.

Each is SVG without style or script, so that the policy of the pages allows it; it takes the colour of the text and is
read in light and dark alike. What a picture shows also stands in its title, for those who do not see it. The outlines
of the land are one file that all pages share. Where a picture would not help, there is none.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import cos, radians
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from creativegraph.messages.table import message
from creativegraph.site.digests import made_of
from creativegraph.site.html.hrefs import address
from creativegraph.site.page import Page, Part

if TYPE_CHECKING:
    from creativegraph.site.portal import Portal

__all__ = ["LAND", "Moment", "in_templates", "locator", "parts", "timeline"]

LAND = "assets/land.svg"
"""The path of the outlines of the land."""
WIDE, HIGH = 240, 150
DEGREES = 64.0
"""How many degrees of longitude a locator map shows."""
POLE = 90.0
SIGN, FAINT = "#c2571a", "#8a949e"
"""Colours with contrast enough on light and on dark."""
BREADTH, LINE, NAMES = 680, 26, 270
"""How wide a timeline is, how high a line of it, and how wide the names before the lines are."""
FEWEST, MOST = 3, 12
"""A timeline of fewer things says no more than the text; one of more cannot be read."""
LONGEST = 42
"""Letters of a name before a line."""


class Moment(NamedTuple):
    """Something in time: when it began and ended (the same day if it is one), and what it is called."""

    begin: date
    end: date
    name: str


def parts(_: "Portal") -> Iterator[Part]:
    """Yield the outlines of the land."""
    from creativegraph import project
    from creativegraph.plot import coastline

    packed = project.LIBRARY / "data" / "outlines" / f"land-{coastline.SCALES['world']}.json.gz"
    if packed.is_file():
        yield Part(LAND, made_of(packed.read_bytes(), FAINT.encode()), land)


def land() -> bytes:
    """Return the land as SVG, a degree a unit, north above, without the land around the south pole."""
    from creativegraph.plot import coastline

    rings = (ring for polygon in coastline.polygons(coastline.SCALES["world"]) for ring in polygon)
    paths = "".join(outline(ring, turn) for ring in rings for turn in turns(ring))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180" preserveAspectRatio="none">'
        f'<path fill="{FAINT}" fill-opacity=".45" fill-rule="evenodd" d="{paths}"/></svg>\n'
    ).encode()


def turns(ring: Sequence[tuple[float, float]]) -> list[int]:
    """Return by how many degrees a ring is moved to be seen: twice if it lies across the 180th meridian."""
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    return [turn for turn in (-360, 0, 360) if west + turn < 180 and east + turn > -180 and east - west < 330]


def outline(ring: Sequence[tuple[float, float]], turn: int) -> str:
    """Return a ring in tenths of a degree, each point as its distance from the one before."""
    points = [(round((x + turn) * 10), round(-y * 10)) for x, y in ring]
    steps = [(x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise(points) if (x, y) != (x2, y2)]
    if len(steps) < 3:
        return ""
    begin = f"M{points[0][0] / 10:g} {points[0][1] / 10:g}l"
    return begin + " ".join(f"{x / 10:g} {y / 10:g}" for x, y in steps[:-1]) + "z"


def locator(longitude: float, latitude: float, title: str, land: str) -> Markup:
    """Return a map of the part of the world round a place, with a mark at the place.

    Args:
        longitude: in degrees.
        latitude: in degrees.
        title: what the map shows, such as "Orvane on the map, 21.02° N 105.84° E".
        land: the address of ``LAND`` as seen from the page.
    """
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return Markup()
    down = DEGREES * HIGH / WIDE * max(cos(radians(latitude)), 0.25)
    top = min(POLE, max(latitude + down / 2, down - POLE))
    left = longitude - DEGREES / 2
    around = [turn for turn in (-540, -180, 180) if turn < left + DEGREES and turn + 360 > left]
    images = "".join(
        f'<image href="{escape(land)}" x="{x}" y="-90" width="360" height="180" preserveAspectRatio="none"/>'
        for x in around
    )
    return svg(
        "locator", (WIDE, HIGH), title,
        f'<rect width="{WIDE}" height="{HIGH}" fill="{FAINT}" fill-opacity=".12"/><svg width="{WIDE}" height="{HIGH}" '
        f'viewBox="{left:.2f} {-top:.2f} {DEGREES:g} {down:.2f}" preserveAspectRatio="none">{images}</svg>'
        f'<circle cx="{WIDE // 2}" cy="{(top - latitude) / down * HIGH:.1f}" r="5.5" fill="{SIGN}" stroke="#fff"/>',
    )  # fmt: skip


def timeline(moments: Sequence[Moment], title: str) -> Markup:
    """Return things in time, each on a line of its own, with the years below; nothing for fewer than three things."""
    shown = sorted(moments)[-MOST:]
    if len(shown) < FEWEST:
        return Markup()
    first, last = shown[0].begin.year, max(each.end for each in shown).year + 1
    begin, scale = date(first, 1, 1).toordinal(), (BREADTH - NAMES) / (365.2425 * (last - first))
    bottom = LINE * len(shown) + 4
    every = next((each for each in (1, 2, 5, 10, 20, 50, 100, 500) if (last - first) / each <= 8), 1000)
    drawn = []
    for year in range(first + (-first % every), last, every):
        x = NAMES + (date(year, 1, 1).toordinal() - begin) * scale
        drawn.append(f'<path d="M{x:.0f} 0V{bottom}" stroke="{FAINT}" stroke-opacity=".5"/>')
        drawn.append(f'<text x="{x + 3:.0f}" y="{bottom + 13}">{year}</text>')
    for place, each in enumerate(shown):
        x, x2 = (NAMES + (day.toordinal() - begin) * scale for day in (each.begin, each.end))
        y = LINE * place + LINE // 2
        drawn.append(f'<rect x="{x:.1f}" y="{y - 4}" width="{max(x2 - x, 8.0):.1f}" height="8" rx="2" fill="{SIGN}"/>')
        drawn.append(f'<text x="0" y="{y + 4}">{short(each.name)}</text>')
    return svg(
        "timeline", (BREADTH, bottom + 18), title, '<g font-size="12" fill="currentColor">', "".join(drawn), "</g>"
    )


def in_templates() -> dict[str, Callable[..., Markup]]:
    """Return the pictures as filters of templates, which fill in titles and addresses of the page at hand.

    ``{{ (longitude, latitude) | locator }}`` and ``{{ moments | timeline }}``.
    """
    from jinja2 import pass_context
    from jinja2.runtime import Context

    def titled(context: Context, key: str) -> str:
        page: Page = context["page"]
        return message(key, page.language, name=page.title)

    @pass_context
    def of_place(context: Context, place: tuple[float, float]) -> Markup:
        return locator(*place, titled(context, "site.picture.map"), address(LAND, context["root"]))

    @pass_context
    def of_moments(context: Context, moments: Sequence[Moment]) -> Markup:
        return timeline(moments, titled(context, "site.picture.timeline"))

    return {"locator": of_place, "timeline": of_moments}


def svg(name: str, size: tuple[int, int], title: str, *parts: str) -> Markup:
    """Return a picture of parts that are escaped already."""
    wide, high = size
    return Markup(  # noqa: S704 - every text in it went through escape
        f'<svg class="{name}" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def short(name: str) -> str:
    """Return a name that fits before a line; the whole one is shown where it is cut."""
    if len(name) <= LONGEST:
        return escape(name)
    return f"{escape(name[: LONGEST - 1].rstrip())}…<title>{escape(name)}</title>"
