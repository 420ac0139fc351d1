"""Claims with their sources, quoted words, ranks and corrections.

The one rule to know: a fact of the graph is the best-ranked of its claims; nothing that was found
wrong is deleted. A value comes as text in ``value``, or as ``thing``; of a period, ``value`` is its
EDTF text.
"""

from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "About",
    "Around",
    "ByKindOfSource",
    "BySource",
    "Corrections",
    "Counts",
    "Disagreements",
    "FactsOf",
    "HeldBack",
    "LabelsOf",
    "LimitedInTime",
    "Mentioning",
    "Names",
    "QuotationsOf",
    "QuotedFrom",
    "SingleSource",
    "Sources",
    "SourcesOf",
    "SupportOf",
    "TypesOf",
    "Unquoted",
    "WithConfidence",
    "WithMode",
    "WithRank",
    "about",
    "around",
    "by_kind_of_source",
    "by_source",
    "corrections",
    "counts",
    "disagreements",
    "facts_of",
    "held_back",
    "labels_of",
    "limited_in_time",
    "mentioning",
    "names",
    "quotations_of",
    "quoted_from",
    "single_source",
    "sources",
    "sources_of",
    "support_of",
    "types_of",
    "unquoted",
    "with_confidence",
    "with_mode",
    "with_rank",
]


@dataclass(frozen=True, slots=True)
class About:
    """A claim with all that is known of it, from one source."""

    claim: IRI
    subject: IRI
    property: IRI
    thing: IRI | None
    thing_label: str | None
    value: str | None
    value_language: str | None
    rank: IRI
    mode: IRI
    source: IRI | None
    source_label: str | None
    quoted_in: IRI | None
    quoted: str | None
    opening: str | None
    closing: str | None
    start: int | None
    end: int | None
    reason: str | None
    confidence: IRI | None
    valid_from: str | None
    valid_until: str | None
    note: str | None
    corrected_by: IRI | None
    correction: IRI | None
    correction_reason: str | None
    error: IRI | None


def about(
    graph: Graph,
    subject: Things,
    *,
    property: Things | None = None,  # noqa: A002 - the word for it
    languages: Languages | None = None,
) -> list[About]:
    """Claims about a thing with rank, source, quoted words and correction.

    One row a claim and source, by property, then preferred before normal before deprecated, then by
    claim and source. ``value`` is the text of a literal, or the EDTF of a period; a claim about
    another thing has ``thing`` instead. A property of a time span, such as ``cg:edtf``, finds the
    claims that have such a time span.

    The quotation stands in the row of the source that holds it: ``quoted``, or ``opening`` and
    ``closing`` of a longer passage, between the code points ``start`` and ``end`` of ``quoted_in``.
    ``corrected_by`` is the claim held right in place of a wrong one. ``reason`` and ``note`` are in
    English, ``correction_reason`` in the first of the languages or English.

    Args:
        graph: where to look.
        subject: one thing or several.
        property: a property, such as ``cg:memberSince``; None is every property.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/about.rq``.
    """
    return graph.rows("claims/about", About, languages, subject=subject, property=property)


@dataclass(frozen=True, slots=True)
class ByKindOfSource:
    """A kind of source and how much rests on it."""

    kind: IRI
    kind_label: str
    sources: int
    claims: int


def by_kind_of_source(graph: Graph, *, languages: Languages | None = None) -> list[ByKindOfSource]:
    """Kinds of sources with the number of sources and of claims that rest on them, most first.

    One row a kind. A claim counts once for each kind among its sources, so the numbers add up to
    more than the claims. Kinds that no source has are left out. Ties are ordered by IRI.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/by_kind_of_source.rq``.
    """
    return graph.rows("claims/by_kind_of_source", ByKindOfSource, languages)


@dataclass(frozen=True, slots=True)
class BySource:
    """A claim that rests on the source."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    thing: IRI | None
    thing_label: str | None
    value: str | None
    rank: IRI
    mode: IRI
    source: IRI


def by_source(graph: Graph, source: Things, *, languages: Languages | None = None) -> list[BySource]:
    """Claims that rest on a source, by subject and property.

    One row a claim; one that has other sources too is among them, as are deprecated ones.

    Args:
        graph: where to look.
        source: one source or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/by_source.rq``.
    """
    return graph.rows("claims/by_source", BySource, languages, source=source)


@dataclass(frozen=True, slots=True)
class Corrections:
    """A correction, from what to what."""

    correction: IRI
    subject: IRI
    subject_label: str
    property: IRI
    wrong: IRI
    wrong_value: str
    right: IRI | None
    right_value: str | None
    error: IRI
    error_label: str
    reason: str | None


def corrections(
    graph: Graph, *, subject: Things | None = None, languages: Languages | None = None
) -> list[Corrections]:
    """Corrections, each from the claim found wrong to the claim held right.

    One row a correction, by subject and property. ``wrong_value`` and ``right_value`` are the text
    of a literal, the EDTF of a period, or an IRI. ``right`` is absent if nothing replaces what was
    wrong. ``reason`` is in the first of the languages or English.

    Args:
        graph: where to look.
        subject: only corrections of this thing; None is all.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/corrections.rq``.
    """
    return graph.rows("claims/corrections", Corrections, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims there are of a mode and rank."""

    mode: IRI
    mode_label: str
    rank: IRI
    rank_label: str
    claims: int


