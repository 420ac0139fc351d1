# generated from queries/agreements/*.rq; edit those
"""Agreements: who made them, when and where they were signed, for how long, for what, and who owes whom what.

The date of signing and the period of an agreement are two different facts: ``date`` is the signing, ``valid`` the
period for which the agreement is made. Either can be unknown, and neither is derived from the other. Agreements that
are only planned or came to nothing are things too: lists show their ``status``.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "BasisOf",
    "Between",
    "ChainOf",
    "CommitmentsOf",
    "ConsentsTo",
    "CourseOf",
    "Details",
    "DocumentsOf",
    "FieldsOf",
    "ForArea",
    "InField",
    "InForceOn",
    "InitiativesFor",
    "InitiativesIn",
    "InitiativesOf",
    "LapsedBy",
    "Linking",
    "Listed",
    "OfKind",
    "Overdue",
    "OwedBy",
    "PartiesOf",
    "ProjectsOf",
    "ProvisionsOf",
    "ProvisionsOn",
    "RestingOn",
    "SectorsOf",
    "SignatoriesOf",
    "SignedIn",
    "SignedWithin",
    "SigningsOf",
    "WithParty",
    "basis_of",
    "between",
    "chain_of",
    "commitments_of",
    "consents_to",
    "course_of",
    "details",
    "documents_of",
    "fields_of",
    "for_area",
    "in_field",
    "in_force_on",
    "initiatives_for",
    "initiatives_in",
    "initiatives_of",
    "lapsed_by",
    "linking",
    "listed",
    "of_kind",
    "overdue",
    "owed_by",
    "parties_of",
    "projects_of",
    "provisions_of",
    "provisions_on",
    "resting_on",
    "sectors_of",
    "signatories_of",
    "signed_in",
    "signed_within",
    "signings_of",
    "with_party",
]


@dataclass(frozen=True, slots=True)
class BasisOf:
    """A text, or a passage of one, and how the agreement rests on it.

    Attributes:
        relation: ``cg:basedOn``, ``cg:implementsAgreement``, ``cg:implementsPolicy``, ``cg:madeUnder`` or
            ``cg:resultedFrom``.
        article: The article, where the basis is a provision.
        part_of: The text that the provision belongs to.
        number: The number of the basis.
        date: When the basis was signed or adopted, as EDTF.
        source: The first by IRI of the sources that state it; absent where the graph has no claims.
    """

    agreement: IRI
    agreement_label: str
    relation: IRI
    relation_label: str
    basis: IRI
    basis_label: str
    article: str | None
    part_of: IRI | None
    part_of_label: str | None
    number: str | None
    date: str | None
    source: IRI | None
    source_label: str | None


def basis_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[BasisOf]:
    """Texts on which a thing rests: those that it implements, is made under or came about from.

    One row per text, relation and basis. A provision that is the basis also names the text that it belongs to.

    Args:
        graph: The graph to ask.
        agreement: An agreement, plan, project or event; one or several. Takes cg:Agreement, cg:Event, cg:EventSeries,
            cg:Initiative, cg:PolicyInstrument, cg:Project or cg:ProjectActivity.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/basis_of.rq``.
    """
    return graph.rows("agreements/basis_of", BasisOf, languages, agreement=agreement)


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
        status: Such as planned, signed or in force; absent where no source says. What is only planned is listed with
            that status.
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
    status: IRI | None
    status_label: str | None


def between(graph: Graph, first: Things, second: Things, *, languages: Languages | None = None) -> Answers[Between]:
    """Agreements to which both organisations are party, earliest signed first.

    One row per agreement, kind, dated signing and status; an agreement that was signed twice has two rows. Further
    parties do not matter; an organisation has none with itself. An agreement without a known day of signing comes last.

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
class ChainOf:
    """A link from an agreement to an earlier one.

    Attributes:
        later: The agreement that amends, renews, replaces or continues.
        relation: ``cg:amends``, ``cg:renews``, ``cg:replaces`` or ``cg:continues``.
        earlier: The earlier agreement, or a provision of it.
        status: The status of the later agreement; one that is only planned is marked so.
        date: The signing of the later agreement, as EDTF.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        source: The first by IRI of the sources that state it; absent where the graph has no claims.
    """

    agreement: IRI
    later: IRI
    later_label: str
    relation: IRI
    relation_label: str
    earlier: IRI
    earlier_label: str
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    source: IRI | None
    source_label: str | None


