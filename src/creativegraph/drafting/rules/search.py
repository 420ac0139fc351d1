"""Where the phrases of a project stand in a sentence, found by the words that each of them needs."""

import re
from collections.abc import Iterator
from functools import cache

from creativegraph.drafting.rules.expression import Words
from creativegraph.drafting.rules.pattern import Pattern
from creativegraph.drafting.rules.phrases import Guard, Phrase, Phrases
from creativegraph.drafting.rules.sequence import Line

__all__ = ["Search"]

LONGEST_LINE = 6000
"""A longer sentence, such as a table pasted into one line, is matched in its beginning only."""


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """Return a regular expression, compiled when a report first needs it."""
    return re.compile(expression)


class Search:
    """Finds phrases in one report, of whose words it knows; those are tried of which a sentence has a word."""

    def __init__(self, found: Phrases, words: frozenset[str]) -> None:
        self.phrases = found.phrases
        self.guards = found.guards
        self.words = Words(words)
        self.fitted: dict[int, str] = {}
        self.by_word: dict[str, list[int]] = {}
        self.always = [number for number, each in enumerate(self.phrases) if not each.pattern.needed]
        for number, each in enumerate(self.phrases):
            for word in each.pattern.needed:
                self.by_word.setdefault(word, []).append(number)
        self.lengths = sorted({len(each) for each in self.by_word if each.endswith("*")})

    def phrases_in(self, line: Line, language: str) -> list[Phrase]:
        """Return the phrases that may stand in a sentence, in the order of their tables."""
        found = set(self.always)
        for each in {token.text for token in line.tokens if token.mention < 0}:
            found.update(self.by_word.get(each, ()))
            for length in self.lengths:
                found.update(self.by_word.get(f"{each[: length - 1]}*", ()))
        return [
            phrase
            for number in sorted(found)
            if not (phrase := self.phrases[number]).languages or not language or language in phrase.languages
        ]

    def matches(self, phrase: Phrase, line: Line) -> Iterator[re.Match[str]]:
        """Yield where a phrase stands in a sentence."""
        text = line.text[:LONGEST_LINE]
        if all(any(f";{each};" in text for each in types) for types in phrase.pattern.marks):
            yield from self.finder(phrase.pattern).finditer(text)

    def finder(self, pattern: Pattern) -> re.Pattern[str]:
        """Return the expression of a pattern for this report."""
        if id(pattern) not in self.fitted:
            self.fitted[id(pattern)] = pattern.fitted(self.words) or NOWHERE
        return compiled(self.fitted[id(pattern)])

    def guards_of(self, line: Line, start: int, end: int) -> list[Guard]:
        """Return the words of doubt that stand near, before or anywhere around a match."""
        return [each for each in self.guards if self.stands(each, line, start, end)]

    def stands(self, guard: Guard, line: Line, start: int, end: int) -> bool:
        """Return True if words of doubt stand where they count for a match from start to end."""
        finder = self.finder(guard.pattern)
        if finder.pattern == NOWHERE:
            return False
        if guard.scope == "sentence":
            return finder.search(line.text) is not None
        if guard.scope == "before":
            return finder.search(line.text, 0, start) is not None
        first, _ = line.covered(start, start + 1)
        opened = line.starts[max(0, first - NEAR)]
        return finder.search(line.text, opened, end) is not None


NEAR = 3
"""How many words before a phrase are near it."""
NOWHERE = "(?!)"
