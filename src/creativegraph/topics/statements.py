# generated from queries/statements/*.rq; edit those
"""What has become of things, who said what about them, and who held which office.

A status is what a source says has become of a thing: planned, in force, held, cancelled and others. It begins and ends
with the claim that states it; the day on which it was said is that of the source.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "About",
    "MadeBy",
    "OfSubject",
    "OfficeHolders",
    "OfficesOf",
    "Overdue",
    "RolesIn",
    "RolesOf",
    "SignedFor",
    "StatusOf",
    "WithStatus",
    "about",
    "made_by",
    "of_subject",
    "office_holders",
    "offices_of",
    "overdue",
    "roles_in",
    "roles_of",
    "signed_for",
    "status_of",
    "with_status",
]


@dataclass(frozen=True, slots=True)
class About:
    """A statement with its speaker.

    Attributes:
        words: The words as quoted or reported, in the language of the source.
        mode: Quoted, reported or retold.
        date: The day of the statement as EDTF; where it is absent, the day on which the source was published stands for
            it.
        capacity: The title of the office held, or the capacity in words.
        for_body: The organisation in whose name the statement was made.
        condition: What the statement depends on.
        published: When the source was published.
    """

    statement: IRI
    speaker: IRI
    speaker_label: str
    about: IRI | None
    about_label: str | None
    words: str | None
    words_language: str | None
    mode: IRI | None
    mode_label: str | None
    act: IRI | None
    act_label: str | None
    date: str | None
    event: IRI | None
    event_label: str | None
    capacity: str | None
    for_body: IRI | None
    for_body_label: str | None
    addressed_to: IRI | None
    addressed_to_label: str | None
    retold_by: IRI | None
    retold_by_label: str | None
    condition: str | None
    source: IRI | None
    source_label: str | None
    published: str | None


def about(
    graph: Graph, thing: Things, *, act: Things | None = None, languages: Languages | None = None
) -> Answers[About]:
    """What persons and bodies said about a thing, in order of the days on which they said it.

    One row per statement, speaker, thing spoken of and source; a statement about two things has two rows, also where
    only one of them is asked for.

    Args:
        graph: The graph to ask.
        thing: Anything that statements are about; one or several.
        act: Only statements of this kind, such as ``code/speech-act/hope``; of every kind if left out. What the speaker
            does by it, such as hoping, warning or denying. Takes a code of the list speech-act.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/about.rq``.
    """
    return graph.rows("statements/about", About, languages, thing=thing, act=act)


@dataclass(frozen=True, slots=True)
class MadeBy:
    """A statement with its speaker.

    Attributes:
        words: The words as quoted or reported, in the language of the source.
        mode: Quoted, reported or retold.
        act: What the speaker does by it, such as hoping, warning or denying.
        date: The day of the statement as EDTF; where it is absent, the day on which the source was published stands for
            it.
        capacity: The title of the office held, or the capacity in words.
        for_body: The organisation in whose name the statement was made.
        condition: What the statement depends on.
        published: When the source was published.
    """

    statement: IRI
    speaker: IRI
    speaker_label: str
    about: IRI | None
    about_label: str | None
    words: str | None
    words_language: str | None
    mode: IRI | None
    mode_label: str | None
    act: IRI | None
    act_label: str | None
    date: str | None
    event: IRI | None
    event_label: str | None
    capacity: str | None
    for_body: IRI | None
    for_body_label: str | None
    addressed_to: IRI | None
    addressed_to_label: str | None
    retold_by: IRI | None
    retold_by_label: str | None
    condition: str | None
    source: IRI | None
    source_label: str | None
    published: str | None


def made_by(graph: Graph, agent: Things, *, languages: Languages | None = None) -> Answers[MadeBy]:
    """Statements of a person or body, in order of the days on which they were made.

    One row per statement, speaker, thing spoken of and source. Of a body, statements count that it made itself and
    those made in its name. A statement retold by somebody counts for the one who made it.

    Args:
        graph: The graph to ask.
        agent: A person or an organisation; one or several. Takes prov:Agent.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/made_by.rq``.
    """
    return graph.rows("statements/made_by", MadeBy, languages, agent=agent)


@dataclass(frozen=True, slots=True)
class OfSubject:
    """A claim about the thing, or about a record of it, as one source makes it.

    Attributes:
        about: The thing itself, or a record of it.
        object: The value where it is a thing or a code.
        value: The value where it is a number, words or a time.
        date: The time of the record, or of the thing itself, as EDTF.
        since: When the claim began to hold, as EDTF.
        until: When the claim ceased to hold, as EDTF.
        published: When the source was published.
    """

    thing: IRI
    about: IRI
    about_label: str
    property: IRI
    property_label: str
    object: IRI | None
    object_label: str | None
    value: str | None
    value_language: str | None
    date: str | None
    since: str | None
    until: str | None
    mode: IRI
    source: IRI | None
    source_label: str | None
    published: str | None
    claim: IRI


def of_subject(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[OfSubject]:
    """Everything that sources say of a thing and of its records, by record and time.

    One row per claim and source; deprecated claims, classes and names are left out. ``about_label`` names a record with
    its qualifiers, such as *visitors of Fair 2025, children, 2025-05 (target)*. Records are figures, statuses,
    participations, offices, statements, commitments, awards, listings, ranks and memberships; what is part of the thing
    has its own answer.

    Args:
        graph: The graph to ask.
        thing: Anything; one or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/of_subject.rq``.
    """
    return graph.rows("statements/of_subject", OfSubject, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class OfficeHolders:
    """A person in an office.

    Attributes:
        title: The title of the office in the first language asked for, else in the language of the source.
        place: Where the office is held for, such as the country of an ambassador.
        term: The term as EDTF; an end of ``..`` is open.
        attested: A day on which a source shows the office held, as EDTF.
    """

    holding: IRI
    person: IRI
    person_label: str
    organisation: IRI
    organisation_label: str
    title: str | None
    kind: IRI | None
    kind_label: str | None
    place: IRI | None
    place_label: str | None
    term: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    attested: str | None
    source: IRI | None
    source_label: str | None


def office_holders(
    graph: Graph,
    organisation: Things,
    day: datetime.date | None = None,
    *,
    wanted: Things | None = None,
    languages: Languages | None = None,
) -> Answers[OfficeHolders]:
    """Who held which office in an organisation, on a day or ever, by the beginning of the term.

    One row per holding, day on which it is attested and source. With a day, a holding counts if its term covers the
    day, or if a source shows it held then; a holding of which neither is known is left out. Ends are taken as late, and
    beginnings as early, as the dates allow.

    Args:
        graph: The graph to ask.
        organisation: One organisation or several; units have offices of their own. Takes org:Organization.
        day: Only offices held on this day.
        wanted: Only offices of this kind or a narrower one, such as ``code/office-kind/mayor``. Takes a code of the
            list office-kind.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/statements/office_holders.rq``.
    """
    return graph.rows(
        "statements/office_holders", OfficeHolders, languages, organisation=organisation, day=day, wanted=wanted
    )


@dataclass(frozen=True, slots=True)
class OfficesOf:
    """A person in an office.

    Attributes:
        title: The title of the office in the first language asked for, else in the language of the source.
        place: Where the office is held for, such as the country of an ambassador.
        term: The term as EDTF; an end of ``..`` is open.
        attested: A day on which a source shows the office held, as EDTF.
    """

    holding: IRI
    person: IRI
    person_label: str
    organisation: IRI
    organisation_label: str
    title: str | None
    kind: IRI | None
    kind_label: str | None
    place: IRI | None
    place_label: str | None
    term: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    attested: str | None
    source: IRI | None
    source_label: str | None


def offices_of(graph: Graph, person: Things, *, languages: Languages | None = None) -> Answers[OfficesOf]:
    """Offices that a person held, in order of their beginning.

    One row per holding, day on which it is attested and source. Offices held at the same time are rows of their own.

    Args:
        graph: The graph to ask.
        person: One person or several. Takes cg:Person.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/offices_of.rq``.
    """
    return graph.rows("statements/offices_of", OfficesOf, languages, person=person)


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something planned whose time is over.

    Attributes:
        date: The time planned, as EDTF.
        ends: The last day that the planned time can mean.
    """

    thing: IRI
    thing_label: str
    status: IRI
    status_label: str
    date: str
    ends: datetime.date


