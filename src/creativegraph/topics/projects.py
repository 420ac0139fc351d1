# generated from queries/projects/*.rq; edit those
"""Projects, their phases and activities: aims, target groups and areas, and effects in words.

Aims and effects are words of a source, in Vietnamese and English; what was counted is an outcome and in the topic
``outcomes``.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "ActivitiesOf",
    "Details",
    "ForGroup",
    "ImpactsOf",
    "ImplementedBy",
    "ImplementersOf",
    "InArea",
    "InLineWith",
    "InitiativesOf",
    "Listed",
    "ObjectivesOf",
    "OpenCalls",
    "PartsOfInitiative",
    "PhasesOf",
    "TargetAreasOf",
    "TargetGroupsOf",
    "TargetSitesOf",
    "TitlesOf",
    "activities_of",
    "details",
    "for_group",
    "impacts_of",
    "implemented_by",
    "implementers_of",
    "in_area",
    "in_line_with",
    "initiatives_of",
    "listed",
    "objectives_of",
    "open_calls",
    "parts_of_initiative",
    "phases_of",
    "target_areas_of",
    "target_groups_of",
    "target_sites_of",
    "titles_of",
]


@dataclass(frozen=True, slots=True)
class ActivitiesOf:
    """An activity or event of the project.

    Attributes:
        relation: ``cg:partOfProject`` or ``cg:supportedByProject``.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    project: IRI
    project_label: str
    activity: IRI
    activity_label: str
    kind: IRI | None
    kind_label: str | None
    relation: IRI
    relation_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def activities_of(
    graph: Graph,
    project: Things,
    *,
    place: Things | None = None,
    year: int | None = None,
    languages: Languages | None = None,
) -> Answers[ActivitiesOf]:
    """Activities and events that a project carries out or supports, earliest first.

    One row per project, activity and link. An event that the project helped somebody to attend counts as supported.
    Undated activities come last, and are left out when ``year`` is given.

    Args:
        graph: The graph to ask.
        project: One project or several. Takes cg:Project.
        place: Only what happens in or is about this place or a part of it. Takes cg:Place.
        year: Only what can belong to this year, at least in part; any time if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/projects/activities_of.rq``.
    """
    return graph.rows("projects/activities_of", ActivitiesOf, languages, project=project, place=place, year=year)


@dataclass(frozen=True, slots=True)
class Details:
    """A project with its title, dates, whole and founding agreement.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        phase_of: The project of which this is a phase.
        agreement: The agreement that creates the project; agreements that only provide for it are in
            ``agreements/initiatives_of``.
    """

    project: IRI
    project_label: str
    kind: IRI
    kind_label: str
    title: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    phase_of: IRI | None
    phase_of_label: str | None
    phase_number: int | None
    agreement: IRI | None
    agreement_label: str | None


def details(graph: Graph, project: Things, *, languages: Languages | None = None) -> Answers[Details]:
    """What a project is, of what it is a phase, and which agreement creates it.

    One row per project, kind, whole and agreement; most projects have one row. What no source says is absent.

    Args:
        graph: The graph to ask.
        project: One project or phase, or several. Takes cg:Project.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/details.rq``.
    """
    return graph.rows("projects/details", Details, languages, project=project)


@dataclass(frozen=True, slots=True)
class ForGroup:
    """A project or initiative for the group."""

    thing: IRI
    thing_label: str
    group: IRI
    group_label: str


def for_group(graph: Graph, group: Things, *, languages: Languages | None = None) -> Answers[ForGroup]:
    """Projects and initiatives meant for a group of people, by name.

    One row per project or initiative and group. Only groups that a source names count.

    Args:
        graph: The graph to ask.
        group: A code of target groups. Takes a code of the list target-group.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/for_group.rq``.
    """
    return graph.rows("projects/for_group", ForGroup, languages, group=group)


@dataclass(frozen=True, slots=True)
class ImpactsOf:
    """An effect in words, as its source credits it.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    thing: IRI
    thing_label: str
    text: str
    lang: str
    source: IRI | None
    source_label: str | None


def impacts_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[ImpactsOf]:
    """Effects that a source credits to a project, event or agreement, in words.

    One row per thing and text, in the first language; a thing that has none in it gives what it has in all others.
    These are statements and not counts; counted results are outcomes.

    Args:
        graph: The graph to ask.
        thing: A project, event or agreement. Takes cg:Agreement, cg:Event, cg:Initiative, cg:Project or
            cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/impacts_of.rq``.
    """
    return graph.rows("projects/impacts_of", ImpactsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class ImplementedBy:
    """A project or activity of the organisation.

    Attributes:
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    organisation: IRI
    organisation_label: str
    thing: IRI
    thing_label: str
    kind: IRI
    kind_label: str
    status: IRI | None
    status_label: str | None


