"""Where phrases, and words that deny or doubt them, stand in a sentence; the words are the project's phrases.csv.

A project is read with the ``data/phrases.csv`` of those that it extends, the library last.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from creativegraph.drafting.rules.sequence import Line
from creativegraph.tables.phrases.expression import Words
from creativegraph.tables.phrases.model import Guard, Phrase, Phrases, is_spoken
from creativegraph.tables.phrases.pattern import Pattern

__all__ = ["Doubt", "Search"]

LONGEST_LINE = 6000
"""A longer sentence, such as a table pasted into one line, is matched in its beginning only."""


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """Return a regular expression, compiled when a report first needs it."""
    return re.compile(expression)


class Doubt(NamedTuple):
    """Words of doubt in a sentence, and where the mentions begin of which they make doubtful what is said."""

    guard: Guard
    starts: frozenset[int] = frozenset()

    @property
    def of_all(self) -> bool:
        """Whether they make all doubtful that is said with them."""
        return not self.guard.properties and not self.guard.slot

    def meets(self, property_: str, starts: Iterable[int]) -> bool:
        """Return True if a row of a property, about what begins at some places, is doubtful."""
        told = not self.guard.properties or property_ in self.guard.properties
        return told and (not self.guard.slot or not self.starts.isdisjoint(starts))


class Search:
    """Finds phrases in one report, of whose words it knows; those are tried of which a sentence has a word."""

    def __init__(self, found: Phrases, words: frozenset[str]) -> None:
        self.phrases = found.phrases
        self.guards = found.guards
        self.harmless = found.harmless
        self.spans: dict[str, list[tuple[int, int]]] = {}
        """Where in the last sentence words stand in which words of doubt mean none."""
        self.words = Words(words)
        self.coded = found.coded
        self.fitted: dict[int, re.Pattern[str]] = {}
        self.live = [
            each for each in self.guards
            if self.may_stand(each.pattern) and self.finder(each.pattern).pattern != NOWHERE
        ]  # fmt: skip
        """Words of doubt of which the report has any."""
        open_words = (one for each in self.live for one in each.pattern.needed if one.endswith("*"))
        self.open_lengths = sorted({len(each) for each in open_words})
        self.around: tuple[str, list[Guard]] = ("", [])
        """The last sentence, with the words of doubt that may stand in it."""
        self.typed: tuple[str, frozenset[str]] = ("", frozenset())
        """The last sentence, with the types of its mentions."""
        self.by_word = found.by_word
        self.always = [number for number, each in enumerate(self.phrases) if not each.pattern.needed]
        self.lengths = sorted({len(each) for each in self.by_word if each.endswith("*")})

    def phrases_in(self, line: Line, language: str, *, codes: bool) -> list[Phrase]:
        """Return the phrases with codes, or without, that may stand in a sentence, in the order of their tables."""
        found = set(self.always)
        for each in {token.text for token in line.tokens if token.mention < 0}:
            found.update(self.by_word.get(each, ()))
            for length in self.lengths:
                found.update(self.by_word.get(f"{each[: length - 1]}*", ()))
        among = [self.phrases[number] for number in sorted(found) if self.coded[number] == codes]
        return [each for each in among if is_spoken(each.languages, language)]

    def matches(self, phrase: Phrase, line: Line) -> Iterator[re.Match[str]]:
        """Yield where a phrase stands in a sentence."""
        text = line.text[:LONGEST_LINE]
        there = self.types_of(line.text)
        for types in phrase.pattern.marks:
            if there.isdisjoint(types):
                return
        yield from self.finder(phrase.pattern).finditer(text)

    def types_of(self, text: str) -> frozenset[str]:
        """Return the types of the mentions in a sentence."""
        if self.typed[0] != text:
            marks = (each for each in text.split(" ") if each.startswith("<"))
            self.typed = text, frozenset(one for each in marks for one in each.split(";"))
        return self.typed[1]

    def may_stand(self, pattern: Pattern) -> bool:
        """Return False where the report has no word of which a sentence with a pattern must have one."""
        return not pattern.needed or not pattern.needed.isdisjoint(self.words.words) or any(
            any(word.startswith(each[:-1]) for word in self.words.words)
            for each in pattern.needed if each.endswith("*")
        )  # fmt: skip

    def finder(self, pattern: Pattern) -> re.Pattern[str]:
        """Return the expression of a pattern for this report."""
        if id(pattern) not in self.fitted:
            self.fitted[id(pattern)] = compiled(pattern.fitted(self.words) or NOWHERE)
        return self.fitted[id(pattern)]

    def doubts_of(self, line: Line, match: re.Match[str], until: int) -> list[Doubt]:
        """Return the words of doubt that stand near, before or anywhere around a match, which ends at a place."""
        named = match.re.groupindex.values()
        gaps = [match.span(each) for each in range(1, match.re.groups + 1) if each not in named]
        first, _ = line.covered(match.start(), match.start() + 1)
        own = line.starts[min(line.lead, len(line.starts) - 1)]
        begin = max(line.starts[max(0, first - NEAR)], min(own, match.start()))
        said = [each for each in gaps if 0 <= each[0] < until]

        def places(start: int, opened: int) -> dict[str, list[tuple[int, int]]]:
            before = (min(start, match.start()), match.start())
            return {
                "near": [(opened, match.start()), *said],
                "before": [before, *said],
                "sentence": [(start, len(line.text))],
            }

        # What introduces a list is near to its items, but for what it denies.
        denying, other = places(own, begin), places(0, 0 if line.lead else begin)
        found = [
            (each, self.standing(each, line, (denying if each.denies else other)[each.scope]))
            for each in self.live_in(line)
        ]
        return [Doubt(each, starts) for each, starts in found if starts is not None]

    def live_in(self, line: Line) -> list[Guard]:
        """Return the words of doubt of which a sentence has a word and all mentions."""
        if self.around[0] != line.text:
            words, there = frozenset(each.text for each in line.tokens), self.types_of(line.text)
            opened = frozenset(f"{each[: length - 1]}*" for length in self.open_lengths for each in words)
            self.around = line.text, [
                each for each in self.live
                if (not each.pattern.needed or not each.pattern.needed.isdisjoint(words | opened))
                and not any(there.isdisjoint(types) for types in each.pattern.marks)
            ]  # fmt: skip
        return self.around[1]

    def is_harmless(self, line: Line, found: re.Match[str]) -> bool:
        """Return True for words of doubt within words that mean something else: *not only*, *không gian*."""
        if self.harmless is None:
            return False
        if line.text not in self.spans:
            self.spans = {line.text: [each.span() for each in self.finder(self.harmless).finditer(line.text)]}
        return any(start <= found.start() and found.end() <= end for start, end in self.spans[line.text])

    def standing(self, guard: Guard, line: Line, places: list[tuple[int, int]]) -> frozenset[int] | None:
        """Return where the mentions in the slot of words of doubt begin in the report; None where they do not stand."""
        finder = self.finder(guard.pattern)
        found = (each for place in places for each in finder.finditer(line.text, *place)
                 if not self.is_harmless(line, each))  # fmt: skip
        if not guard.slot:
            return frozenset() if next(found, None) else None
        return frozenset(line.tokens[line.covered(*each.span(guard.slot))[0]].start for each in found) or None


NEAR = 4
"""How many words before a phrase are near it."""
NOWHERE = "(?!)"
