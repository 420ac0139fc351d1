"""Dates that a report tells from its own day, in English, Vietnamese, French and Spanish: last year, năm ngoái.

Words such as ``recently`` and ``mới đây`` name no date.
"""

import re
from datetime import date, timedelta
from functools import cache
from unicodedata import normalize

from creativegraph.tables.cells.date_words import MONTHS, NUMERALS, WEEKDAYS
from creativegraph.tables.cells.patterns import either

__all__ = ["relative", "relative_pattern"]

YEARS = {
    -1: ("last year", "the previous year", "năm ngoái", "năm trước", "năm vừa qua", "l'année dernière", "l'an dernier",
         "l'an passé", "el año pasado", "el pasado año", "año pasado"),
    0: ("this year", "the current year", "năm nay", "cette année", "este año", "el presente año"),
    1: ("next year", "năm tới", "sang năm", "năm sau", "l'année prochaine", "l'an prochain", "el próximo año",
        "el año próximo", "el año que viene"),
}  # fmt: skip
MONTHS_OFF = {
    -1: ("last month", "tháng trước", "tháng vừa qua", "le mois dernier", "el mes pasado", "el pasado mes"),
    0: ("this month", "tháng này", "ce mois-ci", "este mes"),
    1: ("next month", "tháng tới", "tháng sau", "le mois prochain", "el próximo mes", "el mes próximo"),
}
DAYS = {
    -1: ("yesterday", "hôm qua", "hier", "ayer"),
    0: ("today", "hôm nay", "aujourd'hui", "hoy", "sáng nay", "chiều nay", "tối nay"),
    1: ("tomorrow", "ngày mai", "demain", "mañana"),
}
ON = r"(?:on|last|on last|vào|hôm|ce|este|el pasado|el)"
"""Before a day of the week these mean the last one before the day of the report."""
FOLLOWED = r"(?!\s*(?:,|the)?\s*\d|\s+(?:next|prochain|tới|sau|próximo))"
LAST = ("last", "dernier", "passé", "pasado", "pasada", "vừa qua", "vừa rồi")
NEXT = ("next", "coming", "prochain", "próximo", "tới", "sắp tới")
THIS = ("this",)
MONTH = rf"(?P<month>{either(MONTHS)}|tháng\s+(?:[0-9]{{1,2}}|{'|'.join(NUMERALS)}))"
DAY = r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s+(?:of|de))?\s+)?"


def all_of(table: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Return all words of a table."""
    return tuple(each for words in table.values() for each in words)


@cache
def relative_pattern() -> re.Pattern[str]:
    """Return the pattern of all that ``relative`` may read, in texts of any case."""
    years, plain = either(all_of(YEARS)), either((*all_of(YEARS), *all_of(MONTHS_OFF), *all_of(DAYS)))
    month_of = rf"{DAY}{MONTH}\s*,?\s*(?:of\s+|de\s+|del\s+)?(?P<of>{years}|año pasado)"
    before = rf"(?P<when>{either((*LAST[:1], *NEXT[:2], *THIS, 'el pasado', 'el próximo'))})\s+(?P<named>{MONTH[9:]}"
    behind = (
        rf"{DAY.replace('day', 'day2')}{MONTH.replace('month', 'month2')}\s+(?P<when2>{either((*LAST[1:], *NEXT[2:]))})"
    )
    weekday = rf"(?P<weekday>{ON}\s+(?:{either(tuple(each for one in WEEKDAYS for each in one))}){FOLLOWED})"
    return re.compile(
        rf"(?<![^\W_])(?:{weekday}|{month_of}|{before}|{behind}|(?P<plain>{plain}))(?![^\W_])".replace("'", "['’]"),
        re.IGNORECASE,
    )


def relative(text: str, said_on: str) -> str:
    """Return the EDTF text of a date by the day on which it is said; empty where words or day do not tell.

    ``said_on`` is a day, a month or a year; nothing is told of days by a month, nor of months by a year, but for months
    of the year itself.
    """
    found = relative_pattern().fullmatch(normalize("NFC", text).strip())
    parts = [int(each) for each in said_on.split("-")] if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", said_on) else []
    if not found or not parts:
        return ""
    if said := found["weekday"]:
        return before(small(said), parts)
    if plain := found["plain"]:
        return plainly(small(plain), parts)
    if name := found["month"]:
        words = small(found["of"])
        year = next((off for off, names in YEARS.items() if words in names), -1) + parts[0]
        return written(year, month_of(name), int(found["day"] or 0))
    name = found["named"] or found["month2"]
    return near(month_of(name), small(found["when"] or found["when2"]), parts, int(found["day2"] or 0))


def small(text: str) -> str:
    """Return words in small letters, with single blanks and one kind of apostrophe."""
    return " ".join(text.lower().replace("’", "'").split())


def plainly(words: str, parts: list[int]) -> str:
    """Return a year, month or day that words name alone."""
    for off, names in YEARS.items():
        if words in names:
            return f"{parts[0] + off:04}"
    for off, names in MONTHS_OFF.items():
        if words in names and len(parts) > 1:
            number = parts[0] * 12 + parts[1] - 1 + off
            return f"{number // 12:04}-{number % 12 + 1:02}"
    for off, names in DAYS.items():
        if words in names and len(parts) > 2:
            return (date(*parts) + timedelta(days=off)).isoformat()
    return ""


def before(words: str, parts: list[int]) -> str:
    """Return the last day before a day that has the name of the week that words end with, or that day itself."""
    number = next((each for each, names in enumerate(WEEKDAYS) if words.endswith(names)), None)
    if number is None or len(parts) < 3:
        return ""
    said = date(*parts)
    return (said - timedelta(days=(said.weekday() - number) % 7)).isoformat()


def near(month: int, when: str, parts: list[int], day: int) -> str:
    """Return the month before or after a day that has a name; empty where only the year of that day is known."""
    if when in THIS:
        return written(parts[0], month, day)
    if len(parts) < 2:
        return ""
    later = any(each in when for each in NEXT)
    year = parts[0] + (month <= parts[1] if later else -(month >= parts[1]))
    return written(year, month, day)


def month_of(name: str) -> int:
    """Return the number of a month by its name."""
    last = small(name).removeprefix("tháng ")
    return int(last) if last.isdecimal() else MONTHS.get(last) or NUMERALS.get(last, 0)


def written(year: int, month: int, day: int) -> str:
    """Return the EDTF text of a month or of a day; empty for what is not in the calendar."""
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
