"""Where numbers in words stand in a report: *forty-two*, *quatre-vingt-cinq*, *mười hai*, *une centaine*."""

from creativegraph.drafting.mentions.tokens import Tokens
from creativegraph.tables.prose.numerals import LONGEST, Numeral, numeral_of

__all__ = ["Numeral", "numeral_at"]


def numeral_at(tokens: Tokens, begin: int, lang: str) -> Numeral | None:
    """Return the number in words that begins at a word; None where none does."""
    words = [tokens.words[begin].lower()]
    while len(words) < LONGEST and tokens.joined(begin + len(words)):
        words.append(tokens.words[begin + len(words)].lower())
    found = numeral_of(words, lang)
    return found and found._replace(end=begin + found.end)
