# generated from queries/policies/*.rq; edit those
"""Policies: strategies, agendas and declarations, what they state and who is in line with them.

A policy states aims, a project carries out work. What a text stresses, calls for or reaffirms is kept in its words;
that a project is in line with it is a statement about the project.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "AdoptedAt",
    "AdoptedWithin",
    "AlignedWith",
    "CallsOf",
    "ContributingTo",
    "Details",
    "Following",
    "ForArea",
    "GoalsOf",
    "ImplementedBy",
    "IssuedBy",
    "Listed",
    "LookingTo",
    "OnSubject",
    "PrecursorsOf",
    "ProvidedForIn",
    "StatementsOf",
    "adopted_at",
    "adopted_within",
    "aligned_with",
    "calls_of",
    "contributing_to",
    "details",
    "following",
    "for_area",
    "goals_of",
    "implemented_by",
    "issued_by",
    "listed",
    "looking_to",
    "on_subject",
    "precursors_of",
    "provided_for_in",
    "statements_of",
]


@dataclass(frozen=True, slots=True)
class AdoptedAt:
    """A policy that came out of the event."""

    event: IRI
    event_label: str
    policy: IRI
    policy_label: str
    kind: IRI
    kind_label: str


def adopted_at(graph: Graph, event: Things, *, languages: Languages | None = None) -> Answers[AdoptedAt]:
    """Policies adopted or issued at an event, by name.

    One row per event, policy and kind. The sources must state that the text was adopted there; what was merely stated
    at the event is one of its conclusions.

    Args:
        graph: The graph to ask.
        event: One event or several. Takes cg:Event.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/adopted_at.rq``.
    """
    return graph.rows("policies/adopted_at", AdoptedAt, languages, event=event)


@dataclass(frozen=True, slots=True)
class AdoptedWithin:
    """A policy and its date.

    Attributes:
        date: The date of adoption, or else of the event at which the text was adopted, as EDTF.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    policy: IRI
    policy_label: str
    date: str
    begins: datetime.date
    ends: datetime.date


def adopted_within(
    graph: Graph,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    languages: Languages | None = None,
) -> Answers[AdoptedWithin]:
    """Policies adopted between two days, earliest first.

    One row per policy and date; one known by its year or month counts if any day of it is within. The dates are those
    of adoption and of the event at which the text was adopted; if they differ, there is a row for each that is within.
    Both days belong to the period; undated policies are left out.

    Args:
        graph: The graph to ask.
        since: The first day; no limit if left out.
        until: The last day; no limit if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/policies/adopted_within.rq``.
    """
    return graph.rows("policies/adopted_within", AdoptedWithin, languages, since=since, until=until)


@dataclass(frozen=True, slots=True)
class AlignedWith:
    """A policy with which the thing is said to be in line.

    Attributes:
        horizon: The last year to which the policy looks.
    """

    thing: IRI
    thing_label: str
    policy: IRI
    policy_label: str
    kind: IRI
    kind_label: str
    horizon: int | None


