"""What a text states of one figure or day, and what some words state instead.

What may agree is taken to agree: a number that is rounded, a sum, a day of the month that the other names, words that
are not read here.
"""

import re

from creativegraph.tables.quotations.other_days import are_days, other_days
from creativegraph.tables.quotations.other_numbers import other_numbers

__all__ = ["is_percentage", "may_differ", "other_in_words"]

DIGIT = re.compile(r"\d")


def may_differ(value: str, words: str) -> bool:
    """Return whether a text may state another figure than some words, both in digits."""
    return bool(DIGIT.search(value) and DIGIT.search(words) and value not in words)


def is_percentage(value: str, lang: str) -> bool:
    """Return whether a text gives a number as a percentage, with a sign or in words."""
    from creativegraph.tables.prose.figures import figures_in

    return any(each.percent for each in figures_in(value, lang))


def other_in_words(value: str, words: str, lang: str) -> tuple[str, list[str]]:
    """Return the one figure or day that a text states, and what some words state instead; empty where they may not.

    A text that states several tells more than the words, or less, and is not judged.
    """
    from creativegraph.tables.prose.days import LEAP_YEAR, days_in
    from creativegraph.tables.prose.figures import figures_in

    dated = [each for each in days_in(value, LEAP_YEAR) if each.sure]
    figures = [each for each in figures_in(value, lang, [(each.start, each.end) for each in dated]) if each.sure]
    if len(figures) == 1:
        told = value[figures[0].start : figures[0].end]
        numbers = tuple(str(each) for each in figures[0].values)
        return told, other_numbers(numbers, words, lang, percent=figures[0].percent, ordinal=False)
    days = [each for each in dated if len(each.values) == 1 and are_days(each.values)]
    if len(days) == len(dated) == 1:
        return value[days[0].start : days[0].end], other_days(tuple(days[0].values), words, exact=True)
    return "", []
