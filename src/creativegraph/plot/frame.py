"""What stands around every picture: a title, views one below the other, notes, and the menu that saves it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from creativegraph.messages.locale import Locale
from creativegraph.messages.width import cut, width_of, wrapped
from creativegraph.plot.picture import Picture
from creativegraph.plot.style import CONFIG, FONT, GREY, INK, narrow, width

__all__ = ["Parts", "aligned", "canvas", "framed", "key_view", "marks", "names", "sources_view"]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
ACTIONS = {"export": True, "source": False, "compiled": False, "editor": False}
"""The menu of a page offers saving the picture, and nothing that calls another host."""
NOTE_SIZE = 11
LINE = 15
CHANNELS: Mapping[str, Mapping[str, object]] = {
    **{name: {"field": field, "type": "nominal", "scale": None} for name, field in
       {"color": "colour", "shape": "shape"}.items()},
    **{name: {"field": field, "type": "quantitative", "scale": None} for name, field in
       {"size": "size", "strokeWidth": "wide", "fillOpacity": "full"}.items()},
    "stroke": {"field": "colour", "type": "nominal", "scale": None},
    "text": {"field": "text", "type": "nominal"},
    "tooltip": {"field": "tip", "type": "nominal"},
    **{name: {"field": name, "type": "quantitative", "axis": None, "scale": None} for name in ("x", "y")},
    "x2": {"field": "x2"},
    "y2": {"field": "y2"},
}  # fmt: skip
"""The fields of a row that a mark can show, as they are: no scale changes them; ``y`` counts from the top."""


def framed(  # noqa: PLR0913 - all that a picture is
    locale: Locale, title: str, subtitle: str, views: Sequence[Mapping[str, Any]], *,
    notes: Iterable[str] = (), shown: int = 0, left_out: int = 0, params: Sequence[Mapping[str, Any]] = (),
) -> Picture:  # fmt: skip
    """Return a picture of these views; without any, a note that there is nothing to draw."""
    below = [*([] if views else [locale.text("plot.nothing")]), *notes, locale.text("plot.made-of")]
    lines = [line for note in below for line in wrapped(note, width(), NOTE_SIZE)]
    rows = [{"x": 0, "y": LINE * place + 8, "text": line} for place, line in enumerate(lines)]
    spec = {
        "$schema": SCHEMA,
        "description": f"{title}. {subtitle}",
        "usermeta": {"embedOptions": {"actions": ACTIONS}},
        "title": {
            "text": [*wrapped(title, width() - 30, 20)], "subtitle": wrapped(subtitle, width(), 13), "anchor": "start",
            "frame": "group", "fontSize": 20, "subtitleFontSize": 13, "color": INK, "subtitleColor": GREY, "offset": 14,
            "subtitlePadding": 6, "font": FONT, "subtitleFont": FONT,
        },
        "vconcat": [*views, canvas(width(), LINE * len(lines), [names(rows, size=NOTE_SIZE, colour=GREY)])],
        "spacing": 14,
        "resolve": {"scale": {"color": "independent", "shape": "independent"}, "legend": {"color": "independent"}},
        **({"params": list(params)} if params else {}),
        "config": {**CONFIG, **({"padding": 8} if narrow() else {})},
    }  # fmt: skip
    return Picture(spec, title=title, language=locale.language, notes=below, shown=shown, left_out=left_out)


def canvas(width: float, height: float, layers: Sequence[Mapping[str, Any]], **more: object) -> dict[str, Any]:
    """Return a view whose places are points from its upper left corner."""
    return {"width": width, "height": height, "layer": [each for each in layers if each], **more}


def marks(rows: Sequence[Mapping[str, Any]], mark: Mapping[str, Any], *channels: str) -> dict[str, Any]:
    """Return a layer of one kind of mark with some of the ``CHANNELS``; nothing if there is no row."""
    encoding = {name: CHANNELS[name] for name in ("x", "y", *channels)}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding} if rows else {}


def names(  # noqa: PLR0913 - each is one way that letters differ
    rows: Sequence[Mapping[str, Any]], *, size: float = 12, colour: str = INK, align: str = "left",
    weight: str = "normal", halo: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Return a layer of texts, at ``x`` and ``y``; ``halo`` puts white around the letters."""
    mark: dict[str, Any] = {
        "type": "text", "align": align, "baseline": "middle", "fontSize": size, "fontWeight": weight, "color": colour,
    }  # fmt: skip
    if not halo:
        return marks(rows, mark, "text")
    behind = {**mark, "color": "white", "stroke": "white", "strokeWidth": 3, "strokeJoin": "round", "opacity": 0.85}
    both = [marks(rows, behind, "text"), marks(rows, mark, "text")]
    return {"layer": both} if rows else {}


class Parts(defaultdict[str, list[dict[str, Any]]]):
    """The rows of a view, kind of mark by kind of mark."""

    def __init__(self) -> None:
        super().__init__(list)


def aligned(rows: Sequence[Mapping[str, Any]], size: float = 12) -> list[dict[str, Any]]:
    """Return texts with halos as layers, one for each alignment that occurs."""
    ways = {align: [row for row in rows if row["align"] == align] for align in ("left", "right", "center")}
    return [names(some, size=size, align=align, halo=True) for align, some in ways.items() if some]


def sources_view(locale: Locale, sources: Sequence[str]) -> dict[str, Any]:
    """Return numbered sources in two columns, in one on a phone."""
    half = width() if narrow() else width() / 2 - 12
    entries = [wrapped(f"{place} {name}", half, NOTE_SIZE) for place, name in enumerate(sources, start=1)]
    total = sum(map(len, entries))
    rows: list[dict[str, Any]] = []
    column, line, deepest = 0, 1, 1
    for entry in entries:
        if column == 0 and line > (total + 1) // 2 and not narrow():
            column, line = 1, 1
        at = {"x": column * (half + 24)}
        rows += [{**at, "y": LINE * place + 8, "text": text} for place, text in enumerate(entry, start=line)]
        line += len(entry)
        deepest = max(deepest, line)
    head = names([{"x": 0, "y": 8, "text": locale.text("plot.sources")}], size=NOTE_SIZE, weight="bold")
    return canvas(width(), LINE * deepest, [head, names(rows, size=NOTE_SIZE, colour=GREY)])


def key_view(entries: Iterable[tuple[Sequence[Mapping[str, Any]], str]]) -> dict[str, Any]:
    """Return a row of samples with their meanings; the layers of a sample lie around (0, 0), 26 points wide."""
    layers: list[Mapping[str, Any]] = []
    x, y = 0.0, 9.0
    for sample, text in entries:
        wide = 34 + width_of(text) + 22
        if x and x + wide > width():
            x, y = 0.0, y + 22
        moves = {"x": x, "x2": x, "y": y, "y2": y}
        for layer in filter(None, sample):
            rows = [
                {name: value + moves[name] if name in moves else value for name, value in row.items()}
                for row in layer["data"]["values"]
            ]
            layers.append({**layer, "data": {"values": rows}})
        layers.append(names([{"x": x + 34, "y": y, "text": cut(text, width())}]))
        x += wide
    return canvas(width(), y + 9, layers)
