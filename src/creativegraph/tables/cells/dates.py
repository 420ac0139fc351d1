"""Reads cells of dates as people write them in English, Vietnamese, French and Spanish: as EDTF, or not at all.

Of ``18/11/2023`` only one reading is a day; ``03/04/2023`` has two and is not read. Words decide (``ngày 3/4/2023``,
``3 April 2023``), and so do the days before a range (``9–17/11/2024``).
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from creativegraph.tables.cells import edtf
from creativegraph.tables.cells.date_words import SUBSTITUTES
from creativegraph.tables.rules import UnclearError

__all__ = ["parse"]

SET = re.compile(r"[\[{].*[\]}]")
ABOUT = r"(?:khoảng|chừng|about|around|circa|ca\.|c\.|~|≈)\s*"
VAGUE = r"(?:đầu|giữa|cuối|early|mid|late|trước|sau|before|after|since|until|from|từ)[\s-]+"
SEPARATORS = (
    r"\s*[–—]\s*|\s+-\s+|\s+(?:to|till|until|through|đến|tới)\s+(?:hết\s+)?"
    r"|\s+(?:jusqu['’]au|au|à|al|a|hasta(?: el)?)\s+|-"
)
DAY, MONTH, YEAR = r"(?P<d>[0-9]{1,2})", r"m(?P<m>[0-9]{1,2})", r"y?(?P<y>[0-9]{4})"
FROM = r"^(?:từ|from|giai đoạn|period|between|entre|du|de|del|desde(?: el)?|période|periodo|período)\s+"
NUMERIC = r"(?P<a>[0-9]{1,2})(?P<s>[/.-])(?P<b>[0-9]{1,2})(?:(?P=s)(?P<y>[0-9]{4}))?"
AMERICAN = rf"{MONTH} {DAY}\s*[–—-]\s*(?P<e>[0-9]{{1,2}}) {YEAR}"
MIXED = rf"{YEAR}(?P<s>[/.-])(?P<m>[0-9]{{1,2}})(?!(?P=s))[/.-]{DAY}"
"""Two unlike marks: a day, or a month and the one that ends the period."""
TENTH = r"\.[1-9]$"
TENTHS = rf"{YEAR}(?={TENTH})\.(?P<m>[0-9])"
"""A month, or a part of a year; a spreadsheet makes 2024.1 of 2024.10 as well."""
DOTS = r"\.{2,}|…"
BEYOND = ("year-out-of-range", "date-unknown")
"""The rules of texts that are EDTF, whatever else they might be."""
SHORT_YEAR = r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}"


class Side(NamedTuple):
    """One date, as far as it is written; 0 for what it leaves out."""

    year: int
    month: int
    day: int

    def filled(self, other: "Side") -> "Side":
        """Return this date with what it leaves out taken from the end of its range."""
        year = self.year or other.year
        return Side(year, self.month or (other.month if not self.year else 0), self.day)

    def edtf(self) -> str:
        """Return the EDTF text."""
        parts = (f"{self.year:04}", *(f"{each:02}" for each in (self.month, self.day) if each))
        return "-".join(parts)

    @property
    def exists(self) -> bool:
        """True for a year, a month or a day of the calendar."""
        try:
            return date(self.year, self.month or 1, self.day or 1) is not None and not (self.day and not self.month)
        except ValueError:
            return False


@lru_cache(edtf.KEPT)
def parse(text: str, *, year: int = 0, day_first: bool = False) -> str:
    """Return the EDTF text of a date or a period.

    ``year`` is that of a date which does not give one, as texts leave it out. ``day_first`` says that of two numbers
    the day is the first.

    Raises:
        UnclearError: it is not a date, does not exist, can be read as two dates, or the graph cannot hold it.
    """
    given = text.replace(" ", "") if SET.fullmatch(text) else text
    refused = None
    try:
        edtf.parse(given)
    except UnclearError as error:
        refused = error
    except ValueError:
        pass
    else:
        return given.removesuffix("T00:00:00")
    if refused and refused.rule in BEYOND:
        raise refused
    try:
        return read(text, year, day_first=day_first)
    except UnclearError as error:
        raise refused if refused and error.rule == "not-a-date" else error from None


def read(text: str, year: int = 0, *, day_first: bool = False) -> str:
    """Return the EDTF text of a date in another notation."""
    plain = marked(text) if len(text) <= 200 else ""
    if re.search(DOTS, text):
        raise open_ended(text)
    found, missed = list[str](), list[tuple[Side, ...]]()
    for sides in ways(plain, year, only_day_first=day_first):
        bounds = [each.edtf() for each in sides]
        if all(each.exists for each in sides) and bounds == sorted(bounds):
            found.append("/".join(dict.fromkeys(bounds)))
        else:
            missed.append(sides)
    found = list(dict.fromkeys(found))
    if len(found) == 1:
        return found[0]
    if found:
        first, second = sorted(found)[:2]
        raise UnclearError("ambiguous-date", given=text, first=first, second=second)
    if missed:
        exist = all(each.exists for each in missed[0])
        raise UnclearError("period-backwards", given=text) if exist else no_such_day(text, missed[0])
    raise why_not(text, plain)


def marked(text: str) -> str:
    """Return a date in lower case, with ``d m y`` before days, months and years that words identify."""
    text = normalize("NFC", text).strip().lower()
    if re.search(r"\b[dmy][0-9]", text):  # these letters are marks below, and nobody's words
        return ""
    for pattern, by in SUBSTITUTES:
        text = re.sub(pattern, by, text).strip()
    return text.strip(" .,")


def ways(plain: str, year_given: int = 0, *, only_day_first: bool = False) -> Iterator[tuple[Side, ...]]:
    """Yield all readings of a text as a date or as the two ends of a range."""
    if found := re.fullmatch(AMERICAN, plain):
        end = Side(int(found["y"]), int(found["m"]), int(found["e"]))
        yield (end._replace(day=int(found["d"])), end)
        return
    if found := re.fullmatch(MIXED, plain):
        year, first, last = int(found["y"]), int(found["m"]), int(found["d"])
        yield (Side(year, first, last),)
        yield (Side(year, first, 0), Side(year, last, 0))
    if found := re.fullmatch(TENTHS, plain):
        yield (Side(int(found["y"]), int(found["m"]), 0),)
        yield (Side(int(found["y"]), 0, 0),)
    for day_first in (True,) if only_day_first else (True, False):
        single = side(plain, day_first=day_first)
        if single and (single.year or (year_given and single.month)):
            yield (single if single.year else single._replace(year=year_given),)
            continue
        for cut in re.finditer(SEPARATORS, plain):
            left, right = re.sub(FROM, "", plain[: cut.start()]), plain[cut.end() :]
            yield from ranges(left, right, year_given, day_first=day_first)


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a date with words, complete ones before those without month or year.

    They are compiled for the first such date: that takes longer than reading a table.
    """
    whole = (
        YEAR,
        rf"{MONTH}[ /.-]?{YEAR}",
        rf"(?P<m>[0-9]{{1,2}})[/.-]{YEAR}",
        rf"d?{DAY}[ -]?{MONTH}[ /.-]?{YEAR}",
        rf"{MONTH} d?{DAY} {YEAR}",
        rf"{YEAR}(?!{TENTH})(?P<s>[/.-])(?P<m>[0-9]{{1,2}})(?:(?P=s){DAY})?",
        rf"d{DAY}(?P<s>[/.-])(?P<m>[0-9]{{1,2}})(?P=s){YEAR}",
    )
    partly = (rf"d?{DAY}", MONTH, rf"d?{DAY} {MONTH}", rf"{MONTH} d?{DAY}", rf"d{DAY}[/.-](?P<m>[0-9]{{1,2}})")
    return tuple(map(re.compile, (*whole, *partly)))


