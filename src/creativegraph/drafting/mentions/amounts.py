"""Figures in a report: the number as printed, with what qualifies it, and what is counted."""

import re
from collections.abc import Iterator

from creativegraph.drafting.mentions.in_words import in_words
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.senses import Sense, is_loose
from creativegraph.drafting.mentions.thousands import with_thousands
from creativegraph.tables.cells.measured import NAMES
from creativegraph.tables.prose.digits import DIGITS, INSIDE, NOT_COUNTED, pattern, plain_end, reads, with_currency

__all__ = ["amounts_of"]

AHEAD, BACK = 3, 8
"""How many words further, or before, what is counted may stand."""
GROUP = 4
"""How many words behind a figure its group may stand."""
AGAIN = re.compile(r"\s*(?:[.,;:)]|$)|\s+(?:in|at|on|the|a|last|năm|vào|en|au|l['’]|la|el)(?![^\W_])", re.IGNORECASE)
"""What follows a number that counts what the number before it counts."""
SMALL = ("stop", "link", "definite", "join", "locative", "saying")
"""The uses of small words that may follow a number which counts nothing."""
WORDS_SHOWN = 4
LARGE = frozenset(name for name, (unit, scale) in NAMES.items() if unit == "square-metre" and scale > 1)
"""Words for units of area that are larger than the one in which areas are counted: hectares."""
YEAR = re.compile(r"(?:19|20)\d\d")
BARE = re.compile(r"\S+")


def behind_word(text: str, at: int) -> int:
    """Return the place behind what stands at a place without a blank."""
    found = BARE.match(text, at)
    return found.end() if found else at


def with_area(value: str, counted: str) -> str:
    """Return a figure with its unit where it is an area in a larger unit than that in which areas are counted."""
    return f"{value} {counted}" if counted.lower() in LARGE and reads(f"{value} {counted}") else value


