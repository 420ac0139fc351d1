"""Words as rules compare them: small letters, one kind of apostrophe, and one place for the marks of Vietnamese."""

import re
from unicodedata import normalize

__all__ = ["TOKEN", "same"]

TOKEN = re.compile(r"qu['’](?=\w|\Z)|[^\W\d_]{1,2}['’](?=\w|\Z)|['’]s\b|\w+(?:[-‑]\w+)*|[^\w\s]", re.IGNORECASE)
"""A word, what is elided before one (``l'``, ``qu'``), a possessive ending, or a mark."""
OLD = {"oa": ("òa", "óa", "ỏa", "õa", "ọa"), "oe": ("òe", "óe", "ỏe", "õe", "ọe"), "uy": ("ùy", "úy", "ủy", "ũy", "ụy")}
NEW = {"oa": ("oà", "oá", "oả", "oã", "oạ"), "oe": ("oè", "oé", "oẻ", "oẽ", "oẹ"), "uy": ("uỳ", "uý", "uỷ", "uỹ", "uỵ")}
PLACED = {new: old for key in OLD for new, old in zip(NEW[key], OLD[key], strict=True)}
ENDING = re.compile("(?<!q)(?:" + "|".join(PLACED) + r")(?!\w)")
SIGNS = str.maketrans(
    {"’": "'", "‑": "-", "<": "‹", ">": "›", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)


def same(word: str) -> str:
    """Return a word as it is compared: ``Thoả`` as ``thỏa``, ``’`` as ``'``, any dash as a hyphen."""
    small = word.lower() if word.isascii() else normalize("NFC", word).lower()
    small = small.translate(SIGNS)
    return small if small.isascii() else ENDING.sub(lambda found: PLACED[found[0]], small)
