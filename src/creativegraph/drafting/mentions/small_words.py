"""Small words, which mean no term: articles, words that link names or end them, pronouns."""

import re
from collections.abc import Sequence
from functools import cached_property

from creativegraph.drafting.mentions.senses import FUNCTIONS
from creativegraph.drafting.mentions.tokens import Tokens
from creativegraph.drafting.words import Word
from creativegraph.names.fold import fold
from creativegraph.tables.cells.patterns import either

__all__ = ["SmallWords"]


class SmallWords:
    """Small words by their use and language."""

    def __init__(self, given: Sequence[Word]) -> None:
        self.given = given
        self.small: dict[tuple[str, str], frozenset[str]] = {}
        for use in FUNCTIONS:
            for each in given:
                if each.use == use:
                    before = self.small.get((use, each.lang), frozenset())
                    self.small[use, each.lang] = before | {one.lower() for one in each.words}

    def is_small(self, use: str, lang: str, tokens: Tokens, number: int) -> bool:
        """Return whether a small word of a use, or one of two words, stands at a place."""
        known = self.small.get((use, lang), frozenset())
        word = tokens.words[number].lower()
        return word in known or self.is_pair(use, lang, tokens, number)

    def is_pair(self, use: str, lang: str, tokens: Tokens, number: int) -> bool:
        """Return whether two words of a use begin at a place."""
        if not tokens.joined(number + 1):
            return False
        return f"{tokens.words[number]} {tokens.words[number + 1]}".lower() in self.small.get((use, lang), ())

    def of(self, *uses: str) -> frozenset[str]:
        """Return the words of some uses in all languages."""
        return frozenset(word for (use, _), words in self.small.items() if use in uses for word in words)

    @cached_property
    def being(self) -> frozenset[str]:
        """The words of all languages between a thing and what it is."""
        return self.of("be")

    @cached_property
    def owned(self) -> frozenset[str]:
        """The words of all languages before an ordinal number that counts what somebody did."""
        return self.of("owned")

    @cached_property
    def amounting(self) -> frozenset[str]:
        """The words of all languages between those for what is counted and the number: *the number of singers is*."""
        return self.of("amounting")

    @cached_property
    def thousands(self) -> frozenset[str]:
        """The words of all languages for a thousand behind which the rest of a number is in digits: *907 mil 300*."""
        return self.of("thousand")

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """The words of all languages with which a sentence goes on about what the one before it is about."""
        return self.of("pronoun", "personal")

    @cached_property
    def personal(self) -> frozenset[str]:
        """Those of them that also do so behind a comma: *Launched in 2004, it …*."""
        return self.of("personal")

    @cached_property
    def since(self) -> str:
        """The pattern of words before a year at which nothing takes place that is told before them: *datant de*."""
        return either(self.of("since")) or "(?!)"

    @cached_property
    def before_year(self) -> re.Pattern[str]:
        """The pattern of such words right before a place."""
        return re.compile(rf"(?<!\w)(?:{self.since})[ \u00a0]\Z", re.IGNORECASE)

    def joining(self, lang: str) -> frozenset[str]:
        """Return the words for ``and``."""
        return self.small.get(("join", lang), frozenset())

    @cached_property
    def linking(self) -> frozenset[str]:
        """The words, folded, without which names of one thing are alike: of, the, các, của."""
        return frozenset(map(fold, self.of("link", "join")))
