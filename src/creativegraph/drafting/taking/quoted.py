"""The offsets of the quotation of a row in the report, also when a person changed its words."""

from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from creativegraph.tables.quotations.passages import kept_of, places_of
from creativegraph.tables.quotations.places import Text

__all__ = ["Quotations", "Quoted", "offset"]

DIGITS = 18
"""Longer numbers are no offsets of any text, and Python reads none of some thousand digits."""


def offset(cell: str) -> int | None:
    """Return the offset that a cell has; None if it has none."""
    return int(cell) if cell.isdecimal() and len(cell) <= DIGITS else None


class Quoted(NamedTuple):
    """A quotation as tables keep it, which stands in the text from ``start`` to ``end``."""

    words: str
    start: int
    end: int


class Quotations:
    """Looks quotations up in a text as tables do; marks and blanks may differ, words may be left out, none changed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def places_in(self) -> Text:
        """The text as it is searched; it is made only if some quotation is not where its row says."""
        return Text(self.text)

    def find(self, quote: str, start: str = "", end: str = "") -> Quoted | None:
        """Return a quotation with its offsets: those given if they are right, else the place nearest to them."""
        words = normalize("NFC", quote).strip()
        first, last = offset(start), offset(end)
        if first is not None and last is not None and words and self.text[first:last] == words:
            return Quoted(words, first, last)
        places = self.places(words)
        if len(places) != 1 and first is None:
            return None
        return min(places, key=lambda each: abs(each.start - (first or 0)), default=None)

    def places(self, words: str) -> list[Quoted]:
        """Return all places of words in the text, also of words of which some are left out."""
        found = places_of(words, self.places_in) if words else ()
        return [Quoted(kept_of(each, self.text), each.start, each.end) for each in found]

    def nearest(self, words: str) -> str:
        """Return the passage that is most like words which the text does not have; empty if none is."""
        found = self.places_in.find(words).nearest
        return self.text[found.start : found.end] if found is not None else ""
