"""Which spans stay where several overlap: the longest from the left, with those that stand inside it."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.span import Span

__all__ = ["Chosen", "chosen", "within"]


class Chosen(NamedTuple):
    """A span that stays, and whether it stands inside a larger one."""

    span: Span
    inner: bool


def chosen(spans: Iterable[Span]) -> list[Chosen]:
    """Return spans in the order of the text, none of which crosses the end of another."""
    kept: list[Chosen] = []
    outer: list[Span] = []
    for each in sorted(spans, key=rank):
        while outer and outer[-1].end <= each.begin:
            outer.pop()
        if kept and (each.begin, each.end) == (kept[-1].span.begin, kept[-1].span.end):
            continue
        if outer and each.end > outer[-1].end:
            continue
        if outer and (not each.things and each.begin == outer[-1].begin):  # a shorter reading of the same name
            continue
        if outer and (syllable(each, outer[-1]) or (each.begin == outer[-1].begin and each.is_noun)):
            continue
        kept.append(Chosen(each, bool(outer)))
        outer.append(each)
    return kept


def syllable(span: Span, around: Span) -> bool:
    """Return whether a name of one word is the first syllable of a word within another: Mỹ in Mỹ thuật."""
    return span.small_behind and span.end - span.begin == 1 and span.end < around.end


def rank(span: Span) -> tuple[int, int, bool, bool]:
    """Return the order of spans: from the left, the longest, what is known, what has a title."""
    return span.begin, -span.end, not span.things, not span.label


def is_within(mention: Mention, whole: Collection[tuple[int, int]]) -> bool:
    """Return whether a thing stands inside one of several spans."""
    return any(start <= mention.start and mention.end <= end for start, end in whole)


def within(found: Sequence[Mention]) -> list[Mention]:
    """Return mentions; of those that stand inside others, only what still does."""
    outer = sorted((each.start, each.end) for each in found if not each.inner)
    starts = [each[0] for each in outer]
    kept = list[Mention]()
    for each in found:
        around = outer[bisect_right(starts, each.start) - 1] if each.inner and outer else (0, 0)
        inside = around[0] <= each.start and each.end <= around[1] and around != (each.start, each.end)
        if not each.inner or inside:
            kept.append(each)
    return kept