class Amounts:
    """Finds figures outside of names and dates."""

    def __init__(self, report: Report, covered: bytearray) -> None:
        self.report, self.covered = report, covered
        self.text, self.tokens = report.text, report.tokens
        self.last: tuple[int, list[Sense]] = (0, [])
        """Where the last figure ends of which it is said what it counts, and what this is."""
        self.currency: tuple[int, str, str] = (0, "", "")
        """Where the last money ends, and the currency that stands before or behind it."""
        self.words = ""
        """The words for what the last figure counts."""

    def found(self) -> Iterator[Mention]:
        """Yield figures in the order of the text."""
        at, made = 0, pattern()
        while found := made.search(self.text, at):
            at = max(found.end(), found.start() + 1)
            digits = found.start("cell")
            if any(self.covered[digits : plain_end(found)]):
                free = self.covered.find(1, digits)
                shorter = made.match(self.text, found.start(), free) if free > digits else None
                found = shorter or found
                at = max(behind_word(self.text, digits), found.start() + 1)
                if any(self.covered[found.start("cell") : found.end("cell")]):
                    continue
            if mention := self.figure(found):
                yield mention
                at = max(at if at <= mention.end else 0, mention.end)

    def figure(self, found: re.Match[str]) -> Mention | None:  # noqa: C901 - one case after the other
        """Return the figure of a match, if it counts anything."""
        start, begin = found.start("qualifier") if found["qualifier"] else found.start("cell"), found.start("cell")
        if not found["qualifier"] and (
            NOT_COUNTED.search(self.text, max(0, begin - 16), begin)
            or INSIDE.search(self.text, max(0, begin - 2), begin)
        ):
            return None
        if found["opened"] and found["more"] and found["opened"].lower() in ("between", "entre", "từ"):
            start = found.start("opened")
        end = found.end("cell")
        value = self.text[start:end].strip()
        single = self.text[begin:end]
        if not reads(value):
            value = self.without_marks(value, begin)
        if not reads(value):
            end, value = self.without_more(found, start)
            single = self.text[begin:end]
            if not value:
                return None
        lang = self.report.lang_at(begin)
        start, end, value = with_thousands(self.report, start, found) or (start, end, value)
        value = with_currency(value, lang)
        number = self.tokens.number_at(end)
        money = bool(found["first"] or found["money1"] or found["money2"])
        counted_end, counted, senses = self.counted(number, lang, end, percent=bool(found["percent1"]))
        senses = self.as_last(start, counted, self.report.lexicon.by_own_name(counted, senses)) if not money else senses
        if money:
            self.currency = end, found["first"] or "", found["money1"] or found["money2"] or ""
        elif not (found["percent1"] or senses or found["more"]) and self.is_amount(start, end, single):
            value, money = f"{self.currency[1]} {value} {self.currency[2]}".strip(), True
            money = reads(value)
            self.currency = (end, *self.currency[1:])
        value = with_area(value, counted)
        weak = not (found["qualifier"] or money or found["percent1"] or found["power1"] or found["behind"])
        if money:
            senses = self.money(start, end, lang)
            counted_end, counted = end, ""
        elif found["percent1"]:
            value, senses = self.percent(found, value, senses, lang)
        elif not senses:
            senses = ([] if counted or YEAR.fullmatch(single) else self.before(start, lang)) or (
                self.again(start, end, lang) if weak else []
            )
        number, grouped = self.tokens.number_at(end), ""
        if not money and (not senses or self.is_subset(start)) and (grouped := self.among(number, start, lang)):
            senses, counted_end = self.last[1], end
        if not senses and weak and (not counted or re.fullmatch(r"(?:19|20)\d\d|0\d*", single)):
            return None
        self.words = counted if senses and not grouped and not money else self.words
        self.last = (
            self.last if money or found["percent1"] or not senses or grouped else (max(end, counted_end), senses)
        )
        indicators = tuple(dict.fromkeys(each.means for each in senses))
        group = grouped or (self.group(self.tokens.number_at(counted_end), lang) if indicators else "")
        until = max(end, counted_end)
        return Mention(
            "figure", start, until, self.text[start:until], value=value, indicator=indicators[0] if indicators else "",
            indicators=indicators, counted=counted, group=group, lang=lang,
            confidence="low" if not senses or is_loose(senses) else "medium" if money else "high",
        )  # fmt: skip

    def is_amount(self, start: int, end: int, single: str) -> bool:
        """Return whether a plain number is money as the one before it: *the city gives 180,000, the state 95,000*.

        It counts nothing else, is no year, and stands in the sentence of the other or in the one behind it.
        """
        tokens, number = self.tokens, self.tokens.number_at(end)
        place, lang = self.currency[0], self.report.lang_at(start)
        near = 0 < place <= start and "\n" not in self.text[place:start]
        apart = self.report.sentence_number(start) - self.report.sentence_number(max(place - 1, 0))
        if not near or apart > 1 or YEAR.fullmatch(single) or len(re.sub(r"\D", "", single)) < len("100"):
            return bool(near and apart <= 1 and re.search(r"\d\s+[^\W\d]", single))
        lexicon = self.report.lexicon
        following = tokens.words[number] if number < len(tokens) and tokens.joined(number) else ""
        small = any(lexicon.is_small(use, lang, tokens, number) for use in SMALL) if following else True
        return small or not following.islower()

    def without_marks(self, value: str, begin: int) -> str:
        """Return a figure without the mark between thousands, as its language has it: the reader takes no other."""
        mark = "," if self.report.lang_at(begin) == "en" else "."
        return re.sub(rf"(?<=\d)\{mark}(?=\d{{3}}(?!\d))", "", value)

    def without_more(self, found: re.Match[str], start: int) -> tuple[int, str]:
        """Return the end and the text of a figure without the second number, which makes no range with the first."""
        end = found.start("more") if found["more"] else found.end("cell")
        start = found.start("qualifier") if found["qualifier"] else found.start("cell")
        value = self.text[start:end].strip()
        value = value if reads(value) else self.without_marks(value, start)
        if reads(value):
            return end, value
        bare = re.match(DIGITS, self.text[found.start("cell") :])
        named = found["money1"] and not (found["first"] or found["power1"])
        if bare and named:  # three letters behind the number that are a name
            end = found.start("cell") + bare.end()
            value = self.text[start:end].strip()
            return (end, value) if reads(value) else (end, "")
        return end, ""

    def counted(self, number: int, lang: str, end: int, *, percent: bool) -> tuple[int, str, list[Sense]]:
        """Return where the words for what is counted end, these, and what they mean; behind a figure."""
        tokens, lexicon = self.tokens, self.report.lexicon
        at, plain = number, number
        while at < len(tokens) and at < number + AHEAD + percent and self.follows(at, number, end):
            if self.covered[tokens.starts[at]]:
                break
            if found := next(lexicon.senses("counted", lang, tokens, at), None):
                begin = tokens.starts[number]
                return tokens.ends[found[0] - 1], self.text[begin : tokens.ends[found[0] - 1]], found[1]
            stops = lexicon.is_small("stop", lang, tokens, at) and not percent
            if stops and not lexicon.is_small("link", lang, tokens, at):
                break
            if tokens.words[at] in lexicon.joining(lang):
                break
            at, plain = at + 1, at + 1 if tokens.words[at][:1].islower() and plain == at else plain
        shown = min(plain, number + WORDS_SHOWN)
        while shown > number and any(lexicon.is_small(use, lang, tokens, shown - 1) for use in ("stop", "link")):
            shown -= 1
        if shown > number:
            return end, self.text[tokens.starts[number] : tokens.ends[shown - 1]], []
        return end, "", []

    def follows(self, at: int, number: int, end: int) -> bool:
        """Return whether a word may say what is counted: nothing but blanks stands before it."""
        gap = self.tokens.gaps[at] if at > number else self.text[end : self.tokens.starts[at]]
        return re.fullmatch(r"[ \u00a0\u2009\u202f'’-]*", gap) is not None and "\n" not in gap

    def before(self, start: int, lang: str) -> list[Sense]:
        """Return what is counted by the words before a figure: an audience of 3,000."""
        tokens, lexicon = self.tokens, self.report.lexicon
        last = tokens.number_at(start)
        if not tokens.joined(last):
            return []
        begin = self.report.sentence_span(start)[0]
        for at in range(last - 1, max(-1, last - 6), -1):
            if tokens.starts[at] < begin or (at + 1 < last and not tokens.joined(at + 1)):
                break
            if found := next(lexicon.senses("counted", lang, tokens, at), None):
                between = tokens.words[found[0] : last]
                if all(each.lower() in lexicon.amounting for each in between):
                    return found[1]
        return []

    def again(self, start: int, end: int, lang: str) -> list[Sense]:
        """Return what the figure before counts, in the same sentence, for a number with a time or nothing behind it.

        So in *21,000 visitors in 2019 and 34,500 in 2022*, and *compared with 24,100 in 2023*.
        """
        place, senses = self.last
        begin, stop = self.report.sentence_span(start)
        year = YEAR.fullmatch(self.text, start, end)
        if not senses or year or not begin < place <= start or not AGAIN.match(self.text, end, stop):
            return []
        number = self.tokens.number_at(start)
        before = range(max(0, number - 2), number)
        joined = any(self.report.lexicon.is_small("compared", lang, self.tokens, each) for each in before)
        return senses if joined and number and self.tokens.joined(number) else []

    def as_last(self, start: int, counted: str, senses: list[Sense]) -> list[Sense]:
        """Return what a figure counts: what the one before it in the sentence does, where its words begin alike."""
        place, last = self.last
        begin, _ = self.report.sentence_span(start)
        same = bool(senses) and self.words.lower().startswith(f"{counted.lower()} ")
        return last if same and last and begin < place <= start else senses

    def percent(self, found: re.Match[str], value: str, senses: list[Sense], lang: str) -> tuple[str, list[Sense]]:
        """Return a percentage with what it is of, and with its sign where it is a change that words tell."""
        number, behind = self.tokens.number_at(found.start("cell")), self.tokens.number_at(found.end("cell"))
        place, last = self.last
        own = senses or (last if self.report.sentence_span(found.start())[0] < place else [])
        near = [*range(max(0, number - 3), number), *([behind] if behind < len(self.tokens) else [])]
        for use, sign in (("rise", "+"), ("fall", "-")):
            said = any(self.report.lexicon.is_small(use, lang, self.tokens, each) for each in near)
            if said and not found["sign"]:
                return f"{sign}{self.text[found.start('cell') : found.end('cell')]}", own
        return value, own if found["sign"] else senses

    def is_subset(self, start: int) -> bool:
        """Return whether words before a figure say that it is a part of the one before: of whom 31."""
        number, lang = self.tokens.number_at(start), self.report.lang_at(start)
        return any(self.report.lexicon.is_small("among", lang, self.tokens, each)
                   for each in range(max(0, number - 3), number))  # fmt: skip

    def among(self, number: int, start: int, lang: str) -> str:
        """Return the group of a figure that is a part of the one before: 55% were women; 31 women among them."""
        place, senses = self.last
        near = self.report.sentence_number(start) - self.report.sentence_number(max(place - 1, 0))
        if not senses or not 0 < place <= start or near > 1 or "\n" in self.text[place:start]:
            return ""
        for each in range(number, min(number + GROUP, len(self.tokens))):
            if each > number and not self.tokens.joined(each):
                break
            if (found := self.group(each, lang)) and (self.is_subset(start) or each <= number + 1):
                return found
        return ""

    def money(self, start: int, end: int, lang: str) -> list[Sense]:
        """Return what an amount of money is, by the nearest word that says so in its sentence."""
        tokens, lexicon = self.tokens, self.report.lexicon
        begin, stop = self.report.sentence_span(start)
        first, last = tokens.number_at(start), tokens.number_at(end)
        near = [*range(first - 1, max(-1, first - BACK), -1), *range(last, min(len(tokens), last + BACK))]
        for at in sorted(near, key=lambda each: first - each if each < first else each - last + 1):
            if begin <= tokens.starts[at] < stop and (found := next(lexicon.senses("money", lang, tokens, at), None)):
                return found[1]
        return []

    def group(self, number: int, lang: str) -> str:
        """Return the code of a group whose words follow what is counted."""
        for end, senses in self.report.lexicon.senses("code", lang, self.tokens, number):
            fitting = [each.means for each in senses if each.means.split("/")[1:2] and
                       each.means.split("/")[1] in self.report.lexicon.groups]  # fmt: skip
            if fitting and (self.tokens.joined(number) or self.tokens.gaps[number] == "% ") and end:
                return fitting[0]
        return ""


def amounts_of(report: Report, covered: bytearray) -> list[Mention]:
    """Return the figures of a report; ``covered`` marks the characters of names and dates."""
    found = list(Amounts(report, covered).found())
    taken = {place for each in found for place in range(each.start, each.end)}
    return sorted([*found, *(each for each in in_words(report, covered) if each.start not in taken)],
                  key=lambda each: each.start)  # fmt: skip
