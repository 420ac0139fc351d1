"""Why the graph says what it says: claims, ranks, quoted words, corrections, sources."""

from dataclasses import dataclass, replace
from html import escape
from typing import cast

from creativegraph.errors import ArgumentError, UnknownNameError, shown
from creativegraph.graph import Graph
from creativegraph.iris import CODES, IRI, RANKS, compact, expand
from creativegraph.messages.characters import legible
from creativegraph.names.labels import best_labels
from creativegraph.rows.html import link

__all__ = ["Quoted", "Stated", "Why", "why"]

INDICATORS = CODES + "indicator/"
NO_CLAIMS = "no claims; the graph does not state this"
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source; ``words`` holds ``first … last`` of a longer passage."""

    source: IRI
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim with all that is known of it. ``value`` is as text; ``thing`` is set if it is a thing.

    ``report`` and ``comparator`` belong to a figure where those of several reports are told together.
    """

    claim: IRI
    subject: IRI
    property: IRI
    value: str
    thing: IRI | None
    rank: str
    mode: str
    confidence: str
    sources: tuple[IRI, ...]
    source_labels: tuple[str, ...]
    quoted: Quoted | None
    reason: str | None
    valid_from: str | None
    valid_until: str | None
    note: str | None
    corrected_by: IRI | None
    correction_reason: str | None
    report: str | None = None
    comparator: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """The claims about a thing, best rank first, and the thing's label."""

    subject: IRI
    label: str
    property: IRI | None
    claims: tuple[Stated, ...]

    def __str__(self) -> str:
        """The claims for a person, property by property."""
        lines = [f"{self.label}  {compact(self.subject)}"]
        last = None
        for claim in self.claims:
            if claim.property != last:
                last = claim.property
                lines += ["", f"{compact(last)}"]
            lines.append("  " + "  ".join(filter(None, (claim.comparator, claim.value, claim.report))))
            degree = f", confidence {claim.confidence}" if claim.confidence else ""
            lines.append(f"      {claim.rank}, {claim.mode}{degree}  ({compact(claim.claim)})")
            if claim.valid_from or claim.valid_until:
                lines.append(f"      holds from {claim.valid_from or '?'} to {claim.valid_until or 'now'}")
            if claim.quoted:
                where = f"{claim.quoted.source.slug}, characters {claim.quoted.start}–{claim.quoted.end}"
                lines.append(f"      “{claim.quoted.words}”  {where}")
            lines += [f"      source: {label}" for label in claim.source_labels]
            if claim.reason:
                lines.append(f"      reason: {claim.reason}")
            if claim.corrected_by:
                lines.append(
                    f"      corrected by {compact(claim.corrected_by)}: {claim.correction_reason or ''}".rstrip(": ")
                )
            if claim.note:
                lines.append(f"      note: {claim.note}")
        if not self.claims:
            lines.append(NO_CLAIMS)
        return "\n".join(map(legible, lines))

    def __repr__(self) -> str:
        about = f", {compact(self.property)}" if self.property else ""
        return (
            f"Why({compact(self.subject)}{about}: {len(self.claims)} {'claim' if len(self.claims) == 1 else 'claims'})"
        )

    def _repr_html_(self) -> str:
        """The claims as a notebook shows them: values, ranks, quoted words and linked sources."""
        head = f"<p><b>{link(self.subject, self.label)}</b> {escape(compact(self.subject))}</p>"
        if not self.claims:
            return f"{head}<p>{NO_CLAIMS}</p>"
        columns = ("property", "value", "rank", "source and its words")
        body = "".join(map(html_row, self.claims[:MOST_SHOWN]))
        left = len(self.claims) - MOST_SHOWN
        more = f"<p>and {left:,} more claims</p>" if left > 0 else ""
        names = "".join(f"<th>{name}</th>" for name in columns)
        return f"{head}<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>{more}"


def html_row(claim: Stated) -> str:
    """Return a claim as a row of a table; what is data is escaped."""
    value = link(claim.thing, claim.value) if claim.thing else escape(claim.value)
    beside = escape(f"{claim.comparator} ") if claim.comparator else ""
    remarks = [
        *([f"“{claim.quoted.words}”"] if claim.quoted else []),
        *([f"holds from {claim.valid_from or '?'} to {claim.valid_until or 'now'}"]
          if claim.valid_from or claim.valid_until else []),
        *([f"reason: {claim.reason}"] if claim.reason else []),
        *([f"corrected: {claim.correction_reason or compact(claim.corrected_by)}"] if claim.corrected_by else []),
        *([f"note: {claim.note}"] if claim.note else []),
    ]  # fmt: skip
    sources = [link(source, label) for source, label in zip(claim.sources, claim.source_labels, strict=True)]
    last = "<br>".join([*sources, *map(escape, remarks)])
    rank = escape(f"{claim.rank}, {claim.mode}")
    cells = (link(claim.property), f"{beside}{value}", rank, last)
    return f"<tr>{''.join(f'<td>{each}</td>' for each in cells)}</tr>"


