# generated from queries/events/*.rq; edit those
"""Events, their series, who had which role in them, and what they were about.

A date has the precision of its source: ``date`` holds the EDTF text (``2023-11`` is a month), ``begins`` and ``ends``
the first and the last day that it can mean.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "ActivityKindsOf",
    "AttendanceModesOf",
    "AttendedBy",
    "AttendeeGroupsOf",
    "ConclusionsOf",
    "DecisionsOn",
    "DescriptionsOf",
    "Details",
    "EditionsOf",
    "HeldIn",
    "HistoryOf",
    "HowAttended",
    "ImpactsOf",
    "InPeriod",
    "Involving",
    "Moved",
    "ObjectivesOf",
    "OfKind",
    "OfNetwork",
    "OnTheme",
    "OrganisedBy",
    "OriginsOf",
    "PlacesOf",
    "Planned",
    "PrizesAt",
    "PrizesGivenBy",
    "PrizesInSeries",
    "PrizesWonBy",
    "ProgrammeOf",
    "ProjectsOf",
    "RankingsOf",
    "RankingsWithin",
    "RolesIn",
    "SeriesCalendar",
    "SeriesFacts",
    "ShowingsOf",
    "SupportedBy",
    "ThemesOf",
    "Timeline",
    "WithParticipant",
    "WithoutOutcomes",
    "WorksAt",
    "WorksOf",
    "activity_kinds_of",
    "attendance_modes_of",
    "attended_by",
    "attendee_groups_of",
    "conclusions_of",
    "decisions_on",
    "descriptions_of",
    "details",
    "editions_of",
    "held_in",
    "history_of",
    "how_attended",
    "impacts_of",
    "in_period",
    "involving",
    "moved",
    "objectives_of",
    "of_kind",
    "of_network",
    "on_theme",
    "organised_by",
    "origins_of",
    "places_of",
    "planned",
    "prizes_at",
    "prizes_given_by",
    "prizes_in_series",
    "prizes_won_by",
    "programme_of",
    "projects_of",
    "rankings_of",
    "rankings_within",
    "roles_in",
    "series_calendar",
    "series_facts",
    "showings_of",
    "supported_by",
    "themes_of",
    "timeline",
    "with_participant",
    "without_outcomes",
    "works_at",
    "works_of",
]


@dataclass(frozen=True, slots=True)
class ActivityKindsOf:
    """A kind of activity in an event's programme.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    activity_kind: IRI
    activity_kind_label: str
    source: IRI | None
    source_label: str | None


