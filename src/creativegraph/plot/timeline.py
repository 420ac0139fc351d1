"""Draws agreements and events in time; spans.py says which, and when they were."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from creativegraph.graph import Graph
from creativegraph.iris import Languages
from creativegraph.messages.locale import Locale
from creativegraph.messages.width import cut, width_of, wrapped
from creativegraph.plot.frame import Parts, aligned, canvas, framed, key_view, marks, names
from creativegraph.plot.given import languages_of
from creativegraph.plot.picture import Picture, for_phones
from creativegraph.plot.spans import AGREEMENT, EVENT, YEAR, Span, agreements_of, check_years, chosen, events_of
from creativegraph.plot.style import FAINT, GREY, narrow, width

__all__ = ["timeline"]

ROW = 24
BAR = 11
LINE = 15
GAP = 8
FILLS = {"day": 1.0, "month": 0.55, "year": 0.22, "other": 0.22}
"""Opacity by precision; a dashed border shows the same for years."""
SHORTEST = 5
"""Points; something shorter is drawn as a sign instead of a bar."""


@for_phones
def timeline(
    graph: Graph, *, since: int | None = None, until: int | None = None, languages: Languages | None = None
) -> Picture:
    """Draw agreements and events in order of time.

    A bar is as long as the source states: a month where it gives the month, a year where it gives the year; the more
    precisely the time is known, the stronger its colour. An agreement has a diamond on the day of signing and a bar
    for the time in force. An end that is open, or outside the picture, is an arrow. Left out, with a note, is what
    has no date, and, unless ``since`` includes it, what lies before a gap longer than the time after it. At most 60
    lines are drawn, the latest.

    Args:
        graph: where to look; embedded or an endpoint.
        since: the first year.
        until: the last year.
        languages: order of languages; the first of English and Vietnamese among them is that of the texts.

    Raises:
        ArgumentError: ``since`` or ``until`` is not a year, or ``until`` is before ``since``.

    Source: ``queries/events/timeline.rq``, ``queries/agreements/listed.rq``, ``queries/agreements/signings_of.rq``.
    """
    check_years(since, until)
    wanted, locale = languages_of(graph, languages)
    agreements, signings = agreements_of(graph, wanted, locale)
    everything = [*agreements, *(each for each in events_of(graph, wanted, locale) if each.thing not in signings)]
    dated = [each for each in everything if each.begins or each.ends or each.signed]
    kept, notes = chosen(dated, since, until, locale)
    title, left_out = locale.text("plot.timeline"), len(everything) - len(kept)
    if undated := len(everything) - len(dated):
        notes.append(locale.text("plot.undated", number=undated))
    if not kept:
        return framed(locale, title, "", [], notes=notes, left_out=left_out)
    axis = Axis(kept, since, until)
    views = [key(locale), chart(kept, axis, locale)]
    below = [locale.text("plot.precision"), *([locale.text("plot.signings")] if signings else []), *notes]
    subtitle = f"{axis.first.year}–{axis.last.year}"
    return framed(locale, title, subtitle, views, notes=below, shown=len(kept), left_out=left_out)


class Axis:
    """The axis of days; begins and ends with a year, or with a month where all is within two years."""

    def __init__(self, spans: Sequence[Span], since: int | None, until: int | None) -> None:
        firsts = [each.first() for each in spans]
        lasts = [each.ends for each in spans if each.ends and each.colour == EVENT]
        lasts += [each.signed[1] for each in spans if each.signed] + firsts
        self.first = date(since, 1, 1) if since else min(firsts).replace(day=1)
        self.last = date(until, 12, 31) if until else max(lasts)
        if (self.last - self.first).days > 2 * YEAR:
            self.first, self.last = self.first.replace(month=1, day=1), self.last.replace(month=12, day=31)
        else:
            self.last = max(self.last, month_after(self.last, 1) - timedelta(days=1))
        self.days = max(1, (self.last - self.first).days + 1)

    def at(self, day: date) -> float:
        """Return where a day begins, in points, within the picture."""
        return min(max((day - self.first).days / self.days, 0.0), 1.0) * width()

    def after(self, day: date | None) -> float:
        """Return where the day after it begins; the end of the picture if there is none."""
        return self.at(day + timedelta(days=1)) if day and day < date.max else float(width())

    def ticks(self) -> list[tuple[date, str]]:
        """Return the days to write under the picture."""
        if self.days <= 2 * YEAR:
            months = self.days // 30 + 1
            return [
                (day, f"{day.month}/{day.year}")
                for number in range(months + 1)
                if (day := month_after(self.first, number)) <= self.last and (months <= width() / 64 or number % 3 == 0)
            ]
        years = range(self.first.year, self.last.year + 1)
        step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 250, 1000, 10000) if len(years) / each <= width() / 50)
        return [(date(year, 1, 1), str(year)) for year in years if year % step == 0]


def month_after(day: date, number: int) -> date:
    """Return the first day of the month that is ``number`` months later."""
    months = day.year * 12 + day.month - 1 + number
    return date(min(months // 12, 9999), months % 12 + 1, 1)


def chart(spans: Sequence[Span], axis: Axis, locale: Locale) -> dict[str, Any]:
    """Return the view of the lines, agreements first."""
    drawn = Layers()
    y = 8.0
    for heading, colour in (("plot.agreements", AGREEMENT), ("plot.events", EVENT)):
        if group := [each for each in spans if each.colour == colour]:
            drawn["headings"].append({"x": 0, "y": y, "text": locale.text(heading)})
            y += ROW
            for span in group:
                y += ROW + drawn.line(span, y, axis)
            y += 10
    bottom = y - 4
    ticks = [(axis.at(day), text) for day, text in axis.ticks()]
    grid = [{"x": x, "x2": x, "y": 20, "y2": bottom} for x, _ in ticks]
    dates = [{"x": min(max(x, 14), width() - 14), "y": bottom + 12, "text": text} for x, text in ticks]
    layers = [
        marks(grid, {"type": "rule", "stroke": FAINT}, "x2", "y2"),
        names(dates, size=11, align="center", colour=GREY),
        names(drawn["headings"], weight="bold"),
        *drawn.layers(),
    ]
    return canvas(width(), bottom + 20, layers)


class Layers(Parts):
    """The parts of the lines: ``sharp`` and ``dashed`` bars, ``dots``, ``arrows``, ``texts`` and ``headings``."""

    def line(self, span: Span, y: float, axis: Axis) -> float:
        """Draw one line; return how much more room than others it took."""
        tip, above = f"{span.name}: {span.dates}", self.above(span, y) if narrow() else 0.0
        y += above
        left, right = float(width()), 0.0
        if span.begins or span.ends:
            left, right = self.duration(span, y, axis, tip)
        if span.signed:
            begin, end, precision = span.signed
            x, x2 = axis.at(begin), axis.after(end)
            if precision == "day" or x2 - x < SHORTEST:
                middle = (x + x2) / 2
                self.sign("dots", middle, y, span.colour, "diamond", tip)
                x, x2 = middle - 6, middle + 6
            else:
                self.bar(x, x2, y, span.colour, precision, tip)
            left, right = min(left, x), max(right, x2)
        return above or self.name(span, left, right, y)

    def above(self, span: Span, y: float) -> float:
        """Write the name above the line, as on a phone; return by how much that moves the line."""
        lines = wrapped(f"{span.name}  ·  {span.dates}" if span.dates else span.name, width())
        self["texts"] += [
            {"x": 0, "y": y + place * LINE, "text": each, "align": "left"} for place, each in enumerate(lines)
        ]
        return float(LINE * len(lines))

    def duration(self, span: Span, y: float, axis: Axis, tip: str) -> tuple[float, float]:
        """Draw the duration of something; return its two ends."""
        x, x2 = axis.at(span.begins) if span.begins else 0.0, axis.after(span.ends)
        if x2 - x < SHORTEST and span.begins and span.ends:
            middle = (x + x2) / 2
            self.sign("dots", middle, y, span.colour, "circle", tip)
            return middle - 5, middle + 5
        left, right = x, x2
        if span.ends is None or span.ends > axis.last:
            x2, right = x2 - 10, x2 + 2
            self.sign("arrows", x2 + 4, y, span.colour, "triangle-right", tip)
        if span.begins is None or span.begins < axis.first:
            x, left = x + 10, x - 2
            self.sign("arrows", x - 4, y, span.colour, "triangle-left", tip)
        self.bar(x, x2, y, span.colour, span.precision, tip)
        return left, right

    def sign(self, part: str, x: float, y: float, colour: str, shape: str, tip: str = "") -> None:  # noqa: PLR0913, PLR0917 - all that a sign is
        """Add a sign."""
        self[part].append({"x": x, "y": y, "colour": colour, "shape": shape, "tip": tip})

    def bar(self, x: float, x2: float, y: float, colour: str, precision: str, tip: str = "") -> None:  # noqa: PLR0913, PLR0917 - all that a bar is
        """Add a bar."""
        self["sharp" if precision in ("day", "month") else "dashed"].append({
            "x": x, "x2": max(x2, x + 2), "y": y - BAR / 2, "y2": y + BAR / 2, "colour": colour, "tip": tip,
            "full": FILLS[precision], "precision": precision,
        })  # fmt: skip

    def name(self, span: Span, left: float, right: float, y: float) -> float:
        """Write the name where there is room, on two lines if needed; return by how much that moves the next line."""
        text = f"{span.name}  ·  {span.dates}" if span.dates else span.name
        after, before = width() - right - GAP, left - GAP
        behind = width_of(text) <= after or (width_of(text) > before and after >= before)
        x, align, room = (right + GAP, "left", after) if behind else (left - GAP, "right", before)
        if room < width() * 0.3:  # the bar fills the picture: write over it
            x, align, room = (left + GAP, "left", width() - left - GAP)
        lines = [text] if width_of(text) <= room else [cut(each, room) for each in (span.name, span.dates) if each]
        self["texts"] += [
            {"x": x, "y": y + place * LINE, "text": each, "align": align} for place, each in enumerate(lines)
        ]
        return LINE * (len(lines) - 1)

    def layers(self) -> list[dict[str, Any]]:
        """Return all parts as layers."""
        bar = {"type": "rect", "strokeWidth": 1, "cornerRadius": 1.5}
        point = {"type": "point", "filled": True, "opacity": 1}
        shown = ("color", "stroke", "fillOpacity", "tooltip", "x2", "y2")
        return [
            marks(self["sharp"], bar, *shown),
            marks(self["dashed"], {**bar, "strokeDash": [3, 2]}, *shown),
            marks(self["dots"], {**point, "size": 80}, "color", "shape", "tooltip"),
            marks(self["arrows"], {**point, "size": 110}, "color", "shape", "tooltip"),
            *aligned(self["texts"]),
        ]


def key(locale: Locale) -> dict[str, Any]:
    """Return the key to the signs."""
    day, month, year, signing, beyond = (Layers() for _ in range(5))
    day.bar(0, 18, 0, EVENT, "day")
    day.sign("dots", 25, 0, EVENT, "circle")
    month.bar(0, 26, 0, EVENT, "month")
    year.bar(0, 26, 0, EVENT, "year")
    signing.sign("dots", 16, 0, AGREEMENT, "diamond")
    beyond.bar(0, 18, 0, AGREEMENT, "year")
    beyond.sign("arrows", 22, 0, AGREEMENT, "triangle-right")
    samples = {
        "plot.day": day, "plot.month": month, "plot.year-only": year, "plot.signing": signing, "plot.open": beyond,
    }  # fmt: skip
    return key_view((sample.layers(), locale.text(text)) for text, sample in samples.items())
