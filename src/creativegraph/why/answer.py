"""The classes of an answer to why, and how they print as text and as HTML."""

from dataclasses import dataclass
from html import escape

from creativegraph.graph.rows.html import link
from creativegraph.iris import IRI, compact
from creativegraph.messages.characters import legible

__all__ = ["Quoted", "Recorded", "Stated", "Why"]

NO_CLAIMS = "no claims; the graph does not state this"
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source; ``words`` holds ``first … last`` of a longer passage.

    Where they stand in the text is known only where it is at hand.
    """

    source: IRI
    words: str
    start: int | None
    end: int | None

    def where(self) -> str:
        """Where the words stand: in which source, and at which characters of it."""
        place = "" if self.start is None else f", characters {self.start}–{self.end}"
        return f"{self.source.slug}{place}"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record of a dataset, with the field of it that says so, the version of the dataset, and when it was read."""

    source: IRI
    record: str
    field: str = ""
    version: str = ""
    read: str = ""

    def __str__(self) -> str:
        """The record for a person: ``geo 3.0.2, record 1581130, field latitude, read 2026-11-29``."""
        dataset = " ".join(filter(None, (self.source.slug, self.version)))
        field, read = self.field and f", field {self.field}", self.read and f", read {self.read}"
        return f"{dataset}, record {self.record}{field}{read}"


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim with all that is known of it. ``value`` is as text; ``thing`` is set if it is a thing.

    ``report``, ``comparator`` and ``limits`` belong to a figure where those of several reports are told together;
    ``limits`` say in words what it is of, such as its group, part, phase, funder, place and period; ``whole`` is a
    range or a share in words, such as ``between 60 and 80`` or ``38 per cent``. ``disputed`` is
    True for a value that can count while claims give others for the same: its ``rivals``. ``printed`` is True for one
    that counts in a graph of chosen sources since they print it, though it is deprecated; ``corrected_to`` is the
    right one. ``held_back`` is True for one that is no fact of the graph, since its source only implies it. ``owner``
    names the project that the claim is of, where the graph is one of several projects. ``read`` has for each source
    when it was read, ``places`` its address with that, where ``why`` tells it.
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
    disputed: bool = False
    rivals: tuple[str, ...] = ()
    corrected_to: str | None = None
    printed: bool = False
    owner: str = ""
    records: tuple[Recorded, ...] = ()
    held_back: bool = False
    places: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    whole: str = ""

    def sources_told(self) -> list[str]:
        """The sources in words, each with its address and the day on which it was read as far as they are known."""
        places = self.places or [""] * len(self.source_labels)
        return [", ".join(filter(None, each)) for each in zip(self.source_labels, places, strict=True)]

    def remarks(self) -> list[str]:
        """What else is known of the claim, one line each."""
        since = f"from {self.valid_from} to" if self.valid_from else "until"
        span = f"holds {since} {self.valid_until or 'now'}"
        to = f" to {self.corrected_to}" if self.corrected_to else ""
        correction = f"corrected{to} by {compact(self.corrected_by or '')}: {self.correction_reason or ''}"
        return [
            *([span] if self.valid_from or self.valid_until else []),
            *(["held back, not shown as a fact: the source only implies it"] if self.held_back else []),
            *(["counts here, since the source prints it"] if self.printed else []),
            *([f"disputed: other claims give {', '.join(self.rivals)}"] if self.rivals else []),
            *([f"reason: {self.reason}"] if self.reason else []),
            *([correction.rstrip(": ")] if self.corrected_by else []),
            *([f"note: {self.note}"] if self.note else []),
        ]


@dataclass(frozen=True, slots=True)
class Why:
    """The claims about a thing, best rank first, and the thing's label; ``notes`` say what they leave open.

    Of a thing that no claim is about, such as a code or a class, those are given that have it as their value. Where the
    claims are figures, ``counted`` is the label of their indicator.
    """

    subject: IRI
    label: str
    property: IRI | None
    claims: tuple[Stated, ...]
    notes: tuple[str, ...] = ()
    counted: str = ""

    def __str__(self) -> str:
        """The claims for a person, property by property."""
        lines = [f"{self.label}  {compact(self.subject)}", *self.notes]
        last = ("", "")
        for claim in self.claims:
            about = "" if claim.subject == self.subject or claim.report else f"  of {compact(claim.subject)}"
            if (claim.property, about) != last:
                last = (claim.property, about)
                lines += ["", f"{self.counted or compact(claim.property)}{about}"]
            lines.append("  " + "  ".join(filter(None, (claim.comparator, claim.whole or claim.value, claim.report))))
            if claim.limits:
                lines.append(f"      {'; '.join(claim.limits)}")
            degree = f", confidence {claim.confidence}" if claim.confidence else ""
            lines.append(f"      {claim.rank}, {claim.mode}{degree}  ({named(claim)})")
            if claim.quoted:
                lines.append(f"      “{claim.quoted.words}”  {claim.quoted.where()}")
            lines += [f"      {each}" for each in claim.records]
            lines += [f"      source: {each}" for each in claim.sources_told()]
            lines += [f"      {each}" for each in claim.remarks()]
        if not self.claims and not self.notes:
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
        told = "".join(f"<p>{escape(each)}</p>" for each in self.notes)
        if not self.claims:
            return head + (told or f"<p>{NO_CLAIMS}</p>")
        head += told
        columns = ("property", "value", "rank", "source and its words")
        counted = link(self.property, self.counted) if self.property and self.counted else ""
        body = "".join(html_row(each, counted) for each in self.claims[:MOST_SHOWN])
        left = len(self.claims) - MOST_SHOWN
        more = f"<p>and {left:,} more claims</p>" if left > 0 else ""
        names = "".join(f"<th>{name}</th>" for name in columns)
        return f"{head}<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>{more}"


def named(claim: Stated) -> str:
    """Return how tables name a claim: ``claim/d175``, and ``creativegraph:d175`` where there are several projects."""
    return f"{claim.owner}:{claim.claim.slug}" if claim.owner else compact(claim.claim)


def html_row(claim: Stated, counted: str = "") -> str:
    """Return a claim as a row of a table, a figure under the link to what it counts; what is data is escaped."""
    value = link(claim.thing, claim.value) if claim.thing else escape(claim.whole or claim.value)
    beside = escape(f"{claim.comparator} ") if claim.comparator else ""
    quoted = [f"“{claim.quoted.words}”"] if claim.quoted else []
    remarks = [*claim.limits, *quoted, *map(str, claim.records), *claim.remarks()]
    sources = [link(source, told) for source, told in zip(claim.sources, claim.sources_told(), strict=True)]
    last = "<br>".join([*sources, *map(escape, remarks)])
    rank = escape(f"{claim.rank}, {claim.mode}")
    cells = (counted or link(claim.property), f"{beside}{value}", rank, last)
    return f"<tr>{''.join(f'<td>{each}</td>' for each in cells)}</tr>"
