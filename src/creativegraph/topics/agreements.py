# generated from queries/agreements/*.rq; edit those
"""Agreements: who made them, when and where they were signed, for how long, and for what.

The date of signing and the period of an agreement are two different facts: ``date`` is the signing, ``valid`` the
period for which the agreement is made. Either can be unknown, and neither is derived from the other.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things
from creativegraph.rows import Answers

__all__ = [
    "Between",
    "Details",
    "ForArea",
    "InForceOn",
    "InitiativesFor",
    "InitiativesIn",
    "InitiativesOf",
    "Listed",
    "PartiesOf",
    "ProjectsOf",
    "SectorsOf",
    "SignatoriesOf",
    "SignedIn",
    "SignedWithin",
    "SigningsOf",
    "WithParty",
    "between",
    "details",
    "for_area",
    "in_force_on",
    "initiatives_for",
    "initiatives_in",
    "initiatives_of",
    "listed",
    "parties_of",
    "projects_of",
    "sectors_of",
    "signatories_of",
    "signed_in",
    "signed_within",
    "signings_of",
    "with_party",
]


@dataclass(frozen=True, slots=True)
class Between:
    """An agreement to which both organisations are party.

    Attributes:
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        valid: The period for which the agreement is made, as EDTF.
        valid_from: The first day of the period.
        valid_until: The last day of the period.
    """

    agreement: IRI
    agreement_label: str
    kind: IRI
    kind_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    valid: str | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None


def between(graph: Graph, first: Things, second: Things, *, languages: Languages | None = None) -> Answers[Between]:
    """Agreements to which both organisations are party, earliest signed first.

    One row per agreement, kind and dated signing; an agreement that was signed twice has two rows. Further parties do
    not matter; an organisation has none with itself. An agreement without a known day of signing comes last.

    Args:
        graph: The graph to ask.
        first: One party. Takes org:Organization.
        second: The other party. Takes org:Organization.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/between.rq``.
    """
    return graph.rows("agreements/between", Between, languages, first=first, second=second)


@dataclass(frozen=True, slots=True)
class Details:
    """An agreement with its full title, period, area and predecessor.

    Attributes:
        title: In the first language, or else the first title by alphabet in any.
        valid: The period for which the agreement is made, as EDTF.
        valid_from: The first day of the period.
        valid_until: The last day of the period.
        continues: The earlier agreement that this one carries on.
    """

    agreement: IRI
    agreement_label: str
    kind: IRI
    kind_label: str
    title: str | None
    valid: str | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    area: IRI | None
    area_label: str | None
    continues: IRI | None
    continues_label: str | None


def details(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[Details]:
    """What an agreement is, for which area and period, and what it carries on.

    One row per agreement, kind, area and earlier agreement; most agreements have one row. What the source does not say
    is absent.

    Args:
        graph: The graph to ask.
        agreement: One agreement or several. Takes cg:Agreement.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/details.rq``.
    """
    return graph.rows("agreements/details", Details, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class ForArea:
    """An agreement and the area for which it is made."""

    agreement: IRI
    agreement_label: str
    area: IRI
    area_label: str


def for_area(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[ForArea]:
    """Agreements made for a place or for a part of it, by name.

    One row per agreement and area. A place where an agreement was only signed does not count; ``agreements/signed_in``
    has those.

    Args:
        graph: The graph to ask.
        place: One place or several. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/for_area.rq``.
    """
    return graph.rows("agreements/for_area", ForArea, languages, place=place)


@dataclass(frozen=True, slots=True)
class InForceOn:
    """An agreement in force and its period.

    Attributes:
        valid: The period for which the agreement is made, as EDTF.
        valid_from: The first day of the period.
        valid_until: The last day of the period.
    """

    agreement: IRI
    agreement_label: str
    valid: str
    valid_from: datetime.date | None
    valid_until: datetime.date | None


def in_force_on(graph: Graph, day: datetime.date, *, languages: Languages | None = None) -> Answers[InForceOn]:
    """Agreements whose period includes a day, by the beginning of the period.

    One row per agreement and period. The outer bounds count: a period from 2025 to 2035 lasts from 1 January 2025 to 31
    December 2035. An open or unknown end does not exclude the agreement. Agreements without a stated period are left
    out; they are not in force for ever.

    Args:
        graph: The graph to ask.
        day: The day.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/agreements/in_force_on.rq``.
    """
    return graph.rows("agreements/in_force_on", InForceOn, languages, day=day)


@dataclass(frozen=True, slots=True)
class InitiativesFor:
    """An initiative of an agreement for one of the groups."""

    initiative: IRI
    initiative_label: str
    group: IRI
    group_label: str
    agreement: IRI
    agreement_label: str


def initiatives_for(
    graph: Graph, group: Things, *, agreement: Things | None = None, languages: Languages | None = None
) -> Answers[InitiativesFor]:
    """Initiatives meant for a group of people, by name.

    One row per initiative, group and agreement that covers it. Only groups that a source names count. Projects for a
    group are in ``projects/for_group``.

    Args:
        graph: The graph to ask.
        group: A code of target groups, such as ``code/target-group/youth``. Takes a code of the list target-group.
        agreement: Only initiatives of this agreement. Takes cg:Agreement.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/initiatives_for.rq``.
    """
    return graph.rows("agreements/initiatives_for", InitiativesFor, languages, group=group, agreement=agreement)


@dataclass(frozen=True, slots=True)
class InitiativesIn:
    """An initiative of an agreement and the sector that is stated of it.

    Attributes:
        stated: The sector asked for, or one below it in the code list.
    """

    initiative: IRI
    initiative_label: str
    stated: IRI
    stated_label: str
    agreement: IRI
    agreement_label: str


def initiatives_in(
    graph: Graph, sector: Things, *, agreement: Things | None = None, languages: Languages | None = None
) -> Answers[InitiativesIn]:
    """Initiatives in a sector or a narrower one, by name.

    One row per initiative, sector and agreement that covers it.

    Args:
        graph: The graph to ask.
        sector: A code of sectors. Takes a code of the list sector.
        agreement: Only initiatives of this agreement. Takes cg:Agreement.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/initiatives_in.rq``.
    """
    return graph.rows("agreements/initiatives_in", InitiativesIn, languages, sector=sector, agreement=agreement)


@dataclass(frozen=True, slots=True)
class InitiativesOf:
    """An initiative, project or project phase that the agreement covers.

    Attributes:
        kind: An initiative, which has no time and budget of its own yet, or a project or phase.
    """

    agreement: IRI
    agreement_label: str
    initiative: IRI
    initiative_label: str
    kind: IRI
    kind_label: str


def initiatives_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[InitiativesOf]:
    """Initiatives and projects for which an agreement provides, by name.

    One row per agreement, initiative and kind. A project that the agreement itself creates is in
    ``agreements/projects_of``.

    Args:
        graph: The graph to ask.
        agreement: One framework agreement or several. Takes cg:Agreement.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/initiatives_of.rq``.
    """
    return graph.rows("agreements/initiatives_of", InitiativesOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class Listed:
    """An agreement.

    Attributes:
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        valid: The period for which the agreement is made, as EDTF.
        valid_from: The first day of the period.
        valid_until: The last day of the period.
    """

    agreement: IRI
    agreement_label: str
    kind: IRI
    kind_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    valid: str | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None


def listed(graph: Graph, *, languages: Languages | None = None) -> Answers[Listed]:
    """All agreements, earliest signed first.

    One row per agreement, kind and dated signing; an agreement that was signed twice has two rows. An agreement without
    a known day of signing comes last.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Source: ``queries/agreements/listed.rq``.
    """
    return graph.rows("agreements/listed", Listed, languages)


@dataclass(frozen=True, slots=True)
class PartiesOf:
    """An organisation that is bound by the agreement."""

    agreement: IRI
    agreement_label: str
    party: IRI
    party_label: str


def parties_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[PartiesOf]:
    """The parties of an agreement, by name.

    One row per agreement and party. Witnesses of the signing are not listed; ``agreements/signatories_of`` has them.

    Args:
        graph: The graph to ask.
        agreement: One agreement or several. Takes cg:Agreement.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/parties_of.rq``.
    """
    return graph.rows("agreements/parties_of", PartiesOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class ProjectsOf:
    """A project and how the agreement is linked to it.

    Attributes:
        relation: ``cg:establishesProject`` or ``cg:coversInitiative``.
        title: In the first language, or else the first by alphabet; ``projects/titles_of`` has all.
    """

    agreement: IRI
    agreement_label: str
    project: IRI
    project_label: str
    relation: IRI
    relation_label: str
    title: str | None


def projects_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[ProjectsOf]:
    """Projects that an agreement creates or for which it provides, by name.

    One row per agreement, project and link.

    Args:
        graph: The graph to ask.
        agreement: One agreement or several. Takes cg:Agreement.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/projects_of.rq``.
    """
    return graph.rows("agreements/projects_of", ProjectsOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class SectorsOf:
    """A sector and an initiative of the agreement in it."""

    agreement: IRI
    agreement_label: str
    sector: IRI
    sector_label: str
    initiative: IRI
    initiative_label: str


def sectors_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[SectorsOf]:
    """Sectors of the initiatives for which an agreement provides, by name.

    One row per agreement, sector and initiative; an initiative in two sectors has two rows. An initiative without a
    stated sector is left out; ``agreements/initiatives_of`` has it.

    Args:
        graph: The graph to ask.
        agreement: One framework agreement or several. Takes cg:Agreement.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/sectors_of.rq``.
    """
    return graph.rows("agreements/sectors_of", SectorsOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class SignatoriesOf:
    """Someone who took part in a signing.

    Attributes:
        organisation: The one in whose name the person acted; absent where none is stated, as with witnesses.
        office: The office held at that time, in the first language asked for, else in English.
    """

    agreement: IRI
    agreement_label: str
    signing: IRI
    signing_label: str
    person: IRI
    person_label: str
    role: IRI
    role_label: str
    organisation: IRI | None
    organisation_label: str | None
    office: str | None


def signatories_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[SignatoriesOf]:
    """People who signed an agreement or had another part in its signing, by role.

    One row per person and role.

    Args:
        graph: The graph to ask.
        agreement: One agreement or several. Takes cg:Agreement.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/signatories_of.rq``.
    """
    return graph.rows("agreements/signatories_of", SignatoriesOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An agreement and the place where it was signed.

    Attributes:
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        at: The venue or place as stated.
    """

    agreement: IRI
    agreement_label: str
    signing: IRI
    signing_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    at: IRI
    at_label: str


