"""Figures as reports print them: a number with its qualifier, a percentage, a range, money (currencies.py).

The words that qualify a number and magnitudes are in printed.py, units of measuring in measured.py. The numbers
themselves are read by numbers.py; the words behind a number are left out where they change nothing (``300,000
visitors``), and leave no figure where they may.
Whatever can be read in two ways, such as the dollars of several countries, is told and never guessed.
"""

import re
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from creativegraph.tables.cells import measured, numbers
from creativegraph.tables.cells.currencies import CODE_OF, MONEY, SHARED
from creativegraph.tables.cells.patterns import either
from creativegraph.tables.cells.printed import COUNTED, MAGNITUDES, OPENED, PERCENT, qualified
from creativegraph.tables.rules import UnclearError

__all__ = ["Figure", "parse"]


class Figure(NamedTuple):
    """A figure: numbers in canonical text, the slug of its comparator, an ISO 4217 code and the slug of a unit.

    ``upper`` is the end of a range, and ``whole`` that of which the value is a part, as in ``17 of 20``. ``unit`` is
    ``percent``, a unit of measuring, or empty where the indicator says what is counted. ``measure`` is ``change`` where
    a sign is printed, of money a plus.
    """

    value: str
    upper: str = ""
    comparator: str = "as-stated"
    whole: str = ""
    currency: str = ""
    unit: str = ""
    measure: str = ""

    def claims(self, unit: str = "") -> tuple[tuple[str, str], ...]:
        """Return what the figure says of its observation, as properties and values of claims.

        ``unit`` is the slug of the unit in which its indicator is counted; a percentage of anything else is a share,
        unless it is a change.
        """
        stated = "" if self.unit == unit else self.unit
        said = {
            "sosa:hasSimpleResult": self.value,
            "cg:comparator": f"code/comparator/{self.comparator}",
            "cg:upperValue": self.upper,
            "cg:outOf": self.whole,
            "cg:currency": self.currency and f"code/currency/{self.currency.lower()}",
            "cg:statedIn": stated and f"code/unit/{stated}",
            "cg:measure": (measure := self.measure or ("share" if stated == "percent" else ""))
            and f"code/measure/{measure}",
        }
        return tuple((name, value) for name, value in said.items() if value)


METRES = ("m", "M")
"""Letters that are a magnitude of money alone."""
MEASURED = either(measured.NAMES)
NAME = rf"[A-Z]{{3}}|(?i:{either(MONEY)})"
LINK = r"(?:\s+(?:de|of)\s+|\s+d['’]|\s*)"
"""What stands between a number and its currency: ``4 millions d'euros``."""
NUMBER = r"[+-]?[0-9](?:[0-9.,'’ \u00a0\u2009\u202f]*[0-9])?"
AMOUNT = re.compile(
    rf"(?:\+\s*(?=(?:{NAME})\s*[0-9]))?(?:(?P<before>{NAME})\s*)?(?P<number>{NUMBER})"
    rf"(?:\s*(?P<power>(?i:{either(MAGNITUDES)}))(?![^\W\d_]))?(?:{LINK}(?P<after>{NAME})(?![^\W\d_])|\s*(?P<percent>(?i:{either(PERCENT)}))"
    rf"|\s*(?P<measured>(?i:{MEASURED}))(?!\w))?(?:\s*(?P<words>[^\W\d_].*))?"
)
MORE = re.compile(rf"(?:{NAME})?\s*\+")
"""How a text begins that prints more money: ``+50 million GBP``, ``+£50 million``, ``GBP +50 million``."""
JOINED = r"(?<=\S)\s*-\s*|\s+(?:to|đến|tới|à|a)\s+"
ENDED = {
    False: re.compile(JOINED, re.IGNORECASE), True: re.compile(rf"{JOINED}|\s+(?:and|và|et|y)\s+", re.IGNORECASE)
}  # fmt: skip
"""What stands before the end of a range: ``and`` only behind ``between``, since it joins several figures as well."""
DATES = re.compile(r"(?:0?[1-9]|1[0-2]|(?:19|20)[0-9]{2})-(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])")
"""Months and years, which are ranges of no figures: ``05-2024``."""
PARTED = re.compile(
    r"\s+(?:(?:out )?of(?: a total of)?|trên(?: tổng số)?|trong(?: tổng)? số|(?:sur|de)(?: un total de)?)\s+",
    re.IGNORECASE,
)
OF = r"(?:of (?:all |the )?|trong (?:tổng )?số |(?:tổng )?số |des |de los |de las )?"
"""What stands between a percentage and what it is a share of."""
LONGEST = 200


class Amount(NamedTuple):
    """A number as it is printed, before its magnitude is known, with the names of its currency."""

    number: str
    power: int | None
    percent: bool
    names: tuple[str, ...]
    measured: str = ""

    @property
    def unit(self) -> str:
        """The unit in which it is stated, as the slug of a code; empty where only the indicator has one."""
        return measured.NAMES[self.measured.lower()][0] if self.measured else "percent" if self.percent else ""


