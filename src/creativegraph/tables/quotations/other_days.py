"""Which days words state instead of that of a claim: none where they state it, or may.

What may agree is taken to: a day with the month or year around it, two periods with a day in common, and words for
times that are not read here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from creativegraph.tables.cells import edtf
from creativegraph.tables.cells.date_words import MONTHS

if TYPE_CHECKING:
    from creativegraph.tables.prose.days import Dated

__all__ = ["are_days", "other_days"]

FULL = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
"""A day, or a period of days."""
BOTH_ENDS = re.compile(r"\d{4}(?P<month>-\d\d)?(?P<day>-\d\d)?/\d{4}(?(month)-\d\d)(?(day)-\d\d)")
"""A period of which both ends are told, as exactly."""
IN_YEAR = re.compile(r"(?<![^\W_])(?:in|during|năm|en|durante)\s+$", re.IGNORECASE)
COMPARING = re.compile(
    r"(?<![^\W_])(?:than|compared|against|from|up|down|ris\w+|rose|fell|growth|increas\w+|decreas\w+|since|until|từ|đến"
    r"|so với|hơn năm|tăng|giảm|par rapport|contre|depuis|jusqu\w*|hausse|baisse|que|respecto|frente|desde|hasta|qu"
    r"|aument\w+|crec\w+|plan\w*|target|kế hoạch|mục tiêu)(?![^\W_])",
    re.IGNORECASE,
)
"""Words beside the year of another figure than the one that is told, or of one still to come."""


def other_days(
    values: tuple[str, ...], words: str, *, exact: bool, since: bool = False, last: date | None = None
) -> list[str]:
    """Return the days of some words of which none is that of a claim; empty where one is, or may be.

    ``exact`` is asked of what only dates a claim: then both must be days, or one period each, or the words name a year,
    and compare nothing. ``since`` is asked of what may be the year from which something is; else days that bound a time
    tell nothing of it. No day after the ``last`` is judged.
    """
    if any(form in words for each in values for form in forms(each)):
        return []
    from creativegraph.tables.prose.bounds import bounds, tells_no_year
    from creativegraph.tables.prose.days import days_in, is_relative

    try:
        periods = [edtf.parse(each) for each in values]
    except ValueError:
        return []
    years = sorted({end.year for each in periods for end in each if end})
    found = days_in(words, *years)
    if exact:
        found = without_names(found)
    same = any(meet(edtf.parse(one), period) for each in found for one in each.values for period in periods)
    if not found or is_relative(words) or (exact and same):
        return []
    if same:
        spans = [each for each in with_wrong_end(values, found) if not tells_no_year(words, each)]
        return [words[each.start : each.end] for each in spans]
    told = all("-" in each for each in values)  # of months or days, which years that a text names need not date
    sure = [each for each in found if each.sure and (each.exact or not told) and not tells_no_year(words, each)]
    if not since and not any(".." in each for each in values):
        sure = [each for each in sure if not bounds(words, each)]
    if (exact and not dates_alike(values, words, sure)) or (last and not all(is_until(last, each) for each in sure)):
        return []
    return [words[each.start : each.end] for each in sure]


def with_wrong_end(values: tuple[str, ...], found: "Sequence[Dated]") -> "list[Dated]":
    """Return the one period of a text that shares one end with a claim's, and whose other end is none of the text's."""
    if len(values) != 1 or not BOTH_ENDS.fullmatch(values[0]):
        return []
    ends = values[0].split("/")
    spans = [each for each in found if any(BOTH_ENDS.fullmatch(one) for one in each.values)]
    if len(spans) != 1 or not all(BOTH_ENDS.fullmatch(one) and len(one) == len(values[0]) for one in spans[0].values):
        return []
    wrong = {end for one in spans[0].values for end, other in zip(ends, one.split("/"), strict=True) if end != other}
    others = (one for each in found if each is not spans[0] for one in each.values if len(one) >= len(ends[0]))
    told = [edtf.parse(one) for one in others]
    if len(wrong) != 1 or any(meet(edtf.parse(end), one) for end in wrong for one in told):
        return []
    return [] if values[0] in spans[0].values else spans


def without_names(found: "Sequence[Dated]") -> "list[Dated]":
    """Return the dates of a text without the years of names, where a day of that year is told: *the Fair 2024*."""
    dated = {one[:4] for each in found if each.sure and are_full(each.values) for one in each.values}
    return [each for each in found if each.exact or not each.values <= dated]


def dates_alike(values: Iterable[str], words: str, sure: "Sequence[Dated]") -> bool:
    """Return whether words date something as a claim does, and compare it with nothing.

    They do if both give days of the calendar, or one period of days each, or if the words tell nothing but a year in
    which something was, whatever the claim gives.
    """
    if is_year_alone(words, sure):
        return True
    rest = words
    for each in reversed(sure):
        rest = f"{rest[: each.start]} {rest[each.end :]}"
    texts = {*values, *(one for each in sure for one in each.values)}
    return (are_days(texts) or (len(sure) == 1 and are_full(texts))) and not COMPARING.search(rest)


def is_until(last: date, each: "Dated") -> bool:
    """Return whether a date of a text can be over on a day."""
    return any((end := edtf.parse(one).end) is not None and end <= last for one in each.values)


def forms(text: str) -> Iterator[str]:
    """Yield how texts often print a day or a month, as far as it takes no reading."""
    year, *rest = text.split("-")
    if rest and all(each.isdecimal() for each in (year, *rest)):
        numbers = [int(each) for each in reversed(rest)]
        yield from (text, "/".join(map(str, [*numbers, year])), "/".join([*reversed(rest), year]))
        day = f"{numbers[0]} " if len(numbers) > 1 else ""
        yield from (f"{day}{name.capitalize()} {year}" for name, number in MONTHS.items() if number == int(rest[0]))


def are_days(texts: Iterable[str]) -> bool:
    """Return whether EDTF texts are days of the calendar."""
    return all(re.fullmatch(r"\d{4}-\d\d-\d\d", each) for each in texts)


def are_full(texts: Iterable[str]) -> bool:
    """Return whether EDTF texts are days of the calendar, or periods from one to another."""
    return all(FULL.fullmatch(each) for each in texts)


def is_year_alone(words: str, found: "Sequence[Dated]") -> bool:
    """Return whether words tell a year in which something was, and no other to compare with: *visitors in 2019*."""
    return (
        len(found) == 1
        and IN_YEAR.search(words[: found[0].start]) is not None
        and found[0].end - found[0].start == len("2024")
        and not COMPARING.search(words)
    )


def meet(one: edtf.Period, other: edtf.Period) -> bool:
    """Return whether two periods have a day in common; an open end is as far as can be."""
    before = one.end and other.begin and one.end < other.begin
    after = other.end and one.begin and other.end < one.begin
    return not (before or after)
