"""The numbers that a text states, in digits and in words, each with all that it can mean.

Where a text leaves open what it means, as with a point before three digits, a number has several values: a reader who
compares it with another one is never told of a difference that there may not be.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from creativegraph.tables.cells import currencies, measured, printed
from creativegraph.tables.cells.numbers import plain_readings
from creativegraph.tables.cells.patterns import either
from creativegraph.tables.prose.digits import BLANK, DIGITS, INSIDE, NOT_COUNTED, ascii_digits, percentage
from creativegraph.tables.prose.numerals import BEGINNING, LONGEST, numeral_of
from creativegraph.tables.prose.vague import ABOUT

__all__ = ["Stated", "figures_in"]


class Stated(NamedTuple):
    """A number of a text, by its place and all that it can mean.

    ``sure`` is one that counts or measures something, ``rounded`` one that is printed with fewer digits than it has.
    ``bare`` is one without visitors or the like behind it: the head of a table may say that it is of thousands.
    ``about`` is one of about a size, as *une trentaine*.
    """

    start: int
    end: int
    values: frozenset[Decimal]
    percent: bool
    sure: bool
    rounded: bool
    bare: bool = False
    about: bool = False


WORD = re.compile(r"[^\W\d_]+")
DECIMAL = re.compile(r"(?<=\d)[’'·](?=\d{1,2}(?!\d))")
"""Marks that some print before decimals: *45’5 %*."""
JOINT = re.compile(r"[ \u00a0\u2009\u202f]+|[-‑]")
RANGE = re.compile(
    r"\s*(?:[–—-]|to|and|or|đến|tới|và|hoặc|à|a|et|ou|y|o)\s*(?:[^\W\d]{3}\s?|[€$£₫]\s?)?", re.IGNORECASE
)
"""What stands between the ends of a range, of which the second has the magnitude of both."""
YEAR = re.compile(r"(?:1\d|20)\d\d")
PART = re.compile(
    r"\.?(?:st|nd|rd|th|er|ers|ère|e|es|ème|èmes|º|ª|°|o|a)(?!\w)|[:/'′″]|-[^\W\d_]|[^\W\d_]"
    r"|\s?(?:h|am|pm|a\.m|p\.m|giờ|o['’]clock|heures?|horas?)(?!\w)",
    re.IGNORECASE,
)
"""What follows digits that count nothing: ordinals, times of day, parts of names and fractions."""
BESIDE = 80
"""How many characters before a number are looked at for the words before it."""
ITEM_BEFORE, ITEM_BEHIND = re.compile(r"(?:^|\n)\s*\(?$"), re.compile(r"[.)]\s")
SMALL, LEAST = 1000, 4
"""Numbers below these may be a part of the name before them, and words for numbers below these are no figures."""
NAMING = frozenset(["tháng", "thứ", "mùng", "mồng", "ngày", "lần", "quý", "năm", "khóa", "khoá", "kỳ", "số"])
"""Vietnamese words beside numbers in words that count nothing."""
ALSO_OTHERS = frozenset(("neuf", "sept"))
"""Numbers in words that alone mean other things as well."""


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of a number in digits with what makes another number of it."""
    percent, power = percentage(), either(printed.MAGNITUDES, whole=True)
    unit, money = either(measured.NAMES, whole=True), either(currencies.MONEY, whole=True)
    return re.compile(
        rf"(?<![\d.,])(?P<digits>{DIGITS})(?:{BLANK}*(?P<percent>{percent})"
        rf"|(?:{BLANK}*|-)(?P<power>{power})(?:(?<=tr|tỷ|tỉ)(?P<part>\d{{1,3}})(?![.,]?\d))?)?"
        rf"(?:{BLANK}*(?P<unit>{unit})(?!\w)|(?:{BLANK}+(?:de|of)|{BLANK}+d['’])?{BLANK}*(?P<money>{money}))?",
        re.IGNORECASE,
    )


@cache
def magnitude() -> re.Pattern[str]:
    """Return the pattern of a power of ten behind a number in words."""
    powers = [each for each in printed.MAGNITUDES if len(each) > 2 or not each.isascii()]
    return re.compile(rf"[ \u00a0]+({either(powers, whole=True)})", re.IGNORECASE)


@cache
def percent_behind() -> re.Pattern[str]:
    """Return the pattern of what makes a percentage of a number in words."""
    return re.compile(rf"{BLANK}*(?:{percentage()})", re.IGNORECASE)


@cache
def unit_behind() -> re.Pattern[str]:
    """Return the pattern of a unit of measuring behind a number in words."""
    return re.compile(rf"{BLANK}+({either(measured.NAMES, whole=True)})(?!\w)", re.IGNORECASE)


def figures_in(text: str, lang: str, covered: Sequence[tuple[int, int]] = ()) -> list[Stated]:
    """Return the numbers of a text in their order; those in ``covered`` places, as of dates, are not sure."""
    text = DECIMAL.sub(".", ascii_digits(text))
    found = sorted([*in_digits(text), *in_words(text, lang)])
    ends = {each.end for each in found if each.percent}
    found = [each for each in found if each.percent or each.end not in ends]  # the cent of per cent is no hundred
    made, starts = [], [start for start, _ in covered]
    for number, each in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        values = each.values
        if after and RANGE.fullmatch(text, each.end, after.start) and each.sure:
            scales = {Decimal(10) ** power for power in scale_of(text[after.start : after.end])}
            values |= {one * scale for one in values for scale in scales}
        place = bisect_left(starts, each.end)
        of_date = place > 0 and each.start < covered[place - 1][1]
        made.append(each._replace(values=values, sure=each.sure and not of_date))
    return made


