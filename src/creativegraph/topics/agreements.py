"""Agreements: who made them, when and where they were signed, for how long, and for what.

The one rule: the day of signing and the period of an agreement are two things. ``date`` is the
signing, ``valid`` the period for which the agreement is made; either can be unknown, and neither is
derived from the other.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

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
class Listed:
    """An agreement.

    ``date`` is the signing, ``valid`` the period for which the agreement is made.
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


def listed(graph: Graph, *, languages: Languages | None = None) -> list[Listed]:
    """All agreements, earliest signed first.

    An agreement that was signed twice gives two rows. Without a known day of signing ``date`` is
    None and the agreement comes last.

    Args:
        graph: where to look.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/listed.rq``.
    """
    return graph.rows("agreements/listed", Listed, languages)


@dataclass(frozen=True, slots=True)
class Between:
    """An agreement to which both organisations are party.

    ``date`` is the signing, ``valid`` the period for which the agreement is made.
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


def between(graph: Graph, first: Things, second: Things, *, languages: Languages | None = None) -> list[Between]:
    """Agreements to which both organisations are party, earliest signed first.

    Further parties do not matter. An agreement that was signed twice gives two rows. Without a
    known day of signing ``date`` is None and the agreement comes last.

    Args:
        graph: where to look.
        first: one party.
        second: the other party.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/between.rq``.
    """
    return graph.rows("agreements/between", Between, languages, first=first, second=second)


@dataclass(frozen=True, slots=True)
class SignatoriesOf:
    """Someone who took part in a signing."""

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


def signatories_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> list[SignatoriesOf]:
    """People who signed an agreement or had another part in its signing, by role.

    One row a person and role. ``organisation`` is the one in whose name the person acted, absent
    where none is stated, as with witnesses. ``office`` is the one held at that time, in the first
    language asked for, else in English.

    Args:
        graph: where to look.
        agreement: one agreement or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/agreements/signatories_of.rq``.
    """
    return graph.rows("agreements/signatories_of", SignatoriesOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class WithParty:
    """An agreement of one of the organisations asked for.

    ``date`` is the signing, ``valid`` the period for which the agreement is made.
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


def with_party(graph: Graph, party: Things, *, languages: Languages | None = None) -> list[WithParty]:
    """Agreements to which an organisation is party, earliest signed first.

    An organisation that only witnesses the signing is no party. An agreement that was signed twice
    gives two rows. Without a known day of signing ``date`` is None and the agreement comes last.

    Args:
        graph: where to look.
        party: the organisation.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/with_party.rq``.
    """
    return graph.rows("agreements/with_party", WithParty, languages, party=party)


@dataclass(frozen=True, slots=True)
class PartiesOf:
    """An organisation that is bound by the agreement."""

    agreement: IRI
    agreement_label: str
    party: IRI
    party_label: str


