"""Names whose initials stand in brackets behind them: *Fonds de développement culturel (FDC)*, in small letters too."""

from collections.abc import Iterator, Sequence

from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital
from creativegraph.names.fold import fold

__all__ = ["spelled_in"]

MOST = 16
"""How many words a name has at most that is spelled out before its initials."""
LEAST = 3
PLAIN = frozenset((" ", "\u00a0", "'", "’", "-", ""))
"""What stands between the words of a name."""


def spelled_in(tokens: Tokens, lexicon: Lexicon, langs: Sequence[str]) -> Iterator[Span]:
    """Yield names before their initials, with the class that their noun says, else that of initials."""
    bodies = tuple(dict.fromkeys(each.means for each in lexicon.given if each.use == "acronym"))
    for number in range(1, len(tokens)):
        end = initials_at(tokens, number)
        if not end or langs[number] in lexicon.tailed:
            continue
        letters = [each for word in tokens.words[number:end] for each in plain(word) if each.isalpha()]
        begin = spelled_at(tokens, number, letters)
        if begin is None:
            continue
        found = lexicon.noun_at(langs[begin], tokens, begin) or lexicon.noun_at(
            langs[begin], tokens, min(begin, number - 1)
        )
        classes = tuple(dict.fromkeys(each.means for each in found[1])) if found else bodies
        if classes and (found or is_capital(tokens.words[begin])):
            yield Span(begin, number, classes=classes, confidence="high", lang=langs[begin])


def initials_at(tokens: Tokens, number: int) -> int:
    """Return the end of capital letters that stand alone in brackets; 0 where none do."""
    if not tokens.gaps[number].endswith("("):
        return 0
    end = number + 1
    while end < len(tokens) and tokens.gaps[end] == "-" and tokens.words[end].isupper():
        end += 1
    closed = tokens.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 1] == ")"
    letters = "".join(tokens.words[number:end])
    return end if closed and letters.isupper() and len(letters) >= LEAST else 0


def spelled_at(tokens: Tokens, number: int, letters: Sequence[str]) -> int | None:
    """Return the nearest word from which on initials are some letters, in their order; None if there is none."""
    left = list(letters)
    for at in range(number - 1, max(-1, number - 1 - MOST), -1):
        if at < number - 1 and tokens.gaps[at + 1] not in PLAIN:
            return None
        if left and plain(tokens.words[at])[:1] == left[-1] and len(tokens.words[at]) > 1:
            left.pop()
        if not left:
            return at
    return None


def plain(word: str) -> str:
    """Return a word in capital letters without marks."""
    return fold(word).upper()
