"""What words speak of that do not name it: by their sentence, what introduces it, and what stands above."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property

from creativegraph.drafting.candidate import Thing
from creativegraph.drafting.rules.mentioned import Mentioned
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.rules.proposals import Proposals
from creativegraph.drafting.rules.references import NAMED_ONLY, Meant, References
from creativegraph.drafting.rules.sequence import Line
from creativegraph.drafting.sentences import Sentence
from creativegraph.names.fold import fold

__all__ = ["Topics"]

FIRST_LINES = 14
"""In how many lines from the begin a report says of which town it is."""
LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n|]{1,40}?)\s*:\s+")
TITLES, FEWEST = 2, 2
"""In how many lines the title of a report stands, and how often it names the body that it is of."""
ARTICLE = 4
ENDED = re.compile(r"[ \u00a0]*(?:[:,|(\n–—-]|\Z)")
FRONT = 14
"""In how many words from the begin of a sentence a pronoun stands that takes up what words before it are about."""
OPENING = 3
"""How many words may stand before the name with which a sentence begins, and this itself."""
LOCATED = re.compile(r"(?<!\w)(?:in|at|from|tại|ở|từ|à|au|en|a|por|de|của)\s*$", re.IGNORECASE)


class Topics:
    """The things of which the sentences of a report speak."""

    def __init__(self, mentioned: Mentioned, outline: Outline, proposals: Proposals, references: References) -> None:
        self.mentioned, self.outline = mentioned, outline
        self.mentions, self.classes = mentioned.mentions, mentioned.classes
        self.proposals, self.references = proposals, references

    def topic(
        self, line: Line, place: int, classes: Sequence[str], beside: Collection[int] = frozenset()
    ) -> Meant | None:
        """Return the thing of some classes of which the words at a token speak, but none of those ``beside``.

        It is the last one before them in the sentence, else the first one behind them, else that of which the sentence
        before in the paragraph speaks, else that of a heading, of the whole report, or the last one.
        """
        wanted, at = frozenset(classes), line.tokens[place].start
        start, end = line.tokens[line.lead].start, line.tokens[-1].end
        new = [each for each in self.proposals.made if start <= self.mentions[each].start < end]
        among = sorted({*(each.mention for each in line.tokens if each.mention >= 0), *new} - {*beside})
        before = [each for each in among if self.mentions[each].start < at]
        nearest = next((each for each in reversed(before) if wanted & self.classes[each]), None)
        if nearest is not None and self.references.is_nameless(nearest) and self.references.has_own_words(nearest):
            return Meant(self.proposals.proposed(nearest))
        clause = next((each.start for each in line.tokens[place:] if each.text == ";"), end)
        for each in (*reversed(before), *(each for each in among if at < self.mentions[each].start < clause)):
            behind = self.mentions[each].start > at
            if (
                wanted & self.classes[each]
                and not (behind and self.references.is_other_edition(each))
                and not self.references.is_nameless(each)
                and (found := self.references.meant(each)) is not None
            ):
                return found
        return self.above(line, wanted)

    def without_name(self, line: Line, classes: Sequence[str]) -> Meant | None:
        """Return a new thing for the only words of a sentence that may mean one, where nothing else is spoken of."""
        wanted, among = frozenset(classes), {each.mention for each in line.tokens[line.lead :] if each.mention >= 0}
        fits = [each for each in among if wanted & self.classes[each] and self.references.is_nameless(each)]
        if len(fits) != 1 or NAMED_ONLY & self.classes[fits[0]]:
            return None
        return Meant(self.proposals.proposed(fits[0]))

    def is_of_another(self, line: Line, place: int, thing: Thing) -> bool:
        """Return True where a sentence begins with the name of another thing, which its figures are of."""
        named = {self.mentions[each.mention].ids[:1] for each in line.tokens if each.mention >= 0}
        if line.lead or (thing.id,) in named or line.tokens[-1].start < thing.start:
            return False
        opens = [each.mention for each in line.tokens[:OPENING] if each.mention >= 0]
        number = next((each for each in opens if self.mentions[each].kind == "thing"), None)
        if number is None or not NAMED_ONLY & self.classes[number]:
            return False
        other = self.mentions[number]
        located = LOCATED.search(self.mentioned.document.text, max(0, other.start - 8), other.start)
        return bool(other.ids) and not located and other.start < line.tokens[place].start

    def opening(self, line: Line) -> Meant | None:
        """Return the body of which the report is where a sentence begins with its name; None otherwise."""
        opens = [each.mention for each in line.tokens[:OPENING] if each.mention >= 0]
        number = next((each for each in opens if self.mentions[each].kind == "thing"), None)
        meant = self.references.meant(number) if number is not None else None
        same = meant is not None and self.body is not None and meant.thing.id == self.body.thing.id
        return meant if same else None

    def is_person(self, number: int) -> bool:
        """Return True for a person, who has no figures."""
        return self.mentioned.lexicon.is_person(self.mentions[number].classes)

    def is_behind_another(self, line: Line, place: int, thing: Thing) -> bool:
        """Return True for a figure behind the name of a person or a country, if its paragraph does not name a thing.

        *The board, chaired by Ann Vale, met six times* says nothing of what was named above.
        """
        begun = line.tokens[line.lead].start
        if thing.start >= self.outline.paragraph(begun):
            return False
        before = [each.mention for each in line.tokens[line.lead : place] if each.mention >= 0]
        last = next((each for each in reversed(before) if self.mentions[each].kind == "thing"), None)
        if last is None or self.is_person(last):
            return last is not None
        text, start = self.mentioned.document.text, self.mentions[last].start
        return bool(self.widest & {*self.mentions[last].classes}) and not LOCATED.search(text, max(0, start - 8), start)

    @cached_property
    def widest(self) -> frozenset[str]:
        """The classes of what is around a place, such as a country."""
        return frozenset(each.means for each in self.mentioned.lexicon.given if each.use == "around")

    @cached_property
    def body(self) -> Meant | None:
        """The body or place of which the report is, by its title or a label: of it is what is of nothing else."""
        title = [each for each in self.outline.found[:TITLES] if each.kind == "heading"]
        among = [one for each in title for one in self.mentioned.between(each.start, each.end, codes=False)
                 if self.mentions[one].kind == "thing"]  # fmt: skip
        if any(not self.classes[each] & NAMED_ONLY for each in among):
            return None
        bodies = [each for each in among if not self.is_person(each)]
        return (self.titled(title, bodies) if bodies else None) or self.labelled()

    def titled(self, title: Sequence[Sentence], bodies: Sequence[int]) -> Meant | None:
        """Return the body or place that the title of a report names first, of those in it."""
        named = {self.mentions[each].ids[:1] for each in bodies}
        first = self.mentions[bodies[0]]
        text = self.mentioned.document.text
        told = text[first.end : first.end + 1] == ","  # X, a city of design of another body, and not X, Y and Z
        told = told and not text[first.end + 1 :].lstrip()[:1].isupper()
        whole = any(each.start == first.start and each.end == first.end for each in title)
        if (len(named) > 1 and not told) or not first.ids:
            return None
        if not whole and self.references.counts(bodies[0]) < FEWEST:
            return None
        alone = any(each.start <= first.start <= each.start + ARTICLE for each in title)
        if not alone or not ENDED.match(text, first.end):  # a sentence about it, and no name
            return None
        return self.references.meant(bodies[0])

    def labelled(self) -> Meant | None:
        """Return the town that a line at the begin of a report names behind a label: *City: Orvane*."""
        text, lexicon = self.mentioned.document.text, self.mentioned.lexicon
        for sentence in self.outline.found[:FIRST_LINES]:
            found = LABEL.match(text, sentence.start, sentence.end)
            if not found or lexicon.territory.isdisjoint(fold(found["label"]).split()):
                continue
            for each in self.mentioned.between(found.end(), sentence.end, codes=False)[:1]:
                own = set(self.mentions[each].classes)
                if own & lexicon.territories and not own & self.widest and self.mentions[each].ids:
                    return self.references.meant(each)
        return None

    def instead(self, meant: Meant | None, place: int) -> Meant | None:
        """Return what words speak of, or the body of the report where neither paragraph nor heading names that."""
        if self.body is None or self.body.thing.id == (meant.thing.id if meant is not None else ""):
            return meant
        if meant is not None and meant.sure:
            start = meant.thing.start
            head = next(self.outline.above(place), None)
            headed = head is not None and head.start <= start < head.end and not self.outline.is_title(head.start)
            if headed or start >= self.outline.section(place):
                return meant
        return self.body

    def is_where(self, numbers: Sequence[int]) -> bool:
        """Return True for several things where words say that the others act in the first: *In the Hall, A and B …*."""
        text, several = self.mentioned.document.text, [self.mentions[each] for each in numbers[:2]]
        if len(several) < 2 or not text[several[0].end : several[1].start].lstrip().startswith(","):
            return False
        return LOCATED.search(text, max(0, several[0].start - 8), several[0].start) is not None

    def above(self, line: Line, wanted: frozenset[str]) -> Meant | None:
        """Return what a sentence or list speaks of that does not name it: by what introduces it, and what is above."""
        for each in line.tokens[: line.lead]:
            if (
                each.mention >= 0
                and wanted & self.classes[each.mention]
                and (meant := self.references.meant(each.mention))
            ):
                return meant
        if (before := self.subject_before(line)) is not None and (
            wanted & self.classes[before[0]]
            or not self.names_one(before[1], wanted)
            or self.mentions[before[0]].start <= before[1].start + ARTICLE
        ):
            return self.references.meant(before[0]) if wanted & self.classes[before[0]] else None
        return self.told_above(line, wanted)

    def told_above(self, line: Line, wanted: frozenset[str]) -> Meant | None:
        """Return what the item before, the sentences before or the headings speak of, else the whole report."""
        own = line.tokens[line.lead].start  # what the item before these words is about
        last = self.references.last(own, wanted) if line.lead else None
        if last is not None and self.mentions[last].start >= self.outline.paragraph(own):
            first = self.first_beside(last, own, wanted)
            return Meant(self.proposals.thing(first, first))
        begun = line.tokens[0].start
        last = self.references.last(begun, wanted, near=True)
        if last is not None and self.mentions[last].start >= self.outline.section(begun):
            first = self.references.edition_opening(self.first_beside(last, begun, wanted), self.outline.section(begun))
            first = self.edition_of(first, begun, wanted)
            return Meant(self.proposals.thing(first, first))
        headed = self.references.headed(begun, wanted)  # whatever stands last is no topic
        sure = headed if headed is not None else self.references.main(wanted)
        if sure is not None and self.mentions[sure].start > begun:  # a thing named later is not what this speaks of
            sure = self.references.only(begun, wanted)
            if sure is None:
                return None
        if sure is not None:
            sure = self.edition_of(sure, begun, wanted)
            return Meant(self.proposals.thing(sure, sure))
        return Meant(self.proposals.thing(last, last), sure=False) if last is not None else None

    def edition_of(self, number: int, place: int, wanted: frozenset[str]) -> int:
        """Return the edition that is meant where a series is, if there is one before a place that is wanted."""
        edition = self.references.of_series(number, place)
        return edition if wanted & self.classes[edition] else number

    def goes_on(self, line: Line) -> bool:
        """Return True for a sentence that goes on about what the one before it begins with: *It cost …*."""
        return self.subject_before(line) is not None

    def subject_before(self, line: Line) -> tuple[int, Sentence] | None:
        """Return the thing that the sentence before begins with, and this, where a sentence begins with a pronoun."""
        if line.lead or not (line.tokens[0].text in self.mentioned.lexicon.pronouns or self.goes_on_behind(line)):
            return None
        found, start = self.outline.found, line.tokens[0].start
        place = bisect_right(found, start, key=lambda each: each.start) - 2
        if place < 0 or found[place].start < self.outline.paragraph(start):
            return None
        before = found[place]
        for number in self.mentioned.between(before.start, before.end, codes=False):
            mention = self.mentions[number]
            located = LOCATED.search(self.mentioned.document.text, max(before.start, mention.start - 8), mention.start)
            if mention.kind == "thing" and not located and self.references.meant(number) is not None:
                return number, before
        return None

    def goes_on_behind(self, line: Line) -> bool:
        """Return True where a pronoun follows the first comma of a sentence: *Launched in 2004, it …*."""
        comma = next((place for place, each in enumerate(line.tokens[:FRONT]) if each.text == ","), FRONT)
        return comma + 1 < min(len(line.tokens), FRONT) and (
            line.tokens[comma + 1].text in self.mentioned.lexicon.personal
        )  # fmt: skip

    def names_one(self, sentence: Sentence, wanted: frozenset[str]) -> bool:
        """Return True for a sentence that speaks of a thing of some classes."""
        among = self.mentioned.between(sentence.start, sentence.end, codes=False)
        return any(wanted & self.classes[each] for each in among)

    def first_beside(self, last: int, place: int, wanted: frozenset[str]) -> int:
        """Return the first thing of its kind in the sentence of another: what that sentence is about."""
        text, start = self.mentioned.document.text, self.mentions[last].start
        opened = max(
            self.outline.paragraph(start), *(text.rfind(each, 0, start) + 2 for each in (". ", "? ", "! ", "; "))
        )
        kind = self.mentions[last].ids[0].partition("/")[0] if self.mentions[last].ids else ""
        starts = self.mentioned.named_starts
        for each in self.mentioned.named[bisect_left(starts, opened) : bisect_left(starts, place)]:
            mention = self.mentions[each]
            if wanted & self.classes[each] and not mention.inner and mention.ids[0].partition("/")[0] == kind:
                return each
        return last
