"""The rows of tables as values: claims (modes, confidences), quotations, records, sources, ranks and corrections."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Literal, NamedTuple, TypeAlias, cast, get_args

from creativegraph.iris import is_iri
from creativegraph.tables.property import Property
from creativegraph.tables.sheets.pile import Stored
from creativegraph.tables.sheets.shelf import Shelf

__all__ = [
    "CONFIDENCES",
    "MODES",
    "Claim",
    "Confidence",
    "Correction",
    "Passage",
    "Ranking",
    "Record",
    "Source",
    "between",
    "claims_shelf",
    "digest_of",
]

MODES = ("explicit", "recorded", "implied", "editorial", "background")
PLAIN, ODD = re.compile(r"[0-9A-Za-z-]+"), re.compile(r"[^0-9A-Za-z]+")
Confidence: TypeAlias = Literal["high", "medium", "low"]
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
"""How sure a claim can be, the surest first."""


class Passage(NamedTuple):
    """A quoted passage: its whole text, or its first and last words with a digest.

    One of a text that is not at hand has no ``start`` and ``end``, which are -1: its words are found at the address of
    its source, between those ``before`` and ``after``. ``is_line`` tells a line of a list, which is data and not prose.
    """

    source: str
    start: int
    end: int
    exact: str
    opening: str = ""
    closing: str = ""
    digest: str = ""
    before: str = ""
    after: str = ""
    is_line: bool = False

    @property
    def is_placed(self) -> bool:
        """Whether it is known where in the text the words stand."""
        return self.start >= 0

    @property
    def id(self) -> str:
        """The end of the IRIs of the quotation and of its place; see ``iris.owned``."""
        if self.is_placed:
            return f"{self.source}-{self.start}-{self.end}"
        digest = self.digest if not (self.before or self.after or self.exact) else ""
        return f"{self.source}-{digest or digest_of(f'{self.before}|{self.exact or self.digest}|{self.after}')}"


class Record(NamedTuple):
    """A record of a dataset: the source that is the dataset, its identifier there, and the field that says so."""

    source: str
    identifier: str
    field: str

    @property
    def id(self) -> str:
        """The end of the IRI of the record; see ``iris.owned``."""
        return "_".join(filter(None, (self.source, part(self.identifier), part(self.field))))


class Source(NamedTuple):
    """A source of claims; a document is a stored text with a digest."""

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
    archive: str = ""
    read: str = ""
    covers: str = ""
    based_on: tuple[str, ...] = ()
    version: str = ""

    @property
    def url(self) -> str:
        """The address, if it is one of the web: others are told, and lead nowhere."""
        return self.address if self.address.startswith(("http://", "https://")) and is_iri(self.address) else ""

    @property
    def is_found(self) -> bool:
        """Whether a reader can find its words where nobody keeps its text: at an address, as it was on a day."""
        return bool(self.url and self.read)


class Claim(NamedTuple):
    """One statement. ``value`` is an IRI, the EDTF text of a period, or the text of another literal.

    ``page`` is where its source says it; ``entered_by`` and ``entered_on`` are of the row, not of the world.
    ``column`` is the header of the column that states it in a records table, empty for a claims table.
    """

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
    column: str = ""
    page: str = ""
    entered_by: str = ""
    entered_on: str = ""
    records: tuple[Record, ...] = ()


class Correction(NamedTuple):
    """A correction: the wrong claim, its replacement, and the reason."""

    id: str
    wrong: str
    right: str
    error: str
    reason: str
    reason_vi: str
    sources: tuple[str, ...]
    table: int
    row: int


class Ranking(NamedTuple):
    """Another rank or an end that a project gives to a claim of another one."""

    id: str
    claim: str
    rank: str
    until: str
    reason: str
    table: int
    row: int


def part(text: str) -> str:
    """Return a text as a part of an IRI; one with other marks than hyphens by its digest, so that none are mixed up."""
    if PLAIN.fullmatch(text) or not text:
        return text
    return f"{ODD.sub('-', text).strip('-')}.{sha256(text.encode()).hexdigest()[:8]}"


def digest_of(words: str) -> str:
    """Return the first 16 digits of the SHA-256 of a passage, by which a shortened quotation names it."""
    return sha256(words.encode()).hexdigest()[:16]


def between(claims: Mapping[str, Claim], corrections: Mapping[str, Correction]) -> dict[str, Correction]:
    """Return the corrections of which both claims are there."""
    return {name: each for name, each in corrections.items() if each.wrong in claims and each.right in claims}


def claims_shelf() -> Shelf[Claim]:
    """Return a shelf for claims by their ids; properties are shared."""
    places: dict[Property, int] = {}
    known: list[Property] = []

    def pack(claim: Claim) -> Stored:
        place = places.setdefault(claim.property, len(known))
        if place == len(known):
            known.append(claim.property)
        return (
            claim.id,
            str(claim.subject),
            place,
            str(claim.value),
            *claim[4:6],
            claim.passage and tuple(claim.passage),
            *claim[7:-1],
            tuple(map(tuple, claim.records)),
        )

    def unpack(stored: Stored) -> Claim:
        name, subject, place, value, lang, sources, passage, *rest, records = cast("list[Any]", stored)
        quoted, named = passage and Passage(*passage), tuple(Record(*each) for each in records)
        return Claim(name, subject, known[place], value, lang, sources, quoted, *[*rest, named])

    def weigh(claim: Claim) -> int:
        return (
            len(claim.value) + len(claim.note) + len(claim.reason) + (len(claim.passage.exact) if claim.passage else 0)
        )

    return Shelf(pack, unpack, weigh)
