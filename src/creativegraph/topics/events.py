"""Events, the series of which they are editions, who had which role in them and what was said.

The one rule to know: the day that a source does not give is not made up. ``date`` holds the EDTF
text with its precision (``2023-11`` is a month), ``begins`` and ``ends`` only the bounds of what it
can mean.
"""

import datetime as dt
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

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


def activity_kinds_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[ActivityKindsOf]:
    """Kinds of activity in the programme of an event.

    One row a kind that is named, by IRI; how many of each there were is not told. Nothing known is
    an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; None is the graph's own.

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


def attendance_modes_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[AttendanceModesOf]:
    """The ways in which people attended an event: in person, online or both.

    One row a mode that is stated, by IRI. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/attendance_modes_of.rq``.
    """
    return graph.rows("events/attendance_modes_of", AttendanceModesOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class AttendedBy:
    """An event that a group attended."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    group: IRI
    group_label: str


def attended_by(graph: Graph, group: Things, *, languages: Languages | None = None) -> list[AttendedBy]:
    """Events that a group of people attended, in order of time.

    One row an event and group. ``date`` is the date as EDTF, with the precision of the source;
    ``begins`` and ``ends`` are its outer bounds. An event without a date comes last, with all three
    absent.

    Args:
        graph: where to look.
        group: a code, such as ``code/attendee-group/mayors``.
        languages: order of languages for labels; None is the graph's own.

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


def attendee_groups_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[AttendeeGroupsOf]:
    """Groups of people that attended an event.

    One row a group that is named, by IRI. Their numbers, where reported, are in
    ``outcomes.of_event``. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; None is the graph's own.

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


def conclusions_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[ConclusionsOf]:
    """What the participants of an event discussed or stressed, in words.

    One row a text in the first of the languages; if an event has none in that language, its texts
    in all. Ordered by text. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; its first is that of the texts. None is the
            graph's own.

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


def descriptions_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[DescriptionsOf]:
    """Descriptions of an event, in words.

    One row a text in the first of the languages; if an event has none in that language, its texts
    in all. Ordered by text. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; its first is that of the texts. None is the
            graph's own.

    Source: ``queries/events/descriptions_of.rq``.
    """
    return graph.rows("events/descriptions_of", DescriptionsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an event besides its people and figures."""

    event: IRI
    event_label: str
    kind: IRI
    kind_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    main_programme_days: int | None
    series: IRI | None
    series_label: str | None
    previous_edition: IRI | None
    previous_edition_label: str | None
    network: IRI | None
    network_label: str | None


