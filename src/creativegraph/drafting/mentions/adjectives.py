"""The adjectives that may end names, which stand behind the noun: some words, and words with some endings."""

import re
from collections.abc import Iterable

from creativegraph.drafting.words import Word

__all__ = ["adjectives_of"]

USE, ENDING = "adjective", "-"
"""The column ``as`` of their rows, and how an ending begins in the place of a word."""


def adjectives_of(given: Iterable[Word]) -> dict[str, re.Pattern[str]]:
    """Return the pattern of adjectives of each language that has some."""
    found: dict[str, list[str]] = {}
    for each in given:
        if each.use == USE:
            found.setdefault(each.lang, []).extend(
                rf"\w+{re.escape(one[1:])}" if one.startswith(ENDING) else re.escape(one) for one in each.words
            )
    return {lang: re.compile("|".join(words)) for lang, words in found.items()}
