# generated from queries/organisations/*.rq; edit those
"""Organisations: companies, authorities, bodies of the United Nations, their offices, and networks.

An organisation is not its place. The City of Hà Nội that organises a festival is the government ``org/hanoi-city-
government``; the city itself is ``place/hanoi``.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things
from creativegraph.rows import Answers

__all__ = [
    "ActivitiesOf",
    "BeneficiariesOf",
    "Capacities",
    "Details",
    "HeadsOf",
    "IdentifiersOf",
    "Listed",
    "PartnersOf",
    "SeatedIn",
    "Sharing",
    "TakingPartIn",
    "UnitsOf",
    "activities_of",
    "beneficiaries_of",
    "capacities",
    "details",
    "heads_of",
    "identifiers_of",
    "listed",
    "partners_of",
    "seated_in",
    "sharing",
    "taking_part_in",
    "units_of",
]


@dataclass(frozen=True, slots=True)
class ActivitiesOf:
    """Something in which the organisation has a part.

    Attributes:
        relation: The property that leads from the thing to the organisation, such as ``cg:organisedBy``.
        role: Set where the relation is a participation.
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    organisation: IRI
    organisation_label: str
    thing: IRI
    thing_label: str
    kind: IRI | None
    kind_label: str | None
    relation: IRI
    relation_label: str
    role: IRI | None
    role_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def activities_of(
    graph: Graph,
    organisation: Things,
    *,
    place: Things | None = None,
    year: int | None = None,
    languages: Languages | None = None,
) -> Answers[ActivitiesOf]:
    """Everything in which an organisation has a part and how, earliest first.

    One row per organisation, thing, kind, relation and role; taking part in two roles gives two rows. Agreements have
    the date of their signing, policies that of their adoption. Undated things come last, and are left out when ``year``
    is given.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several; its offices are not included. Takes org:Organization or cg:Person.
        place: Only what happens in or is about this place or a part of it. Takes cg:Place.
        year: Only what can belong to this year, at least in part; any time if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/organisations/activities_of.rq``.
    """
    return graph.rows(
        "organisations/activities_of", ActivitiesOf, languages, organisation=organisation, place=place, year=year
    )


@dataclass(frozen=True, slots=True)
class BeneficiariesOf:
    """A beneficiary and who helps it.

    Attributes:
        helper: Who carries out or organises the activity, or takes part in it for that beneficiary.
    """

    activity: IRI
    activity_label: str
    beneficiary: IRI
    beneficiary_label: str
    helper: IRI | None
    helper_label: str | None


def beneficiaries_of(graph: Graph, activity: Things, *, languages: Languages | None = None) -> Answers[BeneficiariesOf]:
    """Organisations that an activity or the help given to it is meant for, by name.

    One row per activity, beneficiary and helper. What the help is for is in ``projects/objectives_of``.

    Args:
        graph: The graph to ask.
        activity: An activity, event, project or initiative. Takes cg:Event, cg:Initiative, cg:Project or
            cg:ProjectActivity.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/beneficiaries_of.rq``.
    """
    return graph.rows("organisations/beneficiaries_of", BeneficiariesOf, languages, activity=activity)


@dataclass(frozen=True, slots=True)
class Capacities:
    """A capacity of an organisation.

    Attributes:
        capacity: The role of a participation, or else the property that leads to the organisation, such as
            ``cg:hasParty``.
        cases: Agreements, events, memberships or participations.
    """

    organisation: IRI
    organisation_label: str
    capacity: IRI
    capacity_label: str
    cases: int