def counts(graph: Graph, source: Things | None = None, *, languages: Languages | None = None) -> list[Counts]:
    """Numbers of claims by mode and rank, of all sources or of those asked for.

    One row a mode and rank that occur together. Each claim counts once, however many sources it has.

    Args:
        graph: where to look.
        source: one source or several; None is all.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/counts.rq``.
    """
    return graph.rows("claims/counts", Counts, languages, source=source)


@dataclass(frozen=True, slots=True)
class Disagreements:
    """A value that a source gives where another source gives another."""

    topic: IRI
    topic_label: str
    property: IRI
    property_label: str
    indicator: IRI | None
    indicator_label: str | None
    claim: IRI
    value: str | None
    thing: IRI | None
    thing_label: str | None
    place: IRI | None
    place_label: str | None
    days: int | None
    rank: IRI
    reason: str | None
    mode: IRI
    source: IRI
    source_label: str


def disagreements(
    graph: Graph, topic: Things | None = None, *, languages: Languages | None = None
) -> list[Disagreements]:
    """What sources disagree about, with every value that they give, by topic.

    One row a claim and source, the preferred claims of a topic and property first. A disagreement
    is one of two things: claims about one thing and property (and in one language) with different
    values, of which at least one has another rank than normal; or figures of one indicator of one
    thing that differ although they count the same place, days and date. Then all reports of that
    figure are listed, those limited to a ``place`` or to ``days`` too, ``topic`` is what they
    measure and ``indicator`` what they count. ``value`` is set for words, numbers and dates,
    ``thing`` otherwise. Needs the claims: a graph of plain facts gives nothing.

    Args:
        graph: where to look.
        topic: one thing or several; None is all.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/disagreements.rq``.
    """
    return graph.rows("claims/disagreements", Disagreements, languages, topic=topic)


@dataclass(frozen=True, slots=True)
class FactsOf:
    """A plain statement about a thing."""

    thing: IRI
    property: IRI
    property_label: str
    object: IRI | None
    object_label: str | None
    value: str | None
    language: str | None


