"""Bodies that no noun explains, in a list with a body or a town that signs: *Orvane and Brelo Quint signed*."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from creativegraph.drafting.mentions.extent import Reach
from creativegraph.drafting.mentions.headed import is_syllable
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import is_capital
from creativegraph.drafting.mentions.unsaid import class_for
from creativegraph.tables.phrases.phrases import phrases

__all__ = ["signers_in"]

COMMA = ", "
APART = 4
"""How many words in small letters may stand between who signs and the verb."""
BETWEEN = frozenset(("between", "entre", "giữa"))
WITH = frozenset(("with", "avec", "con", "với", "cùng"))
LEAST, MOST = 2, 4
"""How many words a name has that nothing explains."""


class Signers:
    """Finds names in the lists of who signs; ``names`` are the bodies and places that are known, by their first words.

    ``covered`` are the words of all names that are found.
    """

    def __init__(self, reach: Reach, langs: Sequence[str], names: Mapping[int, int], covered: Collection[int]) -> None:
        self.reach, self.tokens, self.langs = reach, reach.tokens, langs
        self.names, self.covered = names, covered
        self.ends = {end: begin for begin, end in sorted(names.items(), reverse=True)}
        self.signing = phrases().signing
        self.classes = class_for(reach.lexicon, "acronym")

    def found(self) -> Iterator[Span]:
        """Yield the names, those of each sentence in which something is signed."""
        begin = 0
        for end in (*(each for each in range(1, len(self.tokens)) if self.opens(each)), len(self.tokens)):
            verbs = [each for each in range(begin, end) if self.tokens.words[each].lower() in self.signing]
            if verbs and self.classes:
                yield from self.in_sentence(begin, end, verbs)
            begin = end

    def opens(self, number: int) -> bool:
        """Return whether a sentence or a line begins at a word."""
        return not self.tokens.joined(number) and any(each in ".!?\n" for each in self.tokens.gaps[number])

    def in_sentence(self, begin: int, end: int, verbs: Sequence[int]) -> Iterator[Span]:
        """Yield the names in a sentence: before its verbs, and behind words such as *with* and *between*."""
        told = False
        for verb in verbs:
            behind = verb
            while behind > max(begin, verb - APART) and behind not in self.ends and self.is_small(behind - 1):
                behind -= 1
            listed = list(self.before(behind, begin))
            told = told or any(one in self.names for one, _ in listed)
            yield from self.new(listed)
        for number in range(begin, end - 1):
            word = self.tokens.words[number].lower()
            if word in BETWEEN or (word in WITH and told and number > verbs[0]):
                yield from self.new(list(self.after(number + 1, end)), alone=word in WITH)

    def new(self, listed: Sequence[tuple[int, int]], *, alone: bool = False) -> Iterator[Span]:
        """Yield what nothing explains of the members of a list, where another member is known or ``alone`` will do."""
        if alone or any(self.names.get(begin) == end for begin, end in listed):
            for begin, end in listed:
                if begin not in self.names:
                    yield Span(begin, end, classes=self.classes, confidence="low", lang=self.langs[begin])

    def before(self, end: int, least: int) -> Iterator[tuple[int, int]]:
        """Yield the members of the list that ends before a word, the last first."""
        while end > least:
            begin = self.ends.get(end, end)
            if begin == end:
                while begin > least and self.is_plain(begin - 1) and (begin == end or self.tokens.joined(begin)):
                    begin -= 1
                if not self.is_name(begin, end):
                    return
            yield begin, end
            end = self.behind(begin, least)

    def after(self, begin: int, most: int) -> Iterator[tuple[int, int]]:
        """Yield the members of the list that begins at a word, or behind an article."""
        while begin < most:
            while begin < most - 1 and self.tokens.joined(begin) and self.is_article(begin):
                begin += 1
            end = self.names.get(begin, begin)
            if begin == end:
                while end < most and self.is_plain(end) and (begin == end or self.tokens.joined(end)):
                    end += 1
                if not self.is_name(begin, end):
                    return
            yield begin, end
            if end >= most or not (self.joins(end) or self.tokens.gaps[end] == COMMA):
                return
            begin = end + self.joins(end)

    def behind(self, begin: int, least: int) -> int:
        """Return where the member ends before one that begins at a word; 0 where there is none."""
        while begin > least and self.tokens.joined(begin) and self.is_article(begin - 1):
            begin -= 1
        if begin > least + 1 and self.tokens.joined(begin) and self.joins(begin - 1):
            return begin - 1
        return begin if begin > least and self.tokens.gaps[begin] == COMMA else 0

    def is_name(self, begin: int, end: int) -> bool:
        """Return whether some words may be a name that nothing explains."""
        held = any(
            next(self.reach.lexicon.senses(use, self.langs[begin], self.tokens, each), None)
            for each in range(begin, end) for use in ("office", "person")
        )  # fmt: skip
        tailed = self.langs[begin] in self.reach.lexicon.tailed
        person = tailed and any(map(is_syllable, self.tokens.words[begin:end]))  # or a town, such as Lê Thị Mai
        return LEAST <= end - begin <= MOST and not held and not person and not self.is_article(begin)

    def is_plain(self, number: int) -> bool:
        """Return whether a word has a capital letter and is in no name."""
        word = self.tokens.words[number]
        return is_capital(word) and word.isalpha() and number not in self.covered

    def is_small(self, number: int) -> bool:
        """Return whether a word stands between who signs and the verb."""
        return self.tokens.words[number].islower() and self.tokens.joined(number + 1)

    def is_article(self, number: int) -> bool:
        """Return whether an article stands at a word."""
        return self.reach.small("definite", self.langs[number], number)

    def joins(self, number: int) -> bool:
        """Return whether a word for *and* stands at a word."""
        return self.tokens.words[number].lower() in self.reach.lexicon.joining(self.langs[number])


def signers_in(
    reach: Reach, langs: Sequence[str], names: Mapping[int, int], covered: Collection[int]
) -> Iterator[Span]:
    """Yield bodies that no noun explains, in lists with bodies and towns that sign."""
    seen = set[int]()
    for each in Signers(reach, langs, names, covered).found():
        if each.begin not in seen:
            seen.add(each.begin)
            yield each