def parse(text: str, currency: str = "") -> Figure:
    """Return the figure that a cell prints; ``currency`` is that of an amount whose own is shared or not printed.

    Raises:
        UnclearError: it is no figure, or can be read as two.
    """
    given = " ".join(normalize("NFC", text).translate(numbers.SIGNS | {0x2014: "-"}).split())
    if len(given) > LONGEST:
        raise UnclearError("not-a-figure", given=text)
    comparator, rest = qualified(given)
    made, names = figure(rest, text)
    if comparator and made.comparator == "between":
        raise UnclearError("range-with-qualifier", given=text, fix=rest if comparator == "about" else "")
    found = comparator if comparator and made.comparator == "as-stated" else made.comparator
    code = code_of(names, currency, text)
    signed = MORE.match(rest) if code else rest.startswith(("+", "-"))  # less than no money is a deficit
    return made._replace(comparator=found, currency=code, measure="change" if signed else "")


def figure(text: str, given: str) -> tuple[Figure, tuple[str, ...]]:
    """Return the figure of a text without its comparator, and the names of its currency.

    Raises:
        UnclearError: it is no figure, or can be read as two.
    """
    if DATES.fullmatch(text.replace(" ", "")):
        raise UnclearError("range-like-dates", given=given)
    opened = OPENED.match(text)
    parts = [one] if (one := amount(text)) else [amount(each) for each in PARTED.split(text)]
    ends = [
        amount(each) for each in ENDED[bool(opened and opened["both"])].split(text[opened.end() if opened else 0 :])
    ]
    match parts, ends:
        case [Amount() as part, Amount() as whole], _:
            return parted(part, whole, given), ()
        case _, [Amount() as low, Amount() as high]:
            return ranged(low, high, given), low.names + high.names
        case [Amount() as one], _ if not (one.percent and one.names):
            return Figure(written(one, given), unit=one.unit), one.names
    if re.search(rf"[0-9]\s*(?:{either(PERCENT)})", text.lower()):
        raise UnclearError("percentage-with-words", given=given)
    raise UnclearError("number-with-words" if text[:1].isdecimal() else "not-a-figure", given=given, fix="")


def amount(text: str) -> Amount | None:
    """Return the number that a text prints with words that change nothing; None if it is none."""
    found = AMOUNT.fullmatch(text.strip())
    if not found or not changes_nothing(found["words"] or "", percent=bool(found["percent"])):
        return None
    power = found["power"]
    names = tuple(each for each in (found["before"], found["after"]) if each)
    if power in METRES and not names:
        return None
    return Amount(
        found["number"],
        MAGNITUDES[power.lower()] if power else None,
        bool(found["percent"]),
        names,
        found["measured"] or "",
    )


def changes_nothing(words: str, *, percent: bool) -> bool:
    """Return whether words behind a number, or a percentage, leave it what it is."""
    counted = f"{OF}(?:{COUNTED.pattern})" if percent else COUNTED
    return not words or re.fullmatch(counted, words.lower()) is not None


def parted(part: Amount, whole: Amount, given: str) -> Figure:
    """Return a part of a whole.

    Raises:
        UnclearError: it is not clear of what both are numbers.
    """
    plain = not (part.names or whole.names or part.unit or whole.unit)
    if plain and (part.power is None) == (whole.power is None):
        one, all_of = written(part, given), written(whole, given)
        if Decimal(one) <= Decimal(all_of):
            return Figure(one, whole=all_of)
    raise UnclearError("part-unclear", given=given)


def ranged(low: Amount, high: Amount, given: str) -> Figure:
    """Return a range; the magnitude and the percent sign of its end count for its beginning too.

    Raises:
        UnclearError: its end is not above its beginning.
    """
    power = high.power if low.power is None else low.power
    value = written(low._replace(power=power, percent=high.percent, measured=low.measured or high.measured), given)
    upper = written(high, given)
    if Decimal(value) >= Decimal(upper) or (low.unit and low.unit != high.unit):
        raise UnclearError("range-upside-down", given=given)
    return Figure(value, upper, "between", unit=high.unit)


def code_of(names: tuple[str, ...], usual: str, given: str) -> str:
    """Return the code of the currency that names mean; ``usual`` where they are shared or there are none.

    Raises:
        UnclearError: they mean several.
    """
    codes = {CODE_OF.get(each.lower(), "" if each.lower() in SHARED else each) for each in names}
    known = codes - {""}
    if len(known) > 1 or (codes and not known and not usual):
        raise UnclearError("currency-of-several", given=given)
    return known.pop() if known else usual


def written(made: Amount, given: str) -> str:
    """Return an amount in canonical text.

    Raises:
        UnclearError: it is no number, or can be read as two.
    """
    sign, digits = ("-", made.number[1:]) if made.number.startswith("-") else ("", made.number.removeprefix("+"))
    kind = "whole" if made.power is None and not made.unit else "any"
    found = [Decimal(each) * Decimal(10) ** (made.power or 0) for each in numbers.plain_readings(digits, kind)]
    found = [measured.in_base(each, made.measured) for each in found] if made.measured else found
    texts = list(dict.fromkeys(numbers.canonical(sign + format(each, "f")) for each in found))
    if len(texts) > 1:
        raise UnclearError("ambiguous-number", given=given, first=texts[0], second=texts[1])
    if not texts or len(texts[0].partition(".")[0].lstrip("-")) > numbers.LONGEST:
        raise UnclearError("not-a-figure", given=given)
    return texts[0]