def overdue(graph: Graph, day: datetime.date, *, languages: Languages | None = None) -> Answers[Overdue]:
    """Plans whose date has passed by a day without a report of what became of them, oldest first.

    One row per thing, status and planned time. A plan counts if its latest possible day is before the day given and
    nothing says that the thing is active, ended or came to nothing. Where a status names the time to which a thing was
    moved, that time counts, else that of the thing. A plan without a date is left out.

    Args:
        graph: The graph to ask.
        day: The day of asking.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/statements/overdue.rq``.
    """
    return graph.rows("statements/overdue", Overdue, languages, day=day)


@dataclass(frozen=True, slots=True)
class RolesIn:
    """A role that an agent had.

    Attributes:
        organisation: The one in whose name the agent acts.
        capacity: The title of the office held, or the capacity in words.
        date: When the agent had the role, or else when the thing took place, as EDTF.
        stated_on: The participation that states the role.
        place: Where the agent signed or took part; absent where nobody says so of this agent.
    """

    thing: IRI
    thing_label: str
    role: IRI
    role_label: str
    agent: IRI
    agent_label: str
    organisation: IRI | None
    organisation_label: str | None
    capacity: str | None
    date: str | None
    source: IRI | None
    source_label: str | None
    stated_on: IRI
    place: IRI | None
    place_label: str | None


