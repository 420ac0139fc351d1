# generated from queries/outcomes/*.rq; edit those
"""Outcomes of events and projects, in figures.

A figure comes from one report and counts one indicator. "More than 200,000 attendees" and "300,000 visitors" are two
indicators; ``outcomes/comparable`` shows which figures share an indicator, or only a broader one.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "AtLeast",
    "AtMost",
    "ByIndicator",
    "Comparable",
    "FiguresOf",
    "InFamily",
    "Indicators",
    "MoneyByFunder",
    "MoneyFrom",
    "OfEditions",
    "OfEvent",
    "OfProject",
    "OfSeries",
    "Reported",
    "ReportedBy",
    "ReportedFor",
    "SeriesOf",
    "TargetAgainstResult",
    "ThemesOf",
    "at_least",
    "at_most",
    "by_indicator",
    "comparable",
    "figures_of",
    "in_family",
    "indicators",
    "money_by_funder",
    "money_from",
    "of_editions",
    "of_event",
    "of_project",
    "of_series",
    "reported",
    "reported_by",
    "reported_for",
    "series_of",
    "target_against_result",
    "themes_of",
]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A figure as a source gives it.

    Attributes:
        value: The figure as printed; read it with ``comparator``, ``unit`` and ``currency``.
        upper: The upper end of a range.
        measure: Whether the figure is a share, a change, a rank or a number for each year or day; absent where it is
            the number itself.
        unit: The unit of the value, that of the indicator where the figure has none of its own.
        status: Whether the figure is a baseline, a target, a plan, a forecast or was measured; absent where nobody
            said.
        date: The date of the figure as EDTF, that of the thing where the figure has none of its own.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        place: The place that the report limits the figure to; absent where it does not.
        group: The group that the figure is of; absent where it is of all.
        part: The part of the thing that the figure is of; absent where it is of the whole.
        source: A source that states the value; absent where the graph has no claims.
        certain: False where the source says about or nearly, so that the true number may lie on the other side.
    """

    thing: IRI
    thing_label: str
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: Decimal
    upper: Decimal | None
    comparator: IRI | None
    comparator_label: str | None
    measure: IRI | None
    measure_label: str | None
    unit: IRI | None
    unit_label: str | None
    currency: IRI | None
    currency_label: str | None
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    place: IRI | None
    place_label: str | None
    group: IRI | None
    group_label: str | None
    part: IRI | None
    part_label: str | None
    source: IRI | None
    source_label: str | None
    certain: bool


def at_least(
    graph: Graph, indicator: Things, least: Decimal, *, languages: Languages | None = None
) -> Answers[AtLeast]:
    """Figures of one indicator that are at least a number, the greatest first.

    One row per observation, group and source. What counts is the lower end: of a range its beginning, of more than
    300,000 the 300,000; at most 600 and fewer than 600 have no lower end and are left out. About and nearly count as
    the number and are not certain. Targets and plans are among them: read ``status``. Amounts of different currencies
    are compared as bare numbers: read ``currency``.

    Args:
        graph: The graph to ask.
        indicator: One indicator or several, such as ``code/indicator/visitors``. Takes a code of the list indicator.
        least: The smallest number, in the unit of the indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/outcomes/at_least.rq``.
    """
    return graph.rows("outcomes/at_least", AtLeast, languages, indicator=indicator, least=least)


@dataclass(frozen=True, slots=True)
class AtMost:
    """A figure as a source gives it.

    Attributes:
        value: The figure as printed; read it with ``comparator``, ``unit`` and ``currency``.
        upper: The upper end of a range.
        measure: Whether the figure is a share, a change, a rank or a number for each year or day; absent where it is
            the number itself.
        unit: The unit of the value, that of the indicator where the figure has none of its own.
        status: Whether the figure is a baseline, a target, a plan, a forecast or was measured; absent where nobody
            said.
        date: The date of the figure as EDTF, that of the thing where the figure has none of its own.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        place: The place that the report limits the figure to; absent where it does not.
        group: The group that the figure is of; absent where it is of all.
        part: The part of the thing that the figure is of; absent where it is of the whole.
        source: A source that states the value; absent where the graph has no claims.
        certain: False where the source says about or nearly, so that the true number may lie on the other side.
    """

    thing: IRI
    thing_label: str
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: Decimal
    upper: Decimal | None
    comparator: IRI | None
    comparator_label: str | None
    measure: IRI | None
    measure_label: str | None
    unit: IRI | None
    unit_label: str | None
    currency: IRI | None
    currency_label: str | None
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    place: IRI | None
    place_label: str | None
    group: IRI | None
    group_label: str | None
    part: IRI | None
    part_label: str | None
    source: IRI | None
    source_label: str | None
    certain: bool


