"""Answers to look at: a map, a timeline, a network or bars, each of a question that the manifest names.

``pictures.members = ["map", "cities/overview"]``. A map needs columns ``latitude`` and ``longitude``; a timeline
``date``, ``begins`` and ``ends``; bars ``value``, and ``comparator``, ``unit``, ``indicator`` where there are such; a
network joins the first two columns of things. Each is a table as well, so that it is read without seeing it, and where
no script runs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from markupsafe import escape

from creativegraph import catalogue
from creativegraph.iris import IRI
from creativegraph.plot.outcomes import OPEN
from creativegraph.project import using
from creativegraph.site.content.answers import BROKEN, UNFIT
from creativegraph.site.content.columns import Row, Rows, first, head_of, is_code, is_number, links_of, things_in
from creativegraph.site.content.kinds import home
from creativegraph.site.content.once import once
from creativegraph.site.content.pictures import FAINT, SIGN
from creativegraph.site.content.tables import is_told
from creativegraph.site.page import Link, Page
from creativegraph.site.pages.lists import key_of
from creativegraph.site.pages.questions import answered
from creativegraph.site.portal import Portal

__all__ = ["pages", "seen_in"]

FOLDER = "see"
WIDE = 320
"""How wide a bar or line in a table is drawn."""
CELL = 6.0
"""Within so many degrees places are one sign on a map of the world."""
NORTH, SOUTH = 80.0, -58.0
COLUMNS, LINE = (250, 470), 22
"""Where the lines of a network begin and end, and how high a line of it is."""
LONGEST = 38


class Line(NamedTuple):
    """A line of a table: a thing, what belongs to it, what is drawn beside it, and where it is on a map."""

    thing: Link
    more: list[Link]
    drawn: str = ""
    at: tuple[str, str] = ("", "")


class Part(NamedTuple):
    """A part of a table that has a scale of its own, with the heading of what is drawn."""

    name: str
    lines: list[Line]
    scale: str = ""


class End(NamedTuple):
    """A thing of a network: its place among all, its link, how it is written, and where."""

    place: int
    link: Link
    text: str
    x: int
    y: float
    anchor: str


class Seen(NamedTuple):
    """A picture: the heads of the columns of its table, its parts, and what is drawn above, with the size of that."""

    heads: list[str]
    parts: list[Part]
    box: str = ""
    drawn: str = ""
    ends: tuple[End, ...] = ()


@once
def seen_in(portal: Portal, language: str) -> tuple[Page, ...]:
    """Return the pictures of the graph: those whose questions have answers that can be drawn."""
    found = []
    questions = {each.query.name for each in answered(portal, language)}
    for name, (kind, *asked) in portal.named("pictures").items():
        rows = rows_of(portal, asked[0] if asked else "", language) if kind in KINDS else []
        seen = KINDS[kind](portal, rows, language) if rows else None
        if seen and seen.parts:
            title = portal.writer(language).text(f"site.see.{kind}", name=head_of(portal, rows, first(rows), language))
            data = {
                "kind": kind, "seen": seen, "question": f"query/{asked[0]}" if asked[0] in questions else "",
                "above": [home(language)],
                "count": sum(len(part.lines) for part in seen.parts),
            }  # fmt: skip
            found.append(Page(f"{FOLDER}/{name}", language, "see.html", title.removesuffix(": "), data))
    return tuple(found)


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the pictures."""
    yield from seen_in(portal, language)


def rows_of(portal: Portal, name: str, language: str) -> list[Row]:
    """Return the answer to a question, none where it cannot be asked."""
    graph = portal.graph
    try:
        with using(graph.projects):
            query = catalogue.load(name)
        rows = graph.run(name, languages=(language, *portal.languages), timeout=None)
    except BROKEN as error:
        if isinstance(error, UNFIT) or query.file:
            return []
        raise
    return [dict(zip(rows.columns, row, strict=True)) for row in rows]


