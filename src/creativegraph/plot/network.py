"""Draws networks as diagrams: signs by the kind of a thing, sizes by its links; how many at most (MOST)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, cycle
from math import cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from creativegraph.export import networks
from creativegraph.export.networks.measure import simple
from creativegraph.graph import Graph
from creativegraph.iris import Languages, Things
from creativegraph.messages.locale import Locale
from creativegraph.plot.frame import aligned, canvas, framed, key_view, marks
from creativegraph.plot.given import languages_of, resolved
from creativegraph.plot.picture import Picture, for_phones, needed
from creativegraph.plot.style import COLOURS, SHAPES, Box, Labels, narrow, width

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["network"]

MOST = 150
SEED = 4
MARGIN = 44
LARGE = 980.0
"""Height of a picture of many things."""
FEW = 60
HUBS = 10
"""In a larger network the names of this many things are placed first, and may cover the signs of others."""
TRIES = 12
"""How many orders of placing names are tried in a small network."""
FURTHEST, CLOSEST = 66.0, 0.5
"""How far things are pushed apart: points at most, and as a part of the room that each would have."""
RING = 7
"""More things than this around one are placed on rings."""
KINDS = ("organisation", "event", "agreement", "person", "project", "place", "field", "city", "country")
"""Kinds that keep their colour and shape in every picture."""

Point = tuple[float, float]


@for_phones
def network(
    graph: Graph, kind: str = "cooperation", *, thing: Things | None = None, depth: int = 1,
    languages: Languages | None = None,
) -> Picture:  # fmt: skip
    """Draw the network that ``creativegraph.export.networks.network`` builds.

    Shape and colour show the kind of a thing, its size the number of its links, and the width of a line how much is
    shared. At most 150 things are drawn, those with the most links; notes count the others, and those drawn without a
    name for lack of room. On an HTML page, tooltips name things and lines. The same network gives the same picture.

    Args:
        graph: where to look; embedded or an endpoint.
        kind: one of ``creativegraph.export.networks.KINDS``.
        thing: for ``around``: one thing or several.
        depth: for ``around``: how many steps at most.
        languages: order of languages; the first of English and Vietnamese among them is that of the texts.

    Raises:
        ArgumentError: there is no such kind, or it does not take ``thing``.
        MissingExtraError: the extra ``plot`` is not installed.
    """
    needed("numpy")
    wanted, locale = languages_of(graph, languages)
    net = networks.network(graph, kind, thing=thing, depth=depth, languages=wanted)
    whole = simple(net)
    kept = best_joined(whole)
    centre = ", ".join(str(net.nodes[str(each)]["label"]) for each in resolved(graph, thing))
    title = locale.text(f"plot.network.{kind}", name=centre)
    subtitle = locale.text("plot.network.size", things=len(kept), links=kept.number_of_edges())
    left_out = len(whole) - len(kept)
    notes = [locale.text("plot.best-joined", left=left_out, all=len(whole))] if left_out else []
    if not len(kept):
        return framed(locale, title, subtitle, [], notes=notes)
    view, unnamed = diagram(kept, net, locale)
    if unnamed:
        notes.append(locale.text("plot.unnamed", number=unnamed))
    views, notes = [key(kept, locale), view], [locale.text("plot.network.note"), *notes]
    return framed(locale, title, subtitle, views, notes=notes, shown=len(kept), left_out=left_out)


def best_joined(whole: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return the best linked part of a network that is small enough to be read."""
    if len(whole) <= MOST:
        return whole
    kept: set[str] = set()
    for node in best_first(whole, whole):
        if len(kept) >= MOST:
            break
        kept.add(node)
        if whole[node] and kept.isdisjoint(whole[node]):  # a thing is drawn together with a neighbour, or not at all
            kept.add(best_first(whole, whole[node])[0])
    return part_of(whole, kept)


def best_first(net: "nx.Graph[str]", nodes: Iterable[str]) -> list[str]:
    """Return things in order of the number of their links."""
    return sorted(nodes, key=lambda node: (-len(net[node]), node))


def part_of(net: "nx.Graph[str]", nodes: Iterable[str]) -> "nx.Graph[str]":
    """Return a part of a network with its nodes in order; ``nx.subgraph`` would iterate them as a set."""
    import networkx as nx

    kept = set(nodes)
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from((node, net.nodes[node]) for node in sorted(kept))
    for node in part:
        part.add_edges_from((node, other, net.edges[node, other]) for other in sorted(net[node]) if other in kept)
    return part


