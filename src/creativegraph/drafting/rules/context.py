"""What a report speaks of at a place: the things that words such as *the festival* mean, topics, and times."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from creativegraph.drafting.candidate import Thing
from creativegraph.drafting.document import Document
from creativegraph.drafting.mentions.lexicon import lexicon
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.rules.classes import Classes
from creativegraph.drafting.rules.outline import Outline
from creativegraph.drafting.rules.sequence import Line, Token, outermost, words_of
from creativegraph.drafting.slugs import EDITION, slug_of
from creativegraph.errors import CreativeGraphError
from creativegraph.iris import expand
from creativegraph.names.fold import fold
from creativegraph.tables.cells import figures
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["NAMED_ONLY", "YEAR_IN_NAME", "Context", "Meant", "is_figure"]

YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
AGENTS = frozenset(("prov:Agent",))
LEAST = 3
"""How long a word is that tells one body from another."""
NAMED_ONLY = frozenset(("prov:Agent", "geo:Feature"))
"""Classes of things of which nothing can be said that have no name: somebody, somewhere."""
LABEL = re.compile(r"[^\W\d_][^:\n|.;]{1,50}(?=[ \u00a0]?:\s)")
"""What may be the label of a line."""
FAR = 1500
"""Over how many characters a thing is still what is meant by a word for its class."""
LONGEST_HEAD = 120
ARTICLE = 8
"""How many characters may stand between a person's name and the office behind it."""
OWN = re.compile(r"[ \u00a0][^\W\d_]")
OPENING = 3
"""How many words may stand before the name with which a sentence begins, and this itself."""
LOCATED = re.compile(r"(?<!\w)(?:in|at|from|tại|ở|từ|à|au|en|a|por|de|của)\s*$", re.IGNORECASE)
NUMBERED = re.compile(r"-(?:(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th|e|a|o)|lan-thu-\w+)$")
YEAR = re.compile(r"(?:19|20)\d\d")
YEARS = re.compile(r"(?<![\d-])(?:19|20)\d\d")
SIGNS = ("+", "-", "−")
BACK = 400
"""How many mentions are looked through for what is meant."""


class Meant(NamedTuple):
    """A thing that is meant, and whether that is sure."""

    thing: Thing
    sure: bool = True