def aligned_with(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[AlignedWith]:
    """Policies with which a project, agreement or initiative is in line, by name.

    One row per thing, policy and kind. A source must say so; a common subject is not enough. The reverse is
    ``projects/in_line_with``.

    Args:
        graph: The graph to ask.
        thing: A project, agreement or initiative. Takes cg:Agreement, cg:Initiative or cg:Project.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/aligned_with.rq``.
    """
    return graph.rows("policies/aligned_with", AlignedWith, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class CallsOf:
    """A call in words."""

    policy: IRI
    policy_label: str
    text: str
    lang: str


def calls_of(graph: Graph, policy: Things, *, languages: Languages | None = None) -> Answers[CallsOf]:
    """What a policy asks to be done, in words.

    One row per policy and call, in the first language; a policy that has none in it gives those in all others. Only
    calls: ``policies/statements_of`` has what is stressed and reaffirmed as well.

    Args:
        graph: The graph to ask.
        policy: One policy or several. Takes cg:PolicyInstrument.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/calls_of.rq``.
    """
    return graph.rows("policies/calls_of", CallsOf, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class ContributingTo:
    """A contribution to a goal.

    Attributes:
        stated: The goal or target that the source names.
        un_identifier: The identifier of the United Nations for it.
        status: Planned, cancelled and the like; absent if no source gives one.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    goal: IRI
    goal_label: str
    stated: IRI
    stated_label: str
    un_identifier: IRI | None
    thing: IRI
    thing_label: str
    kind: IRI
    kind_label: str
    status: IRI | None
    status_label: str | None
    source: IRI | None
    source_label: str | None


def contributing_to(graph: Graph, goal: Things, *, languages: Languages | None = None) -> Answers[ContributingTo]:
    """Things said to contribute to a goal of sustainable development or one of its targets, by kind and name.

    One row per thing, kind of thing and goal or target stated. Asked for a goal, contributions to its targets count
    too; asked for a target, those to the goal as a whole do not. A thing that is only planned is listed with its
    status.

    Args:
        graph: The graph to ask.
        goal: A goal or target, such as ``code/sdg/11`` or ``code/sdg/11-4``, or several. Takes a code of the list sdg.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/contributing_to.rq``.
    """
    return graph.rows("policies/contributing_to", ContributingTo, languages, goal=goal)


@dataclass(frozen=True, slots=True)
class Details:
    """A policy with its horizon, date, event, issuer and area.

    Attributes:
        title: In the first language, or else the first by alphabet.
        horizon: The last year to which the policy looks.
        date: The date of adoption, or else of the event at which the text was adopted, as EDTF.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        issuer: An organisation or, for a text of mayors and the like, a code of attendee groups.
    """

    policy: IRI
    policy_label: str
    kind: IRI
    kind_label: str
    title: str | None
    horizon: int | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    adopted_at: IRI | None
    adopted_at_label: str | None
    issuer: IRI | None
    issuer_label: str | None
    area: IRI | None
    area_label: str | None


def details(graph: Graph, policy: Things, *, languages: Languages | None = None) -> Answers[Details]:
    """What a policy is, who issued it, where and when, and up to which year it looks.

    One row per policy, kind, event, issuer and area; most policies have one row. What no source says is absent.

    Args:
        graph: The graph to ask.
        policy: One policy or several. Takes cg:PolicyInstrument.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/details.rq``.
    """
    return graph.rows("policies/details", Details, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class Following:
    """A later policy."""

    policy: IRI
    policy_label: str
    later: IRI
    later_label: str


def following(graph: Graph, policy: Things, *, languages: Languages | None = None) -> Answers[Following]:
    """Later policies that take up the call of a policy, through all steps, by name.

    One row per policy and later policy; followers of followers count.

    Args:
        graph: The graph to ask.
        policy: The earlier policy. Takes cg:PolicyInstrument.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/following.rq``.
    """
    return graph.rows("policies/following", Following, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class ForArea:
    """A policy made for an area.

    Attributes:
        number: The number of the decision or directive.
        date: The date of adoption, or else of the event at which the text was adopted, as EDTF.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    policy: IRI
    policy_label: str
    kind: IRI
    kind_label: str
    area: IRI
    area_label: str
    number: str | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def for_area(graph: Graph, place: Things, *, languages: Languages | None = None) -> Answers[ForArea]:
    """Policies made for a place or for a part of it, earliest adopted first.

    One row per policy, kind and area; those without a date come last.

    Args:
        graph: The graph to ask.
        place: One place or several. Takes cg:Place.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/for_area.rq``.
    """
    return graph.rows("policies/for_area", ForArea, languages, place=place)


@dataclass(frozen=True, slots=True)
class GoalsOf:
    """A contribution to a goal.

    Attributes:
        stated: The goal or target that the source names.
        number: Its number, such as 11 or 11.4.
        goal: The goal of which a target is part.
        un_identifier: The identifier of the United Nations for it.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    thing: IRI
    thing_label: str
    stated: IRI
    stated_label: str
    number: str
    goal: IRI | None
    goal_label: str | None
    un_identifier: IRI | None
    source: IRI | None
    source_label: str | None


def goals_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[GoalsOf]:
    """Goals and targets of sustainable development to which a thing contributes, by number.

    One row per thing and goal or target stated, with the goal above a target. What a part or project of the thing
    contributes to is not included.

    Args:
        graph: The graph to ask.
        thing: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/goals_of.rq``.
    """
    return graph.rows("policies/goals_of", GoalsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class ImplementedBy:
    """Something that carries out a policy instrument.

    Attributes:
        directly: False where it carries out the policy by way of another plan.
        number: The number of a text, as printed.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    policy: IRI
    policy_label: str
    thing: IRI
    thing_label: str
    kind: IRI
    kind_label: str
    directly: bool
    number: str | None
    source: IRI | None
    source_label: str | None


def implemented_by(graph: Graph, policy: Things, *, languages: Languages | None = None) -> Answers[ImplementedBy]:
    """Plans, projects and initiatives that carry out a policy instrument, directly or by way of another, by name.

    One row per thing and kind. What carries out a plan that carries out the policy counts too; ``directly`` tells.

    Args:
        graph: The graph to ask.
        policy: One policy instrument or several. Takes cg:PolicyInstrument.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/implemented_by.rq``.
    """
    return graph.rows("policies/implemented_by", ImplementedBy, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class IssuedBy:
    """A policy of the issuer."""

    issuer: IRI
    issuer_label: str
    policy: IRI
    policy_label: str


def issued_by(graph: Graph, issuer: Things, *, languages: Languages | None = None) -> Answers[IssuedBy]:
    """Policies that an organisation or a group of people issued, by name.

    One row per issuer and policy. The event at which a text was adopted is no issuer; see ``policies/adopted_at``.

    Args:
        graph: The graph to ask.
        issuer: An organisation, or a code of attendee groups. Takes org:Organization or a code of the list attendee-
            group.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/issued_by.rq``.
    """
    return graph.rows("policies/issued_by", IssuedBy, languages, issuer=issuer)


@dataclass(frozen=True, slots=True)
class Listed:
    """A policy.

    Attributes:
        horizon: The last year to which the policy looks.
        date: The date of adoption, or else of the event at which the text was adopted, as EDTF.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
    """

    policy: IRI
    policy_label: str
    kind: IRI
    kind_label: str
    horizon: int | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def listed(graph: Graph, *, languages: Languages | None = None) -> Answers[Listed]:
    """All policies, strategies and declarations, earliest adopted first.

    One row per policy and kind. The date is that of adoption, or else of the event at which the text was adopted.
    Undated policies come last.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Source: ``queries/policies/listed.rq``.
    """
    return graph.rows("policies/listed", Listed, languages)


@dataclass(frozen=True, slots=True)
class LookingTo:
    """A strategy and the last year to which it looks.

    Attributes:
        horizon: The last year to which the policy looks.
    """

    policy: IRI
    policy_label: str
    horizon: int


def looking_to(graph: Graph, year: int, *, languages: Languages | None = None) -> Answers[LookingTo]:
    """Strategies that look at least to a year, by that year.

    One row per policy. A policy without a stated horizon is left out.

    Args:
        graph: The graph to ask.
        year: Policies that look to this year or beyond.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/policies/looking_to.rq``.
    """
    return graph.rows("policies/looking_to", LookingTo, languages, year=year)


@dataclass(frozen=True, slots=True)
class OnSubject:
    """A policy and the subject that is stated of it.

    Attributes:
        stated: The subject asked for, or one below it in the code list.
    """

    policy: IRI
    policy_label: str
    stated: IRI
    stated_label: str


def on_subject(graph: Graph, subject: Things, *, languages: Languages | None = None) -> Answers[OnSubject]:
    """Policies on a subject or in a sector, or a narrower one, by name.

    One row per policy and its stated subject.

    Args:
        graph: The graph to ask.
        subject: A code of themes or sectors. Takes a code of the list creative-field, a code of the list sector or a
            code of the list theme.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/on_subject.rq``.
    """
    return graph.rows("policies/on_subject", OnSubject, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class PrecursorsOf:
    """An earlier policy."""

    policy: IRI
    policy_label: str
    precursor: IRI
    precursor_label: str


def precursors_of(graph: Graph, policy: Things, *, languages: Languages | None = None) -> Answers[PrecursorsOf]:
    """Earlier policies whose calls a policy takes up, through all steps, by name.

    One row per policy and precursor; precursors of precursors count.

    Args:
        graph: The graph to ask.
        policy: The later policy. Takes cg:PolicyInstrument.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/precursors_of.rq``.
    """
    return graph.rows("policies/precursors_of", PrecursorsOf, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class ProvidedForIn:
    """Something that a plan provides for.

    Attributes:
        date: The date as EDTF, with the precision of the source.
        begins: The first day that the date can mean.
        ends: The last day that the date can mean.
        status: Planned, held, cancelled and the like; absent if no source gives one.
        source: The source that says so, or the first of several by its IRI; ``claims/about`` has them all.
    """

    policy: IRI
    policy_label: str
    thing: IRI
    thing_label: str
    kind: IRI
    kind_label: str
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None
    status: IRI | None
    status_label: str | None
    source: IRI | None
    source_label: str | None


def provided_for_in(graph: Graph, policy: Things, *, languages: Languages | None = None) -> Answers[ProvidedForIn]:
    """Events, projects, initiatives and bodies that a plan says are to come about, by name.

    One row per thing and kind. Asked for a plan that other plans carry out, what these provide for is not included.
    ``status`` says what has become of it, as far as a source tells; being in a plan does not mean that it exists.

    Args:
        graph: The graph to ask.
        policy: One policy instrument or several. Takes cg:PolicyInstrument.
        languages: The order of languages for labels; names are sorted in the first. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/provided_for_in.rq``.
    """
    return graph.rows("policies/provided_for_in", ProvidedForIn, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class StatementsOf:
    """A statement of the policy.

    Attributes:
        act: ``cg:callsFor``, ``cg:reaffirms`` or ``cg:stresses``.
    """

    policy: IRI
    policy_label: str
    act: IRI
    act_label: str
    text: str
    lang: str


def statements_of(graph: Graph, policy: Things, *, languages: Languages | None = None) -> Answers[StatementsOf]:
    """What a policy stresses, calls for and reaffirms, in words.

    One row per policy, act and text, in the first language; where a policy has none of that act in it, those in all
    others are given.

    Args:
        graph: The graph to ask.
        policy: One policy or several. Takes cg:PolicyInstrument.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/policies/statements_of.rq``.
    """
    return graph.rows("policies/statements_of", StatementsOf, languages, policy=policy)
