"""Which numbers of four digits are years: those from 1900 on almost always, earlier ones where words say so."""

import re

from creativegraph.drafting.mentions.report import Report
from creativegraph.tables.prose.years import FIRST_SURE

__all__ = ["SMALL", "is_year", "year_before"]

FURTHER = re.compile(r"(?:\s?[-–]\s?|\s+(?:to|and|or|à|et|ou|a|hasta|y|o|đến|và)\s+)\d[\d.,]*(?=\s)", re.IGNORECASE)
"""A second number: *1500 to 1800 visitors*."""
AMOUNT = re.compile(r"\s*[%€$£₫]|\s+(?:in|en|năm|trong)\s+(?:19|20)\d\d(?!\d)", re.IGNORECASE)
"""What follows a number that is none of a year: a sign, or the year in which it was counted."""
BLANKS = re.compile(r"[ \u00a0\u2009\u202f]+")
SMALL = ("link", "stop", "definite", "many")
"""The uses of words that name nothing."""

BEFORE = re.compile(r"(?<![^\W_])(?P<year>(?:19|20)\d\d)[ \u00a0]$")
"""A year right before the name of an event, as in *the 2024 Orvane Festival*."""


def year_before(text: str, start: int) -> str:
    """Return the year that stands right before a name; empty if none does."""
    found = BEFORE.search(text, max(0, start - len(" 2024 ")), start)
    return found["year"] if found else ""


def is_year(report: Report, number: re.Match[str]) -> bool:
    """Return False for a number below 1900 that counts what follows it: *1500 visitors*, *1200 to 1500 euros*."""
    if int(number["year"]) >= FIRST_SURE:
        return True
    further = FURTHER.match(report.text, number.end())
    end = further.end() if further else number.end()
    if AMOUNT.match(report.text, end):
        return False
    tokens, lang = report.tokens, report.lang_at(number.start())
    word = tokens.number_at(end)
    if word >= len(tokens) or not BLANKS.fullmatch(report.text, end, tokens.starts[word]):
        return True
    if any(next(report.lexicon.senses(use, lang, tokens, word), None) for use in ("counted", "money")):
        return False
    small = any(report.lexicon.is_small(use, lang, tokens, word) for use in SMALL)
    return small or not (number["year"].endswith("00") and tokens.words[word].islower())
