"""Words of a report that mean codes of the project, as themes and roles; names, dates and figures come before them."""

from collections.abc import Iterator

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report

__all__ = ["codes_of"]

CODE = "code/"


def codes_of(report: Report, covered: bytearray, names: bytearray) -> Iterator[Mention]:
    """Yield the longest words at each place that mean codes, with all that they may mean.

    What is ``covered`` is left out, but for ``names``, in which codes are inner ones.
    """
    tokens, number = report.tokens, 0
    while number < len(tokens):
        lang, made = report.langs[number], None
        for end, senses in report.lexicon.senses("code", lang, tokens, number):
            start, until = tokens.starts[number], tokens.ends[end - 1]
            ids = tuple(dict.fromkeys(each.means for each in senses if each.means.startswith(CODE)))
            inner = all(names[start:until])
            if ids and (inner or not any(covered[start:until])):
                text = report.text[start:until]
                made = Mention("code", start, until, text, ids=ids, label=text, known=True, inner=inner, lang=lang)
                number = end
                yield made
                break
        if made is None:
            number += 1