def implemented_by(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[ImplementedBy]:
    """Projects and activities that an organisation carries out, by name.

    One row per organisation, project or activity, and kind. Carrying it out with others counts as well.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization or cg:Person.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/implemented_by.rq``.
    """
    return graph.rows("projects/implemented_by", ImplementedBy, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class ImplementersOf:
    """An organisation that carries out the project or activity.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    thing: IRI
    thing_label: str
    implementer: IRI
    implementer_label: str
    source: IRI | None
    source_label: str | None


def implementers_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[ImplementersOf]:
    """Organisations that carry out a project or activity, by name.

    One row per thing and organisation. Who only pays or supports is a participant and not an implementer.

    Args:
        graph: The graph to ask.
        thing: A project or activity. Takes cg:Initiative, cg:Project or cg:ProjectActivity.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/implementers_of.rq``.
    """
    return graph.rows("projects/implementers_of", ImplementersOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class InArea:
    """A project and the place that it targets.

    Attributes:
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    project: IRI
    project_label: str
    area: IRI
    area_label: str
    status: IRI | None
    status_label: str | None


def in_area(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[InArea]:
    """Projects that target a place or a part of it, by name.

    One row per project and place that it targets. A project for a whole country is not given for one of its cities.

    Args:
        graph: The graph to ask.
        place: A city, region or country. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/in_area.rq``.
    """
    return graph.rows("projects/in_area", InArea, languages, place=place)


@dataclass(frozen=True, slots=True)
class InLineWith:
    """A thing that is said to be in line with the policy."""

    thing: IRI
    thing_label: str
    policy: IRI
    policy_label: str


def in_line_with(graph: Graph, policy: Things, *, languages: Languages | None = None) -> Answers[InLineWith]:
    """Projects, agreements and initiatives in line with a policy, by name.

    One row per project, agreement or initiative, and policy. A source must say so; a common subject is not enough. The
    reverse is ``policies/aligned_with``.

    Args:
        graph: The graph to ask.
        policy: One policy or several. Takes cg:PolicyInstrument.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/in_line_with.rq``.
    """
    return graph.rows("projects/in_line_with", InLineWith, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class InitiativesOf:
    """An initiative and what it is in words.

    Attributes:
        text: What the initiative is.
    """

    project: IRI
    project_label: str
    initiative: IRI
    initiative_label: str
    text: str | None
    lang: str | None


def initiatives_of(graph: Graph, project: Things, *, languages: Languages | None = None) -> Answers[InitiativesOf]:
    """Initiatives that a project helps to bring about, with what they are.

    One row per project, initiative and description, in the first language; an initiative that has none in it gives
    those in all others. Initiatives of an agreement are in ``agreements/initiatives_of``.

    Args:
        graph: The graph to ask.
        project: One project or several. Takes cg:Project.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/initiatives_of.rq``.
    """
    return graph.rows("projects/initiatives_of", InitiativesOf, languages, project=project)


@dataclass(frozen=True, slots=True)
class Listed:
    """A project or a phase of one.

    Attributes:
        title: The full title in the first language, or else the first by alphabet in any; ``projects/titles_of`` has
            all.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: What has become of it, such as planned or cancelled; absent where no source says so.
    """

    project: IRI
    project_label: str
    kind: IRI
    kind_label: str
    title: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None


def listed(graph: Graph, *, languages: Languages | None = None) -> Answers[Listed]:
    """All projects and phases of projects, by name.

    One row per project and kind.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Source: ``queries/projects/listed.rq``.
    """
    return graph.rows("projects/listed", Listed, languages)


@dataclass(frozen=True, slots=True)
class ObjectivesOf:
    """An aim in words.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    thing: IRI
    thing_label: str
    text: str
    lang: str
    source: IRI | None
    source_label: str | None


def objectives_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[ObjectivesOf]:
    """Aims of a project, activity, event, agreement or initiative, in words.

    One row per thing and text, in the first language; a thing that has none in it gives what it has in all others. An
    aim is what a source states as one; what has come of it is in ``projects/impacts_of``.

    Args:
        graph: The graph to ask.
        thing: A project, activity, event, agreement, initiative or policy. Takes cg:Agreement, cg:Event, cg:Initiative,
            cg:PolicyInstrument, cg:Project or cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/objectives_of.rq``.
    """
    return graph.rows("projects/objectives_of", ObjectivesOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class OpenCalls:
    """A call, a prize or a programme as one source gives its deadline.

    Attributes:
        opens: The first day for applications, as EDTF.
        closes: The last day for applications, as EDTF.
        meant: A group, kind of organisation, place or body to which it is open.
        condition: What is asked of applicants, in the words of the source.
        status: What a source says has become of it.
        source: A source that gives the deadline.
    """

    call: IRI
    call_label: str
    opens: str | None
    closes: str
    meant: IRI | None
    meant_label: str | None
    condition: str | None
    status: IRI | None
    status_label: str | None
    source: IRI | None
    source_label: str | None


def open_calls(
    graph: Graph, *, on: datetime.date | None = None, open_to: Things | None = None, languages: Languages | None = None
) -> Answers[OpenCalls]:
    """Calls, prizes and programmes that accept applications on a day or later, by the last day for applications.

    One row per call, source of the deadline and group or place to which it is open. A call without a deadline is left
    out, and so is one whose deadline ends before the day.

    Args:
        graph: The graph to ask.
        on: Calls that close on this day or later; every call if left out. A call need not have opened yet.
        open_to: Only calls that are open to this group, kind of organisation, place or body.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/projects/open_calls.rq``.
    """
    return graph.rows("projects/open_calls", OpenCalls, languages, on=on, open_to=open_to)


@dataclass(frozen=True, slots=True)
class PartsOfInitiative:
    """A part of an initiative.

    Attributes:
        part_of: Of which it is directly a part.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: Planned, on-going and the like; absent if no source gives one.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    initiative: IRI
    initiative_label: str
    part: IRI
    part_label: str
    part_of: IRI
    part_of_label: str
    kind: IRI
    kind_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None
    source: IRI | None
    source_label: str | None


def parts_of_initiative(
    graph: Graph, initiative: Things, *, languages: Languages | None = None
) -> Answers[PartsOfInitiative]:
    """Projects, events, plans and lines of action that are part of a larger initiative or programme, by name.

    One row per part and kind. Parts of parts are included; ``part_of`` says of which each is directly a part. Phases of
    a project are in ``projects/phases_of``.

    Args:
        graph: The graph to ask.
        initiative: One initiative or project, or several. Takes cg:Initiative or cg:Project.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/parts_of_initiative.rq``.
    """
    return graph.rows("projects/parts_of_initiative", PartsOfInitiative, languages, initiative=initiative)


@dataclass(frozen=True, slots=True)
class PhasesOf:
    """A phase and its number.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    project: IRI
    project_label: str
    phase: IRI
    phase_label: str
    number: int | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def phases_of(graph: Graph, project: Things, *, languages: Languages | None = None) -> Answers[PhasesOf]:
    """Phases of a project, in their order.

    One row per project and phase. The first phase is listed only where a source speaks of it as a phase. Phases without
    a number come first.

    Args:
        graph: The graph to ask.
        project: The project as a whole. Takes cg:Project.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/phases_of.rq``.
    """
    return graph.rows("projects/phases_of", PhasesOf, languages, project=project)


@dataclass(frozen=True, slots=True)
class TargetAreasOf:
    """A place that the project targets.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    project: IRI
    project_label: str
    area: IRI
    area_label: str
    source: IRI | None
    source_label: str | None


def target_areas_of(graph: Graph, project: Things, *, languages: Languages | None = None) -> Answers[TargetAreasOf]:
    """Places where a project is meant to have effect, by name.

    One row per project and place. Only stated places count: a project for Viet Nam does not list its cities, and a
    phase does not inherit.

    Args:
        graph: The graph to ask.
        project: One project or phase, or several. Takes cg:Project.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/target_areas_of.rq``.
    """
    return graph.rows("projects/target_areas_of", TargetAreasOf, languages, project=project)


@dataclass(frozen=True, slots=True)
class TargetGroupsOf:
    """A group of the code list of target groups.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    thing: IRI
    thing_label: str
    group: IRI
    group_label: str
    source: IRI | None
    source_label: str | None


def target_groups_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[TargetGroupsOf]:
    """Groups of people for whom a project or initiative is meant, by name.

    One row per thing and group. Organisations that are to be helped are in ``organisations/beneficiaries_of``.

    Args:
        graph: The graph to ask.
        thing: A project or initiative. Takes cg:Agreement, cg:Initiative or cg:Project.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/target_groups_of.rq``.
    """
    return graph.rows("projects/target_groups_of", TargetGroupsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class TargetSitesOf:
    """A kind of site, such as World Heritage site.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    project: IRI
    project_label: str
    site_kind: IRI
    site_kind_label: str
    source: IRI | None
    source_label: str | None


def target_sites_of(graph: Graph, project: Things, *, languages: Languages | None = None) -> Answers[TargetSitesOf]:
    """Kinds of sites in which a project works, by name.

    One row per project and kind of site. The sites themselves, where they are named, are in
    ``projects/target_areas_of``.

    Args:
        graph: The graph to ask.
        project: One project or several. Takes cg:Project.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/target_sites_of.rq``.
    """
    return graph.rows("projects/target_sites_of", TargetSitesOf, languages, project=project)


@dataclass(frozen=True, slots=True)
class TitlesOf:
    """A full title."""

    thing: IRI
    thing_label: str
    title: str
    lang: str


def titles_of(
    graph: Graph, thing: Things, *, in_language: str | None = None, languages: Languages | None = None
) -> Answers[TitlesOf]:
    """Full titles of a project or agreement, by language.

    One row per thing and title. Translations are titles as well; the claims tell which words are those of a source. A
    thing that has only a short name gives no row.

    Args:
        graph: The graph to ask.
        thing: A project, agreement or policy. Takes cg:Agreement, cg:PolicyInstrument, cg:Project or cg:Source.
        in_language: Only titles in this language, such as ``vi``.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/projects/titles_of.rq``.
    """
    return graph.rows("projects/titles_of", TitlesOf, languages, thing=thing, in_language=in_language)
