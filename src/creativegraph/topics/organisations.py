# generated from queries/organisations/*.rq; edit those
"""Organisations: companies, authorities, bodies of the United Nations, their offices, and networks.

An organisation is not its place. The City of Hà Nội that organises a festival is the government ``org/hanoi-city-
government``; the city itself is ``place/hanoi``.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "ActivitiesOf",
    "BeneficiariesOf",
    "Capacities",
    "Details",
    "HeadsOf",
    "HistoryOf",
    "IdentifiersOf",
    "Listed",
    "MembersOf",
    "MembershipsOf",
    "ObjectivesOf",
    "OfKind",
    "OfPlace",
    "OwnedBy",
    "PartnersOf",
    "PartsOf",
    "SeatedIn",
    "Sharing",
    "SuccessionOf",
    "TakingPartIn",
    "UnitsOf",
    "activities_of",
    "beneficiaries_of",
    "capacities",
    "details",
    "heads_of",
    "history_of",
    "identifiers_of",
    "listed",
    "members_of",
    "memberships_of",
    "objectives_of",
    "of_kind",
    "of_place",
    "owned_by",
    "partners_of",
    "parts_of",
    "seated_in",
    "sharing",
    "succession_of",
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
        status: What has become of it, such as planned or cancelled; absent where no source says so.
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
    status: IRI | None
    status_label: str | None


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
class HistoryOf:
    """A step in the life of an organisation as one source tells it.

    Attributes:
        step: ``founded``, ``dissolved``, ``named``, ``founded by``, ``continues`` (came from) or ``continued by``
            (became).
        date: When, as EDTF.
        ends: When a name ended, as EDTF.
        other: The founder, or the organisation that it came from or became.
        name: The name that began or ended.
        status: The status of the organisation, such as planned.
    """

    organisation: IRI
    organisation_label: str
    step: str
    date: str | None
    ends: str | None
    other: IRI | None
    other_label: str | None
    name: str | None
    status: IRI | None
    status_label: str | None
    source: IRI
    source_label: str
    claim: IRI


def history_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[HistoryOf]:
    """Steps in the life of an organisation, from its founding to what became of it, in order of time.

    One row per claim and source; what has been corrected is left out. A name counts where its claim says when it began
    or ended; a step without a date comes last. What is only planned has the status of the organisation.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/history_of.rq``.
    """
    return graph.rows("organisations/history_of", HistoryOf, languages, organisation=organisation)


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
    """An organisation, an office of one, or a network of cities.

    Attributes:
        status: The status of the organisation, such as planned; absent for one that simply is.
        dissolved: When it ceased to be, as EDTF; absent for one that still is.
    """

    organisation: IRI
    organisation_label: str
    kind: IRI
    kind_label: str
    status: IRI | None
    status_label: str | None
    dissolved: str | None


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
class MembersOf:
    """A member as one source gives it.

    Attributes:
        since: When the membership began, as EDTF.
        until: When it ended, as EDTF; a membership of one year or day begins and ends with it.
        status: The status of the membership, such as planned; absent where the source speaks of a member.
        said_on: When the source was published.
    """

    organisation: IRI
    organisation_label: str
    member: IRI
    member_label: str
    since: str | None
    until: str | None
    status: IRI | None
    status_label: str | None
    said_on: str | None
    source: IRI | None
    source_label: str | None
    claim: IRI


def members_of(
    graph: Graph, organisation: Things, *, on: datetime.date | None = None, languages: Languages | None = None
) -> Answers[MembersOf]:
    """Members of an organisation, on a day or ever, with since when, until when and who says so.

    One row per claim and source; what has been corrected is left out. Memberships that are only planned have a status.
    Cities of a network are in ``cities/members``.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization.
        on: Only who was a member on this day, or may have been, as far as beginning and end are known; any time if left
            out.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/organisations/members_of.rq``.
    """
    return graph.rows("organisations/members_of", MembersOf, languages, organisation=organisation, on=on)


@dataclass(frozen=True, slots=True)
class MembershipsOf:
    """A membership as one source gives it.

    Attributes:
        since: When the membership began, as EDTF.
        until: When it ended, as EDTF; a membership of one year or day begins and ends with it.
        status: The status of the membership, such as planned; absent where the source speaks of a member.
        said_on: When the source was published.
    """

    organisation: IRI
    organisation_label: str
    member: IRI
    member_label: str
    since: str | None
    until: str | None
    status: IRI | None
    status_label: str | None
    said_on: str | None
    source: IRI | None
    source_label: str | None
    claim: IRI


def memberships_of(
    graph: Graph, member: Things, *, on: datetime.date | None = None, languages: Languages | None = None
) -> Answers[MembershipsOf]:
    """Organisations of which somebody is a member, with since when, until when and who says so.

    One row per claim and source; what has been corrected is left out. Memberships that are only planned have a status.
    Networks of a city are in ``cities/membership_of``.

    Args:
        graph: The graph to ask.
        member: An organisation or a person; for a country its state. One or several. Takes prov:Agent.
        on: Only who was a member on this day, or may have been, as far as beginning and end are known; any time if left
            out.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/organisations/memberships_of.rq``.
    """
    return graph.rows("organisations/memberships_of", MembershipsOf, languages, member=member, on=on)


@dataclass(frozen=True, slots=True)
class ObjectivesOf:
    """An aim of an organisation.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    organisation: IRI
    organisation_label: str
    text: str
    language: str
    source: IRI | None
    source_label: str | None