def scale_of(words: str) -> Iterator[int]:
    """Yield the power of ten that the words of a number end with, if they do."""
    found = pattern().match(words)
    if found and found["power"]:
        yield printed.MAGNITUDES[found["power"].lower()]


def in_digits(text: str) -> Iterator[Stated]:
    """Yield numbers in digits."""
    for found in pattern().finditer(text):
        digits = found["digits"]
        read = {Decimal(each) for each in plain_readings(digits, "any")}
        read |= {Decimal(each) for each in re.split(BLANK, digits) if each.isascii() and each.isdecimal()}
        if not read:
            continue
        values = set(read)
        if power := found["power"]:
            if part := found["part"]:  # 1tr2
                read = {Decimal(f"{each}.{part}") for each in read if each == each.to_integral_value()} or read
            scaled = {each * Decimal(10) ** printed.MAGNITUDES[power.lower()] for each in read}
            values = scaled | (read if len(power) == 1 else set())
        if unit := found["unit"]:
            values |= {measured.in_base(each, unit) for each in values}
        rounded = bool(power) or any(each != each.to_integral_value() for each in read) or is_about(text, found.start())
        bare = not any(found[each] for each in ("percent", "power", "unit")) and not is_counting(text, found.end())
        yield Stated(*found.span(), frozenset(values), bool(found["percent"]), is_sure(text, found), rounded, bare)


def is_about(text: str, start: int) -> bool:
    """Return whether the words before a number say that it is another one, and about of that size."""
    before = text[max(0, start - BESIDE) : start].rstrip(" \u00a0€$£").lower()
    return before.endswith(tuple(each for words in printed.COMPARATORS.values() for each in words))


def is_counting(text: str, end: int) -> bool:
    """Return whether visitors or the like stand behind a number."""
    return printed.COUNTED.match(text[end : end + 40].lstrip().lower()) is not None


def is_sure(text: str, found: re.Match[str]) -> bool:
    """Return whether a number in digits surely counts or measures something."""
    start, end = found.span("digits")
    if INSIDE.search(text, max(0, start - 2), start) or NOT_COUNTED.search(text, max(0, start - 16), start):
        return False
    if any(found[each] for each in ("percent", "power", "unit", "money")):
        return True
    if PART.match(text, end) or (
        ITEM_BEFORE.search(text, max(0, start - BESIDE), start) and ITEM_BEHIND.match(text, end)
    ):
        return False
    if YEAR.fullmatch(found["digits"]):
        return is_counting(text, end)
    before = text[max(0, start - BESIDE) : start].split()[-1:]
    named = before and text[start - 1 : start].isspace() and before[0][:1].isupper()
    return not (named and len(found["digits"]) < len(str(SMALL)))


def in_words(text: str, lang: str) -> Iterator[Stated]:
    """Yield numbers in words: of all languages, since each may be meant, but sure are those of the text's own.

    Of a text without a language they are sure if they have several words, or visitors, days and the like behind them.
    """
    words = list(WORD.finditer(text))
    at = 0
    while at < len(words):
        following = [words[at][0].lower()]
        if following[0] not in BEGINNING:
            at += 1
            continue
        while (
            len(following) < LONGEST
            and (there := at + len(following)) < len(words)
            and JOINT.fullmatch(text, words[there - 1].end(), words[there].start())
        ):
            following.append(words[there][0].lower())
        read = {each: found for each in printed.SPOKEN if (found := numeral_of(following, each))}
        longest = max((each.end for each in read.values()), default=0)
        end = words[at + longest - 1].end() if longest else 0
        scale = magnitude().match(text, end) if longest else None
        factor = Decimal(10) ** printed.MAGNITUDES[scale[1].lower()] if scale else Decimal(1)
        if values := {each.value * (factor if each.end == longest else Decimal(1)) for each in read.values()}:
            own = read.get(lang) if lang else max(read.values())
            single = not scale and longest == 1
            unit = unit_behind().match(text, end)
            values |= {measured.in_base(each, unit[1]) for each in values} if unit else set()
            known = printed.SPOKEN.get(lang, {}) if lang or not (unit or is_counting(text, end)) else printed.IN_WORDS
            usual = not single or following[0] in known.keys() - ALSO_OTHERS
            beside = {
                *text[max(0, words[at].start() - BESIDE) : words[at].start()].lower().split()[-1:],
                *following[longest : longest + 1],
            }
            counted = own and (not own.about or ABOUT.match(text, words[at].start()))
            counts = own and counted and own.value * factor >= LEAST and NAMING.isdisjoint(beside)
            until = scale.end() if scale else end
            percent = percent_behind().match(text, until)
            rounded = bool(scale) or is_about(text, words[at].start())
            yield Stated(
                words[at].start(),
                percent.end() if percent else until,
                frozenset(values),
                bool(percent),
                bool(percent or (counts and usual)),
                rounded,
                about=bool(own and own.about),
            )
        at += max(longest, 1)
