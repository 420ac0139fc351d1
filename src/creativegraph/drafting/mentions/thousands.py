"""Numbers with their thousands in a word before the rest of them in digits: *907 mil 300*, *mil 983*."""

import re

from creativegraph.drafting.mentions.report import Report

__all__ = ["with_thousands"]

HUNDREDS = re.compile(r"[ \u00a0](\d{3})(?![\d.,])")
BEFORE = ("stop", "link", "definite", "join", "locative", "saying")
"""The uses of small words that may stand before such a number: no other number does."""


def with_thousands(report: Report, start: int, found: re.Match[str]) -> tuple[int, int, str] | None:
    """Return the place and the digits of such a number, whose figure begins at ``start``; None where there is none."""
    tokens, digits = report.tokens, found["cell"].strip()
    number, lang = tokens.number_at(found.start("cell")), report.lang_at(start)
    if number > 1 and tokens.words[number - 1].lower() in report.lexicon.thousands and tokens.joined(number):
        small = any(report.lexicon.is_small(use, lang, tokens, number - 2) for use in BEFORE)
        if found["qualifier"] or not small or not re.fullmatch(r"\d{1,3}", digits):
            return None
        return tokens.starts[number - 1], found.end("cell"), f"{1000 + int(digits)}"
    if found["more"] or (found["power1"] or "").lower() not in report.lexicon.thousands:
        return None
    behind, count = HUNDREDS.match(report.text, found.end("power1")), re.match(r"\d{1,3}(?= )", digits)
    if not behind or not count:
        return None
    value = int(count[0]) * 1000 + int(behind[1])
    return start, behind.end(), f"{report.text[start : found.start('cell')]}{value}"
