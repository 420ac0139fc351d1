"""Where the quotation of a row stands in the text of the report, also when a person changed it."""

from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from creativegraph.tables.places import Text

__all__ = ["Quotations", "Quoted"]


class Quoted(NamedTuple):
    """A quotation as it stands in the text, from ``start`` to ``end``."""

    words: str
    start: int
    end: int


class Quotations:
    """Looks quotations up in a text; letters, marks and blanks may differ, words may not."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def places_in(self) -> Text:
        """The text as it is searched; it is made only if some quotation is not where its row says."""
        return Text(self.text)

    def find(self, quote: str, start: str = "", end: str = "") -> Quoted | None:
        """Return a quotation with its offsets: those given if they are right, else the place nearest to them."""
        words = normalize("NFC", quote).strip()
        given = start.isdecimal() and end.isdecimal()
        if given and words and self.text[int(start) : int(end)] == words:
            return Quoted(words, int(start), int(end))
        places = self.places(words)
        if len(places) != 1 and not start.isdecimal():
            return None
        near = int(start) if start.isdecimal() else 0
        return min(places, key=lambda each: abs(each.start - near), default=None)

    def places(self, words: str) -> list[Quoted]:
        """Return all places of words in the text; those that leave words out stand nowhere as a whole."""
        found = self.places_in.places(words) if words else ()
        return [Quoted(self.text[each.start : each.end], each.start, each.end) for each in found if not each.parts]

    def nearest(self, words: str) -> str:
        """Return the passage that is most like words which the text does not have; empty if none is."""
        found = self.places_in.find(words).nearest
        return self.text[found.start : found.end] if found is not None else ""