def diagram(net: "nx.Graph[str]", whole: "nx.Graph[str]", locale: Locale) -> tuple[dict[str, Any], int]:
    """Return the view of the diagram, and how many of its things have no name for lack of room."""
    each, most = (30.0, 1400.0) if narrow() else (14.0, 760.0)
    height = min(most, 300 + each * len(net)) if len(net) <= FEW else LARGE * (1.6 if narrow() else 1)
    at = placed(net, height)
    radius = {node: 5 + 2.6 * sqrt(len(net[node])) for node in net}
    heaviest = max((data["weight"] for _, _, data in net.edges(data=True)), default=1)
    links = {frozenset(ends): str(label) for *ends, label in whole.edges(data="label", default="")}
    labels, kinds = stated(net, "label"), stated(net, "kind")
    lines = [
        {
            "x": at[one][0], "y": at[one][1], "x2": at[other][0], "y2": at[other][1],
            "wide": 1 + 4 * (data["weight"] - 1) / max(1, heaviest - 1),
            "tip": f"{labels[one]} – {labels[other]}: {links.get(frozenset((one, other)), '')}",
        }
        for one, other, data in net.edges(data=True)
    ]  # fmt: skip
    looks = looks_of(net)
    signs = [
        {
            "x": at[node][0], "y": at[node][1], "size": 3.1 * radius[node] ** 2, **looks[kind],
            "tip": f"{labels[node]} ({locale.kind(kind)})",
        }
        for node, kind in kinds.items()
    ]  # fmt: skip
    texts, unnamed = named(net, at, radius, height)
    line = {"type": "rule", "stroke": "#9aa5b1", "opacity": 0.75}
    layers = [marks(lines, line, "strokeWidth", "x2", "y2", "tooltip"), sign_layer(signs), *aligned(texts)]
    return canvas(width(), height, layers), unnamed


def stated(net: "nx.Graph[str]", name: str) -> dict[str, str]:
    """Return what the network states of each thing: its label or its kind."""
    return {node: str(data[name]) for node, data in net.nodes(data=True)}


def named(
    net: "nx.Graph[str]", at: Mapping[str, Point], radius: Mapping[str, float], height: float
) -> tuple[list[dict[str, Any]], int]:
    """Return names beside signs, and how many found no room; these are placed first in the next try."""
    taken = {
        node: Box(x - radius[node], y - radius[node], x + radius[node], y + radius[node]) for node, (x, y) in at.items()
    }
    few, labels_of = len(net) <= FEW, stated(net, "label")
    order = best_first(net, net)
    lines = [Box(*at[one], *at[other]) for one, other in net.edges]
    best: tuple[list[dict[str, Any]], int] = ([], len(net) + 1)
    for _ in range(TRIES if few else 1):
        shown = order if few else order[:HUBS]
        labels = Labels([taken[node] for node in shown], width(), height, lines=lines if few else ())
        found: dict[str, list[dict[str, Any]]] = {}
        for place, node in enumerate(order):
            if place == HUBS and not few:
                labels.taken += [taken[other] for other in order[HUBS:]]
            found[node] = labels.place(labels_of[node], *at[node], radius[node])
        missing = [node for node in order if not found[node]]
        if len(missing) < best[1]:
            best = ([row for rows in found.values() for row in rows], len(missing))
        if not missing:
            break
        order = [*missing, *(node for node in order if found[node])]
    return best


