"""Small diagrams of things and how they hang together, as SVG that needs nothing else.

Boxes stand in columns, so that every arrow points right; an arrow over several columns keeps a lane free between
the boxes. Colours are variables of the page, and kinds of boxes also differ in their border and corners, so that
nothing depends on seeing colours.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from creativegraph.errors import FormatError

__all__ = ["Arrow", "Box", "Diagram", "svg"]

WIDTH, GAP, SPACE, MARGIN = 212, 130, 24, 8
"""Of a box, between columns, between boxes of a column, round the whole."""
LINE, PAD, LANE = 18.5, 13, 20
KIND, NAME, VALUE, LABEL = 12.9, 15.2, 13.0, 13.0
"""Sizes of letters as they count for the width: what is written bold counts for more than its size."""
LABEL_WIDTH = GAP - 22
NARROW, WIDE = frozenset("fijlrtI .,:;'’|!()[]-"), frozenset("mwMWĐ@%—")
TOKENS = re.compile(r"(?:[^\s–/-]|-(?=[0-9]))+[–/-]?|[–/-]")
"""Where a line may break: not within a date."""


class Box(NamedTuple):
    """A thing: what it is, what it is called, lines beneath; ``style`` is thing, evidence or code."""

    key: str
    kind: str
    name: str
    lines: tuple[str, ...] = ()
    style: str = "thing"


class Arrow(NamedTuple):
    """A statement about two boxes."""

    start: str
    label: str
    end: str


class Diagram(NamedTuple):
    """A picture with a title and its statements as sentences."""

    key: str
    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    language: str

    def sentences(self) -> str:
        """What the arrows say, for those who do not see them."""
        names = {each.key: each.name for each in self.boxes}
        return "; ".join(f"{names[each.start]} → {each.label} → {names[each.end]}" for each in self.arrows)


class Spot(NamedTuple):
    """Where a box or a lane stands."""

    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        """The height at which arrows come and go."""
        return self.y + self.height / 2


def columns_of(keys: Sequence[str], arrows: Iterable[Arrow]) -> dict[str, int]:
    """The column of each box: one more than that of any box with an arrow to it.

    Raises:
        FormatError: the arrows go in a circle.
    """
    place = dict.fromkeys(keys, 0)
    links = list(arrows)
    for _ in range(len(keys) + 1):
        moved = False
        for each in links:
            if place[each.end] <= place[each.start]:
                place[each.end] = place[each.start] + 1
                moved = True
        if not moved:
            return drawn_near(place, links)
    raise FormatError("the arrows of a diagram go in a circle; leave one of them out")


def drawn_near(place: dict[str, int], links: Sequence[Arrow]) -> dict[str, int]:
    """Boxes that no arrow reaches move right, next to what they point at."""
    reached = {each.end for each in links}
    for key in place:
        ends = [place[each.end] for each in links if each.start == key]
        if key not in reached and ends:
            place[key] = min(ends) - 1
    return place


def laned(arrows: Sequence[Arrow], place: dict[str, int]) -> dict[int, list[str]]:
    """Per arrow the keys that it runs through: its boxes, and a lane in each column between."""
    routes = {}
    for number, each in enumerate(arrows):
        between = [f"lane {number} {column}" for column in range(place[each.start] + 1, place[each.end])]
        place |= {lane: place[each.start] + 1 + step for step, lane in enumerate(between)}
        routes[number] = [each.start, *between, each.end]
    return routes


def ordered(place: dict[str, int], routes: Iterable[Sequence[str]]) -> list[list[str]]:
    """The boxes and lanes of each column from top to bottom, near to what they are joined with."""
    columns: list[list[str]] = [[] for _ in range(max(place.values(), default=0) + 1)]
    for key, column in place.items():
        columns[column].append(key)
    near: defaultdict[str, list[str]] = defaultdict(list)
    for route in routes:
        for start, end in pairwise(route):
            near[end].append(start)
            near[start].append(end)
    for turn in range(8):
        rank = {key: place / len(column) for column in columns for place, key in enumerate(column)}
        sweep = range(1, len(columns)) if turn % 2 == 0 else range(len(columns) - 2, -1, -1)
        for number in sweep:
            beside = set(columns[number - 1 if turn % 2 == 0 else number + 1])
            columns[number].sort(key=lambda key: mean([rank[each] for each in near[key] if each in beside], rank[key]))
            rank.update({key: (at + 0.5) / len(columns[number]) for at, key in enumerate(columns[number])})
    return columns


def width_of(text: str, size: float) -> float:
    """About how wide a text is; fonts differ, so on the safe side."""
    return size * sum(
        0.34 if each in NARROW else 0.92 if each in WIDE else 0.7 if each.isupper() else 0.585 for each in text
    )


def wrapped(text: str, size: float, width: float = WIDTH - 2 * PAD) -> list[str]:
    """A text in lines that fit; it breaks at blanks, and after dashes and slashes outside of numbers."""
    lines: list[str] = []
    end = 0
    for match in TOKENS.finditer(text):
        joint = " " if lines and text[end : match.start()] else ""
        end = match.end()
        if lines and width_of(lines[-1] + joint + match[0], size) <= width:
            lines[-1] += joint + match[0]
        else:
            lines.append(match[0])
    return lines


def mean(numbers: Sequence[float], otherwise: float) -> float:
    """The mean, or something else where there is nothing to take it of."""
    return sum(numbers) / len(numbers) if numbers else otherwise


def written(box: Box) -> list[tuple[str, list[str]]]:
    """The words of a box in lines, by what they are."""
    values = [line for each in box.lines for line in wrapped(each, VALUE)]
    return [("kind", wrapped(box.kind, KIND)), ("name", wrapped(box.name, NAME)), ("value", values)]


def height_of(box: Box) -> float:
    """How tall a box is."""
    rows = sum(len(lines) for _, lines in written(box))
    return rows * LINE + 2 * PAD + (6 if box.lines else 0)


def laid_out(diagram: Diagram) -> tuple[dict[str, Spot], dict[int, list[str]], float, float]:
    """Where everything stands, the routes of the arrows, and the size of the whole."""
    boxes = {each.key: each for each in diagram.boxes}
    place = columns_of(list(boxes), diagram.arrows)
    routes = laned(diagram.arrows, place)
    columns = ordered(place, routes.values())
    heights = {key: height_of(boxes[key]) if key in boxes else LANE for key in place}
    sizes = [sum(heights[key] for key in column) + SPACE * (len(column) - 1) for column in columns]
    tallest = max(sizes, default=0)
    spots = {}
    for number, column in enumerate(columns):
        y = MARGIN + (tallest - sizes[number]) / 2
        for key in column:
            spots[key] = Spot(MARGIN + number * (WIDTH + GAP), y, heights[key])
            y += heights[key] + SPACE
    return spots, routes, len(columns) * (WIDTH + GAP) - GAP + 2 * MARGIN, tallest + 2 * MARGIN


def svg(diagram: Diagram) -> str:
    """The diagram as an SVG element."""
    spots, routes, width, height = laid_out(diagram)
    size = f'viewBox="0 0 {width:g} {height:g}" style="min-width:{width * 0.72:.0f}px;max-width:{width:.0f}px"'
    said = f'role="img" aria-labelledby="{diagram.key}-title {diagram.key}-desc"'
    tip = f'<marker id="{diagram.key}-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8"'
    parts = [
        f'<svg class="diagram" {size} {said}>',
        f'<title id="{diagram.key}-title">{escape(diagram.title)}</title>',
        f'<desc id="{diagram.key}-desc">{escape(diagram.sentences())}</desc>',
        f'<defs>{tip} orient="auto-start-reverse"><path class="tip" d="M0 0.8 L9.5 5 L0 9.2 z"/></marker></defs>',
    ]
    ports = {number: ported(diagram.arrows, number, routes, spots) for number in routes}
    parts += [line(ports[number], diagram.key) for number in routes]
    parts += [drawn(box, spots[box.key]) for box in diagram.boxes]
    parts += [label(diagram.arrows, number, ports[number]) for number in routes]
    return "".join([*parts, "</svg>"])


Point = tuple[float, float]


def ported(
    arrows: Sequence[Arrow], number: int, routes: dict[int, list[str]], spots: dict[str, Spot]
) -> list[tuple[Point, Point]]:
    """The stretches of an arrow; those that share a side of a box leave and reach it one below the other."""
    route = routes[number]
    arrow = arrows[number]
    leaving = sorted((n for n in routes if arrows[n].start == arrow.start), key=lambda n: spots[routes[n][1]].middle)
    coming = sorted((n for n in routes if arrows[n].end == arrow.end), key=lambda n: spots[routes[n][-2]].middle)
    stretches = []
    for start, end in pairwise(route):
        a, b = spots[start], spots[end]
        y1 = spread(a, leaving.index(number), len(leaving)) if start == arrow.start else a.middle
        y2 = spread(b, coming.index(number), len(coming)) if end == arrow.end else b.middle
        stretches.append(((a.x + WIDTH, y1), (b.x - (2 if end == arrow.end else 0), y2)))
    return stretches


def spread(spot: Spot, at: int, of: int) -> float:
    """The height of one of several arrows at the side of a box."""
    step = min(22.0, (spot.height - 24) / of)
    return spot.middle + (at - (of - 1) / 2) * step


def line(stretches: Sequence[tuple[Point, Point]], key: str) -> str:
    """An arrow's line."""
    path = f"M{stretches[0][0][0]:g} {stretches[0][0][1]:.1f}"
    for number, ((x1, y1), (x2, y2)) in enumerate(stretches):
        if number:
            path += f" L{x1:g} {y1:.1f}"
        bend = (x2 - x1) * 0.5
        path += f" C{x1 + bend:g} {y1:.1f} {x2 - bend:g} {y2:.1f} {x2:g} {y2:.1f}"
    return f'<path class="line" d="{path}" marker-end="url(#{key}-tip)"/>'


