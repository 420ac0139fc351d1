"""Things that only a title names: the report's own, as above *Project sheet*, and the first words of a paragraph."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.phrases import Phrases
from creativegraph.drafting.mentions.span import Span
from creativegraph.drafting.mentions.tokens import Tokens, is_capital

__all__ = ["entitled_in"]

ENDS = re.compile(r"\s[:–—|(-]\s?|[:.]\s|[(|]")
"""What ends a title that more words follow in its line."""
CLOSED = re.compile(r"[.!?]\s+$|[.!?] ?[«“\"]?$")
HEADS, LONGEST, SHORTEST_REST, AHEAD = 4, 8, 5, 40
"""In how many lines a report says what it is, how many words a title has at most, and how many stand behind it at
least; and how far the noun may stand that says what it names."""
LONGEST_HEADING, OPENING, ADJECTIVES = 6, 10, 3
"""How many words a heading has that is a name, in how many it is said what it names, and how many behind an article."""
PARTICIPLE = re.compile(r"\w+(?:ée?s?|ad[oa]s?|id[oa]s?|uest[oa]s?|echo|echa|ie?s?|ue?s?|erte?s?)")
"""A word with which a sentence begins whose subject is the title before it: *Organisé chaque année …*."""


def lines_of(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the first word of each line, and the one behind its last."""
    begins = [each for each in range(len(tokens)) if not each or "\n" in tokens.gaps[each]]
    return list(zip(begins, [*begins[1:], *([len(tokens)] if begins else [])], strict=True))


def entitled_in(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], spans: Sequence[Span], covered: Collection[int]
) -> list[Span]:  # fmt: skip
    """Return names that a title has, wherever they stand; ``spans`` are the names that a noun explains."""
    lines = lines_of(tokens)
    if len(lines) < HEADS:
        return []
    found: Phrases[tuple[tuple[str, ...], tuple[str, ...]]] = Phrases()
    wide = classes_of(lexicon)
    named = (each for each in spans if any(lexicon.is_below(one, of) for one in each.classes for of in wide))
    explained = {number for each in named for number in range(each.begin, each.end)}
    made = [
        *title_of(tokens, lexicon, langs, lines, spans),
        *openings(tokens, lexicon, langs, lines, explained),
        *sections(tokens, lexicon, langs, lines, explained | set(covered)),
    ]
    for begin, end, classes in made:
        found.add(tokens.slice(begin, end), (tuple(tokens.words[begin:end]), classes))
    first = {each[0]: each for each in made}
    return [*whole(tokens, langs, first.values(), covered), *again(tokens, langs, found, first, covered)]


def whole(
    tokens: Tokens, langs: Sequence[str], made: Collection[tuple[int, int, tuple[str, ...]]], covered: Collection[int]
) -> Iterator[Span]:  # fmt: skip
    """Yield the titles where they stand as such."""
    for begin, end, classes in made:
        label = tokens.slice(begin, end) if begin in covered else ""
        yield Span(begin, end, classes=classes, label=label, confidence="high", lang=langs[begin])


def again(
    tokens: Tokens, langs: Sequence[str], found: Phrases[tuple[tuple[str, ...], tuple[str, ...]]],
    first: Collection[int], covered: Collection[int],
) -> Iterator[Span]:  # fmt: skip
    """Yield the names of titles where they stand elsewhere."""
    for number in range(len(tokens)):
        if number in covered or number in first:
            continue
        known = found.longest(tokens, number)
        written = tuple(tokens.words[number : known[0]]) if known else ()
        said = [each for words, each in known[1] if words == written] if known else []
        if known and said:
            yield Span(number, known[0], classes=said[0], lang=langs[number])


def title_of(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], lines: Sequence[tuple[int, int]], spans: Sequence[Span]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:  # fmt: skip
    """Yield the title of the report with the class of what it names, where nothing in the text has a name of it."""
    begin, last = lines[0]
    end = ended(tokens, begin, last)
    sheet = next(filter(None, (said_on(tokens, lexicon, langs, each) for each in lines[:HEADS])), ())
    classes = sheet or (
        spoken_of(tokens, lexicon, langs, last, len(tokens)) if is_name(tokens, lexicon, langs, begin, end) else ()
    )
    named = any(lexicon.is_below(one, wide) for each in spans for one in each.classes for wide in classes)
    starts = {each.begin for each in spans}
    shouted = end < last and all(map(str.isupper, tokens.words[begin:end]))  # a noun within it is no name by itself
    if classes and not named and 0 < end - begin <= 2 * LONGEST and (sheet or begin not in starts or shouted):
        yield begin, end, classes


def ended(tokens: Tokens, begin: int, last: int) -> int:
    """Return where a title ends in its line: before a colon, a dash or a bracket."""
    return next((each for each in range(begin + 1, last) if ENDS.search(tokens.gaps[each])), last)


def is_name(tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begin: int, end: int) -> bool:
    """Return whether words are a name: with capital letters, but for small words that link."""
    words = range(begin, end)
    plain = all(is_capital(tokens.words[each]) or tokens.words[each].isdecimal()
                or lexicon.is_small("link", langs[each], tokens, each) for each in words)  # fmt: skip
    parted = any("," in tokens.gaps[each] for each in range(begin + 1, end))  # a town, and what it is
    return plain and not parted and end - begin <= LONGEST and any(tokens.words[each].isalpha() for each in words)


