"""Finds dates and periods in the text of a report and reads them as EDTF, with the year that it gives elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from creativegraph.drafting.candidate import Confidence
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.mentions.report import Report
from creativegraph.drafting.mentions.years import is_year
from creativegraph.tables.cells.date_words import DAYS_OF_WEEK
from creativegraph.tables.cells.relative import relative, relative_pattern
from creativegraph.tables.prose.dates import PIECE, found_in, only
from creativegraph.tables.prose.years import ANY_YEAR, says_year

__all__ = ["times_of"]

ENDLESS = re.compile(
    r"\s*(?:[-–/]|to|until|đến|tới|à|jusqu'à|hasta|a)?\s*(?:the |la |l['’])?"
    r"(?:ongoing|present|now|to date|en cours|aujourd['’]hui|(?:la )?actualidad|en curso|hoy|hiện nay|nay)(?![^\W_])",
    re.IGNORECASE,
)
"""Words behind the date since which something lasts."""
STARTS = re.compile(
    r"(?:start|begin|starting|début|inicio|comienzo|bắt đầu|khởi công)(?: date| le| el| ngày)?\s*:?\s*\Z", re.IGNORECASE
)
ENDS = re.compile(
    r"[\s,;–—-]*(?:(?:project |implementation )?(?:end|ending|finish)(?: date)?"
    r"|(?:date de |fecha de )?fin(?:alización)?|(?:ngày )?kết thúc)\s*:?\s*",
    re.IGNORECASE,
)
"""Labels of two dates, one behind the other, between which something lasts."""
COMING = re.compile(r"(?:próxim[oa]|prochaine?|coming|next|tới|this|cet?te?|est[ea])\s*$", re.IGNORECASE)
"""Words before a day that is near to that of the report."""
COMPARED = re.compile(
    r"(?<!\w)(?:than|compared (?:to|with)|que en|qu['’]en|contre|frente al?|respecto (?:al?|del?)|par rapport (?:à|au)"
    r"|so với|jusqu['’]en|jusqu['’]au|jusqu['’]à|hasta|until|d['’]ici)(?: [\w.,’']+){0,4} ?\Z",
    re.IGNORECASE,
)
"""Words before a year with which something is compared, or to which it lasts, which is not that of a day beside it."""
SHOWN = "on"
"""What stands before a day of the week that is the last one before the day of the report."""
NAMED = 4
"""How many words before a year the noun of a name stands to which it belongs."""
BESIDE = 40
"""Over how many characters a year still tells that of a day behind it, in a sentence with other years."""
HEAD = 600
"""In how many characters from its begin a report says of which year it is."""
SINCE = re.compile(r"(?:since|from|depuis|desde|kể từ|từ)\s*$", re.IGNORECASE)
UNTIL = re.compile(r"(?:until|till|jusqu['’](?:au|à|en)|hasta(?: el)?|đến(?: hết)?|tới)\s*$", re.IGNORECASE)
FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d(?!\d)")
LAST_MONTH = 12
ALSO_NUMBERS = frozenset(("sept", "set"))
"""Short forms of months that are words for numbers or other things where they stand without a day."""
DAY = len("2024-02-28")
RECENT = timedelta(days=10)
"""How long before its own day a report tells a day without its year."""
MONTHLY = re.compile(r"\d{4}-\d\d")
YEARLY = re.compile(ANY_YEAR)


def times_of(report: Report) -> Iterator[Mention]:
    """Yield dates and periods in the order of the text."""
    found = list(Dates(report).found())
    spans = [(each.start, each.end) for each in found if "/" in each.value]
    told = [each for each in told_from_day(report) if not any(start < each.start < end for start, end in spans)]
    taken = [(each.start, each.end) for each in told]  # a period is told more exactly than the day at its end
    told += [each for each in found if not any(start < each.end and each.start < end for start, end in taken)]
    yield from lasting(report, sorted(told, key=lambda each: each.start))


def lasting(report: Report, told: Sequence[Mention]) -> Iterator[Mention]:
    """Yield times; two that are labelled as the begin and the end of something as one."""
    number = 0
    while number < len(told):
        each = told[number]
        last = told[number + 1] if number + 1 < len(told) else None
        if last and STARTS.search(report.text, max(0, each.start - 20), each.start) and (
            ENDS.fullmatch(report.text, each.end, last.start) and "/" not in each.value + last.value
        ):  # fmt: skip
            value = f"{each.value}/{last.value}"
            each = replace(each, end=last.end, text=report.text[each.start : last.end], value=value)
            number += 1
        elif "/" not in each.value and (found := ENDLESS.match(report.text, each.end)):
            each = replace(each, end=found.end(), text=report.text[each.start : found.end()], value=f"{each.value}/..")
        yield each
        number += 1


def told_from_day(report: Report) -> Iterator[Mention]:
    """Yield what the report tells from its own day, as ``last year``."""
    yield from weekdays_of(report)
    for found in relative_pattern().finditer(report.text):
        if value := relative(found[0], report.said_on):
            yield Mention("time", found.start(), found.end(), found[0], value=value,
                          lang=report.lang_at(found.start()), confidence="medium")  # fmt: skip


def weekdays_of(report: Report) -> Iterator[Mention]:
    """Yield days of the week that stand alone behind a comma, before where something was: *ont signé, lundi à X, …*."""
    tokens, lexicon = report.tokens, report.lexicon
    for number in range(1, len(tokens) - 1):
        word, lang = tokens.words[number].lower(), report.langs[number]
        if word not in DAYS_OF_WEEK or tokens.gaps[number] != ", " or lang in lexicon.tailed:
            continue
        listed = {tokens.words[number - 1].lower(), tokens.words[number + 1].lower()} & DAYS_OF_WEEK
        where = tokens.joined(number + 1) and lexicon.is_small("locative", lang, tokens, number + 1)
        value = "" if listed or not where else relative(f"{SHOWN} {word}", report.said_on)
        if value:
            start, end = tokens.starts[number], tokens.ends[number]
            yield Mention("time", start, end, report.text[start:end], value=value, lang=lang, confidence="medium")


class Dates:
    """Finds dates that are written as such."""

    def __init__(self, report: Report) -> None:
        self.report, self.text = report, report.text
        self.last_year, self.last_at = "", 0

    def found(self) -> Iterator[Mention]:
        """Yield dates in the order of the text."""
        pieces = [each for each in PIECE.finditer(self.text) if not each["year"] or is_year(self.report, each)]
        yield from found_in(self.text, pieces, self.noted)

    def noted(self, start: int, end: int, groups: list[str]) -> Mention | None:
        """Return the date between two offsets, if it is one; its year is that of later ones that give none."""
        made = self.read(start, end, groups)
        since = made and SINCE.search(self.text, max(0, start - 12), start)
        if (
            made
            and not since
            and not self.is_deadline(start, made.value)
            and (year := YEARLY.search(made.value))
            and (MONTHLY.match(made.value) or not self.last_year)
            and not ({"open", "year"}.issuperset(groups) and self.is_of_text(end - len(year[0])))
        ):
            self.last_year, self.last_at = year[0], start
        return made

    def is_deadline(self, start: int, value: str) -> bool:
        """Return whether something lasts until a day of a later year than the report's: a day behind is not of that."""
        said = self.report.said_on[:4]
        return bool(said) and value[:4] > said and UNTIL.search(self.text, max(0, start - 12), start) is not None

    def read(self, start: int, end: int, groups: list[str]) -> Mention | None:
        """Return the date between two offsets, if it is one."""
        words = self.text[start:end].rstrip(".")
        lang = self.report.lang_at(start)
        if groups[-1:] == ["month"] and "day" not in groups and words.split()[-1].lower() in ALSO_NUMBERS:
            return None  # venus de sept pays
        if groups == ["year"] and not says_year(self.text, start, words):
            return None
        if groups in (["month"], ["viet"], ["period"]) and not self.is_month(words, start):
            return None
        day_first = lang != "en" or self.day_first
        value = only(words, 0, day_first=day_first)
        confidence: Confidence = "high" if value else "medium"
        if not value and not {"year", "iso"} & set(groups) and (recent := self.just_before(start, words, day_first)):
            value, confidence = recent, "medium"
        elif not value and (year := self.year(start)) and not {"year", "iso"} & set(groups):
            value, confidence = only(words, int(year), day_first=day_first), "low" if not self.sure_year else "medium"
        if not value or (groups == ["number"] and words.count("/") == 1 and not self.after_day(start, words)):
            return None
        return Mention("time", start, start + len(words), words, value=value, lang=lang, confidence=confidence)

    def is_month(self, words: str, start: int) -> bool:
        """Return whether a name of a month stands alone as one: with a capital letter, or behind ``in``."""
        before = self.text[max(0, start - 4) : start].lower().split()
        return bool(before) and before[-1] in ("in", "en", "vào", "trong", "de", "tháng") and len(words) > 3

    def after_day(self, start: int, words: str) -> bool:
        """Return whether two numbers are a day and a month: behind ``ngày``, or a month and its year."""
        first, _, last = words.rpartition("/")
        if len(last) == 4 or (first.isdecimal() and 12 < int(first) < 32 and self.report.lang_at(start) != "en"):
            return True
        before = self.text[max(0, start - 8) : start].lower().split()
        return bool(before) and before[-1] in ("ngày", "on", "le", "el", "sáng", "chiều", "tối", "từ", "đến")

    def year(self, start: int) -> str:
        """Return the year of a date that gives none: the last one in the text, else that of the report."""
        self.sure_year = False
        if self.report.said_on and COMING.search(self.text, max(0, start - 12), start):
            return self.report.said_on[:4]
        begin, end = self.report.near(start)
        here = [each for each in re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", self.text[begin:end])
                if not COMPARED.search(self.text, begin, begin + each.start())
                and not self.report.lexicon.before_year.search(self.text, begin, begin + each.start())
                and not self.is_of_text(begin + each.start())]  # fmt: skip
        if len({each[0] for each in here}) == 1:
            self.sure_year = True
            return here[0][0]
        if beside := [each[0] for each in here if 0 <= start - begin - each.end() < BESIDE]:
            return beside[-1]
        opened = self.text.rfind("\n", 0, start) + 1
        near = self.last_at >= opened or not self.report.said_on
        return self.last_year if near and self.last_year else self.own_year or self.report.said_on[:4]

    def is_of_text(self, start: int) -> bool:
        """Return whether a year belongs to the name of what has no editions: *Convention de 2005*."""
        tokens, lexicon = self.report.tokens, self.report.lexicon
        number, lang = tokens.number_at(start), self.report.lang_at(start)
        for at in range(number - 1, max(-1, number - NAMED), -1):
            if not tokens.joined(at + 1):
                break
            if tokens.words[at].istitle():
                found = lexicon.noun_at(lang, tokens, at)
                told = at and lexicon.is_small("definite", lang, tokens, at - 1)
                return not any(lexicon.series_of(each.means) for each in found[1]) if found else bool(told)
            if not (tokens.words[at].isupper() or lexicon.is_small("link", lang, tokens, at)):
                break
        return False

    def just_before(self, start: int, words: str, day_first: bool) -> str:
        """Return a day without a year as the one soon before that of the report; empty where it lies elsewhere.

        A year in the name of an event says nothing of the day on which this was closed; one before the day does.
        """
        if len(self.report.said_on) != DAY or YEARLY.search(self.text, max(0, start - BESIDE), start):
            return ""
        value = only(words, int(self.report.said_on[:4]), day_first=day_first)
        if len(value) != DAY:
            return ""
        apart = date.fromisoformat(self.report.said_on) - date.fromisoformat(value)
        return value if timedelta() <= apart <= RECENT else ""

    @cached_property
    def day_first(self) -> bool:
        """Whether a date in figures somewhere begins with what can only be the day, and none with the month."""
        found = [(int(each[1]), int(each[2])) for each in FIGURES.finditer(self.text)]
        return any(first > LAST_MONTH for first, _ in found) and all(last <= LAST_MONTH for _, last in found)

    @cached_property
    def own_year(self) -> str:
        """The year of which a report says at its begin that it is, where it has a date; empty if it says none."""
        head = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", self.text[:HEAD]) if self.report.said_on else []
        most = Counter([*head, *([self.report.said_on[:4]] if head else [])]).most_common(2)
        return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else ""