def roles_in(
    graph: Graph, thing: Things, wanted: Things | None = None, *, languages: Languages | None = None
) -> Answers[RolesIn]:
    """Who had which role in anything, such as an event, a project, a membership or a body, by role.

    One row per participation and source. A wider role, such as ``code/role/supporter``, also finds narrower ones. The
    organiser that an event names directly, without a participation, stands in ``events/roles_in``.

    Args:
        graph: The graph to ask.
        thing: One thing or several.
        wanted: Only this role or a narrower one. Takes a code of the list role.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/roles_in.rq``.
    """
    return graph.rows("statements/roles_in", RolesIn, languages, thing=thing, wanted=wanted)


@dataclass(frozen=True, slots=True)
class RolesOf:
    """A role that an agent had.

    Attributes:
        organisation: The one in whose name the agent acts.
        capacity: The title of the office held, or the capacity in words.
        date: When the agent had the role, or else when the thing took place, as EDTF.
        stated_on: The participation that states the role.
    """

    thing: IRI
    thing_label: str
    role: IRI
    role_label: str
    agent: IRI
    agent_label: str
    organisation: IRI | None
    organisation_label: str | None
    capacity: str | None
    date: str | None
    source: IRI | None
    source_label: str | None
    stated_on: IRI


def roles_of(graph: Graph, someone: Things, *, languages: Languages | None = None) -> Answers[RolesOf]:
    """Roles that a person or body had, by what it had them in.

    One row per participation and source, with the roles in whose name somebody else acted for the body.

    Args:
        graph: The graph to ask.
        someone: A person or an organisation; one or several. Takes prov:Agent.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/roles_of.rq``.
    """
    return graph.rows("statements/roles_of", RolesOf, languages, someone=someone)


@dataclass(frozen=True, slots=True)
class SignedFor:
    """Somebody who signed or witnessed.

    Attributes:
        thing: What was signed, or the signing at which it was signed.
        organisation: The one in whose name the agent acts.
        capacity: The title of the office held, or the capacity in words.
        date: When the agent had the role, or else when the thing took place, as EDTF.
        stated_on: The participation that states the role.
        place: Where the agent signed or took part; absent where nobody says so of this agent.
    """

    thing: IRI
    thing_label: str
    role: IRI
    role_label: str
    agent: IRI
    agent_label: str
    organisation: IRI | None
    organisation_label: str | None
    capacity: str | None
    date: str | None
    source: IRI | None
    source_label: str | None
    stated_on: IRI
    place: IRI | None
    place_label: str | None


