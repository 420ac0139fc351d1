"""Other forms in which people write a name: with an article, turned round, abbreviated (St), with a title of a city.

They are looked for only where no name, no code and no name without its blanks is what was written.
"""

import re
from collections.abc import Iterator
from itertools import islice, product

from creativegraph.names.fold import fold

__all__ = ["bare", "other_forms"]

INVERTED = re.compile(r"\s*([^,()]+?)\s*(?:,\s*([^,()]+?)|\(\s*([^,()]+?)\s*\))\s*")
"""``Orvane, South`` and ``Orvane (Republic of)``."""
INITIALS = re.compile(r"\b(\w) (?=\w\b)")
DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}
SHORTENED = {
    "st": ("saint",), "saint": ("st",), "ste": ("sainte",), "and": ("",), "is": ("islands",), "dem": ("democratic",),
    "rep": ("republic",), "r": ("republic",), "pr": ("peoples republic of",),
    "dpr": ("democratic peoples republic of",),
}  # fmt: skip
"""What words of names are short for; *and* may be a sign, which folding drops."""
BEFORE = ("thanh pho ", "thu do ", "thi xa ", "tp ", "t p ", "tx ", "city of ")
"""What is written before names of cities: Vietnamese *thành phố* (city), *thủ đô* (capital), *thị xã* (town)."""
BEHIND = " city"
MOST = 16
"""So many ways of writing words out are tried."""


def other_forms(name: str) -> Iterator[str]:
    """Yield other folded forms of a name, the likeliest first; each means the same thing."""
    turned = INVERTED.fullmatch(name)
    for given in (name, *([f"{turned[2] or turned[3]} {turned[1]}"] if turned else [])):
        folded = INITIALS.sub(r"\1", fold(given))
        yield from spelled(folded.removeprefix("the ").split())


def spelled(words: list[str]) -> Iterator[str]:
    """Yield a name with its shortened words written out, and written words shortened."""
    if len(words) > 1 and words[0] in DIRECTIONS:
        words = [DIRECTIONS[words[0]], *words[1:]]
    choices = [(each, *SHORTENED.get(each, ())) for each in words]
    for found in islice(product(*choices), MOST):
        if made := " ".join(filter(None, found)):
            yield made


def bare(name: str) -> str:
    """Return the folded name of a city without the word for one beside it; empty if there is none."""
    folded = fold(name)
    before = next((each for each in BEFORE if folded.startswith(each)), "")
    rest = folded.removeprefix(before).removesuffix(BEHIND)
    return rest if rest != folded else ""