def sign_layer(signs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the layer of signs."""
    point = {"type": "point", "filled": True, "opacity": 1, "stroke": "white", "strokeWidth": 1}
    return marks(signs, point, "color", "shape", "size", "tooltip")


def looks_of(net: "nx.Graph[str]") -> dict[str, dict[str, str]]:
    """Return a colour and a shape for each kind of thing; other kinds take those of kinds that do not occur."""
    present = set(stated(net, "kind").values())
    used = {kind: place for place, kind in enumerate(KINDS) if kind in present}
    free = [place for place in range(len(COLOURS)) if place not in used.values()] or [len(COLOURS) - 1]
    used |= dict(zip(sorted(present - used.keys()), cycle(free), strict=False))
    return {kind: {"colour": COLOURS[place], "shape": SHAPES[place]} for kind, place in used.items()}


def key(net: "nx.Graph[str]", locale: Locale) -> dict[str, Any]:
    """Return the key to the signs."""
    counted = Counter(stated(net, "kind").values())
    entries = []
    for kind, look in looks_of(net).items():
        name = locale.kind(kind)
        sample = sign_layer([{"x": 16, "y": 0, "size": 120, **look, "tip": name}])
        entries.append(([sample], f"{name} ({locale.number(counted[kind])})"))
    return key_view(entries)


def placed(net: "nx.Graph[str]", height: float) -> dict[str, Point]:
    """Return the place of each thing; unconnected parts are laid out separately, the largest at the top."""
    import networkx as nx

    parts = sorted(nx.connected_components(net), key=lambda part: (-len(part), min(part)))
    areas = strips([len(part) for part in parts], height)
    found: dict[str, Point] = {}
    for part, area in zip(parts, areas, strict=True):
        found |= fitted(part_of(net, part), area)
    return found


def strips(sizes: Sequence[int], height: float) -> list[Box]:
    """Return an area for each part: the large ones side by side above, the small ones in rows below."""
    large = [size for size in sizes if size > 2 and size >= 0.15 * max(sizes)] or list(sizes[:1])
    rest = len(sizes) - len(large)
    columns = max(3, round(sqrt(rest * width() / 200)) if rest else 3)
    rows = -(-rest // columns)
    below = min(height * 0.6, rows * 62.0)
    areas, left = [], 0.0
    weights = [sqrt(size) for size in large]
    for weight in weights:
        wide = width() * weight / sum(weights)
        areas.append(Box(left, 0, left + wide, height - below))
        left += wide
    for place in range(rest):
        row, column = divmod(place, columns)
        top, high, wide = height - below + row * below / rows, below / rows, width() / columns
        areas.append(Box(column * wide, top, (column + 1) * wide, top + high))
    return areas


def fitted(part: "nx.Graph[str]", area: Box) -> dict[str, Point]:
    """Return a part of the network, laid out to fill its area."""
    import networkx as nx

    wide, high = area.right - area.left, area.bottom - area.top
    if len(part) <= 2:
        step = wide / (len(part) + 1)
        return {node: (area.left + step * place, (area.top + area.bottom) / 2) for place, node in enumerate(part, 1)}
    hub = max(part, key=lambda node: (len(part[node]), node))
    if len(part) > RING and part.number_of_edges() == len(part[hub]) == len(part) - 1:
        return ringed(part, hub, area)
    raw = nx.spring_layout(part, k=3.2 / sqrt(len(part)), iterations=200, seed=SEED, weight=None)
    margin = min(MARGIN, wide / 6, high / 6)
    xs = stretched([float(x) for x, _ in raw.values()], area.left + margin, wide - 2 * margin)
    ys = stretched([float(y) for _, y in raw.values()], area.top + margin, high - 2 * margin)
    return spread(dict(zip(raw, zip(xs, ys, strict=True), strict=True)), area)


def stretched(values: Sequence[float], start: float, length: float) -> list[float]:
    """Return values moved and stretched to fill a length."""
    low, broad = min(values), max(values) - min(values) or 1.0
    return [start + (value - low) / broad * length for value in values]


def ringed(part: "nx.Graph[str]", hub: str, area: Box) -> dict[str, Point]:
    """Return things around the one that all are linked to, sorted by kind, alternating between two rings."""
    x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    wide, high = (area.right - area.left) / 2 - min(130, width() / 7), (area.bottom - area.top) / 2 - MARGIN
    found = {hub: (x, y)}
    others = sorted((node for node in part if node != hub), key=lambda node: (part.nodes[node]["kind"], node))
    for place, node in enumerate(others):
        angle, far = 2 * pi * place / len(others), 1 if place % 2 else 0.72
        found[node] = (x + wide * far * sin(angle), y - high * far * cos(angle))
    return found


def spread(points: Mapping[str, Point], area: Box) -> dict[str, Point]:
    """Return points pushed apart until none covers another, as far as the area allows."""
    moved = dict(points)
    room = (area.right - area.left) * (area.bottom - area.top) / len(points)
    apart = min(FURTHEST, CLOSEST * sqrt(room))
    for _ in range(60):
        still = True
        for one, other in combinations(sorted(moved), 2):
            (x, y), (x2, y2) = moved[one], moved[other]
            if -apart < x2 - x < apart and (far := hypot(x2 - x, y2 - y) or 0.01) < apart:
                still = False
                push = (apart - far) / 2 / far
                across, down = (x2 - x or 0.01) * push, (y2 - y or 0.01) * push
                moved[one] = inside((x - across, y - down), area)
                moved[other] = inside((x2 + across, y2 + down), area)
        if still:
            break
    return moved


def inside(point: Point, area: Box) -> Point:
    """Return the nearest point that lies well within an area."""
    x, y = point
    return min(max(x, area.left + 18), area.right - 18), min(max(y, area.top + 18), area.bottom - 18)
