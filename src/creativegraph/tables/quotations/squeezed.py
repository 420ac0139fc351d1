"""A text without what copies of it differ in: blanks, dashes, quotation marks and the form of its letters.

What is left is searched; ``gaps`` has what was taken out, so that a copy can be compared with what stands in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category, is_normalized, normalize

__all__ = ["BLANKS", "DASHES", "MARKS", "UNSEEN", "Squeezed"]

DASHES = "\\-‐‑‒–—―−﹘﹣－"
MARKS = "\"'`´\u1fef\u1ffd“”„‟«»‹›‘’‚‛′″ʼ＂＇「」『』"
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphens, and characters without width or that only set a direction."""
BLANKS = "\\s"
SQUEEZED = re.compile(f"[{BLANKS}{DASHES}{MARKS}{UNSEEN}]+")
DOTS = re.compile(r"\.{3,}|…+")
CUT = re.compile(f"{SQUEEZED.pattern}|{DOTS.pattern}")


class Piece(NamedTuple):
    """What a stretch of the text gives: of equal lengths, unless its letters are composed or its dots made one."""

    key: int
    start: int
    end: int


class Squeezed:
    """A text as one string of letters, digits and punctuation, and where each of these stands in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[Piece] = []
        parts: list[str] = []
        length = 0
        for start, end, letters in stretches(text):
            self.pieces.append(Piece(length, start, end))
            parts.append(letters)
            length += len(letters)
        self.key = "".join(parts)
        self.keys = [each.key for each in self.pieces]

    def span(self, begin: int, end: int) -> tuple[int, int] | None:
        """Return where some letters stand in the text; None if they begin or end within a composed one."""
        first = bisect_right(self.keys, begin) - 1
        last = bisect_left(self.keys, end) - 1
        start, stop = self.place(first, begin), self.place(last, end)
        return None if start is None or stop is None else (start, stop)

    def place(self, number: int, key: int) -> int | None:
        """Return where a letter of a piece begins, or the piece ends."""
        piece = self.pieces[number]
        after = self.keys[number + 1] if number + 1 < len(self.keys) else len(self.key)
        if after - piece.key == piece.end - piece.start:
            return piece.start + key - piece.key
        return piece.start if key == piece.key else piece.end if key == after else None

    def gaps(self, begin: int, end: int) -> Iterator[tuple[int, str]]:
        """Yield what was taken out between some letters, with the number of the letter before which it stood."""
        number = bisect_right(self.keys, begin)
        while number < len(self.pieces) and self.keys[number] < end:
            before, piece = self.pieces[number - 1], self.pieces[number]
            if before.end < piece.start:
                yield piece.key - begin, self.text[before.end : piece.start]
            number += 1


def stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is kept of a text, with its places."""
    composed = [] if is_normalized("NFC", text) else list(decomposed(text))
    cuts = [(each.start(), each.end(), "…" if each[0][0] in ".…" else "") for each in CUT.finditer(text)]
    done = 0
    for start, end, letters in sorted([*cuts, *composed]) if composed else cuts:
        if start > done:
            yield done, start, text[done:start]
        if letters:
            yield start, end, letters
        done = end
    if done < len(text):
        yield done, len(text), text[done:]


def decomposed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the letters that have another composed form, with their places."""
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and is_joined(text[place]):
            continue
        written = text[start:place]
        if not written.isascii() and not SQUEEZED.match(written) and (made := normalize("NFC", written)) != written:
            yield start, place, made
        start = place


def is_joined(letter: str) -> bool:
    """Return True for a mark that belongs to the letter before it, and for the later parts of a Hangul syllable."""
    return letter > "\u02ff" and (category(letter)[0] == "M" or "\u1160" <= letter <= "\u11ff")
