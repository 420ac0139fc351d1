"""Whether a word of a text may stand for a word of a name: marks, their places, and capital letters."""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

__all__ = ["capitals_fit", "same_word", "spelled"]

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""The marks of tones, which Vietnamese puts on one of two vowels: hòa, hoà."""
LONG = 5
"""How many letters tell a word that is written with marks and without: Orléans, but not mãi."""
SHORT = 3
WHOLE = 3
"""How many words a name has of which some may be written small."""


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> tuple[str, str]:
    """Return a word in small letters without the marks of tones, and these."""
    apart = normalize("NFD", word.lower())
    return normalize("NFC", "".join(each for each in apart if each not in TONES)), "".join(
        sorted(each for each in apart if each in TONES)
    )


def same_word(name: str, word: str, *, marked: bool) -> bool:
    """Return whether a word stands for one of a name that is folded alike; ``marked`` texts have all marks."""
    if name == word or spelled(name) == spelled(word):
        return True
    if word.isascii():
        return not marked or len(word) >= LONG
    return name.isascii() and len(word) >= LONG


def capitals_fit(name: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether words have the capital letters that a name asks for.

    A short name in capitals alone is written so; a name of one or two words has its capitals, a longer one at least
    that of its first word, or half of them.
    """
    if len(name) == 1 and len(name[0]) <= SHORT + 1 and name[0].isupper():
        return words[0] == name[0]
    wanted = [each[:1].isupper() for each in name]
    there = [each[:1].isupper() or each[:1].isdigit() for each in words]
    missing = sum(want and not have for want, have in zip(wanted, there, strict=True))
    if len(name) < WHOLE:
        return not missing
    return missing == 0 or (there[0] and missing * 2 <= sum(wanted))
