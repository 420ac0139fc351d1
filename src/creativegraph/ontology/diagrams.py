"""Diagrams of things and how they are linked, laid out for an SVG template.

Boxes stand in columns, so that every arrow points right; an arrow over several columns keeps a lane free between the
boxes. Not by the engine of ``plot.network``, which spreads points by springs: a pattern is read from left to right, as
text in boxes. Colours come from the style sheet; kinds of boxes also differ in border and corners, so that nothing
depends on seeing colours.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from creativegraph.errors import FormatError
from creativegraph.messages.width import wrapped

__all__ = ["CORNERS", "PAD", "WIDTH", "Arrow", "Box", "Diagram", "Drawing", "draw"]

WIDTH, GAP, SPACE, MARGIN = 212, 130, 24, 8
"""Of a box, between columns, between boxes of a column, round the whole."""
LINE, PAD, LANE, APART = 18.5, 13, 20, 6
"""Of a line of text, round the text in a box, of an arrow that passes a column, before the values in a box."""
SIZES = {"kind": 13.9, "name": 16.4, "value": 14.0, "label": 14.0}
"""Font sizes as they count for the width: a reader's font may be wider than Roboto, and bold letters are."""
CORNERS = {"thing": 9, "evidence": 2, "code": 22}
TOKENS = re.compile(r"(?:[^\s–/-]|-(?=[0-9]))+[–/-]?|[–/-]")
"""Where a line may break: not within a date."""
Point = tuple[float, float]
Stretch = tuple[Point, Point]


class Box(NamedTuple):
    """A thing: its class, its name, lines beneath; ``style`` is thing, evidence or code."""

    kind: str
    name: str
    lines: Sequence[str] = ()
    style: str = "thing"

    def texts(self) -> list[tuple[str, str, float]]:
        """Return the lines of text in the box, each with its part and how far below the top of the box it stands."""
        found, below = [], PAD - 5.0
        for part, texts in (("kind", [self.kind]), ("name", [self.name]), ("value", self.lines)):
            below += APART if part == "value" else 0
            for text in (line for each in texts for line in wrapped(each, WIDTH - 2 * PAD, SIZES[part], TOKENS)):
                below += LINE
                found.append((part, text, below))
        return found

    def height(self) -> float:
        """Return how tall the box is."""
        return len(self.texts()) * LINE + 2 * PAD + (APART if self.lines else 0)


class Arrow(NamedTuple):
    """A link between two boxes."""

    start: str
    label: str
    end: str


class Diagram(NamedTuple):
    """What is drawn: boxes by the names that arrows have for them."""

    key: str
    title: str
    boxes: Mapping[str, Box]
    arrows: Sequence[Arrow]


class Spot(NamedTuple):
    """Where a box or a lane stands."""

    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        """The height at which arrows come and go."""
        return self.y + self.height / 2


class Drawing(NamedTuple):
    """Where everything stands: ``routes`` are the boxes and lanes that each arrow passes."""

    diagram: Diagram
    spots: dict[str, Spot]
    routes: list[list[str]]
    width: float
    height: float

    def lines(self) -> list[list[Stretch]]:
        """Return each arrow as stretches between boxes or lanes."""
        found = []
        for route, first, last in zip(self.routes, self.ends(0, 1), self.ends(-1, -2), strict=True):
            heights = [first, *(self.spots[lane].middle for lane in route[1:-1]), last]
            found.append([
                ((self.spots[one].x + WIDTH, y1), (self.spots[other].x - (2 if other == route[-1] else 0), y2))
                for (one, y1), (other, y2) in pairwise(zip(route, heights, strict=True))
            ])  # fmt: skip
        return found

    def ends(self, side: int, beside: int) -> list[float]:
        """Return the height of each arrow at one end; those that share a side of a box stand one below the other."""
        together: defaultdict[str, list[int]] = defaultdict(list)
        for number, route in enumerate(self.routes):
            together[route[side]].append(number)
        found: dict[int, float] = {}
        for key, numbers in together.items():
            numbers.sort(key=lambda number: self.spots[self.routes[number][beside]].middle)
            box, among = self.spots[key], len(numbers)
            step = min(22.0, (box.height - 24) / among)
            found |= {number: box.middle + (at - (among - 1) / 2) * step for at, number in enumerate(numbers)}
        return [found[number] for number in range(len(self.routes))]

    def labels(self) -> list[tuple[float, float, list[str]]]:
        """Return each arrow's label, nearer to the end at which fewer arrows meet: its middle, top and lines."""
        starts, ends = Counter(route[0] for route in self.routes), Counter(route[-1] for route in self.routes)
        found = []
        for arrow, line in zip(self.diagram.arrows, self.lines(), strict=True):
            leaving, coming = starts[arrow.start], ends[arrow.end]
            last = leaving >= coming
            (x1, y1), (x2, y2) = line[-1 if last else 0]
            at = 0.5 if leaving == coming == 1 else 0.62 if last else 0.38
            y = y1 + (y2 - y1) * at * at * (3 - 2 * at)  # where the bent line is at this part of its way
            rows = wrapped(arrow.label, GAP - 22, SIZES["label"], TOKENS)
            found.append(((x1 + x2) / 2, y - (len(rows) - 1) * 7.5 + 4, rows))
        return found


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


def ordered(columns: dict[str, int], routes: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the boxes and lanes of each column from top to bottom, near to what they are linked with.

    Each sweep sorts a column by the mean place of its neighbours in the column before (the barycentre heuristic).
    """
    shown: list[list[str]] = [[] for _ in range(max(columns.values(), default=0) + 1)]
    for key, column in columns.items():
        shown[column].append(key)
    near: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in (pair for route in routes for pair in pairwise(route)):
        near[end].append(start)
        near[start].append(end)
    for turn in range(8):
        rank = {key: place / len(column) for column in shown for place, key in enumerate(column)}
        step, numbers = (-1, range(len(shown) - 2, -1, -1)) if turn % 2 else (1, range(1, len(shown)))
        for number in numbers:
            means = {
                key: fmean([rank[each] for each in near[key] if columns[each] == number - step] or [rank[key]])
                for key in shown[number]
            }
            shown[number].sort(key=means.__getitem__)
            rank |= {key: (at + 0.5) / len(shown[number]) for at, key in enumerate(shown[number])}
    return shown


def draw(diagram: Diagram) -> Drawing:
    """Return where the boxes and lanes of a diagram stand, for the template."""
    boxes, columns = diagram.boxes, columns_of(diagram.boxes, diagram.arrows)
    routes = []
    for number, each in enumerate(diagram.arrows):  # with a lane in each column that an arrow crosses
        crossed = {f"lane {number} {column}": column for column in range(columns[each.start] + 1, columns[each.end])}
        columns |= crossed
        routes.append([each.start, *crossed, each.end])
    shown = ordered(columns, routes)
    heights = {key: boxes[key].height() if key in boxes else LANE for key in columns}
    sizes = [sum(heights[key] for key in column) + SPACE * (len(column) - 1) for column in shown]
    spots = {}
    for number, column in enumerate(shown):
        y = MARGIN + (max(sizes) - sizes[number]) / 2
        for key in column:
            spots[key] = Spot(MARGIN + number * (WIDTH + GAP), y, heights[key])
            y += heights[key] + SPACE
    return Drawing(diagram, spots, routes, len(shown) * (WIDTH + GAP) - GAP + 2 * MARGIN, max(sizes) + 2 * MARGIN)
