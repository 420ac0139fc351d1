"""The grammar of EDTF dates, levels 0 to 2 (ISO 8601-2), and which days each stands for.

A period is the outer bounds of what a text can mean. A bound that the text leaves open or unknown is None: nothing is
padded, and ``?``, ``~`` and ``%`` move no bound. What the bounds cannot hold is refused with a rule of its own.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from creativegraph.tables.rules import UnclearError

__all__ = ["PLAIN", "Period", "is_less_exact", "parse"]


class Period(NamedTuple):
    """The first day on which something can begin and the last on which it can end; None is open or unknown."""

    begin: date | None
    end: date | None


LONGEST = 1000
KEPT = 1 << 14
"""How many dates are kept as they are read: a large table may have as many as rows."""
PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
MARKS = str.maketrans("", "", "?~%")


def marked(digits: str) -> str:
    """Return the pattern of a component with at most one qualifier, on either side."""
    return rf"(?:[?~%]{digits}|{digits}[?~%]?)"


TWO = marked("[0-9X]{2}")
DATE = re.compile(rf"{marked('-?[0-9X]{4}')}(?:-{TWO}(?:-{TWO})?)?")
HOUR, MINUTE = "(?:[01][0-9]|2[0-3])", "[0-5][0-9]"
DATE_TIME = re.compile(
    rf"(-?[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})T(?:{HOUR}:{MINUTE}:{MINUTE}|24:00:00)"
    rf"(?:Z|[+-](?:0[0-9]|1[0-4])(?::{MINUTE})?)?"
)
LONG_YEAR = re.compile(r"Y(-?)([1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?")
SIGNIFICANT = re.compile(r"(-?)([0-9]{4})S([1-9][0-9]*)")
SEASONS = {
    # Spring to winter of either hemisphere: the bounds hold both.
    21: (3, 11), 22: (6, 14), 23: (3, 11), 24: (6, 14),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""The first and the last month of each: seasons of either, the northern and the southern hemisphere, then quarters,
thirds and halves of a year. Month 14 is February: a winter or summer belongs to the year in which it begins."""


@lru_cache(KEPT)
def parse(text: str) -> Period:
    """Return the outer bounds of an EDTF date, interval or set.

    Raises:
        UnclearError: it is EDTF, but no day of the calendar, backwards, or nothing that the bounds can hold.
        ValueError: it is not EDTF.
    """
    if PLAIN.fullmatch(text):
        return one(text)
    if text == ".." or len(text) > LONGEST:
        raise ValueError(text)
    if text[:1] + text[-1:] in ("[]", "{}"):
        return members(text)
    if "/" in text:
        return interval(text)
    if found := DATE_TIME.fullmatch(text):
        return one(found[1], text)
    return dated(one(text), text)


def is_less_exact(text: str, other: str) -> bool:
    """Return whether a period says the same as another, only less exactly at each end: such as the month of a day."""
    return all(map(has, ends(text), ends(other)))


def ends(text: str) -> tuple[str, str]:
    """Return when a period begins and when it ends, as it says both."""
    first, slash, last = text.partition("/")
    return first, last if slash else first


def has(text: str, other: str) -> bool:
    """Return whether one date has all of another within it."""
    if text == other:
        return True
    try:
        (begin, end), (first, last) = parse(text), parse(other)
    except ValueError:
        return False
    if begin is None or end is None or first is None or last is None:
        return False
    return begin <= first and last <= end


def dated(period: Period, text: str) -> Period:
    """Return the period of a whole text, which must name some year, month or day."""
    if period == (None, None) and not re.search("[0-9]", text):
        raise UnclearError("date-unknown", given=text)
    return period


def ordered(period: Period, text: str) -> Period:
    """Return a period that does not end before it begins."""
    if period.begin and period.end and period.end < period.begin:
        raise UnclearError("period-backwards", given=text)
    return dated(period, text)


def interval(text: str) -> Period:
    """Return the bounds of two dates; one may be open (``..``) or unknown (nothing)."""
    first, _, last = text.partition("/")
    if text == "/" or "/" in last:
        raise ValueError(text)
    begin, end = (None if side in ("", "..") else one(side, text) for side in (first, last))
    return ordered(Period(begin and begin.begin, end and end.end), text)


