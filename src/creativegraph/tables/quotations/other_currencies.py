"""Which currencies words state instead of that of a claim: none where they state it, or may."""

import re

from creativegraph.tables.cells.currencies import CURRENCIES
from creativegraph.tables.cells.patterns import either

__all__ = ["other_currencies"]

BRACKETS = re.compile(r"\([^()\d]*\d[\d.,]*\s*[^\W\d_][^()]*\)")


def other_currencies(codes: set[str], words: str) -> list[str]:
    """Return the amounts of some words in other currencies than those of a claim; empty where one is, or may be."""
    own = [name for each in codes for name in (each, *CURRENCIES.get(each.upper(), ()))]
    if re.search(rf"(?<![^\W\d_])(?:{either(own, whole=True)})", words, re.IGNORECASE):
        return []
    from creativegraph.tables.prose.digits import currencies_in

    found = currencies_in(words)
    also = {"xof"} if "xaf" in codes else set[str]()  # both are francs CFA
    if any(not code or code.lower() in codes | also for _, code in found):
        return []
    beside = [each[0] for each in BRACKETS.finditer(words)]
    if any(not any(told in each for told, _ in found) for each in beside):
        return []  # an amount in a currency that is not read
    return [told for told, _ in found]
