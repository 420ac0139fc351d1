"""Dates of a text that bound the time of something or begin a longer one, and do not tell it: *by 5 May*, *2015/16*."""

import re

from creativegraph.tables.prose.days import Dated

__all__ = ["bounds", "tells_no_year"]

BOUND = (
    r"(?<![^\W_])(?:(?:until|till|by|before|after|from|since|through|up to|as (?:of|from)|starting|beginning|week of"
    r"|(?:no|not) later than|prior to|từ|kể từ|đến|tới|hết|trước|sau|jusqu['’]au|jusqu['’]à|à (?:partir|compter)|avant"
    r"|après|depuis|dès|d['’]ici|hasta|desde|antes|después|a (?:partir|contar))"
    r"(?:\s+(?:the|on|end|hết|ngày|le|du|au|el|del|al|de|lunes|lundi))*"
    r"|\d(?:st|nd|rd|th|er)?\s*(?:[–—-]|to|and|et|y|và|au|al|đến)\s*(?:[^\W\d_]{2,9}\.?,?)?)\s*"
)
"""Words before a day until which or from which something is, and days before the last one of several."""
BEFORE = re.compile(rf"{BOUND}$", re.IGNORECASE)
WITHIN = re.compile(rf"{BOUND}(?=\w)", re.IGNORECASE)
SEASON = re.compile(r"\d{4}[/–-]\d\d(?![\d/–-])")
"""Two years of which the second is shortened."""
BACK = re.compile(r"(?<![^\W_])(?:kỷ niệm|anniversar\w+|anniversaires?|aniversarios?)(?![^\W_])", re.IGNORECASE)
"""What is counted from a year that a text may name."""
FAR = 40


def bounds(text: str, found: Dated) -> bool:
    """Return whether a day is one until or from which something is, and not that of which a text tells."""
    if any("/" in each for each in found.values):
        return False
    before = BEFORE.search(text, max(0, found.start - FAR), found.start)
    return before is not None or WITHIN.match(text, found.start, found.end) is not None


def tells_no_year(text: str, found: Dated) -> bool:
    """Return whether a year is the first of two, or may be that from which the years of an anniversary are counted."""
    alone = found.end - found.start == len("2024")
    return SEASON.match(text, found.start) is not None or (alone and BACK.search(text) is not None)
