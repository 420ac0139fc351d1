"""What words state instead of a number, a currency or a day: nothing where they state it, or may.

What may agree is taken to agree: a number that is rounded, a sum, a day of the month that the other names, words that
are not read here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from creativegraph.tables.cells import edtf
from creativegraph.tables.cells.date_words import MONTHS
from creativegraph.tables.cells.figures import CURRENCIES
from creativegraph.tables.cells.patterns import either
from creativegraph.tables.cells.printed import MAGNITUDES, SPOKEN

if TYPE_CHECKING:
    from creativegraph.tables.prose.days import Dated
    from creativegraph.tables.prose.figures import Stated

__all__ = ["has", "may_differ", "other_currencies", "other_days", "other_in_words", "other_numbers"]

WHOLE = re.compile(
    r"(?<![\d.,])(?P<digits>\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*|\d+)(?![.,]?\d)\s*(?P<behind>[^\W\d_]*)"
)
DIGIT = re.compile(r"\d")
NOT_DIGITS = re.compile(r"\D")
BRACKETS = re.compile(r"\([^()\d]*\d[\d.,]*\s*[^\W\d_][^()]*\)")
COORDINATE = re.compile(r"[°′″]")
LISTED = re.compile(r"[,;]|\s(?:and|or|và|et|ou|y|e)\s")
ENOUGH = 12
"""Up to this number things are counted that a text lists."""
FIRST_YEAR, LAST_YEAR = 1000, 2100
LOOSE, CLOSE = Decimal("0.05"), Decimal("0.01")
"""How far a number lies at most from one that rounds it, where it is printed as rounded, and where it is not."""
THOUSAND = 1000
SCALES = (THOUSAND, THOUSAND**2, THOUSAND**3)
"""In what numbers may count, as the head of a table or a sentence before says."""
FULL = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
"""A day, or a period of days."""
BOTH_ENDS = re.compile(r"\d{4}(?P<month>-\d\d)?(?P<day>-\d\d)?/\d{4}(?(month)-\d\d)(?(day)-\d\d)")
"""A period of which both ends are told, as exactly."""
ABOUT = 2
"""How many times a number may be one that says about how many there are, as *une trentaine* does."""
LEAP = 2000
"""A year that has every day."""
IN_YEAR = re.compile(r"(?<![^\W_])(?:in|during|năm|en|durante)\s+$", re.IGNORECASE)
COMPARING = re.compile(
    r"(?<![^\W_])(?:than|compared|against|from|up|down|ris\w+|rose|fell|growth|increas\w+|decreas\w+|since|until|từ|đến"
    r"|so với|hơn năm|tăng|giảm|par rapport|contre|depuis|jusqu\w*|hausse|baisse|que|respecto|frente|desde|hasta|qu"
    r"|aument\w+|crec\w+|plan\w*|target|kế hoạch|mục tiêu)(?![^\W_])",
    re.IGNORECASE,
)
"""Words beside the year of another figure than the one that is told, or of one still to come."""


def other_numbers(values: tuple[str, ...], words: str, lang: str, printed: str, *, ordinal: bool) -> list[str]:
    """Return the numbers of some words of which none is that of a claim; empty where one is, or may be."""
    if has(words, values) or COORDINATE.search(words):
        return []
    from creativegraph.tables.prose.figures import figures_in
    from creativegraph.tables.prose.vague import is_vague

    wanted = [abs(Decimal(each)) for each in values]
    if ordinal and any(FIRST_YEAR <= each <= LAST_YEAR for each in wanted):
        return other_days(tuple(f"{each:04}" for each in wanted), words, exact=False, since=True)
    found = figures_in(words, lang)
    if any(agrees(each, value) for each in found for value in wanted):
        return []
    counted = LISTED.search(words) is not None and min(wanted) <= ENOUGH
    foreign = lang not in SPOKEN and any(min(wanted) >= THOUSAND * max(each.values) for each in found)
    if min(wanted) <= 1 or counted or foreign or is_vague(words, ordinal=ordinal):
        return []  # of a foreign language words for thousands and millions are not read
    return [words[each.start : each.end] for each in counting(words, lang, wanted, percent="%" in printed)]


def counting(words: str, lang: str, wanted: Sequence[Decimal], *, percent: bool) -> "list[Stated]":
    """Return the numbers of words that count something, of which none is wanted; none where some together are."""
    from creativegraph.tables.prose.days import days_in
    from creativegraph.tables.prose.figures import figures_in

    found = figures_in(words, lang, [(each.start, each.end) for each in days_in(words, LEAP) if each.sure])
    sure = [each for each in found if each.sure and each.percent == percent]
    more = [one for value in wanted for one in (abs(value - 100), value + 100)] if percent else []
    together = any(agrees(each, value) for each in added(found) for value in wanted)
    return [] if together or any(agrees(each, value) for each in sure for value in more) else sure


def added(found: "Sequence[Stated]") -> "list[Stated]":
    """Return the sum of all numbers of a text that count something, and sums and differences of each two neighbours."""
    counted = [each for each in found if each.sure]
    sums = [sum_of(each) for each in (counted, *pairwise(counted)) if len(each) > 1]
    apart = (
        one._replace(values=frozenset(abs(a - b) for a in one.values for b in other.values), bare=False)
        for one, other in pairwise(counted)
    )
    return [*sums, *apart]


def sum_of(found: "Sequence[Stated]") -> "Stated":
    """Return several numbers as one."""
    total = sum((max(each.values) for each in found), Decimal())
    rounded, about = any(each.rounded for each in found), any(each.about for each in found)
    return found[0]._replace(values=frozenset((total,)), rounded=rounded, about=about)


def has(words: str, values: Sequence[str]) -> bool:
    """Return whether some words print one of some whole numbers in digits, multiplied by what stands behind them."""
    return any(
        NOT_DIGITS.sub("", each["digits"]) + "0" * MAGNITUDES.get(each["behind"].lower(), 0) in values
        for each in WHOLE.finditer(words)
    )


def agrees(each: "Stated", value: Decimal) -> bool:
    """Return whether a number of a text may be a value, of which one may be the other rounded."""
    for one in each.values:
        apart, most = abs(one - value), max(one, value)
        if each.about and most < ABOUT * min(one, value):
            return True
        if (
            not apart
            or (each.bare and value in (one * scale for scale in SCALES))
            or (each.rounded and 2 * apart <= step(one) and apart <= LOOSE * most)
        ):
            return True
        if 2 * apart < (step(value) if value >= THOUSAND else 1) and apart <= CLOSE * most:
            return True
    return False


def step(number: Decimal) -> Decimal:
    """Return the place of the last digit of a number that is none of the zeros at its end: 100,000 of 4,700,000."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(0)


