"""What words such as *the festival* mean: the thing spoken of before that they fit."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from creativegraph.drafting.candidate import Thing
from creativegraph.drafting.mentions.edition_words import EARLIER
from creativegraph.drafting.mentions.told import is_yet_to_come
from creativegraph.drafting.rules.mentioned import Mentioned
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.rules.proposals import Proposals
from creativegraph.drafting.slugs import EDITION
from creativegraph.names.fold import fold

__all__ = ["NAMED_ONLY", "YEAR_IN_NAME", "Meant", "References"]

YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
AGENTS = frozenset(("prov:Agent",))
LEAST = 3
"""How long a word is that tells one body from another."""
PLACES = frozenset(("geo:Feature",))
NAMED_ONLY = frozenset(("prov:Agent", "geo:Feature"))
"""Classes of things of which nothing can be said that have no name: somebody, somewhere."""
FAR = 1500
"""Over how many characters a thing is still what is meant by a word for its class."""
OWN = re.compile(r"[ \u00a0][^\W\d_]")
ARTICLE_AND_NOUN = 2
NAMES = -1
"""Stands for how many things without names there are, where things with names count alone."""
BACK = 400
"""How many mentions are looked through for what is meant."""


class Meant(NamedTuple):
    """A thing that is meant, and whether that is sure."""

    thing: Thing
    sure: bool = True


class References:
    """The things that the mentions of a report mean."""

    def __init__(self, mentioned: Mentioned, outline: Outline, proposals: Proposals) -> None:
        self.mentioned, self.outline, self.proposals = mentioned, outline, proposals
        self.mentions, self.classes = mentioned.mentions, mentioned.classes
        self.year = mentioned.document.said_on[:4]
        self.resolved: dict[int, Meant | None] = {}
        self.by_class: dict[frozenset[str], list[int]] = {}
        self.most: dict[tuple[frozenset[str], int], int | None] = {}
        """The things of which the report speaks most, by classes."""

    def meant(self, number: int) -> Meant | None:
        """Return the thing that a mention means; None where it is not known."""
        mention = self.mentions[number]
        if number in self.proposals.made:
            return Meant(self.proposals.thing(number, number))
        if mention.kind != "thing":
            return None
        if mention.ids and not mention.definite:
            return Meant(self.proposals.thing(number, number))
        if number in self.resolved:
            return self.resolved[number]
        found = self.described(number) if mention.definite else self.said_to_be(number)
        if found is None and not NAMED_ONLY & self.classes[number]:
            found = Meant(self.proposals.proposed(number))
        self.resolved[number] = found
        return self.resolved[number]

    def said_to_be(self, number: int) -> Meant | None:
        """Return the thing of which words without a name say what it is: *the Fair is an annual event*."""
        place = bisect_left(self.mentioned.starts, self.mentions[number].start) - 1
        if place < 0:
            return None
        before, mention = self.mentioned.outer[place], self.mentions[number]
        between = self.mentioned.document.text[self.mentions[before].end : mention.start].strip().lower()
        same = self.mentions[before].kind == "thing" and between in self.mentioned.lexicon.being
        kinds = set(self.mentioned.known.by_kind.values())
        if not same or not self.classes[before] & self.classes[number] & kinds or before == number:
            return None
        found = self.meant(before)
        return None if found is None else Meant(self.same_at(found.thing, number), found.sure)

    def same_at(self, thing: Thing, number: int) -> Thing:
        """Return a thing as it stands at a mention."""
        mention = self.mentions[number]
        return Thing(thing.id, thing.label, mention.start, mention.end, thing.known, thing.classes)

    def described(self, number: int) -> Meant | None:
        """Return the thing that a word for its class means: the last one before it that has that class."""
        mention = self.mentions[number]
        wanted = set(mention.classes)
        opened = self.outline.paragraph(mention.start)
        if AGENTS & self.classes[number]:  # the centre, the museum: a place by its class, and a body as well
            wanted |= {each for each, acting in self.mentioned.known.acting.items() if wanted & acting}
        last = self.last(mention.start, wanted, self.called_like(number))
        if last is not None and AGENTS & self.classes[number]:
            last = self.main_body(last, number, wanted, opened)
        elif last is not None:
            last = self.likelier(last, number, wanted)
        elif not NAMED_ONLY & self.classes[number]:
            last = self.of_kind(number, opened)
            last = self.one_named(frozenset(wanted)) if last is None else last  # named later, as what a paper is about
        if last is not None:
            last = self.of_series(last, mention.start)
            start = self.mentions[last].start
            near = start >= opened or mention.start - start <= FAR
            return Meant(self.proposals.thing(last, number), sure=near)
        if mention.ids and not AGENTS & self.classes[number]:
            thing = Thing(mention.ids[0], mention.label or mention.text, mention.start, mention.end, mention.known,
                          mention.classes)  # fmt: skip
            return Meant(thing, sure=False)
        return None

    def of_kind(self, number: int, opened: int) -> int | None:
        """Return the last thing of another class of the kind of a noun, if it stands in the same paragraph."""
        kinds = self.classes[number] & set(self.mentioned.known.by_kind.values())
        near = self.last(self.mentions[number].start, kinds)
        return near if near is not None and self.mentions[near].start >= opened else None

    def main_body(self, last: int, number: int, wanted: set[str], opened: int) -> int:
        """Return the body of which a report speaks most, where a paragraph opens with its noun: *La Fundación*."""
        main = self.main(frozenset(wanted)) if self.mentions[last].start < opened else None
        if main is None or self.mentions[main].start > self.mentions[number].start:
            return last
        return main if self.has_most(main, self.called_like(number)) else last

    def one_named(self, wanted: frozenset[str]) -> int | None:
        """Return the only thing of some classes that a report names; None if there is none, or are several."""
        named = [each for each in self.mentioned.named
                 if wanted & self.classes[each] and not self.mentions[each].inner]  # fmt: skip
        return named[0] if len({self.mentions[each].ids[0] for each in named}) == 1 else None

    def of_series(self, number: int, place: int) -> int:
        """Return the edition that is meant by a word for events where the last one named is a series: that before."""
        if not self.mentioned.lexicon.editions.keys() & set(self.mentions[number].classes):
            return number
        series = self.mentions[number].ids[0]
        begin = bisect_left(self.mentioned.named_starts, place)
        before = (each for each in reversed(self.mentioned.named[:begin]) if self.mentions[each].edition_of == series)
        return next(before, number)

    def likelier(self, last: int, number: int, wanted: set[str]) -> int:
        """Return what is meant, not the last thing of its class: one that has the very noun in its name, or heads."""
        mention = self.mentions[number]
        words = frozenset(each for each in fold(mention.text).split() if len(each) >= LEAST)
        main = (
            self.main(frozenset(wanted)) if self.mentions[last].start < self.outline.paragraph(mention.start) else None
        )
        if main is not None and self.mentions[main].start < mention.start and not self.is_edition(last):
            return main
        if words & set(fold(self.mentions[last].text).split()):
            return last
        if PLACES & self.classes[number] and (most := self.main(frozenset(wanted))) is not None:
            named = self.mentions[most].start < mention.start
            return most if named and self.counts(most) > 2 * self.counts(last) else last
        opened = self.outline.paragraph(mention.start)
        like = self.last(mention.start, wanted, words)
        if like is not None and (self.mentions[like].start >= opened or self.mentions[last].start < opened):
            return like
        headed = self.headed(mention.start, wanted) if self.mentions[last].start < opened else None
        return last if headed is None else headed

    def counts(self, number: int) -> int:
        """Return how often a report names a thing."""
        name = self.mentions[number].ids[:1]
        return sum(self.mentions[each].ids[:1] == name for each in self.mentioned.named)

    def is_edition(self, number: int) -> bool:
        """Return True for a thing with a year in its name, or known as one of a series: another one may be the main."""
        mention = self.mentions[number]
        return bool(mention.edition_of) or YEAR_IN_NAME.search(mention.text) is not None

    def called_like(self, number: int) -> frozenset[str]:
        """Return words of which the name of an agent that is meant has one: *the fund* means no other body."""
        if not AGENTS & self.classes[number]:
            return frozenset()
        return frozenset(each for each in fold(self.mentions[number].text).split() if len(each) >= LEAST)

    def is_other_edition(self, number: int) -> bool:
        """Return True for an edition called without a name, such as *the previous edition*, to which one compares."""
        mention = self.mentions[number]
        told = bool(mention.ids) and not mention.definite and EDITION.fullmatch(mention.ids[0]) is not None
        return told and (EARLIER.search(mention.text) is not None or is_yet_to_come(mention, self.year))

    def has_most(self, number: int, words: frozenset[str]) -> bool:
        """Return True for a thing in whose name more than half of some words are, and where there are none."""
        return not words or len(words & set(fold(self.mentions[number].text).split())) * 2 > len(words)

    def is_part(self, number: int) -> bool:
        """Return True for *the closing concert*: a part without a name of what has one, of which a sentence speaks."""
        return self.mentions[number].definite and len(self.mentions[number].text.split()) > ARTICLE_AND_NOUN

    def last(
        self, before: int, wanted: Iterable[str], words: frozenset[str] = frozenset(), *, near: bool = False
    ) -> int | None:
        """Return the last mention of a thing of a class before a place; within a name only if there is no other.

        Where words are given, its name has most of them.
        """
        asked = set(wanted)
        place = bisect_left(self.mentioned.named_starts, before)
        named = [each for each in reversed(self.mentioned.named[max(0, place - BACK) : place])
                 if asked & self.classes[each] and self.mentions[each].end <= before
                 and not (near and self.is_other_edition(each)) and self.has_most(each, words)]  # fmt: skip
        outer = next((each for each in named if not self.mentions[each].inner), None)
        begun = self.outline.section(before) if near else 0  # what has no name is a topic only where it is told
        made = (each for each in islice(reversed(self.proposals.made), BACK) if asked & self.classes[each]
                and not (near and outer is not None and self.is_part(each))
                and begun <= self.mentions[each].start and self.mentions[each].end <= before)  # fmt: skip
        return max((each for each in (outer, next(made, None)) if each is not None), default=next(iter(named), None))

    def headed(self, place: int, wanted: Iterable[str]) -> int | None:
        """Return the thing of the nearest heading above a place that has one of a class."""
        asked = set(wanted)
        for each in self.outline.above(place):
            begin, end = (
                bisect_left(self.mentioned.named_starts, each.start),
                bisect_left(self.mentioned.named_starts, each.end),
            )
            fits = [
                one
                for one in self.mentioned.named[begin:end]
                if asked & self.classes[one] and not self.mentions[one].inner
            ]
            if fits:
                return fits[0]
        return None

    def edition_opening(self, number: int, opened: int) -> int:
        """Return the edition of a series of which a section speaks first: earlier ones are told beside it."""
        last = EDITION.fullmatch(self.mentions[number].ids[0]) if self.mentions[number].ids else None
        if last is None:
            return number
        begin = bisect_left(self.mentioned.named_starts, opened)
        for each in self.mentioned.named[begin : bisect_left(self.mentioned.named_starts, self.mentions[number].start)]:
            found = EDITION.fullmatch(self.mentions[each].ids[0])
            if found and found["series"] == last["series"] and not self.mentions[each].inner:
                return each if found["year"] >= last["year"] else number
        return number

    def only(self, before: int, wanted: frozenset[str]) -> int | None:
        """Return the only thing of some classes of which a report speaks up to a place; None if there are several."""
        made = [each for each in self.proposals.made if wanted & self.classes[each]]
        spoken = [each for each in (*self.mentioned.named, *made) if wanted & self.classes[each]
                  and self.mentions[each].end <= before and not self.mentions[each].inner]  # fmt: skip
        things = {self.proposals.thing(each, each).id for each in spoken}
        return spoken[0] if len(things) == 1 else None

    def main(self, wanted: frozenset[str]) -> int | None:
        """Return the thing of some classes of which the report speaks most, the first of several; None if neither."""
        key = wanted, NAMES if self.named_of(wanted) else len(self.proposals.made)
        if key not in self.most:
            fits = self.named_of(wanted) or [
                each for each in self.mentioned.things if each in self.proposals.made and wanted & self.classes[each]
            ]
            ids = [self.proposals.thing(each, each).id for each in fits]
            most = Counter(ids).most_common(2)
            alone = bool(most) and (len(most) == 1 or most[0][1] > most[1][1] or most[0][0] == ids[0])
            self.most[key] = fits[ids.index(most[0][0])] if alone else None
        return self.most[key]

    def named_of(self, wanted: frozenset[str]) -> list[int]:
        """Return the mentions of things of some classes by their names, in the order of the text."""
        if wanted not in self.by_class:
            self.by_class[wanted] = [
                each for each in self.mentioned.named if wanted & self.classes[each] and not self.mentions[each].inner
            ]
        return self.by_class[wanted]

    def is_nameless(self, number: int) -> bool:
        """Return True for a thing without a name of which nothing is said yet."""
        mention = self.mentions[number]
        nameless = (
            mention.kind == "thing" and not mention.ids and not mention.definite and number not in self.proposals.made
        )
        return nameless and self.said_to_be(number) is None

    def has_own_words(self, number: int) -> bool:
        """Return True for a noun that words in small letters behind it tell from what was spoken of before."""
        return OWN.match(self.mentioned.document.text, self.mentions[number].end) is not None