def at_most(graph: Graph, indicator: Things, most: Decimal, *, languages: Languages | None = None) -> Answers[AtMost]:
    """Figures of one indicator that are at most a number, the greatest first.

    One row per observation, group and source. What counts is the upper end: of a range its end, of at most 600 the 600;
    at least 40 and more than 40 have no upper end and are left out. About counts as the number and is not certain.
    Targets and plans are among them: read ``status``. Amounts of different currencies are compared as bare numbers:
    read ``currency``.

    Args:
        graph: The graph to ask.
        indicator: One indicator or several, such as ``code/indicator/visitors``. Takes a code of the list indicator.
        most: The greatest number, in the unit of the indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/outcomes/at_most.rq``.
    """
    return graph.rows("outcomes/at_most", AtMost, languages, indicator=indicator, most=most)


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
class FiguresOf:
    """A figure of a thing as a source gives it.

    Attributes:
        value: The figure as printed; read it with ``comparator``, ``unit`` and ``currency``.
        upper: The upper end of a range.
        out_of: The whole of which the figure is a part, such as 20 in 17 of 20.
        measure: Whether the figure is a share, a change, a rank or a number for each year or day; absent where it is
            the number itself.
        unit: The unit of the value, that of the indicator where the figure has none of its own.
        flow: What happens to the money.
        status: Whether the figure is a baseline, a target, a plan, a forecast or was measured; absent where nobody
            said.
        date: The date of the figure as EDTF, that of the thing where the figure has none of its own.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        days: The days that the report limits the figure to; absent where it does not.
        place: The place that the report limits the figure to; absent where it does not.
        group: The group that the figure is of; absent where it is of all.
        part: The part of the thing that the figure is of; absent where it is of the whole.
        funder: Who gives the money.
        recipient: Who receives the money.
        compared_with: The date of the earlier figure that a change is measured from.
        source: A source that states the value; absent where the graph has no claims.
        said_by: Who states the figure in the source; absent where it is the source itself.
        cause: Why it rose or fell, as the source gives it.
    """

    thing: IRI
    thing_label: str
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: Decimal
    upper: Decimal | None
    out_of: Decimal | None
    comparator: IRI | None
    comparator_label: str | None
    measure: IRI | None
    measure_label: str | None
    unit: IRI | None
    unit_label: str | None
    currency: IRI | None
    currency_label: str | None
    flow: IRI | None
    flow_label: str | None
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    days: int | None
    place: IRI | None
    place_label: str | None
    group: IRI | None
    group_label: str | None
    part: IRI | None
    part_label: str | None
    funder: IRI | None
    funder_label: str | None
    recipient: IRI | None
    recipient_label: str | None
    compared_with: str | None
    source: IRI | None
    source_label: str | None
    said_by: IRI | None
    said_by_label: str | None
    cause: IRI | None
    cause_label: str | None


