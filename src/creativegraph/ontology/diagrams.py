"""Diagrams of things and how they are linked, laid out for an SVG template.

Boxes stand in columns, so that every arrow points right; an arrow over several columns keeps a lane free between the
boxes. Not by the engine of ``plot.network``, which spreads points by springs: a pattern is read from left to right, as
text in boxes. Colours come from the style sheet; kinds of boxes also differ in border and corners, so that nothing
depends on seeing colours.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from creativegraph.errors import FormatError
from creativegraph.messages.width import wrapped

__all__ = ["CORNERS", "WIDTH", "Arrow", "Box", "Diagram", "Drawing", "draw"]

WIDTH, GAP, SPACE, MARGIN = 212, 130, 24, 8
"""Of a box, between columns, between boxes of a column, round the whole."""
LINE, PAD, LANE = 18.5, 13, 20
KIND, NAME, VALUE, LABEL = 13.9, 16.4, 14.0, 14.0
"""Font sizes as they count for the width: a reader's font may be wider than Roboto, and bold letters are."""
CORNERS = {"thing": 9, "evidence": 2, "code": 22}
TOKENS = re.compile(r"(?:[^\s–/-]|-(?=[0-9]))+[–/-]?|[–/-]")
"""Where a line may break: not within a date."""
Point = tuple[float, float]
Stretch = tuple[Point, Point]


class Box(NamedTuple):
    """A thing: its class, its name, lines beneath; ``style`` is thing, evidence or code."""

    key: str
    kind: str
    name: str
    lines: tuple[str, ...] = ()
    style: str = "thing"

    def texts(self) -> list[tuple[str, str]]:
        """Return the lines of text in the box, each with its part."""
        room = WIDTH - 2 * PAD
        values = [("value", line) for each in self.lines for line in wrapped(each, room, VALUE, TOKENS)]
        kind = [("kind", line) for line in wrapped(self.kind, room, KIND, TOKENS)]
        return [*kind, *(("name", line) for line in wrapped(self.name, room, NAME, TOKENS)), *values]

    def height(self) -> float:
        """Return how tall the box is."""
        return len(self.texts()) * LINE + 2 * PAD + (6 if self.lines else 0)


class Arrow(NamedTuple):
    """A link between two boxes."""

    start: str
    label: str
    end: str


class Diagram(NamedTuple):
    """What is drawn."""

    key: str
    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]

    def sentences(self) -> str:
        """Return the arrows as text, for readers who do not see them."""
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


class Text(NamedTuple):
    """A line of text at its place; ``part`` is kind, name, value or label."""

    part: str
    x: float
    y: float
    text: str


class Drawing(NamedTuple):
    """A diagram laid out: ``lines`` are SVG paths, ``labels`` the lines of text of each arrow."""

    diagram: Diagram
    width: float
    height: float
    lines: list[str]
    boxes: list[tuple[Box, Spot, list[Text]]]
    labels: list[list[Text]]


class Layout(NamedTuple):
    """Where everything stands, and the boxes and lanes that each arrow passes."""

    spots: dict[str, Spot]
    routes: list[list[str]]
    width: float
    height: float


def columns_of(keys: Iterable[str], arrows: Iterable[Arrow]) -> dict[str, int]:
    """Return the column of each box: right of every box with an arrow to it.

    Raises:
        FormatError: the arrows form a cycle.
    """
    import networkx as nx

    links: nx.DiGraph[str] = nx.DiGraph()
    links.add_nodes_from(keys)
    links.add_edges_from((each.start, each.end) for each in arrows)
    try:
        columns = {key: column for column, some in enumerate(nx.topological_generations(links)) for key in some}
    except nx.NetworkXUnfeasible as error:
        raise FormatError("the arrows of a diagram form a cycle; leave one of them out") from error
    for key in links:  # a box that no arrow reaches moves right, next to what it points at
        ends = [columns[end] for end in links.successors(key)]
        if ends and not links.in_degree(key):
            columns[key] = min(ends) - 1
    return {key: columns[key] for key in links}


def add_lanes(arrows: Sequence[Arrow], columns: dict[str, int]) -> list[list[str]]:
    """Add a lane to each column that an arrow crosses; return what each arrow passes, its boxes included."""
    routes = []
    for number, each in enumerate(arrows):
        crossed = {f"lane {number} {column}": column for column in range(columns[each.start] + 1, columns[each.end])}
        columns |= crossed
        routes.append([each.start, *crossed, each.end])
    return routes


