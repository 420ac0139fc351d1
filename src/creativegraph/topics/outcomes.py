"""Outcomes of events and projects, in figures.

The one rule to know: a figure is one report's, of one indicator. "More than 200,000 attendees" and
"300,000 visitors" are two indicators; ``comparable`` says which figures share more than a broader
one.
"""

import datetime as dt
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "ByIndicator",
    "Comparable",
    "InFamily",
    "Indicators",
    "OfEditions",
    "OfEvent",
    "OfProject",
    "OfSeries",
    "Reported",
    "ReportedBy",
    "ReportedFor",
    "ThemesOf",
    "by_indicator",
    "comparable",
    "in_family",
    "indicators",
    "of_editions",
    "of_event",
    "of_project",
    "of_series",
    "reported",
    "reported_by",
    "reported_for",
    "themes_of",
]


@dataclass(frozen=True, slots=True)
class ByIndicator:
    """A figure of one indicator."""

    feature: IRI
    feature_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    unit: IRI | None
    unit_label: str | None
    days: int | None
    place: IRI | None
    place_label: str | None
    source: IRI | None
    source_label: str | None


def by_indicator(graph: Graph, indicator: Things, *, languages: Languages | None = None) -> list[ByIndicator]:
    """Figures of one indicator for all events and projects, in order of time.

    One row an observation of exactly that indicator, undated features last; ``in_family`` takes in
    narrower ones. ``value`` is the figure as printed; read it with ``comparator`` ("more than", "as
    stated"). ``unit`` is that of the indicator. ``days`` and ``place`` are absent unless the report
    limits the figure to them. ``source`` is the first by IRI of those that state the value, absent
    where the graph holds no claims. A deprecated report, and one that a better-ranked report of the
    same indicator outdoes, is left out: see ``reported_for``.

    Args:
        graph: where to look.
        indicator: one indicator or several, such as ``code/indicator/delegates``.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/by_indicator.rq``.
    """
    return graph.rows("outcomes/by_indicator", ByIndicator, languages, indicator=indicator)


@dataclass(frozen=True, slots=True)
class Comparable:
    """Two figures that share an indicator or a broader one."""

    same_indicator: bool
    shared: IRI
    shared_label: str
    first_observation: IRI
    first_indicator: IRI
    first_indicator_label: str
    first_value: int
    first_comparator: IRI | None
    first_comparator_label: str | None
    second_observation: IRI
    second_indicator: IRI
    second_indicator_label: str
    second_value: int
    second_comparator: IRI | None
    second_comparator_label: str | None


def comparable(graph: Graph, first: Things, second: Things, *, languages: Languages | None = None) -> list[Comparable]:
    """Pairs of figures of two events that share an indicator, or only a broader one.

    One row a pair; those of the same indicator (``same_indicator``) first. ``shared`` is the
    nearest indicator that both fall under: the indicator itself, or a broader one, and then the
    values must not be compared as they stand. Figures without a counterpart are left out.
    Comparators can differ too.

    Args:
        graph: where to look.
        first: the one event.
        second: the other event.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/comparable.rq``.
    """
    return graph.rows("outcomes/comparable", Comparable, languages, first=first, second=second)


@dataclass(frozen=True, slots=True)
class InFamily:
    """A figure of an indicator or a narrower one."""

    feature: IRI
    feature_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    unit: IRI | None
    unit_label: str | None
    days: int | None
    place: IRI | None
    place_label: str | None
    source: IRI | None
    source_label: str | None


def in_family(graph: Graph, family: Things, *, languages: Languages | None = None) -> list[InFamily]:
    """Figures of an indicator and of all narrower ones, in order of time.

    One row an observation, undated features last. The indicators differ, so the values must not be
    added up. ``value`` is the figure as printed; read it with ``comparator`` ("more than", "as
    stated"). ``unit`` is that of the indicator. ``days`` and ``place`` are absent unless the report
    limits the figure to them. ``source`` is the first by IRI of those that state the value, absent
    where the graph holds no claims. A deprecated report, and one that a better-ranked report of the
    same indicator outdoes, is left out: see ``reported_for``.

    Args:
        graph: where to look.
        family: an indicator, such as ``code/indicator/media-coverage``.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/in_family.rq``.
    """
    return graph.rows("outcomes/in_family", InFamily, languages, family=family)


@dataclass(frozen=True, slots=True)
class Indicators:
    """An indicator and how often it is used."""

    indicator: IRI
    indicator_label: str
    broader: IRI | None
    broader_label: str | None
    unit: IRI | None
    unit_label: str | None
    observations: int


