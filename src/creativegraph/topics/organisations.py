"""Organisations: companies, authorities, bodies of the United Nations, their offices, and networks.

The one rule: an organisation is not its place. The City of Hà Nội that organises a festival is the
government ``org/hanoi-city-government``; the city itself is ``place/hanoi``.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

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
class HeadsOf:
    """Someone who heads or headed an organisation."""

    organisation: IRI
    organisation_label: str
    person: IRI
    person_label: str
    shown: bool
    valid_from: str | None
    valid_until: str | None
    note: str | None
    claim: IRI


def heads_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> list[HeadsOf]:
    """People who head an organisation or headed it, those of today first.

    One row a claim. ``shown`` is True where the graph states it as a fact of today.
    ``valid_from`` and ``valid_until`` are EDTF dates: ``[2020..2022]`` is some time from 2020 to 2022.

    Args:
        graph: where to look.
        organisation: one organisation or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/organisations/heads_of.rq``.
    """
    return graph.rows("organisations/heads_of", HeadsOf, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation, an office of one, or a network of cities."""

    organisation: IRI
    organisation_label: str
    kind: IRI
    kind_label: str


def listed(graph: Graph, *, languages: Languages | None = None) -> list[Listed]:
    """All organisations and networks with their kind, by name.

    Offices and departments are organisations of their own; ``units_of`` tells whose they are.

    Args:
        graph: where to look.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/listed.rq``.
    """
    return graph.rows("organisations/listed", Listed, languages)


@dataclass(frozen=True, slots=True)
class Capacities:
    """A capacity of an organisation."""

    organisation: IRI
    organisation_label: str
    capacity: IRI
    capacity_label: str
    cases: int


