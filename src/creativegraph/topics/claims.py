# generated from queries/claims/*.rq; edit those
"""Claims with their sources, quoted words, ranks and corrections.

A fact of the graph is the value of the best-ranked claim; a claim found to be wrong is deprecated and kept. A value is
given as text in ``value``, or as ``thing``; of a period, ``value`` is its EDTF text.
"""

import datetime
from dataclasses import dataclass

from creativegraph.graph import Graph
from creativegraph.graph.rows import Answers
from creativegraph.iris import IRI, Languages, Things

__all__ = [
    "About",
    "Around",
    "ByKindOfSource",
    "BySource",
    "Corrections",
    "Counts",
    "Disagreements",
    "EnteredSince",
    "FactsOf",
    "HeldBack",
    "LabelsOf",
    "LimitedInTime",
    "Mentioning",
    "Names",
    "QuotationsOf",
    "QuotedFrom",
    "RecordOf",
    "RecordedIn",
    "SingleSource",
    "Sources",
    "SourcesBasedOn",
    "SourcesLacking",
    "SourcesListed",
    "SourcesOf",
    "SourcesPublished",
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
    "entered_since",
    "facts_of",
    "held_back",
    "labels_of",
    "limited_in_time",
    "mentioning",
    "names",
    "quotations_of",
    "quoted_from",
    "record_of",
    "recorded_in",
    "single_source",
    "sources",
    "sources_based_on",
    "sources_lacking",
    "sources_listed",
    "sources_of",
    "sources_published",
    "support_of",
    "types_of",
    "unquoted",
    "with_confidence",
    "with_mode",
    "with_rank",
]


@dataclass(frozen=True, slots=True)
class About:
    """A claim with all that is known of it, from one source.

    Attributes:
        value: The text of a literal, or the EDTF text of a period; a claim about another thing has ``thing`` instead.
        quoted_in: The source that the quotation is from; the quotation stands in the row of that source.
        quoted: The quoted words; absent for a longer passage, which has its ``opening`` and ``closing`` words.
        start: The first character of the quotation, in Unicode code points; absent where the text is not at hand.
        end: The character after the quotation, in Unicode code points.
        recorded_in: The dataset in which a record says so; the record stands in the row of that source.
        record: The identifier of the record in the dataset.
        field: The field of the record, as the dataset calls it.
        version: The version of the source, where it has one.
        read: When the source was read, as EDTF.
        reason: Why the claim has its rank, in English.
        valid_from: When the claim began to hold, as EDTF.
        valid_until: When the claim ceased to hold, as EDTF.
        note: The curator's note, in English.
        corrected_by: The claim that replaces this one, if any.
        correction_reason: In the first of the languages or English.
    """

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
    recorded_in: IRI | None
    record: str | None
    field: str | None
    version: str | None
    read: str | None
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
    graph: Graph, subject: Things, *, property: Things | None = None, languages: Languages | None = None
) -> Answers[About]:
    """Claims about a thing with rank, source, quoted words and correction, by property, best rank first.

    One row per claim and source, by property, then preferred before normal before deprecated, then by claim and source.
    A property of a time span, such as ``cg:edtf``, finds the claims that have such a time span.

    Args:
        graph: The graph to ask.
        subject: One thing or several.
        property: A property, such as ``skos:prefLabel``; every property if left out. Takes a property.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/about.rq``.
    """
    return graph.rows("claims/about", About, languages, subject=subject, property=property)


@dataclass(frozen=True, slots=True)
class Around:
    """A triple that links two resources; the dates are those of the resources, as EDTF.

    Attributes:
        subject_date: The date of the subject, as EDTF.
        object_date: The date of the object, as EDTF.
    """

    subject: IRI
    subject_label: str
    property: IRI
    property_label: str
    object: IRI
    object_label: str
    subject_date: str | None
    object_date: str | None


