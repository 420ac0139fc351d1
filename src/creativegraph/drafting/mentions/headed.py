"""Names of things that no graph knows: phrases with a noun that says what they are, as ``Museum of …``, and titles."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from unicodedata import normalize

from creativegraph.drafting.mentions.extent import ORDINAL, Reach
from creativegraph.drafting.mentions.heads import HOLDER, heads_at, holds_office, is_described
from creativegraph.drafting.mentions.introduced import called_by_head, past_person, titles_at_work
from creativegraph.drafting.mentions.joints import ROMAN
from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.quoted import titled
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["named_by_head"]


MOST_BEFORE = 6
SYLLABLE = re.compile(r"(?:ngh?|[gkpt]h|ch|nh|tr|qu|gi|[bcdđghklmnpqrstvx])?[aeiouyăâêôơư]{1,3}(?:ch|n[gh]?|[cmpt])?")
"""A Vietnamese syllable, without the marks of its tone."""
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
TERRITORY = "place"
BEFORE_NAMES = ("stop", "definite", "indefinite", "link")
ARTICLES = ("definite", "indefinite")
COMMON = "en"
"""The language in which names stand in texts of any other."""


def named_by_head(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begins: Mapping[int, int], persons: Collection[int]
) -> list[Span]:  # fmt: skip
    """Return names by their nouns; ``begins`` has the words at which known names begin, with their ends."""
    reach = Reach(tokens, lexicon, begins, persons)
    return [
        *titled(reach, langs),
        *territories(reach, langs),
        *behind_head(reach, langs),
        *runs(reach, langs),
        *before_head(reach, langs),
        *called_by_head(reach, langs, COMMON),
        *titles_at_work(reach, langs),
    ]


def territories(reach: Reach, langs: Sequence[str]) -> Iterator[Span]:
    """Yield places with the noun before their name: the city of X, thành phố X."""
    tokens = reach.tokens
    for begin, lang in enumerate(langs):
        found = heads_at(reach, lang, begin)
        if not found or found[1][0].use != TERRITORY:
            continue
        tailed, first = lang in reach.lexicon.tailed, found[0]
        while (
            first < min(found[0] + 3, len(tokens))
            and tokens.joined(first)
            and (is_described(reach, first, lang) if tailed else reach.small("link", lang, first))
        ):
            first += 1
        linked = (first == found[0] or first in reach.begins) if tailed else first > found[0]
        linked = linked or (lang not in ("", COMMON) and is_capital(tokens.words[begin]))  # the noun is a part of it
        if not linked or first >= len(tokens) or not tokens.joined(first) or not is_capital(tokens.words[first]):
            continue
        last = reach.begins.get(first, first)
        while last == first or (first not in reach.begins and tokens.joined(last) and is_capital(tokens.words[last])):
            if reach.pays(last):
                break
            last += 1
        coded = first not in reach.begins and any(
            next(reach.lexicon.senses("code", each, tokens, first), None) for each in {lang, COMMON}
        )
        acronym = tokens.words[first].isupper() and (first not in reach.begins or (tailed and first > found[0]))
        if not acronym and not coded and not (begin and reach.small("many", lang, begin - 1)):
            label = "" if first in reach.begins else tokens.slice(first, last)
            yield Span(begin, last, classes=tuple(each.means for each in found[1]), label=label, lang=lang)


def before_head(reach: Reach, langs: Sequence[str]) -> Iterator[Span]:
    """Yield names with their noun in small letters behind them: the Weaving Futures project."""
    tokens = reach.tokens
    for number, lang in enumerate(langs):
        if lang != COMMON or not number or not tokens.joined(number) or is_capital(tokens.words[number]):
            continue
        begin = number
        while (
            begin
            and number - begin < MOST_BEFORE
            and is_capital(tokens.words[begin - 1])
            and not any(reach.small(each, lang, begin - 1) for each in ARTICLES)
            and (begin == number or tokens.joined(begin))
        ):
            begin -= 1
        own = number - begin == 1 and not tokens.words[begin][1:].islower() and tokens.words[begin].isalnum()
        found = heads_at(reach, lang, number) if number - begin > 1 or own else None
        known = any(reach.begins.get(each, 0) >= number for each in range(begin, number))
        if found and not known and found[1][0].use != TERRITORY:
            classes = tuple(dict.fromkeys(each.means for each in found[1]))
            yield Span(begin, found[0], classes=classes, label=tokens.slice(begin, number), lang=lang)


def behind_head(reach: Reach, langs: Sequence[str]) -> Iterator[Span]:
    """Yield names that begin with their noun, in languages where nouns stand first."""
    tokens = reach.tokens
    for begin, lang in enumerate(langs):
        found = heads_at(reach, lang, begin) if lang not in ("", COMMON) else None
        if not found or reach.begins.get(begin, 0) > found[0] or found[1][0].use == TERRITORY:
            continue
        end, senses = found
        if reach.small("stop", lang, begin) and is_named_next(reach, end, lang):  # a verb: tổ chức Festival
            continue
        longer = any(each[0] > end for each in reach.lexicon.senses("code", lang, reach.tokens, begin))
        begun = tokens.words[begin]
        capital = is_capital(begun) and not begun.isupper()  # in a line in capital letters all words are
        if longer and not (capital and is_capital(tokens.words[min(end, len(tokens) - 1)])):
            continue  # words that mean a code
        last = end_behind(reach, begin, end, lang)
        if last == end or is_short(reach, begin, end, last, lang):
            continue
        classes = tuple(dict.fromkeys(each.means for each in senses))
        series = reach.lexicon.series_of(classes[0])
        last = reach.in_year(last, lang) if series else reach.located(begin, end, last, lang)
        capital = is_capital(reach.tokens.words[begin])
        first = with_ordinal(reach, begin)
        yield Span(first, last, classes=classes, confidence="high" if capital else "medium", lang=lang)


def is_named_next(reach: Reach, number: int, lang: str) -> bool:
    """Return whether the noun of a name other than that of a place begins at a word, with a capital letter."""
    found = reach.lexicon.noun_at(lang, reach.tokens, number)
    return found is not None and is_capital(reach.tokens.words[number]) and found[1][0].use != TERRITORY


def end_behind(reach: Reach, begin: int, end: int, lang: str) -> int:
    """Return where a name ends of which the noun ends at ``end``; this itself where no name follows the noun."""
    tokens, tail = reach.tokens, lang in reach.lexicon.tailed
    last = reach.after(begin, end, lang, tail=tail)
    if last == end and is_capital(tokens.words[begin]) and not reach.opens(begin):
        last = reach.on_subject(end, lang)
    if tail and behind_title(reach, begin, lang):
        last = next((reach.begins[at] for at in range(end, last) if reach.begins.get(at, last) < last), last)
    capital = is_capital(tokens.words[begin])
    if last == end or not is_name(reach, begin, end, last, capital=capital, tail=tail):
        return end
    held = not capital and not tail and holds_office(reach, end, last, lang)
    return last if capital or (not held and speaks_by_name(reach, begin, end, last, lang)) else end


def speaks_by_name(reach: Reach, begin: int, end: int, last: int, lang: str) -> bool:
    """Return whether a noun in small letters has a name: not of several things, nor of the holder of an office."""
    first = end
    while first < last and reach.small("link", lang, first):
        first += 1
    if next(reach.lexicon.senses("office", lang, reach.tokens, first), None):
        return False
    return not (begin and lang in reach.lexicon.tailed and reach.small("many", lang, begin - 1))


def is_short(reach: Reach, begin: int, end: int, last: int, lang: str) -> bool:
    """Return whether a noun of one syllable and a word of one are rather a name of two syllables, such as a town's."""
    one = lang in reach.lexicon.tailed and end - begin == 1 and last - end == 1
    syllable = is_syllable(reach.tokens.words[end])
    if one and (not is_capital(reach.tokens.words[begin]) or reach.opens(begin)):
        return False
    return one and syllable and not reach.tokens.words[end].isupper() and end not in reach.begins