def chain_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[ChainOf]:
    """Agreements that amend, renew, replace or continue each other, from one of them, earliest first.

    One row per link and status of the later agreement, over as many steps as there are, in both directions. An
    agreement that is linked to no other has no rows. What amends one article names the provision.

    Args:
        graph: The graph to ask.
        agreement: One agreement or several. Takes cg:Agreement.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/chain_of.rq``.
    """
    return graph.rows("agreements/chain_of", ChainOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class CommitmentsOf:
    """A commitment that the agreement sets out.

    Attributes:
        owed_by: Who is to do it.
        owed_to: To whom it is owed; absent where the source does not say.
        text: What is owed, in the first language asked for, else in English, else in any.
        due: The time by which it is to be done, as EDTF.
        due_from: The first day of that time.
        due_until: The last day of that time.
        periodicity: How often it is to be kept, such as once a year.
        status: Such as planned, completed or not held; ``statements/status_of`` says since when and by whom.
        condition: What must be the case, in the first language asked for, else in English, else in any.
        alternative: A commitment that may be kept in its place.
        deliverable: The thing that is to come of it.
        fulfilled_by: What keeps it.
        article: The article of the text that sets it out.
        source: Who says that the text sets it out; the first by IRI. Absent where the graph has no claims.
    """

    agreement: IRI
    agreement_label: str
    commitment: IRI
    commitment_label: str
    owed_by: IRI | None
    owed_by_label: str | None
    owed_to: IRI | None
    owed_to_label: str | None
    text: str | None
    commitment_kind: IRI | None
    commitment_kind_label: str | None
    due: str | None
    due_from: datetime.date | None
    due_until: datetime.date | None
    periodicity: IRI | None
    periodicity_label: str | None
    status: IRI | None
    status_label: str | None
    condition: str | None
    alternative: IRI | None
    alternative_label: str | None
    deliverable: IRI | None
    deliverable_label: str | None
    fulfilled_by: IRI | None
    fulfilled_by_label: str | None
    article: str | None
    source: IRI | None
    source_label: str | None


def commitments_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[CommitmentsOf]:
    """What is owed under an agreement or another text: who owes what to whom, by when, earliest due first.

    One row per commitment, debtor, creditor, kind, status, alternative, deliverable and fulfilment; most have one row,
    a mutual one has a row for each pair of two. Amounts and numbers promised are figures of the commitment.

    Args:
        graph: The graph to ask.
        agreement: An agreement, or a plan, project, event or membership that sets commitments out; one or several.
            Takes cg:Agreement, cg:Event, cg:Initiative, cg:NetworkMembership, cg:PolicyInstrument or cg:Project.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/commitments_of.rq``.
    """
    return graph.rows("agreements/commitments_of", CommitmentsOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class ConsentsTo:
    """A status of a text for one party, as one source gives it.

    Attributes:
        date: The time of the status, as EDTF.
        set_out_in: The law, decree or decision by which the party consented.
        condition: A reservation or another condition, in the words of the source.
        stated_on: The status that says so.
    """

    text: IRI
    text_label: str
    party: IRI
    party_label: str
    status: IRI
    status_label: str
    date: str | None
    decided_by: IRI | None
    decided_by_label: str | None
    set_out_in: IRI | None
    set_out_in_label: str | None
    condition: str | None
    source: IRI | None
    source_label: str | None
    stated_on: IRI


def consents_to(
    graph: Graph, *, text: Things | None = None, party: Things | None = None, languages: Languages | None = None
) -> Answers[ConsentsTo]:
    """Statuses that an agreement or text has for one party, such as ratified, by party and time.

    One row per status and source; what has been corrected is left out. A party of which no source says when it
    consented is in ``agreements/parties_of`` only. Each status is as the source gives it: nothing is inferred from
    ratification to force.

    Args:
        graph: The graph to ask.
        text: One text or several; every text if left out. Takes cg:Agreement or cg:PolicyInstrument.
        party: One party or several, such as a state; every party if left out. Takes prov:Agent.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/consents_to.rq``.
    """
    return graph.rows("agreements/consents_to", ConsentsTo, languages, text=text, party=party)


@dataclass(frozen=True, slots=True)
class CourseOf:
    """A step of an agreement as one source tells it.

    Attributes:
        step: A property such as ``cg:signedOn`` or ``cg:status``.
        date: The day or period of the step, as EDTF.
        thing: The status, or the body or text that took the step.
        since: When the claim began to be true, as EDTF, such as the beginning of a status.
        until: When the claim ceased to be true, as EDTF.
        said_on: When the source was published.
        note: The curator's note.
    """

    agreement: IRI
    agreement_label: str
    step: IRI
    step_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    thing: IRI | None
    thing_label: str | None
    since: str | None
    until: str | None
    said_on: str | None
    source: IRI | None
    source_label: str | None
    note: str | None
    claim: IRI


def course_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[CourseOf]:
    """Steps of an agreement from draft to end, by date, with who says so.

    One row per claim and source: days of signature, entry into force and end, who approved, published or ended it, and
    each status. What has been corrected is left out. Steps without a date stand at the day on which their source was
    published. Signings that are events of their own are in ``agreements/signings_of``.

    Args:
        graph: The graph to ask.
        agreement: One agreement or several. Takes cg:Agreement or cg:PolicyInstrument.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/course_of.rq``.
    """
    return graph.rows("agreements/course_of", CourseOf, languages, agreement=agreement)


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
class DocumentsOf:
    """A detail of the text.

    Attributes:
        detail: ``cg:documentNumber``, ``cg:madeInLanguage``, ``cg:numberOfCopies`` or ``cg:publishedIn``.
        value: A number, or a language as a tag such as ``vi``.
        text: The decree that makes it public.
        source: The first by IRI of the sources that state it; absent where the graph has no claims.
    """

    agreement: IRI
    agreement_label: str
    detail: IRI
    detail_label: str
    value: str | None
    text: IRI | None
    text_label: str | None
    source: IRI | None
    source_label: str | None


def documents_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[DocumentsOf]:
    """Number, languages, copies and place of publication of the text of an agreement or policy instrument.

    One row per detail and value, by detail: the number, a language, the number of originals, the decree that makes the
    text public. What the sources do not say is absent.

    Args:
        graph: The graph to ask.
        agreement: One agreement or policy instrument, or several. Takes cg:Agreement or cg:PolicyInstrument.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/documents_of.rq``.
    """
    return graph.rows("agreements/documents_of", DocumentsOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class FieldsOf:
    """A field of cooperation, and what names it.

    Attributes:
        wider: The field within which the field lies.
        through: What names the field.
        source: The first by IRI of the sources that state it; absent where the graph has no claims.
    """

    agreement: IRI
    agreement_label: str
    field: IRI
    field_label: str
    wider: IRI | None
    wider_label: str | None
    through: IRI
    through_label: str
    source: IRI | None
    source_label: str | None


def fields_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[FieldsOf]:
    """Fields in which an agreement, plan or project is about cooperation, by name.

    One row per agreement, field and passage that names it: the agreement itself, or a commitment or provision of it.

    Args:
        graph: The graph to ask.
        agreement: An agreement, plan, project, commitment or provision; one or several. Takes cg:Agreement,
            cg:Commitment, cg:Initiative, cg:PolicyInstrument, cg:Project or cg:Provision.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/fields_of.rq``.
    """
    return graph.rows("agreements/fields_of", FieldsOf, languages, agreement=agreement)


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
class InField:
    """An agreement that covers the field or a narrower one.

    Attributes:
        covered: The field that the agreement names.
        through: What names it: the agreement itself, or a commitment or provision of it.
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        valid: The period for which the agreement is made, as EDTF.
        source: The first by IRI of the sources that state it; absent where the graph has no claims.
    """

    agreement: IRI
    agreement_label: str
    covered: IRI
    covered_label: str
    through: IRI
    through_label: str
    agreement_kind: IRI | None
    agreement_kind_label: str | None
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    valid: str | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    source: IRI | None
    source_label: str | None


def in_field(graph: Graph, field: Things, *, languages: Languages | None = None) -> Answers[InField]:
    """Agreements in a field of cooperation, earliest signed first.

    One row per agreement, field, passage, kind, status and dated signing. An agreement is also found where a commitment
    or provision of it names the field. Agreements that are only planned are listed with that status.

    Args:
        graph: The graph to ask.
        field: One field or several, such as ``code/cooperation-field/theatre``. Takes a code of the list cooperation-
            field.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/in_field.rq``.
    """
    return graph.rows("agreements/in_field", InField, languages, field=field)


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
    out; they are not in force for ever. So are those that ended or were terminated, withdrawn, suspended or replaced by
    the day, took effect after it, or are only planned, drafted or failed.

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
class LapsedBy:
    """An agreement that had lapsed.

    Attributes:
        lapsed: The last day on which it can have held.
        valid: The period for which the agreement was made, as EDTF.
        ended: When it ended before or otherwise, as EDTF.
        successor: An agreement that was to renew, replace or continue it, and is not real or not real yet.
    """

    agreement: IRI
    agreement_label: str
    lapsed: datetime.date
    valid: str | None
    ended: str | None
    successor: IRI | None
    successor_label: str | None
    successor_status: IRI | None
    successor_status_label: str | None


def lapsed_by(graph: Graph, day: datetime.date, *, languages: Languages | None = None) -> Answers[LapsedBy]:
    """Agreements whose time had run out by a day and that no other agreement renews, replaces or continues.

    One row per agreement, period, end and planned successor. Agreements without a period and without an end are left
    out, as are those that another agreement renews, replaces or continues. An agreement that is only planned, drafted
    or came to nothing does not count as a renewal; it is shown as ``successor`` with its status.

    Args:
        graph: The graph to ask.
        day: The day on which one looks.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/agreements/lapsed_by.rq``.
    """
    return graph.rows("agreements/lapsed_by", LapsedBy, languages, day=day)


@dataclass(frozen=True, slots=True)
class Linking:
    """An agreement and the two bodies that are party to it.

    Attributes:
        first_party: The party of the first side: itself, or the body through which it is a party.
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        valid: The period for which the agreement is made, as EDTF.
        source: Who says that the first is a party; the first by IRI. Absent where the graph has no claims.
    """

    agreement: IRI
    agreement_label: str
    first_party: IRI
    first_party_label: str
    second_party: IRI
    second_party_label: str
    agreement_kind: IRI | None
    agreement_kind_label: str | None
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    valid: str | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    source: IRI | None
    source_label: str | None


def linking(graph: Graph, first: Things, second: Things, *, languages: Languages | None = None) -> Answers[Linking]:
    """Agreements between two countries, cities or bodies, also by their ministries and units, by signing.

    One row per agreement, pair of parties, status and dated signing. A country answers for its state, a city for its
    government, and each body for its units at any depth; ``first_party`` and ``second_party`` say which one is the
    party. Agreements that are only planned are listed with that status.

    Args:
        graph: The graph to ask.
        first: One side: a country, a city, a state, a government or another organisation. Takes cg:Place or
            org:Organization.
        second: The other side. Takes cg:Place or org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/linking.rq``.
    """
    return graph.rows("agreements/linking", Linking, languages, first=first, second=second)


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
        status: Such as planned, signed or in force; absent where no source says. What is only planned is listed with
            that status.
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
    status: IRI | None
    status_label: str | None


def listed(graph: Graph, *, languages: Languages | None = None) -> Answers[Listed]:
    """All agreements, earliest signed first.

    One row per agreement, kind, dated signing and status; an agreement that was signed twice has two rows. An agreement
    without a known day of signing comes last.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Source: ``queries/agreements/listed.rq``.
    """
    return graph.rows("agreements/listed", Listed, languages)


@dataclass(frozen=True, slots=True)
class OfKind:
    """An agreement of the kind or of a narrower one, in one status.

    Attributes:
        date: The signing as EDTF, with the precision of the source: ``2021-11`` is a month.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        valid: The period for which the agreement is made, as EDTF.
        source: Who says that it is of the kind; the first by IRI. Absent where the graph has no claims.
    """

    agreement: IRI
    agreement_label: str
    agreement_kind: IRI
    agreement_kind_label: str
    status: IRI | None
    status_label: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    valid: str | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    source: IRI | None
    source_label: str | None


def of_kind(
    graph: Graph, kind: Things, *, in_status: Things | None = None, languages: Languages | None = None
) -> Answers[OfKind]:
    """Agreements of a kind, such as memoranda, by name, with their status.

    One row per agreement, kind, status and dated signing. Agreements that are only planned or drafted are listed with
    that status; ask for ``status/active`` to leave them out, which also leaves out those without a status. A wider
    status includes the narrower ones.

    Args:
        graph: The graph to ask.
        kind: One kind or several, such as ``code/agreement-kind/memorandum``. Takes a code of the list agreement-kind.
        in_status: Only agreements in this status; all if left out. Takes a code of the list status.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/of_kind.rq``.
    """
    return graph.rows("agreements/of_kind", OfKind, languages, kind=kind, in_status=in_status)


@dataclass(frozen=True, slots=True)
class Overdue:
    """A commitment that is overdue, with one debtor.

    Attributes:
        text: What is owed, in the first language asked for, else in English, else in any.
        due: The time by which it was to be done, as EDTF.
        due_until: The last day of that time.
        agreement: The text that sets it out.
    """

    commitment: IRI
    commitment_label: str
    owed_by: IRI | None
    owed_by_label: str | None
    owed_to: IRI | None
    owed_to_label: str | None
    text: str | None
    due: str
    due_until: datetime.date
    status: IRI | None
    status_label: str | None
    agreement: IRI | None
    agreement_label: str | None


def overdue(graph: Graph, day: datetime.date, *, languages: Languages | None = None) -> Answers[Overdue]:
    """Commitments whose time had run out by a day and of which nothing says that they were kept, longest overdue first.

    One row per commitment, debtor, creditor, text and status. Left out are commitments without a due time, those that
    something fulfils, and those with a status of completed, granted, held, ended, cancelled, rejected or withdrawn. A
    row says that the graph knows of no fulfilment, not that there was none.

    Args:
        graph: The graph to ask.
        day: The day on which one looks.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/agreements/overdue.rq``.
    """
    return graph.rows("agreements/overdue", Overdue, languages, day=day)


@dataclass(frozen=True, slots=True)
class OwedBy:
    """A commitment of the debtor, or of a unit of it.

    Attributes:
        owed_by: Who is to do it.
        owed_to: To whom it is owed; absent where the source does not say.
        text: What is owed, in the first language asked for, else in English, else in any.
        due: The time by which it is to be done, as EDTF.
        due_from: The first day of that time.
        due_until: The last day of that time.
        periodicity: How often it is to be kept, such as once a year.
        status: Such as planned, completed or not held; ``statements/status_of`` says since when and by whom.
        condition: What must be the case, in the first language asked for, else in English, else in any.
        alternative: A commitment that may be kept in its place.
        deliverable: The thing that is to come of it.
        fulfilled_by: What keeps it.
        article: The article of the text that sets it out.
        agreement: The text that sets it out.
        source: Who says who owes it; the first by IRI. Absent where the graph has no claims.
    """

    commitment: IRI
    commitment_label: str
    owed_by: IRI | None
    owed_by_label: str | None
    owed_to: IRI | None
    owed_to_label: str | None
    text: str | None
    commitment_kind: IRI | None
    commitment_kind_label: str | None
    due: str | None
    due_from: datetime.date | None
    due_until: datetime.date | None
    periodicity: IRI | None
    periodicity_label: str | None
    status: IRI | None
    status_label: str | None
    condition: str | None
    alternative: IRI | None
    alternative_label: str | None
    deliverable: IRI | None
    deliverable_label: str | None
    fulfilled_by: IRI | None
    fulfilled_by_label: str | None
    article: str | None
    agreement: IRI | None
    agreement_label: str | None
    source: IRI | None
    source_label: str | None


def owed_by(
    graph: Graph, debtor: Things, *, before: datetime.date | None = None, languages: Languages | None = None
) -> Answers[OwedBy]:
    """What a body, city or country owes, also by its units, earliest due first.

    One row per commitment, debtor, creditor, kind, status, alternative, deliverable and fulfilment; most have one row,
    a mutual one has a row for each pair of two. Amounts and numbers promised are figures of the commitment. A country
    answers for its state, a city for its government, and a body for its units. If a day is given, commitments without a
    due time are left out.

    Args:
        graph: The graph to ask.
        debtor: Who owes: a body, a city, a country or a person; one or several. Takes cg:Person, cg:Place or
            org:Organization.
        before: Only what is due before this day; everything if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/agreements/owed_by.rq``.
    """
    return graph.rows("agreements/owed_by", OwedBy, languages, debtor=debtor, before=before)


@dataclass(frozen=True, slots=True)
class PartiesOf:
    """An organisation that is bound by the agreement.

    Attributes:
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    agreement: IRI
    agreement_label: str
    party: IRI
    party_label: str
    source: IRI | None
    source_label: str | None


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
class ProvisionsOf:
    """A provision of the text, such as an aim.

    Attributes:
        article: The number of the article or clause, as the text writes it.
        kind: What the provision does, such as an aim or an option.
        text: What it says, in the first language asked for, else in English, else in any.
        field: A field of cooperation that it names.
        source: The first by IRI of the sources that state it; absent where the graph has no claims.
        concerns: A theme, a goal, a group or another thing that it is about.
        date: The time by which it is to be so, as EDTF.
    """

    agreement: IRI
    agreement_label: str
    provision: IRI
    provision_label: str
    article: str | None
    kind: IRI | None
    kind_label: str | None
    text: str | None
    field: IRI | None
    field_label: str | None
    source: IRI | None
    source_label: str | None
    concerns: IRI | None
    concerns_label: str | None
    date: str | None


def provisions_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[ProvisionsOf]:
    """Provisions of an agreement, a plan, a call or a body, by article: aims and rules, and what each is about.

    One row per provision, kind, field and thing that it concerns. What the parties owe is in
    ``agreements/commitments_of``.

    Args:
        graph: The graph to ask.
        agreement: A text, a plan, a project, a call or an organisation; one or several. Takes cg:Agreement, cg:Event,
            cg:Initiative, cg:PolicyInstrument, cg:Project or org:Organization.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/provisions_of.rq``.
    """
    return graph.rows("agreements/provisions_of", ProvisionsOf, languages, agreement=agreement)


@dataclass(frozen=True, slots=True)
class ProvisionsOn:
    """A provision about the thing, of one text, call or body.

    Attributes:
        thing: The text, plan, call or body whose aim or rule it is.
        words: What it says, in the language of the source.
        date: The time by which it is to be so, as EDTF.
    """

    thing: IRI
    thing_label: str
    provision: IRI
    provision_label: str
    concerns: IRI
    concerns_label: str
    kind_of_provision: IRI | None
    kind_of_provision_label: str | None
    words: str | None
    words_language: str | None
    date: str | None
    source: IRI | None
    source_label: str | None


def provisions_on(
    graph: Graph, concern: Things, *, kind: Things | None = None, languages: Languages | None = None
) -> Answers[ProvisionsOn]:
    """Aims, rules and recitals about something, by whose they are.

    One row per provision, kind, source and language of its words. Only what a provision names as its concern counts,
    not what its words mention.

    Args:
        graph: The graph to ask.
        concern: A code, such as ``code/theme/international-cooperation``, or a thing that is to be joined, built or
            kept; one or several.
        kind: Only this kind, such as ``code/provision-kind/aim``; every kind if left out. Takes a code of the list
            provision-kind.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/provisions_on.rq``.
    """
    return graph.rows("agreements/provisions_on", ProvisionsOn, languages, concern=concern, kind=kind)


@dataclass(frozen=True, slots=True)
class RestingOn:
    """A thing that implements the text, is made under it, came about from it or names it as its basis.

    Attributes:
        kind: The class of the thing.
        passage: The text itself, or the provision of it that is named.
        when: The time of the thing, as EDTF: its own time or period, else when it was signed or adopted.
        source: The first by IRI of the sources that state it; absent where the graph has no claims.
    """

    basis: IRI
    basis_label: str
    thing: IRI
    thing_label: str
    kind: IRI
    kind_label: str
    relation: IRI
    relation_label: str
    passage: IRI
    passage_label: str
    status: IRI | None
    status_label: str | None
    when: str | None
    source: IRI | None
    source_label: str | None


def resting_on(graph: Graph, basis: Things, *, languages: Languages | None = None) -> Answers[RestingOn]:
    """Plans, projects, events and agreements that implement a text or rest on it, by name.

    One row per thing, relation, class and passage; one that rests on a provision of the text is listed too. What is
    only planned is listed with that status.

    Args:
        graph: The graph to ask.
        basis: One agreement or policy instrument, or several. Takes cg:Agreement or cg:PolicyInstrument.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/agreements/resting_on.rq``.
    """
    return graph.rows("agreements/resting_on", RestingOn, languages, basis=basis)


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
        signing: The event at which it was signed; absent where the agreement alone is named.
        organisation: The one in whose name the person acted; absent where none is stated, as with witnesses.
        office: The office held at that time, in the first language asked for, else in English.
    """

    agreement: IRI
    agreement_label: str
    signing: IRI | None
    signing_label: str | None
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
        source: Who says that the agreement was signed there; absent where the graph has no claims.
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
    source: IRI | None
    source_label: str | None


def signings_of(graph: Graph, agreement: Things, *, languages: Languages | None = None) -> Answers[SigningsOf]:
    """When and where an agreement was signed, earliest first.

    One row per signing, venue and place; of several sources the first by its IRI. A signing without a date comes last.

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
        status: Such as planned, signed or in force; absent where no source says. What is only planned is listed with
            that status.
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
    status: IRI | None
    status_label: str | None


def with_party(graph: Graph, party: Things, *, languages: Languages | None = None) -> Answers[WithParty]:
    """Agreements to which an organisation is party, earliest signed first.

    One row per organisation, agreement, kind, dated signing and status; an agreement that was signed twice has two
    rows. An organisation that only witnesses the signing is no party. An agreement without a known day of signing comes
    last.

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