def ordered(columns: dict[str, int], routes: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the boxes and lanes of each column from top to bottom, near to what they are linked with.

    Each sweep sorts a column by the mean place of its neighbours in the column before (the barycentre heuristic).
    """
    shown: list[list[str]] = [[] for _ in range(max(columns.values(), default=0) + 1)]
    for key, column in columns.items():
        shown[column].append(key)
    near: defaultdict[str, list[str]] = defaultdict(list)
    for route in routes:
        for start, end in pairwise(route):
            near[end].append(start)
            near[start].append(end)
    for turn in range(8):
        rank = {key: place / len(column) for column in shown for place, key in enumerate(column)}
        step = -1 if turn % 2 else 1
        for number in range(1, len(shown)) if step > 0 else range(len(shown) - 2, -1, -1):
            beside = number - step
            means = {
                key: fmean([rank[each] for each in near[key] if columns[each] == beside] or [rank[key]])
                for key in shown[number]
            }
            shown[number].sort(key=means.__getitem__)
            rank.update({key: (at + 0.5) / len(shown[number]) for at, key in enumerate(shown[number])})
    return shown


def lay_out(diagram: Diagram) -> Layout:
    """Return where the boxes and lanes of a diagram stand."""
    boxes = {each.key: each for each in diagram.boxes}
    columns = columns_of(boxes, diagram.arrows)
    routes = add_lanes(diagram.arrows, columns)
    shown = ordered(columns, routes)
    heights = {key: boxes[key].height() if key in boxes else LANE for key in columns}
    sizes = [sum(heights[key] for key in column) + SPACE * (len(column) - 1) for column in shown]
    tallest = max(sizes)
    spots = {}
    for number, column in enumerate(shown):
        y = MARGIN + (tallest - sizes[number]) / 2
        for key in column:
            spots[key] = Spot(MARGIN + number * (WIDTH + GAP), y, heights[key])
            y += heights[key] + SPACE
    return Layout(spots, routes, len(shown) * (WIDTH + GAP) - GAP + 2 * MARGIN, tallest + 2 * MARGIN)


def draw(diagram: Diagram) -> Drawing:
    """Return a diagram laid out, ready for the template."""
    layout = lay_out(diagram)
    stretches = [stretches_of(diagram.arrows, number, layout) for number in range(len(diagram.arrows))]
    boxes = [(each, layout.spots[each.key], placed(each, layout.spots[each.key])) for each in diagram.boxes]
    return Drawing(
        diagram, layout.width, layout.height, [path(each) for each in stretches], boxes,
        [label(diagram.arrows, number, stretches[number]) for number in range(len(diagram.arrows))],
    )  # fmt: skip


def stretches_of(arrows: Sequence[Arrow], number: int, layout: Layout) -> list[Stretch]:
    """Return the stretches of an arrow; those that share a side of a box leave and reach it one below the other."""
    spots, routes, arrow = layout.spots, layout.routes, arrows[number]
    leaving = sorted(
        (n for n, each in enumerate(arrows) if each.start == arrow.start), key=lambda n: spots[routes[n][1]].middle
    )
    coming = sorted(
        (n for n, each in enumerate(arrows) if each.end == arrow.end), key=lambda n: spots[routes[n][-2]].middle
    )
    found = []
    for start, end in pairwise(routes[number]):
        a, b = spots[start], spots[end]
        y1 = spread(a, leaving.index(number), len(leaving)) if start == arrow.start else a.middle
        y2 = spread(b, coming.index(number), len(coming)) if end == arrow.end else b.middle
        found.append(((a.x + WIDTH, y1), (b.x - (2 if end == arrow.end else 0), y2)))
    return found


def spread(spot: Spot, at: int, of: int) -> float:
    """Return the height of one of several arrows at the side of a box."""
    return spot.middle + (at - (of - 1) / 2) * min(22.0, (spot.height - 24) / of)


def path(stretches: Sequence[Stretch]) -> str:
    """Return an arrow's line as an SVG path."""
    parts = []
    for number, ((x1, y1), (x2, y2)) in enumerate(stretches):
        middle = (x1 + x2) / 2
        parts.append(
            f"{'L' if number else 'M'}{x1:g} {y1:.1f} C{middle:g} {y1:.1f} {middle:g} {y2:.1f} {x2:g} {y2:.1f}"
        )
    return " ".join(parts)


def label(arrows: Sequence[Arrow], number: int, stretches: Sequence[Stretch]) -> list[Text]:
    """Return an arrow's label, nearer to the end at which fewer arrows meet."""
    arrow = arrows[number]
    leaving = sum(each.start == arrow.start for each in arrows)
    coming = sum(each.end == arrow.end for each in arrows)
    last = leaving >= coming
    (x1, y1), (x2, y2) = stretches[-1 if last else 0]
    at = 0.5 if leaving == coming == 1 else 0.62 if last else 0.38
    y = y1 + (y2 - y1) * at * at * (3 - 2 * at)  # where the bent line is at this part of its way
    rows = wrapped(arrow.label, GAP - 22, LABEL, TOKENS)
    top = y - (len(rows) - 1) * 7.5 + 4
    return [Text("label", (x1 + x2) / 2, top + row * 15, text) for row, text in enumerate(rows)]


def placed(box: Box, spot: Spot) -> list[Text]:
    """Return the lines of text in a box at their places; values stand a little apart."""
    texts, y, before = [], spot.y + PAD - 5, ""
    for part, text in box.texts():
        y += LINE + (6 if part == "value" and before != "value" else 0)
        texts.append(Text(part, spot.x + PAD, y, text))
        before = part
    return texts
