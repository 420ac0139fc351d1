"""Mentions of editions without the name of their series: *the 2021 edition*, *the 12th edition*, *lần thứ 5*."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from creativegraph.drafting.mentions.choose import is_within, within
from creativegraph.drafting.mentions.edition_words import BEGUN, BEHIND, FIRST, NUMBER, RIGHT_BEFORE, THIS, pattern
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import YEAR, Report
from creativegraph.drafting.mentions.short_names import LEAD, ShortNames
from creativegraph.drafting.mentions.told import base_of, id_of, meant_alone
from creativegraph.drafting.slugs import EDITION, slug_of
from creativegraph.tables.cells.patterns import either

__all__ = ["editions_of"]

COMMON = "en"
"""The language in which a year stands before a noun."""
FAR, BESIDE = 24, 40
"""How many characters behind an edition its name may begin, and how many mentions are looked at around it."""
LONGEST_HEADING = 120
OFFER, NOUN_BACK = 45, 700
"""How far behind words for an edition its date may stand, and how far before a bare number the noun for editions."""
YEARS = ("year", "dated", "behind", "told")
"""Where words for an edition have its year."""


class Numbered(NamedTuple):
    """A mention of an edition: the name of its series, the number of the edition and its year; empty where none is."""

    mention: Mention
    base: str = ""
    number: str = ""
    year: str = ""


class Editions:
    """Finds the editions of the series of which a report speaks."""

    def __init__(self, report: Report, things: Sequence[Mention]) -> None:
        self.report, self.lexicon = report, report.lexicon
        self.things = [each for each in things if each.ids and each.classes and self.lexicon.series_of(each.classes[0])]
        self.places = {slug_of(each.text) for each in things if each.inner and each.known}
        words = [(each.lang, one) for each in self.lexicon.given if each.use == "edition" for one in each.words]
        self.nouns = tuple(one for _, one in words)
        self.events = tuple(
            one for each in self.lexicon.given if each.use == "head" and each.lang == COMMON
            and self.lexicon.series_of(each.means) for one in each.words if one.islower()
        )  # fmt: skip
        counts = (one for (use, _), small in self.lexicon.small.items() if use == "ordinal" for one in small)
        self.counts = tuple(one for one in counts if " " in one)
        self.numbered: dict[tuple[str, str], str] = {}
        self.plain: dict[str, str] = {}
        """The number of the edition of which a report speaks, where it gives no year."""
        self.note()

    def note(self) -> None:
        """Note the events by their ids, places and years."""
        named = Counter(base_of(each) for each in self.things if not each.inner).most_common(1)
        self.main = next((each for each in self.things if named and base_of(each) == named[0][0]), None)
        self.by_id = {each.ids[0]: each for each in reversed(self.things)}
        self.begins = [each.start for each in self.things]
        self.years: dict[str, set[str]] = {}
        for each in self.by_id:
            if found := EDITION.fullmatch(each):
                self.years.setdefault(found["series"], set()).add(found["year"])

    def found(self, things: Sequence[Mention]) -> list[Mention]:
        """Return the things of a report with its editions in their places."""
        if not self.things:
            return list(things)
        short = ShortNames(self.report, self.things, self.places)
        whole = [short.whole(each) if self.is_event(each) else each for each in self.promoted(things)]
        self.things = [each for each in whole if each.ids and self.is_event(each)]
        self.note()
        made = within([self.in_name(each) for each in whole])
        self.things = [each for each in made if each.ids and self.is_event(each)]
        self.note()
        editions = list(self.without_name([(each.start, each.end) for each in made]))
        around = {(each.start, each.end) for each in editions}
        made = [replace(each, inner=True) if is_within(each, around) else each for each in made]
        return sorted(self.only_edition([*made, *editions]), key=lambda each: (each.start, -each.end))

    def only_edition(self, things: Sequence[Mention]) -> Iterator[Mention]:
        """Yield things; a new event of which a report tells one edition alone is that edition, without its year too."""
        told: dict[str, dict[str, Mention]] = {}
        for each in things:
            if each.ids and not each.known and self.is_event(each) and base_of(each) != each.ids[0]:
                told.setdefault(base_of(each), {})[each.ids[0]] = each
        alone = meant_alone(told, self.report.said_on[:4])
        for each in things:
            same = alone.get(each.ids[0]) if each.ids and not each.known and self.is_event(each) else None
            label = "" if same is None else max(each.label, same.label, key=len)
            yield each if same is None else replace(each, ids=same.ids, classes=same.classes, label=label)

    def is_event(self, mention: Mention) -> bool:
        """Return whether a thing may be an edition of a series."""
        return bool(mention.classes) and bool(self.lexicon.series_of(mention.classes[0]))

    def promoted(self, things: Sequence[Mention]) -> Iterator[Mention]:
        """Yield things; a new one whose name only puts words before that of an event is this event."""
        ending = {each.end: each for each in things if each.inner and each.ids and self.is_event(each)}
        for each in things:
            own = ending.get(each.end)
            if own is not None and own.start > each.start and not each.inner and not each.known and self.is_event(each):
                words = each.label.split()
                if not self.lexicon.head_length(each.lang, words):
                    yield replace(own, inner=False)
                    continue
            yield each

    def in_name(self, mention: Mention) -> Mention:
        """Return a new thing whose name has the number of an edition as the edition of its year."""
        if mention.known or not mention.ids or not self.is_event(mention):
            return mention
        named = self.numbered_name(self.with_number(mention))
        if not named.number:
            return named.mention
        mention, base, number, told = named
        year = YEAR.search(base)
        noun = self.lexicon.head_length(mention.lang, base.split()) == len(base.split())
        of = self.series(mention.start) if noun else None  # the festival, the third time
        name = base_of(of) if of else id_of(mention, base[: year.start()] if year else base)
        told = (year[0] if year else told) or self.year(mention.start, mention.end) or self.only_year(name)
        told = told or self.numbered.get((name, number.lower()), "") or self.of_report(mention.start)
        return self.edition(mention, name, told, number.lower()) or mention

    def numbered_name(self, mention: Mention) -> Numbered:
        """Return a mention with the name of its series and the number of its edition, before its name or in it."""
        label = mention.label
        found, first = self.pattern.search(label), FIRST.match(label)
        before = self.before_name.search(self.report.text, max(0, mention.start - FAR * 2), mention.start)
        if before and not YEAR.search(label):
            number = before["number"] or before["after"]
            if not number[0].isdecimal():
                mention = replace(mention, start=before.start(), text=self.report.text[before.start() : mention.end])
            return Numbered(mention, label, number)
        if found and found["count"] and found.end() >= len(label.rstrip()) and found.start():
            return Numbered(mention, label[: found.start()], found["count"], found["told"])
        if first and first["rest"][:1].isupper():
            return Numbered(mention, first["rest"], first["number"])
        return Numbered(mention)

    def with_number(self, mention: Mention) -> Mention:
        """Return a thing with the number of its edition, where this stands right before its name: the first Fair."""
        found = RIGHT_BEFORE.search(self.report.text, max(0, mention.start - FAR), mention.start)
        if found is None or mention.inner or not mention.text[:1].isupper():
            return mention
        text = self.report.text[found.start() : mention.end]
        return replace(mention, start=found.start(), text=text, label=text)

    def of_report(self, place: int) -> str:
        """Return the year of the report, of which an edition is that it speaks of at its begin without saying when."""
        opened = self.report.text.find("\n\n", self.report.text.find("\n\n") + 2)
        return self.report.said_on[:4] if place < max(opened, LEAD) else ""

    def only_year(self, base: str) -> str:
        """Return the year of the edition of a series, where a report names one alone."""
        years = self.years.get(base, set())
        return next(iter(years)) if len(years) == 1 else ""

    def without_name(self, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        """Yield the editions that a report calls by their year or number alone."""
        begins = [each for each, _ in taken]
        for found in self.pattern.finditer(self.report.text):
            start, end = found.span()
            place = bisect_right(begins, start)
            near = taken[max(0, place - BESIDE) : place + BESIDE]
            if any(begin < end and start < stop for begin, stop in near) or self.of_named(end, near):
                continue
            last = self.series(start)
            if last is None or ((found["bare"] or found["that"]) and not self.of_editions(start)):
                continue
            beside = [begin for begin, stop in near if stop in (start, start - 1)]
            if made := self.called(found, last, beside):
                yield made

    def called(self, found: re.Match[str], last: Mention, beside: Sequence[int]) -> Mention | None:
        """Return the edition of a series that words mean, with its name where this stands right before them."""
        start, end = found.span()
        given = next((found[each] for each in YEARS if found[each]), "")
        year = given
        if found["then"]:
            year = found["then"] if found["then"].isdecimal() else self.report.said_on[:4]
        number = (found["number"] or found["count"] or found["alone"] or found["after"] or "").lower()
        year = year or self.numbered.get((base_of(last), number), "") or self.year(start, end)
        year = year or (self.of_report(start) if found["number"] else "")
        if found["count"] and beside:  # Festival X lần thứ 9
            start, year = beside[0], year or self.only_year(base_of(last))
        # This is the fourth time: the edition of which the report speaks.
        this = number and not given and THIS.search(self.report.text, max(0, start - FAR), start)
        text = self.report.text[start:end]
        mention = replace(
            (self.edition_near(start) or last) if this else last, start=start, end=end, text=text, inner=False,
            definite=False, lang=self.report.lang_at(start), confidence="medium",
        )  # fmt: skip
        return mention if this else self.edition(replace(mention, label=text, known=False), base_of(last), year, number)

    @cached_property
    def before_name(self) -> re.Pattern[str]:
        """The pattern of the number of an edition right before the name of its series: the 12th edition of the …."""
        noun = either(self.nouns) or r"(?!)"
        return re.compile(
            rf"(?<!\w)(?:(?P<number>{NUMBER})[ \u00a0](?:{noun})|(?:{noun})[ \u00a0](?P<after>{BEHIND}))"
            r"[ \u00a0](?:(?:of|du|de|des|del|the|la|el)[ \u00a0]|d['’]"
            r"|l['’]){1,2}\Z",
            re.IGNORECASE,
        )  # fmt: skip

    @cached_property
    def since(self) -> re.Pattern[str]:
        """The pattern of words before a year that is that of no edition told before them: *since*, *datant de*."""
        return re.compile(rf"(?<!\w)(?:{self.lexicon.since})(?!\w)", re.IGNORECASE)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of editions."""
        return pattern(self.nouns, self.counts, self.events)

    def of_editions(self, place: int) -> bool:
        """Return whether editions are spoken of before a place, so that a bare number may be one."""
        before = self.report.text[max(0, place - NOUN_BACK) : place].lower()
        return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", before) for each in self.nouns)

    def of_named(self, end: int, taken: Sequence[tuple[int, int]]) -> bool:
        """Return whether the name of the series follows at once."""
        return any(0 <= begin - end <= FAR and not re.search(r"[.,;:(\n]", self.report.text[end:begin])
                   and len(self.report.text[end:begin].split()) < 3 for begin, _ in taken)  # fmt: skip

    def series(self, place: int) -> Mention | None:
        """Return a mention of the series that is meant: the last in the paragraph, else the one of the report."""
        opened = self.report.text.rfind("\n", 0, place) + 1
        last = bisect_left(self.begins, place)
        near = [each for each in reversed(self.things[max(0, last - BESIDE) : last])
                if each.start >= opened and not each.inner]  # fmt: skip
        named = (each for each in near if each.text[:1].isupper())  # a concert of the Festival has no editions
        return next(named, next(iter(near), self.headed(opened, last) or self.main))

    def headed(self, opened: int, last: int) -> Mention | None:
        """Return the event that the line right above a paragraph names, if that is a heading."""
        above = self.report.text.rfind("\n", 0, max(0, opened - 1)) + 1
        line = self.report.text[above:opened].strip()
        if not line or len(line) > LONGEST_HEADING or line[-1] in ".!?;":
            return None
        found = (each for each in self.things[max(0, last - BESIDE) : last] if above <= each.start < opened)
        return next((each for each in found if not each.inner), None)

    def edition_near(self, place: int) -> Mention | None:
        """Return the last mention of an edition with a year before a place."""
        return next((each for each in reversed(self.things[: bisect_left(self.begins, place)])
                     if each.edition_of or EDITION.fullmatch(each.ids[0])), None)  # fmt: skip

    def year(self, start: int, end: int) -> str:
        """Return the year that the sentence gives, if it is one."""
        begin, stop = self.report.near(start)
        close = re.match(r"[^.;:]*", self.report.text[end : min(stop, end + OFFER)])
        behind = YEAR.search(close[0]) if close else None
        if close and behind and self.lexicon.before_year.search(close[0], 0, behind.start()):
            behind = None
        if behind and re.match(r"[ \u00a0]?[,(]|[ \u00a0](?:du|en|del|de)\b", self.report.text[end:]):
            return behind[0]
        begin = max(begin, self.report.text.rfind(";", begin, start) + 1)
        after = self.report.text.find(";", end, stop)
        stop = after if after >= 0 else stop
        since = self.since.search(self.report.text, end, stop)
        stop = since.start() if since else stop
        years = {each[0] for each in YEAR.finditer(self.report.text, begin, stop)
                 if not start <= each.start() < end
                 and not BEGUN.search(self.report.text, begin, each.start())}  # fmt: skip
        return years.pop() if len(years) == 1 else ""

    def edition(self, mention: Mention, base: str, year: str, number: str) -> Mention | None:
        """Return the mention of an edition by its year, else by its number."""
        if not year and not number:
            return None
        if year and number:
            self.numbered[base, number] = year
        if (
            not year
            and base in self.by_id
            and self.plain.setdefault(base, number) == number
            and not self.years.get(base)
        ):
            return replace(mention, ids=(base,))  # of which the report names no other
        name = f"{base}-{year}" if year else f"{base}-{re.sub(r'[^a-z0-9]', '', number)}"
        same = self.by_id.get(name)
        if same is not None:
            return replace(mention, ids=same.ids, classes=same.classes, label=same.label, known=same.known,
                           edition_of=same.edition_of)  # fmt: skip
        return replace(mention, ids=(name,))


def editions_of(report: Report, things: Sequence[Mention]) -> list[Mention]:
    """Return the things of a report, with the editions that it calls by their year or number."""
    return Editions(report, things).found(things)
