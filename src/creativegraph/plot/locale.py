"""Messages, numbers and dates of pictures as one language writes them; names come from the graph."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from creativegraph.messages import is_key, languages, message

__all__ = ["Locale", "locale_for", "precision_of"]

DASH = "–"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
PRECISIONS = {4: "year", 7: "month", 10: "day"}


class Day(NamedTuple):
    """One end of an EDTF date as far as it is known; ``month`` and ``day`` are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0


class Locale:
    """How one language writes the messages, numbers and dates of a picture."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, key: str, **details: object) -> str:
        """Return a message with details in it; whole numbers are written as the language writes them."""
        written = {name: self.number(each) if isinstance(each, int) else each for name, each in details.items()}
        return message(key, self.language, **written)

    def kind(self, kind: str) -> str:
        """Return the name of a kind of thing; kinds of other graphs keep theirs."""
        key = f"plot.kind.{kind}"
        return self.text(key) if is_key(key) else kind

    def number(self, value: int) -> str:
        """Return ``300,000`` in English, ``300.000`` in Vietnamese."""
        text = f"{value:,}"
        return text if self.language == "en" else text.replace(",", ".")

    def period(self, edtf: str) -> str:
        """Return an EDTF date for readers: ``9–17 Nov 2024``, ``11/2024``; unusual forms stay as they are."""
        about = any(sign in edtf for sign in "~?%")
        bare = edtf.translate(str.maketrans("", "", "~?%"))
        first, slash, last = bare.partition("/")
        start, end = day_of(first), day_of(last) if slash else None
        if (start is None and end is None) or (first not in ("", "..") and start is None):
            return edtf
        if slash and last not in ("", "..") and end is None:
            return edtf
        if not slash and start:
            text = self.one(start)
        elif start and end:
            text = self.both(start, end)
        else:
            text = f"{self.one(start) if start else '…'} {DASH} {self.one(end) if end else '…'}"
        return f"{self.text('plot.approximate')} {text}" if about else text

    def one(self, day: Day) -> str:
        """Return a day, month or year."""
        if self.language == "vi":
            return "/".join(str(each) for each in (day.day, day.month, day.year) if each)
        return " ".join(
            each for each in (str(day.day or ""), MONTHS[day.month - 1] if day.month else "", str(day.year)) if each
        )

    def both(self, start: Day, end: Day) -> str:
        """Return a period, with the year or month that both ends share written once."""
        if start.year == end.year and start.month == end.month and start.day and end.day:
            if start.day == end.day:
                return self.one(end)
            return f"{start.day}{DASH}{self.one(end)}"
        if start.year == end.year and start.month and end.month and self.language == "en":
            return f"{self.one(start).removesuffix(f' {start.year}')} {DASH} {self.one(end)}"
        if not start.month and not end.month:
            return f"{start.year}{DASH}{end.year}"
        return f"{self.one(start)} {DASH} {self.one(end)}"


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
    ends = [end for end in edtf.translate(str.maketrans("", "", "~?%")).split("/") if end not in ("", "..")]
    known = [PRECISIONS[len(end)] if day_of(end) else "other" for end in ends]
    return max(known, key=("day", "month", "year", "other").index, default="other")


def locale_for(wanted: Sequence[str]) -> Locale:
    """Return the locale of the first language that the messages have, else that of English."""
    return Locale(next((each for each in wanted if each in languages()), "en"))
