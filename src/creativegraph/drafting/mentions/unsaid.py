"""Names that no noun explains: of capital letters alone, and of places before a place that is known."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from creativegraph.drafting.mentions.introduced import town_at
from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.phrases import Phrases
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital
from creativegraph.tables.cells.currencies import CODE_OF
from creativegraph.tables.cells.date_words import MONTHS

__all__ = ["acronyms_in", "alone_in", "of_places", "placed_in"]

ACRONYM = re.compile(r"[A-ZĐ]{3,10}")
ROMAN = re.compile(r"[IVXLCDM]+")
MOST = 4
BRACKETS = (" (", "\u00a0(")
MONEY = frozenset(word for name in CODE_OF for word in name.split() if " " in name)
"""The words of names of currencies that have several."""


def class_for(lexicon: Lexicon, use: str) -> tuple[str, ...]:
    """Return the class that a use of words gives to what no noun explains."""
    return tuple(dict.fromkeys(each.means for each in lexicon.given if each.use == use))


def acronyms_in(tokens: Tokens, lexicon: Lexicon, covered: Collection[int]) -> Iterator[Span]:
    """Yield names of three and more capital letters, with a part behind a hyphen; codes of currencies are none."""
    classes = class_for(lexicon, "acronym")
    written = frozenset(tokens.words)
    for number, word in enumerate(tokens.words) if classes else ():
        plain = ACRONYM.fullmatch(word) and not ROMAN.fullmatch(word)
        if number in covered or not (plain or hyphenated(tokens, number)):
            continue
        if (
            f"code/currency/{word.lower()}" in lexicon.codes
            or shouts(tokens, number)
            or any(
                next(lexicon.senses(use, each, tokens, number), None)
                for use in ("person", "counted")
                for each in lexicon.languages
            )
            or (word.lower() in MONEY and number and tokens.words[number - 1].lower() in MONEY)
            or word.capitalize() in written
            or (tokens.gaps[number][-1:] in "/-" and tokens.gaps[number])
            or any(next(lexicon.senses("head", each, tokens, number), None) for each in lexicon.languages)
        ):
            continue
        end = number + 2 if hyphenated(tokens, number) else number + 1
        yield Span(number, end, classes=classes, confidence="low")


def alone_in(
    tokens: Tokens, lexicon: Lexicon, covered: Collection[int], langs: Sequence[str], headed: Sequence[Span]
) -> Iterator[Span]:  # fmt: skip
    """Yield words in capital letters that are the name of one thing by themselves, such as the State.

    Where a longer name begins with them, they mean that.
    """
    longer = {tuple(tokens.words[each.begin : end]) for each in headed for end in range(each.begin + 1, each.end)}
    for number, lang in enumerate(langs):
        found = next(lexicon.senses("alone", lang, tokens, number), None)
        plain = found and number not in covered and tuple(tokens.words[number : found[0]]) not in longer
        small = found is not None and found[1][0].words[0][:1].islower()  # such as *first prize*
        if found and plain and (small or is_capital(tokens.words[number])) and not tokens.words[number].isupper():
            yield Span(number, found[0], classes=tuple(each.means for each in found[1]), lang=lang)


def hyphenated(tokens: Tokens, number: int) -> bool:
    """Return whether capital letters are joined with a word by a hyphen: UN-Habitat."""
    after = number + 1
    joined = after < len(tokens) and tokens.gaps[after] == "-" and is_capital(tokens.words[after])
    return joined and tokens.words[number].isupper() and len(tokens.words[number]) > 1


def shouts(tokens: Tokens, number: int) -> bool:
    """Return whether a word stands among others in capital letters, as in a heading."""
    around = [*tokens.words[max(0, number - 2) : number], *tokens.words[number + 1 : number + 3]]
    return sum(each.isupper() and len(each) > 1 for each in around) > 1


def placed_in(  # noqa: PLR0913 - the words and what is known of them
    tokens: Tokens, lexicon: Lexicon, begins: Mapping[int, int], covered: Collection[int], langs: Sequence[str],
    *, widest: Collection[int] = (), headed: Sequence[Span] = (),
) -> Iterator[Span]:  # fmt: skip
    """Yield names that a report says to be of places: behind a word such as ``in``, or beside a known place.

    So is a single word before a country in brackets: *Orvane (Norland)*.

    Once a name is one of a place, it is so wherever it stands, that of a territory in ``headed`` also without the noun.
    At words of ``widest`` ends the name of a known place around which there is none.
    """
    classes = class_for(lexicon, "placed")
    if not classes:
        return
    found: Phrases[tuple[tuple[str, ...], tuple[str, ...]]] = Phrases()
    around = class_for(lexicon, "around") or classes
    ends = set(begins.values())
    for name, of in (*towns_in(tokens, lexicon, langs), *territories_in(tokens, lexicon, headed)):
        found.add(" ".join(name), (name, of))
    for number in range(len(tokens)):
        end = run_from(tokens, lexicon, number, covered, langs[number])
        within = number - 1 not in covered and tokens.joined(number) and is_capital(tokens.words[number - 1])
        if end == number or within or goes_on(tokens, lexicon, end, langs[number]):
            continue
        if next(lexicon.senses("person", langs[number], tokens, number), None):  # Orvane, Mme Ann Vale
            continue
        behind = lexicon.is_small("locative", langs[number], tokens, number - 1) and tokens.joined(number)
        after = tokens.gaps[number] == ", " and number in ends and number not in widest
        before = end < len(tokens) and tokens.gaps[end] == ", " and end in begins and behind
        before = before or (end == number + 1 and is_bracketed(tokens, begins, end, widest))
        town = territory_before(tokens, lexicon, number, langs[number]) or town_at(
            tokens, lexicon, (number, end), langs[number], covered
        )
        if town and any(next(lexicon.senses("code", each, tokens, number), None) for each in lexicon.languages):
            continue  # cities of literature
        if behind or after or before or town:
            of = town or (around if after and not behind else classes)
            found.add(tokens.slice(number, end), (tuple(tokens.words[number:end]), of))
    for number in range(len(tokens)):
        known = found.longest(tokens, number)
        written = tuple(tokens.words[number : known[0]]) if known else ()
        said = [each for words, each in known[1] if words == written] if known else []
        if known and said:
            best = next((each for each in said if each != classes), classes)
            yield Span(number, known[0], classes=best, confidence="medium", lang=langs[number])


def is_bracketed(tokens: Tokens, begins: Mapping[int, int], end: int, widest: Collection[int]) -> bool:
    """Return whether the name of a known place around which there is none, such as a country, stands in brackets."""
    until = begins.get(end, 0)
    return until in widest and tokens.gaps[end] in BRACKETS and tokens.gaps[until][:1] == ")"


def goes_on(tokens: Tokens, lexicon: Lexicon, end: int, lang: str) -> bool:
    """Return whether a word in small letters goes on with a name, in languages in which names have such words."""
    if lang not in lexicon.tailed or not tokens.joined(end) or not tokens.words[end].islower():
        return False
    return not any(lexicon.is_small(each, lang, tokens, end) for each in ("stop", "link", "join"))


def of_places(
    tokens: Tokens, lexicon: Lexicon, begins: Mapping[int, int], covered: Collection[int], langs: Sequence[str]
) -> Iterator[Span]:  # fmt: skip
    """Yield names of bodies that end with that of a place, as *Creative X* is; *Northern X* is none."""
    classes = class_for(lexicon, "acronym")
    for place, end in begins.items() if classes else ():
        begin, lang = place, langs[place]
        if lang in lexicon.tailed or (end < len(tokens) and tokens.joined(end) and is_capital(tokens.words[end])):
            continue
        while (
            begin and tokens.joined(begin) and is_body_word(tokens, lexicon, begin - 1, lang) and place - begin < MOST
        ):
            begin -= 1
        taken = any(each in covered for each in range(begin, place))
        if begin < place and not taken and (begin, place) != (0, 1):
            yield Span(begin, end, classes=classes, confidence="medium", lang=lang)


def is_body_word(tokens: Tokens, lexicon: Lexicon, number: int, lang: str) -> bool:
    """Return whether a word with a capital letter may stand before a place in the name of a body."""
    word = tokens.words[number]
    small = any(
        lexicon.is_small(use, lang, tokens, number) for use in ("stop", "part", "definite", "indefinite", "link")
    )
    return is_capital(word) and not word.isupper() and word.isalpha() and not small


def towns_in(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the names of towns that stand in those of their councils: the X City Council."""
    for number, lang in enumerate(langs):
        said = next(lexicon.senses("town-in", lang, tokens, number), None)
        end = begin = number
        while said and begin and tokens.joined(begin) and is_capital(tokens.words[begin - 1]) and end - begin < MOST:
            begin -= 1
        if begin < end and lexicon.is_small("definite", lang, tokens, begin):  # The City Council
            begin += 1
        words = tuple(tokens.words[begin:end])
        if said and words and all(each.isalpha() and not each.isupper() for each in words):
            yield words, tuple(dict.fromkeys(each.means for each in said[1]))


