"""Rows as claims, sources and corrections; every fault of every row, with its cell."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from creativegraph.building import periods
from creativegraph.building.tables import Row, Table
from creativegraph.building.vocabulary import Property, Vocabulary
from creativegraph.errors import Fault, shown
from creativegraph.values import CODES, SLUG, THINGS, compact, expand, is_iri

__all__ = ["Claim", "Correction", "Passage", "Reader", "Source"]

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
ELIDED = re.compile(r"(?P<first>.+?) … (?P<last>.+?)(?: #(?P<digest>[0-9a-f]{16}))?", re.DOTALL)
RANKS = ("preferred", "normal", "deprecated")
MODES = ("explicit", "implied", "editorial", "background")
CONFIDENCES = ("high", "medium", "low")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
LEXICAL = {
    "integer": re.compile(r"[+-]?[0-9]{1,18}"),
    "decimal": re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?"),
    "boolean": re.compile(r"true|false"),
}
ADVICE = {
    "integer": "write up to 18 digits, such as 200000",
    "decimal": "write digits with a point, such as 21.0245",
    "boolean": "write true or false",
    "period": "write an EDTF date such as 2024-11, 2024-07-01/2024-07-05 or 2025/2035",
}


class Passage(NamedTuple):
    """A run of characters of a document: all its words, or the first and last with a digest."""

    source: str
    start: int
    end: int
    exact: str
    opening: str = ""
    closing: str = ""
    digest: str = ""


class Source(NamedTuple):
    """Where statements come from; a document is at hand and known by its digest."""

    id: str
    kind: str
    title: str
    lang: str
    title_en: str
    address: str
    publisher: str
    date: str
    licence: str
    sha256: str
    characters: int | None
    note: str
    table: int
    row: int


class Claim(NamedTuple):
    """One statement. ``value`` is the IRI of a thing, the EDTF text of a period, else the literal's text."""

    id: str
    subject: str
    property: Property
    value: str
    lang: str
    sources: tuple[str, ...]
    passage: Passage | None
    mode: str
    rank: str
    reason: str
    confidence: str
    since: str
    until: str
    note: str
    table: int
    row: int


class Correction(NamedTuple):
    """A claim found wrong, the one held right, and why."""

    id: str
    wrong: str
    right: str
    error: str
    reason: str
    reason_vi: str
    sources: tuple[str, ...]
    table: int
    row: int


