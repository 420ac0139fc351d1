# generated from queries/outcomes/*.rq; edit those
"""Outcomes of events and projects, in figures.

A figure comes from one report and counts one indicator. "More than 200,000 attendees" and "300,000 visitors" are two
indicators; ``outcomes/comparable`` shows which figures share an indicator, or only a broader one.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things
from creativegraph.rows import Answers

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
    """A figure of one indicator.

    Attributes:
        feature: The event or project that the figure is of.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        unit: The unit of the indicator.
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        source: The first by IRI of the sources that state the value; absent where the graph has no claims.
        disputed: True where another report of the same figure, of the same place, days and date, gives another value.
        rivals: How many other values such reports give; ``outcomes/reported_for`` lists them. Needs the claims.
    """

    feature: IRI
    feature_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
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
    disputed: bool
    rivals: int


def by_indicator(graph: Graph, indicator: Things, *, languages: Languages | None = None) -> Answers[ByIndicator]:
    """Figures of one indicator for all events and projects, in order of time.

    One row per observation of exactly that indicator; ``outcomes/in_family`` takes in narrower ones. Events and
    projects without a date come last. Deprecated reports and reports superseded by a better-ranked one of the same
    indicator are excluded; ``outcomes/reported_for`` includes them. Only whole numbers that were counted:
    ``outcomes/figures_of`` also has targets, plans, ranges, shares, money and figures of a group or part.

    Args:
        graph: The graph to ask.
        indicator: One indicator or several, such as ``code/indicator/delegates``. Takes a code of the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/by_indicator.rq``.
    """
    return graph.rows("outcomes/by_indicator", ByIndicator, languages, indicator=indicator)


@dataclass(frozen=True, slots=True)
class Comparable:
    """Two figures that share an indicator or a broader one.

    Attributes:
        same_indicator: True where both figures count the same; where false, the values must not be compared as they
            stand.
        shared: The nearest indicator that both fall under: the indicator itself, or a broader one.
        first_days: The days that the report limits the figure to; absent where it does not.
        second_days: The days that the report limits the figure to; absent where it does not.
    """

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
    first_days: int | None
    second_days: int | None


def comparable(
    graph: Graph, first: Things, second: Things, *, languages: Languages | None = None
) -> Answers[Comparable]:
    """Pairs of figures of two events that share an indicator, or only a broader one.

    One row per pair of observations and nearest indicator that they share; those of the same indicator come first.
    Figures without a counterpart are left out; a figure of one place has its counterpart in one of the same place only.
    Comparators can differ too. Only whole numbers that were counted: ``outcomes/figures_of`` also has targets, plans,
    ranges, shares, money and figures of a group or part.

    Args:
        graph: The graph to ask.
        first: The one event. Takes cg:Agreement, cg:CityNetwork, cg:Event, cg:Initiative, cg:Project or
            cg:ProjectActivity.
        second: The other event. Takes cg:Agreement, cg:CityNetwork, cg:Event, cg:Initiative, cg:Project or
            cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/comparable.rq``.
    """
    return graph.rows("outcomes/comparable", Comparable, languages, first=first, second=second)


@dataclass(frozen=True, slots=True)
class InFamily:
    """A figure of an indicator or a narrower one.

    Attributes:
        feature: The event or project that the figure is of.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        unit: The unit of the indicator.
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        source: The first by IRI of the sources that state the value; absent where the graph has no claims.
        disputed: True where another report of the same figure, of the same place, days and date, gives another value.
        rivals: How many other values such reports give; ``outcomes/reported_for`` lists them. Needs the claims.
    """

    feature: IRI
    feature_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
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
    disputed: bool
    rivals: int


def in_family(graph: Graph, family: Things, *, languages: Languages | None = None) -> Answers[InFamily]:
    """Figures of an indicator and of all narrower ones, in order of time.

    One row per observation. Events and projects without a date come last. The indicators differ, so the values must not
    be added up. Deprecated reports and reports superseded by a better-ranked one of the same indicator are excluded;
    ``outcomes/reported_for`` includes them. Only whole numbers that were counted: ``outcomes/figures_of`` also has
    targets, plans, ranges, shares, money and figures of a group or part.

    Args:
        graph: The graph to ask.
        family: An indicator, such as ``code/indicator/media-coverage``. Takes a code of the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

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


def indicators(graph: Graph, *, languages: Languages | None = None) -> Answers[Indicators]:
    """Indicators with unit, broader indicator and number of observations, by IRI.

    One row per indicator and broader indicator, ordered by IRI. Observations of narrower indicators do not count.
    Indicators that only group others have no unit; those not yet used have 0 observations.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/outcomes/indicators.rq``.
    """
    return graph.rows("outcomes/indicators", Indicators, languages)


