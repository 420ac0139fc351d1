"""Numbers in words right before what is counted: *twelve countries*."""

from collections.abc import Iterator

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.senses import is_loose
from creativegraph.tables.cells.printed import IN_WORDS

__all__ = ["in_words"]

FEW = {"two": 2, "three": 3, "hai": 2, "ba": 3, "deux": 2, "trois": 3, "dos": 2, "tres": 3}
"""Numbers that count only units, such as years: of things so few, they are rather those that were named."""


def in_words(report: Report, covered: bytearray) -> Iterator[Mention]:
    """Yield numbers in words right before what is counted: *twelve countries*; of *the twelve* it is known which."""
    tokens, lexicon = report.tokens, report.lexicon
    for number, word in enumerate(tokens.words):
        few, lang = FEW.get(word.lower(), 0), report.langs[number]
        value = few or IN_WORDS.get(word.lower(), 0)
        if not value or covered[tokens.starts[number]] or not tokens.joined(number + 1):
            continue
        known = number and any(lexicon.is_small(use, lang, tokens, number - 1) for use in ("definite", "ordinal"))
        found = next(lexicon.senses("counted", lang, tokens, number + 1), None)
        coded = lexicon.senses("code", lang, tokens, number + 1) if not found else ()
        if any(sense.means in lexicon.units for _, senses in coded for sense in senses):  # five years
            yield Mention("figure", tokens.starts[number], tokens.ends[number], word, value=str(value), lang=lang)
            continue
        if found and not known and not few:
            start, end = tokens.starts[number], tokens.ends[found[0] - 1]
            means = tuple(dict.fromkeys(each.means for each in found[1]))
            yield Mention(
                "figure", start, end, report.text[start:end], value=str(value), indicator=means[0], indicators=means,
                counted=report.text[tokens.starts[number + 1] : end], lang=lang,
                confidence="low" if is_loose(found[1]) else "medium",
            )  # fmt: skip
