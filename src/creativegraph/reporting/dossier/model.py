"""A dossier before it is a file: sections of tables whose cells have numbers of notes; gaps, notes, sources."""

from datetime import date
from typing import NamedTuple

from creativegraph.iris import IRI
from creativegraph.why.answer import Stated

__all__ = ["Dossier", "Gap", "Note", "Part", "Piece", "Source", "Table"]


class Piece(NamedTuple):
    """The text of a cell with the numbers of its notes; ``missing`` for what a report asks and the graph lacks."""

    text: str
    notes: tuple[int, ...] = ()
    missing: bool = False
    link: str = ""


class Table(NamedTuple):
    """Rows under titles; ``layout`` is that of the outline, ``remark`` what stands below, ``missing`` for rows.

    ``groups`` has for each row the heading under which it stands, where there are any. The texts of the last
    ``below`` columns stand under their row, in the width of the page.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    layout: str
    remark: str = ""
    missing: str = ""
    groups: tuple[str, ...] = ()
    below: int = 0


class Part(NamedTuple):
    """A section: its tables, none where the graph says nothing."""

    name: str
    title: str
    tables: tuple[Table, ...]


class Gap(NamedTuple):
    """What a report asks and the graph does not say, and the row that would say it, as far as that is known."""

    part: str
    text: str
    subject: IRI | None = None
    label: str = ""
    property: str = ""
    when: str = ""


class Source(NamedTuple):
    """A source with the numbers of the notes that rest on it."""

    iri: IRI
    label: str
    publisher: str
    published: str
    address: str
    notes: tuple[int, ...]


class Note(NamedTuple):
    """A note: a source with its words, if any are quoted, or a remark; ``claims`` are the ids of what rests on it.

    ``place`` is the address of the source and the day on which it was read, as far as they are known.
    """

    number: int
    source: str
    quote: str
    claims: tuple[str, ...]
    remark: str = ""
    place: str = ""


class Dossier(NamedTuple):
    """All that a graph says of a thing; ``said`` are the claims that the notes name."""

    thing: IRI
    label: str
    language: str
    made: date
    graph: str
    parts: tuple[Part, ...]
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    said: tuple[Stated, ...]
