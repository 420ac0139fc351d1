"""Bodies whose name is a word for the government of a place and this place: *Ville de X*, *X City Council*."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from creativegraph.drafting.mentions.lexicon import Lexicon
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.rules.acting import Acting
from creativegraph.names.fold import fold

__all__ = ["governed"]

BEFORE, BEHIND = ("town", "government"), ("town-in", "government-behind")
"""The uses of words behind which, and before which, the name of a town stands."""


def governed(mentions: Sequence[Mention], text: str, acting: Acting, lexicon: Lexicon) -> list[Mention]:
    """Return mentions; a new body that is the government of a place as what acts for the place.

    So the town that signs and the town of which somebody is the mayor have one government.
    """
    same = dict(governments(mentions, text, acting, words_of(lexicon), lexicon))
    return [
        replace(each, ids=(same[each.ids[0]],)) if each.kind == "thing" and each.ids and each.ids[0] in same else each
        for each in mentions
    ]


@lru_cache(maxsize=4)
def words_of(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for governments, those that stand before the name of a town and those behind it."""
    before, behind = (
        frozenset(without_links(one, lexicon) for each in lexicon.given if each.use in uses for one in each.words)
        for uses in (BEFORE, BEHIND)
    )
    return before, behind


def governments(
    mentions: Sequence[Mention], text: str, acting: Acting, words: tuple[frozenset[str], frozenset[str]],
    lexicon: Lexicon,
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Yield the ids of new bodies that are governments, with those of what acts for their places."""
    places = [each for each in mentions if each.kind == "thing" and each.inner and each.ids]
    at = {(each.start, each.end): each for each in places}
    starts = {each.start: each for each in places}
    ends = {each.end: each for each in places}
    for each in mentions:
        body = each.kind == "thing" and not each.known and not each.inner and not each.definite
        if not body or not each.ids or not each.ids[0].startswith(lexicon.bodies):
            continue
        last, first = ends.get(each.end), starts.get(each.start)
        if last is not None and without_links(text[each.start : last.start], lexicon) in words[0]:
            place = at[last.start, last.end]
        elif first is not None and fold(text[first.end : each.end]).strip() in words[1]:
            place = at[first.start, first.end]
        else:
            continue
        if name := acting.name_of(place.ids[0], place.classes):
            yield each.ids[0], name


def without_links(words: str, lexicon: Lexicon) -> str:
    """Return words folded, without those that link at their end."""
    found = fold(words).split()
    while found and found[-1] in lexicon.linking:
        found.pop()
    return " ".join(found)
