"""The noun that says what a name names: the longest at a word, and what may stand between it and the name."""

from creativegraph.drafting.mentions.extent import Reach
from creativegraph.drafting.mentions.senses import Sense
from creativegraph.drafting.mentions.tokens import is_capital

__all__ = ["HOLDER", "heads_at", "holds_office", "is_described"]

HOLDER = range(2, 4)
"""How many words the name of the holder of an office has behind the name of a body."""

BEFORE = 2
"""How many words may stand before a noun in words that introduce a body."""


def heads_at(reach: Reach, lang: str, number: int) -> tuple[int, list[Sense]] | None:
    """Return the longest noun of names at a word, with its end; a word of those that introduce bodies is none.

    *Avec le concours de* the City there is no competition.
    """
    for begin in range(max(0, number - BEFORE), number):
        if any(end > number for end, _ in reach.lexicon.senses("named-body", lang, reach.tokens, begin)):
            return None
    return reach.lexicon.noun_at(lang, reach.tokens, number)


def is_described(reach: Reach, number: int, lang: str) -> bool:
    """Return whether a word in small letters may stand between the noun of a place and its name."""
    small = any(reach.small(use, lang, number) for use in ("stop", "link", "definite", "locative"))
    return reach.tokens.words[number].islower() and not small


def holds_office(reach: Reach, end: int, last: int, lang: str) -> bool:
    """Return whether the words behind a noun are somebody with an office: *à la rencontre Ann Vale, maire de …*."""
    tokens = reach.tokens
    plain = last - end in HOLDER and all(is_capital(each) for each in tokens.words[end:last])
    return plain and last < len(tokens) and tokens.gaps[last] == ", " and reach.is_held(last, lang)
