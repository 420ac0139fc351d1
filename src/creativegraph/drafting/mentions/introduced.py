"""Names that words before them introduce: persons behind *curated by*, what *the exhibition* is called, towns."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from creativegraph.drafting.mentions.extent import Reach
from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["called_by_head", "named_persons", "past_person", "town_at"]

LONGEST_PERSON = 4
"""How many words the name of a person has at most who is introduced without a form of address."""
COLON = (": ", ":\u00a0")
COMMA = ", "


def named_persons(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begins: Mapping[int, int], classes: tuple[str, ...]
) -> Iterator[Span]:
    """Yield persons behind words that introduce them, with those that are joined to them."""
    reach = Reach(tokens, lexicon, begins)
    for number, lang in enumerate(langs):
        found = next(lexicon.senses("named", lang, tokens, number), None)
        if not found:
            continue
        begin = past_articles(reach, found[0], lang)
        while begin < len(tokens) and (end := person_at(reach, begin, lang)) > begin:
            yield Span(begin, end, classes=classes, confidence="medium", lang=lang)
            begin = after_joined(reach, end, lang)


def past_articles(reach: Reach, number: int, lang: str) -> int:
    """Return the place behind articles."""
    tokens = reach.tokens
    while number < len(tokens) and tokens.joined(number) and reach.small("definite", lang, number):
        number += 1
    return number


def person_at(reach: Reach, begin: int, lang: str) -> int:
    """Return the end of a name of two and more words with capital letters that no noun makes one of anything else."""
    tokens, lexicon, end = reach.tokens, reach.lexicon, begin
    if not (tokens.joined(begin) or tokens.gaps[begin] in (*COLON, COMMA)):
        return begin
    while end < min(len(tokens), begin + LONGEST_PERSON) and is_capital(tokens.words[end]):
        if end > begin and not tokens.joined(end):
            break
        if any(next(lexicon.senses(use, lang, tokens, end), None) for use in ("head", "office")):
            return begin
        end += 1
    known = any(reach.begins.get(each, 0) >= end for each in range(begin, end))
    plain = all(each.isalpha() and not each.isupper() for each in tokens.words[begin:end])
    return end if end - begin > 1 and plain and not known else begin


def after_joined(reach: Reach, end: int, lang: str) -> int:
    """Return the place of the name that a comma or a word for *and* joins to one; the number of words if none is."""
    tokens = reach.tokens
    if end < len(tokens) and tokens.words[end].lower() in reach.lexicon.joining(lang):
        return end + 1 if end + 1 < len(tokens) and tokens.joined(end + 1) else len(tokens)
    return end if end < len(tokens) and tokens.gaps[end] == COMMA else len(tokens)


def called_by_head(reach: Reach, langs: Sequence[str], common: str) -> Iterator[Span]:
    """Yield names without quotation marks right behind a noun in small letters: *the exhibition Salt and Strings*."""
    tokens = reach.tokens
    for number, lang in enumerate(langs):
        if lang != common or number == 0 or is_capital(tokens.words[number]) or not tokens.joined(number):
            continue
        found = reach.lexicon.noun_at(lang, tokens, number)
        if not found or found[1][0].use == "place" or not leads(reach, number, lang):
            continue
        begin = found[0]
        if begin >= len(tokens) or not tokens.joined(begin) or not is_title(reach, begin, lang):
            continue
        end = reach.run(begin, lang)
        if any(reach.head_at(lang, each) for each in range(begin, end)):
            continue
        classes = tuple(dict.fromkeys(each.means for each in found[1]))
        yield Span(begin, end, classes=classes, label=tokens.slice(begin, end), lang=lang)


def leads(reach: Reach, number: int, lang: str) -> bool:
    """Return whether an article stands before a noun, or up to two words before it."""
    places = range(max(0, number - 3), number)
    return any(
        reach.small(use, lang, each) and all(reach.tokens.joined(one) for one in range(each + 1, number + 1))
        for each in places
        for use in ("definite", "indefinite")
    )


def is_title(reach: Reach, begin: int, lang: str) -> bool:
    """Return whether a word may begin a title: with a capital letter, and no name, person, office or small word."""
    tokens = reach.tokens
    if not is_capital(tokens.words[begin]) or begin in reach.begins or begin in reach.persons:
        return False
    if any(next(reach.lexicon.senses(use, lang, tokens, begin), None) for use in ("office", "person", "head")):
        return False
    return not reach.small("stop", lang, begin)


def past_person(reach: Reach, begin: int, lang: str) -> int:
    """Return where a run may begin that opens with a form of address: behind the person's name, as Dr X of the Y."""
    if not next(reach.lexicon.senses("person", lang, reach.tokens, begin), None):
        return begin
    end = reach.run(begin, lang)
    return next((each for each in range(begin, end) if reach.small("link", lang, each)), begin)


def town_at(
    tokens: Tokens, lexicon: Lexicon, span: tuple[int, int], lang: str, covered: Collection[int]
) -> tuple[str, ...]:
    """Return the class of a town where words before or behind a name say that it is one; empty if none do."""
    begin, end = span
    for number in range(max(0, begin - 3), begin):
        for until, senses in lexicon.senses("town", lang, tokens, number):
            if until == begin and tokens.joined(begin):
                return tuple(dict.fromkeys(each.means for each in senses))
    behind = next(lexicon.senses("town-behind", lang, tokens, end), None) if end < len(tokens) else None
    if behind and tokens.joined(end) and end not in covered:
        return tuple(dict.fromkeys(each.means for each in behind[1]))
    return ()
