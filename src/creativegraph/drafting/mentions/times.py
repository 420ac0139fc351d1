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
from creativegraph.drafting.mentions.years import ANY_YEAR, is_year, says_year
from creativegraph.errors import TableError
from creativegraph.tables.cells.date_words import MONTH_NAMES, NUMERALS, PERIOD_WORDS, WEEKDAYS
from creativegraph.tables.cells.dates import parse
from creativegraph.tables.cells.relative import relative, relative_pattern
from creativegraph.tables.rules import UnclearError

__all__ = ["times_of"]

NAMED = rf"(?<![^\W_])(?:{MONTH_NAMES})(?![^\W_])\.?"
BEFORE_DAY = "|".join(each for names in WEEKDAYS for each in names[2:])
"""Days of the week in French and Spanish, which stand before a day: *mercredi 3 mai*."""
DAY_WORDS = "|".join(f"(?<={each} )" for each in ("ngày", "sáng", "trưa", "chiều", "tối", "đêm", "nay"))
"""Vietnamese words before a day and a month: *sáng 4-4*."""
LINKS = ("-", "–", " - ", " – ", " đến ")
DAY_RANGE = "|".join(rf"(?<=ngày {day}{link})" for day in (r"\d", r"\d\d") for link in LINKS)
"""Vietnamese words before the last of several days and a month: *ngày 22 - 26.7*."""
PIECE = re.compile(
    rf"(?P<year>(?<![\d.,/]){ANY_YEAR}(?![^\W_]|[.,]\d))"
    rf"|(?P<number>\d{{1,2}}-(?:19|20)\d\d(?![\d-])|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{ANY_YEAR}(?!\d)|\d{{1,2}}/\d{{1,2}}(?![\d/])|\d{{1,2}}/(?:19|20)\d\d"
    rf"|(?:{DAY_WORDS}|{DAY_RANGE})\d{{1,2}}[.-]\d{{1,2}}(?![\d/.-]*\d|\s+tháng))"
    rf"|(?P<iso>(?:19|20)\d\d-\d\d(?!\d|-\d)|{ANY_YEAR}-\d\d-\d\d(?!\d)|(?:19|20)\d\d[./]\d\d[./]\d\d(?!\d))"
    rf"|(?P<day>(?<![\d.,:])\d{{1,2}}(?:st|nd|rd|th|er|º)?(?![\d%/]|[.,]\d|[^\W\d_]))"
    rf"|(?P<viet>(?<![^\W_])(?:ngày|mùng|mồng|tháng(?:\s+(?:{'|'.join(NUMERALS)}))?|năm|quý|năm học)(?![^\W_]))"
    rf"|(?P<month>{NAMED})"
    rf"|(?P<period>(?<![^\W_])(?:{PERIOD_WORDS})(?![^\W_]))"
    rf"|(?P<open>(?<![^\W_])(?:từ|from|between|entre|giai đoạn|du|del|de|période|periodo|período|desde el|desde|since)"
    r"(?![^\W_]))"
    rf"|(?P<link>(?<![^\W_])(?:to|till|until|through|đến|tới|au|al|à|a|hasta(?: el)?|of|de|del|d['’]"
    r"|and|et|y|và|hết|the|le|el"
    rf"|{BEFORE_DAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|iv|i{{1,3}})(?![^\W_])|[–—→-]|(?<=(?:19|20)\d\d)/(?=\d))",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    rf"(?<![^\W_])(?:{BEFORE_DAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+(?=\d)", re.IGNORECASE
)
BOTH = re.compile(r"entre\s+(?P<article>le|el)\s+(?P<first>.+?)\s+(?:et|y)\s+(?:le|el)\s+(?P<last>\d.*)", re.IGNORECASE)
"""Two days between which something is: *entre el 5 y el 10 de febrero*."""
NEXT = re.compile(
    r"(?:le\s+|el\s+)?(?P<first>\d{1,2}(?:er)?\s+[^\W\d]+\.?)\s+(?:et|y)\s+(?P<last>\d{1,2}(?:er)?\s.+)", re.IGNORECASE
)
"""Two days of different months, one after the other: *30 sep. y 1 oct. 2017*."""
DAYS_BEHIND = re.compile(
    r"(?P<month>[^\W\d_]+\.?) (?P<first>\d{1,2})(?:st|nd|rd|th)?(?: ?[–—-] ?| (?:to|through|until|till|and|&) )"
    r"(?P<last>\d{1,2})(?:st|nd|rd|th)?(?P<year>,? \d{4})?",
    re.IGNORECASE,
)
"""Days behind their month, as English has them: *March 1 to 17*."""
SEVERAL = re.compile(
    r"(?P<first>\d{1,2}(?:er)?), (?:\d{1,2}(?:er)?,? )*(?:and|et|y|và) (?P<last>\d{1,2} .+)", re.IGNORECASE
)
"""More than two days one after the other: *5, 6 et 7 mai*."""
ARROW = re.compile(r"\s*→\s*|(?<=\d{4})/(?=\d\d?[-/.]\d)")
MONTH_DASHED = re.compile(r"(?<![\d-])(\d{1,2})-((?:19|20)\d\d)(?![\d-])")
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
BESIDE = 40
"""Over how many characters a year still tells that of a day behind it, in a sentence with other years."""
HEAD = 600
"""In how many characters from its begin a report says of which year it is."""
GAP = re.compile(r"[ \u00a0\u2009\u202f]*,?[ \u00a0\u2009\u202f]*")
MOST = 14
"""How many pieces a date has at most."""
SURE = {"year", "number", "iso", "month", "viet", "period"}
SINCE = re.compile(r"(?:since|from|depuis|desde|kể từ|từ)\s*$", re.IGNORECASE)
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
    for found in relative_pattern().finditer(report.text):
        if value := relative(found[0], report.said_on):
            yield Mention("time", found.start(), found.end(), found[0], value=value,
                          lang=report.lang_at(found.start()), confidence="medium")  # fmt: skip