def parties_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> list[PartiesOf]:
    """The parties of an agreement, by name.

    Who witnessed the signing is not among them; see ``signings_of`` and the participations of the
    signing.

    Args:
        graph: where to look.
        agreement: the agreement.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/parties_of.rq``.
    """
    return graph.rows("agreements/parties_of", PartiesOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class Details:
    """An agreement with its full title, period, area and predecessor."""

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


def details(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> list[Details]:
    """What an agreement is, for which area and period, and what it carries on.

    ``title`` is in the first language, or else the first title by alphabet in any. ``valid`` is
    EDTF with the precision of the source, the bounds are its first and last day. What the source
    does not say is None.

    Args:
        graph: where to look.
        agreement: the agreement.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/details.rq``.
    """
    return graph.rows("agreements/details", Details, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class SigningsOf:
    """A signing of the agreement."""

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


def signings_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> list[SigningsOf]:
    """When and where an agreement was signed, earliest first.

    ``date`` is EDTF: ``2021-11`` is a month, and ``begins`` and ``ends`` are its first and last
    day. A signing without a date comes last.

    Args:
        graph: where to look.
        agreement: the agreement.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/signings_of.rq``.
    """
    return graph.rows("agreements/signings_of", SigningsOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class SignedWithin:
    """An agreement and its signing in the period."""

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
) -> list[SignedWithin]:
    """Agreements signed between two days, earliest first.

    Both days count. A signing of which only month or year is known counts if any of its days is
    within; undated ones never do.

    Args:
        graph: where to look.
        since: the first day.
        until: the last day.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/signed_within.rq``.
    """
    return graph.rows("agreements/signed_within", SignedWithin, languages, since=since, until=until)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An agreement and the place where it was signed."""

    agreement: IRI
    agreement_label: str
    signing: IRI
    signing_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    at: IRI
    at_label: str


def signed_in(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[SignedIn]:
    """Agreements signed in a place or in anything within it, earliest first.

    ``at`` is the venue or place as stated; both are given if both are stated. Containment goes any
    number of steps up.

    Args:
        graph: where to look.
        place: a venue, city, region or country.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/signed_in.rq``.
    """
    return graph.rows("agreements/signed_in", SignedIn, languages, place=place)


@dataclass(frozen=True, slots=True)
class InForceOn:
    """An agreement in force and its period."""

    agreement: IRI
    agreement_label: str
    valid: str
    valid_from: datetime.date | None
    valid_until: datetime.date | None


def in_force_on(graph: Graph, day: datetime.date, *, languages: Languages | None = None) -> list[InForceOn]:
    """Agreements whose period includes a day, by the beginning of the period.

    The outer bounds count: a period from 2025 to 2035 lasts from 1 January 2025 to 31 December
    2035. An open or unknown end is None and does not exclude the agreement. Agreements without a
    stated period are absent, not in force for ever.

    Args:
        graph: where to look.
        day: the day.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/in_force_on.rq``.
    """
    return graph.rows("agreements/in_force_on", InForceOn, languages, day=day)


@dataclass(frozen=True, slots=True)
class ForArea:
    """An agreement and the area for which it is made."""

    agreement: IRI
    agreement_label: str
    area: IRI
    area_label: str


def for_area(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[ForArea]:
    """Agreements made for a place or for a part of it, by name.

    A place where an agreement was only signed does not count; see ``signed_in``.

    Args:
        graph: where to look.
        place: the place.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/for_area.rq``.
    """
    return graph.rows("agreements/for_area", ForArea, languages, place=place)


@dataclass(frozen=True, slots=True)
class InitiativesOf:
    """An initiative, project or project phase that the agreement covers."""

    agreement: IRI
    agreement_label: str
    initiative: IRI
    initiative_label: str
    kind: IRI
    kind_label: str


def initiatives_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> list[InitiativesOf]:
    """Initiatives and projects for which an agreement provides, by name.

    ``kind`` tells an initiative, which has no time and budget of its own yet, from a project or
    phase. A project that the agreement itself creates is in ``projects_of``.

    Args:
        graph: where to look.
        agreement: the framework agreement.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/initiatives_of.rq``.
    """
    return graph.rows("agreements/initiatives_of", InitiativesOf, languages, agreement=agreement)


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
    graph: Graph,
    group: Things,
    *,
    agreement: Things | None = None,
    languages: Languages | None = None,
) -> list[InitiativesFor]:
    """Initiatives meant for a group of people, by name.

    Only groups that a source names count. Projects for a group are in ``projects.for_group``.

    Args:
        graph: where to look.
        group: a code of target groups, such as ``code/target-group/youth``.
        agreement: only initiatives of this agreement.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/initiatives_for.rq``.
    """
    return graph.rows("agreements/initiatives_for", InitiativesFor, languages, group=group, agreement=agreement)


@dataclass(frozen=True, slots=True)
class InitiativesIn:
    """An initiative of an agreement and the sector that is stated of it."""

    initiative: IRI
    initiative_label: str
    stated: IRI
    stated_label: str
    agreement: IRI
    agreement_label: str


def initiatives_in(
    graph: Graph,
    sector: Things,
    *,
    agreement: Things | None = None,
    languages: Languages | None = None,
) -> list[InitiativesIn]:
    """Initiatives in a sector or a narrower one, by name.

    ``stated`` is the sector asked for or one below it in the code list.

    Args:
        graph: where to look.
        sector: a code of sectors.
        agreement: only initiatives of this agreement.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/initiatives_in.rq``.
    """
    return graph.rows("agreements/initiatives_in", InitiativesIn, languages, sector=sector, agreement=agreement)


@dataclass(frozen=True, slots=True)
class SectorsOf:
    """A sector and an initiative of the agreement in it."""

    agreement: IRI
    agreement_label: str
    sector: IRI
    sector_label: str
    initiative: IRI
    initiative_label: str


def sectors_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> list[SectorsOf]:
    """Sectors of the initiatives for which an agreement provides, by name.

    An initiative without a stated sector is absent; ``initiatives_of`` has it.

    Args:
        graph: where to look.
        agreement: the framework agreement.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/sectors_of.rq``.
    """
    return graph.rows("agreements/sectors_of", SectorsOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class ProjectsOf:
    """A project and how the agreement is linked to it."""

    agreement: IRI
    agreement_label: str
    project: IRI
    project_label: str
    relation: IRI
    relation_label: str
    title: str | None


def projects_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> list[ProjectsOf]:
    """Projects that an agreement creates or for which it provides, by name.

    ``relation`` is ``cg:establishesProject`` or ``cg:coversInitiative``. ``title`` is in the first
    language, or else the first by alphabet; ``projects.titles_of`` has all.

    Args:
        graph: where to look.
        agreement: the agreement.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/agreements/projects_of.rq``.
    """
    return graph.rows("agreements/projects_of", ProjectsOf, languages, agreement=agreement)