def objectives_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[ObjectivesOf]:
    """What an organisation is for, in words, by text.

    One row per organisation and text: those in the first of the languages or, if an organisation has none in that
    language, those in all languages. Ordered by text. No row if nothing is known.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/objectives_of.rq``.
    """
    return graph.rows("organisations/objectives_of", ObjectivesOf, languages, organisation=organisation)


@dataclass(frozen=True, slots=True)
class OfKind:
    """An organisation and its kind.

    Attributes:
        kind: The narrowest kind that is known.
        part_of: The organisation of which it is a unit, a part or a company.
        status: The status of the body, such as planned; absent for one that simply is.
        dissolved: When it ceased to be, as EDTF; absent for one that still is.
    """

    organisation: IRI
    organisation_label: str
    kind: IRI
    kind_label: str
    part_of: IRI | None
    part_of_label: str | None
    status: IRI | None
    status_label: str | None
    dissolved: str | None


def of_kind(graph: Graph, of: Things, *, languages: Languages | None = None) -> Answers[OfKind]:
    """Organisations of a kind or of a narrower one, such as museums among cultural institutions, by name.

    One row per organisation and kind. The class of an organisation counts as the kind that it stands for: a public
    authority is a public body, a state is a state.

    Args:
        graph: The graph to ask.
        of: A code of the list of kinds of organisation, one or several. Takes a code of the list organisation-kind.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/of_kind.rq``.
    """
    return graph.rows("organisations/of_kind", OfKind, languages, of=of)


@dataclass(frozen=True, slots=True)
class OfPlace:
    """A body and how it belongs to the place.

    Attributes:
        relation: ``governs`` for its government, ``unit`` for what belongs to that, ``seat`` for who has a seat there.
        status: The status of the body, such as planned; absent for one that simply is.
        dissolved: When it ceased to be, as EDTF; absent for one that still is.
    """

    place: IRI
    place_label: str
    organisation: IRI
    organisation_label: str
    relation: str
    kind: IRI
    kind_label: str
    status: IRI | None
    status_label: str | None
    dissolved: str | None


def of_place(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[OfPlace]:
    """Bodies of a place, which are its government with all units and whoever has a seat there, by name.

    One row per place, body, relation and kind. A unit of the government that also has a seat in the place has two rows;
    a seat in a part of the place counts. Kinds are codes, or the class where no code is given.

    Args:
        graph: The graph to ask.
        place: A city, province or country; one or several. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/of_place.rq``.
    """
    return graph.rows("organisations/of_place", OfPlace, languages, place=place)


@dataclass(frozen=True, slots=True)
class OwnedBy:
    """A thing and whose it is.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    owner: IRI
    owner_label: str
    thing: IRI
    thing_label: str
    kind: IRI
    kind_label: str
    source: IRI | None
    source_label: str | None


def owned_by(graph: Graph, owner: Things, *, languages: Languages | None = None) -> Answers[OwnedBy]:
    """Initiatives, series, policies and projects that are those of an organisation or a person, by name.

    One row per owner, thing and kind; what units of the owner own is theirs alone.

    Args:
        graph: The graph to ask.
        owner: An organisation or a person; one or several. Takes prov:Agent.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/owned_by.rq``.
    """
    return graph.rows("organisations/owned_by", OwnedBy, languages, owner=owner)


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
class PartsOf:
    """A body that belongs to the organisation.

    Attributes:
        founded: When the part was founded, as EDTF.
        status: The status of the body, such as planned; absent for one that simply is.
        dissolved: When it ceased to be, as EDTF; absent for one that still is.
    """

    organisation: IRI
    organisation_label: str
    part: IRI
    part_label: str
    kind: IRI
    kind_label: str
    founded: str | None
    status: IRI | None
    status_label: str | None
    dissolved: str | None


def parts_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[PartsOf]:
    """Units, parts and companies of an organisation, through all levels, with their kind, by name.

    One row per organisation, part and kind. A part of a part belongs to the whole as well. Kinds are codes, or the
    class where no code is given. Offices alone are in ``organisations/units_of``.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several. Takes org:Organization.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/parts_of.rq``.
    """
    return graph.rows("organisations/parts_of", PartsOf, languages, organisation=organisation)


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
class SuccessionOf:
    """An earlier organisation and one that continues it.

    Attributes:
        change: ``merger``, ``split`` or ``succession``.
        since: When the later one took over, as EDTF; else when it was founded.
    """

    former: IRI
    former_label: str
    successor: IRI
    successor_label: str
    change: str
    since: str | None
    claim: IRI


def succession_of(graph: Graph, organisation: Things, *, languages: Languages | None = None) -> Answers[SuccessionOf]:
    """What an organisation came from and what it became, by merger, split or succession, earliest first.

    One row per pair and claim; what has been corrected is left out. A merger has several earlier organisations, a split
    several later ones; where both are so it counts as a merger. The steps before and after those are asked one by one.

    Args:
        graph: The graph to ask.
        organisation: The earlier organisation or the later one; one or several. Takes org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/organisations/succession_of.rq``.
    """
    return graph.rows("organisations/succession_of", SuccessionOf, languages, organisation=organisation)


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
