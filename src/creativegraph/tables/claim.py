"""What tables hold, as values: claims, the passages that they quote, sources and corrections."""

from typing import NamedTuple

from creativegraph.tables.vocabulary import Property

__all__ = ["CONFIDENCES", "MODES", "Claim", "Correction", "Passage", "Source"]

MODES = ("explicit", "implied", "editorial", "background")
CONFIDENCES = ("high", "medium", "low")


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
    """One statement. ``value`` is the IRI of a thing, the EDTF text of a period, else the literal's text.

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