def other_currencies(codes: set[str], words: str) -> list[str]:
    """Return the amounts of some words in other currencies than those of a claim; empty where one is, or may be."""
    own = [name for each in codes for name in (each, *CURRENCIES.get(each.upper(), ()))]
    if re.search(rf"(?<![^\W\d_])(?:{either(own, whole=True)})", words, re.IGNORECASE):
        return []
    from creativegraph.tables.prose.digits import currencies_in

    found = currencies_in(words)
    also = {"xof"} if "xaf" in codes else set[str]()  # both are francs CFA
    if any(not code or code.lower() in codes | also for _, code in found):
        return []
    beside = [each[0] for each in BRACKETS.finditer(words)]
    if any(not any(told in each for told, _ in found) for each in beside):
        return []  # an amount in a currency that is not read
    return [told for told, _ in found]


def may_differ(value: str, words: str) -> bool:
    """Return whether a text may state another figure than some words, both in digits."""
    return bool(DIGIT.search(value) and DIGIT.search(words) and value not in words)


def other_in_words(value: str, words: str, lang: str) -> tuple[str, list[str]]:
    """Return the one figure or day that a text states, and what some words state instead; empty where they may not.

    A text that states several tells more than the words, or less, and is not judged.
    """
    from creativegraph.tables.prose.days import days_in
    from creativegraph.tables.prose.figures import figures_in

    dated = [each for each in days_in(value, LEAP) if each.sure]
    figures = [each for each in figures_in(value, lang, [(each.start, each.end) for each in dated]) if each.sure]
    if len(figures) == 1:
        told = value[figures[0].start : figures[0].end]
        numbers = tuple(str(each) for each in figures[0].values)
        return told, other_numbers(numbers, words, lang, told if figures[0].percent else "", ordinal=False)
    days = [each for each in dated if len(each.values) == 1 and are_days(each.values)]
    if len(days) == len(dated) == 1:
        return value[days[0].start : days[0].end], other_days(tuple(days[0].values), words, exact=True)
    return "", []


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
    """Return whether words date something as exactly as a claim does, and compare it with nothing."""
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
