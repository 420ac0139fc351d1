"""Numbers in words right before what is counted: *twelve countries*, *forty-two artists*, *une centaine d'élèves*."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.numerals import Numeral, numeral_at
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.senses import Sense, is_loose
from creativegraph.tables.cells.patterns import either
from creativegraph.tables.cells.printed import COMPARATORS, IN_WORDS

__all__ = ["in_words"]

FEW = {"two": 2, "three": 3, "hai": 2, "ba": 3, "deux": 2, "trois": 3, "dos": 2, "tres": 3}
"""Numbers that count only units, such as years: of things so few, they are rather those that were named."""
COMMON = "en"
"""The language in which adjectives stand before nouns."""
AHEAD = 2
"""How many words, such as adjectives, may stand between a number and what it counts."""
BACK = 24
EACH = re.compile(r"(?<!\w)(?:cada|tous les|toutes les|every|each)[ \u00a0]\Z", re.IGNORECASE)
"""Words before a number that says how often, and counts nothing: *cada dos años*."""
QUALIFIES = ("link", "definite")


@cache
def qualifier() -> re.Pattern[str]:
    """Return the pattern of words that qualify the number behind them."""
    words = either(each for names in COMPARATORS.values() for each in names if each[-1].isalpha())
    return re.compile(rf"(?<!\w)(?:{words})[ \u00a0]\Z", re.IGNORECASE)


def in_words(report: Report, covered: bytearray) -> Iterator[Mention]:
    """Yield numbers in words right before what is counted: *twelve countries*; of *the twelve* it is known which."""
    tokens, number = report.tokens, 0
    while number < len(tokens):
        lang = report.langs[number]
        found = number_at(report, number, lang)
        start = tokens.starts[number]
        if found is None or covered[start] or EACH.search(report.text, max(0, start - BACK), start):
            number += 1
            continue
        yield from counting(report, number, found, lang)
        number = found.end


def number_at(report: Report, number: int, lang: str) -> Numeral | None:
    """Return the number in words that begins at a word, before another word; of single words the usual ones alone."""
    found = numeral_at(report.tokens, number, lang)
    word = report.tokens.words[number].lower()
    single = found is not None and found.end == number + 1
    known = (
        word in FEW
        or word in IN_WORDS
        or (found is not None and found.value > FEW["three"] and lang not in report.lexicon.tailed)
    )
    return found if found is not None and (known or not single) and report.tokens.joined(found.end) else None


def counting(report: Report, number: int, found: Numeral, lang: str) -> Iterator[Mention]:
    """Yield the figure of a number in words: what it counts, or a unit."""
    tokens, lexicon, end = report.tokens, report.lexicon, found.end
    few = end == number + 1 and tokens.words[number].lower() in FEW
    known = number and any(lexicon.is_small(use, lang, tokens, number - 1) for use in ("definite", "ordinal"))
    counted = counted_behind(report, end, lang)
    coded = lexicon.senses("code", lang, tokens, end) if not counted else ()
    start = tokens.starts[number]
    before = qualifier().search(report.text, max(0, start - BACK), start)
    if before:
        start = before.start()
    told = f"about {found.value}" if found.about and not before else f"{before[0] if before else ''}{found.value}"
    if any(sense.means in lexicon.units for _, senses in coded for sense in senses):  # five years
        yield Mention("figure", start, tokens.ends[end - 1], report.text[start : tokens.ends[end - 1]], value=told,
                      lang=lang)  # fmt: skip
    elif counted and not known and not few:
        until = tokens.ends[counted[0] - 1]
        means = tuple(dict.fromkeys(each.means for each in counted[1]))
        yield Mention(
            "figure", start, until, report.text[start:until], value=told, indicator=means[0], indicators=means,
            counted=report.text[tokens.starts[end] : until], lang=lang,
            confidence="low" if is_loose(counted[1]) else "medium",
        )  # fmt: skip


def counted_behind(report: Report, end: int, lang: str) -> tuple[int, Sequence[Sense]] | None:
    """Return what is counted by the words behind a number, of which a link or adjectives may stand between."""
    tokens, lexicon = report.tokens, report.lexicon
    for at in range(end, min(end + AHEAD + 1, len(tokens))):
        if not tokens.joined(at):
            return None
        if found := next(lexicon.senses("counted", lang, tokens, at), None):
            return found
        linked = any(lexicon.is_small(each, lang, tokens, at) for each in QUALIFIES)
        joins = tokens.words[at] in lexicon.joining(lang) or lexicon.is_small("stop", lang, tokens, at)
        described = lang == COMMON and tokens.words[at].islower() and not joins
        if not (linked or described):
            return None
    return None
