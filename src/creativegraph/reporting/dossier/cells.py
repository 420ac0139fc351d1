"""How a cell of a dossier is written: what it shows of a row, by the pattern of its column in ``data/dossiers.csv``.

``field`` is a column; ``[{about} ]{value}`` a pattern of several, of which what stands in brackets is left out where it
is empty; ``indicator|property`` the first that the row has; ``since+4`` the years that come every four after one.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from creativegraph.iris import IRI, Value, codes_of, compact
from creativegraph.messages.locale import Locale
from creativegraph.messages.table import is_key, message

__all__ = ["YEARS", "Answer", "Wording", "columns_in", "is_term", "shown_of", "spaced", "written", "years_due"]

NAMED = re.compile(r"\{(\w+)\}")
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
YEARS = re.compile(r"(\w+)\+([1-9][0-9]?)")
EXACT = str(codes_of("comparator") + "as-stated")
DAY = r"\d{4}-\d{2}(?:-\d{2})?[~?%]?"
SPAN = re.compile(rf"{DAY}|(?:{DAY}|\d{{4}}[~?%]?|\.\.)?/(?:{DAY}|\d{{4}}[~?%]?|\.\.)?")
"""Texts that are EDTF dates: a year alone is a number."""
INNER = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the words of a name in camel case."""
NUMBER = re.compile(r"-?\d{5,}")
"""Texts that are numbers of more digits than a year."""

Answer = Mapping[str, Value | None]
"""A row by its columns."""


def columns_in(written: str) -> list[str]:
    """Return the columns of a question that a cell is made of."""
    if found := YEARS.fullmatch(written):
        return [found[1]]
    if "|" in written:
        return [name for each in written.split("|") for name in columns_in(each)]
    return NAMED.findall(written) or [written]


class Wording:
    """How values are written: in a language, with the labels of things, as of a day."""

    def __init__(self, locale: Locale, label: Callable[[IRI], str], today: date) -> None:
        self.locale, self.label, self.today = locale, label, today


def shown_of(written: str, row: Answer, wording: Wording) -> str:
    """Return what a cell shows of a row, empty where the row has none of it."""
    if found := YEARS.fullmatch(written):
        return years_due(row.get(found[1]), int(found[2]), wording.today)
    if "|" in written:
        return next(filter(None, (shown_of(each, row, wording) for each in written.split("|"))), "")
    if "{" not in written:
        return text_of(written, row, wording)
    values = {name: text_of(name, row, wording) for name in NAMED.findall(written)}
    needed = NAMED.findall(OPTIONAL.sub("", written)) or list(values)
    if not any(values[name] for name in needed):
        return ""

    def part(found: re.Match[str]) -> str:
        return found[1] if all(values[name] for name in NAMED.findall(found[1])) else ""

    return NAMED.sub(lambda found: values[found[1]], OPTIONAL.sub(part, written)).strip()


def text_of(name: str, row: Answer, wording: Wording) -> str:
    """Return the value of a column as the language writes it, of a thing its label."""
    value, locale = row.get(name), wording.locale
    if value is None or value == EXACT:
        return ""
    if isinstance(value, IRI):
        label = str(row.get(f"{name}_label") or wording.label(value))
        return term_of(value, locale.language) or (spaced(label) if label == value.slug and is_term(value) else label)
    if isinstance(value, bool):
        return locale.text("site.yes" if value else "site.no")
    if isinstance(value, Decimal):
        return locale.number(int(value)) if value == value.to_integral_value() else locale.decimal(f"{value:f}")
    return written(value.isoformat() if isinstance(value, date) else str(value), wording)


@lru_cache(maxsize=10_000)
def term_of(value: IRI, language: str) -> str:
    """Return what a reader calls a term whose own label is for curators, such as a rank; nothing for all others."""
    key = f"dossier.term.{compact(value)}"
    return message(key, language) if is_key(key) else ""


def is_term(value: IRI) -> bool:
    """Return whether an IRI is that of a class or property, by its prefix."""
    return not value.kind and compact(value) != value


def spaced(name: str) -> str:
    """Return the name of a term that has no label as words: ``OrganizationalUnit`` as organizational unit."""
    return INNER.sub(" ", name).lower()


def written(text: str, wording: Wording) -> str:
    """Return a text; a date, a number or the address of a thing in it as the language writes them."""
    if "://" in text and " " not in text:
        return wording.label(IRI(text))
    if SPAN.fullmatch(text):
        return wording.locale.period(text)
    return wording.locale.decimal(text) if NUMBER.fullmatch(text) else text


def years_due(since: Value | None, step: int, today: date) -> str:
    """Return the years that come every so many after one: the last that is past, and the next."""
    if not isinstance(since, int):
        return ""
    past = list(range(since + step, today.year + 1, step))
    return ", ".join(map(str, [*past[-1:], (past[-1] if past else since) + step]))