def indicators(graph: Graph, *, languages: Languages | None = None) -> list[Indicators]:
    """Indicators with unit, broader indicator and number of observations.

    One row an indicator, more if it has several broader ones; ordered by IRI. Observations of
    narrower indicators do not count. Indicators that only gather others have no unit; those not yet
    used have 0 observations.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/indicators.rq``.
    """
    return graph.rows("outcomes/indicators", Indicators, languages)


@dataclass(frozen=True, slots=True)
class OfEditions:
    """A figure of an edition beside one of the edition before."""

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    days: int | None
    place: IRI | None
    place_label: str | None
    before: IRI | None
    before_label: str | None
    before_observation: IRI | None
    before_indicator: IRI | None
    before_indicator_label: str | None
    before_value: int | None
    before_comparator: IRI | None
    before_comparator_label: str | None
    same_indicator: bool | None


def of_editions(
    graph: Graph, series: Things, family: Things | None = None, *, languages: Languages | None = None
) -> list[OfEditions]:
    """Figures of the editions of a series beside those of the edition before, in order of time.

    One row a figure and comparable figure of the edition before. Two figures are comparable if
    their indicators are the same (``same_indicator``), or share a broader one: then the values
    must not be compared as they stand. ``before`` is absent for the first edition, and the columns
    that begin with ``before_`` where that edition has no comparable figure. Read values with their
    comparators; ``days`` and ``place`` limit what a figure counts.

    Args:
        graph: where to look.
        series: one series or several.
        family: an indicator; figures of it and of narrower ones are given. None is all.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/of_editions.rq``.
    """
    return graph.rows("outcomes/of_editions", OfEditions, languages, series=series, family=family)


@dataclass(frozen=True, slots=True)
class OfEvent:
    """A figure of an event."""

    event: IRI
    event_label: str
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    unit: IRI | None
    unit_label: str | None
    days: int | None
    place: IRI | None
    place_label: str | None
    source: IRI | None
    source_label: str | None


def of_event(
    graph: Graph,
    event: Things,
    *,
    indicator: Things | None = None,
    languages: Languages | None = None,
) -> list[OfEvent]:
    """Figures reported of an event, each with comparator, unit and source.

    One row an observation, by indicator. ``value`` is the figure as printed; read it with
    ``comparator`` ("more than", "as stated"). ``unit`` is that of the indicator. ``days`` and
    ``place`` are absent unless the report limits the figure to them. ``source`` is the first by IRI
    of those that state the value, absent where the graph holds no claims. A deprecated report, and
    one that a better-ranked report of the same indicator outdoes, is left out: see
    ``reported_for``. Nothing reported is an empty list, not zero.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        indicator: only this indicator, such as ``code/indicator/visitors``; None is every
            indicator.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/of_event.rq``.
    """
    return graph.rows("outcomes/of_event", OfEvent, languages, event=event, indicator=indicator)


@dataclass(frozen=True, slots=True)
class OfProject:
    """A figure of a project or of what belongs to it."""

    project: IRI
    project_label: str
    feature: IRI
    feature_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    unit: IRI | None
    unit_label: str | None
    days: int | None
    place: IRI | None
    place_label: str | None
    source: IRI | None
    source_label: str | None


def of_project(graph: Graph, project: Things, *, languages: Languages | None = None) -> list[OfProject]:
    """Figures of a project and of what it carried out or supported, in order of time.

    One row an observation; ``feature`` is the project itself, a phase, or an event or activity that
    is part of it or that it supported. A supported event's figures are not the project's alone.
    ``value`` is the figure as printed; read it with ``comparator`` ("more than", "as stated").
    ``unit`` is that of the indicator. ``days`` and ``place`` are absent unless the report limits
    the figure to them. ``source`` is the first by IRI of those that state the value, absent where
    the graph holds no claims. A deprecated report, and one that a better-ranked report of the same
    indicator outdoes, is left out: see ``reported_for``.

    Args:
        graph: where to look.
        project: one project or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/of_project.rq``.
    """
    return graph.rows("outcomes/of_project", OfProject, languages, project=project)


@dataclass(frozen=True, slots=True)
class OfSeries:
    """A figure of an edition of a series."""

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    unit: IRI | None
    unit_label: str | None
    days: int | None
    place: IRI | None
    place_label: str | None
    source: IRI | None
    source_label: str | None


