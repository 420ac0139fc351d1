"""Messages, numbers and dates as a language writes them: in reports, pictures, portals and dossiers."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from creativegraph.messages.table import is_key, languages, message

__all__ = ["Locale", "locale_for", "locale_of", "precision_of"]

DASH = "–"
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PRECISIONS = {4: "year", 7: "month", 10: "day"}
UNSURE = str.maketrans("", "", "~?%")
OPEN = ("", "..")
"""Ends of periods that are unknown or open."""


class Day(NamedTuple):
    """One end of an EDTF date as far as it is known; ``month`` and ``day`` are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0


class Locale:
    """How one language writes the messages, numbers and dates."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, key: str, **details: object) -> str:
        """Return a message with details in it; whole numbers are written as the language writes them."""
        written = {name: self.number(each) if isinstance(each, int) else each for name, each in details.items()}
        return message(key, self.language, **written)

    def ranged(self, first: str, last: str, *, limited: bool = False) -> str:
        """Return ``between 4 and 6``, or ``4–6`` where other words limit it."""
        return f"{first}{DASH}{last}" if limited else self.text("dossier.between", first=first, last=last)

    def kind(self, kind: str) -> str:
        """Return the name of a kind of thing; kinds of other graphs keep theirs."""
        key = f"plot.kind.{kind}"
        return self.text(key) if is_key(key) else kind

    def number(self, value: int) -> str:
        """Return ``300,000`` in English, ``300.000`` in Vietnamese."""
        text = f"{value:,}"
        return text if self.language == "en" else text.replace(",", ".")

    def decimal(self, text: str) -> str:
        """Return a number as text with its digits in groups from five on: a year has four."""
        whole, point, rest = text.partition(".")
        if whole.lstrip("-").isdecimal() and len(whole.lstrip("-")) > 4 and not whole.lstrip("-").startswith("0"):
            whole = self.number(int(whole))
        return f"{whole}{',' if self.language == 'vi' else '.'}{rest}" if point else whole

    def period(self, edtf: str) -> str:
        """Return an EDTF date for readers: ``9–17 Nov 2024``, ``11/2024``; unusual forms stay as they are.

        One of several dates, such as ``[2024-11..2025-12]``, is told in words.
        """
        if edtf.startswith("[") and edtf.endswith("]"):
            return self.one_of(edtf[1:-1]) or edtf
        bare = edtf.translate(UNSURE)
        parts = bare.split("/", 1)
        days = [day_of(part) for part in parts]
        if not any(days) or any(day is None and part not in OPEN for part, day in zip(parts, days, strict=True)):
            return edtf
        text = self.both(days[0], days[1]) if len(days) > 1 else self.one(days[0])
        return text if bare == edtf else f"{self.text('plot.approximate')} {text}"

    def one_of(self, dates: str) -> str:
        """Return in words that one of some dates is meant; empty if any of them is of an unusual form."""
        first, span, last = dates.partition("..")
        ends = [first, last] if span else dates.split(",")
        told = [self.one(day) for each in ends if (day := day_of(each))]
        if not told or len(told) < sum(map(bool, ends)):
            return ""
        if not span:
            return self.text("plot.any", dates=", ".join(told[:-1]), last=told[-1])
        if not (first and last):
            return self.text("plot.or-later" if first else "plot.or-earlier", date=told[0])
        return self.text("plot.some-time", first=told[0], last=told[1])

    def one(self, day: Day | None) -> str:
        """Return a day, month or year; dots for an open end."""
        if day is None:
            return "…"
        if self.language == "vi":
            return "/".join(str(each) for each in reversed(day) if each)
        return " ".join(each for each in (str(day.day or ""), MONTHS[day.month], str(day.year)) if each)

    def both(self, start: Day | None, end: Day | None) -> str:
        """Return a period, with the year or month that both ends share written once."""
        if start is None or end is None or start.year != end.year or not (start.month and end.month):
            years = start and end and not start.month and not end.month
            return f"{self.one(start)}{DASH if years else f' {DASH} '}{self.one(end)}"
        if start.month == end.month and start.day and end.day:
            return self.one(end) if start.day == end.day else f"{start.day}{DASH}{self.one(end)}"
        first = self.one(start).removesuffix(f" {start.year}")
        return f"{first} {DASH} {self.one(end)}"


def day_of(text: str) -> Day | None:
    """Return the parts of ``2024``, ``2024-11`` or ``2024-11-09``; None for anything else."""
    parts = text.split("-")
    if len(text) not in PRECISIONS or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        date(*(int(part) for part in (*parts, "1", "1")[:3]))
    except (ValueError, OverflowError):
        return None
    return Day(*map(int, parts))


def precision_of(edtf: str) -> str:
    """Return the precision of the less precise end: ``day``, ``month`` or ``year``; ``other`` for other texts."""
    ends = [end for end in edtf.translate(UNSURE).split("/") if end not in OPEN]
    known = [PRECISIONS[len(end)] if day_of(end) else "other" for end in ends]
    return max(known, key=("day", "month", "year", "other").index, default="other")


def locale_for(wanted: Sequence[str]) -> Locale:
    """Return the locale of the first language that the messages have, else that of English."""
    return Locale(next((each for each in wanted if each in languages()), "en"))


def locale_of(language: str) -> Locale:
    """Return the locale of a language tag, whatever its region and script."""
    return locale_for((language.partition("-")[0],))