def activity_kinds_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[ActivityKindsOf]:
    """Kinds of activity in the programme of an event.

    One row per event and kind that is named, by IRI; how many of each there were is not stated. No row if nothing is
    known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/activity_kinds_of.rq``.
    """
    return graph.rows("events/activity_kinds_of", ActivityKindsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class AttendanceModesOf:
    """A way in which people attended an event.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    mode: IRI
    mode_label: str
    source: IRI | None
    source_label: str | None


def attendance_modes_of(
    graph: Graph, event: Things, *, languages: Languages | None = None
) -> Answers[AttendanceModesOf]:
    """The ways in which people attended an event.

    One row per event and mode that is stated: in person, online or both; by IRI. No row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/attendance_modes_of.rq``.
    """
    return graph.rows("events/attendance_modes_of", AttendanceModesOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class AttendedBy:
    """An event that a group attended.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    group: IRI
    group_label: str
    status: IRI | None
    status_label: str | None


def attended_by(graph: Graph, group: Things, *, languages: Languages | None = None) -> Answers[AttendedBy]:
    """Events that a group of people attended, in order of time.

    One row per event and group. An event without a date comes last.

    Args:
        graph: The graph to ask.
        group: A code, such as ``code/attendee-group/mayors``. Takes a code of the list attendee-group.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/attended_by.rq``.
    """
    return graph.rows("events/attended_by", AttendedBy, languages, group=group)


@dataclass(frozen=True, slots=True)
class AttendeeGroupsOf:
    """A group of people that attended an event.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    group: IRI
    group_label: str
    source: IRI | None
    source_label: str | None


def attendee_groups_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[AttendeeGroupsOf]:
    """Groups of people that attended an event.

    One row per event and group that is named, by IRI. Their numbers, where reported, are in ``outcomes/of_event``. No
    row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/attendee_groups_of.rq``.
    """
    return graph.rows("events/attendee_groups_of", AttendeeGroupsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class ConclusionsOf:
    """A conclusion of an event, in words.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    text: str
    language: str
    source: IRI | None
    source_label: str | None


def conclusions_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[ConclusionsOf]:
    """What the participants of an event discussed or stressed, in words, by text.

    One row per event and text: those in the first of the languages or, if an event has none in that language, those in
    all languages. Ordered by text. No row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/conclusions_of.rq``.
    """
    return graph.rows("events/conclusions_of", ConclusionsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class DecisionsOn:
    """Somebody who decided on a thing.

    Attributes:
        decider: A person, jury, committee or other body.
        status: Held, cancelled, not held and the like.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    thing: IRI
    thing_label: str
    decider: IRI
    decider_label: str
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    source: IRI | None
    source_label: str | None


def decisions_on(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[DecisionsOn]:
    """Who decided on an event, series, award, listing, initiative or project, by name.

    One row per thing and decider, with what has become of the thing where a source says so.

    Args:
        graph: The graph to ask.
        thing: One thing or several. Takes cg:Award, cg:Event, cg:EventSeries, cg:Initiative, cg:Listing or cg:Project.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/decisions_on.rq``.
    """
    return graph.rows("events/decisions_on", DecisionsOn, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class DescriptionsOf:
    """A description of an event.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    text: str
    language: str
    source: IRI | None
    source_label: str | None


def descriptions_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[DescriptionsOf]:
    """Descriptions of an event, in words, by text.

    One row per event and text: those in the first of the languages or, if an event has none in that language, those in
    all languages. Ordered by text. No row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several, or anything else that a source describes, such as a policy or a project. Takes
            cg:Agreement, cg:Event, cg:EventSeries, cg:Initiative, cg:Participation, cg:PolicyInstrument, cg:Project,
            cg:ProjectActivity or org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/descriptions_of.rq``.
    """
    return graph.rows("events/descriptions_of", DescriptionsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an event besides its people and figures.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        main_programme_days: Days of the main programme, of which the dates may be unknown.
    """

    event: IRI
    event_label: str
    kind: IRI
    kind_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    main_programme_days: int | None
    series: IRI | None
    series_label: str | None
    previous_edition: IRI | None
    previous_edition_label: str | None
    network: IRI | None
    network_label: str | None


def details(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[Details]:
    """An event's kind, date, series, edition before it, network and number of days.

    One row per event, and one more for each further kind or network stated of it. What no source states is absent. No
    row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/details.rq``.
    """
    return graph.rows("events/details", Details, languages, event=event)


@dataclass(frozen=True, slots=True)
class EditionsOf:
    """An edition of a series.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: Whether the edition is planned or was called off; absent if it was held.
    """

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None


def editions_of(graph: Graph, series: Things, *, languages: Languages | None = None) -> Answers[EditionsOf]:
    """Editions of a series of events in order of time.

    One row per edition that the graph describes; others may have been held. An edition without a date comes last.

    Args:
        graph: The graph to ask.
        series: One series or several. Takes cg:EventSeries.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/editions_of.rq``.
    """
    return graph.rows("events/editions_of", EditionsOf, languages, series=series)


@dataclass(frozen=True, slots=True)
class HeldIn:
    """An event held in the place or within it.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None


def held_in(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[HeldIn]:
    """Events held in a place or anywhere within it, in order of time.

    One row per event, even if its city and its venue both lie in the place. Containment is followed as far as the graph
    states it: an event in Paris is found under France only if the graph says where Paris is. An event without a date
    comes last.

    Args:
        graph: The graph to ask.
        place: A city, country, region or building; several mean any of them. Takes cg:Place.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/held_in.rq``.
    """
    return graph.rows("events/held_in", HeldIn, languages, place=place)


@dataclass(frozen=True, slots=True)
class HistoryOf:
    """An edition of a series.

    Attributes:
        number: The number of the edition in the series.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: Planned, postponed, cancelled, not held and the like.
        planned_for: An earlier date that was planned for it, as EDTF.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    number: int | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None
    theme: str | None
    planned_for: str | None
    source: IRI | None
    source_label: str | None


def history_of(graph: Graph, series: Things, *, languages: Languages | None = None) -> Answers[HistoryOf]:
    """Editions of a series with number, status, theme and first date planned, in order of time.

    One row per edition, and one more for each further theme, status or earlier planned date. Editions not held,
    postponed or only planned are listed with their status; one without a status was held as far as the sources say.
    Themes are in the language asked for. Editions that the graph does not describe are left out.

    Args:
        graph: The graph to ask.
        series: One series or several. Takes cg:EventSeries.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/history_of.rq``.
    """
    return graph.rows("events/history_of", HistoryOf, languages, series=series)


@dataclass(frozen=True, slots=True)
class HowAttended:
    """A way of attending an event.

    Attributes:
        platform: A platform or address on the internet.
        time: The hour at which it begins, in local time.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    mode: IRI | None
    mode_label: str | None
    platform: str | None
    place: IRI | None
    place_label: str | None
    time: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    source: IRI | None
    source_label: str | None


def how_attended(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[HowAttended]:
    """How an event could be attended: in person, online or both, on which platform and in which place.

    One row per event, mode, platform and place. What no source states is absent; no row if neither a mode nor a
    platform is known.

    Args:
        graph: The graph to ask.
        event: One event or several. Takes cg:Event.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/how_attended.rq``.
    """
    return graph.rows("events/how_attended", HowAttended, languages, event=event)


@dataclass(frozen=True, slots=True)
class ImpactsOf:
    """An effect that a source credits to an event.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    text: str
    language: str
    source: IRI | None
    source_label: str | None


def impacts_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[ImpactsOf]:
    """Effects that a source credits to an event, in words, by text.

    One row per event and text: those in the first of the languages or, if an event has none in that language, those in
    all languages. They are the source's own view, not a measurement: figures are in ``outcomes/of_event``. Ordered by
    text. No row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event or
            cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/impacts_of.rq``.
    """
    return graph.rows("events/impacts_of", ImpactsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class InPeriod:
    """An event that lies in a period, or may.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        certain: False where the date leaves it open, such as a year where the period is a month.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    certain: bool
    status: IRI | None
    status_label: str | None


def in_period(
    graph: Graph, since: datetime.date, until: datetime.date, *, languages: Languages | None = None
) -> Answers[InPeriod]:
    """Events that took place in a period, or may have, in order of time.

    One row per event whose date may lie in the period; both days belong to it. An undated event is in no period.

    Args:
        graph: The graph to ask.
        since: The first day of the period.
        until: The last day of the period.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/events/in_period.rq``.
    """
    return graph.rows("events/in_period", InPeriod, languages, since=since, until=until)


@dataclass(frozen=True, slots=True)
class Involving:
    """An agent's role in an event.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    role: IRI
    role_label: str
    agent: IRI
    agent_label: str


def involving(
    graph: Graph, *, agent: Things | None = None, role: Things | None = None, languages: Languages | None = None
) -> Answers[Involving]:
    """Events with everybody who had a role in them, in order of time.

    One row per event, agent and role; a role that is stated both of the event and of a participation counts once.
    Projects, their phases and activities are no events; ``organisations/activities_of`` has them. Nor are memberships,
    agreements and bodies; ``statements/roles_in`` has roles in these. Events of which no role is stated are left out;
    ``events/timeline`` has them. Undated events come last.

    Args:
        graph: The graph to ask.
        agent: Only these organisations and persons. Takes org:Organization or cg:Person.
        role: Only these roles, such as ``code/role/organiser``. Takes a code of the list role.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/involving.rq``.
    """
    return graph.rows("events/involving", Involving, languages, agent=agent, role=role)


@dataclass(frozen=True, slots=True)
class Moved:
    """An earlier plan.

    Attributes:
        planned_for: The earlier time as EDTF.
        planned_begins: The first day that it can mean.
        planned_ends: The last day that it can mean.
        status: What has become of the plan.
        date: The time that holds now.
        said_on: The date of the source, as EDTF.
    """

    thing: IRI
    thing_label: str
    planned_for: str
    planned_begins: datetime.date | None
    planned_ends: datetime.date | None
    status: IRI | None
    status_label: str | None
    date: str | None
    said_on: str | None
    source: IRI | None
    source_label: str | None


def moved(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[Moved]:
    """Times for which something was planned before it was moved, cancelled or late, earliest first.

    One row per thing, earlier time and source. The time that holds now is in ``events/details``. A correction of a date
    is in ``claims/corrections``.

    Args:
        graph: The graph to ask.
        thing: One thing or several. Takes cg:Event, cg:Project or cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/moved.rq``.
    """
    return graph.rows("events/moved", Moved, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class ObjectivesOf:
    """An aim of an event.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    text: str
    language: str
    source: IRI | None
    source_label: str | None


def objectives_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[ObjectivesOf]:
    """Aims of an event, in words, by text.

    One row per event and text: those in the first of the languages or, if an event has none in that language, those in
    all languages. Ordered by text. No row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event or
            cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/objectives_of.rq``.
    """
    return graph.rows("events/objectives_of", ObjectivesOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class OfKind:
    """An event of a kind.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        stated_kind: The class that is stated of the event: a forum is a conference.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    stated_kind: IRI
    stated_kind_label: str
    status: IRI | None
    status_label: str | None


def of_kind(graph: Graph, kind: Things, *, languages: Languages | None = None) -> Answers[OfKind]:
    """Events of a kind or of a narrower one, in order of time.

    One row per event and kind stated of it. An event without a date comes last.

    Args:
        graph: The graph to ask.
        kind: A class, such as ``cg:Conference``. Takes a class.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/of_kind.rq``.
    """
    return graph.rows("events/of_kind", OfKind, languages, kind=kind)


@dataclass(frozen=True, slots=True)
class OfNetwork:
    """An event held in the name of a network.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    network: IRI
    network_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None


def of_network(graph: Graph, network: Things, *, languages: Languages | None = None) -> Answers[OfNetwork]:
    """Events held in the name of a network of cities, in order of time.

    One row per event and network. An event that member cities merely attend is not one of the network's. An event
    without a date comes last.

    Args:
        graph: The graph to ask.
        network: One network or several. Takes cg:CityNetwork.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/of_network.rq``.
    """
    return graph.rows("events/of_network", OfNetwork, languages, network=network)


@dataclass(frozen=True, slots=True)
class OnTheme:
    """An event on a theme.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        stated_theme: The theme asked for, or one below it in the code list.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    stated_theme: IRI
    stated_theme_label: str
    relation: IRI
    relation_label: str


def on_theme(
    graph: Graph, theme: Things, *, relation: Things | None = None, languages: Languages | None = None
) -> Answers[OnTheme]:
    """Events that were about a theme or a narrower one, or touched on it, in order of time.

    One row per event, theme stated of it and relation. An event without a date comes last.

    Args:
        graph: The graph to ask.
        theme: A code, such as ``code/theme/urban-regeneration``. Takes a code of the list creative-field, a code of the
            list theme or cg:Event.
        relation: ``dcterms:subject`` for what it was about, ``dcterms:relation`` for what it touched on; both if left
            out. Takes a property.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/on_theme.rq``.
    """
    return graph.rows("events/on_theme", OnTheme, languages, theme=theme, relation=relation)


@dataclass(frozen=True, slots=True)
class OrganisedBy:
    """An event that the organisation organised.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    organisation: IRI
    organisation_label: str
    role: IRI
    role_label: str
    status: IRI | None
    status_label: str | None


def organised_by(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[OrganisedBy]:
    """Events that an organisation organised, alone or with others, in order of time.

    One row per event, organisation and role; an event comes twice only if a body is named both as organiser and as co-
    organiser. As worded by the sources: a department, the city that it belongs to and the city's government are
    different bodies, and support is no organising. An event without a date comes last.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several; units and parents are not added. Takes org:Organization or cg:Person.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/organised_by.rq``.
    """
    return graph.rows("events/organised_by", OrganisedBy, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class OriginsOf:
    """A link between a cause and what came of it.

    Attributes:
        other: The cause, or what came of the thing.
        backwards: True where the other resulted from the thing.
        date: When the other was, as EDTF.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    thing: IRI
    thing_label: str
    other: IRI
    other_label: str
    backwards: bool
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    source: IRI | None
    source_label: str | None


def origins_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[OriginsOf]:
    """What a thing resulted from, and what resulted from it.

    One row per link. ``relation`` says which way: ``cg:resultedFrom`` for what the thing resulted from,
    ``cg:resultedFrom`` read backwards has ``backwards`` true. An edition after another is in ``events/editions_of``.

    Args:
        graph: The graph to ask.
        thing: One thing or several. Takes cg:Agreement, cg:Event, cg:EventSeries, cg:Initiative, cg:PolicyInstrument,
            cg:Project or org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/origins_of.rq``.
    """
    return graph.rows("events/origins_of", OriginsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class PlacesOf:
    """A place of an event.

    Attributes:
        main_venue: True for the building or ground of the main part.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    place: IRI
    place_label: str
    main_venue: bool
    source: IRI | None
    source_label: str | None


def places_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[PlacesOf]:
    """Places of an event, its main venue first.

    One row per event and place that is stated; places that contain it are not added. No row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event or
            cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/places_of.rq``.
    """
    return graph.rows("events/places_of", PlacesOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class Planned:
    """An event that is announced.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    series: IRI | None
    series_label: str | None
    place: IRI | None
    place_label: str | None


def planned(graph: Graph, *, languages: Languages | None = None) -> Answers[Planned]:
    """Events that are announced and not yet held, in order of the dates planned.

    One row per event and place. What is planned can change; the sources in ``claims/about`` tell when it was announced.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/events/planned.rq``.
    """
    return graph.rows("events/planned", Planned, languages)


@dataclass(frozen=True, slots=True)
class PrizesAt:
    """An award at an event.

    Attributes:
        event: The event at which it was decided or announced.
        result: Won, shared, nominated and the like; absent if no source gives one.
        awarded_for: The work or project for which the winner was chosen.
        decided_by: The jury or body that chose.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        reason: The reason as stated, in the first language asked for.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    award: IRI
    event: IRI | None
    event_label: str | None
    prize: IRI | None
    prize_label: str | None
    result: IRI | None
    result_label: str | None
    winner: IRI
    winner_label: str
    awarded_for: IRI | None
    awarded_for_label: str | None
    decided_by: IRI | None
    decided_by_label: str | None
    given_by: IRI | None
    given_by_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    reason: str | None
    source: IRI | None
    source_label: str | None


def prizes_at(graph: Graph, within: Things, *, languages: Languages | None = None) -> Answers[PrizesAt]:
    """Prizes given at an event or in its programme, nominations included, by prize.

    One row per award and winner, and one more for each further work, jury or giver. Prizes of competitions within the
    event are included. ``result`` tells what was won from what was only nominated; amounts of money are figures of the
    award.

    Args:
        graph: The graph to ask.
        within: One event or several: a festival, a competition or a ceremony. Takes cg:Event.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/prizes_at.rq``.
    """
    return graph.rows("events/prizes_at", PrizesAt, languages, within=within)


@dataclass(frozen=True, slots=True)
class PrizesGivenBy:
    """A prize.

    Attributes:
        series: The recurring event at which it is given.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    giver: IRI
    giver_label: str
    prize: IRI
    prize_label: str
    series: IRI | None
    series_label: str | None
    source: IRI | None
    source_label: str | None


def prizes_given_by(graph: Graph, giver: Things, *, languages: Languages | None = None) -> Answers[PrizesGivenBy]:
    """Prizes and titles that a person or body gives, by name.

    One row per prize and giver, and one more for each further series. Prizes of a festival are in
    ``events/prizes_in_series``, single awards in ``events/prizes_at``.

    Args:
        graph: The graph to ask.
        giver: One person or body, or several. Takes prov:Agent.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/prizes_given_by.rq``.
    """
    return graph.rows("events/prizes_given_by", PrizesGivenBy, languages, giver=giver)


@dataclass(frozen=True, slots=True)
class PrizesInSeries:
    """A prize of a series, or an award of it.

    Attributes:
        event: The edition, competition or ceremony at which it was given.
        result: Won, shared, nominated and the like.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    series: IRI
    series_label: str
    prize: IRI
    prize_label: str
    award: IRI | None
    event: IRI | None
    event_label: str | None
    winner: IRI | None
    winner_label: str | None
    result: IRI | None
    result_label: str | None
    source: IRI | None
    source_label: str | None


def prizes_in_series(graph: Graph, series: Things, *, languages: Languages | None = None) -> Answers[PrizesInSeries]:
    """Prizes that belong to a series of events, and who won them in which edition, by prize and time.

    One row per prize, award and winner; a prize of which the graph describes no award has one row.

    Args:
        graph: The graph to ask.
        series: One series or several. Takes cg:EventSeries.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/prizes_in_series.rq``.
    """
    return graph.rows("events/prizes_in_series", PrizesInSeries, languages, series=series)


@dataclass(frozen=True, slots=True)
class PrizesWonBy:
    """An award.

    Attributes:
        event: The event at which it was decided or announced.
        result: Won, shared, nominated and the like; absent if no source gives one.
        awarded_for: The work or project for which the winner was chosen.
        decided_by: The jury or body that chose.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        reason: The reason as stated, in the first language asked for.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    award: IRI
    event: IRI | None
    event_label: str | None
    prize: IRI | None
    prize_label: str | None
    result: IRI | None
    result_label: str | None
    winner: IRI
    winner_label: str
    awarded_for: IRI | None
    awarded_for_label: str | None
    decided_by: IRI | None
    decided_by_label: str | None
    given_by: IRI | None
    given_by_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    reason: str | None
    source: IRI | None
    source_label: str | None


def prizes_won_by(graph: Graph, winner: Things, *, languages: Languages | None = None) -> Answers[PrizesWonBy]:
    """Prizes and titles given to somebody or something, nominations included, latest first.

    One row per award and winner, and one more for each further work, event, jury or giver. An award to a work does not
    count for its maker, unless a source names both.

    Args:
        graph: The graph to ask.
        winner: A person, organisation, work, place or project, or several. Takes cg:Initiative, cg:Place, cg:Project,
            cg:Work or prov:Agent.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/prizes_won_by.rq``.
    """
    return graph.rows("events/prizes_won_by", PrizesWonBy, languages, winner=winner)


@dataclass(frozen=True, slots=True)
class ProgrammeOf:
    """A part of an event.

    Attributes:
        part_of: The event of which it is directly a part.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        time: The hour at which it begins, in local time.
        status: Planned, postponed, cancelled and the like; absent if no source gives one.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    part: IRI
    part_label: str
    part_of: IRI
    part_of_label: str
    kind: IRI
    kind_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    time: str | None
    place: IRI | None
    place_label: str | None
    status: IRI | None
    status_label: str | None
    source: IRI | None
    source_label: str | None


def programme_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[ProgrammeOf]:
    """The programme of an event: what is part of it or of one of its parts, in order of time.

    One row per part, and one more for each further kind, place or status of it. Parts of parts are included;
    ``part_of`` says of which event each is directly a part. Parts that the graph does not describe are left out, as are
    kinds of activity, which are in ``events/activity_kinds_of``. A part that was cancelled or is only planned has a
    status.

    Args:
        graph: The graph to ask.
        event: One event or series, or several. Takes cg:Event or cg:EventSeries.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/programme_of.rq``.
    """
    return graph.rows("events/programme_of", ProgrammeOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class ProjectsOf:
    """A project behind an event.

    Attributes:
        relation: ``cg:partOfProject`` or ``cg:supportedByProject``.
    """

    event: IRI
    event_label: str
    project: IRI
    project_label: str
    relation: IRI
    relation_label: str


def projects_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[ProjectsOf]:
    """Projects that an event implements or that helped make it possible.

    One row per event, project and relation. Support to one participant only is not listed: see ``events/roles_in``. No
    row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event, cg:Participation
            or cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/projects_of.rq``.
    """
    return graph.rows("events/projects_of", ProjectsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class RankingsOf:
    """A place in an order.

    Attributes:
        position: 1 for the first.
        among: What is put in order and by what.
        within: The country, series or body within which it counts.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    thing: IRI
    thing_label: str
    ranking: IRI
    position: int
    among: str | None
    within: IRI | None
    within_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    source: IRI | None
    source_label: str | None


def rankings_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[RankingsOf]:
    """Places that a thing takes in an order: the first, the 44th of its kind, by place and words.

    One row per ranking, and one more for each further scope. The words are in the language asked for. The number of an
    edition in its series is in ``events/history_of``.

    Args:
        graph: The graph to ask.
        thing: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/rankings_of.rq``.
    """
    return graph.rows("events/rankings_of", RankingsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class RankingsWithin:
    """A place in an order.

    Attributes:
        position: 1 for the first.
        among: What is put in order and by what.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    within: IRI
    within_label: str
    thing: IRI
    thing_label: str
    ranking: IRI
    position: int
    among: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    source: IRI | None
    source_label: str | None


def rankings_within(graph: Graph, within: Things, *, languages: Languages | None = None) -> Answers[RankingsWithin]:
    """Things that take a place in an order within a country, series or body, by place.

    One row per ranking and thing. The words are in the language asked for.

    Args:
        graph: The graph to ask.
        within: A country, region, series, project or body, or several. Takes cg:EventSeries, cg:Place, cg:Project or
            prov:Agent.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/rankings_within.rq``.
    """
    return graph.rows("events/rankings_within", RankingsWithin, languages, within=within)


@dataclass(frozen=True, slots=True)
class RolesIn:
    """A role that an agent had in an event.

    Attributes:
        requested_by: The agent that asked for the help.
        stated_on: The participation that states the role, or the event itself where it names its organiser directly.
        date: When the agent had the role, if the source says so, as EDTF.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    role: IRI
    role_label: str
    agent: IRI
    agent_label: str
    beneficiary: IRI | None
    beneficiary_label: str | None
    requested_by: IRI | None
    requested_by_label: str | None
    project: IRI | None
    project_label: str | None
    stated_on: IRI
    date: str | None
    source: IRI | None
    source_label: str | None


def roles_in(
    graph: Graph, event: Things, *, role: Things | None = None, languages: Languages | None = None
) -> Answers[RolesIn]:
    """Who had which role in an event, for whom, at whose request and with which project's support.

    One row per role that an agent had, more if several beneficiaries, requesters or projects are stated of it; ordered
    by role and agent. Roles only implied by a source are left out.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event, cg:Project or
            cg:ProjectActivity.
        role: Only this role, a code such as ``code/role/supporter``; every role if left out. Takes a code of the list
            role.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/roles_in.rq``.
    """
    return graph.rows("events/roles_in", RolesIn, languages, event=event, role=role)


@dataclass(frozen=True, slots=True)
class SeriesCalendar:
    """An edition with its theme and venue.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: Absent for editions that were held.
        theme: In the first language asked for, else in English.
    """

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None
    theme: str | None
    venue: IRI | None
    venue_label: str | None


def series_calendar(graph: Graph, series: Things, *, languages: Languages | None = None) -> Answers[SeriesCalendar]:
    """Editions of a series in order of time, planned ones too, with theme and main venue.

    One row per edition and main venue. Of several themes in one language, such as two English renderings, the first by
    name is given; ``events/themes_of`` has them all.

    Args:
        graph: The graph to ask.
        series: One series or several. Takes cg:EventSeries.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/series_calendar.rq``.
    """
    return graph.rows("events/series_calendar", SeriesCalendar, languages, series=series)


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """A fact about a series.

    Attributes:
        value: A year.
        code: A periodicity.
        since: An EDTF date; absent where no source states a beginning.
        until: An EDTF date.
    """

    series: IRI
    series_label: str
    property: IRI
    property_label: str
    value: str | None
    code: IRI | None
    code_label: str | None
    since: str | None
    until: str | None
    source: IRI
    source_label: str


def series_facts(graph: Graph, series: Things, *, languages: Languages | None = None) -> Answers[SeriesFacts]:
    """When a series of events was first held, how often it is held, and since when, by series.

    One row per series, property, value and source, with the days between which a value held. What was changed later is
    kept, and so is what sources contradict; corrected claims are left out. The number of editions is in
    ``events/history_of``.

    Args:
        graph: The graph to ask.
        series: One series or several. Takes cg:EventSeries or cg:Initiative.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/series_facts.rq``.
    """
    return graph.rows("events/series_facts", SeriesFacts, languages, series=series)


@dataclass(frozen=True, slots=True)
class ShowingsOf:
    """A showing of a work.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        premiere: Whether it was the first showing.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    work: IRI
    work_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    premiere: bool
    source: IRI | None
    source_label: str | None


def showings_of(graph: Graph, work: Things, *, languages: Languages | None = None) -> Answers[ShowingsOf]:
    """Events at which a work was shown or performed, in order of time.

    One row per work and event. Showings that the graph does not describe are left out.

    Args:
        graph: The graph to ask.
        work: One work or several. Takes cg:Work.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/showings_of.rq``.
    """
    return graph.rows("events/showings_of", ShowingsOf, languages, work=work)


@dataclass(frozen=True, slots=True)
class SupportedBy:
    """An event that a project carried out or supported.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        relation: ``cg:partOfProject`` or ``cg:supportedByProject``.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    project: IRI
    project_label: str
    relation: IRI
    relation_label: str
    status: IRI | None
    status_label: str | None


def supported_by(graph: Graph, project: Things, *, languages: Languages | None = None) -> Answers[SupportedBy]:
    """Events that implement a project or that it helped make possible, in order of time.

    One row per event, project and relation. An event without a date comes last.

    Args:
        graph: The graph to ask.
        project: One project or several. Takes cg:Project.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/supported_by.rq``.
    """
    return graph.rows("events/supported_by", SupportedBy, languages, project=project)


@dataclass(frozen=True, slots=True)
class ThemesOf:
    """A theme of an event."""

    event: IRI
    event_label: str
    theme: IRI
    theme_label: str
    relation: IRI
    relation_label: str


def themes_of(
    graph: Graph, event: Things, *, relation: Things | None = None, languages: Languages | None = None
) -> Answers[ThemesOf]:
    """Themes of an event, those that it was about before those that it touched on.

    One row per event, theme and relation; within each relation by IRI. No row if nothing is known.

    Args:
        graph: The graph to ask.
        event: One event or several; an edition (``event/hcdf-2024``), not the series. Takes cg:Event,
            cg:PolicyInstrument or cg:ProjectActivity.
        relation: ``dcterms:subject`` for what it was about, ``dcterms:relation`` for what it touched on; both if left
            out. Takes a property.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/themes_of.rq``.
    """
    return graph.rows("events/themes_of", ThemesOf, languages, event=event, relation=relation)


@dataclass(frozen=True, slots=True)
class Timeline:
    """An event in the order of time.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        precision: That of the beginning: day, month, year or other.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    precision: str | None
    status: IRI | None
    status_label: str | None


def timeline(graph: Graph, *, languages: Languages | None = None) -> Answers[Timeline]:
    """All events in order of time with the precision of their dates, undated ones last.

    One row per event. Events that begin on the same day are ordered by their end, then by IRI. An event without a date
    comes last.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/events/timeline.rq``.
    """
    return graph.rows("events/timeline", Timeline, languages)


@dataclass(frozen=True, slots=True)
class WithParticipant:
    """An event in which the organisation had a role.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    organisation: IRI
    organisation_label: str
    role: IRI
    role_label: str
    status: IRI | None
    status_label: str | None


def with_participant(
    graph: Graph, organisation: Things, *, role: Things | None = None, languages: Languages | None = None
) -> Answers[WithParticipant]:
    """Events in which an organisation had a role, and the role, in order of time.

    One row per event, organisation and role, organisers and co-organisers included. Being a party to an agreement that
    is signed at an event is no role in it. An event without a date comes last.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several; units and parents are not added. Takes org:Organization or cg:Person.
        role: Only this role, a code such as ``code/role/supporter``; every role if left out. Takes a code of the list
            role.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/with_participant.rq``.
    """
    return graph.rows("events/with_participant", WithParticipant, languages, organisation=organisation, role=role)


@dataclass(frozen=True, slots=True)
class WithoutOutcomes:
    """An event of which no figure is known.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def without_outcomes(graph: Graph, *, languages: Languages | None = None) -> Answers[WithoutOutcomes]:
    """Events of which no figure is reported, in order of time.

    One row per event without any figure that is shown; effects described in words do not count. An event without a date
    comes last.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/events/without_outcomes.rq``.
    """
    return graph.rows("events/without_outcomes", WithoutOutcomes, languages)


@dataclass(frozen=True, slots=True)
class WorksAt:
    """A work shown at an event.

    Attributes:
        shown_at: The event itself, or the part of it at which the work was shown.
        made: The year in which the work was finished.
        premiere: Whether this was its first showing.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    event: IRI
    event_label: str
    shown_at: IRI
    shown_at_label: str
    work: IRI
    work_label: str
    kind: IRI | None
    kind_label: str | None
    maker: IRI | None
    maker_label: str | None
    made: int | None
    country: IRI | None
    country_label: str | None
    premiere: bool
    source: IRI | None
    source_label: str | None


def works_at(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[WorksAt]:
    """Works shown or performed at an event or in its programme, by title.

    One row per work and event at which it was shown, and one more for each further maker, kind of work or country.
    Works shown in parts of the event are included. A number of works without titles is a figure, see
    ``outcomes/of_event``.

    Args:
        graph: The graph to ask.
        event: One event or several. Takes cg:Event.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/works_at.rq``.
    """
    return graph.rows("events/works_at", WorksAt, languages, event=event)


@dataclass(frozen=True, slots=True)
class WorksOf:
    """A work.

    Attributes:
        made: The year in which the work was finished.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    maker: IRI
    maker_label: str
    work: IRI
    work_label: str
    kind: IRI | None
    kind_label: str | None
    made: int | None
    country: IRI | None
    country_label: str | None
    source: IRI | None
    source_label: str | None


def works_of(graph: Graph, maker: Things, *, languages: Languages | None = None) -> Answers[WorksOf]:
    """Works made by a person or body, by title.

    One row per work and maker, and one more for each further kind of work or country. Where they were shown is in
    ``events/showings_of``, their prizes are in ``events/prizes_won_by``.

    Args:
        graph: The graph to ask.
        maker: An author, director, composer, artist or company, or several. Takes prov:Agent.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/events/works_of.rq``.
    """
    return graph.rows("events/works_of", WorksOf, languages, maker=maker)
