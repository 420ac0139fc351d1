"""Claims, sources and corrections as N-Triples lines, each with the column that it comes from."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from creativegraph.iris import CODES, PREFIXES, THINGS, XSD, owned, space_of
from creativegraph.tables.cells import edtf
from creativegraph.tables.claim import Claim, Correction, Passage, Record, Source

__all__ = ["Line", "direct", "evidence", "of_claims", "quotation", "record", "statement", "subjects"]

MANY = 1 << 16
"""How many passages are kept in mind."""
Line = tuple[str, str]
"""An N-Triples line without its full stop, and the column of the table that it comes from."""

# RDFC-1.0 escapes these characters in this way, and no others.
ESCAPES = str.maketrans(
    {**{chr(n): f"\\u{n:04X}" for n in (*range(0x20), 0x7F)}, "\t": "\\t", "\b": "\\b", "\n": "\\n",
     "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
)  # fmt: skip
SIMPLE = re.compile(r'[^\x00-\x1f\x7f"\\]*')

# Two dates of one thing must not share a time span.
MARKS = {
    "/": "--",
    "?": "-uncertain",
    "~": "-approximate",
    "%": "-uncertain-approximate",
    "{": "-all",
    "[": "-one",
    "+": "-plus",
}
ODD = re.compile(r"[^0-9A-Za-z.-]")


@cache
def name(prefix: str, local: str) -> str:
    """Return a term of another vocabulary."""
    return f"<{PREFIXES[prefix]}{local}>"


A = name("rdf", "type")
LABEL = name("skos", "prefLabel")
NOTE = name("skos", "note")
SOURCE = name("dcterms", "source")
TYPES = {each: f"^^<{XSD}{each}>" for each in ("integer", "decimal", "date", "boolean")}
INTEGER, DATE = TYPES["integer"], TYPES["date"]
SUBJECT, PREDICATE, OBJECT, VALUE = (
    name("cg", each) for each in ("claimSubject", "claimPredicate", "claimObject", "claimValue")
)
RANK, MODE, QUOTED = (name("cg", each) for each in ("rank", "assertionMode", "supportedByQuotation"))
RECORDED = name("cg", "supportedByRecord")
CLAIM, CONFIDENCE = name("cg", "Claim"), name("cg", "confidence")


def string(text: str, lang: str = "") -> str:
    """Return a string literal, with its language tag if it has one."""
    literal = f'"{text if SIMPLE.fullmatch(text) else text.translate(ESCAPES)}"'
    return f"{literal}@{lang.lower()}" if lang else literal


@cache
def code(scheme: str, value: str) -> str:
    """Return a concept of a code list."""
    return f"<{CODES}{scheme}/{value}>"


def time_span(subject: str, edtf: str) -> str:
    """Return the IRI of the time span of ``subject`` with this EDTF text."""
    space = space_of(subject)
    home = f"{space.base}id/" if space else THINGS
    owner = subject[len(home) :].replace("/", "-") if subject.startswith(home) else subject.partition("//")[2]
    slug = ODD.sub(lambda found: MARKS.get(found[0], "-"), f"{owner}-{edtf}")
    return f"<{home}time/{slug}>"


def object_of(claim: Claim) -> str:
    """Return the value of a claim as a term; a period is its time span."""
    kind = claim.property.value
    if kind in ("thing", "iri"):
        return f"<{claim.value}>"
    if kind == "period":
        return time_span(claim.subject, claim.value)
    if kind == "number":
        kind = "decimal" if "." in claim.value else "integer"
    if kind in TYPES:
        return f'"{claim.value}"{TYPES[kind]}'
    return string(claim.value, claim.lang)


def direct(claim: Claim) -> Line:
    """Return the triple that a claim states."""
    return f"<{claim.subject}> <{claim.property.iri}> {object_of(claim)}", "value"


def span(claim: Claim) -> Iterator[Line]:
    """Yield the triples of the time span of a period claim."""
    node = time_span(claim.subject, claim.value)
    period = edtf.parse(claim.value)
    yield f"{node} {A} {name('cg', 'TimeSpan')}", "value"
    yield f"{node} {name('cg', 'edtf')} {string(claim.value)}", "value"
    if period.begin:
        yield f'{node} {name("cg", "beginEarliest")} "{period.begin}"{DATE}', "value"
    if period.end:
        yield f'{node} {name("cg", "endLatest")} "{period.end}"{DATE}', "value"


def quotation(passage: Passage) -> Iterator[Line]:
    """Yield the quotation and the selector that locates it in its source."""
    place = passage.id
    node, selector = f"<{owned('quotation', place)}>", f"<{owned('selector', place)}>"
    yield f"{node} {A} {name('cg', 'Quotation')}", "quote"
    if passage.is_line:
        yield f"{node} {A} {name('cg', 'QuotedLine')}", "quote"
    yield f"{node} {name('oa', 'hasSource')} <{owned('source', passage.source)}>", "sources"
    yield f"{node} {name('oa', 'hasSelector')} {selector}", "quote"
    for predicate, words in (("prefix", passage.before), ("suffix", passage.after)):
        if words:
            yield f"{selector} {name('oa', predicate)} {string(words)}", "quote"
    if passage.is_placed:
        yield from position(selector, passage)
    if passage.exact:
        yield f"{selector} {A} {name('oa', 'TextQuoteSelector')}", "quote"
        yield f"{selector} {name('oa', 'exact')} {string(passage.exact)}", "quote"
    else:
        if not passage.is_placed:
            yield f"{selector} {A} {name('oa', 'Selector')}", "quote"
        yield f"{selector} {name('cg', 'openingWords')} {string(passage.opening)}", "quote"
        yield f"{selector} {name('cg', 'closingWords')} {string(passage.closing)}", "quote"
        yield f"{selector} {name('cg', 'passageDigest')} {string(passage.digest)}", "quote"


def record(found: Record) -> Iterator[Line]:
    """Yield the record of a dataset that states a claim."""
    node = f"<{owned('record', found.id)}>"
    yield f"{node} {A} {name('cg', 'DatasetRecord')}", "record"
    yield f"{node} {name('dcterms', 'identifier')} {string(found.identifier)}", "record"
    yield f"{node} {name('oa', 'hasSource')} <{owned('source', found.source)}>", "sources"
    if found.field:
        yield f"{node} {name('cg', 'recordField')} {string(found.field)}", "field"


def position(selector: str, passage: Passage) -> Iterator[Line]:
    """Yield where in the text the words of a passage stand."""
    yield f"{selector} {A} {name('oa', 'TextPositionSelector')}", "start"
    yield f'{selector} {name("oa", "start")} "{passage.start}"{INTEGER}', "start"
    yield f'{selector} {name("oa", "end")} "{passage.end}"{INTEGER}', "end"


def subjects(made: Claim | Correction | Source) -> Iterator[str]:
    """Yield the IRIs of all subjects of the triples of a row."""
    if isinstance(made, Claim):
        yield made.subject
        yield owned("claim", made.id)
        if made.passage:
            yield owned("quotation", made.passage.id)
            yield owned("selector", made.passage.id)
        for each in made.records:
            yield owned("record", each.id)
        if made.property.value == "period":
            yield time_span(made.subject, made.value)[1:-1]
    else:
        yield owned("correction" if isinstance(made, Correction) else "source", made.id)


def evidence(made: Claim | Correction | Source) -> Iterator[Line]:
    """Yield what a row makes as a resource; a claim with its quotation and time span."""
    if isinstance(made, Correction):
        yield from of_correction(made)
    elif isinstance(made, Source):
        yield from of_source(made)
    else:
        yield from statement(made)
        if made.passage:
            yield from quotation(made.passage)
        for each in made.records:
            yield from record(each)
        if made.property.value == "period":
            yield from span(made)


def of_claims(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield what claims make as resources, without columns; of a passage or record named again perhaps once more."""
    passages, records = set[Passage](), set[Record]()
    for claim in claims:
        for line, _ in statement(claim):  # quicker than another generator around it
            yield line
        if claim.property.value == "period":
            yield from (line for line, _ in span(claim))
        for each in claim.records:
            if each not in records:
                yield from (line for line, _ in record(each))
                if len(records) > MANY:
                    records.clear()
                records.add(each)
        if claim.passage and claim.passage not in passages:
            yield from (line for line, _ in quotation(claim.passage))
            if len(passages) > MANY:
                passages.clear()
            passages.add(claim.passage)


