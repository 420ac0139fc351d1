"""Reads cells of numbers as people write them: points or commas, and magnitudes (``4,7 triệu``), never by a locale.

Marks decide where they can: two alike stand between thousands, and of two unlike ones the last stands before the
decimals; so does a mark with other than three digits behind it. A single mark with three digits behind it stands
between thousands where a whole number is asked for, since another reading gives a whole number only by chance. Where a
number with decimals is asked for, a point stands before them as everywhere in these tables (``21.028``), but three
zeros behind it, or a comma, leave two readings.
"""

import re
from decimal import Decimal
from unicodedata import normalize

from creativegraph.tables.cells.printed import COUNTED, PERCENT, PLAIN_MAGNITUDES, qualified
from creativegraph.tables.rules import UnclearError

__all__ = ["any_number", "canonical", "parse"]

PLAIN = {True: re.compile(r"[+-]?[0-9]{1,18}"), False: re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{1,18})?")}
NOT = {True: "not-an-integer", False: "not-a-decimal"}
ZEROS = r"[+-]?[1-9][0-9]{0,2}\.000"
SPACES = "[ \u00a0\u2009\u202f]"
MARK = f"(?:[.,'’]|{SPACES})"
GROUPED = rf"(?P<first>[0-9]{{1,3}})(?P<groups>(?:(?P<mark>{MARK})[0-9]{{3}})(?:(?P=mark)[0-9]{{3}})*)"
DECIMAL = rf"(?P<whole>{GROUPED}|[0-9]+)(?!(?P=mark))[.,](?P<part>[0-9]+)"
"""A mark between thousands does not stand before the decimals as well."""
MAGNITUDE = rf"(?P<number>[0-9][0-9.,'’ \u00a0\u2009\u202f]*?){SPACES}*(?P<word>{'|'.join(PLAIN_MAGNITUDES)})"
LONGEST, LONGEST_TEXT = 18, 200
MARKS = re.compile(r"[^0-9]")
SIGNS = str.maketrans("−–＋", "--+")


def parse(text: str, *, whole: bool) -> str:
    """Return the canonical text of a number, an integer or a decimal.

    Raises:
        UnclearError: it is not a number, or can be read as two.
    """
    if PLAIN[whole].fullmatch(text) and (whole or not re.fullmatch(ZEROS, text)):
        return canonical(text)
    if len(text) > LONGEST_TEXT:
        raise UnclearError(NOT[whole], given=text)
    found = readings(text, whole=whole)
    if len(found) == 1:
        return found[0]
    if found:
        first, second = found
        raise UnclearError("ambiguous-number", given=text, first=first, second=second)
    raise why_not(text, whole=whole)


def any_number(text: str) -> str:
    """Return the canonical text of a number that may have decimals and is read as a whole number where it can be one.

    Raises:
        UnclearError: it is not a number, or can be read as two.
    """
    try:
        return parse(text, whole=True)
    except UnclearError as error:
        found = readings(text, whole=False) if error.rule == "not-an-integer" and len(text) <= LONGEST_TEXT else []
        if len(found) == 1:
            return found[0]
        raise


def readings(text: str, *, whole: bool) -> list[str]:
    """Return all numbers of the wanted kind that a text can mean; more than one if it is ambiguous."""
    sign, number = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    found = re.fullmatch(MAGNITUDE, number.lower())
    if found:
        powers = Decimal(10) ** PLAIN_MAGNITUDES[found["word"]]
        amounts = [Decimal(each) * powers for each in plain_readings(found["number"], kind="any")]
    else:
        amounts = [Decimal(each) for each in plain_readings(number, kind="whole" if whole else "decimal")]
    texts = [canonical(sign + format(each, "f")) for each in amounts if not whole or each == each.to_integral_value()]
    return list(dict.fromkeys(each for each in texts if len(each.lstrip("-").partition(".")[0]) <= LONGEST))


def plain_readings(number: str, kind: str) -> list[str]:
    """Return the readings of digits with marks, as texts of decimals."""
    if re.fullmatch(r"[0-9]{1,18}", number):
        return [number]
    if found := re.fullmatch(GROUPED, number):
        return grouped(found, kind)
    found = re.fullmatch(DECIMAL, number)
    return [f"{MARKS.sub('', found['whole'])}.{found['part']}"] if found else []


def grouped(found: re.Match[str], kind: str) -> list[str]:
    """Return the readings of groups of three digits with the same mark before each."""
    thousands = MARKS.sub("", found[0])
    single = len(found["groups"]) == 4
    decimal = f"{found['first']}.{found['groups'][1:]}"
    if found["first"].startswith("0"):
        return [decimal] if single and found["mark"] in ".," else []
    if not single or found["mark"] not in ".," or kind == "whole":
        return [thousands]
    if kind == "decimal" and found["mark"] == "." and not found[0].endswith("000"):
        return [decimal]
    return [thousands, decimal]


def why_not(text: str, *, whole: bool) -> UnclearError:
    """Return the error of a text that is not a number."""
    code, rest = qualified(text)
    if code and (found := only_reading(rest, whole=whole)):
        expected = f"table.{NOT[whole]}.expected"
        return UnclearError(
            "number-with-qualifier", given=text, fix=found, code=f"code/comparator/{code}", expected=expected
        )
    if text.lower().endswith((*PERCENT, "‰")):
        return UnclearError("percentage", given=text)
    plain = normalize("NFKC", text).translate(SIGNS)
    if plain != text and (found := only_reading(plain, whole=whole)):
        return UnclearError("unusual-digits", given=text, fix=found, expected=found)
    found = number_before(text, whole=whole)
    if found or re.fullmatch(r"[0-9][0-9.,]*(?:\s*[^\W\d_])+", text):
        return UnclearError("number-with-words", given=text, fix=found, expected=found)
    return UnclearError(NOT[whole], given=text)


def number_before(text: str, *, whole: bool) -> str:
    """Return the number before the words of a text; empty unless they are known to change nothing."""
    words = text.split()
    for length in range(len(words) - 1, 0, -1):
        if found := only_reading(" ".join(words[:length]), whole=whole):
            return found if COUNTED.fullmatch(" ".join(words[length:]).lower()) else ""
    return ""


def only_reading(text: str, *, whole: bool) -> str:
    """Return the one number that a text can mean; empty if there is none, or several."""
    text = text.strip()
    found = readings(text, whole=whole)
    return found[0] if len(found) == 1 else ""


def canonical(text: str) -> str:
    """Return the canonical text of a plain number, so that a value has the same literal on every engine."""
    whole, _, part = text.lstrip("+-").partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    number = f"{whole}.{part}" if part else whole
    return f"-{number}" if text.startswith("-") and number != "0" else number
