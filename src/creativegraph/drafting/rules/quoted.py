"""Which words of a sentence are quoted for a row of a phrase."""

from creativegraph.drafting.rules.found import Found
from creativegraph.drafting.rules.held import Held

__all__ = ["quoted"]

LONGEST_QUOTE = 300
"""Over how many characters an item is quoted with the line that introduces it."""


def quoted(found: Found, subject: Held, value: Held) -> tuple[int, int]:
    """Return from where to where the words of a row stand: those of the phrase, with a time that stands elsewhere."""
    start, end = found.offsets
    first, last = found.line.tokens[0].start, found.line.tokens[-1].end
    lead = found.line.tokens[found.line.lead].start
    if last - start > LONGEST_QUOTE and start < lead:  # an item far below the line that introduces it
        start = first = lead
    spans = [each for each in (*subject.spans, *value.spans) if first <= each[0] and each[1] <= last]
    return min([start, *(each[0] for each in spans)]), max([end, *(each[1] for each in spans)])