class Dates:
    """Finds dates that are written as such."""

    def __init__(self, report: Report) -> None:
        self.report, self.text = report, report.text
        self.last_year, self.last_at = "", 0

    def found(self) -> Iterator[Mention]:
        """Yield dates: of each row of pieces the longest part that can be read."""
        pieces = [each for each in PIECE.finditer(self.text) if not each["year"] or is_year(self.report, each)]
        number = 0
        while number < len(pieces):
            end = number + 1
            while (
                end < len(pieces)
                and end - number < MOST
                and GAP.fullmatch(self.text, pieces[end - 1].end(), pieces[end].start())
            ):
                end += 1
            made, number = self.longest(pieces, number, end)
            if made:
                yield made

    def longest(self, pieces: list[re.Match[str]], number: int, end: int) -> tuple[Mention | None, int]:
        """Return the date that begins with a piece, and the piece behind it."""
        if pieces[number].lastgroup == "link" and pieces[number][0].lower() not in ("the", "le", "el"):
            return None, number + 1
        for last in range(end, number, -1):
            if pieces[last - 1].lastgroup in ("open", "link") and not pieces[last - 1][0].lower().startswith("i"):
                continue
            start = pieces[number].start()
            until = pieces[last - 1].end()
            if not SURE.isdisjoint(each.lastgroup for each in pieces[number:last]) and (
                made := self.read(start, until, [each.lastgroup or "" for each in pieces[number:last]])
            ):
                since = SINCE.search(self.text, max(0, start - 12), start) is not None
                if (
                    not since
                    and (year := YEARLY.search(made.value))
                    and (MONTHLY.match(made.value) or not self.last_year)
                ):
                    self.last_year, self.last_at = year[0], start
                return made, last
        return None, number + 1

    def read(self, start: int, end: int, groups: list[str]) -> Mention | None:
        """Return the date between two offsets, if it is one."""
        words = self.text[start:end].rstrip(".")
        lang = self.report.lang_at(start)
        if groups[-1:] == ["month"] and "day" not in groups and words.split()[-1].lower() in ALSO_NUMBERS:
            return None  # venus de sept pays
        if groups == ["year"] and not says_year(self.report, start, words):
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
                if not COMPARED.search(self.text, begin, begin + each.start())]  # fmt: skip
        if len({each[0] for each in here}) == 1:
            self.sure_year = True
            return here[0][0]
        if beside := [each[0] for each in here if 0 <= start - begin - each.end() < BESIDE]:
            return beside[-1]
        opened = self.text.rfind("\n", 0, start) + 1
        near = self.last_at >= opened or not self.report.said_on
        return self.last_year if near and self.last_year else self.own_year or self.report.said_on[:4]

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


def only(words: str, year: int, *, day_first: bool) -> str:
    """Return the EDTF text of a date; empty if it is none, or may be two."""
    plain = MONTH_DASHED.sub(r"\1/\2", ARROW.sub(" - ", WEEKDAY.sub("", words.strip(" ,"))))
    if behind := DAYS_BEHIND.fullmatch(plain):
        told = (behind["year"] or "").strip(", ")
        plain = f"{behind['first']} - {behind['last']} {behind['month']} {told}".strip()
    elif several := SEVERAL.fullmatch(plain):
        plain = f"{several['first']} - {several['last']}"
    if both := BOTH.fullmatch(plain):
        opened, joint = ("du", "au") if both["article"].lower() == "le" else ("del", "al")
        plain = f"{opened} {both['first']} {joint} {both['last']}"
    try:
        return parse(plain, year=year, day_first=day_first)
    except (UnclearError, TableError):
        return next_days(plain, year)


def next_days(words: str, year: int) -> str:
    """Return the period of two days of different months of which one follows the other; empty if it is none."""
    found = NEXT.fullmatch(words)
    if not found:
        return ""
    try:
        last = parse(found["last"], year=year, day_first=True)
        first = parse(f"{found['first'].rstrip('.')} {last[:4]}", year=year, day_first=True)
        follows = date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=1)
    except (UnclearError, TableError, ValueError):
        return ""
    return f"{first}/{last}" if follows else ""