class Context:
    """The mentions of a report, in their order, and the things that they mean.

    ``codes`` are the codes and code lists that are asked for; mentions of others are left out.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], classes: Classes, codes: frozenset[str] = frozenset(),
        outline: Outline | None = None,
    ) -> None:  # fmt: skip
        self.document, self.known = document, classes
        self.lexicon = lexicon()  # found by all words of the projects, so not at each use
        self.outline = outline or Outline(document.text, ())
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
        self.made: dict[int, Thing] = {}
        """Things that are proposed for mentions without a name, as far as something is drafted of them."""
        self.pending: dict[str, int] = {}
        self.told: set[int] = set()
        """What the title announces, and of which it is known by now what it is."""
        self.taken: set[str] = {each for mention in mentions for each in mention.ids}
        self.breaks = [found.start() for found in re.finditer("\n", document.text)]
        self.resolved: dict[int, Meant | None] = {}
        self.most: dict[tuple[frozenset[str], int], int | None] = {}
        """The things of which the report speaks most, by classes."""

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
            if mention.end <= label and (mention.definite or not mention.ids):
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
            return {*self.classes[number], *self.office(mention)}
        if mention.kind == "code":
            return {*of_lists(mention.ids), "code"}
        if mention.kind == "time":
            return {"time"}
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

    def meant(self, number: int) -> Meant | None:
        """Return the thing that a mention means; None where it is not known."""
        mention = self.mentions[number]
        if number in self.made:
            return Meant(self.thing(number, number))
        if mention.kind != "thing":
            return None
        if mention.ids and not mention.definite:
            return Meant(self.thing(number, number))
        if number in self.resolved:
            return self.resolved[number]
        found = self.described(number) if mention.definite else self.said_to_be(number)
        if found is None and not NAMED_ONLY & self.classes[number]:
            found = Meant(self.proposed(number))
        self.resolved[number] = found
        return self.resolved[number]

    def said_to_be(self, number: int) -> Meant | None:
        """Return the thing of which words without a name say what it is: *the Fair is an annual event*."""
        place = bisect_left(self.starts, self.mentions[number].start) - 1
        if place < 0:
            return None
        before, mention = self.outer[place], self.mentions[number]
        between = self.document.text[self.mentions[before].end : mention.start].strip().lower()
        same = self.mentions[before].kind == "thing" and between in self.lexicon.being
        kinds = set(self.known.by_kind.values())
        if not same or not self.classes[before] & self.classes[number] & kinds or before == number:
            return None
        found = self.meant(before)
        return None if found is None else Meant(self.same_at(found.thing, number), found.sure)

    def same_at(self, thing: Thing, number: int) -> Thing:
        """Return a thing as it stands at a mention."""
        mention = self.mentions[number]
        return Thing(thing.id, thing.label, mention.start, mention.end, thing.known, thing.classes)

    def thing(self, number: int, at: int) -> Thing:
        """Return the thing of one mention as it stands at another."""
        mention, place = self.mentions[number], self.mentions[at]
        if number in self.made:
            made = self.made[number]
            return Thing(made.id, made.label, place.start, place.end, made.known, made.classes)
        return Thing(
            mention.ids[0], mention.label or mention.text, place.start, place.end, mention.known, mention.classes
        )

    def described(self, number: int) -> Meant | None:
        """Return the thing that a word for its class means: the last one before it that has that class."""
        mention = self.mentions[number]
        wanted = set(mention.classes)
        opened = self.paragraph(mention.start)
        last = self.last(mention.start, wanted, self.called_like(number))
        if last is not None and not AGENTS & self.classes[number]:
            last = self.likelier(last, number, wanted)
        if last is None and not NAMED_ONLY & self.classes[number]:  # of another class of its kind, just before
            kinds = self.classes[number] & set(self.known.by_kind.values())
            near = self.last(mention.start, kinds)
            last = near if near is not None and self.mentions[near].start >= opened else None
        if last is not None:
            last = self.of_series(last, mention.start)
            start = self.mentions[last].start
            near = start >= opened or mention.start - start <= FAR
            return Meant(self.thing(last, number), sure=near)
        if mention.ids and not AGENTS & self.classes[number]:
            thing = Thing(mention.ids[0], mention.label or mention.text, mention.start, mention.end, mention.known,
                          mention.classes)  # fmt: skip
            return Meant(thing, sure=False)
        return None

    def of_series(self, number: int, place: int) -> int:
        """Return the edition that is meant by a word for events where the last one named is a series: that before."""
        if not self.lexicon.editions.keys() & set(self.mentions[number].classes):
            return number
        series = self.mentions[number].ids[0]
        begin = bisect_left(self.named_starts, place)
        before = (each for each in reversed(self.named[:begin]) if self.mentions[each].edition_of == series)
        return next(before, number)

    def likelier(self, last: int, number: int, wanted: set[str]) -> int:
        """Return what is meant, not the last thing of its class: one that has the very noun in its name, or heads."""
        mention = self.mentions[number]
        words = frozenset(each for each in fold(mention.text).split() if len(each) >= LEAST)
        main = self.main(frozenset(wanted)) if self.mentions[last].start < self.paragraph(mention.start) else None
        if main is not None and self.mentions[main].start < mention.start and not self.is_edition(last):
            return main
        if words & set(fold(self.mentions[last].text).split()):
            return last
        opened = self.paragraph(mention.start)
        like = self.last(mention.start, wanted, words)
        if like is not None and (self.mentions[like].start >= opened or self.mentions[last].start < opened):
            return like
        headed = self.headed(mention.start, wanted) if self.mentions[last].start < opened else None
        return last if headed is None else headed

    def is_edition(self, number: int) -> bool:
        """Return True for a thing with a year in its name, or known as one of a series: another one may be the main."""
        mention = self.mentions[number]
        return bool(mention.edition_of) or YEAR_IN_NAME.search(mention.text) is not None

    def called_like(self, number: int) -> frozenset[str]:
        """Return words of which the name of an agent that is meant has one: *the fund* means no other body."""
        if not AGENTS & self.classes[number]:
            return frozenset()
        return frozenset(each for each in fold(self.mentions[number].text).split() if len(each) >= LEAST)

    def last(
        self, before: int, wanted: Iterable[str], words: frozenset[str] = frozenset(), *, near: bool = False
    ) -> int | None:
        """Return the last mention of a thing of a class before a place; within a name only if there is no other.

        Where words are given, its name has one of them.
        """
        asked = set(wanted)
        place = bisect_left(self.named_starts, before)
        named = [each for each in reversed(self.named[max(0, place - BACK) : place])
                 if asked & self.classes[each] and self.mentions[each].end <= before
                 and (not words or words & set(fold(self.mentions[each].text).split()))]  # fmt: skip
        outer = next((each for each in named if not self.mentions[each].inner), None)
        begun = self.section(before) if near else 0  # what has no name is a topic only where it is told
        made = (each for each in reversed([*self.made][-BACK:]) if asked & self.classes[each]
                and begun <= self.mentions[each].start and self.mentions[each].end <= before)  # fmt: skip
        return max((each for each in (outer, next(made, None)) if each is not None), default=next(iter(named), None))

    def is_title(self, place: int) -> bool:
        """Return True for a place in the first line of a report that has more of them."""
        return bool(self.breaks) and place < self.breaks[0]

    def paragraph(self, place: int) -> int:
        """Return where the paragraph of a place begins."""
        found = bisect_right(self.breaks, place) - 1
        return self.breaks[found] + 1 if found >= 0 else 0

    def proposed(self, number: int) -> Thing:
        """Return a new thing for words that name none, such as *an exhibition*."""
        mention = self.mentions[number]
        if (announced := self.announced(number)) is not None:
            self.told.add(announced)
            return self.thing(announced, number)
        kind = self.known.kind_of(mention.classes) or "thing"
        words = slug_of(mention.text, otherwise=kind)
        made = Thing(self.free(kind, words), mention.text, mention.start, mention.end, classes=mention.classes)
        self.pending[made.id] = number
        return made

    def announced(self, number: int) -> int | None:
        """Return what the title speaks of without a name, where a mention of the same classes is the first below it."""
        first = self.breaks[0] if self.breaks else 0
        mention = self.mentions[number]
        made = [each for each in self.made if self.mentions[each].classes == mention.classes]
        same = [each for each in made if self.mentions[each].start < first and each not in self.told]
        return same[0] if len(made) == len(same) == 1 and mention.start > first else None

    def keep(self, things: Iterable[Thing]) -> None:
        """Note that something is drafted of things: those without a name are spoken of from now on."""
        for each in things:
            if (number := self.pending.pop(each.id, None)) is not None:
                self.made[number] = each

    def is_made(self, name: str) -> bool:
        """Return True for the id of a thing that has no name."""
        return name in self.pending or any(each.id == name for each in self.made.values())

    def is_nameless(self, number: int) -> bool:
        """Return True for a thing without a name of which nothing is said yet."""
        mention = self.mentions[number]
        nameless = mention.kind == "thing" and not mention.ids and not mention.definite and number not in self.made
        return nameless and self.said_to_be(number) is None

    def has_own_words(self, number: int) -> bool:
        """Return True for a noun that words in small letters behind it tell from what was spoken of before."""
        return OWN.match(self.document.text, self.mentions[number].end) is not None

    def called(self, number: int, thing: Thing) -> Thing:
        """Note a new thing for the words that say what it is, and return it; the one before where there is one."""
        if number not in self.made:
            name = self.free(*thing.id.split("/", 1))
            mention = self.mentions[number]
            self.made[number] = Thing(name, mention.text, mention.start, mention.end, classes=thing.classes)
            self.classes[number] = self.known.of(thing.classes, thing.id)
        return self.made[number]

    def free(self, kind: str, words: str) -> str:
        """Return an id that no thing has."""
        name, count = f"{kind}/{words}", 1
        while name in self.taken:
            count += 1
            name = f"{kind}/{words}-{count}"
        self.taken.add(name)
        return name

    def topic(self, line: Line, place: int, classes: Sequence[str]) -> Meant | None:
        """Return the thing of some classes of which the words at a token speak.

        It is the last one before them in the sentence, else the first one behind them, else that of which the sentence
        before in the paragraph speaks, else that of a heading, of the whole report, or the last one.
        """
        wanted, at = frozenset(classes), line.tokens[place].start
        start, end = line.tokens[line.lead].start, line.tokens[-1].end
        new = [each for each in self.made if start <= self.mentions[each].start < end]
        among = sorted({*(each.mention for each in line.tokens if each.mention >= 0), *new})
        before = [each for each in among if self.mentions[each].start < at]
        nearest = next((each for each in reversed(before) if wanted & self.classes[each]), None)
        if nearest is not None and self.is_nameless(nearest) and self.has_own_words(nearest):
            return Meant(self.proposed(nearest))
        for each in (*reversed(before), *(each for each in among if self.mentions[each].start > at)):
            if wanted & self.classes[each] and not self.is_nameless(each) and (found := self.meant(each)) is not None:
                return found
        return self.above(line, wanted)

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
        located = LOCATED.search(self.document.text, max(0, other.start - 8), other.start)
        return bool(other.ids) and not located and other.start < line.tokens[place].start

    def above(self, line: Line, wanted: frozenset[str]) -> Meant | None:
        """Return what a sentence or list speaks of that does not name it: by what introduces it, and what is above."""
        for each in line.tokens[: line.lead]:
            if each.mention >= 0 and wanted & self.classes[each.mention] and (meant := self.meant(each.mention)):
                return meant
        own = line.tokens[line.lead].start  # what the item before these words is about
        last = self.last(own, wanted) if line.lead else None
        if last is not None and self.mentions[last].start >= self.paragraph(own):
            first = self.first_beside(last, own, wanted)
            return Meant(self.thing(first, first))
        begun = line.tokens[0].start
        last = self.last(begun, wanted, near=True)
        if last is not None and self.mentions[last].start >= self.section(begun):
            first = self.first_beside(last, begun, wanted)
            return Meant(self.thing(first, first))
        headed = self.headed(begun, wanted)  # whatever stands last is no topic
        sure = headed if headed is not None else self.main(wanted)
        if sure is not None and self.mentions[sure].start > begun:
            return None  # a thing that is named later is not what this speaks of
        if sure is not None:
            return Meant(self.thing(sure, sure))
        return Meant(self.thing(last, last), sure=False) if last is not None else None

    def first_beside(self, last: int, place: int, wanted: frozenset[str]) -> int:
        """Return the first thing of its kind in the sentence of another: what that sentence is about."""
        text, start = self.document.text, self.mentions[last].start
        opened = max(self.paragraph(start), *(text.rfind(each, 0, start) + 2 for each in (". ", "? ", "! ", "; ")))
        kind = self.mentions[last].ids[0].partition("/")[0] if self.mentions[last].ids else ""
        begin, end = bisect_left(self.named_starts, opened), bisect_left(self.named_starts, place)
        fits = (each for each in self.named[begin:end] if wanted & self.classes[each] and not self.mentions[each].inner
                and self.mentions[each].ids[0].partition("/")[0] == kind)  # fmt: skip
        return next(fits, last)

    def headed(self, place: int, wanted: Iterable[str]) -> int | None:
        """Return the thing of the nearest heading above a place that has one of a class."""
        asked = set(wanted)
        for each in self.outline.above(place):
            begin, end = bisect_left(self.named_starts, each.start), bisect_left(self.named_starts, each.end)
            fits = [one for one in self.named[begin:end] if asked & self.classes[one] and not self.mentions[one].inner]
            if fits:
                return fits[0]
        return None

    def section(self, place: int) -> int:
        """Return where the paragraph of a place begins, with the line before it that heads it, or the list it is of."""
        begun = self.paragraph(place)
        while begun > 1 and self.document.text[begun - 2] != "\n":  # lines of one block
            begun = self.paragraph(begun - 2)
        before = self.document.text[:begun].rstrip("\n")
        head = before[before.rfind("\n") + 1 :]
        short = 0 < len(head) <= LONGEST_HEAD and head[-1] not in ".!?;,"
        return len(before) - len(head) if short else begun

    def edition(self, thing: Thing, time: str, *, always: bool = False) -> Thing:
        """Return the edition of a time of which something is said, where a thing is an edition of another year.

        It is the one that the report names, else a new one; a thing that has no editions, and one of that year, stays,
        and one of no year unless ``always`` is given.
        """
        named, year = EDITION.fullmatch(thing.id), YEAR.match(time)
        several = not year or any(each != year[0] for each in YEARS.findall(time))
        if year is None or several or not self.has_editions(thing) or self.is_made(thing.id):
            return thing
        if (named and named["year"] == year[0]) or not (named or (always and not thing.known)):
            return thing
        name = f"{named['series'] if named else thing.id}-{year[0]}"
        if (number := self.by_id.get(name)) is not None:
            return self.thing(number, number)
        base = re.sub(r"\W*(?:19|20)\d\d\W*$", "", thing.label).strip()
        return Thing(name, f"{base} {year[0]}", thing.start, thing.end, classes=thing.classes)

    def series(self, name: str) -> str:
        """Return the slug of the series of which an event is an edition, without the year or the number in its id."""
        number = self.by_id.get(name)
        if number is not None and self.mentions[number].edition_of:
            return self.mentions[number].edition_of.rpartition("/")[2]
        return NUMBERED.sub("", name.rpartition("/")[2])

    def known_series(self, name: str) -> Meant | None:
        """Return a series that the report names, by its id."""
        number = self.by_id.get(name)
        return Meant(self.thing(number, number)) if number is not None else None

    def has_editions(self, thing: Thing) -> bool:
        """Return True for a thing of a class whose things are editions of series."""
        return any(self.lexicon.series_of(each) for each in thing.classes)

    def main(self, wanted: frozenset[str]) -> int | None:
        """Return the thing of some classes of which the report speaks most, the first of several; None if neither."""
        key = wanted, len(self.made)
        if key not in self.most:
            fits = [each for each in self.named if wanted & self.classes[each] and not self.mentions[each].inner]
            fits = fits or [each for each in self.things if each in self.made and wanted & self.classes[each]]
            ids = [self.thing(each, each).id for each in fits]
            most = Counter(ids).most_common(2)
            alone = bool(most) and (len(most) == 1 or most[0][1] > most[1][1] or most[0][0] == ids[0])
            self.most[key] = fits[ids.index(most[0][0])] if alone else None
        return self.most[key]


def of_lists(ids: Iterable[str]) -> frozenset[str]:
    """Return codes with the lists that they are of, as slots name them."""
    return frozenset(part for each in ids for part in (each, each.rpartition("/")[0]))


def is_figure(value: str) -> bool:
    """Return True for a figure that tables can read."""
    try:
        figures.parse(value)
    except (CreativeGraphError, ValueError):
        return False
    return True


def is_share(mention: Mention) -> bool:
    """Return True for a percentage of what is counted in another unit: a part, of which no count can be drafted."""
    if not is_figure(mention.value) or not mention.indicator or mention.group:
        return False
    made = figures.parse(mention.value)
    counted = vocabulary().units.get(str(expand(mention.indicator)), "")
    return made.unit == "percent" and made.measure != "change" and counted != made.unit


def figures_change(value: str) -> bool:
    """Return True for a figure with a sign, by how much something grew or fell."""
    return value[:1] in SIGNS


def is_money(value: str) -> bool:
    """Return True for a figure with a currency."""
    try:
        return bool(figures.parse(value).currency)
    except (CreativeGraphError, ValueError):
        return False