def around(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[Around]:
    """Triples that link a resource to others, in either direction, by subject, property and object.

    One row per triple. Types, time spans, sources and addresses in other datasets are left out, and so are the claims
    behind the triples, which ``claims/about`` has.

    Args:
        graph: The graph to ask.
        thing: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/around.rq``.
    """
    return graph.rows("claims/around", Around, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class ByKindOfSource:
    """A kind of source and how much rests on it."""

    kind: IRI
    kind_label: str
    sources: int
    claims: int


def by_kind_of_source(graph: Graph, *, languages: Languages | None = None) -> Answers[ByKindOfSource]:
    """Kinds of sources with the number of sources of each and of the claims that rest on them, most first.

    One row per kind. A claim counts once for each kind among its sources, so the numbers add up to more than the
    claims. Kinds that no source has are left out. Ties are ordered by IRI.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

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


def by_source(graph: Graph, source: Things, *, languages: Languages | None = None) -> Answers[BySource]:
    """Claims that rest on a source, by subject and property.

    One row per claim and source. A claim that has other sources too is listed, as are deprecated ones.

    Args:
        graph: The graph to ask.
        source: One source or several. Takes cg:Source.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/by_source.rq``.
    """
    return graph.rows("claims/by_source", BySource, languages, source=source)


@dataclass(frozen=True, slots=True)
class Corrections:
    """A correction, from what to what.

    Attributes:
        wrong_value: The text of a literal, the EDTF text of a period, or an IRI.
        right: The claim that replaces the deprecated one; absent if none does.
        right_value: The text of a literal, the EDTF text of a period, or an IRI.
        reason: In the first of the languages or English.
    """

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
) -> Answers[Corrections]:
    """Corrections, each from the deprecated claim to the claim that replaces it, by subject.

    One row per correction, ordered by subject and property.

    Args:
        graph: The graph to ask.
        subject: Only corrections of this thing; everything if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

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


def counts(graph: Graph, source: Things | None = None, *, languages: Languages | None = None) -> Answers[Counts]:
    """Numbers of claims by mode and rank, of all sources or of those asked for.

    One row per mode and rank that occur together. Each claim counts once, however many sources it has.

    Args:
        graph: The graph to ask.
        source: One source or several; everything if left out. Takes cg:Source.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/counts.rq``.
    """
    return graph.rows("claims/counts", Counts, languages, source=source)


@dataclass(frozen=True, slots=True)
class Disagreements:
    """A value that a source gives where another source gives another.

    Attributes:
        indicator: What a figure counts.
        value: For words, numbers and dates; a claim about another thing has ``thing`` instead.
    """

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
) -> Answers[Disagreements]:
    """What sources disagree about, with every value that they give, by topic.

    One row per claim and source, the preferred claims of a topic and property first. A disagreement is one of three
    things. Either claims about one thing and property (and in one language) have different values, and at least one of
    them has another rank than normal; a period that is only less exact, such as the month of a day, does not differ. Or
    figures of one indicator of one thing differ although they count the same place, days and date. Or claims of two
    projects, whatever their rank, give another number or date for one thing and property. A figure is listed under the
    thing that it measures and not under its report. All claims of the property or reports of the figure are then
    listed, also a less exact period, and figures limited to a ``place`` or to ``days``. Needs the claims: a graph of
    plain facts gives nothing.

    Args:
        graph: The graph to ask.
        topic: One thing or several; everything if left out. Of a figure, the thing that it measures.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/disagreements.rq``.
    """
    return graph.rows("claims/disagreements", Disagreements, languages, topic=topic)


@dataclass(frozen=True, slots=True)
class EnteredSince:
    """A claim entered since the day."""

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    property_label: str
    thing: IRI | None
    thing_label: str | None
    value: str | None
    rank: IRI
    entered_by: str | None
    entered_on: str


def entered_since(
    graph: Graph,
    since: datetime.date,
    *,
    until: datetime.date | None = None,
    by: str | None = None,
    languages: Languages | None = None,
) -> Answers[EnteredSince]:
    """Claims entered into the graph since a day, last first.

    One row per claim, whatever its rank. A claim that does not say when it was entered is left out.

    Args:
        graph: The graph to ask.
        since: The first day.
        until: The last day; none if left out.
        by: Who entered the claims, as the tables name it; anybody if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/claims/entered_since.rq``.
    """
    return graph.rows("claims/entered_since", EnteredSince, languages, since=since, until=until, by=by)


@dataclass(frozen=True, slots=True)
class FactsOf:
    """A direct triple about a resource.

    Attributes:
        object: The value where it is a resource.
        value: The value where it is a literal.
        language: The language of the value, where it has one.
    """

    thing: IRI
    property: IRI
    property_label: str
    object: IRI | None
    object_label: str | None
    value: str | None
    language: str | None


def facts_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[FactsOf]:
    """All direct triples about a resource, labels in all languages included.

    One row per triple. Search keys are left out; claims and quotations are in ``claims/about``.

    Args:
        graph: The graph to ask.
        thing: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

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


def held_back(graph: Graph, *, languages: Languages | None = None) -> Answers[HeldBack]:
    """Claims that are deprecated, outranked or only implied and so not shown as plain facts, by subject.

    One row per claim, by subject and property. A claim whose statement another claim supports is shown, and so not
    listed.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/claims/held_back.rq``.
    """
    return graph.rows("claims/held_back", HeldBack, languages)


@dataclass(frozen=True, slots=True)
class LabelsOf:
    """A name of a thing and the property that gives it.

    Attributes:
        property: The last part of the property's IRI, such as ``prefLabel``.
    """

    thing: IRI
    name: str
    language: str | None
    property: str


def labels_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[LabelsOf]:
    """The names of things in every language, preferred labels, titles and other labels alike.

    One row per thing, name and property. A thing without any name gives no row.

    Args:
        graph: The graph to ask.
        thing: One thing or several.
        languages: Has no effect: this query has no labels.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/labels_of.rq``.
    """
    return graph.rows("claims/labels_of", LabelsOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class LimitedInTime:
    """A claim that holds for a time.

    Attributes:
        valid_from: An EDTF date; absent if the claim only states an end.
        valid_until: An EDTF date; absent if the claim only states a beginning.
    """

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
) -> Answers[LimitedInTime]:
    """Claims that hold for a time only, with when they began or ceased to hold, by subject and property.

    One row per claim. A claim that has ceased to hold is kept here and not shown as a plain fact.

    Args:
        graph: The graph to ask.
        subject: One thing or several; everything if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

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


def mentioning(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[Mentioning]:
    """Claims of which a thing is the value, by subject and property.

    One row per claim, whatever its rank. Words that merely name the thing in a text do not count.

    Args:
        graph: The graph to ask.
        thing: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/mentioning.rq``.
    """
    return graph.rows("claims/mentioning", Mentioning, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class Names:
    """A name of a thing.

    Attributes:
        language: Absent for a name without one.
    """

    thing: IRI
    name: str
    language: str | None


def names(graph: Graph, *, languages: Languages | None = None) -> Answers[Names]:
    """All names of all things, preferred and other labels and titles, for an index to search in.

    One row per thing, name and language: preferred and other labels and titles of things, codes, sources and terms. A
    name that is both label and title comes once. Ordered by IRI, name and language.

    Args:
        graph: The graph to ask.
        languages: Has no effect: this query has no labels.

    Source: ``queries/claims/names.rq``.
    """
    return graph.rows("claims/names", Names, languages)


@dataclass(frozen=True, slots=True)
class QuotationsOf:
    """Words of a source about a thing.

    Attributes:
        start: The first character of the quotation, in Unicode code points; absent where the text is not at hand.
        end: The character after the quotation, in Unicode code points.
        quoted: The quoted words; absent for a longer passage, which has its ``opening`` and ``closing`` words.
    """

    subject: IRI
    claim: IRI
    property: IRI
    quotation: IRI
    source: IRI
    source_label: str
    start: int | None
    end: int | None
    quoted: str | None
    opening: str | None
    closing: str | None


def quotations_of(graph: Graph, subject: Things, *, languages: Languages | None = None) -> Answers[QuotationsOf]:
    """Quoted words on which the claims about a thing rest, in the order of the text.

    One row per claim and quotation, so a passage that supports several claims has several rows.

    Args:
        graph: The graph to ask.
        subject: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/quotations_of.rq``.
    """
    return graph.rows("claims/quotations_of", QuotationsOf, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class QuotedFrom:
    """A passage of a source and a claim that rests on it.

    Attributes:
        start: The first character of the quotation, in Unicode code points; absent where the text is not at hand.
        end: The character after the quotation, in Unicode code points.
        quoted: The quoted words; absent for a longer passage, which has its ``opening`` and ``closing`` words.
    """

    quotation: IRI
    source: IRI
    source_label: str
    start: int | None
    end: int | None
    quoted: str | None
    opening: str | None
    closing: str | None
    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI


def quoted_from(graph: Graph, source: Things, *, languages: Languages | None = None) -> Answers[QuotedFrom]:
    """Quotations from a source and the claims that rest on them, in the order of the text.

    One row per quotation and claim.

    Args:
        graph: The graph to ask.
        source: One source or several. Takes cg:Source.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/quoted_from.rq``.
    """
    return graph.rows("claims/quoted_from", QuotedFrom, languages, source=source)


@dataclass(frozen=True, slots=True)
class RecordOf:
    """A claim and one of its sources.

    Attributes:
        published: When the source was published, as EDTF.
        read: When somebody read the source, as EDTF.
        page: The page of the source, or the time in a recording.
        archive: The address of an archived copy.
        entered_by: Who put the claim into the graph.
        entered_on: The day on which the claim was put into the graph.
    """

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    property_label: str
    thing: IRI | None
    thing_label: str | None
    value: str | None
    rank: IRI
    source: IRI
    source_label: str
    kind: IRI | None
    publisher: str | None
    published: str | None
    read: str | None
    page: str | None
    url: IRI | None
    address: str | None
    archive: IRI | None
    entered_by: str | None
    entered_on: str | None


def record_of(graph: Graph, about: Things, *, languages: Languages | None = None) -> Answers[RecordOf]:
    """Claims about a thing, or one claim, with who published each when, when that was read, and who entered it when.

    One row per claim and source, whatever its rank; claims about what belongs to the thing do not count. What nobody
    recorded is absent: most claims do not say who entered them.

    Args:
        graph: The graph to ask.
        about: A thing, or a claim; one or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/record_of.rq``.
    """
    return graph.rows("claims/record_of", RecordOf, languages, about=about)


@dataclass(frozen=True, slots=True)
class RecordedIn:
    """A record of a dataset, its field, and a claim that rests on it.

    Attributes:
        version: The version of the dataset, where it has one.
        read: When the dataset was read, as EDTF.
        identifier: By which the dataset knows the record.
        field: The field of the record that states the claim, as the dataset calls it.
    """

    record: IRI
    source: IRI
    source_label: str
    version: str | None
    read: str | None
    identifier: str
    field: str | None
    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI


def recorded_in(graph: Graph, source: Things, *, languages: Languages | None = None) -> Answers[RecordedIn]:
    """Records of a dataset and the claims that rest on them, by record and field.

    One row per record, field and claim. That a thing is the one that a record is about is a decision of its own, in the
    table of matches.

    Args:
        graph: The graph to ask.
        source: One dataset or several. Takes cg:Source.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/recorded_in.rq``.
    """
    return graph.rows("claims/recorded_in", RecordedIn, languages, source=source)


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


def single_source(graph: Graph, source: Things, *, languages: Languages | None = None) -> Answers[SingleSource]:
    """Shown statements that rest on a source alone, by subject and property.

    One row per claim. A statement that another source makes too, in the same claim or in another, is left out, and so
    is what the graph does not show.

    Args:
        graph: The graph to ask.
        source: One source or several, each taken by itself. Takes cg:Source.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/single_source.rq``.
    """
    return graph.rows("claims/single_source", SingleSource, languages, source=source)


@dataclass(frozen=True, slots=True)
class Sources:
    """A source and how much rests on it.

    Attributes:
        url: The full address.
        address: What is known of the address where the full one is not.
    """

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


def sources(graph: Graph, *, languages: Languages | None = None) -> Answers[Sources]:
    """Sources with publisher, address and the number of claims that rest on each, most first.

    One row per source. A claim counts once for each of its sources, deprecated claims too. Ties are ordered by IRI.

    Args:
        graph: The graph to ask.
        languages: The order of languages for labels. The graph's own if left out.

    Source: ``queries/claims/sources.rq``.
    """
    return graph.rows("claims/sources", Sources, languages)


@dataclass(frozen=True, slots=True)
class SourcesBasedOn:
    """A source that rests on another one.

    Attributes:
        later: The source that rests on it.
        published: When the later one was published, as EDTF.
        covers: The period on which the later one reports, as EDTF.
    """

    source: IRI
    source_label: str
    later: IRI
    later_label: str
    kind: IRI | None
    publisher: str | None
    published: str | None
    covers: str | None


def sources_based_on(graph: Graph, source: Things, *, languages: Languages | None = None) -> Answers[SourcesBasedOn]:
    """Sources that rest on a source, directly or through others, with what is known of each, last published first.

    One row per pair of sources. A source that repeats one that repeats another rests on both.

    Args:
        graph: The graph to ask.
        source: The source that is repeated, analysed or followed; one or several. Takes cg:Source.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/sources_based_on.rq``.
    """
    return graph.rows("claims/sources_based_on", SourcesBasedOn, languages, source=source)


@dataclass(frozen=True, slots=True)
class SourcesLacking:
    """A source and one thing that is not known of it."""

    source: IRI
    source_label: str
    kind: IRI | None
    lacks: str
    claims: int


def sources_lacking(
    graph: Graph, lacks: str | None = None, *, languages: Languages | None = None
) -> Answers[SourcesLacking]:
    """Sources of which something is not known, with what that is and how many claims rest on each, most first.

    One row per source and thing lacking. A source at hand, known by its digest, lacks no address, day of reading or
    copy; one without a full address lacks no day of reading and no copy. Ties are ordered by IRI.

    Args:
        graph: The graph to ask.
        lacks: What is not known, one or several; anything if left out. Takes address, archive, date, language, licence,
            publisher or read.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/claims/sources_lacking.rq``.
    """
    return graph.rows("claims/sources_lacking", SourcesLacking, languages, lacks=lacks)


@dataclass(frozen=True, slots=True)
class SourcesListed:
    """A source.

    Attributes:
        published: When the source was published, as EDTF.
        read: When somebody read the source, as EDTF.
        url: The full address.
        address: What is known of the address where the full one is not.
        archive: The address of an archived copy.
        covers: The period on which it reports, as EDTF.
    """

    source: IRI
    source_label: str
    kind: IRI | None
    kind_label: str | None
    publisher: str | None
    published: str | None
    read: str | None
    lang: str | None
    url: IRI | None
    address: str | None
    archive: IRI | None
    licence: str | None
    covers: str | None


def sources_listed(
    graph: Graph,
    *,
    kind: Things | None = None,
    by: str | None = None,
    written_in: str | None = None,
    languages: Languages | None = None,
) -> Answers[SourcesListed]:
    """Sources of a kind, publisher or language with what is known of each, last published first.

    One row per source; those without a date come last. A source without a stated language is in none.

    Args:
        graph: The graph to ask.
        kind: One kind or several, such as ``code/source-kind/monitoring-report``; any if left out. Takes a code of the
            list source-kind.
        by: A publisher as the table of sources names it; any if left out.
        written_in: A language such as ``vi``; any if left out.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/sources_listed.rq``.
    """
    return graph.rows("claims/sources_listed", SourcesListed, languages, kind=kind, by=by, written_in=written_in)


@dataclass(frozen=True, slots=True)
class SourcesOf:
    """A source of claims about a thing."""

    subject: IRI
    subject_label: str
    source: IRI
    source_label: str
    claims: int


def sources_of(graph: Graph, subject: Things, *, languages: Languages | None = None) -> Answers[SourcesOf]:
    """Sources of the claims about a thing with the number of claims, most first.

    One row per thing and source; deprecated claims count too. Claims about what belongs to the thing, such as its
    figures, do not count. Ties are ordered by IRI.

    Args:
        graph: The graph to ask.
        subject: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/sources_of.rq``.
    """
    return graph.rows("claims/sources_of", SourcesOf, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class SourcesPublished:
    """A source.

    Attributes:
        published: When the source was published, as EDTF.
        read: When somebody read the source, as EDTF.
        url: The full address.
        address: What is known of the address where the full one is not.
        archive: The address of an archived copy.
        covers: The period on which it reports, as EDTF.
    """

    source: IRI
    source_label: str
    kind: IRI | None
    kind_label: str | None
    publisher: str | None
    published: str
    read: str | None
    lang: str | None
    url: IRI | None
    address: str | None
    archive: IRI | None
    licence: str | None
    covers: str | None


def sources_published(
    graph: Graph,
    since: datetime.date,
    *,
    until: datetime.date | None = None,
    kind: Things | None = None,
    languages: Languages | None = None,
) -> Answers[SourcesPublished]:
    """Sources published in a period with what is known of each, last published first.

    One row per source. A source without a date is in no period, and one whose date is only a year or a month is taken
    by its first day.

    Args:
        graph: The graph to ask.
        since: The first day of publication.
        until: The last day of publication; any if left out.
        kind: One kind or several, such as ``code/source-kind/monitoring-report``; any if left out. Takes a code of the
            list source-kind.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.
        ArgumentError: An argument cannot be read as its kind.

    Source: ``queries/claims/sources_published.rq``.
    """
    return graph.rows("claims/sources_published", SourcesPublished, languages, since=since, until=until, kind=kind)


@dataclass(frozen=True, slots=True)
class SupportOf:
    """A statement and how many sources make it.

    Attributes:
        value: For words, numbers and dates; a statement about another thing has ``thing`` instead.
    """

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


def support_of(graph: Graph, subject: Things, *, languages: Languages | None = None) -> Answers[SupportOf]:
    """Statements that the graph shows of a thing, each with the number of sources that make it, fewest first.

    One row per statement, however many claims make it. Names and other words count by language.

    Args:
        graph: The graph to ask.
        subject: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/support_of.rq``.
    """
    return graph.rows("claims/support_of", SupportOf, languages, subject=subject)


@dataclass(frozen=True, slots=True)
class TypesOf:
    """A class of a thing."""

    thing: IRI
    type: IRI
    type_label: str


def types_of(graph: Graph, thing: Things, *, languages: Languages | None = None) -> Answers[TypesOf]:
    """The classes of resources, and so which of them are in the graph.

    One row per thing and class, by IRI. Only stated classes: broader ones are not added. A thing that the graph does
    not describe gives no row.

    Args:
        graph: The graph to ask.
        thing: One thing or several.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/types_of.rq``.
    """
    return graph.rows("claims/types_of", TypesOf, languages, thing=thing)


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A claim without words from its source.

    Attributes:
        at_hand: True for documents whose text is kept, so that words can still be quoted.
    """

    claim: IRI
    subject: IRI
    subject_label: str
    property: IRI
    mode: IRI
    source: IRI
    source_label: str
    at_hand: bool


def unquoted(graph: Graph, source: Things, *, languages: Languages | None = None) -> Answers[Unquoted]:
    """Claims that rest on a source but quote no words and name no record of it, those of texts at hand first.

    One row per claim and source. The record of a dataset is as good as words. Those of texts at hand come first, then
    the order is by subject, property, claim and source.

    Args:
        graph: The graph to ask.
        source: One source or several. Takes cg:Source.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/unquoted.rq``.
    """
    return graph.rows("claims/unquoted", Unquoted, languages, source=source)


@dataclass(frozen=True, slots=True)
class WithConfidence:
    """A claim with that confidence.

    Attributes:
        note: The curator's note, in English; it often says why.
    """

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


def with_confidence(graph: Graph, confidence: Things, *, languages: Languages | None = None) -> Answers[WithConfidence]:
    """Claims of a given confidence, with the note that gives the reason, by subject and property.

    One row per claim, whatever its rank. Most claims state no confidence and are found by no degree.

    Args:
        graph: The graph to ask.
        confidence: A code: ``code/confidence/high``, ``medium`` or ``low``. Takes a code of the list confidence.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

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


def with_mode(graph: Graph, mode: Things, *, languages: Languages | None = None) -> Answers[WithMode]:
    """Claims made in a way, such as by implication, by subject and property.

    One row per claim, whatever its rank.

    Args:
        graph: The graph to ask.
        mode: A code: ``code/mode/explicit``, ``recorded``, ``implied``, ``editorial`` or ``background``. Takes a code
            of the list mode.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/with_mode.rq``.
    """
    return graph.rows("claims/with_mode", WithMode, languages, mode=mode)


@dataclass(frozen=True, slots=True)
class WithRank:
    """A claim of that rank.

    Attributes:
        reason: Why the claim has that rank, in English; absent where none is given, as with most claims of normal rank.
    """

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


def with_rank(graph: Graph, rank: Things, *, languages: Languages | None = None) -> Answers[WithRank]:
    """Claims of a rank, with the reason of the rank, by subject and property.

    One row per claim.

    Args:
        graph: The graph to ask.
        rank: A code: ``code/rank/preferred``, ``normal`` or ``deprecated``. Takes a code of the list rank.
        languages: The order of languages for labels. The graph's own if left out.

    Raises:
        WrongKindError: An argument is a thing of another kind than the query takes.
        UnknownNameError: An argument names nothing in the graph.
        AmbiguousNameError: An argument names several things; the message lists them.

    Source: ``queries/claims/with_rank.rq``.
    """
    return graph.rows("claims/with_rank", WithRank, languages, rank=rank)
