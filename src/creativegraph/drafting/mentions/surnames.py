"""Persons by their family name behind their office, where names begin with one of a few: *Giám đốc Sở X Nguyễn Y*."""

from collections.abc import Iterator, Mapping, Sequence

from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["surnamed_in"]

LONGEST_BODY = 18
"""How many words may stand between an office and the person: the name of the body."""
LEAST, LONGEST = 3, 5
"""How many words a name has, that of a place named after a person at least."""
APART = (", ", ": ", " - ", " – ")
"""What may part the names of bodies within, and a body from the person."""


def surnamed_in(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begins: Mapping[int, int], persons: Mapping[int, int]
) -> Iterator[Span]:
    """Yield the persons whose family name stands behind an office, with the name of its body between them.

    ``begins`` and ``persons`` are the words at which known names of others and of persons begin, with their ends.
    """
    classes = tuple(dict.fromkeys(each.means for each in lexicon.given if each.use == "person"))
    number = 0
    while classes and number < len(tokens):
        lang = langs[number]
        held = office_at(tokens, lexicon, lang, number) if lang in lexicon.tailed else None
        if held is None:
            number += 1
            continue
        office, end = held
        begin = person_behind(tokens, lexicon, lang, end, (begins, persons))
        if begin:
            last = persons.get(begin) or name_end(tokens, begin)
            title = tokens.slice(number, end)
            yield Span(begin, last, classes=classes, office=office, title=title, confidence="high", lang=lang)
        number = end


def office_at(tokens: Tokens, lexicon: Lexicon, lang: str, number: int) -> tuple[str, int] | None:
    """Return the office that begins at a word, and its end."""
    found = next(lexicon.senses("office", lang, tokens, number), None)
    return (found[1][0].means, found[0]) if found else None


def person_behind(
    tokens: Tokens, lexicon: Lexicon, lang: str, end: int, known: tuple[Mapping[int, int], Mapping[int, int]]
) -> int:
    """Return where the name of a person begins that follows an office and its body; 0 if none does."""
    number, (begins, persons) = end, known
    while number < min(len(tokens), end + LONGEST_BODY):
        if not (tokens.joined(number) or (number > end and tokens.gaps[number] in APART)):
            return 0
        if number > end and office_at(tokens, lexicon, lang, number):  # another office, whose holder is named
            return 0
        named = number not in begins and is_surname(tokens, lexicon, lang, number)
        if next(lexicon.senses("person", lang, tokens, number), None):  # whose office stands behind the name, or none
            return 0
        if named and not is_namesake(tokens, lexicon, lang, number):
            return 0 if is_another(tokens, lexicon, lang, (end, number)) else number
        behind = persons.get(number) or (name_end(tokens, number) if named else number + 1)
        apart = range(number + LEAST, behind)
        behind = next((each for each in apart if is_surname(tokens, lexicon, lang, each)), behind)
        number = max(begins.get(number, 0), behind)
    return 0


def is_surname(tokens: Tokens, lexicon: Lexicon, lang: str, number: int) -> bool:
    """Return whether a family name stands at a word, with a name behind it."""
    words, after = tokens.words, number + 1
    named = after < len(tokens) and tokens.joined(after) and is_capital(words[after]) and words[after].isalpha()
    return (
        named
        and not words[after].isupper()
        and lexicon.is_small("surname", lang, tokens, number)
        and is_capital(words[number])
    )


def is_another(tokens: Tokens, lexicon: Lexicon, lang: str, between: tuple[int, int]) -> bool:
    """Return whether a person is another than the holder of an office: *A, Giám đốc Sở X, B*; *Giám đốc Sở X và B*."""
    end, begin = between
    if tokens.words[begin - 1].lower() in lexicon.joining(lang):
        return True
    first = next((each for each in range(end - 1, max(0, end - LONGEST), -1) if not tokens.joined(each)), 0)
    named = any(is_surname(tokens, lexicon, lang, each) for each in range(max(0, first - LONGEST), max(0, first - 1)))
    return named and tokens.gaps[first] == ", " and not tokens.joined(begin)


def is_namesake(tokens: Tokens, lexicon: Lexicon, lang: str, number: int) -> bool:
    """Return whether something is named after a person: *Đại học Phan Châu Trinh*."""
    joined = number > 0 and tokens.joined(number)
    pair = joined and number > 1 and lexicon.is_pair("namesake", lang, tokens, number - 2)
    return pair or any(
        lexicon.is_small("namesake", lang, tokens, each) for each in (*([number - 1] if joined else ()), number)
    )


def name_end(tokens: Tokens, begin: int) -> int:
    """Return the end of a name."""
    end = begin + 1
    while end < min(len(tokens), begin + LONGEST) and tokens.joined(end) and is_capital(tokens.words[end]):
        end += 1
    return end