def signed_in(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[SignedIn]:
    """Agreements signed in a place or in anything within it, earliest first.

    One row per agreement, signing and place of signing; if both a venue and a place are stated, there is a row for
    each. Containment is followed any number of steps up.

    Args:
        graph: The graph to ask.
        place: A venue, city, region or country. Takes cg:Place.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/signed_in.rq``.
    """
    return graph.rows("agreements/signed_in", SignedIn, languages, place=place)


@dataclass(frozen=True, slots=True)
class SignedWithin:
    """An agreement and its signing in the period.

    Attributes:
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    agreement: IRI
    agreement_label: str
    signing: IRI
    signing_label: str
    date: str
    begins: datetime.date
    ends: datetime.date


def signed_within(
    graph: Graph,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    languages: Languages | None = None,
) -> Answers[SignedWithin]:
    """Agreements signed between two days, earliest first.

    One row per signing and agreement. Both days belong to the period. A signing of which only the month or year is
    known counts if any of its days lies within; undated ones never do.

    Args:
        graph: The graph to ask.
        since: The first day; no limit if left out.
        until: The last day; no limit if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/agreements/signed_within.rq``.
    """
    return graph.rows("agreements/signed_within", SignedWithin, languages, since=since, until=until)


@dataclass(frozen=True, slots=True)
class SigningsOf:
    """A signing of the agreement.

    Attributes:
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        place: The stated place, or that of the venue.
    """

    agreement: IRI
    agreement_label: str
    signing: IRI
    signing_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    venue: IRI | None
    venue_label: str | None
    place: IRI | None
    place_label: str | None


def signings_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[SigningsOf]:
    """When and where an agreement was signed, earliest first.

    One row per signing, venue and place. A signing without a date comes last.

    Args:
        graph: The graph to ask.
        agreement: One agreement or several. Takes cg:Agreement.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/signings_of.rq``.
    """
    return graph.rows("agreements/signings_of", SigningsOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class WithParty:
    """An agreement of one of the organisations asked for.

    Attributes:
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        valid: The period for which the agreement is made, as EDTF.
        valid_from: The first day of the period.
        valid_until: The last day of the period.
    """

    party: IRI
    party_label: str
    agreement: IRI
    agreement_label: str
    kind: IRI
    kind_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    valid: str | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None


def with_party(graph: Graph, party: Things, *, languages: Languages | None = None) -> Answers[WithParty]:
    """Agreements to which an organisation is party, earliest signed first.

    One row per organisation, agreement, kind and dated signing; an agreement that was signed twice has two rows. An
    organisation that only witnesses the signing is no party. An agreement without a known day of signing comes last.

    Args:
        graph: The graph to ask.
        party: One organisation or several. Takes org:Organization.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/with_party.rq``.
    """
    return graph.rows("agreements/with_party", WithParty, languages, party=party)
