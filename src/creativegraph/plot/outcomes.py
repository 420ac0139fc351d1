"""Draws outcomes as bars of figures as their sources give them; those for "more than" fade out; how many at most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from creativegraph.catalogue.drawn import present, question_of
from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things
from creativegraph.messages.locale import Locale
from creativegraph.messages.width import cut, width_of, wrapped
from creativegraph.names.fold import fold
from creativegraph.plot.frame import Parts, canvas, framed, key_view, marks, names, sources_view
from creativegraph.plot.given import languages_of, resolved
from creativegraph.plot.picture import Picture, for_phones
from creativegraph.plot.style import COLOURS, GREY, narrow, width
from creativegraph.project import using

__all__ = ["outcomes"]

MOST = 40
DISPUTED = "≠"
"""Stands behind a figure of which other reports give other values."""
ROW = 22
LINE = 15
BAR = 12
FADE = 26
"""How far a bar without an end continues."""
SAMPLES = (
    ("exact", 26, "plot.exact"), ("more", 6, "plot.more"), ("less", 26, "plot.less"),
    ("around", 14, "plot.approximate"),
)  # fmt: skip
"""The ends that a bar may have: how wide the bar is in the key, and its message."""
SEAM = 0.6
"""How much two colours overlap, so that no line shows between them."""
NAMES = 330
"""Where the bars begin: before them stand the names."""
VALUES = 190
"""Room behind the longest bar."""
BLUE, ORANGE = COLOURS[0], COLOURS[1]
OPEN = {
    "more-than": "more", "at-least": "more", "less-than": "less", "at-most": "less", "about": "around",
    "nearly": "around", "between": "around",
}  # fmt: skip
ALONE = 520
"""Where the bars of single figures begin, which are not to scale, and how long they are."""
LONG = 64


class Figure(NamedTuple):
    """A figure with the numbers of its sources."""

    indicator: IRI
    heading: str
    name: str
    date: str
    value: int
    comparator: str
    text: str
    sources: tuple[int, ...]
    disputed: bool = False


@for_phones
def outcomes(
    graph: Graph, *, feature: Things | None = None, series: Things | None = None, indicator: Things | None = None,
    languages: Languages | None = None,
) -> Picture:  # fmt: skip
    """Draw the reported outcomes of events, projects and networks, indicator by indicator.

    Bars of one indicator share a scale that begins at zero. A figure that is a lower bound ("more than") has a bar that
    fades into an arrow, an upper bound one that points back, and "about" one with a blurred end; only an exact
    figure has a sharp end. Each figure cites its sources by number, and ``≠`` behind it says that other reports of the
    same give other values. Figures of one place or of some days say so. At most 40 figures are drawn; a note counts
    the others.

    Args:
        graph: where to look; embedded or an endpoint.
        feature: only figures of these events, projects or networks.
        series: only figures of editions of this series of events.
        indicator: only these indicators.
        languages: order of languages; the first of English and Vietnamese among them is that of the texts.

    Raises:
        UnknownNameError: an argument names nothing in the graph.

    Source: ``queries/outcomes/reported.rq``.
    """
    wanted, locale = languages_of(graph, languages)
    with using(graph.projects):
        name = question_of("figures")
    rows = graph.run(name, languages=wanted, **present(feature=feature, series=series, indicator=indicator))
    labels = graph.labels([*resolved(graph, feature), *resolved(graph, series)], wanted)
    title = locale.text("plot.outcomes-one" if labels else "plot.outcomes", names=", ".join(labels.values()))
    figures, sources = figures_of(rows, locale)
    kept, left_out = figures[:MOST], len(figures[MOST:])
    cited = sorted({number for each in kept for number in each.sources})
    renumbered = {number: place for place, number in enumerate(cited, start=1)}
    kept = [each._replace(sources=tuple(sorted(renumbered[number] for number in each.sources))) for each in kept]
    subtitle = locale.text("plot.figures", figures=len(kept), indicators=len({each.indicator for each in kept}))
    if not kept:
        return framed(locale, title, subtitle, [])
    notes = [locale.text("plot.outcomes-note")]
    if any(each.disputed for each in kept):
        notes.append(locale.text("plot.disputed", mark=DISPUTED))
    notes += [each for each in rows.notes if graph.remarks]
    if left_out:
        notes.append(locale.text("plot.too-many", left=left_out, all=len(figures), drawn=MOST))
    views = [key(locale, kept), chart(kept, locale)]
    if cited:
        views.append(sources_view(locale, [sources[number - 1] for number in cited]))
    return framed(locale, title, subtitle, views, notes=notes, shown=len(kept), left_out=left_out)


def figures_of(rows: Iterable[Any], locale: Locale) -> tuple[list[Figure], list[str]]:
    """Return one figure for each observation, indicators with most figures first, and the labels of all sources."""
    sources: dict[IRI, tuple[int, str]] = {}
    found: dict[IRI, Figure] = {}
    for row in rows:
        figure = found.setdefault(row.observation, figure_of(row, locale))
        if row.source is not None:
            number, _ = sources.setdefault(row.source, (len(sources) + 1, str(row.source_label)))
            found[row.observation] = figure._replace(sources=tuple(dict.fromkeys((*figure.sources, number))))
    groups: dict[IRI, list[Figure]] = {}
    for figure in found.values():
        groups.setdefault(figure.indicator, []).append(figure)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), fold(group[0].heading)))
    return [figure for group in ordered for figure in group], [label for _, label in sources.values()]


def figure_of(row: Any, locale: Locale) -> Figure:
    """Return the figure of an observation, its sources left out."""
    heading = str(row.indicator_label)
    if row.unit_label and str(row.unit_label).lower() not in heading.lower():
        heading += f" ({row.unit_label})"
    comparator = OPEN.get(row.comparator.slug, "exact") if row.comparator is not None else "exact"
    number = locale.number(row.value)
    text = number if comparator == "exact" else f"{row.comparator_label} {number}"
    date = locale.period(str(row.date)) if row.date is not None else ""
    limits = [str(row.place_label)] if row.place is not None else []
    if row.days is not None:
        limits.append(locale.text("plot.days", days=row.days))
    name = ", ".join([str(row.feature_label), *limits])
    if row.disputed:
        text = f"{text} {DISPUTED}"
    return Figure(row.indicator, heading, name, date, row.value, comparator, text, (), row.disputed)


def chart(figures: Sequence[Figure], locale: Locale) -> dict[str, Any]:
    """Return the view of the bars: indicators with several figures to scale, then single figures."""
    drawn = Layers()
    counts = Counter(figure.indicator for figure in figures)
    several = [figure for figure in figures if counts[figure.indicator] > 1]
    single = [figure for figure in figures if counts[figure.indicator] == 1]
    y = 6.0
    for place, (_, group) in enumerate(groupby(several, lambda figure: figure.indicator)):
        same = list(group)
        y += 14 if place else 0
        drawn["headings"].append({"x": 0, "y": y, "text": cut(same[0].heading, width())})
        left = 0 if narrow() else NAMES
        scale = (width() - left - VALUES) / (max(abs(figure.value) for figure in same) or 1)
        for figure in same:
            y += ROW
            y += drawn.line(figure, figure.name, left, max(abs(figure.value) * scale, 1), y, locale)
        y += ROW
    rules = [{"x": NAMES, "x2": NAMES, "y": 0, "y2": y - 8}] if several and not narrow() else []
    if single:
        y += 14 if several else 0
        heading = locale.text("plot.single" if several else "plot.to-no-scale")
        drawn["headings"].append({"x": 0, "y": y, "text": heading})
        y += ROW
        if not narrow():
            rules.append({"x": ALONE, "x2": ALONE, "y": y - 10, "y2": y - 10 + ROW * len(single)})
    for figure in single:
        begin = 0 if narrow() else ALONE
        y += drawn.line(figure, f"{figure.heading}: {figure.name}", begin, LONG, y, locale) + ROW
    return canvas(width(), y, [*drawn.layers(), marks(rules, {"type": "rule", "stroke": "#c3cad1"}, "x2", "y2")])


class Layers(Parts):
    """The parts: ``bars``, ``fades``, ``arrows``, ``headings``, and ``left``, ``right`` and ``small`` texts."""

    def bar(self, comparator: str, x: float, x2: float, y: float, tip: str = "", fade: float = FADE) -> None:  # noqa: PLR0913, PLR0917 - all that a bar is
        """Add a bar whose end shows how exact the figure is."""
        row = {"y": y - BAR / 2, "y2": y + BAR / 2, "tip": tip, "colour": ORANGE if comparator == "more" else BLUE}
        blurred = min(FADE / 2, (x2 - x) / 2) if comparator == "around" else 0
        full = 0.25 if comparator == "less" else 1.0
        self["bars"].append({**row, "x": x, "x2": x2 - blurred, "full": full})
        if comparator == "more":
            self["fades"].append({**row, "x": x2 - SEAM, "x2": x2 + fade})
            self["arrows"].append({**row, "x": x2 + fade + 4, "y": y, "shape": "triangle-right"})
        elif comparator == "less":
            self["arrows"].append({**row, "x": x2 - 5, "y": y, "shape": "triangle-left"})
        elif comparator == "around":
            self["fades"].append({**row, "x": x2 - blurred - SEAM, "x2": x2 + blurred})

    def line(self, figure: Figure, name: str, x: float, long: float, y: float, locale: Locale) -> float:  # noqa: PLR0913, PLR0917 - where it stands
        """Add a bar with the name before it, or above it on a phone, and the value after it.

        Return how much more room than others it took.
        """
        more = 0.0
        if narrow():
            texts = wrapped(f"{name}  ·  {figure.date}" if figure.date else name, width())
            self["left"] += [{"x": 0, "y": y + place * LINE, "text": each} for place, each in enumerate(texts)]
            more = LINE * len(texts)
            y += more
        self.bar(figure.comparator, x, x + long, y, f"{figure.name}: {figure.text}")
        if not narrow():
            self.name(name, figure, x - 10, y)
        behind = x + long + {"more": FADE + 14, "around": FADE / 2 + 6}.get(figure.comparator, 6)
        self["left"].append({"x": behind, "y": y, "text": figure.text})
        cited = f"[{', '.join(map(str, figure.sources)) or locale.text('plot.no-source')}]"
        self["small"].append({"x": behind + width_of(figure.text) + 5, "y": y, "text": cited})
        return more

    def name(self, name: str, figure: Figure, room: float, y: float) -> None:
        """Add the name of a figure before its bar, with its date if there is room."""
        date = f"  ·  {figure.date}" if figure.date else ""
        if width_of(name + date) > room:
            date = ""
        self["right"].append({"x": room, "y": y, "text": cut(name, room) + date})

    def layers(self) -> list[dict[str, Any]]:
        """Return all parts as layers."""
        arrow = {"type": "point", "filled": True, "opacity": 1, "size": 90}
        blue, orange = ([each for each in self["fades"] if each["colour"] == shade] for shade in (BLUE, ORANGE))
        return [
            names(self["headings"], weight="bold"),
            marks(self["bars"], {"type": "rect"}, "color", "tooltip", "x2", "y2", "fillOpacity"),
            marks(blue, {"type": "rect", "color": fading(BLUE)}, "tooltip", "x2", "y2"),
            marks(orange, {"type": "rect", "color": fading(ORANGE)}, "tooltip", "x2", "y2"),
            marks(self["arrows"], arrow, "color", "tooltip", "shape"),
            names(self["right"], align="right"),
            names(self["left"]),
            names(self["small"], size=10, colour=GREY),
        ]


def fading(colour: str) -> dict[str, Any]:
    """Return a colour that goes over to white from left to right."""
    stops = [{"offset": 0, "color": colour}, {"offset": 1, "color": "white"}]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops}


def key(locale: Locale, figures: Sequence[Figure]) -> dict[str, Any]:
    """Return the key to the ends of bars that occur."""
    entries = []
    for comparator, wide, text in SAMPLES:
        if any(each.comparator == comparator for each in figures):
            sample = Layers()
            sample.bar(comparator, 0, wide, 0, fade=14)
            entries.append((sample.layers(), locale.text(text)))
    return key_view(entries)
