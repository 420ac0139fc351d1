"""Where the phrases of a project stand in a sentence, found by the words that each of them needs."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from creativegraph.drafting.rules.pattern import Pattern
from creativegraph.drafting.rules.phrases import Guard, Phrase, Phrases
from creativegraph.drafting.rules.sequence import Line

__all__ = ["Search"]

LONGEST_LINE = 6000
"""A longer sentence, such as a table pasted into one line, is matched in its beginning only."""


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """Return a pattern's regular expression, compiled when a report first needs it."""
    return re.compile(expression)


class Search:
    """Finds phrases; of those that need a word only the ones are tried whose word a sentence has."""

    def __init__(self, found: Phrases) -> None:
        self.phrases = found.phrases
        self.guards = found.guards
        self.by_word: dict[str, list[int]] = {}
        self.by_begin: dict[str, list[int]] = {}
        self.always: list[int] = []
        for number, each in enumerate(self.phrases):
            for word in each.pattern.words:
                self.by_word.setdefault(word, []).append(number)
            for begin in each.pattern.begins:
                self.by_begin.setdefault(begin, []).append(number)
            if not each.pattern.words and not each.pattern.begins:
                self.always.append(number)
        self.lengths = sorted({len(each) for each in self.by_begin})

    def phrases_in(self, line: Line, language: str) -> list[Phrase]:
        """Return the phrases that may stand in a sentence, in the order of their tables."""
        found = set(self.always)
        for each in {token.text for token in line.tokens if token.mention < 0}:
            found.update(self.by_word.get(each, ()))
            for length in self.lengths:
                if length > len(each):
                    break
                found.update(self.by_begin.get(each[:length], ()))
        return [
            phrase
            for number in sorted(found)
            if not (phrase := self.phrases[number]).languages or not language or language in phrase.languages
        ]

    def matches(self, phrase: Phrase, line: Line) -> Iterator[re.Match[str]]:
        """Yield where a phrase stands in a sentence."""
        text = line.text[:LONGEST_LINE]
        if all(any(f";{each};" in text for each in types) for types in phrase.pattern.marks):
            yield from compiled(phrase.pattern.expression).finditer(text)

    def guards_of(self, line: Line, start: int, end: int) -> list[Guard]:
        """Return the words of doubt that stand near, before or anywhere around a match."""
        return [each for each in self.guards if stands(each, line, start, end)]


def stands(guard: Guard, line: Line, start: int, end: int) -> bool:
    """Return True if words of doubt stand where they count for a match from start to end."""
    if not has(guard.pattern, line):
        return False
    expression = compiled(guard.pattern.expression)
    if guard.scope == "sentence":
        return expression.search(line.text) is not None
    if guard.scope == "before":
        return expression.search(line.text, 0, start) is not None
    first, _ = line.covered(start, start + 1)
    opened = line.starts[max(0, first - NEAR)]
    return expression.search(line.text, opened, end) is not None


NEAR = 3
"""How many words before a phrase are near it."""


def has(pattern: Pattern, line: Line) -> bool:
    """Return True if a sentence has a word that a pattern needs."""
    needed: Sequence[str] = [*(f" {each} " for each in pattern.words), *(f" {each}" for each in pattern.begins)]
    return not needed or any(each in f"{line.text} " for each in needed)