def territories_in(
    tokens: Tokens, lexicon: Lexicon, headed: Sequence[Span]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the names that territories have behind their nouns: thành phố X, the city of X."""
    for each in headed:
        if each.label and not each.things and lexicon.territories.issuperset(each.classes):
            words = tuple(tokens.words[each.end - len(each.label.split()) : each.end])
            if 1 < len(words) <= MOST and all(one.isalpha() and is_capital(one) and not one.isupper() for one in words):
                yield words, each.classes


def territory_before(tokens: Tokens, lexicon: Lexicon, number: int, lang: str) -> tuple[str, ...]:
    """Return the class of the noun of a territory before a name, as in the City of X; empty if there is none."""
    if any(next(lexicon.senses("code", each, tokens, number), None) for each in lexicon.languages):
        return ()  # a city of literature
    before = number - 1
    while before > 0 and tokens.joined(before + 1) and lexicon.is_small("link", lang, tokens, before):
        before -= 1
    if before < 0 or not tokens.joined(before + 1) or (before == number - 1 and lang not in lexicon.tailed):
        return ()
    for begin in range(max(0, before - 1), before + 1):
        for end, senses in lexicon.phrases["head"].at(tokens, begin):
            found = [each.means for each in senses if each.use == "place" and each.lang == lang]
            if end == before + 1 and found:
                return tuple(found)
    return ()


def run_from(tokens: Tokens, lexicon: Lexicon, number: int, covered: Collection[int], lang: str) -> int:
    """Return the end of a run of words with capital letters that no other name covers; months are no places."""
    end = number
    if next(lexicon.senses("office", lang, tokens, number), None) or lexicon.is_small("definite", lang, tokens, number):
        return number
    last = min(len(tokens), number + MOST + 1)  # a longer run is no name, however far it goes
    while end < last and end not in covered and (end == number or tokens.joined(end)):
        word = tokens.words[end]
        plain = is_capital(word) and not word.isupper() and word.isalpha() and word.lower() not in MONTHS
        if not plain or lexicon.is_small("stop", lang, tokens, end):
            break
        end += 1
    return end if end - number <= MOST else number