def is_syllable(word: str) -> bool:
    """Return whether a word is one syllable of Vietnamese."""
    plain = normalize("NFC", normalize("NFD", word.lower()).translate(TONES))
    return SYLLABLE.fullmatch(plain) is not None


def is_name(  # noqa: PLR0913 - the words and what is known of them
    reach: Reach, begin: int, end: int, last: int, *, capital: bool, tail: bool
) -> bool:
    """Return whether words behind a noun are its name and not only speak of it."""
    tokens = reach.tokens
    if not capital and tail and not (is_capital(tokens.words[end]) or tokens.words[end].isdecimal()):
        return False
    if reach.tokens.words[end].isdecimal() and last == end + 1:
        return False
    if any(is_capital(each) for each in tokens.words[end:last]):
        return True
    return capital and not reach.opens(begin) and (last - end > 2 or not tail)


def runs(reach: Reach, langs: Sequence[str]) -> Iterator[Span]:
    """Yield runs of words with capital letters in which a noun says what they name."""
    tokens, number = reach.tokens, 0
    while number < len(langs):
        if not is_capital(tokens.words[number]):
            number += 1
            continue
        lang = langs[number]
        begin, end = past_person(reach, number, lang), reach.run(number, lang)
        number = end
        while begin < end and (
            (behind := reach.past_time(begin, end, lang)) > begin
            or any(reach.small(use, each, begin) for use in BEFORE_NAMES for each in {lang, COMMON})
        ):
            begin = max(behind, begin + 1)
        begin = behind_office(reach, behind_verb(reach, begin, end, lang), end, lang)
        if is_paper(reach, begin, end, lang):
            continue
        if begin < end and (found := noun_of_run(reach, begin, end, lang)):
            classes, at = found
            begin = with_ordinal(reach, begin)
            if not reach.lexicon.series_of(classes[0]):
                end = reach.located(begin, at, end, lang)
            end = before_holder(reach, begin, end, lang)
            yield Span(begin, end, classes=classes, confidence="high", lang=lang)