def label(arrows: Sequence[Arrow], number: int, stretches: Sequence[tuple[Point, Point]]) -> str:
    """An arrow's label, nearer to the end at which fewer arrows meet."""
    arrow = arrows[number]
    leaving = sum(each.start == arrow.start for each in arrows)
    coming = sum(each.end == arrow.end for each in arrows)
    last = leaving >= coming
    (x1, y1), (x2, y2) = stretches[-1 if last else 0]
    at = 0.5 if leaving == coming == 1 else 0.62 if last else 0.38
    x, y = x1 + (x2 - x1) * 0.5, y1 + (y2 - y1) * smooth(at)
    rows = wrapped(arrow.label, LABEL, LABEL_WIDTH)
    top = y - (len(rows) - 1) * 7.5 + 4
    spans = "".join(
        f'<tspan x="{x:g}" y="{top + row * 15:.1f}">{escape(text)}</tspan>' for row, text in enumerate(rows)
    )
    return f'<text class="label">{spans}</text>'


def smooth(at: float) -> float:
    """How far down a bent line is at a part of its way."""
    return at * at * (3 - 2 * at)


def drawn(box: Box, spot: Spot) -> str:
    """A box with its words."""
    corner = {"thing": 9, "evidence": 2, "code": 22}[box.style]
    x, y = spot.x + PAD, spot.y + PAD - 5
    edge = f'x="{spot.x:g}" y="{spot.y:.1f}" width="{WIDTH}" height="{spot.height:g}" rx="{corner}"'
    parts = [f'<g class="box {box.style}"><rect {edge}/>']
    for part, lines in written(box):
        y += 6 if part == "value" else 0
        for text in lines:
            y += LINE
            parts.append(f'<text class="{part}" x="{x:g}" y="{y:.1f}">{escape(text)}</text>')
    return "".join([*parts, "</g>"])