def members(text: str) -> Period:
    """Return the bounds of a set, whether one of its members is meant or all of them."""
    parts = text[1:-1].split(",")
    earlier, later = parts[0].startswith(".."), parts[-1].endswith("..")
    parts[0] = parts[0].removeprefix("..")
    parts[-1] = parts[-1].removesuffix("..")
    periods = [consecutive(part, text) if ".." in part else one(part, text) for part in parts]
    begins, ends = ([each[side] for each in periods] for side in (0, 1))
    known = [[day for day in days if day] for days in (begins, ends)]
    begin = None if earlier or None in begins else min(known[0])
    end = None if later or None in ends else max(known[1])
    return ordered(Period(begin, end), text)


def consecutive(part: str, text: str) -> Period:
    """Return the bounds of ``1670..1672`` in a set: both have one precision."""
    first, _, last = part.partition("..")
    if not PLAIN.fullmatch(first) or not PLAIN.fullmatch(last) or len(first) != len(last):
        raise ValueError(text)
    return ordered(Period(one(first, text).begin, one(last, text).end), text)


def one(part: str, text: str = "") -> Period:
    """Return the bounds of one date; ``text`` is what it stands in, which messages quote."""
    text = text or part
    if found := LONG_YEAR.fullmatch(part):
        return long_year(found, text)
    if found := SIGNIFICANT.fullmatch(part):
        return bounds(estimated(found[2], int(found[3]), text), "", "", text, negative=bool(found[1]))
    if not DATE.fullmatch(part):
        raise ValueError(text)
    bare = part.translate(MARKS)
    year, month, day = (*bare.removeprefix("-").split("-"), "", "")[:3]
    return bounds(year, month, day, text, negative=bare.startswith("-"))


def long_year(found: re.Match[str], text: str) -> Period:
    """Return the bounds of a year after ``Y``: only those with an exponent can have four digits."""
    sign, base, exponent, significant = found.groups()
    if not exponent and len(base) < 5:
        raise ValueError(text)
    if not exponent or len(exponent) > 1 or len(base) + int(exponent) > 4:
        raise UnclearError("year-out-of-range", given=text)
    year = f"{int(base) * 10 ** int(exponent):04}"
    return bounds(estimated(year, int(significant or 4), text), "", "", text, negative=bool(sign))


def estimated(year: str, significant: int, text: str) -> str:
    """Return a year with X for the digits that are not significant."""
    digits = year.lstrip("0")
    if significant > 4:
        raise ValueError(text)
    return (digits[:significant] + "X" * (len(digits) - significant)).zfill(4)


def bounds(year: str, month: str, day: str, text: str, *, negative: bool = False) -> Period:
    """Return the first and the last day that fit the digits; ``X`` is any digit."""
    if negative and year == "0000":
        raise ValueError(text)
    if month.isdecimal() and int(month) in SEASONS:
        if day:
            raise ValueError(text)
        found = season(numbers(year), int(month), text)
    else:
        months, days = (
            [each for each in numbers(part or "XX") if 1 <= each <= most] for part, most in ((month, 12), (day, 31))
        )
        years = [each or 4 for each in numbers(year)]  # the calendar of the year 0, a leap year, is that of 4
        first = first_day(years, months, days)
        last = first_day(years[::-1], months[::-1], days[::-1])
        if not first:
            raise UnclearError("no-such-day", given=text)
        found = Period(first, last)
    if year == "XXXX":
        return Period(None, None)
    if negative or not year.strip("0X"):
        raise UnclearError("year-out-of-range", given=text)
    return found


def first_day(years: Iterable[int], months: list[int], days: list[int]) -> date | None:
    """Return the first combination that the calendar has."""
    fits = ((y, m, d) for y in years for m in months for d in days if d < 29 or d <= monthrange(y, m)[1])
    found = next(fits, None)
    return date(*found) if found else None


def season(years: list[int], number: int, text: str) -> Period:
    """Return the bounds of a season, quarter, third or half in any of the years."""
    first, last = SEASONS[number]
    begin, end = years[0] or 4, years[-1] + (last > 12)
    if end > 9999:
        raise UnclearError("year-out-of-range", given=text)
    month = (last - 1) % 12 + 1
    return Period(date(begin, first, 1), date(end or 4, month, monthrange(end or 4, month)[1]))


def numbers(pattern: str) -> list[int]:
    """Return all numbers of digits with ``X`` for any, smallest first."""
    return [int("".join(each)) for each in product(*("0123456789" if each == "X" else each for each in pattern))]
