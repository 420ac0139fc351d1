"""A sentence as patterns match it: words and mentions in a row, with their offsets in the report."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.tables.phrases.words import TOKEN, same

__all__ = ["Line", "Token", "lines_of", "outermost", "words_of"]

LONGEST_ASIDE = 14
"""How many words and marks in brackets may stand between others; longer brackets are no aside."""


class Token(NamedTuple):
    """A word, a mark or a mention: how it is written for patterns, and where it stands in the report."""

    text: str
    start: int
    end: int
    mention: int = -1
    """The number of the mention in the report, -1 for words and marks."""


class Line(NamedTuple):
    """A sentence, or what stands in brackets in one: its tokens, the text that patterns match, and where they begin."""

    tokens: tuple[Token, ...]
    text: str
    starts: tuple[int, ...]
    lead: int = 0
    """How many of the tokens are those of a line that introduces the sentence."""

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last token of a part of the matched text."""
        first = bisect_right(self.starts, start) - 1
        return first, max(first, bisect_left(self.starts, end) - 1)

    def mentions(self, start: int, end: int) -> Iterator[int]:
        """Yield the mentions in a part of the matched text."""
        first, last = self.covered(start, end)
        yield from (each.mention for each in self.tokens[first : last + 1] if each.mention >= 0)


def outermost(mentions: Sequence[Mention]) -> list[int]:
    """Return the numbers of mentions that do not stand in others, in order; of two that overlap the longer one."""
    order = sorted(range(len(mentions)), key=lambda one: (mentions[one].start, -mentions[one].end, mentions[one].kind))
    found, end = list[int](), -1
    for each in order:
        mention = mentions[each]
        if mention.start >= end:
            found.append(each)
            end = mention.end
        elif mention.end > end and mention.end - mention.start > mentions[found[-1]].end - mentions[found[-1]].start:
            found[-1] = each
            end = mention.end
    return found


def lines_of(tokens: Iterable[Token], before: Iterable[Token] = ()) -> tuple[Line, ...]:
    """Return a sentence, and behind it what it has in brackets, each with the mention before it.

    ``before`` is the line that introduces it, with which it is read as one.
    """
    plain, asides = parted(list(tokens))
    leading, _ = parted(list(before))
    whole = written([*leading, *plain])._replace(lead=len(leading)) if plain else None
    return tuple(each for each in (whole, *(written(one) for one in asides)) if each)


def words_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the words and marks of a part of a text."""
    for found in TOKEN.finditer(text, start, max(start, end)):
        yield Token(same(found[0]), found.start(), found.end())


def parted(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    """Return tokens without those in brackets, and these, each with the mention before them."""
    plain, asides, opened = list[Token](), list[list[Token]](), -1
    for place, each in enumerate(tokens):
        if each.text == "(" and opened < 0 and closes(tokens, place):
            opened = len(asides)
            asides.append([*(plain[-1:] if plain and plain[-1].mention >= 0 else ()), each])
        elif opened >= 0:
            asides[opened].append(each)
            opened = -1 if each.text == ")" else opened
        else:
            plain.append(each)
    return plain, asides


def closes(tokens: Sequence[Token], place: int) -> bool:
    """Return True if a bracket is closed soon."""
    return any(each.text == ")" for each in tokens[place + 1 : place + LONGEST_ASIDE])


def written(tokens: Sequence[Token]) -> Line:
    """Return tokens as patterns match them."""
    starts, length = list[int](), 0
    for each in tokens:
        starts.append(length)
        length += len(each.text) + 1
    return Line(tuple(tokens), "".join(f"{each.text} " for each in tokens), tuple(starts))