def said_on(tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], line: tuple[int, int]) -> tuple[str, ...]:
    """Return the classes that a line says which tells what the report is: *Fiche du projet*."""
    begin, last = line
    if not lexicon.is_small("sheet", langs[begin], tokens, begin):
        return ()
    end = min(ended(tokens, begin, last), begin + HEADS)
    return next((classes for each in range(begin + 1, end) if (classes := meant(tokens, lexicon, langs, each))), ())


def meant(tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], number: int) -> tuple[str, ...]:
    """Return the classes that a noun says which may tell what a title names."""
    found = next(lexicon.senses("entitled", langs[number], tokens, number), None)
    return tuple(dict.fromkeys(each.means for each in found[1])) if found else ()


def classes_of(lexicon: Lexicon) -> frozenset[str]:
    """Return the classes of things that titles may name."""
    return frozenset(each.means for each in lexicon.given if each.use == "entitled")


def spoken_of(tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begin: int, end: int) -> tuple[str, ...]:
    """Return the classes of the first such noun with an article that says which one is meant."""
    for number in range(begin + 1, end):
        article = any(lexicon.is_small(use, langs[number], tokens, number - 1) for use in ("definite", "contracted"))
        near = tokens.joined(number) or tokens.gaps[number] in "'’"
        plain = article and near and not is_capital(tokens.words[number])
        if plain and (classes := meant(tokens, lexicon, langs, number)):
            return classes
    return ()


def openings(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], lines: Sequence[tuple[int, int]], explained: Collection[int]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:  # fmt: skip
    """Yield the names with which paragraphs begin, with a full stop behind them, and the class that these say."""
    for begin, last in lines[1:]:
        near = range(begin + 1, min(last, begin + LONGEST))
        end = next((each for each in near if CLOSED.search(tokens.gaps[each]) and not is_decimal(tokens, each)), 0)
        if not end or last - end < SHORTEST_REST or not is_capital(tokens.words[begin]) or end - begin < 2:
            continue
        article = lexicon.is_small("definite", langs[begin], tokens, begin) and not is_capital(tokens.words[begin + 1])
        if article or is_known(tokens, lexicon, langs, begin):  # a sentence about what is known: The festival grows.
            continue
        if all(each in explained for each in range(begin, end)) or says(tokens, lexicon, begin, end):
            continue
        capitals = sum(is_capital(each) for each in tokens.words[begin:end])
        name = tokens.slice(begin, end)
        opens = PARTICIPLE.fullmatch(tokens.words[end]) is not None and is_capital(tokens.words[end])
        if capitals < 2 and tokens.text.count(name) < 2 and not opens:
            continue
        own = next((classes for each in range(begin, end) if (classes := meant(tokens, lexicon, langs, each))), ())
        if classes := own or spoken_of(tokens, lexicon, langs, end - 1, min(last, end + AHEAD)):
            yield begin, end, classes


def says(tokens: Tokens, lexicon: Lexicon, begin: int, end: int) -> bool:
    """Return whether words are a sentence: *Orvane is twinned with Hanoi*."""
    return any(each in lexicon.being for each in tokens.words[begin + 1 : end])


def sections(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], lines: Sequence[tuple[int, int]], explained: Collection[int]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:  # fmt: skip
    """Yield the headings that name what the paragraph below them begins with: above *A scheme …* *Sound Harbour*."""
    for (first, last), (following, until) in pairwise(lines):
        begin = next((each for each in range(first, last) if not tokens.words[each].isdecimal()), last)
        if not 1 < last - begin <= LONGEST_HEADING or until - following < SHORTEST_REST:
            continue
        behind = tokens.gaps[last] if last < len(tokens) else ""
        goes_on = CLOSED.search(behind.split("\n")[0]) or ":" in behind or "|" in behind
        known = is_known(tokens, lexicon, langs, begin) or any(each in explained for each in range(begin, last))
        if goes_on or known or not is_name(tokens, lexicon, langs, begin, last):
            continue
        if classes := described(tokens, lexicon, langs, following, min(until, following + OPENING)):
            yield begin, last, classes


def described(
    tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begin: int, end: int
) -> tuple[str, ...]:  # fmt: skip
    """Return the classes of the noun with which a paragraph begins: *A programme*, *This annual festival*."""
    for number in range(begin, end):
        if number > begin and not tokens.joined(number):
            return ()
        if not (classes := meant(tokens, lexicon, langs, number)):
            continue
        uses = ("definite", "indefinite", "contracted")
        article = next((each for each in range(number - 1, begin - 1, -1)
                        if any(lexicon.is_small(use, langs[each], tokens, each) for use in uses)), -1)  # fmt: skip
        opens = number == begin if langs[number] in lexicon.tailed else article >= 0 and number - article <= ADJECTIVES
        return classes if opens or number == begin else ()
    return ()


def is_decimal(tokens: Tokens, number: int) -> bool:
    """Return whether a word is the decimals of the number before it: 2.05."""
    return tokens.gaps[number] == "." and tokens.words[number].isdecimal() and tokens.words[number - 1].isdecimal()


def is_known(tokens: Tokens, lexicon: Lexicon, langs: Sequence[str], begin: int) -> bool:
    """Return whether a title begins with a word that means a code, as *Results* does."""
    return any(next(lexicon.senses(use, langs[begin], tokens, begin), None) for use in ("code", "money"))