def map_of(portal: Portal, rows: Rows, language: str) -> Seen | None:
    """Return a map of places, those close to each other as one sign."""
    placed = [row for row in rows if is_number(row.get("latitude")) and is_number(row.get("longitude"))]
    if not placed or not (columns := things_in(portal, placed)):
        return None
    thing, *more = columns
    lines, cells = list[Line](), defaultdict[tuple[int, int], list[Line]](list)
    for row in placed:
        east, north = float(row["longitude"]), float(row["latitude"])
        line = Line(
            portal.link(row[thing], language), links_of(portal, row, more, language), "", (f"{east:g}", f"{north:g}")
        )
        lines.append(line)
        if -180 <= east <= 180 and SOUTH <= north <= NORTH:
            cells[int(east // CELL), int(north // CELL)].append(line)
    signs = []
    for some in cells.values():
        x, y = (sum(float(each.at[way]) for each in some) / len(some) for way in (0, 1))
        r = 1.4 if len(some) == 1 else 2.2 + len(some) ** 0.5 / 2.2
        names = ", ".join(each.thing.text for each in some[:12]) + ("…" if len(some) > 12 else "")
        number = (
            f'<text x="{x:.2f}" y="{-y + 1.1:.2f}" font-size="3.1" text-anchor="middle" fill="#fff">{len(some)}</text>'
        )
        signs.append(
            f'<g><circle cx="{x:.2f}" cy="{-y:.2f}" r="{r:.2f}" fill="{SIGN}" stroke="#fff" stroke-width=".3"/>'
            f"{number if len(some) > 1 else ''}<title>{escape(names)}</title></g>"
        )
    heads = [head_of(portal, placed, each, language) for each in (thing, *more)]
    lines.sort(key=lambda each: key_of(each.thing))
    return Seen(heads, [Part("", lines)], f"-180 {-NORTH:g} 360 {NORTH - SOUTH:g}", "".join(signs))


def timeline_of(portal: Portal, rows: Rows, language: str) -> Seen | None:
    """Return things in time, the latest first; how exact a date is shows in how long its bar is."""
    dated = [row for row in rows if isinstance(row.get("begins"), date) and isinstance(row.get("ends"), date | None)]
    if not dated or not (columns := things_in(portal, dated)):
        return None
    thing, *_ = columns
    begin = min(row["begins"] for row in dated).year
    end = max(row.get("ends") or row["begins"] for row in dated).year + 1
    start, days = date(begin, 1, 1).toordinal(), date(end, 1, 1).toordinal() - date(begin, 1, 1).toordinal()
    every = next((each for each in (1, 2, 5, 10, 20, 50, 100, 500) if (end - begin) / each <= 6), 1000)
    years = range(begin + (-begin % every), end, every)

    def x_of(day: date) -> float:
        return (day.toordinal() - start) / days * WIDE

    ticks = [x_of(date(year, 1, 1)) for year in years]
    grid = "".join(f'<path d="M{x:.1f} 0V16" stroke="{FAINT}" stroke-opacity=".5"/>' for x in ticks)
    scale = "".join(
        f'<text x="{x + 2:.1f}" y="12" font-size="11" fill="currentColor">{year}</text>'
        for x, year in zip(ticks, years, strict=True)
    )
    writer, lines = portal.writer(language), []
    for row in sorted(dated, key=lambda each: (each["begins"], each.get("ends") or each["begins"]), reverse=True):
        left, right = x_of(row["begins"]), x_of(row.get("ends") or row["begins"])
        x, wide = min(left, WIDE - 5), max(right - left, 5)
        bar = f'<rect x="{x:.1f}" y="4" width="{wide:.1f}" height="8" rx="2" fill="{SIGN}"/>'
        when = writer.period(str(row["date"])) if row.get("date") else ""
        lines.append(Line(portal.link(row[thing], language), [Link(when, "zxx", "")], grid + bar))
    return Seen([head_of(portal, dated, thing, language), writer.text("site.when")], [Part("", lines, grid + scale)])


def bars_of(portal: Portal, rows: Rows, language: str) -> Seen | None:
    """Return figures as bars, those of one indicator on one scale; a bound has no end, or points back."""
    counted = [row for row in rows if is_number(row.get("value"))]
    if not counted or not (columns := things_in(portal, counted)):
        return None
    thing = columns[0]
    parts, writer = defaultdict[str, list[Row]](list), portal.writer(language)
    for row in counted:
        name, unit = (str(row.get(f"{each}_label") or "") for each in ("indicator", "unit"))
        parts[f"{name} ({unit})".lstrip() if unit and not is_told(unit, name) else name].append(row)
    made = []
    for name, some in sorted(parts.items(), key=lambda each: (-len(each[1]), each[0])):
        most = max(float(row["value"]) for row in some) or 1.0
        lines = {str(row.get("observation") or id(row)): figure_of(portal, row, thing, most, language) for row in some}
        made.append(Part(name, list(lines.values())))
    heads = [head_of(portal, counted, thing, language), writer.text("site.when"), writer.text("site.figure")]
    return Seen(heads, made)


def figure_of(portal: Portal, row: Row, thing: str, most: float, language: str) -> Line:
    """Return a figure in words, as its source limits it, with its bar."""
    writer, limit = portal.writer(language), OPEN.get(IRI(str(row.get("comparator") or "")).slug, "")
    limited = str(row.get("comparator_label") or "") if limit else ""
    count, upper = writer.count(str(row["value"])), row.get("upper")
    told = " ".join(filter(None, (limited, count)))
    if is_number(upper):
        told = writer.locale.ranged(count, writer.count(str(upper)))
    when = writer.period(str(row["date"])) if row.get("date") else ""
    path = portal.path(row["observation"]) if row.get("observation") else ""
    more = [Link(when, "zxx", ""), Link(told, language, path)]
    return Line(portal.link(row[thing], language), more, bar(float(row["value"]) / most, limit))


def bar(share: float, limit: str) -> str:
    """Return a bar; one that is a lower bound goes on, an upper one points back, and a rough one has a faint end."""
    wide = max(share * (WIDE - 30), 2.0)
    drawn = f'<rect x="0" y="3" width="{wide:.1f}" height="10" fill="{SIGN}"/>'
    if limit == "more":
        steps = "".join(
            f'<rect x="{wide + place * 5:.1f}" y="3" width="5" height="10" fill="{SIGN}" fill-opacity="{faint}"/>'
            for place, faint in enumerate((0.6, 0.42, 0.24))
        )
        return f'{drawn}{steps}<path d="M{wide + 19:.1f} 3l6 5l-6 5" fill="none" stroke="{SIGN}" stroke-width="2"/>'
    if limit == "less":
        return f'{drawn}<path d="M{wide + 8:.1f} 3l-6 5l6 5" fill="none" stroke="{SIGN}" stroke-width="2"/>'
    if limit == "around":
        return f'{drawn}<rect x="{wide:.1f}" y="3" width="8" height="10" fill="{SIGN}" fill-opacity=".4"/>'
    return drawn


def network_of(portal: Portal, rows: Rows, language: str) -> Seen | None:
    """Return what is joined: one kind of things at the left, another at the right, and lines between."""
    columns = [each for each in things_in(portal, rows) if not any(is_code(row[each]) for row in rows)][:2]
    if len(columns) < 2:
        return None
    joined = defaultdict[IRI, list[IRI]](list)
    for row in rows:
        one, other = row[columns[0]], row[columns[1]]
        if one is not None and other is not None and other not in joined[one]:
            joined[one].append(other)
    left = sorted(joined, key=lambda each: (-len(joined[each]), each))
    places = {each: place for place, each in enumerate(left)}
    back = defaultdict[IRI, list[int]](list)
    for one, others in joined.items():
        for other in others:
            back[other].append(places[one])
    right = sorted(back, key=lambda each: (sum(back[each]) / len(back[each]), each))
    high = LINE * max(len(left), len(right))
    across = {each: place for place, each in enumerate(right)}
    at = {
        (side, each): (place + 0.5) * high / len(some)
        for side, some in enumerate((left, right))
        for place, each in enumerate(some)
    }
    middle = sum(COLUMNS) / 2
    ways = "".join(
        f'<path class="way" data-ends="{places[one]} {len(left) + across[other]}" fill="none" stroke="{FAINT}" '
        f'd="M{COLUMNS[0] + 8} {at[0, one]:.1f}C{middle:g} {at[0, one]:.1f} {middle:g} {at[1, other]:.1f} '
        f'{COLUMNS[1] - 8} {at[1, other]:.1f}"/>'
        for one, others in joined.items()
        for other in others
    )
    ends = [(0, each, "end", COLUMNS[0]) for each in left] + [(1, each, "start", COLUMNS[1]) for each in right]
    signs = []
    for place, (side, each, anchor, x) in enumerate(ends):
        link = portal.link(each, language)
        text = link.text if len(link.text) <= LONGEST else f"{link.text[: LONGEST - 1].rstrip()}…"
        signs.append(End(place, link, text, x, at[side, each] + 4, anchor))
    lines = [Line(portal.link(one, language), [portal.link(other, language)]) for one in left for other in joined[one]]
    heads = [head_of(portal, rows, each, language) for each in columns]
    return Seen(heads, [Part("", lines)], f"0 0 720 {high}", ways, tuple(signs))


KINDS: Mapping[str, Callable[[Portal, Rows, str], Seen | None]] = {
    "map": map_of, "timeline": timeline_of, "bars": bars_of, "network": network_of,
}  # fmt: skip
"""What draws each kind of picture."""
