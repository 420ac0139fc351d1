"""The words of a text with their places, folded as names are, and what stands between them."""

import re
from bisect import bisect_left
from functools import lru_cache

from creativegraph.drafting.sentences import ABBREVIATIONS, BEFORE_NUMBERS, ENDS_TOO
from creativegraph.names.fold import fold

__all__ = ["Tokens", "folded", "is_capital"]

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
SOFT = re.compile(r"[ \u00a0\u2009\u202f]*|[ \u00a0]?[&+][ \u00a0]?|['’][ \u00a0]?|[‑-]")
"""What parts words of one name: blanks, a hyphen without any, an apostrophe; a line break is none."""
STOP = re.compile(r"\.[ \u00a0]?")


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word as names are folded."""
    return fold(word).replace(" ", "")


def is_capital(word: str) -> bool:
    """Return whether a word begins with a capital letter."""
    return word[:1].isupper()


def is_shortened(word: str) -> bool:
    """Return whether a full stop behind a word may end no sentence: ``St.``, ``TP.``, an initial."""
    names = word in ABBREVIATIONS and not (word in BEFORE_NUMBERS and word in ENDS_TOO)  # Folk Art. Orvane …
    return names or (len(word) == 1 and word.isupper())


class Tokens:
    """The words of a text: their beginnings, ends, spellings and folded spellings, by number."""

    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        self.text = text
        self.starts = [each.start() for each in found]
        self.ends = [each.end() for each in found]
        self.words = [each[0] for each in found]
        self.folds = [folded(each) for each in self.words]
        self.gaps = [text[end:start] for end, start in zip([0, *self.ends], [*self.starts, len(text)], strict=True)]
        """What stands before each word, and behind the last one."""

    def __len__(self) -> int:
        return len(self.words)

    def joined(self, number: int) -> bool:
        """Return whether a word may belong to the same name as the one before it."""
        if not 0 < number < len(self.words):
            return False
        gap = self.gaps[number]
        if SOFT.fullmatch(gap):
            return True
        return bool(STOP.fullmatch(gap)) and is_shortened(self.words[number - 1])

    def number_at(self, offset: int) -> int:
        """Return the number of the first word that begins at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def slice(self, begin: int, end: int) -> str:
        """Return the text from one word up to another, which is left out."""
        return self.text[self.starts[begin] : self.ends[end - 1]]
