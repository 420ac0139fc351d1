"""Finds the words of a quotation in a text: where they stand, in spite of which differences (TOLERANCES).

Copies differ from their text in ways that change no word: the form of letters (NFC or NFD), kinds of quotation marks
and dashes, blanks, line breaks, hyphens at line ends, soft hyphens, words left out and marked as such, and the case of
the first letter. These are tolerated, and each place says which of them were. Other words are not: then there is no
place, but the passage most like the quotation.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple
from unicodedata import category, is_normalized, normalize

from creativegraph.tables.quotations.gaps import is_without_blanks, tolerated
from creativegraph.tables.quotations.nearest import Near, Words
from creativegraph.tables.quotations.squeezed import DASHES, MARKS, UNSEEN, Squeezed

__all__ = ["TOLERANCES", "Found", "Place", "Text", "parts_of"]

TOLERANCES = (
    "letters", "quotation-marks", "dashes", "blanks", "line-breaks", "hyphenation", "soft-hyphens", "ends",
    "ellipsis", "first-letter",
)  # fmt: skip
"""What may differ, in the order in which it is told."""
MOST, LOOKED_AT = 1000, 20_000
"""How many places are looked for, among how many with the same letters."""
LEFT_OUT = re.compile(r"\[\s?(?:…|\.{3,})\s?\]|\(\s?(?:…|\.{3,})\s?\)|…|\.{3,}")
FARTHEST = 5000
"""How many characters an ellipsis stands for at most."""
SIGNS = re.compile(f"[\\s{MARKS}{DASHES}{UNSEEN}]*")
LONGEST_ENDS = 5
FIGURE = 16
"""How many characters beside a place tell whether it cuts a number."""
GROUPED = "[ \u00a0\u2009\u202f]"
"""What parts the thousands of a number, beside points and commas."""


class Place(NamedTuple):
    """From where to where a quotation stands in a text, and what differs without changing a word.

    ``parts`` are the places of the passages of a quotation that leaves words out between them.
    """

    start: int
    end: int
    tolerated: tuple[str, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()


class Found(NamedTuple):
    """The places of a quotation, in the order of the text; without any the passage that is most like it, if one is."""

    places: tuple[Place, ...]
    nearest: Near | None = None


class Text:
    """A text in which quotations are looked for; what each search needs of it is made once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def squeezed(self) -> Squeezed:
        """The text without what is tolerated."""
        return Squeezed(self.text)

    @cached_property
    def words(self) -> Words:
        """The places of its words."""
        return Words(self.text)

    def find(self, quote: str) -> Found:
        """Return where a quotation stands, else what is nearest to it."""
        places = self.places(quote)
        return Found(places) if places or not quote.strip() else Found((), self.words.nearest(quote))

    def places(self, quote: str) -> tuple[Place, ...]:
        """Return all places of a quotation; if it begins in the other case only there, those."""
        if found := tuple(islice(self.whole(quote), MOST)):
            return found
        parts = parts_of(quote) if LEFT_OUT.search(quote) else []
        return tuple(together([list(islice(self.whole(each), MOST)) for each in parts])) if parts else ()

    def whole(self, quote: str) -> Iterator[Place]:
        """Yield the places of a quotation that leaves nothing out."""
        sought = Squeezed(normalize("NFC", quote))
        found = False
        for place in self.occurrences(quote, sought, sought.key):
            found = True
            yield place
        other = sought.key[:1].swapcase()
        if not found and len(other) == 1 and other != sought.key[0]:
            for place in self.occurrences(quote, sought, other + sought.key[1:]):
                yield place._replace(tolerated=told({*place.tolerated, "first-letter"}))

    def occurrences(self, quote: str, sought: Squeezed, key: str) -> Iterator[Place]:
        """Yield where letters stand in the text with the same between them."""
        if not key:
            return
        begin = self.squeezed.key.find(key)
        for _ in range(LOOKED_AT):
            if begin < 0:
                return
            if (place := self.compared(quote, sought, begin)) is not None:
                yield place
            begin = self.squeezed.key.find(key, begin + 1)

    def compared(self, quote: str, sought: Squeezed, begin: int) -> Place | None:
        """Return the place of letters if what stands between them is the same but for what is tolerated."""
        length = len(sought.key)
        span = self.squeezed.span(begin, begin + length)
        if span is None or not self.is_apart(*span):
            return None
        given, there = dict(sought.gaps(0, length)), dict(self.squeezed.gaps(begin, begin + length))
        differing = set[str]()
        for each in given.keys() | there.keys():
            more = tolerated(given.get(each, ""), there.get(each, ""), sought.key[each - 1], sought.key[each])
            if more is None:
                return None
            differing |= more
        if (place := self.with_ends(quote, *span)) is None:
            return None
        start, end, more = place
        words = self.text[start:end]
        if words == quote.strip():
            return Place(start, end)
        if not (is_normalized("NFC", quote) and is_normalized("NFC", words)):
            differing |= {"letters"} if not differing else set()
        return Place(start, end, told(differing | more))

    def is_apart(self, start: int, end: int) -> bool:
        """Return whether what stands there are whole words and whole numbers."""
        text = self.text
        after = text[end : end + 1]
        if after and category(after)[0] == "M":
            return False
        return not (
            is_one_word(text[start - 1 : start], text[start])
            or is_one_word(text[end - 1], after)
            or cuts_number(text[max(0, start - FIGURE) : start], text[start : min(end, start + FIGURE)])
            or cuts_number(text[max(start, end - FIGURE) : end], text[end : end + FIGURE])
        )

    def with_ends(self, quote: str, start: int, end: int) -> tuple[int, int, set[str]] | None:
        """Return the place with the signs at both ends of the quotation, where the text has them too."""
        before, after = signs_before(quote.strip()), signs_before(quote.strip()[::-1])[::-1]
        found = set[str]()
        if before:
            size, differing = same_signs(before, [self.text[max(0, start - n) : start] for n in lengths(before)])
            if not size and self.text[start].isdigit() and re.search(f"[{DASHES}]", before):
                return None  # it may be a minus
            start, found = start - size, found | differing
        if after:
            size, differing = same_signs(after, [self.text[end : end + n] for n in lengths(after)])
            end, found = end + size, found | differing
        return start, end, found