def signed_for(graph: Graph, text: Things, *, languages: Languages | None = None) -> Answers[SignedFor]:
    """Who signed an agreement or another text for whom, in which office, and who witnessed it.

    One row per participation and source, of the agreement itself and of its signings.

    Args:
        graph: The graph to ask.
        text: An agreement or a policy instrument; one or several. Takes cg:Agreement or cg:PolicyInstrument.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/signed_for.rq``.
    """
    return graph.rows("statements/signed_for", SignedFor, languages, text=text)


@dataclass(frozen=True, slots=True)
class StatusOf:
    """A status of a thing as one source gives it.

    Attributes:
        status: A code of the list of statuses; the codes of event statuses are shown as those.
        family: The wider status: prospective, active, ended or unrealised.
        since: When the status began, as EDTF.
        until: When the status ended, as EDTF.
        said_on: When the source was published, as the table of sources gives it.
        planned_for: The time for which the thing had been planned, as EDTF.
        moved_to: The time to which it was moved, as EDTF.
        awaits: Whose consent is still needed.
        reason: The reason in the words of the source.
        condition: What the status depends on, in the words of the source.
        note: The curator's note, in English.
        said_by: Who states in the source that it is so; absent where it is the source itself.
        for_party: The party for which it holds, such as a state that has ratified; absent where it holds for all.
        set_out_in: The law, decision or other text in which it is laid down.
        text_number: The number of that text.
        place: Where it was decided or made known.
        event: The event at which it was decided or made known.
        for_period: The time for which it is proposed or approved, as EDTF.
    """

    thing: IRI
    thing_label: str
    status: IRI
    status_label: str
    family: IRI
    family_label: str
    since: str | None
    until: str | None
    said_on: str | None
    planned_for: str | None
    moved_to: str | None
    decided_by: IRI | None
    decided_by_label: str | None
    awaits: IRI | None
    awaits_label: str | None
    cause: IRI | None
    cause_label: str | None
    reason: str | None
    condition: str | None
    source: IRI | None
    source_label: str | None
    mode: IRI
    claim: IRI
    note: str | None
    said_by: IRI | None
    said_by_label: str | None
    for_party: IRI | None
    for_party_label: str | None
    set_out_in: IRI | None
    set_out_in_label: str | None
    text_number: str | None
    place: IRI | None
    place_label: str | None
    event: IRI | None
    event_label: str | None
    for_period: str | None


def status_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[StatusOf]:
    """Statuses that sources give to a thing, earliest first, with when each held and on which day it was said.

    One row per claim and source; what has been corrected is left out. A status without a beginning stands at the day on
    which its source was published. A status that is over has an end; one that was followed by another without a word
    about its end has none. A source that says when, why or who decided counts once: that it gives the status without
    this as well is left out. A status that holds for one party only has a row of its own with that party.

    Args:
        graph: The graph to ask.
        thing: Anything, such as an event, an agreement, a project or a membership; one or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/status_of.rq``.
    """
    return graph.rows("statements/status_of", StatusOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class WithStatus:
    """A thing with a status.

    Attributes:
        in_status: The status that the source gives.
        date: When the thing takes place or holds, as EDTF.
        said_on: When the source was published.
    """

    thing: IRI
    thing_label: str
    in_status: IRI
    in_status_label: str
    date: str | None
    cause: IRI | None
    cause_label: str | None
    decided_by: IRI | None
    decided_by_label: str | None
    source: IRI | None
    source_label: str | None
    said_on: str | None


def with_status(
    graph: Graph, status: Things, of_class: Things | None = None, *, languages: Languages | None = None
) -> Answers[WithStatus]:
    """Things that have a status now, by status and thing, with the day on which it was said.

    One row per thing, status, cause and source. A status counts that no source has said to be over. A wider status,
    such as ``code/status/unrealised``, also finds its narrower ones. Statuses that somebody only proposed count like
    all others.

    Args:
        graph: The graph to ask.
        status: One status or several, such as ``code/status/cancelled``. Takes a code of the list status.
        of_class: Only things of this class or a narrower one, such as ``cg:Event``. Takes a class.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/statements/with_status.rq``.
    """
    return graph.rows("statements/with_status", WithStatus, languages, status=status, of_class=of_class)