def why(graph: Graph, subject: str, property: str | None = None) -> Why:  # noqa: A002 - the field's word
    """The claims about ``subject``, of one ``property`` or of all.

    Each claim comes once, with all its sources; preferred ones first, deprecated ones last. A property of
    a time span (``cg:edtf``) finds the claims that have such a time span. An indicator (``visitors``) finds the
    figures that any source gives for it. No claims is an empty tuple.

    Args:
        graph: where to look.
        subject: an IRI, ``kind/slug``, bare slug, or a name that means one thing.
        property: a CURIE, the name in it (``memberSince``), an IRI, or an indicator; None for all.

    Raises:
        UnknownNameError: nothing has that name.
        AmbiguousNameError: several things have it.
        ArgumentError: ``subject`` is itself a claim; the message names its subject.

    Source: ``queries/claims/about.rq`` and ``queries/outcomes/reported_for.rq``.
    """
    thing = graph.resolve(subject)
    chosen = term_of(graph, property) if property else None
    label = graph.labels([thing]).get(thing, thing.slug)
    if chosen and chosen.startswith(INDICATORS):
        return of_indicator(graph, thing, label, chosen)
    claims = claims_about(graph, [thing], chosen)
    if chosen and not claims and not known(graph, chosen):
        advice = f"`creativegraph show {compact(thing)}` lists those in use"
        raise UnknownNameError(f"no property {shown(property)}; {advice}")
    if not claims and thing.kind == "claim":
        refuse_claim(graph, thing)
    return Why(thing, label, chosen, tuple(claims))


def refuse_claim(graph: Graph, claim: IRI) -> None:
    """Refuse a claim, which other claims are not about, and name what to ask for."""
    facts = {str(row.property): row.object for row in graph.run("claims/facts_of", thing=claim)}
    subject, term = (facts.get(str(expand(each))) for each in ("cg:claimSubject", "cg:claimPredicate"))
    if isinstance(subject, IRI) and isinstance(term, IRI):
        advice = f"ask why of {compact(subject)}, property {compact(term)}"
        raise ArgumentError(f"{compact(claim)} is itself a claim about {compact(subject)}; {advice}")


def term_of(graph: Graph, text: str) -> IRI:
    """The property or indicator that ``text`` names."""
    if ":" in text or "/" in text:
        return graph.resolve(text)
    from creativegraph.tables.vocabulary import vocabulary

    named = [each.iri for name, each in vocabulary().properties.items() if name.partition(":")[2] == text]
    return IRI(named[0]) if len(named) == 1 else graph.resolve(text)


def of_indicator(graph: Graph, thing: IRI, label: str, indicator: IRI) -> Why:
    """What all sources report of an indicator of a thing, the figure held best first."""
    found = graph.run("outcomes/reported_for", event=thing, indicator=indicator)
    reports = sorted({row.observation for row in found if isinstance(row.observation, IRI)})
    claims = claims_about(graph, reports, graph.resolve("sosa:hasSimpleResult"))
    claims.sort(key=lambda each: (RANKS.index(each.rank) if each.rank in RANKS else len(RANKS), each.subject))
    names = names_claimed(graph, reports)
    degrees = {row.observation: row.comparator_label for row in found if row.comparator}
    told = [
        replace(
            each, report=names.get(each.subject), comparator=cast("str | None", degrees.get(each.subject)),
        )
        for each in claims
    ]  # fmt: skip
    return Why(thing, label, indicator, tuple(told))


def names_claimed(graph: Graph, reports: list[IRI]) -> dict[str, str]:
    """What reports are called, also those whose figures are set aside and that have no plain statements."""
    naming = graph.resolve("skos:prefLabel")
    claims = graph.run("claims/about", subject=reports, property=naming)
    names = [(str(row.subject), str(row.value), str(row.value_language or ""), naming) for row in claims]
    return best_labels(names, {thing for thing, *_ in names}, graph.languages)


def claims_about(graph: Graph, things: list[IRI], chosen: IRI | None) -> list[Stated]:
    """The claims about things, each once."""
    claims: dict[IRI, Stated] = {}
    for row in graph.run("claims/about", subject=things, property=chosen):
        claim = stated(dict(zip(type(row).columns, row, strict=True)))
        if claim.claim in claims:
            claims[claim.claim] = merged(claims[claim.claim], claim)
        else:
            claims[claim.claim] = claim
    return list(claims.values())


def known(graph: Graph, term: IRI) -> bool:
    """True for a property that claims may use, or that the graph describes."""
    from creativegraph.tables.vocabulary import vocabulary

    used = {each.iri for each in vocabulary().properties.values()}
    return term in used or len(graph.run("claims/types_of", thing=term)) > 0


def merged(known: Stated, other: Stated) -> Stated:
    """One claim from two of its rows, which differ in their source."""
    sources = dict(zip(known.sources, known.source_labels, strict=True))
    sources.update(zip(other.sources, other.source_labels, strict=True))
    return replace(
        known, sources=tuple(sources), source_labels=tuple(sources.values()), quoted=known.quoted or other.quoted
    )


def stated(row: dict[str, object]) -> Stated:
    """A claim from one row of ``claims/about``."""

    def iri(name: str) -> IRI | None:
        return cast("IRI | None", row[name])

    def text(name: str) -> str | None:
        return None if row[name] is None else str(row[name])

    def slug(name: str) -> str:
        found = iri(name)
        return found.slug if found else ""

    words = text("quoted") or (f"{text('opening')} … {text('closing')}" if row["opening"] else None)
    place = (row["start"], row["end"])
    quoted_in = iri("quoted_in")
    quoted = None
    if words is not None and quoted_in and isinstance(place[0], int) and isinstance(place[1], int):
        quoted = Quoted(quoted_in, words, place[0], place[1])
    thing, source = iri("thing"), iri("source")
    value = text("value") or text("thing_label") or ""
    return Stated(
        cast("IRI", row["claim"]), cast("IRI", row["subject"]), cast("IRI", row["property"]), value, thing,
        slug("rank"), slug("mode"),
        slug("confidence"), (source,) if source else (), (text("source_label") or "",) if source else (),
        quoted, text("reason"), text("valid_from"), text("valid_until"), text("note"), iri("corrected_by"),
        text("correction_reason"),
    )  # fmt: skip