@dataclass(frozen=True, slots=True)
class OfEditions:
    """A figure of an edition beside one of the edition before.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        before: The edition before; absent for the first.
        before_value: Like all columns that begin with ``before_``, absent where that edition has no comparable figure.
        same_indicator: True where both figures count the same; false where they only share a broader indicator.
        disputed: True where another report of the same figure, of the same place, days and date, gives another value.
        rivals: How many other values such reports give; ``outcomes/reported_for`` lists them. Needs the claims.
    """

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
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
    before_days: int | None
    disputed: bool
    rivals: int


def of_editions(
    graph: Graph, series: Things, family: Things | None = None, *, languages: Languages | None = None
) -> Answers[OfEditions]:
    """Figures of the editions of a series beside those of the edition before, in order of time.

    One row per figure and comparable figure of the edition before. Two figures are comparable if their indicators are
    the same, or share a broader one: then the values must not be compared as they stand. A figure of one place is
    compared with one of the same place only. Only whole numbers that were counted: ``outcomes/figures_of`` also has
    targets, plans, ranges, shares, money and figures of a group or part.

    Args:
        graph: The graph to ask.
        series: One series or several. Takes cg:EventSeries.
        family: An indicator; figures of it and of narrower ones are given; everything if left out. Takes a code of the
            list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/of_editions.rq``.
    """
    return graph.rows("outcomes/of_editions", OfEditions, languages, series=series, family=family)


@dataclass(frozen=True, slots=True)
class OfEvent:
    """A figure of an event.

    Attributes:
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        unit: The unit of the indicator.
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        source: The first by IRI of the sources that state the value; absent where the graph has no claims.
        disputed: True where another report of the same figure, of the same place, days and date, gives another value.
        rivals: How many other values such reports give; ``outcomes/reported_for`` lists them. Needs the claims.
    """

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
    disputed: bool
    rivals: int


def of_event(
    graph: Graph, event: Things, *, indicator: Things | None = None, languages: Languages | None = None
) -> Answers[OfEvent]:
    """Figures reported of an event, by indicator, each with comparator, unit and source.

    One row per observation, by indicator. Deprecated reports and reports superseded by a better-ranked one of the same
    indicator are excluded; ``outcomes/reported_for`` includes them. No report means no row, not a zero. Only whole
    numbers that were counted: ``outcomes/figures_of`` also has targets, plans, ranges, shares, money and figures of a
    group or part.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Agreement,
            cg:CityNetwork, cg:Event, cg:Initiative, cg:Project or cg:ProjectActivity.
        indicator: Only this indicator, such as ``code/indicator/visitors``; every indicator if left out. Takes a code
            of the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/of_event.rq``.
    """
    return graph.rows("outcomes/of_event", OfEvent, languages, event=event, indicator=indicator)


@dataclass(frozen=True, slots=True)
class OfProject:
    """A figure of a project or of what belongs to it.

    Attributes:
        feature: The project itself, a phase, or an event or activity that is part of it or that it supported.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        unit: The unit of the indicator.
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        source: The first by IRI of the sources that state the value; absent where the graph has no claims.
        disputed: True where another report of the same figure, of the same place, days and date, gives another value.
        rivals: How many other values such reports give; ``outcomes/reported_for`` lists them. Needs the claims.
    """

    project: IRI
    project_label: str
    feature: IRI
    feature_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
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
    disputed: bool
    rivals: int


def of_project(graph: Graph, project: Things, *, languages: Languages | None = None) -> Answers[OfProject]:
    """Figures of a project and of the events and activities that it carried out or supported, in order of time.

    One row per observation. A supported event's figures are not the project's alone. Deprecated reports and reports
    superseded by a better-ranked one of the same indicator are excluded; ``outcomes/reported_for`` includes them. Only
    whole numbers that were counted: ``outcomes/figures_of`` also has targets, plans, ranges, shares, money and figures
    of a group or part.

    Args:
        graph: The graph to ask.
        project: One project or several. Takes cg:Project.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/of_project.rq``.
    """
    return graph.rows("outcomes/of_project", OfProject, languages, project=project)


@dataclass(frozen=True, slots=True)
class OfSeries:
    """A figure of an edition of a series.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        unit: The unit of the indicator.
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        source: The first by IRI of the sources that state the value; absent where the graph has no claims.
        disputed: True where another report of the same figure, of the same place, days and date, gives another value.
        rivals: How many other values such reports give; ``outcomes/reported_for`` lists them. Needs the claims.
    """

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
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
    disputed: bool
    rivals: int