def of_series(
    graph: Graph,
    series: Things,
    *,
    indicator: Things | None = None,
    languages: Languages | None = None,
) -> list[OfSeries]:
    """Figures of the editions of a series, edition by edition in order of time.

    One row an observation. Figures of different indicators are not a trend. ``value`` is the figure
    as printed; read it with ``comparator`` ("more than", "as stated"). ``unit`` is that of the
    indicator. ``days`` and ``place`` are absent unless the report limits the figure to them.
    ``source`` is the first by IRI of those that state the value, absent where the graph holds no
    claims. A deprecated report, and one that a better-ranked report of the same indicator outdoes,
    is left out: see ``reported_for``.

    Args:
        graph: where to look.
        series: one series or several.
        indicator: only this indicator; None is every indicator.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/of_series.rq``.
    """
    return graph.rows("outcomes/of_series", OfSeries, languages, series=series, indicator=indicator)


@dataclass(frozen=True, slots=True)
class ReportedBy:
    """A figure that the source gives."""

    observation: IRI
    event: IRI
    event_label: str
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    rank: IRI
    rank_label: str
    shown: bool
    source: IRI
    source_label: str
    claim: IRI


def reported_by(graph: Graph, source: Things, *, languages: Languages | None = None) -> list[ReportedBy]:
    """Every figure that a source gives, those set aside among them.

    One row a claimed figure, by event and indicator, the one shown first. ``shown`` is False for
    figures that are deprecated or that a better-ranked report outdoes. Needs the claims: a graph of
    plain facts gives nothing.

    Args:
        graph: where to look.
        source: one source or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/reported_by.rq``.
    """
    return graph.rows("outcomes/reported_by", ReportedBy, languages, source=source)


@dataclass(frozen=True, slots=True)
class ReportedFor:
    """A figure as a source gives it, shown or not."""

    observation: IRI
    event: IRI
    event_label: str
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    days: int | None
    place: IRI | None
    place_label: str | None
    rank: IRI
    rank_label: str
    reason: str | None
    shown: bool
    source: IRI
    source_label: str
    claim: IRI


def reported_for(
    graph: Graph, event: Things, indicator: Things | None = None, *, languages: Languages | None = None
) -> list[ReportedFor]:
    """Every figure that any source gives of an event, those set aside among them.

    One row a claimed figure and source, by indicator, the one shown first. ``shown`` is False for
    figures that are deprecated or that a better-ranked report outdoes; ``reason`` says why a figure
    has its rank. ``days`` and ``place`` are absent unless the report limits the figure to them.
    Needs the claims: a graph of plain facts gives nothing.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        indicator: one indicator or several; None is all.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/reported_for.rq``.
    """
    return graph.rows("outcomes/reported_for", ReportedFor, languages, event=event, indicator=indicator)


@dataclass(frozen=True, slots=True)
class ThemesOf:
    """A theme that a figure covers."""

    observation: IRI
    theme: IRI
    theme_label: str


def themes_of(graph: Graph, observation: Things, *, languages: Languages | None = None) -> list[ThemesOf]:
    """Themes that a reported figure covers.

    One row a theme, by IRI: press articles on a festival may count those on its field too. Nothing
    known is an empty list.

    Args:
        graph: where to look.
        observation: one observation or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/outcomes/themes_of.rq``.
    """
    return graph.rows("outcomes/themes_of", ThemesOf, languages, observation=observation)


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure and one of its sources.

    ``date`` is the day of the figure where one is stated, else that of the event or project.
    """

    feature: IRI
    feature_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: int
    comparator: IRI | None
    comparator_label: str | None
    unit: IRI | None
    unit_label: str | None
    source: IRI | None
    source_label: str | None


def reported(
    graph: Graph,
    *,
    feature: Things | None = None,
    indicator: Things | None = None,
    series: Things | None = None,
    languages: Languages | None = None,
) -> list[Reported]:
    """All figures with every source of each, by indicator and in order of time.

    One row a figure and source of it; a figure that two sources report alike has two rows with the
    same ``observation``. Figures that are set aside are absent; ``reported_for`` has them.

    Args:
        graph: where to look.
        feature: only figures of these events, projects or networks.
        indicator: only these indicators.
        series: only figures of editions of this series of events.
        languages: the order in which labels are wanted.

    Source: ``queries/outcomes/reported.rq``.
    """
    return graph.rows("outcomes/reported", Reported, languages, feature=feature, indicator=indicator, series=series)
