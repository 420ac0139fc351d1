"""How alike two names are, from 0 to 1, and why: marks, the order of words, words that say nothing, misspellings.

rapidfuzz counts the letters that differ; what it cannot know stands here: that Mai Lâm is not Mãi Lam, that a fair of
2023 is not that of 2024, and that *City of* names nothing.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio, token_sort_ratio

from creativegraph import project
from creativegraph.find.entry import Evidence
from creativegraph.names.fold import fold, squeezed

__all__ = ["Spelling", "likeness", "spelling"]

SAME, UNMARKED, REORDERED, MARKED, NEAR, PART = 1.0, 0.98, 0.95, 0.93, 0.92, 0.72
"""How alike names are at most that are the same, but for marks, words left out, other marks, letters, a part."""
LEAST = 0.7
TELLING = 4
"""Words are left out of a name only where so many letters are kept: one word may be half of a name."""
LETTERS = 4
"""At most one letter of so many is another one, missing or too much."""
DESIGNATIONS = (("thanh", "pho"), ("tp",), ("tinh",), ("thi", "xa"), ("quan",))
"""What stands before Vietnamese names of places: the city, province, town or district."""
DIGITS = re.compile(r"\d+")


@cache
def empty() -> frozenset[str]:
    """Words that say nothing of which place or body is meant; a name of such words alone keeps them."""
    return frozenset(project.text_of("find/empty.txt").split())


class Spelling(NamedTuple):
    """A name in the forms that are compared."""

    text: str
    plain: str
    """In small letters and composed, with its marks."""
    folded: str
    key: str
    """Folded, without blanks."""
    said: str
    """Folded, its words that say something."""
    core: str
    """These words, sorted, without blanks."""

    @property
    def marked(self) -> bool:
        """Return whether the name has marks, or letters that folding changes."""
        return squeezed_plain(self.plain) != self.key


@lru_cache(maxsize=200_000)
def spelling(name: str) -> Spelling:
    """Return a name in the forms that are compared."""
    plain = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    folded = fold(name)
    key = squeezed(folded)
    said = said_by(folded) if " " in folded and key.isascii() else folded
    return Spelling(name, plain, folded, key, said, "".join(sorted(said.split())) if said != key else key)


def squeezed_plain(plain: str) -> str:
    """Return a name in small letters without what is no letter or digit."""
    return "".join(filter(str.isalnum, plain))


def said_by(folded: str) -> str:
    """Return the words of a folded name that say something; all of them where they are too few."""
    words = folded.split()
    for before in DESIGNATIONS:
        if len(words) > len(before) and tuple(words[: len(before)]) == before:
            words = words[len(before) :]
    kept = [each for each in words if each not in empty()]
    return " ".join(kept if sum(map(len, kept)) >= TELLING else words)


def likeness(asked: Spelling, name: Spelling) -> tuple[float, Evidence]:
    """Return how alike two names are, and why; 0 where they have too little in common."""
    if asked.plain == name.plain:
        return SAME, Evidence("same")
    if asked.key == name.key:
        if asked.marked and name.marked and squeezed_plain(asked.plain) != squeezed_plain(name.plain):
            return MARKED, Evidence("marks", details={"name": name.text})
        return UNMARKED, Evidence("unmarked", details={"name": name.text})
    if asked.core == name.core:
        return REORDERED, Evidence("words", details={"name": name.text})
    if DIGITS.findall(asked.folded) != DIGITS.findall(name.folded):
        return 0, Evidence("none")
    return near(asked, name)


def near(asked: Spelling, name: Spelling) -> tuple[float, Evidence]:
    """Return how alike names are that have other letters, or of which one is a part of the other."""
    one, other = asked.said.replace(" ", ""), name.said.replace(" ", "")
    longer = max(len(one), len(other))
    edits = OSA.distance(one, other, score_cutoff=max(1, longer // LETTERS))
    if edits <= longer // LETTERS:
        return NEAR * (1 - edits / longer), Evidence("letters", details={"name": name.text, "n": edits})
    alike = max(ratio(asked.said, name.said), token_sort_ratio(asked.said, name.said)) / 100
    if alike * NEAR >= LEAST:
        return alike * NEAR, Evidence("similar", details={"name": name.text})
    words, others = set(asked.said.split()), set(name.said.split())
    if words and others and (words <= others or others <= words):
        shared = sum(map(len, words & others)) / sum(map(len, words | others))
        return PART * (0.5 + 0.5 * shared), Evidence("part", details={"name": name.text})
    return 0, Evidence("none")
