"""Things spoken of by the noun in their names, which no table has: *the trust*, *la red*, *the Orvane museum*."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.tokens import WORD, is_capital
from creativegraph.names.fold import fold

__all__ = ["by_noun"]

COMMON = "en"
"""The language in which the noun stands last, and names before it."""
SHORTEST = 3
BACK = 40
"""How many names of a noun are looked through."""
MOST = 3
"""How many words with capital letters may stand between *the* and a noun."""
ACTING = frozenset(["đã", "sẽ", "đang", "cũng", "có", "được", "là", "và", "cho", "vừa", "còn"])
BEFORE = frozenset(["nay", "đó", "khi", "rằng", "biết", "nhau"])
"""What stands behind a noun without an article that acts, and before it where no mark does."""


class ByNoun:
    """Finds the nouns of names before."""

    def __init__(self, report: Report, things: Sequence[Mention]) -> None:
        self.report, self.tokens = report, report.tokens
        self.things = [each for each in things if not each.inner]
        self.starts = [each.start for each in self.things]
        self.named: dict[tuple[str, str], list[Mention]] = {}
        """The things of each noun, as the text runs."""
        for each in self.things:
            if each.ids and not self.report.lexicon.is_person(each.classes):
                for noun in self.nouns(each):
                    self.named.setdefault((each.lang, noun), []).append(each)

    def nouns(self, mention: Mention) -> Iterator[str]:
        """Yield the word of a name that says what it names; of a place no word."""
        words = WORD.findall(mention.label)
        territory = any(each in self.report.lexicon.territories for each in mention.classes)
        if len(words) < 2 or territory or not all(map(str.isalpha, words)):
            return
        link = next(
            (place for place, each in enumerate(words) if fold(each) in self.report.lexicon.linking), len(words)
        )
        if self.is_tailed(mention.lang) and (
            not mention.ids[0].startswith(self.report.lexicon.bodies)
            or self.report.lexicon.head_length(mention.lang, words) > 1
        ):
            return
        noun = words[max(0, link - 1)] if mention.lang == COMMON else words[0]
        if len(noun) >= SHORTEST:
            yield noun.lower()

    def found(self) -> Iterator[Mention]:
        """Yield the mentions, in the order of the text."""
        tokens = self.tokens
        for number, word in enumerate(tokens.words):
            lang = self.report.langs[number]
            told = self.named.get((lang, word.lower()))
            if not told or not number or (tokens.words[number][:1].isupper() and not self.is_tailed(lang)):
                continue
            if self.report.lexicon.noun_at(lang, tokens, number) and not self.leads(number, lang):
                continue  # found as any noun of tables is
            begin = self.begin(number, lang)
            if begin is not None and (owner := self.owner(told, begin, number)):
                yield replace(
                    owner, start=tokens.starts[begin], end=tokens.ends[number], text=tokens.slice(begin, number + 1),
                    inner=False, definite=False, lang=lang, office="", title="", confidence="medium",
                )  # fmt: skip

    def is_tailed(self, lang: str) -> bool:
        """Return whether a language has no articles."""
        return lang in self.report.lexicon.tailed

    def leads(self, number: int, lang: str) -> bool:
        """Return whether a word with a capital letter stands before a noun, in the language in which names do."""
        before = self.tokens.words[number - 1]
        named = is_capital(before) and not self.small("definite", lang, number - 1)
        return lang == COMMON and self.tokens.joined(number) and named and number > 1

    def begin(self, number: int, lang: str) -> int | None:
        """Return where words begin that speak of a thing by its noun: at the article; None where they do not."""
        tokens = self.tokens
        if self.is_tailed(lang):
            following = tokens.words[number + 1].lower() if number + 1 < len(tokens) else ""
            free = not tokens.joined(number) or tokens.words[number - 1].lower() in BEFORE
            return number if free and tokens.joined(number + 1) and following in ACTING else None
        first = number
        while self.leads(first, lang) and number - first < MOST:
            first -= 1
        if not tokens.joined(first) or not self.small("definite", lang, first - 1):
            return None
        linked = tokens.joined(number + 1) and self.small("link", lang, number + 1)
        return first - 1 if first < number or not linked else None

    def owner(self, told: Sequence[Mention], begin: int, number: int) -> Mention | None:
        """Return the last thing of a noun before a word, whose name has the other words too."""
        start = self.tokens.starts[begin]
        words = {fold(each) for each in self.tokens.words[begin + 1 : number]}
        place = bisect_left(self.starts, start)
        inside = place < len(self.things) and self.things[place].start < self.tokens.ends[number]
        if inside and self.things[place].end > self.tokens.ends[number]:
            return None
        if place and self.things[place - 1].end > start:
            return None
        last = bisect_right(told, start, key=lambda each: each.end)
        before = (told[each] for each in range(last - 1, max(-1, last - 1 - BACK), -1))
        return next((each for each in before if words <= set(fold(each.label).split())), None)

    def small(self, use: str, lang: str, number: int) -> bool:
        """Return whether a small word stands at a place."""
        return self.report.lexicon.is_small(use, lang, self.tokens, number)


def by_noun(report: Report, things: Sequence[Mention]) -> list[Mention]:
    """Return things with those that the nouns of their names mean behind them."""
    found = list(ByNoun(report, things).found())
    spans = [(each.start, each.end) for each in found]
    starts = [start for start, _ in spans]

    def within(each: Mention) -> bool:
        place = bisect_left(starts, each.start + 1) - 1
        return place >= 0 and each.end <= spans[place][1]

    kept = [replace(each, inner=True) if within(each) else each for each in things]
    return sorted([*kept, *found], key=lambda each: (each.start, -each.end))
