"""What words state instead of a number: nothing where they state it, or may."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from creativegraph.tables.cells.printed import MAGNITUDES, SPOKEN
from creativegraph.tables.quotations.other_days import other_days

if TYPE_CHECKING:
    from creativegraph.tables.prose.figures import Stated

__all__ = ["has", "other_numbers"]

WHOLE = re.compile(
    r"(?<![\d.,])(?P<digits>\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*|\d+)(?![.,]?\d)\s*(?P<behind>[^\W\d_]*)"
)
NOT_DIGITS = re.compile(r"\D")
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
ABOUT = 2
"""How many times a number may be one that says about how many there are, as *une trentaine* does."""


def other_numbers(values: tuple[str, ...], words: str, lang: str, *, percent: bool, ordinal: bool) -> list[str]:
    """Return the numbers of some words of which none is that of a claim; empty where one is, or may be.

    Percentages are compared with percentages only: ``percent`` is whether the claim gives one. ``ordinal`` is asked of
    a whole number, which may be a year, or say in what place something is: ordinals and Roman numerals, which are not
    read here, may then state it.
    """
    if has(words, values) or COORDINATE.search(words):
        return []
    from creativegraph.tables.prose.days import LEAP_YEAR, days_in
    from creativegraph.tables.prose.figures import figures_in
    from creativegraph.tables.prose.vague import is_vague

    wanted = [abs(Decimal(each)) for each in values]
    if ordinal and any(FIRST_YEAR <= each <= LAST_YEAR for each in wanted):
        return other_days(tuple(f"{each:04}" for each in wanted), words, exact=False, since=True)
    found = figures_in(words, lang, [(each.start, each.end) for each in days_in(words, LEAP_YEAR) if each.sure])
    if any(agrees(each, value) for each in found for value in wanted):
        return []
    counted = LISTED.search(words) is not None and min(wanted) <= ENOUGH
    foreign = lang not in SPOKEN and any(min(wanted) >= THOUSAND * max(each.values) for each in found)
    if min(wanted) <= 1 or counted or foreign or is_vague(words, ordinal=ordinal):
        return []  # of a foreign language words for thousands and millions are not read
    return [words[each.start : each.end] for each in counting(found, wanted, percent=percent)]


def counting(found: "Sequence[Stated]", wanted: Sequence[Decimal], *, percent: bool) -> "list[Stated]":
    """Return the numbers that count something, of which none is wanted; none where some together are."""
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