def details(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[Details]:
    """An event's kind, date, series, edition before it, network and number of days.

    One row an event, more if several kinds or networks are stated. Absent is what no source states.
    ``main_programme_days`` counts the days of the main programme, of which the dates may be
    unknown. ``date`` is the date as EDTF, with the precision of the source; ``begins`` and ``ends``
    are its outer bounds. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/details.rq``.
    """
    return graph.rows("events/details", Details, languages, event=event)


@dataclass(frozen=True, slots=True)
class EditionsOf:
    """An edition of a series."""

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    status: IRI | None
    status_label: str | None


def editions_of(graph: Graph, series: Things, *, languages: Languages | None = None) -> list[EditionsOf]:
    """Editions of a series of events, in order of time.

    One row an edition that the graph describes; others may have been held. ``status`` tells those that
    are planned or were called off. ``date`` is the date as
    EDTF, with the precision of the source; ``begins`` and ``ends`` are its outer bounds. An event
    without a date comes last, with all three absent.

    Args:
        graph: where to look.
        series: one series or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/editions_of.rq``.
    """
    return graph.rows("events/editions_of", EditionsOf, languages, series=series)


@dataclass(frozen=True, slots=True)
class HeldIn:
    """An event held in the place or within it."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None


def held_in(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[HeldIn]:
    """Events held in a place or anywhere within it, in order of time.

    An event counts once, also where its city and its venue both lie within. Containment is followed
    as far as the graph states it: an event in Paris is found under France only if the graph says
    where Paris is. ``date`` is the date as EDTF, with the precision of the source; ``begins`` and
    ``ends`` are its outer bounds. An event without a date comes last, with all three absent.

    Args:
        graph: where to look.
        place: a city, country, region or building; several mean any of them.
        languages: order of languages for labels; None is the graph's own.

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


def impacts_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[ImpactsOf]:
    """Effects that a source credits to an event, in words.

    The source's own view, not a measurement: figures are in ``outcomes``. One row a text in the
    first of the languages; if an event has none in that language, its texts in all. Ordered by
    text. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; its first is that of the texts. None is the
            graph's own.

    Source: ``queries/events/impacts_of.rq``.
    """
    return graph.rows("events/impacts_of", ImpactsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class InPeriod:
    """An event that lies in a period, or may."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    certain: bool
    status: IRI | None
    status_label: str | None


def in_period(graph: Graph, since: dt.date, until: dt.date, *, languages: Languages | None = None) -> list[InPeriod]:
    """Events that took place in a period, or may have, in order of time.

    One row an event whose bounds meet the period; both its days belong to it. ``certain`` is False
    where the date leaves open whether the event fell in the period, as for one known by its year
    when a month is asked. An undated event is in no period. ``date`` is the date as EDTF, with the
    precision of the source; ``begins`` and ``ends`` are its outer bounds.

    Args:
        graph: where to look.
        since: the first day of the period.
        until: its last day.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/in_period.rq``.
    """
    return graph.rows("events/in_period", InPeriod, languages, since=since, until=until)


@dataclass(frozen=True, slots=True)
class ObjectivesOf:
    """An aim of an event."""

    event: IRI
    event_label: str
    text: str
    language: str


def objectives_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[ObjectivesOf]:
    """Aims of an event, in words.

    One row a text in the first of the languages; if an event has none in that language, its texts
    in all. Ordered by text. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; its first is that of the texts. None is the
            graph's own.

    Source: ``queries/events/objectives_of.rq``.
    """
    return graph.rows("events/objectives_of", ObjectivesOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class OfKind:
    """An event of a kind."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    stated_kind: IRI
    stated_kind_label: str


def of_kind(graph: Graph, kind: Things, *, languages: Languages | None = None) -> list[OfKind]:
    """Events of a kind or of a narrower one, in order of time.

    One row an event and the class that is stated of it, ``stated_kind``: a forum is a conference.
    ``date`` is the date as EDTF, with the precision of the source; ``begins`` and ``ends`` are its
    outer bounds. An event without a date comes last, with all three absent.

    Args:
        graph: where to look.
        kind: a class, such as ``cg:Conference``.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/of_kind.rq``.
    """
    return graph.rows("events/of_kind", OfKind, languages, kind=kind)


@dataclass(frozen=True, slots=True)
class OfNetwork:
    """An event held in the name of a network."""

    network: IRI
    network_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None


def of_network(graph: Graph, network: Things, *, languages: Languages | None = None) -> list[OfNetwork]:
    """Events held in the name of a network of cities, in order of time.

    One row an event and network. An event that member cities merely attend is not one of the
    network's. ``date`` is the date as EDTF, with the precision of the source; ``begins`` and
    ``ends`` are its outer bounds. An event without a date comes last, with all three absent.

    Args:
        graph: where to look.
        network: one network or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/of_network.rq``.
    """
    return graph.rows("events/of_network", OfNetwork, languages, network=network)


@dataclass(frozen=True, slots=True)
class OnTheme:
    """An event on a theme."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    stated_theme: IRI
    stated_theme_label: str
    relation: IRI
    relation_label: str


def on_theme(
    graph: Graph,
    theme: Things,
    *,
    relation: Things | None = None,
    languages: Languages | None = None,
) -> list[OnTheme]:
    """Events that were about a theme or a narrower one, or touched on it, in order of time.

    One row an event, the theme that is stated of it and the relation, as in ``themes_of``. ``date``
    is the date as EDTF, with the precision of the source; ``begins`` and ``ends`` are its outer
    bounds. An event without a date comes last, with all three absent.

    Args:
        graph: where to look.
        theme: a code, such as ``code/theme/urban-regeneration``.
        relation: ``dcterms:subject`` for what it was about, ``dcterms:relation`` for what it
            touched on; None is both.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/on_theme.rq``.
    """
    return graph.rows("events/on_theme", OnTheme, languages, theme=theme, relation=relation)


@dataclass(frozen=True, slots=True)
class OrganisedBy:
    """An event that the organisation organised."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    organisation: IRI
    organisation_label: str
    role: IRI
    role_label: str


def organised_by(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> list[OrganisedBy]:
    """Events that an organisation organised, alone or with others, in order of time.

    As worded by the sources: a department, the city that it belongs to and the city's government
    are different bodies, and support is no organising. ``role`` is organiser or co-organiser; an
    event comes twice only if a body is named as both. ``date`` is the date as EDTF, with the
    precision of the source; ``begins`` and ``ends`` are its outer bounds. An event without a date
    comes last, with all three absent.

    Args:
        graph: where to look.
        organisation: one organisation or several; units and parents are not added.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/organised_by.rq``.
    """
    return graph.rows("events/organised_by", OrganisedBy, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class PlacesOf:
    """A place of an event."""

    event: IRI
    event_label: str
    place: IRI
    place_label: str
    main_venue: bool


def places_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[PlacesOf]:
    """Places of an event, its main venue first.

    One row a place that is stated; places that contain it are not added. ``main_venue`` is True for
    the building or ground of the main part. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/places_of.rq``.
    """
    return graph.rows("events/places_of", PlacesOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class Planned:
    """An event that is announced."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    series: IRI | None
    series_label: str | None
    place: IRI | None
    place_label: str | None


def planned(graph: Graph, *, languages: Languages | None = None) -> list[Planned]:
    """Events that are announced and not yet held, in order of the dates planned.

    One row an event and place. What is planned can change: ``claims.about`` says when it was told.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/planned.rq``.
    """
    return graph.rows("events/planned", Planned, languages)


@dataclass(frozen=True, slots=True)
class ProjectsOf:
    """A project behind an event."""

    event: IRI
    event_label: str
    project: IRI
    project_label: str
    relation: IRI
    relation_label: str


def projects_of(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[ProjectsOf]:
    """Projects that an event implements or that helped make it possible.

    One row a project and ``relation``: ``cg:partOfProject`` or ``cg:supportedByProject``. Support
    to one participant only is not among them: see ``roles_in``. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/projects_of.rq``.
    """
    return graph.rows("events/projects_of", ProjectsOf, languages, event=event)


@dataclass(frozen=True, slots=True)
class RolesIn:
    """A role that an agent had in an event."""

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
) -> list[RolesIn]:
    """Who had which role in an event, for whom, at whose request, with which project's support.

    One row a role of an agent, more if several beneficiaries, askers or projects are stated of it;
    ordered by role and agent. ``stated_on`` is the participation that states the role, or the event
    itself where it names its organiser directly. Roles only implied by a source are left out.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        role: only this role, a code such as ``code/role/supporter``; None is every role.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/roles_in.rq``.
    """
    return graph.rows("events/roles_in", RolesIn, languages, event=event, role=role)


@dataclass(frozen=True, slots=True)
class SeriesCalendar:
    """An edition with its theme and venue."""

    series: IRI
    series_label: str
    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    status: IRI | None
    status_label: str | None
    theme: str | None
    venue: IRI | None
    venue_label: str | None


def series_calendar(graph: Graph, series: Things, *, languages: Languages | None = None) -> list[SeriesCalendar]:
    """Editions of a series in order of time, planned ones too, with theme and main venue.

    One row an edition, theme and main venue. ``status`` is absent for editions that were held.
    ``theme`` is in the first language asked for, else in English.

    Args:
        graph: where to look.
        series: one series or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/series_calendar.rq``.
    """
    return graph.rows("events/series_calendar", SeriesCalendar, languages, series=series)


@dataclass(frozen=True, slots=True)
class SupportedBy:
    """An event that a project carried out or supported."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    project: IRI
    project_label: str
    relation: IRI
    relation_label: str


def supported_by(graph: Graph, project: Things, *, languages: Languages | None = None) -> list[SupportedBy]:
    """Events that implement a project or that it helped make possible, in order of time.

    One row an event and ``relation``, as in ``projects_of``. ``date`` is the date as EDTF, with the
    precision of the source; ``begins`` and ``ends`` are its outer bounds. An event without a date
    comes last, with all three absent.

    Args:
        graph: where to look.
        project: one project or several.
        languages: order of languages for labels; None is the graph's own.

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
    graph: Graph,
    event: Things,
    *,
    relation: Things | None = None,
    languages: Languages | None = None,
) -> list[ThemesOf]:
    """Themes of an event, those that it was about before those that it touched on.

    One row a theme and ``relation``: ``dcterms:subject`` is a stated focus, ``dcterms:relation`` a
    matter that was discussed besides. Within each, by IRI. Nothing known is an empty list.

    Args:
        graph: where to look.
        event: one event or several; an edition (``event/hcdf-2024``), not the series.
        relation: ``dcterms:subject`` for what it was about, ``dcterms:relation`` for what it
            touched on; None is both.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/themes_of.rq``.
    """
    return graph.rows("events/themes_of", ThemesOf, languages, event=event, relation=relation)


@dataclass(frozen=True, slots=True)
class Timeline:
    """An event in the order of time."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    precision: str | None
    status: IRI | None
    status_label: str | None


def timeline(graph: Graph, *, languages: Languages | None = None) -> list[Timeline]:
    """All events in order of time, undated ones last.

    One row an event. ``date`` is the date as EDTF, with the precision of the source; ``begins`` and
    ``ends`` are its outer bounds. ``precision`` is day, month, year or other, that of the
    beginning. An event without a date comes last, with all three absent. Events that begin on the
    same day are ordered by their end, then by IRI.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/timeline.rq``.
    """
    return graph.rows("events/timeline", Timeline, languages)


@dataclass(frozen=True, slots=True)
class WithParticipant:
    """An event in which the organisation had a role."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    organisation: IRI
    organisation_label: str
    role: IRI
    role_label: str


def with_participant(
    graph: Graph,
    organisation: Things,
    *,
    role: Things | None = None,
    languages: Languages | None = None,
) -> list[WithParticipant]:
    """Events in which an organisation had a role, and the role, in order of time.

    One row an event and role, organisers and co-organisers included. Being a party to an agreement
    that is signed at an event is no role in it. ``date`` is the date as EDTF, with the precision of
    the source; ``begins`` and ``ends`` are its outer bounds. An event without a date comes last,
    with all three absent.

    Args:
        graph: where to look.
        organisation: one organisation or several; units and parents are not added.
        role: only this role, a code such as ``code/role/supporter``; None is every role.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/with_participant.rq``.
    """
    return graph.rows("events/with_participant", WithParticipant, languages, organisation=organisation, role=role)


@dataclass(frozen=True, slots=True)
class WithoutOutcomes:
    """An event of which no figure is known."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None


def without_outcomes(graph: Graph, *, languages: Languages | None = None) -> list[WithoutOutcomes]:
    """Events of which no figure is reported, in order of time.

    One row an event without any observation that is shown; effects told in words do not count.
    ``date`` is the date as EDTF, with the precision of the source; ``begins`` and ``ends`` are its
    outer bounds. An event without a date comes last, with all three absent.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/events/without_outcomes.rq``.
    """
    return graph.rows("events/without_outcomes", WithoutOutcomes, languages)


@dataclass(frozen=True, slots=True)
class Involving:
    """An agent's role in an event."""

    event: IRI
    event_label: str
    date: str | None
    begins: dt.date | None
    ends: dt.date | None
    role: IRI
    role_label: str
    agent: IRI
    agent_label: str


def involving(
    graph: Graph,
    *,
    agent: Things | None = None,
    role: Things | None = None,
    languages: Languages | None = None,
) -> list[Involving]:
    """Events with everybody who had a role in them, in order of time, undated ones last.

    One row an event, agent and role; a role that is stated both of the event and of a participation
    counts once. Projects, their phases and activities are no events; ``organisations.activities_of`` has
    them. Events of which no role is stated are absent; ``timeline`` has them.

    Args:
        graph: where to look.
        agent: only these organisations and persons.
        role: only these roles, such as ``code/role/organiser``.
        languages: the order in which labels are wanted.

    Source: ``queries/events/involving.rq``.
    """
    return graph.rows("events/involving", Involving, languages, agent=agent, role=role)