def figures_of(
    graph: Graph, thing: Things, *, indicator: Things | None = None, languages: Languages | None = None
) -> Answers[FiguresOf]:
    """Every figure of a thing with all that qualifies it, by indicator and time.

    One row per observation, source, group, funder, recipient and who states it. Baselines, targets, plans and forecasts
    are listed beside results and told apart by ``status``. Deprecated reports and reports superseded by a better-ranked
    one are excluded.

    Args:
        graph: The graph to ask.
        thing: Any thing: an event, a project, a place, an organisation, a policy or a network.
        indicator: Only this indicator, such as ``code/indicator/jobs``; every indicator if left out. Takes a code of
            the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/figures_of.rq``.
    """
    return graph.rows("outcomes/figures_of", FiguresOf, languages, thing=thing, indicator=indicator)


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
class MoneyByFunder:
    """A sum of amounts of one funder, year, currency and kind.

    Attributes:
        funder: Who gives the money; absent where no source says.
        year: The year in which the time of the amount begins.
        indicator: What the money is: a budget, a contribution, a cost.
        flow: What happens to the money.
        status: Whether the figure is a baseline, a target, a plan, a forecast or was measured; absent where nobody
            said.
        part: The part of the thing that the amounts are of; absent where they are of the whole.
        total: The sum of the amounts as printed, in ``currency``; of ranges their lower ends.
        figures: How many amounts were added.
        exact: False where an amount has a comparator such as more than or about, or where one amount is of the whole
            year and another of a part of it, which the first may hold.
    """

    thing: IRI
    thing_label: str
    funder: IRI | None
    funder_label: str | None
    year: int | None
    currency: IRI
    currency_label: str
    indicator: IRI
    indicator_label: str
    flow: IRI | None
    flow_label: str | None
    status: IRI | None
    status_label: str | None
    part: IRI | None
    part_label: str | None
    total: Decimal
    figures: int
    exact: bool


