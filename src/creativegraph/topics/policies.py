"""Policies: strategies, agendas and declarations, what they say and who is in line with them.

The one rule: a policy says something, a project does something. What a text stresses, calls for or
reaffirms is kept in words; that a project is in line with it is a statement about the project.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "AdoptedAt",
    "AdoptedWithin",
    "AlignedWith",
    "CallsOf",
    "Details",
    "Following",
    "ForArea",
    "IssuedBy",
    "Listed",
    "LookingTo",
    "OnSubject",
    "PrecursorsOf",
    "StatementsOf",
    "adopted_at",
    "adopted_within",
    "aligned_with",
    "calls_of",
    "details",
    "following",
    "for_area",
    "issued_by",
    "listed",
    "looking_to",
    "on_subject",
    "precursors_of",
    "statements_of",
]


@dataclass(frozen=True, slots=True)
class ForArea:
    """A policy made for an area."""

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


def for_area(graph: Graph, place: Things, *, languages: Languages | None = None) -> list[ForArea]:
    """Policies made for a place or for a part of it, earliest adopted first.

    One row a policy, kind and area; those without a date come last. ``number`` is that of the
    decision or directive.

    Args:
        graph: where to look.
        place: one place or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/policies/for_area.rq``.
    """
    return graph.rows("policies/for_area", ForArea, languages, place=place)


@dataclass(frozen=True, slots=True)
class Listed:
    """A policy. ``horizon`` is the last year to which it looks."""

    policy: IRI
    policy_label: str
    kind: IRI
    kind_label: str
    horizon: int | None
    date: str | None
    begins: datetime.date | None
    ends: datetime.date | None


def listed(graph: Graph, *, languages: Languages | None = None) -> list[Listed]:
    """All policies, strategies and declarations, earliest adopted first.

    The date is that of adoption, or else of the event at which the text was adopted. Undated
    policies come last.

    Args:
        graph: where to look.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/listed.rq``.
    """
    return graph.rows("policies/listed", Listed, languages)


@dataclass(frozen=True, slots=True)
class Details:
    """A policy with its horizon, date, event, issuer and area."""

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


def details(graph: Graph, policy: Things, *, languages: Languages | None = None) -> list[Details]:
    """What a policy is, who issued it, where and when, and up to which year it looks.

    ``issuer`` is an organisation or, for a text of mayors and the like, a code of attendee groups.
    ``title`` is in the first language, or else the first by alphabet. What no source says is None.

    Args:
        graph: where to look.
        policy: the policy.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/details.rq``.
    """
    return graph.rows("policies/details", Details, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class AlignedWith:
    """A policy with which the thing is said to be in line."""

    thing: IRI
    thing_label: str
    policy: IRI
    policy_label: str
    kind: IRI
    kind_label: str
    horizon: int | None


def aligned_with(graph: Graph, thing: Things, *, languages: Languages | None = None) -> list[AlignedWith]:
    """Policies with which a project, agreement or initiative is in line, by name.

    A source must say so; a common subject is not enough. The other way round is
    ``projects.in_line_with``.

    Args:
        graph: where to look.
        thing: a project, agreement or initiative.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/aligned_with.rq``.
    """
    return graph.rows("policies/aligned_with", AlignedWith, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class StatementsOf:
    """A statement of the policy.

    ``act`` is ``cg:callsFor``, ``cg:reaffirms`` or ``cg:stresses``.
    """

    policy: IRI
    policy_label: str
    act: IRI
    act_label: str
    text: str
    lang: str


def statements_of(graph: Graph, policy: Things, *, languages: Languages | None = None) -> list[StatementsOf]:
    """What a policy stresses, calls for and reaffirms, in words.

    Texts are in the first language; where a policy has none of that act in it, those in all others
    are given.

    Args:
        graph: where to look.
        policy: the policy.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/statements_of.rq``.
    """
    return graph.rows("policies/statements_of", StatementsOf, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class CallsOf:
    """A call in words."""

    policy: IRI
    policy_label: str
    text: str
    lang: str


def calls_of(graph: Graph, policy: Things, *, languages: Languages | None = None) -> list[CallsOf]:
    """What a policy asks to be done, in words.

    Only calls; ``statements_of`` has what is stressed and reaffirmed as well. Texts are in the
    first language; a policy that has none in it gives those in all others.

    Args:
        graph: where to look.
        policy: the policy.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/calls_of.rq``.
    """
    return graph.rows("policies/calls_of", CallsOf, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class AdoptedAt:
    """A policy that came out of the event."""

    event: IRI
    event_label: str
    policy: IRI
    policy_label: str
    kind: IRI
    kind_label: str


def adopted_at(graph: Graph, event: Things, *, languages: Languages | None = None) -> list[AdoptedAt]:
    """Policies adopted or issued at an event, by name.

    That a text was adopted there must be stated; what was merely said at the event is a conclusion
    of it.

    Args:
        graph: where to look.
        event: the event.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/adopted_at.rq``.
    """
    return graph.rows("policies/adopted_at", AdoptedAt, languages, event=event)


@dataclass(frozen=True, slots=True)
class AdoptedWithin:
    """A policy and its date."""

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
) -> list[AdoptedWithin]:
    """Policies adopted between two days, earliest first.

    The dates are those of adoption and of the event at which the text was adopted; if they differ,
    there is a row for each that is within. Undated policies are absent.

    Args:
        graph: where to look.
        since: the first day.
        until: the last day.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/adopted_within.rq``.
    """
    return graph.rows("policies/adopted_within", AdoptedWithin, languages, since=since, until=until)


@dataclass(frozen=True, slots=True)
class PrecursorsOf:
    """An earlier policy."""

    policy: IRI
    policy_label: str
    precursor: IRI
    precursor_label: str


def precursors_of(graph: Graph, policy: Things, *, languages: Languages | None = None) -> list[PrecursorsOf]:
    """Earlier policies whose calls a policy takes up, through all steps, by name.

    Precursors of precursors count.

    Args:
        graph: where to look.
        policy: the later policy.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/precursors_of.rq``.
    """
    return graph.rows("policies/precursors_of", PrecursorsOf, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class Following:
    """A later policy."""

    policy: IRI
    policy_label: str
    later: IRI
    later_label: str


def following(graph: Graph, policy: Things, *, languages: Languages | None = None) -> list[Following]:
    """Later policies that take up the call of a policy, through all steps, by name.

    Followers of followers count.

    Args:
        graph: where to look.
        policy: the earlier policy.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/following.rq``.
    """
    return graph.rows("policies/following", Following, languages, policy=policy)


@dataclass(frozen=True, slots=True)
class LookingTo:
    """A strategy and the last year to which it looks."""

    policy: IRI
    policy_label: str
    horizon: int


def looking_to(graph: Graph, year: int, *, languages: Languages | None = None) -> list[LookingTo]:
    """Strategies that look at least to a year, by that year.

    A strategy without a stated horizon is absent.

    Args:
        graph: where to look.
        year: the year.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/looking_to.rq``.
    """
    return graph.rows("policies/looking_to", LookingTo, languages, year=year)


@dataclass(frozen=True, slots=True)
class OnSubject:
    """A policy and the subject that is stated of it."""

    policy: IRI
    policy_label: str
    stated: IRI
    stated_label: str


def on_subject(graph: Graph, subject: Things, *, languages: Languages | None = None) -> list[OnSubject]:
    """Policies on a subject or in a sector, or a narrower one, by name.

    ``stated`` is the subject asked for or one below it in the code list.

    Args:
        graph: where to look.
        subject: a code of themes or sectors.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/on_subject.rq``.
    """
    return graph.rows("policies/on_subject", OnSubject, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class IssuedBy:
    """A policy of the issuer."""

    issuer: IRI
    issuer_label: str
    policy: IRI
    policy_label: str


def issued_by(graph: Graph, issuer: Things, *, languages: Languages | None = None) -> list[IssuedBy]:
    """Policies that an organisation or a group of people issued, by name.

    The event at which a text was adopted is no issuer; see ``adopted_at``.

    Args:
        graph: where to look.
        issuer: an organisation, or a code of attendee groups.
        languages: the order in which labels are wanted; names sort in the first.

    Source: ``queries/policies/issued_by.rq``.
    """
    return graph.rows("policies/issued_by", IssuedBy, languages, issuer=issuer)