def facts_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> list[FactsOf]:
    """What the graph says of things: every plain statement.

    One row a statement. ``object`` is set if its value is a thing, ``value`` and perhaps
    ``language`` if it is a literal. Search keys are left out, claims and quotations are in
    ``about``.

    Args:
        graph: where to look.
        thing: one thing or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/facts_of.rq``.
    """
    return graph.rows("claims/facts_of", FactsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A claim that the graph does not repeat as a fact."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    thing: IRI | None
    thing_label: str | None
    value: str | None
    rank: IRI
    mode: IRI


def held_back(graph: Graph, *, languages: Languages | None = None) -> list[HeldBack]:
    """Claims that are deprecated, outranked or only implied and so not shown as plain facts.

    One row a claim, by subject and property. A claim whose statement another claim supports is
    shown, and so not among them.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/held_back.rq``.
    """
    return graph.rows("claims/held_back", HeldBack, languages)


@dataclass(frozen=True, slots=True)
class LabelsOf:
    """A name of a thing and the property that gives it."""

    thing: IRI
    name: str
    language: str | None
    property: str


def labels_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> list[LabelsOf]:
    """The names of things in every language, preferred labels, titles and other labels alike.

    One row a thing, name and property; ``property`` is the last part of its IRI, such as prefLabel.
    A thing without any name gives no row.

    Args:
        graph: where to look.
        thing: one thing or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/labels_of.rq``.
    """
    return graph.rows("claims/labels_of", LabelsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class LimitedInTime:
    """A claim that holds for a time."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    thing: IRI | None
    thing_label: str | None
    value: str | None
    valid_from: str | None
    valid_until: str | None
    rank: IRI
    mode: IRI
    note: str | None


def limited_in_time(
    graph: Graph, subject: Things | None = None, *, languages: Languages | None = None
) -> list[LimitedInTime]:
    """Claims that hold for a time only, with when they began or ceased to hold, by subject and property.

    One row a claim. ``valid_from`` and ``valid_until`` are EDTF dates, one of them may be absent. A
    claim that has ceased to hold is kept here and not shown as a plain fact.

    Args:
        graph: where to look.
        subject: one thing or several; None is all.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/limited_in_time.rq``.
    """
    return graph.rows("claims/limited_in_time", LimitedInTime, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A claim that refers to the thing."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    thing: IRI
    thing_label: str
    rank: IRI
    mode: IRI


def mentioning(graph: Graph, thing: Things, *, languages: Languages | None = None) -> list[Mentioning]:
    """Claims of which a thing is the value, by subject and property.

    One row a claim, whatever its rank. Words that merely name the thing in a text do not count.

    Args:
        graph: where to look.
        thing: one thing or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/mentioning.rq``.
    """
    return graph.rows("claims/mentioning", Mentioning, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class Names:
    """A name of a thing."""

    thing: IRI
    name: str
    language: str | None


def names(graph: Graph, *, languages: Languages | None = None) -> list[Names]:
    """All names of all things, for an index to search in.

    One row a thing, name and language: preferred and other labels and titles of things, codes,
    sources and terms. ``language`` is absent for a name without one. Ordered by IRI, name and
    language.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/names.rq``.
    """
    return graph.rows("claims/names", Names, languages)


@dataclass(frozen=True, slots=True)
class QuotationsOf:
    """Words of a source about a thing."""

    subject: IRI
    claim: IRI
    property: IRI
    quotation: IRI
    source: IRI
    source_label: str
    start: int
    end: int
    quoted: str | None
    opening: str | None
    closing: str | None


def quotations_of(graph: Graph, subject: Things, *, languages: Languages | None = None) -> list[QuotationsOf]:
    """Quoted words on which the claims about a thing rest, in the order of the text.

    One row a claim and quotation, so the same words come again if they carry several claims.
    ``start`` and ``end`` count code points. ``quoted`` is absent for a longer passage, which has
    its ``opening`` and ``closing`` words.

    Args:
        graph: where to look.
        subject: one thing or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/quotations_of.rq``.
    """
    return graph.rows("claims/quotations_of", QuotationsOf, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class QuotedFrom:
    """A passage of a source and a claim that rests on it."""

    quotation: IRI
    source: IRI
    source_label: str
    start: int
    end: int
    quoted: str | None
    opening: str | None
    closing: str | None
    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI


def quoted_from(graph: Graph, source: Things, *, languages: Languages | None = None) -> list[QuotedFrom]:
    """Quotations from a source and the claims that rest on them, in the order of the text.

    One row a quotation and claim. ``start`` and ``end`` count code points. ``quoted`` is absent for
    a longer passage, which has its ``opening`` and ``closing`` words.

    Args:
        graph: where to look.
        source: one source or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/quoted_from.rq``.
    """
    return graph.rows("claims/quoted_from", QuotedFrom, languages, source=source)


@dataclass(frozen=True, slots=True)
class SingleSource:
    """A shown statement that only this source makes."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    thing: IRI | None
    thing_label: str | None
    value: str | None
    rank: IRI
    mode: IRI
    source: IRI


def single_source(graph: Graph, source: Things, *, languages: Languages | None = None) -> list[SingleSource]:
    """Shown statements that rest on a source alone, by subject and property.

    One row a claim. A statement that another source makes too, in the same claim or in another, is
    left out, and so is what the graph does not show.

    Args:
        graph: where to look.
        source: one source or several, each taken by itself.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/single_source.rq``.
    """
    return graph.rows("claims/single_source", SingleSource, languages, source=source)


@dataclass(frozen=True, slots=True)
class Sources:
    """A source and how much rests on it."""

    source: IRI
    source_label: str
    kind: IRI | None
    kind_label: str | None
    publisher: str | None
    issued: str | None
    url: IRI | None
    address: str | None
    licence: str | None
    claims: int


def sources(graph: Graph, *, languages: Languages | None = None) -> list[Sources]:
    """Sources with publisher, address and the number of claims that rest on each, most first.

    One row a source; a claim counts once for each of its sources, deprecated ones too. ``url`` is a
    full address, ``address`` what is known of one otherwise. Ties are ordered by IRI.

    Args:
        graph: where to look.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/sources.rq``.
    """
    return graph.rows("claims/sources", Sources, languages)


@dataclass(frozen=True, slots=True)
class SourcesOf:
    """A source of claims about a thing."""

    subject: IRI
    subject_label: str
    source: IRI
    source_label: str
    claims: int


def sources_of(graph: Graph, subject: Things, *, languages: Languages | None = None) -> list[SourcesOf]:
    """Sources of the claims about a thing with the number of claims, most first.

    One row a thing and source; deprecated claims count too. Claims about what belongs to the thing,
    its figures say, do not. Ties are ordered by IRI.

    Args:
        graph: where to look.
        subject: one thing or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/sources_of.rq``.
    """
    return graph.rows("claims/sources_of", SourcesOf, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class SupportOf:
    """A statement and how many sources make it."""

    subject: IRI
    subject_label: str
    property: IRI
    property_label: str
    thing: IRI | None
    thing_label: str | None
    value: str | None
    value_language: str | None
    sources: int
    claims: int


def support_of(graph: Graph, subject: Things, *, languages: Languages | None = None) -> list[SupportOf]:
    """Statements that the graph shows of a thing with the number of sources, fewest first.

    One row a statement, however many claims make it. Words count by language. ``value`` is set for
    words, numbers and dates, ``thing`` otherwise.

    Args:
        graph: where to look.
        subject: one thing or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/support_of.rq``.
    """
    return graph.rows("claims/support_of", SupportOf, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class TypesOf:
    """A class of a thing."""

    thing: IRI
    type: IRI
    type_label: str


def types_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> list[TypesOf]:
    """The classes of things, as far as stated; broader classes are not added.

    One row a thing and class, by IRI. A thing that the graph does not describe gives no row.

    Args:
        graph: where to look.
        thing: one thing or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/types_of.rq``.
    """
    return graph.rows("claims/types_of", TypesOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A claim without words from its source."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    mode: IRI
    source: IRI
    source_label: str
    at_hand: bool


def unquoted(graph: Graph, source: Things, *, languages: Languages | None = None) -> list[Unquoted]:
    """Claims that rest on a source but quote no words of it, by subject and property.

    One row a claim and source, those of texts at hand first. ``at_hand`` is True for documents of
    which the text is kept, so that words can still be quoted; the other sources are known by title
    and address only.

    Args:
        graph: where to look.
        source: one source or several.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/unquoted.rq``.
    """
    return graph.rows("claims/unquoted", Unquoted, languages, source=source)


@dataclass(frozen=True, slots=True)
class WithConfidence:
    """A claim held with that confidence."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    thing: IRI | None
    thing_label: str | None
    value: str | None
    rank: IRI
    mode: IRI
    confidence: IRI
    note: str | None


def with_confidence(graph: Graph, confidence: Things, *, languages: Languages | None = None) -> list[WithConfidence]:
    """Claims that are held with a degree of confidence, by subject and property.

    One row a claim, whatever its rank. Most claims state no confidence and are found by no degree.
    ``note`` is in English and often says why.

    Args:
        graph: where to look.
        confidence: a code: ``code/confidence/high``, ``medium`` or ``low``.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/with_confidence.rq``.
    """
    return graph.rows("claims/with_confidence", WithConfidence, languages, confidence=confidence)


@dataclass(frozen=True, slots=True)
class WithMode:
    """A claim made in that way."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    thing: IRI | None
    thing_label: str | None
    value: str | None
    rank: IRI
    mode: IRI


def with_mode(graph: Graph, mode: Things, *, languages: Languages | None = None) -> list[WithMode]:
    """Claims made in a way, such as by implication, by subject and property.

    One row a claim, whatever its rank.

    Args:
        graph: where to look.
        mode: a code: ``code/mode/explicit``, ``implied``, ``editorial`` or ``background``.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/with_mode.rq``.
    """
    return graph.rows("claims/with_mode", WithMode, languages, mode=mode)


@dataclass(frozen=True, slots=True)
class WithRank:
    """A claim of that rank."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    thing: IRI | None
    thing_label: str | None
    value: str | None
    rank: IRI
    mode: IRI
    reason: str | None


def with_rank(graph: Graph, rank: Things, *, languages: Languages | None = None) -> list[WithRank]:
    """Claims of a rank, with the reason for the rank, by subject and property.

    One row a claim. ``reason`` is in English, absent where none is given, as with most claims of
    normal rank.

    Args:
        graph: where to look.
        rank: a code: ``code/rank/preferred``, ``normal`` or ``deprecated``.
        languages: order of languages for labels; None is the graph's own.

    Source: ``queries/claims/with_rank.rq``.
    """
    return graph.rows("claims/with_rank", WithRank, languages, rank=rank)


@dataclass(frozen=True, slots=True)
class Around:
    """A statement that joins two things; the dates are those of the things, as EDTF."""

    subject: IRI
    subject_label: str
    property: IRI
    property_label: str
    object: IRI
    object_label: str
    subject_date: str | None
    object_date: str | None


def around(graph: Graph, thing: Things, *, languages: Languages | None = None) -> list[Around]:
    """Statements that join a thing with other things, in either direction, by subject.

    Types, time spans, sources and addresses in other datasets are left out; so are the claims
    behind the statements, which ``about`` has.

    Args:
        graph: where to look.
        thing: one thing or several.
        languages: the order in which labels are wanted.

    Source: ``queries/claims/around.rq``.
    """
    return graph.rows("claims/around", Around, languages, thing=thing)