def signs_before(quote: str) -> str:
    """Return the signs at the beginning of a quotation that are not searched for."""
    found = SIGNS.match(quote)
    return found[0] if found else ""


def lengths(signs: str) -> range:
    """Return how many characters of a text may be the signs at one end of a quotation."""
    return range(1, max(LONGEST_ENDS, min(len(signs), FIGURE)) + 1)


def same_signs(given: str, candidates: list[str]) -> tuple[int, set[str]]:
    """Return how many characters of the text are the signs at one end of a quotation, and what differs in them."""
    if given in candidates:
        return len(given), set()
    found = ((each, tolerated(given, each, "a", "a")) for each in candidates if each.strip())
    same = next(((each, more) for each, more in found if more is not None), None)
    return (len(same[0]), set(same[1])) if same else (0, {"ends"})


def is_one_word(left: str, right: str) -> bool:
    """Return whether two letters beside each other are within a word; some scripts have no blanks between words."""
    return left.isalnum() and right.isalnum() and not (is_without_blanks(left) or is_without_blanks(right))


def cuts_number(before: str, after: str) -> bool:
    """Return whether a number goes on from what stands before a place to what stands after it."""
    if re.search(r"\d[.,]$", before) and after[:1].isdigit():
        return True
    if re.search(r"\d$", before) and re.match(r"[.,]\d", after):
        return True
    groups = re.search(rf"(?<![\d.,])\d{{1,3}}(?:{GROUPED}\d{{3}})*({GROUPED}?)$", before)
    rest = re.match(rf"{GROUPED}?\d{{3}}(?!\d)", after)
    return bool(groups and rest and (groups[1] or not after[0].isdigit()))


def told(differing: Iterable[str]) -> tuple[str, ...]:
    """Return what differs in the order in which it is told."""
    return tuple(sorted(differing, key=TOLERANCES.index))


def parts_of(quote: str) -> list[str]:
    """Return the passages of a quotation, between which words are left out."""
    return [each for each in LEFT_OUT.split(quote.strip()) if any(map(str.isalnum, each))]


def together(found: list[list[Place]]) -> Iterator[Place]:
    """Yield where passages follow each other; of several beginnings before one end, and ends after it, the nearest."""
    firsts = set[int]()
    for last in found[-1]:
        chain = [last]
        for places in reversed(found[:-1]):
            before = bisect_right(places, chain[0].start, key=lambda each: each.end) - 1
            if before < 0 or chain[0].start - places[before].end > FARTHEST:
                break
            chain.insert(0, places[before])
        if len(chain) == len(found) and chain[0].start not in firsts:
            firsts.add(chain[0].start)
            differing = {"ellipsis"}.union(*(each.tolerated for each in chain))
            yield Place(chain[0].start, last.end, told(differing), tuple((each.start, each.end) for each in chain))