def capacities(
    graph: Graph, *, organisation: Things | None = None, languages: Languages | None = None
) -> Answers[Capacities]:
    """In what capacity organisations appear, and how often, by organisation.

    One row per organisation and capacity. An organisation that only has a seat or a parent is left out;
    ``organisations/listed`` has it. Ended memberships count.

    Args:
        graph: The graph to ask.
        organisation: Only these organisations. Takes org:Organization.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/capacities.rq``.
    """
    return graph.rows("organisations/capacities", Capacities, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class Details:
    """An organisation with its founding year, seat, parent and web page.

    Attributes:
        founded: The year.
        part_of: The parent organisation.
    """

    organisation: IRI
    organisation_label: str
    kind: IRI
    kind_label: str
    founded: int | None
    seat: IRI | None
    seat_label: str | None
    part_of: IRI | None
    part_of_label: str | None
    page: IRI | None


def details(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[Details]:
    """What an organisation is, since when, where, and of what it is a part.

    One row per organisation, kind, seat, parent and page; most organisations have one row. What no source says is
    absent.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/details.rq``.
    """
    return graph.rows("organisations/details", Details, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class HeadsOf:
    """Someone who heads or headed an organisation.

    Attributes:
        shown: True where the graph states it as a fact of today.
        valid_from: An EDTF date: ``[2020..2022]`` is some time from 2020 to 2022.
        valid_until: An EDTF date: ``[2020..2022]`` is some time from 2020 to 2022.
    """

    organisation: IRI
    organisation_label: str
    person: IRI
    person_label: str
    shown: bool
    valid_from: str | None
    valid_until: str | None
    note: str | None
    claim: IRI


def heads_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[HeadsOf]:
    """People who head an organisation or headed it, with when, those of today first.

    One row per claim; people of today come first.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/heads_of.rq``.
    """
    return graph.rows("organisations/heads_of", HeadsOf, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class IdentifiersOf:
    """An identifier of the organisation.

    Attributes:
        relation: ``identifier`` for a code with its scheme in front, ``same as`` for the same organisation, ``close
            match`` for a stand-in.
    """

    organisation: IRI
    organisation_label: str
    relation: str
    identifier: str


def identifiers_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[IdentifiersOf]:
    """Identifiers of an organisation in other datasets, by kind of link.

    One row per organisation, link and identifier.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/identifiers_of.rq``.
    """
    return graph.rows("organisations/identifiers_of", IdentifiersOf, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation, an office of one, or a network of cities."""

    organisation: IRI
    organisation_label: str
    kind: IRI
    kind_label: str


def listed(graph: Graph, *, languages: Languages | None = None) -> Answers[Listed]:
    """All organisations and networks with their kind, by name.

    One row per organisation and kind. Offices and departments are organisations of their own;
    ``organisations/units_of`` tells whose they are.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Source: ``queries/organisations/listed.rq``.
    """
    return graph.rows("organisations/listed", Listed, languages)


@dataclass(frozen=True, slots=True)
class PartnersOf:
    """A partner and something that it shares with the organisation.

    Attributes:
        relation: The property that leads from the shared thing, or from a participation in it, to the partner.
    """

    organisation: IRI
    organisation_label: str
    partner: IRI
    partner_label: str
    thing: IRI
    thing_label: str
    relation: IRI
    relation_label: str


def partners_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[PartnersOf]:
    """Organisations that share agreements, events or projects with one, by name.

    One row per partner, shared thing and relation of the partner. Two organisations share a thing if both are party,
    organiser, implementer or participant; a beneficiary is no partner.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization or cg:Person.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/partners_of.rq``.
    """
    return graph.rows("organisations/partners_of", PartnersOf, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class SeatedIn:
    """An organisation and the place of its seat or office."""

    organisation: IRI
    organisation_label: str
    seat: IRI
    seat_label: str


def seated_in(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[SeatedIn]:
    """Organisations with a seat or office in a place or a part of it, by name.

    One row per organisation and seat. The city that a government administers is not its seat; ``places/details`` has
    the government of a place.

    Args:
        graph: The graph to ask.
        place: A city, region or country. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/seated_in.rq``.
    """
    return graph.rows("organisations/seated_in", SeatedIn, languages, place=place)


@dataclass(frozen=True, slots=True)
class Sharing:
    """An organisation's part in an agreement or a project.

    Attributes:
        date: The signing of an agreement, or the time of a project, as EDTF.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    organisation: IRI
    organisation_label: str
    relation: IRI
    relation_label: str
    thing: IRI
    thing_label: str
    kind: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def sharing(graph: Graph, *, kind: str | None = None, languages: Languages | None = None) -> Answers[Sharing]:
    """Organisations with the agreements they are party to and the projects they carry out, by IRI.

    One row per organisation and agreement or project; an agreement that was signed twice on known days has two rows.
    Organisations listed with the same thing share it. Events are in ``events/involving``.

    Args:
        graph: The graph to ask.
        kind: Only ``agreement`` or only ``project``. Takes agreement or project.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/organisations/sharing.rq``.
    """
    return graph.rows("organisations/sharing", Sharing, languages, kind=kind)


@dataclass(frozen=True, slots=True)
class TakingPartIn:
    """An organisation with a part in the activity.

    Attributes:
        relation: The property that leads from the thing to the organisation, such as ``cg:organisedBy``.
        role: Set where the relation is a participation.
        requested_by: The organisation that asked for the help.
    """

    activity: IRI
    activity_label: str
    organisation: IRI
    organisation_label: str
    relation: IRI
    relation_label: str
    role: IRI | None
    role_label: str | None
    requested_by: IRI | None
    requested_by_label: str | None
    beneficiary: IRI | None
    beneficiary_label: str | None


def taking_part_in(graph: Graph, activity: Things, *, languages: Languages | None = None) -> Answers[TakingPartIn]:
    """Organisations with a part in an event, project or activity, by name.

    One row per activity, organisation, relation, role, requester and beneficiary. Who only benefits is a
    ``beneficiary`` and has no row of its own; see ``organisations/beneficiaries_of``.

    Args:
        graph: The graph to ask.
        activity: An event, project, activity or signing. Takes cg:Event, cg:Initiative, cg:Project or
            cg:ProjectActivity.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/taking_part_in.rq``.
    """
    return graph.rows("organisations/taking_part_in", TakingPartIn, languages, activity=activity)


@dataclass(frozen=True, slots=True)
class UnitsOf:
    """An office or department."""

    organisation: IRI
    organisation_label: str
    unit: IRI
    unit_label: str
    kind: IRI
    kind_label: str


def units_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[UnitsOf]:
    """Offices and departments of an organisation, through all levels, by name.

    One row per organisation, unit and kind. A unit of a unit belongs to the whole as well.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/units_of.rq``.
    """
    return graph.rows("organisations/units_of", UnitsOf, languages, organisation=organisation)
