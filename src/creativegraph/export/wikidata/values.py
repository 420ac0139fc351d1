"""Values as Wikidata has them: items, dates with their precision, quantities, coordinates, texts."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

__all__ = ["DATATYPES", "Snak", "Statement", "Term", "Value", "time_of", "times_of"]

DATATYPES = {
    "item": "wikibase-item", "time": "time", "string": "string", "monolingual": "monolingualtext", "url": "url",
    "external-id": "external-id", "quantity": "quantity", "coordinate": "globe-coordinate",
}  # fmt: skip
"""The datatype of Wikibase for each kind of value."""
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
YEAR, MONTH, EXACT = 9, 10, 11
OPEN = ("", "..")


class Value(NamedTuple):
    """A value of a kind of ``DATATYPES``.

    ``text`` is the item, the time (``+2019-10-00T00:00:00Z``), the amount, the latitude or the text; ``more`` the
    language of a monolingual text or the longitude; ``precision`` that of a time.
    """

    kind: str
    text: str
    more: str = ""
    precision: int = 0

    @property
    def degrees(self) -> Decimal:
        """How exact a coordinate is: its last digit."""
        return Decimal(1).scaleb(min(max(Decimal(each).as_tuple().exponent, -9) for each in (self.text, self.more)))  # type: ignore[arg-type]


class Snak(NamedTuple):
    """A property with a value."""

    property: str
    value: Value


class Statement(NamedTuple):
    """A statement about an item, and the claims that it says."""

    item: str
    main: Snak
    rank: str
    qualifiers: tuple[Snak, ...]
    references: tuple[tuple[Snak, ...], ...]
    claims: tuple[str, ...]


class Term(NamedTuple):
    """A label or an alias of an item, and the claim that it says."""

    item: str
    kind: str
    lang: str
    text: str
    claim: str


def time_of(text: str) -> Value | None:
    """Return a day, month or year as a time; None for any other date, such as an uncertain one."""
    found = DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:  # a season, or no day
        return None
    precision = EXACT if day else MONTH if month else YEAR
    return Value("time", f"+{year}-{month or '00'}-{day or '00'}T00:00:00Z", "", precision)


def times_of(edtf: str) -> tuple[Value | None, Value | None] | None:
    """Return begin and end of a period, both the same for a single date; None where an end cannot be said."""
    begin, slash, end = edtf.partition("/")
    parts = [begin, end if slash else begin]
    made = [None if part in OPEN else time_of(part) for part in parts]
    if any(each is None and part not in OPEN for part, each in zip(parts, made, strict=True)) or not any(made):
        return None
    return made[0], made[1]
