"""The mentions of a report in their order, and how patterns see a sentence in which some stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from creativegraph.drafting.document import Document
from creativegraph.drafting.mentions.lexicon import lexicon
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.rules.classes import Classes
from creativegraph.drafting.rules.quantities import figures_change, is_money, is_share
from creativegraph.drafting.rules.sequence import Token, outermost, words_of

__all__ = ["Mentioned"]

LABEL = re.compile(r"[^\W\d_][^:\n|.;]{1,50}(?=[ \u00a0]?:\s)")
"""What may be the label of a line."""
ARTICLE = 8
"""How many characters may stand between a person's name and the office behind it."""


class Mentioned:
    """The mentions of a report, each by its number.

    ``codes`` are the codes and code lists that are asked for; mentions of others are left out.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], classes: Classes, codes: frozenset[str] = frozenset()
    ) -> None:
        self.document, self.known = document, classes
        self.lexicon = lexicon()  # found by all words of the projects, so not at each use
        self.mentions = [each for each in mentions if each.kind != "code" or codes & of_lists(each.ids)]
        mentions = self.mentions
        self.outer = outermost(mentions)
        self.starts = [mentions[each].start for each in self.outer]
        self.inside = self.within()
        self.classes = [classes.of(each.classes, each.ids[0] if each.ids else "") for each in mentions]
        self.things = [each for each, mention in enumerate(mentions) if mention.kind == "thing"]
        self.named = [each for each in self.things if mentions[each].ids and not mentions[each].definite]
        self.named_starts = [mentions[each].start for each in self.named]
        self.by_id = {mentions[each].ids[0]: each for each in reversed(self.named)}

    def within(self) -> Mapping[int, list[int]]:
        """Return the mentions that stand in the names of others, by these."""
        found: dict[int, list[int]] = {}
        for number, each in enumerate(self.mentions):
            place = bisect_right(self.starts, each.start) - 1
            outer = self.outer[place] if place >= 0 else number
            if outer != number and each.end <= self.mentions[outer].end:
                found.setdefault(outer, []).append(number)
        return found

    def between(self, start: int, end: int, *, codes: bool) -> list[int]:
        """Return the mentions from start to end that do not stand in others, with or without codes."""
        found = self.outer[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        if codes:
            return found
        plain = list[int]()
        for each in found:
            if self.mentions[each].kind != "code":
                plain.append(each)
            else:  # what stands in the words of a code
                plain += [one for one in self.inside.get(each, ()) if self.mentions[one].kind != "code"]
        return plain

    def tokens(self, start: int, end: int, within: Iterable[int]) -> Iterator[Token]:
        """Yield the tokens of a sentence in which some mentions stand."""
        place, label = start, self.label_end(start, end)
        for number in within:
            mention = self.mentions[number]
            if mention.end <= label and mention.kind == "thing" and (mention.definite or not mention.ids):
                continue  # a word of a label, such as Organising body
            if mention.start >= place:
                yield from words_of(self.document.text, place, mention.start)
                yield Token(self.mark(number), mention.start, mention.end, number)
                place = mention.end
        yield from words_of(self.document.text, place, end)

    def label_end(self, start: int, end: int) -> int:
        """Return where the label ends with which a line begins; its start if it begins with none."""
        found = LABEL.match(self.document.text, start, end)
        return found.end() if found else start

    def mark(self, number: int) -> str:
        """Return how a mention is written for patterns."""
        inner = {each for one in self.inside.get(number, ()) for each in self.types(one)}
        marks = [*sorted(self.types(number)), *sorted(f"~{each}" for each in inner)]
        return f"<{number};{';'.join(marks)};>"

    def types(self, number: int) -> set[str]:
        """Return what a mention is, as slots name it."""
        mention = self.mentions[number]
        if mention.kind == "thing":
            acting = (self.known.acting[each] for each in self.classes[number] if each in self.known.acting)
            return {*self.classes[number], *self.office(mention)}.union(*acting)
        if mention.kind == "code":
            return {*of_lists(mention.ids), "code"}
        if mention.kind == "time":
            return {"time", "time-span"} if "/" in mention.value else {"time"}
        if is_share(mention):
            return {"share"}
        plain = "change" if figures_change(mention.value) else "count"
        return {"figure", plain, *mention.indicators, *([mention.indicator] if mention.indicator else ()),
                *(["money"] if is_money(mention.value) else ())}  # fmt: skip

    def office(self, mention: Mention) -> tuple[str, ...]:
        """Return how slots name a person with an office, by the side on which it stands."""
        if not mention.office:
            return ()
        behind = self.document.text[mention.end : mention.end + len(mention.title) + ARTICLE]
        return ("office", "office-behind" if mention.title and mention.title in behind else "office-before")

    def code(self, number: int, types: Iterable[str]) -> str:
        """Return the code that a mention has of some lists; empty if none."""
        wanted = tuple(types)
        fits = (each for each in self.mentions[number].ids if each in wanted or each.rpartition("/")[0] in wanted)
        return next(fits, "")


def of_lists(ids: Iterable[str]) -> frozenset[str]:
    """Return codes with the lists that they are of, as slots name them."""
    return frozenset(part for each in ids for part in (each, each.rpartition("/")[0]))
