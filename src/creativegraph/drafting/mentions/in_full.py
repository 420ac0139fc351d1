"""Names that the title of a report gives in short and its text in full, or the other way round: they mean one thing."""

from collections.abc import Sequence
from dataclasses import replace

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.short_names import LEAD, is_within_order
from creativegraph.names.fold import fold

__all__ = ["in_full"]

FEWEST = 2
"""How many words of its own a short name has at least, its noun among them."""


def in_full(report: Report, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a report; what its title names means what the text calls by more, or fewer, of its words.

    Bodies and persons are left out, since others have names as like: *University of X*, *Polytechnic University of X*.
    """
    end = min(max(report.text.find("\n"), 0), LEAD)
    new = [each for each in mentions if is_new(report, each)]
    meant: dict[str, Mention] = {}
    for each in new:
        if each.start < end:
            meant |= pair(report, each, [one for one in new if one.start >= end])
    return [
        replace(each, ids=(whole := meant[each.ids[0]]).ids, label=whole.label, classes=whole.classes)
        if is_new(report, each) and each.ids[0] in meant else each
        for each in mentions
    ]  # fmt: skip


def is_new(report: Report, mention: Mention) -> bool:
    """Return whether a mention names something that no graph knows, and neither a body nor a person."""
    if mention.known or mention.inner or not mention.ids or not mention.label or mention.edition_of:
        return False
    lexicon = report.lexicon
    return not (
        mention.ids[0].startswith(lexicon.bodies)
        or lexicon.is_person(mention.classes)
        or lexicon.territories & {*mention.classes}
    )


def pair(report: Report, title: Mention, others: Sequence[Mention]) -> dict[str, Mention]:
    """Return what a name in a title means, or what means it, by the id of the shorter one; nothing if several could."""
    alike = {each.ids[0]: each for each in reversed(others) if is_alike(report, title, each)}
    alike.pop(title.ids[0], None)
    if len(alike) != 1:
        return {}
    other = next(iter(alike.values()))
    if is_noun_before(report, title, other) or len(words_of(other)) > len(words_of(title)):
        return {title.ids[0]: other}
    return {other.ids[0]: title}


def is_alike(report: Report, title: Mention, other: Mention) -> bool:
    """Return whether one of two names has all words of the other, in their order and with the same noun first."""
    if is_noun_before(report, title, other):
        return True
    short, long = sorted((words_of(title), words_of(other)), key=len)
    own = [each for each in short if each not in report.lexicon.linking]
    same = title.ids[0].partition("/")[0] == other.ids[0].partition("/")[0] and short[:1] == long[:1]
    if not same or len(own) < FEWEST or len(short) == len(long):
        return False
    if long == words_of(title):  # titles go on with other words than names: Feast of Lights draws crowds
        return long[: len(short)] == short and long[len(short)] in report.lexicon.linking
    return is_within_order(own, long)


def is_noun_before(report: Report, title: Mention, other: Mention) -> bool:
    """Return whether another name is that in the title with a noun before it: *Open Doors*, *project Open Doors*."""
    words = other.label.split()
    head = report.lexicon.head_length(other.lang, words)
    return bool(head) and fold(" ".join(words[head:])) == fold(title.label)


def words_of(mention: Mention) -> list[str]:
    """Return the words of a name, folded."""
    return fold(mention.label).split()
