"""The days, months and years that a text states, each with all that it can mean."""

import re
from typing import NamedTuple

from creativegraph.errors import TableError
from creativegraph.tables.cells.dates import parse
from creativegraph.tables.cells.relative import relative_pattern
from creativegraph.tables.prose.dates import PIECE, found_in, only, plain
from creativegraph.tables.prose.digits import ascii_digits
from creativegraph.tables.prose.years import ANY_YEAR, dates_things, says_year
from creativegraph.tables.rules import UnclearError

__all__ = ["LEAP_YEAR", "Dated", "days_in", "is_relative"]


class Dated(NamedTuple):
    """A date or period of a text, by its place and all that it can mean, as EDTF.

    ``sure`` is one that surely tells a time, and ``exact`` one that does not only tell of which years something is.
    """

    start: int
    end: int
    values: frozenset[str]
    sure: bool
    exact: bool


LEAP_YEAR = 2000
"""A year that has every day, for dates that name none."""
YEAR = re.compile(ANY_YEAR)
YEARS = frozenset(("year", "link", "open"))
"""The pieces of dates that tell nothing but years."""
BEFORE_DAY = re.compile(
    r"(?<![^\W_])(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|on|le|el|du|au|al|del|from|từ|đến)\s+$", re.IGNORECASE
)
"""Words that make a day of two numbers with a stroke between them."""
OTHERWISE = re.compile(
    r"(?<![^\W_])(?:centur(?:y|ies)|decades?|(?:1\d|20)\d0s|siècles?|décennies?|siglos?|décadas?|thế kỷ|thập kỷ"
    r"|thập niên|âm lịch|lunar|hijri|a\.?h\.?|b\.?c\.?e?\.?|tcn|spring|summer|autumn|winter|mùa|printemps|l['’]été"
    r"|automne|hiver|primavera|verano|otoño|invierno|tết|easter|christmas|noël|navidad|eve|hace|dentro de|il y a"
    r"|(?:years?|months?|weeks?|days?|ans?|années?|mois|semaines?|jours?|años?|meses|semanas?|días?|năm|tháng|tuần"
    r"|ngày) (?:later|ago|earlier|after|before|plus tard|auparavant|après|avant|después|antes|sau|trước|qua)"
    r"|(?:following|next|second|third|fourth|fifth|last|final) day|day (?:after|before)|lendemain|veille|hôm sau"
    r"|ngày thứ \w+ của|(?:deuxième|troisième|dernier) jour|día siguiente|víspera|(?:segundo|tercer|último) día"
    r"|overnight|mùng|mồng|tháng (?:giêng|chạp)|giỗ tổ|(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)"
    r" (?:tý|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi))"
    r"(?![^\W_])",
    re.IGNORECASE,
)
"""Words that tell a time otherwise than by the days of our calendar, or from another one."""


def is_relative(text: str) -> bool:
    """Return whether words of a text tell a time that is not read here: *last year*, *the 1990s*, *two days later*."""
    return bool(OTHERWISE.search(text) or relative_pattern().search(text))


def days_in(text: str, *years: int) -> list[Dated]:
    """Return the dates of a text in their order; one without a year is of any of the ``years``."""
    text = ascii_digits(text)

    def read(start: int, end: int, groups: list[str]) -> Dated | None:
        words = text[start:end].rstrip(".")
        until = start + len(words)
        values = frozenset((words,) if groups == ["year"] else (each for one in years for each in readings(words, one)))
        if not values:
            return None
        if YEARS.issuperset(groups):
            first = YEAR.search(words)
            told = "open" in groups or (first is not None and says_year(text, start + first.start(), first[0]))
            return Dated(start, until, values, told, groups == ["year"] and dates_things(text, start))
        sure = groups != ["number"] or words.count("/") != 1 or BEFORE_DAY.search(text, 0, start) is not None
        return Dated(start, until, values, sure, sure)

    return list(found_in(text, list(PIECE.finditer(text)), read))


def readings(words: str, year: int) -> set[str]:
    """Return the EDTF texts of all that a date can mean."""
    found = {only(words, year, day_first=True)} - {""}
    try:
        found.add(parse(plain(words), year=year))
    except UnclearError as error:
        found |= {error.details[each] for each in ("first", "second")} if error.rule == "ambiguous-date" else set()
    except TableError:
        pass
    return found
