"""Claims of a figure, a currency or a day whose own quotation states others, and not theirs.

What may agree is taken to agree: a number that is rounded, a sum, a day of the month that the other names, words that
are not read here. What a claim says beyond its quotation is none of this: its source is said to imply it, or it is a
decision.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.errors import Fault
from creativegraph.iris import IRI
from creativegraph.tables.build import Build
from creativegraph.tables.cells import edtf
from creativegraph.tables.cells.figures import CURRENCIES
from creativegraph.tables.cells.patterns import either
from creativegraph.tables.cells.printed import MAGNITUDES, SPOKEN
from creativegraph.tables.claim import Claim
from creativegraph.tables.quotations.passages import compared
from creativegraph.tables.quotations.texts import Texts, at_hand
from creativegraph.tables.rules import fault
from creativegraph.tables.table import Table

if TYPE_CHECKING:
    from creativegraph.tables.prose.days import Dated
    from creativegraph.tables.prose.figures import Stated

__all__ = ["contradicted"]

NUMBERS = ("integer", "decimal", "number")
SAYING = ("explicit", "recorded")
"""The modes of claims that their sources state in so many words."""
WHEN, CURRENCY = "when", "cg:currency"
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
LEAP = 2000
"""A year that has every day."""
SHOWN = 3
IN_YEAR = re.compile(r"(?<![^\W_])(?:in|during|năm|en|durante)\s+$", re.IGNORECASE)
COMPARING = re.compile(
    r"(?<![^\W_])(?:than|compared|against|from|up|down|ris\w+|rose|fell|growth|increas\w+|decreas\w+|since|until|từ|đến"
    r"|so với|hơn năm|tăng|giảm|par rapport|contre|depuis|jusqu\w*|hausse|baisse|que|respecto|frente|desde|hasta"
    r"|aument\w+|crec\w+|plan\w*|target|kế hoạch|mục tiêu)(?![^\W_])",
    re.IGNORECASE,
)
"""Words beside the year of another figure than the one that is told, or of one still to come."""


def contradicted(build: Build) -> list[Fault]:
    """Return a warning for each claim whose quotation states figures, currencies or days, and not its own.

    A quotation that is kept by its first and last words is read where its text is at hand.
    """
    with project.using(build.projects):
        texts = at_hand(each.file for each in build.tables if not each.owner)
        printed = printed_instead(build)
        judged = (each for each in build.claims.values() if each.passage and each.mode in SAYING)
        found = (of_claim(build, each, texts, printed.get(each.id, ())) for each in judged)
        return [each for each in found if each]


def printed_instead(build: Build) -> Mapping[str, list[str]]:
    """Return for claims that correct others the values that these have, as their source prints them."""
    found = defaultdict[str, list[str]](list)
    for each in build.corrections.values():
        found[each.right].append(build.claims[each.wrong].value)
    return found


def of_claim(build: Build, claim: Claim, texts: Texts, also: tuple[str, ...] | list[str]) -> Fault | None:
    """Return the fault of a claim, if its quotation states another value."""
    kind, table = claim.property.value, build.tables[claim.table]
    money = claim.property.name == CURRENCY
    if kind not in NUMBERS and kind != "period" and not money:
        return None
    main = claim.column in ("", "value") or table.kind == "records"
    if not main and claim.column not in (WHEN, "currency"):
        return None
    words = words_of(build, claim, texts)
    if not words:
        return None
    values = (claim.value, *also)
    column = claim.column or "value"
    if money:
        found = other_currencies({IRI(each).slug for each in values}, words)
    elif kind == "period":
        found = other_days(values, words, exact=not main)
    else:
        printed = cell_of(table, claim, column)
        found = other_numbers(values, words, lang_of(build, claim, words), printed, ordinal=kind == "integer")
    if not found:
        return None
    shown = ", ".join(list(dict.fromkeys(found))[:SHOWN])
    given = cell_of(table, claim, column) or claim.value
    return fault(table.cell(claim.row, column), "quote-says-another", given=given, found=shown)


def cell_of(table: Table, claim: Claim, column: str) -> str:
    """Return the cell that states a claim, as it is written."""
    row = table.row(claim.row)
    return table.get(row, column) if row else ""


def lang_of(build: Build, claim: Claim, words: str) -> str:
    """Return the language of some words of a source, empty where neither they tell nor it: only documents have one."""
    from creativegraph.tables.prose.language import language_of

    source = build.sources.get(claim.passage.source) if claim.passage else None
    told = source.lang.partition("-")[0] if source and source.characters else ""
    return language_of(words, told)


def words_of(build: Build, claim: Claim, texts: Texts) -> str:
    """Return the whole words that a claim quotes, as far as they are at hand."""
    passage = claim.passage
    if passage is None or passage.exact or not passage.is_placed:
        return passage.exact if passage else ""
    source = build.sources.get(passage.source)
    text = texts.get(source.sha256) if source else None
    return "" if text is None or compared(passage, text) else text.text[passage.start : passage.end]


def other_numbers(values: tuple[str, ...], words: str, lang: str, printed: str, *, ordinal: bool) -> list[str]:
    """Return the numbers of some words of which none is that of a claim; empty where one is, or may be."""
    if not plain_numbers(words).isdisjoint(values) or COORDINATE.search(words):
        return []
    from creativegraph.tables.prose.days import days_in
    from creativegraph.tables.prose.figures import figures_in, is_vague

    wanted = [abs(Decimal(each)) for each in values]
    if ordinal and any(FIRST_YEAR <= each <= LAST_YEAR for each in wanted):
        return other_days(tuple(f"{each:04}" for each in wanted), words, exact=False)
    counted = LISTED.search(words) is not None and min(wanted) <= ENOUGH
    if min(wanted) <= 1 or counted or is_vague(words, ordinal=ordinal):
        return []
    found = figures_in(words, lang, [(each.start, each.end) for each in days_in(words, LEAP) if each.sure])
    percent = "%" in printed
    sure = [each for each in found if each.sure and each.percent == percent]
    more = [abs(value - 100) for value in wanted] if percent else []
    foreign = lang not in SPOKEN and any(min(wanted) >= THOUSAND * max(each.values) for each in found)
    same = any(agrees(each, value) for each in [*found, *added(found)] for value in wanted)
    if same or foreign or any(agrees(each, value) for each in sure for value in more):
        return []  # of a foreign language words for thousands and millions are not read
    return [words[each.start : each.end] for each in sure]


def added(found: "Sequence[Stated]") -> "list[Stated]":
    """Return the sum of all numbers of a text that count something, and those of each two beside each other."""
    counted = [each for each in found if each.sure]
    return [sum_of(each) for each in (counted, *pairwise(counted)) if len(each) > 1]


def sum_of(found: "Sequence[Stated]") -> "Stated":
    """Return several numbers as one."""
    total = sum((max(each.values) for each in found), Decimal())
    return found[0]._replace(values=frozenset((total,)), rounded=any(each.rounded for each in found))


def plain_numbers(words: str) -> set[str]:
    """Return the whole numbers that some words print in digits with nothing behind them that makes others of them."""
    found = (each for each in WHOLE.finditer(words) if each["behind"].lower() not in MAGNITUDES)
    return {NOT_DIGITS.sub("", each["digits"]) for each in found}


def agrees(each: "Stated", value: Decimal) -> bool:
    """Return whether a number of a text may be a value, of which one may be the other rounded."""
    for one in each.values:
        apart, most = abs(one - value), max(one, value)
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
    return [] if any(not code or code.lower() in codes for _, code in found) else [told for told, _ in found]


def other_days(values: tuple[str, ...], words: str, *, exact: bool) -> list[str]:
    """Return the days of some words of which none is that of a claim; empty where one is, or may be.

    ``exact`` is asked of what only dates a claim: then both must be days, or the words name a year and compare nothing.
    """
    if any(form in words for each in values for form in forms(each)):
        return []
    from creativegraph.tables.prose.days import days_in, is_relative

    try:
        periods = [edtf.parse(each) for each in values]
    except ValueError:
        return []
    years = sorted({end.year for each in periods for end in each if end})
    if not years or is_relative(words):
        return []
    found = days_in(words, *years)
    if any(meet(edtf.parse(one), period) for each in found for one in each.values for period in periods):
        return []
    told = all("-" in each for each in values)  # of months or days, which years that a text names need not date
    sure = [each for each in found if each.sure and (each.exact or not told)]
    if exact and not (
        is_year_alone(words, sure) or are_days((*values, *(one for each in sure for one in each.values)))
    ):
        return []
    return [words[each.start : each.end] for each in sure]


def forms(text: str) -> list[str]:
    """Return how texts often print a day or a month in digits."""
    year, *rest = text.split("-")
    if not rest or not all(each.isdecimal() for each in (year, *rest)):
        return []
    numbers = [int(each) for each in reversed(rest)]
    return [text, "/".join(map(str, [*numbers, year])), "/".join([*reversed(rest), year])]


def are_days(texts: Iterable[str]) -> bool:
    """Return whether EDTF texts are days of the calendar."""
    return all(re.fullmatch(r"\d{4}-\d\d-\d\d", each) for each in texts)


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
