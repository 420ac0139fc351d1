"""Finds days and periods in a text, as rows of pieces such as a day, a month and a year, and reads them as EDTF."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from creativegraph.errors import TableError
from creativegraph.tables.cells.date_words import DAYS_OF_WEEK, MONTH_NAMES, NUMERALS, PERIOD_WORDS, WEEKDAYS
from creativegraph.tables.cells.dates import parse
from creativegraph.tables.prose.years import ANY_YEAR
from creativegraph.tables.rules import UnclearError

__all__ = ["PIECE", "found_in", "only", "plain"]

Made = TypeVar("Made")
NAMED = rf"(?<![^\W_])(?:{MONTH_NAMES})(?![^\W_])\.?"
BEFORE_DAY = "|".join(each for names in WEEKDAYS for each in names[2:])
"""Days of the week in French and Spanish, which stand before a day: *mercredi 3 mai*."""
DAY_WORDS = "|".join(f"(?<={each} )" for each in ("ngày", "sáng", "trưa", "chiều", "tối", "đêm", "nay"))
"""Vietnamese words before a day and a month: *sáng 4-4*."""
LINKS = ("-", "–", " - ", " – ", " đến ")
DAY_RANGE = "|".join(rf"(?<=ngày {day}{link})" for day in (r"\d", r"\d\d") for link in LINKS)
"""Vietnamese words before the last of several days and a month: *ngày 22 - 26.7*."""
BEGINNING = DAYS_OF_WEEK | {"the", "le", "el"}
"""Words that link the parts of a date and may also begin one: *Friday 3 October*."""
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
GAP = re.compile(r"[ \u00a0\u2009\u202f]*,?[ \u00a0\u2009\u202f]*")
MOST = 14
"""How many pieces a date has at most."""
WHOLE = ("year", "number", "iso")
"""The pieces of which a period has two at most, and none beside each other: *5/5/2023 6/5/2023* are two dates."""
SURE = {"year", "number", "iso", "month", "viet", "period"}
"""The pieces of which a date needs one."""


def found_in(
    text: str, pieces: Sequence[re.Match[str]], read: Callable[[int, int, list[str]], Made | None]
) -> Iterator[Made]:
    """Yield what is read of each row of pieces: of the longest part that can be read, by its groups."""
    number = 0
    while number < len(pieces):
        end = number + 1
        while (
            end < len(pieces)
            and end - number < MOST
            and GAP.fullmatch(text, pieces[end - 1].end(), pieces[end].start())
            and not ends_before(pieces, number, end)
        ):
            end += 1
        made, number = longest(pieces, number, end, read)
        if made is not None:
            yield made


def ends_before(pieces: Sequence[re.Match[str]], number: int, end: int) -> bool:
    """Return whether a date ends before a piece that is as whole as the last one, or the third of its kind."""
    kind = pieces[end].lastgroup
    if kind not in WHOLE:
        return False
    return pieces[end - 1].lastgroup == kind or sum(each.lastgroup == kind for each in pieces[number:end]) == 2


def longest(
    pieces: Sequence[re.Match[str]], number: int, end: int, read: Callable[[int, int, list[str]], Made | None]
) -> tuple[Made | None, int]:
    """Return what is read of the longest part that begins with a piece, and the piece behind it."""
    if pieces[number].lastgroup == "link" and pieces[number][0].lower() not in BEGINNING:
        return None, number + 1
    for last in range(end, number, -1):
        if pieces[last - 1].lastgroup in ("open", "link") and not pieces[last - 1][0].lower().startswith("i"):
            continue
        groups = [each.lastgroup or "" for each in pieces[number:last]]
        if not SURE.isdisjoint(groups):
            made = read(pieces[number].start(), pieces[last - 1].end(), groups)
            if made is not None:
                return made, last
    return None, number + 1


def only(words: str, year: int, *, day_first: bool) -> str:
    """Return the EDTF text of a date; empty if it is none, or may be two."""
    told = plain(words)
    try:
        return parse(told, year=year, day_first=day_first)
    except (UnclearError, TableError):
        return next_days(told, year)


def plain(words: str) -> str:
    """Return a date as cells have it: without days of the week, with both ends of a period in one form."""
    told = MONTH_DASHED.sub(r"\1/\2", ARROW.sub(" - ", WEEKDAY.sub("", words.strip(" ,"))))
    if behind := DAYS_BEHIND.fullmatch(told):
        year = (behind["year"] or "").strip(", ")
        told = f"{behind['first']} - {behind['last']} {behind['month']} {year}".strip()
    elif several := SEVERAL.fullmatch(told):
        told = f"{several['first']} - {several['last']}"
    if both := BOTH.fullmatch(told):
        opened, joint = ("du", "au") if both["article"].lower() == "le" else ("del", "al")
        told = f"{opened} {both['first']} {joint} {both['last']}"
    return told


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