def capacities(
    graph: Graph, *, organisation: Things | None = None, languages: Languages | None = None
) -> list[Capacities]:
    """In what capacity organisations appear, and how often, by organisation.

    ``capacity`` is the role of a participation, or else the property that leads from the thing to
    the organisation, such as ``cg:hasParty``. ``cases`` counts agreements, events, memberships or
    participations. An organisation that only has a seat or a parent is absent; ``listed`` has it.

    Args:
        graph: where to look.
        organisation: only these organisations.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/capacities.rq``.
    """
    return graph.rows("organisations/capacities", Capacities, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class ActivitiesOf:
    """Something in which the organisation has a part.

    ``relation`` is the property that leads from the thing to the organisation, such as
    ``cg:organisedBy``; ``role`` is set where the relation is a participation.
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
) -> list[ActivitiesOf]:
    """Everything in which an organisation has a part and how, earliest first.

    Agreements have the date of their signing, policies that of their adoption. Undated things come
    last, and are absent when ``year`` is given. Taking part twice in two roles gives two rows.

    Args:
        graph: where to look.
        organisation: the organisation; its offices are not meant with it.
        place: only what happens in or is about this place or a part of it.
        year: only what a part of this year can belong to.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/activities_of.rq``.
    """
    return graph.rows(
        "organisations/activities_of",
        ActivitiesOf,
        languages,
        organisation=organisation,
        place=place,
        year=year,
    )


@dataclass(frozen=True, slots=True)
class TakingPartIn:
    """An organisation with a part in the activity.

    ``relation`` is the property that leads from the thing to the organisation, such as
    ``cg:organisedBy``; ``role`` is set where the relation is a participation.
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


def taking_part_in(graph: Graph, activity: Things, *, languages: Languages | None = None) -> list[TakingPartIn]:
    """Organisations with a part in an event, project or activity, by name.

    Who only benefits is a ``beneficiary`` and has no row of its own; see ``beneficiaries_of``.

    Args:
        graph: where to look.
        activity: an event, project, activity or signing.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/taking_part_in.rq``.
    """
    return graph.rows("organisations/taking_part_in", TakingPartIn, languages, activity=activity)


@dataclass(frozen=True, slots=True)
class BeneficiariesOf:
    """A beneficiary and who helps it."""

    activity: IRI
    activity_label: str
    beneficiary: IRI
    beneficiary_label: str
    helper: IRI | None
    helper_label: str | None


def beneficiaries_of(graph: Graph, activity: Things, *, languages: Languages | None = None) -> list[BeneficiariesOf]:
    """Organisations that an activity or the help given to it is meant for, by name.

    ``helper`` carries out or organises the activity, or takes part in it with that beneficiary in
    mind. What the help is for is in ``projects.objectives_of``.

    Args:
        graph: where to look.
        activity: an activity, event, project or initiative.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/beneficiaries_of.rq``.
    """
    return graph.rows("organisations/beneficiaries_of", BeneficiariesOf, languages, activity=activity)


@dataclass(frozen=True, slots=True)
class PartnersOf:
    """A partner and something that it shares with the organisation."""

    organisation: IRI
    organisation_label: str
    partner: IRI
    partner_label: str
    thing: IRI
    thing_label: str
    relation: IRI
    relation_label: str


def partners_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> list[PartnersOf]:
    """Organisations that share agreements, events or projects with one, by name.

    Sharing means that both are party, organiser, implementer or participant; a beneficiary is no
    partner.

    Args:
        graph: where to look.
        organisation: the organisation.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/partners_of.rq``.
    """
    return graph.rows("organisations/partners_of", PartnersOf, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class UnitsOf:
    """An office or department."""

    organisation: IRI
    organisation_label: str
    unit: IRI
    unit_label: str
    kind: IRI
    kind_label: str


def units_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> list[UnitsOf]:
    """Offices and departments of an organisation, through all levels, by name.

    A unit of a unit belongs to the whole as well.

    Args:
        graph: where to look.
        organisation: the organisation.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/units_of.rq``.
    """
    return graph.rows("organisations/units_of", UnitsOf, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class SeatedIn:
    """An organisation and the place of its seat or office."""

    organisation: IRI
    organisation_label: str
    seat: IRI
    seat_label: str


def seated_in(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[SeatedIn]:
    """Organisations with a seat or office in a place or a part of it, by name.

    The city that a government administers is not its seat; ``places.details`` has the government of
    a place.

    Args:
        graph: where to look.
        place: a city, region or country.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/seated_in.rq``.
    """
    return graph.rows("organisations/seated_in", SeatedIn, languages, place=place)


@dataclass(frozen=True, slots=True)
class Details:
    """An organisation with its founding year, seat, parent and web page."""

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


def details(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> list[Details]:
    """What an organisation is, since when, where, and of what it is a part.

    What no source says is None. Several seats, parents or pages give several rows.

    Args:
        graph: where to look.
        organisation: the organisation.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/details.rq``.
    """
    return graph.rows("organisations/details", Details, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class IdentifiersOf:
    """An identifier of the organisation."""

    organisation: IRI
    organisation_label: str
    relation: str
    identifier: str


def identifiers_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> list[IdentifiersOf]:
    """Identifiers of an organisation in other datasets, by kind of link.

    ``relation`` is ``identifier`` for a code with its scheme in front, ``same as`` for the same
    organisation elsewhere, ``close match`` for a stand-in.

    Args:
        graph: where to look.
        organisation: the organisation.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/organisations/identifiers_of.rq``.
    """
    return graph.rows("organisations/identifiers_of", IdentifiersOf, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class Sharing:
    """An organisation's part in an agreement or a project.

    ``kind`` is ``agreement`` or ``project``; ``date`` is the signing of an agreement and the time of a project.
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


def sharing(graph: Graph, *, kind: str | None = None, languages: Languages | None = None) -> list[Sharing]:
    """Organisations with the agreements they are party to and the projects they carry out, by IRI.

    Organisations that stand beside the same thing share it. An agreement that was signed twice on
    known days gives two rows. Events are in ``events.involving``.

    Args:
        graph: where to look.
        kind: only ``agreement`` or only ``project``.
        languages: the order in which labels are wanted.

    Source: ``queries/organisations/sharing.rq``.
    """
    return graph.rows("organisations/sharing", Sharing, languages, kind=kind)
