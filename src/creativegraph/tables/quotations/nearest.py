"""The passage of a text that is most like a quotation which does not stand in it, and in which words they differ.

Passages that share words with the quotation are found by an index of the text's words, so that long texts take no
longer than short ones; only these are aligned letter by letter.
"""

import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import Literal, NamedTuple
from unicodedata import is_normalized, normalize

__all__ = ["Difference", "Near", "Words"]

WORD = re.compile(r"[぀-ヿ㐀-鿿]|[^\W_぀-ヿ㐀-鿿][\w\u0300-\u036f]*")
LIKE = 0.5
"""From which likeness on a passage is shown."""
COMMON = 400
"""Words that occur more often tell no passage from another, unless a quotation has no others."""
LONGEST_WORD = 40
FROM_BEFORE, INTO_AFTER = re.compile(r"(?:\w|(?<=\d)[.,](?=\d|$))+$"), re.compile(r"(?:\w|[.,](?=\d))+")
LOOKED_AT = 4
SHORT = 20_000
"""Texts up to this length are aligned as a whole where no word is shared."""
LONGEST = 2000
"""How much of a quotation is compared."""


class Difference(NamedTuple):
    """Words of a quotation, and what stands in the text instead; either may be empty."""

    quoted: str
    found: str


class Near(NamedTuple):
    """A passage that is like a quotation: its place, its words, how like it is (0 to 1), and what differs."""

    start: int
    end: int
    words: str
    likeness: float
    differences: tuple[Difference, ...]


class Words:
    """The words of a text, each with its places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.form: Literal["NFC", "NFD"] = "NFC" if is_normalized("NFC", text) else "NFD"
        self.places: dict[str, list[int]] = {}
        for each in WORD.finditer(text):
            self.places.setdefault(folded(each[0]), []).append(each.start())

    def nearest(self, quote: str) -> Near | None:
        """Return the passage most like a quotation; None if nothing is like it."""
        quote = normalize(self.form, quote.strip()[:LONGEST])
        found = (self.aligned(quote, *each) for each in self.windows(quote))
        best = max(filter(None, found), key=lambda each: each.likeness, default=None)
        return best if best is not None and best.likeness >= LIKE else None

    def windows(self, quote: str) -> list[tuple[int, int]]:
        """Return the stretches of the text that share most words with a quotation, rare ones first."""
        width, votes = max(40, len(quote)), defaultdict[int, float](float)
        words = [(folded(each[0]), each.start()) for each in WORD.finditer(quote)]
        rare = [each for each in words if len(self.places.get(each[0], ())) <= COMMON]
        for word, place in rare or words:
            there = self.places.get(word, ())[:COMMON]
            for bin_ in {(each - place) // width for each in there}:
                votes[bin_] += 1 / len(there)
                votes[bin_ + 1] += 0.5 / len(there)
        if not votes:
            return [(0, len(self.text))] if len(self.text) <= SHORT else []
        best = sorted(votes, key=lambda each: -votes[each])[:LOOKED_AT]
        return [(max(0, (each - 1) * width), (each + 3) * width) for each in best]

    def aligned(self, quote: str, start: int, end: int) -> Near | None:
        """Return the passage of a stretch that is most like a quotation, in whole words."""
        from rapidfuzz.fuzz import partial_ratio_alignment, ratio

        found = partial_ratio_alignment(quote, self.text[start:end])
        if found is None or not self.text[start:end].strip():
            return None
        first, last = self.in_words(start + found.dest_start, start + found.dest_end)
        while last > first + 1 and quote[-1].isalnum() and not self.text[last - 1].isalnum():
            last -= 1
        words = self.text[first:last]
        return Near(first, last, words, ratio(quote, words) / 100, differences(quote, words))

    def in_words(self, start: int, end: int) -> tuple[int, int]:
        """Return a place widened to whole words and numbers, without blanks at its ends."""
        text = self.text
        if goes_on := FROM_BEFORE.search(text[max(0, start - LONGEST_WORD) : start]) if begins(text, start) else None:
            start -= len(goes_on[0])
        if goes_on := INTO_AFTER.match(text[end : end + LONGEST_WORD]) if begins(text, end - 1) else None:
            end += len(goes_on[0])
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end


def begins(text: str, place: int) -> bool:
    """Return whether a letter or digit stands at a place."""
    return text[place : place + 1].isalnum()


def differences(quote: str, words: str) -> tuple[Difference, ...]:
    """Return in which words a passage differs from a quotation."""
    one, other = quote.split(), words.split()
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return tuple(
        Difference(" ".join(one[a:b]), " ".join(other[c:d])) for what, a, b, c, d in changes if what != "equal"
    )


def folded(word: str) -> str:
    """Return a word in composed small letters."""
    return word.lower() if word.isascii() else normalize("NFC", word).lower()
