"""Phrases by their folded words, found in a text in one pass: a tree whose branches are words."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from creativegraph.drafting.mentions.tokens import WORD, Tokens, folded

__all__ = ["Phrases"]

Value = TypeVar("Value")


class Branch(dict[str, "Branch"]):
    """What follows a word, by the next word; ``number`` is that of what the words so far mean, -1 for nothing."""

    number = -1


LONGEST = 40
"""How many words a phrase has at most."""


class Phrases(Generic[Value]):
    """What phrases mean, by their words without case, marks and punctuation."""

    def __init__(self) -> None:
        self.root = Branch()
        self.values: list[list[Value]] = []

    def add(self, phrase: str, value: Value) -> None:
        """Let a phrase mean something, besides what it means already."""
        words = [folded(each) for each in WORD.findall(phrase)]
        if not words or len(words) > LONGEST:
            return
        branch = self.root
        for word in words:
            branch = branch.setdefault(word, Branch())
        if branch.number < 0:
            branch.number = len(self.values)
            self.values.append([])
        self.values[branch.number].append(value)

    def at(self, tokens: Tokens, begin: int, *, joined: bool = True) -> Iterator[tuple[int, list[Value]]]:
        """Yield the phrases that begin with a word, the shortest first: the number behind their end, what they mean.

        ``joined`` leaves out phrases with more between their words than may stand in a name.
        """
        branch, folds = self.root, tokens.folds
        for number in range(begin, min(begin + LONGEST, len(folds))):
            if number > begin and joined and not tokens.joined(number):
                return
            following = branch.get(folds[number])
            if following is None:
                return
            branch = following
            if branch.number >= 0:
                yield number + 1, self.values[branch.number]

    def meaning(self, *words: str) -> list[Value]:
        """Return what a phrase of some folded words means; nothing where there is no such phrase."""
        branch: Branch | None = self.root
        for word in words:
            branch = branch.get(word) if branch is not None else None
        return self.values[branch.number] if branch is not None and branch.number >= 0 else []

    def longest(self, tokens: Tokens, begin: int) -> tuple[int, list[Value]] | None:
        """Return the longest phrase that begins with a word."""
        found = list(self.at(tokens, begin))
        return found[-1] if found else None
