"""Where the phrases of a project stand in a sentence, found by the words that each of them needs."""

import re
from collections.abc import Iterator
from functools import cache

from creativegraph.drafting.rules.sequence import Line
from creativegraph.tables.phrases.expression import Words
from creativegraph.tables.phrases.pattern import Pattern
from creativegraph.tables.phrases.phrases import Guard, Phrase, Phrases

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

    def guards_of(self, line: Line, match: re.Match[str], until: int) -> list[Guard]:
        """Return the words of doubt that stand near, before or anywhere around a match, which ends at a place."""
        named = match.re.groupindex.values()
        gaps = [match.span(each) for each in range(1, match.re.groups + 1) if each not in named]
        first, _ = line.covered(match.start(), match.start() + 1)
        begin = 0 if line.lead else line.starts[max(0, first - NEAR)]  # what introduces a list is near to its items
        near = [(begin, match.start()), *(each for each in gaps if 0 <= each[0] < until)]
        places = {"near": near, "before": [(0, match.start())], "sentence": [(0, len(line.text))]}
        return [each for each in self.guards if self.stands(each, line, places[each.scope])]

    def stands(self, guard: Guard, line: Line, places: list[tuple[int, int]]) -> bool:
        """Return True if words of doubt stand in one of some places of a sentence."""
        finder = self.finder(guard.pattern)
        return finder.pattern != NOWHERE and any(finder.search(line.text, *each) for each in places)


NEAR = 4
"""How many words before a phrase are near it."""
NOWHERE = "(?!)"