def money_by_funder(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[MoneyByFunder]:
    """Money of a thing by funder and year, one sum for each currency.

    One row per thing, funder, year, currency, indicator, flow, status and part: amounts are added only where all of
    these are the same, and never across currencies. An amount that several funders give together counts for each of
    them. Amounts without a funder or a year are told without one. Shares, changes and ranks are left out.

    Args:
        graph: The graph to ask.
        thing: Any thing: a project, an event, a fund, an organisation.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/money_by_funder.rq``.
    """
    return graph.rows("outcomes/money_by_funder", MoneyByFunder, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class MoneyFrom:
    """An amount of money as a source gives it.

    Attributes:
        thing: What the money is for.
        indicator: What the money is: a budget, a contribution, a cost.
        value: The figure as printed; read it with ``comparator``, ``unit`` and ``currency``.
        upper: The upper end of a range.
        flow: What happens to the money.
        status: Whether the figure is a baseline, a target, a plan, a forecast or was measured; absent where nobody
            said.
        date: The date of the figure as EDTF, that of the thing where the figure has none of its own.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        part: The part of the thing that the figure is of; absent where it is of the whole.
        recipient: Who receives the money.
        source: A source that states the value; absent where the graph has no claims.
    """

    funder: IRI
    funder_label: str
    thing: IRI
    thing_label: str
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: Decimal
    upper: Decimal | None
    comparator: IRI | None
    comparator_label: str | None
    currency: IRI
    currency_label: str
    flow: IRI | None
    flow_label: str | None
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    part: IRI | None
    part_label: str | None
    recipient: IRI | None
    recipient_label: str | None
    source: IRI | None
    source_label: str | None


def money_from(graph: Graph, funder: Things, *, languages: Languages | None = None) -> Answers[MoneyFrom]:
    """Money that an organisation or person gives, by thing and time.

    One row per amount, recipient and source. A pledge is no payment: read ``flow`` and ``status``. Amounts of different
    currencies are not added.

    Args:
        graph: The graph to ask.
        funder: One funder or several; a country gives through its state or an authority. Takes org:Organization or
            cg:Person.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/money_from.rq``.
    """
    return graph.rows("outcomes/money_from", MoneyFrom, languages, funder=funder)


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
class SeriesOf:
    """A figure of one indicator as a source gives it.

    Attributes:
        year: The year in which the time of the figure ends.
        value: The figure as printed; read it with ``comparator``, ``unit`` and ``currency``.
        upper: The upper end of a range.
        measure: Whether the figure is a share, a change, a rank or a number for each year or day; absent where it is
            the number itself.
        unit: The unit of the value, that of the indicator where the figure has none of its own.
        status: Whether the figure is a baseline, a target, a plan, a forecast or was measured; absent where nobody
            said.
        date: The date of the figure as EDTF, that of the thing where the figure has none of its own.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        place: The place that the report limits the figure to; absent where it does not.
        group: The group that the figure is of; absent where it is of all.
        part: The part of the thing that the figure is of; absent where it is of the whole.
        compared_with: The date of the earlier figure that a change is measured from.
        source: A source that states the value; absent where the graph has no claims.
    """

    thing: IRI
    thing_label: str
    year: int | None
    observation: IRI
    indicator: IRI
    indicator_label: str
    value: Decimal
    upper: Decimal | None
    comparator: IRI | None
    comparator_label: str | None
    measure: IRI | None
    measure_label: str | None
    unit: IRI | None
    unit_label: str | None
    currency: IRI | None
    currency_label: str | None
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    place: IRI | None
    place_label: str | None
    group: IRI | None
    group_label: str | None
    part: IRI | None
    part_label: str | None
    compared_with: str | None
    source: IRI | None
    source_label: str | None


def series_of(
    graph: Graph, thing: Things, indicator: Things, *, languages: Languages | None = None
) -> Answers[SeriesOf]:
    """Figures of one indicator of a thing, year by year.

    One row per observation, group and source, in order of time; figures without a date come last. A year can have
    several figures, of different groups, parts, currencies or states, and a target stands beside a result: read them
    with ``status``, ``group``, ``part`` and ``currency``.

    Args:
        graph: The graph to ask.
        thing: Any thing: an event, a project, a place, an organisation, a policy or a network.
        indicator: One indicator, such as ``code/indicator/member-cities``. Takes a code of the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/series_of.rq``.
    """
    return graph.rows("outcomes/series_of", SeriesOf, languages, thing=thing, indicator=indicator)


@dataclass(frozen=True, slots=True)
class TargetAgainstResult:
    """A target or plan and a result that it can be compared with.

    Attributes:
        target: What was intended, as printed; of a range its lower end.
        target_date: By when, or for which time, as EDTF; that of the thing where the figure has none of its own.
        result: What was counted, as printed; of a range its lower end.
        result_status: Whether it was measured or estimated; absent where nobody said.
        result_date: The date of the result as EDTF; that of the thing where the figure has none of its own.
        difference: The result less the target, of the numbers as printed.
        reached: yes, no, unclear where a word such as nearly leaves it open, or not stated where target or result
            lacks.
        measure: Whether both figures are a share, a change, a rank or a number for each year or day; absent where they
            are numbers themselves.
        place: The place that the report limits the figure to; absent where it does not.
        group: The group that the figure is of; absent where it is of all.
        part: The part of the thing that the figure is of; absent where it is of the whole.
    """

    thing: IRI
    thing_label: str
    indicator: IRI
    indicator_label: str
    target: Decimal | None
    target_upper: Decimal | None
    target_comparator: IRI | None
    target_comparator_label: str | None
    target_status: IRI | None
    target_status_label: str | None
    target_date: str | None
    result: Decimal | None
    result_upper: Decimal | None
    result_comparator: IRI | None
    result_comparator_label: str | None
    result_status: IRI | None
    result_status_label: str | None
    result_date: str | None
    difference: Decimal | None
    reached: str
    currency: IRI | None
    currency_label: str | None
    measure: IRI | None
    measure_label: str | None
    place: IRI | None
    place_label: str | None
    group: IRI | None
    group_label: str | None
    part: IRI | None
    part_label: str | None
    target_observation: IRI | None
    result_observation: IRI | None
    target_source: IRI | None
    target_source_label: str | None
    result_source: IRI | None
    result_source_label: str | None


def target_against_result(
    graph: Graph, thing: Things, *, indicator: Things | None = None, languages: Languages | None = None
) -> Answers[TargetAgainstResult]:
    """What was intended of a thing against what was counted, indicator by indicator.

    One row per pair of figures of the same indicator, place, group, part, currency, funder and way of measuring whose
    times overlap, and of their sources. Intended are targets, plans, proposals, announcements and forecasts; results
    are what was measured or estimated, or has no status. A figure without a counterpart has a row of its own and is
    "not stated". Reached means at least what was intended, or at most where the intention is a limit.

    Args:
        graph: The graph to ask.
        thing: Any thing: a project, an event, a policy, a network.
        indicator: Only this indicator, such as ``code/indicator/jobs``; every indicator if left out. Takes a code of
            the list indicator.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/outcomes/target_against_result.rq``.
    """
    return graph.rows(
        "outcomes/target_against_result", TargetAgainstResult, languages, thing=thing, indicator=indicator
    )


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