class Reader:
    """Reads tables into claims, sources and corrections and collects the faults."""

    def __init__(self, tables: list[Table], vocabulary: Vocabulary) -> None:
        self.tables = tables
        self.vocabulary = vocabulary
        self.faults: list[Fault] = []
        self.sources: dict[str, Source] = {}
        self.claims: dict[str, Claim] = {}
        self.corrections: dict[str, Correction] = {}
        self._things: dict[str, str | None] = {}
        self._source_lists: dict[str, tuple[str, ...]] = {}
        kinds = (code.rpartition("/")[2] for code in vocabulary.codes if "/source-kind/" in code)
        self._source_kinds = tuple(sorted(kinds))
        for read, kind in (
            (self.source, "sources"), (self.claim, "claims"), (self.correction, "corrections")
        ):  # fmt: skip
            for place, table in enumerate(tables):
                if table.kind == kind:
                    for row in table.rows:
                        read(place, table, row)

    def fault(self, table: Table, row: Row, column: str, message: str) -> None:
        """Remember one fault."""
        self.faults.append(table.fault(row, column, message))

    def identifier(self, table: Table, row: Row, known: Iterable[str]) -> str:
        """The row's id; faults where it is missing, malformed or taken."""
        name = table.get(row, "id")
        if not SLUG.fullmatch(name):
            self.fault(table, row, "id", f"{shown(name)} is no id; use a-z, 0-9 and hyphens, such as a001")
        elif name in known:
            self.fault(table, row, "id", f"id {name!r} is already used; give this row one never used before")
        return name

    def one_of(self, table: Table, row: Row, column: str, choices: Iterable[str], default: str) -> str:
        """A cell that must hold one of ``choices``; ``default`` where it is empty."""
        text = table.get(row, column) or default
        options = tuple(choices)
        if text not in options and text != default:
            near = nearest(text, options)
            self.fault(table, row, column, f"{shown(text)} is no {column}; {near}use {', '.join(options[:8])}")
        return text

    def number(self, table: Table, row: Row, column: str) -> int | None:
        """A cell that must hold a whole number, or nothing."""
        text = table.get(row, column)
        if not text:
            return None
        if not text.isdecimal() or len(text) > 12:
            self.fault(table, row, column, f"{shown(text)} is no number of characters; {ADVICE['integer']}")
            return None
        return int(text)

    def source(self, place: int, table: Table, row: Row) -> None:
        """Read a row of a sources table."""
        name = self.identifier(table, row, self.sources)
        kind = self.one_of(table, row, "kind", self._source_kinds, "")
        sha256, characters = table.get(row, "sha256"), self.number(table, row, "characters")
        if not table.get(row, "title"):
            self.fault(table, row, "title", "a source needs a title or a name; say what it is")
        if sha256 and not re.fullmatch(r"[0-9a-f]{64}", sha256):
            self.fault(table, row, "sha256", f"{shown(sha256)} is no SHA-256 digest; it has 64 digits 0-9 a-f")
        if kind == "document" and not (sha256 and characters):
            self.fault(table, row, "sha256", "a document needs sha256 and characters; take them of its text")
        self.sources.setdefault(
            name,
            Source(
                name, kind, table.get(row, "title"), self.language(table, row, "", needed=False),
                table.get(row, "title_en"), table.get(row, "address"), table.get(row, "publisher"),
                table.get(row, "date"), table.get(row, "licence"), sha256, characters, table.get(row, "note"),
                place, row.number,
            ),
        )  # fmt: skip

    def sources_of(self, table: Table, row: Row) -> tuple[str, ...]:
        """The ids in the ``sources`` cell; faults for none and for unknown ones."""
        cell = table.get(row, "sources")
        if cell in self._source_lists:
            return self._source_lists[cell]
        names = tuple(dict.fromkeys(cell.replace(";", " ").replace(",", " ").split()))
        unknown = [name for name in names if name not in self.sources]
        if not names:
            self.fault(table, row, "sources", "a statement needs its source; name one of a sources table")
        for name in unknown:
            near = nearest(name, self.sources)
            self.fault(table, row, "sources", f"unknown source {shown(name)}; {near}add it to a sources table")
        if names and not unknown:
            self._source_lists[cell] = names
        return names

    def thing(self, name: str) -> str | None:
        """The IRI of ``kind/slug``, a code, a CURIE or a full IRI; None if it is none of these."""
        if name not in self._things:
            self._things[name] = self._thing(name)
        return self._things[name]

    def _thing(self, name: str) -> str | None:
        iri = expand(name)
        if iri is not None:
            if iri.startswith(CODES) and iri not in self.vocabulary.codes:
                return None
            return iri if is_iri(iri) else None
        kind, slash, slug = name.partition("/")
        if slash and kind in self.vocabulary.kinds and SLUG.fullmatch(slug):
            return THINGS + name
        return None

    def thing_in(self, table: Table, row: Row, column: str) -> str:
        """The thing that a cell names; faults where it names none, or several."""
        text = table.get(row, column)
        iri = self.thing(text)
        if iri is None:
            self.fault(table, row, column, self.why_no_thing(text, column))
        return iri or ""

    def why_no_thing(self, text: str, column: str) -> str:
        """What to tell a curator whose cell names nothing."""
        if not text:
            return f"the {column} is missing; write kind/slug such as event/hcdf-2024"
        if len(re.split(r"[\s;,|]+", text)) > 1:
            return f"{shown(text)} holds more than one thing; one value a row, give each a row of its own"
        if text.startswith("code/"):
            codes = [compact(code) for code in self.vocabulary.codes]
            return f"unknown code {shown(text)}; {nearest(text, codes)}see data/codes"
        kind = text.partition("/")[0]
        if "/" in text and kind not in self.vocabulary.kinds:
            return f"unknown kind {shown(kind)}; {nearest(kind, self.vocabulary.kinds)}see data/kinds.csv"
        return f"{shown(text)} names no thing; write kind/slug in a-z, 0-9 and hyphens, or a full IRI"

    def language(self, table: Table, row: Row, kind: str, *, needed: bool) -> str:
        """The ``lang`` cell; needed for words, out of place beside any other value."""
        text = table.get(row, "lang")
        if needed and not text:
            self.fault(table, row, "lang", "words need their language; write vi, en or another code")
        elif text and kind and not needed:
            self.fault(table, row, "lang", f"a value of kind {kind} has no language; leave the cell empty")
        elif text and not LANGUAGE.fullmatch(text):
            self.fault(table, row, "lang", f"{shown(text)} is no language code; write vi, en, fr …")
            return "und"
        return text

    def claim(self, place: int, table: Table, row: Row) -> None:
        """Read a row of a claims table."""
        name = self.identifier(table, row, self.claims)
        subject = self.thing_in(table, row, "subject")
        if table.get(row, "subject").startswith("code/"):
            self.fault(table, row, "subject", "a claim is not about a code; codes are kept in data/codes")
        used = self.vocabulary.properties.get(table.get(row, "property"))
        if used is None:
            text = table.get(row, "property")
            near = nearest(text, self.vocabulary.properties)
            self.fault(table, row, "property", f"unknown term {shown(text)}; {near}see data/properties.csv")
            used = Property("", "", "", "no", implied=False)
        rank = self.one_of(table, row, "rank", RANKS, "normal")
        reason = table.get(row, "reason")
        if rank != "normal" and not reason:
            self.fault(table, row, "reason", f"rank {rank} needs its reason; say why in a few words")
        sources = self.sources_of(table, row)
        claim = Claim(
            name, subject, used, self.value(table, row, used),
            self.language(table, row, used.value, needed=used.value == "text"), sources,
            self.passage(table, row, sources), self.one_of(table, row, "mode", MODES, "explicit"), rank,
            reason, self.one_of(table, row, "confidence", CONFIDENCES, ""),
            self.edtf(table, row, "from"), self.edtf(table, row, "to"), table.get(row, "note"),
            place, row.number,
        )  # fmt: skip
        self.claims.setdefault(name, claim)

    def edtf(self, table: Table, row: Row, column: str) -> str:
        """A cell that holds an EDTF date, or nothing."""
        text = table.get(row, column)
        if text:
            try:
                periods.parse(text)
            except ValueError:
                self.fault(table, row, column, f"{shown(text)} is no date; {ADVICE['period']}")
        return text

    def value(self, table: Table, row: Row, used: Property) -> str:
        """The ``value`` cell, checked against the kind of value that the property takes."""
        text, kind = table.get(row, "value"), used.value
        if not kind:
            return text
        if kind == "thing":
            iri = self.thing_in(table, row, "value")
            if used.name == "rdf:type" and iri and iri not in self.vocabulary.classes:
                near = nearest(text, map(compact, self.vocabulary.classes))
                self.fault(table, row, "value", f"unknown class {shown(text)}; {near}see ontology/")
            return iri
        if not text:
            self.fault(table, row, "value", "the value is missing; a row states one value")
        elif kind == "iri":
            if not is_iri(text):
                self.fault(table, row, "value", f"{shown(text)} is no IRI; write it whole, https://…")
        elif kind == "period":
            return self.edtf(table, row, "value")
        elif (pattern := LEXICAL.get(kind)) and not pattern.fullmatch(text):
            message = f"{shown(text)} is not of kind {kind}, which {used.name} takes; {ADVICE[kind]}"
            self.fault(table, row, "value", message)
        elif kind in ("text", "string") and CONTROL.search(text):
            self.fault(table, row, "value", f"{shown(text)} holds a control character; type the words again")
        return canonical(kind, text)

    def passage(self, table: Table, row: Row, sources: tuple[str, ...]) -> Passage | None:
        """The quotation of a row; faults where words and offsets do not fit each other."""
        quote = table.get(row, "quote")
        start, end = self.number(table, row, "start"), self.number(table, row, "end")
        if not quote:
            if start is not None or end is not None:
                self.fault(table, row, "quote", "offsets without words; copy the words that carry the fact")
            return None
        if start is None or end is None:
            self.fault(table, row, "start", "a quote needs start and end; count characters from 0")
            return None
        documents = [name for name in sources if name in self.sources and self.sources[name].characters]
        if not documents:
            self.fault(table, row, "quote", "a quote needs a document among the sources; name one with sha256")
            return None
        length = self.sources[documents[0]].characters or 0
        if not start < end <= length:
            message = f"{start} to {end} lies outside {documents[0]}, which has {length} characters"
            self.fault(table, row, "start", f"{message}; count from 0, end after start")
            return None
        return self.words(table, row, Passage(documents[0], start, end, quote))

    def words(self, table: Table, row: Row, passage: Passage) -> Passage | None:
        """The passage with its words taken apart where they are elided."""
        found = ELIDED.fullmatch(passage.exact)
        if found is None:
            if len(passage.exact) != passage.end - passage.start:
                have, want = len(passage.exact), passage.end - passage.start
                message = f"the quote has {have} characters, start to end {want}; copy it again"
                self.fault(table, row, "quote", message)
            return passage
        if not found["digest"]:
            message = "an elided quote ends in # and 16 digits of the passage's SHA-256; add them"
            self.fault(table, row, "quote", message)
        return passage._replace(exact="", opening=found["first"], closing=found["last"], digest=found["digest"] or "")

    def correction(self, place: int, table: Table, row: Row) -> None:
        """Read a row of a corrections table."""
        name = self.identifier(table, row, self.corrections)
        wrong, right = table.get(row, "wrong"), table.get(row, "right")
        for column, claim in (("wrong", wrong), ("right", right)):
            if claim not in self.claims:
                near = nearest(claim, self.claims)
                self.fault(table, row, column, f"no claim has the id {shown(claim)}; {near}look it up")
        if wrong in self.claims and self.claims[wrong].rank != "deprecated":
            self.fault(table, row, "wrong", f"claim {wrong} is not deprecated; a corrected claim is")
        pair = [self.claims.get(wrong), self.claims.get(right)]
        if len({(each.subject, each.property.iri) for each in pair if each}) > 1 or wrong == right:
            self.fault(table, row, "right", f"{right} does not correct {wrong}; name another claim on the same")
        error = table.get(row, "error")
        if f"{CODES}error-type/{error}" not in self.vocabulary.codes:
            self.fault(table, row, "error", f"unknown error type {shown(error)}; see data/codes/error-type.ttl")
        if not table.get(row, "reason"):
            self.fault(table, row, "reason", "a correction needs its reason; say what proves the error")
        self.corrections.setdefault(
            name,
            Correction(
                name, wrong, right, error, table.get(row, "reason"), table.get(row, "reason_vi"),
                self.sources_of(table, row), place, row.number,
            ),
        )  # fmt: skip


def canonical(kind: str, text: str) -> str:
    """The canonical text of a number, so that one value has one literal on every engine."""
    if kind not in ("integer", "decimal") or not LEXICAL[kind].fullmatch(text):
        return text
    whole, _, part = text.lstrip("+-").partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    number = f"{whole}.{part}" if part else whole
    return f"-{number}" if text.startswith("-") and number != "0" else number


def nearest(text: str, choices: Iterable[str]) -> str:
    """``did you mean x? `` for the nearest of ``choices``, empty where none is near."""
    import difflib

    if len(text) > 200:
        return ""
    near = difflib.get_close_matches(text, list(choices), 1, 0.6)
    return f"did you mean {near[0]}? " if near else ""