def of_series(
    graph: Graph, series: Things, *, indicator: Things | None = None, languages: Languages | None = None
) -> Answers[OfSeries]:
    """Figures reported of the editions of a series, edition by edition in order of time.

    One row per observation. Figures of different indicators are not a trend. Deprecated reports and reports superseded
    by a better-ranked one of the same indicator are excluded; ``outcomes/reported_for`` includes them. Only whole
    numbers that were counted: ``outcomes/figures_of`` also has targets, plans, ranges, shares, money and figures of a
    group or part.

    Args:
        graph: The graph to ask.
        series: One series or several. Takes cg:EventSeries.
        indicator: Only this indicator; every indicator if left out. Takes a code of the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/of_series.rq``.
    """
    return graph.rows("outcomes/of_series", OfSeries, languages, series=series, indicator=indicator)


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure and one of its sources.

    Attributes:
        date: The day of the figure where one is stated, else that of the event or project, as EDTF.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        unit: The unit of the indicator.
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        disputed: True where another report of the same figure, of the same place, days and date, gives another value.
        rivals: How many other values such reports give; ``outcomes/reported_for`` lists them. Needs the claims.
    """

    feature: IRI
    feature_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
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
    days: int | None
    place: IRI | None
    place_label: str | None
    disputed: bool
    rivals: int


def reported(
    graph: Graph,
    *,
    feature: Things | None = None,
    indicator: Things | None = None,
    series: Things | None = None,
    languages: Languages | None = None,
) -> Answers[Reported]:
    """All figures with every source of each, by indicator and in order of time.

    One row per figure and source of it; a figure that two sources report alike has two rows with the same
    ``observation``, and a figure without a source has one. Figures that are set aside are left out;
    ``outcomes/reported_for`` has them. Only whole numbers that were counted: ``outcomes/figures_of`` also has targets,
    plans, ranges, shares, money and figures of a group or part.

    Args:
        graph: The graph to ask.
        feature: Only figures of these events, projects or networks. Takes cg:Agreement, cg:CityNetwork, cg:Event,
            cg:Initiative, cg:Project or cg:ProjectActivity.
        indicator: Only these indicators. Takes a code of the list indicator.
        series: Only figures of editions of this series of events. Takes cg:EventSeries.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/reported.rq``.
    """
    return graph.rows("outcomes/reported", Reported, languages, feature=feature, indicator=indicator, series=series)


@dataclass(frozen=True, slots=True)
class ReportedBy:
    """A figure that the source gives.

    Attributes:
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        shown: False for figures that are deprecated or superseded by a better-ranked report.
    """

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


def reported_by(graph: Graph, source: Things, *, languages: Languages | None = None) -> Answers[ReportedBy]:
    """Every figure that a source gives, those set aside among them.

    One row per claimed figure and source, by event and indicator, the one shown first. Needs the claims: a graph of
    plain facts gives nothing. Only whole numbers that were counted: ``outcomes/figures_of`` also has targets, plans,
    ranges, shares, money and figures of a group or part.

    Args:
        graph: The graph to ask.
        source: One source or several. Takes cg:Source.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/reported_by.rq``.
    """
    return graph.rows("outcomes/reported_by", ReportedBy, languages, source=source)


@dataclass(frozen=True, slots=True)
class ReportedFor:
    """A figure as a source gives it, shown or not.

    Attributes:
        value: The figure as printed; read it with ``comparator`` ("more than", "as stated").
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        reason: Why the figure has its rank.
        shown: False for figures that are deprecated or superseded by a better-ranked report.
    """

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
) -> Answers[ReportedFor]:
    """Every figure that any source gives of an event, those set aside among them.

    One row per claimed figure and source, by indicator, the one shown first. Needs the claims: a graph of plain facts
    gives nothing. Only whole numbers that were counted: ``outcomes/figures_of`` also has targets, plans, ranges,
    shares, money and figures of a group or part.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Agreement,
            cg:CityNetwork, cg:Event, cg:Initiative, cg:Project or cg:ProjectActivity.
        indicator: One indicator or several; everything if left out. Takes a code of the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/reported_for.rq``.
    """
    return graph.rows("outcomes/reported_for", ReportedFor, languages, event=event, indicator=indicator)


@dataclass(frozen=True, slots=True)
class ThemesOf:
    """A theme that a figure covers."""

    observation: IRI
    theme: IRI
    theme_label: str


def themes_of(graph: Graph, observation: Things, *, languages: Languages | None = None) -> Answers[ThemesOf]:
    """Themes that a reported figure covers.

    One row per observation and theme, by IRI: press articles on a festival may count those on its field too. No row if
    nothing is known.

    Args:
        graph: The graph to ask.
        observation: One observation or several. Takes cg:OutcomeObservation.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/themes_of.rq``.
    """
    return graph.rows("outcomes/themes_of", ThemesOf, languages, observation=observation)