def behind_verb(reach: Reach, begin: int, end: int, lang: str) -> int:
    """Return the place behind a verb and an article with which a line begins: *Host the Orvane Song Forum*."""
    if begin + 2 >= end or not reach.opens(begin) or reach.head_at(lang, begin) or begin in reach.begins:
        return begin
    return begin + 2 if reach.small("definite", lang, begin + 1) else begin


def before_holder(reach: Reach, begin: int, end: int, lang: str) -> int:
    """Return the end of the name of a body before who holds an office in it: *director of the X Museum Ann Vale*."""
    tokens = reach.tokens
    noun = next((found[0] for at in range(end - 1, begin, -1) if (found := heads_at(reach, COMMON, at))), end)
    words = tokens.words[noun:end]
    if len(words) not in HOLDER or not all(each.isalpha() and is_capital(each) for each in words):
        return end
    before = begin
    while before and any(reach.small(use, lang, before - 1) for use in ("link", "definite")):
        before -= 1
    held = before < begin and behind_title(reach, before, lang)
    return noun if held and not any(each in reach.begins for each in range(noun, end)) else end


def is_paper(reach: Reach, begin: int, end: int, lang: str) -> bool:
    """Return whether a run names a paper or a part of one about a thing, as Festival Report does, and not the thing."""
    if begin + 1 >= end or not any(reach.small("paper", each, end - 1) for each in {lang, COMMON}):
        return False
    nouns = sum(
        next(reach.lexicon.senses("head", lang, reach.tokens, each), None) is not None for each in range(begin, end)
    )
    return nouns >= end - begin - 1


def behind_title(reach: Reach, begin: int, lang: str) -> bool:
    """Return whether an office stands right before the name of a body, whose holder may follow the name."""
    return any(
        each[0] == begin
        for number in range(max(0, begin - 4), begin)
        for each in reach.lexicon.senses("office", lang, reach.tokens, number)
    )


def with_ordinal(reach: Reach, begin: int) -> int:
    """Return where a name begins with the number of its edition before its noun: the 17th Conference."""
    tokens = reach.tokens
    before = tokens.words[begin - 1] if begin and tokens.joined(begin) else ""
    numbered = ORDINAL.fullmatch(before) or ROMAN.fullmatch(before)
    return begin - 1 if numbered and not before.isdecimal() and len(before) > 1 else begin


def behind_office(reach: Reach, begin: int, end: int, lang: str) -> int:
    """Return the place behind an office at the beginning of a run, as Director of the."""
    for each in dict.fromkeys((lang, COMMON)):
        found = next(reach.lexicon.senses("office", each, reach.tokens, begin), None) if begin < end else None
        if found and found[0] < end:
            begin = found[0]
            while begin < end and reach.small("link", each, begin):
                begin += 1
    return begin


def noun_of_run(reach: Reach, begin: int, end: int, lang: str) -> tuple[tuple[str, ...], int] | None:
    """Return the classes that the noun of a run says, and the end of the noun."""
    tokens, first = reach.tokens, None
    for number in range(begin, end):
        if not is_capital(tokens.words[number]):
            continue
        for each in dict.fromkeys((COMMON, lang)):
            if each in reach.lexicon.tailed:
                continue
            found = heads_at(reach, each, number)
            if not found or found[0] > end or (found[0] - number == end - begin):
                continue
            at, classes = found[0], tuple(dict.fromkeys(sense.means for sense in found[1]))
            closes = at == end or not is_capital(tokens.words[at])
            if found[1][0].use == TERRITORY and not (
                at == end
                and each == COMMON
                and number > begin
                and not any(place in reach.begins for place in range(begin, end))
            ):
                continue
            first_noun = each != COMMON  # in other languages nouns stand first
            if closes and (number > begin or at < end) and not (first_noun and number > begin):
                return classes, at
            if first is None and each == lang and (number == begin or (each == COMMON and end - at == 1)):
                first = classes, at
    return first
