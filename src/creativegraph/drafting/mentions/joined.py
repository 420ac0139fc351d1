"""Two bodies that a name seems to join: *the Arts Trust and the Port Authority* are two."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.tokens import WORD, is_capital
from creativegraph.drafting.slugs import slug_of

__all__ = ["apart", "owned"]

OWNED = re.compile(r"['’]s[ \u00a0]")
"""What stands behind the name of a place to which a body belongs."""


def owned(report: Report, things: Sequence[Mention]) -> Iterator[Mention]:
    """Yield things; a place that only says whose a body is stands within its name: *Orvania's Palace Museum*."""
    at = {each.start: each for each in things if not each.inner}
    places = {report.lexicon.kind_of(each.means) for each in report.lexicon.given if each.use == "placed"}
    begins = dict[int, int]()
    for each in things:
        behind = OWNED.match(report.text, each.end) if each.ids and not each.inner else None
        if behind and each.ids[0].partition("/")[0] in places and (body := at.get(behind.end())) and body.ids:
            begins[body.start] = each.start
    inner = {*begins.values()}
    for each in things:
        if each.start in inner and not each.inner:
            yield replace(each, inner=True)
        elif each.start in begins and not each.inner:
            start = begins[each.start]
            yield replace(each, start=start, text=report.text[start : each.end])
        else:
            yield each


def apart(report: Report, things: Iterable[Mention]) -> Iterator[Mention]:
    """Yield things; a new body whose name is two names of bodies as these."""
    for each in things:
        yield from halves(report, each) if is_new_body(report, each) else (each,)


def is_new_body(report: Report, mention: Mention) -> bool:
    """Return whether a mention is one of a body that no graph knows, by its whole name."""
    named = mention.label == mention.text and not mention.known and not mention.inner
    return named and mention.ids[:1] != () and mention.ids[0].startswith(report.lexicon.bodies)


def halves(report: Report, mention: Mention) -> Iterator[Mention]:
    """Yield the two bodies of a name, or the one that it is."""
    found = list(WORD.finditer(mention.text))
    words = [each[0] for each in found]
    for number in range(2, len(words) - 1):
        if words[number].lower() not in report.lexicon.joining(mention.lang):
            continue
        left, right = words[:number], words[number + 1 :]
        if is_body(report, mention.lang, left) and (
            is_body(report, mention.lang, right) or is_closed(report, mention.lang, left, right)
        ):
            yield part(mention, found[0].start(), found[number - 1].end())
            yield part(mention, found[number + 1].start(), len(mention.text))
            return
    yield mention


def is_body(report: Report, lang: str, words: list[str]) -> bool:
    """Return whether words are a name of a body: they begin or end with the noun of one, and have others."""
    begins = report.lexicon.head_length(lang, words)
    small = lang in report.lexicon.tailed and begins > 0  # chính quyền thành phố X
    if len(words) < 2 or not (small or is_capital(words[0])) or not is_capital(words[-1]):
        return False
    ends = report.lexicon.head_length(lang, words[-1:])
    return 0 < begins < len(words) or ends > 0


def is_closed(report: Report, lang: str, left: list[str], right: list[str]) -> bool:
    """Return whether the noun of a body ends a name, so that another name begins behind *and*."""
    return report.lexicon.head_length(lang, left[-1:]) > 0 and len(right) > 1 and is_capital(right[0])


def part(mention: Mention, start: int, end: int) -> Mention:
    """Return the mention of one of two bodies, by its place in the name of both."""
    text = mention.text[start:end]
    name = f"{mention.ids[0].partition('/')[0]}/{slug_of(text)}"
    begin = mention.start + start
    return replace(mention, start=begin, end=begin + len(text), text=text, label=text, ids=(name,))