def ranges(left: str, right: str, year: int = 0, *, day_first: bool) -> Iterator[tuple[Side, ...]]:
    """Yield the range of two dates, the first of which may leave out month or year."""
    begin, end = side(left, day_first=day_first), side(right, day_first=day_first)
    if end and not end.year and end.month and year:
        end = end._replace(year=year)
    if begin is None or end is None or not end.year:
        return
    only_day = begin.day and not begin.month
    if only_day and (not end.day or (not day_first and re.fullmatch(NUMERIC, right))):
        return
    if bool(begin.day) == bool(end.day) and (not begin.year or bool(begin.month) == bool(end.month)):
        yield (begin.filled(end), end)


def side(text: str, *, day_first: bool) -> Side | None:
    """Return one date or a part of one; None if it is neither."""
    for pattern in forms():
        if found := pattern.fullmatch(text):
            named = found.groupdict()
            return Side(int(named.get("y") or 0), number(named.get("m")), number(named.get("d")))
    if found := re.fullmatch(NUMERIC, text):
        day, month = (found["a"], found["b"]) if day_first else (found["b"], found["a"])
        return Side(int(found["y"] or 0), number(month), number(day))
    return None


def number(digits: str | None) -> int:
    """Return the number of a month or day, 0 if there is none; ``00`` is written, and no month or day has it."""
    return int(digits) or 99 if digits else 0


def no_such_day(text: str, sides: tuple[Side, ...]) -> UnclearError:
    """Return the error of a day that does not exist."""
    swapped = [Side(each.year, each.day, each.month) if each.day > 12 or each.month > 12 else each for each in sides]
    bounds = [each.edtf() for each in swapped]
    good = all(each.exists for each in swapped) and bounds == sorted(bounds)
    fix = "/".join(dict.fromkeys(bounds)) if good else ""
    return UnclearError("no-such-day", given=text, fix=fix, expected=fix)


def open_ended(text: str) -> UnclearError:
    """Return the error of a date with dots, which may be an end left open."""
    before, after = (bool(re.search(each, text.strip())) for each in (f"^(?:{DOTS})", f"(?:{DOTS})$"))
    bare = only(marked(text.strip(" .…")))
    if before == after or not bare or "/" in bare:
        return UnclearError("not-a-date", given=text)
    return UnclearError("ambiguous-date", given=text, first=f"../{bare}" if before else f"{bare}/..", second=bare)


def why_not(text: str, plain: str) -> UnclearError:
    """Return the error of a text that is not a date."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", text):
        year, month, day = (*map(int, text.split("-")), 0)[:3]
        return no_such_day(text, (Side(year, month, day),))
    if re.fullmatch(SHORT_YEAR, plain):
        return UnclearError("two-digit-year", given=text)
    small = text.strip().lower()
    for pattern, mark in ((ABOUT, "~"), (VAGUE, "")):
        found = re.match(pattern, small)
        bare = only(marked(small[found.end() :])) if found else ""
        if bare and "/" not in bare:
            fix = bare + mark if mark else ""
            return UnclearError("date-with-qualifier", given=text, fix=fix, near=bare, expected=fix or bare)
    return UnclearError("not-a-date", given=text)


def only(plain: str) -> str:
    """Return the one date that a text can mean; empty if there is none, or several."""
    found = {
        "/".join(each.edtf() for each in sides) for sides in ways(plain) if all(each.exists for each in sides)
    }  # fmt: skip
    return found.pop() if len(found) == 1 else ""
