"""Where the quotation of a row stands in the text of the report, also when a person changed it."""

from typing import NamedTuple
from unicodedata import normalize

__all__ = ["Quotations", "Quoted"]


class Quoted(NamedTuple):
    """A quotation as it stands in the text, from ``start`` to ``end``."""

    words: str
    start: int
    end: int


class Quotations:
    """Looks quotations up in a text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, quote: str, start: str = "", end: str = "") -> Quoted | None:
        """Return a quotation with its offsets: those given if they are right, else the place nearest to them."""
        words = normalize("NFC", quote).strip()
        if start.isdecimal() and end.isdecimal() and words and self.text[int(start) : int(end)] == words:
            return Quoted(words, int(start), int(end))
        near = int(start) if start.isdecimal() else 0
        places = self.places(words)
        best = min(places, key=lambda each: abs(each.start - near), default=None)
        return best if best is not None and (len(places) == 1 or start.isdecimal()) else None

    def places(self, words: str) -> list[Quoted]:
        """Return all places of words in the text."""
        found, begin = list[Quoted](), self.text.find(words) if words else -1
        while begin >= 0:
            found.append(Quoted(words, begin, begin + len(words)))
            begin = self.text.find(words, begin + 1)
        return found
