# generated from queries/events/*.rq; edit those
"""Events, their series, who had which role in them, and what they were about.

A date has the precision of its source: ``date`` holds the EDTF text (``2023-11`` is a month), ``begins`` and ``ends``
the first and the last day that it can mean.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things
from creativegraph.rows import Answers

__all__ = [
    "ActivityKindsOf",
    "AttendanceModesOf",
    "AttendedBy",
    "AttendeeGroupsOf",
    "ConclusionsOf",
    "DescriptionsOf",
    "Details",
    "EditionsOf",
    "HeldIn",
    "ImpactsOf",
    "InPeriod",
    "Involving",
    "ObjectivesOf",
    "OfKind",
    "OfNetwork",
    "OnTheme",
    "OrganisedBy",
    "PlacesOf",
    "Planned",
    "ProjectsOf",
    "RolesIn",
    "SeriesCalendar",
    "SupportedBy",
    "ThemesOf",
    "Timeline",
    "WithParticipant",
    "WithoutOutcomes",
    "activity_kinds_of",
    "attendance_modes_of",
    "attended_by",
    "attendee_groups_of",
    "conclusions_of",
    "descriptions_of",
    "details",
    "editions_of",
    "held_in",
    "impacts_of",
    "in_period",
    "involving",
    "objectives_of",
    "of_kind",
    "of_network",
    "on_theme",
    "organised_by",
    "places_of",
    "planned",
    "projects_of",
    "roles_in",
    "series_calendar",
    "supported_by",
    "themes_of",
    "timeline",
    "with_participant",
    "without_outcomes",
]


@dataclass(frozen=True, slots=True)
class ActivityKindsOf:
    """A kind of activity in an event's programme."""

    event: IRI
    event_label: str
    activity_kind: IRI
    activity_kind_label: str


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
    """A way in which people attended an event."""

    event: IRI
    event_label: str
    mode: IRI
    mode_label: str


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
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    group: IRI
    group_label: str


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
    """A group of people that attended an event."""

    event: IRI
    event_label: str
    group: IRI
    group_label: str


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
    """A conclusion of an event, in words."""

    event: IRI
    event_label: str
    text: str
    language: str


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
class DescriptionsOf:
    """A description of an event."""

    event: IRI
    event_label: str
    text: str
    language: str


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
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


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
class ImpactsOf:
    """An effect that a source credits to an event."""

    event: IRI
    event_label: str
    text: str
    language: str


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
    Projects, their phases and activities are no events; ``organisations/activities_of`` has them. Events of which no
    role is stated are left out; ``events/timeline`` has them. Undated events come last.

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
class ObjectivesOf:
    """An aim of an event."""

    event: IRI
    event_label: str
    text: str
    language: str


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
    """

    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    stated_kind: IRI
    stated_kind_label: str


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
    """

    network: IRI
    network_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


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
class PlacesOf:
    """A place of an event.

    Attributes:
        main_venue: True for the building or ground of the main part.
    """

    event: IRI
    event_label: str
    place: IRI
    place_label: str
    main_venue: bool


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
class RolesIn:
    """A role that an agent had in an event.

    Attributes:
        requested_by: The agent that asked for the help.
        stated_on: The participation that states the role, or the event itself where it names its organiser directly.
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

    One row per edition, theme and main venue.

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
class SupportedBy:
    """An event that a project carried out or supported.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        relation: ``cg:partOfProject`` or ``cg:supportedByProject``.
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