def statement(claim: Claim) -> Iterator[Line]:
    """Yield the claim as a resource, in the order of the properties' IRIs, which makes sorting fast."""
    node = f"<{owned('claim', claim.id)}>"
    thing = claim.property.value in ("thing", "iri", "period")
    for source in claim.sources:
        yield f"{node} {SOURCE} <{owned('source', source)}>", "sources"
    yield f"{node} {A} {CLAIM}", "id"
    if claim.note:
        yield f"{node} {NOTE} {string(claim.note, 'en')}", "note"
    yield f"{node} {MODE} {code('mode', claim.mode)}", "mode"
    if thing:
        yield f"{node} {OBJECT} {object_of(claim)}", "value"
    yield f"{node} {PREDICATE} <{claim.property.iri}>", "property"
    yield f"{node} {SUBJECT} <{claim.subject}>", "subject"
    if not thing:
        yield f"{node} {VALUE} {object_of(claim)}", "value"
    if claim.confidence or claim.entered_by or claim.entered_on or claim.page:
        yield from recorded(node, claim)
    yield f"{node} {RANK} {code('rank', claim.rank)}", "rank"
    if claim.reason:
        yield f"{node} {name('cg', 'rankReason')} {string(claim.reason, 'en')}", "reason"
    if claim.passage:
        yield f"{node} {QUOTED} <{owned('quotation', claim.passage.id)}>", "quote"
    yield from ((f"{node} {RECORDED} <{owned('record', each.id)}>", "record") for each in claim.records)
    if claim.since:
        yield f"{node} {name('cg', 'validFrom')} {string(claim.since)}", "from"
    if claim.until:
        yield f"{node} {name('cg', 'validUntil')} {string(claim.until)}", "to"


def recorded(node: str, claim: Claim) -> Iterator[Line]:
    """Yield how far a claim is believed, who entered it, when, and the page that states it."""
    if claim.confidence:
        yield f"{node} {CONFIDENCE} {code('confidence', claim.confidence)}", "confidence"
    for predicate, text, column in (
        ("enteredBy", claim.entered_by, "entered_by"), ("enteredOn", claim.entered_on, "entered_on"),
        ("onPage", claim.page, "page"),
    ):  # fmt: skip
        if text:
            yield f"{node} {name('cg', predicate)} {string(text)}", column


def of_source(source: Source) -> Iterator[Line]:
    """Yield a source: a document with its digest, or a reported source."""
    address, language = source.address, source.lang or "en"
    number = f'"{source.characters}"{INTEGER}' if source.characters else ""
    for predicate, value, column in (
        (A, name("cg", "SourceDocument" if source.characters else "ReportedSource"), "kind"),
        (LABEL, string(source.title, language), "title"),
        (LABEL, source.title_en and string(source.title_en, "en"), "title_en"),
        (name("cg", "sourceKind"), source.kind and code("source-kind", source.kind), "kind"),
        (name("dcterms", "language"), source.lang and string(source.lang), "lang"),
        (name("schema", "url"), source.url and f"<{source.url}>", "address"),
        (name("cg", "addressAsReported"), string(address) if address and not source.url else "", "address"),
        (name("schema", "archivedAt"), source.archive and f"<{source.archive}>", "archive"),
        (name("dcterms", "publisher"), source.publisher and string(source.publisher), "publisher"),
        (name("dcterms", "issued"), source.date and string(source.date), "date"),
        (name("schema", "version"), source.version and string(source.version), "version"),
        (name("cg", "readOn"), source.read and string(source.read), "read"),
        (name("cg", "coversPeriod"), source.covers and string(source.covers), "covers"),
        (name("dcterms", "license"), source.licence and string(source.licence), "licence"),
        (name("cg", "sha256"), source.sha256 and string(source.sha256), "sha256"),
        (name("cg", "characterCount"), number, "characters"),
        (NOTE, source.note and string(source.note, "en"), "note"),
    ):
        if value:
            yield f"<{owned('source', source.id)}> {predicate} {value}", column
    for other in source.based_on:
        yield f"<{owned('source', source.id)}> {name('prov', 'wasDerivedFrom')} <{owned('source', other)}>", "based_on"


def of_correction(correction: Correction) -> Iterator[Line]:
    """Yield a correction, from the wrong claim to its replacement."""
    node, reason = f"<{owned('correction', correction.id)}>", name("cg", "correctionReason")
    yield f"{node} {A} {name('cg', 'Correction')}", "id"
    yield f"{node} {name('cg', 'corrects')} <{owned('claim', correction.wrong)}>", "wrong"
    yield f"{node} {name('cg', 'resultsInClaim')} <{owned('claim', correction.right)}>", "right"
    yield f"{node} {name('cg', 'errorType')} {code('error-type', correction.error)}", "error"
    yield f"{node} {reason} {string(correction.reason, 'en')}", "reason"
    if correction.reason_vi:
        yield f"{node} {reason} {string(correction.reason_vi, 'vi')}", "reason_vi"
    for source in correction.sources:
        yield f"{node} {SOURCE} <{owned('source', source)}>", "sources"
