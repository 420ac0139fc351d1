"""Words that somebody says, where a report has them in quotation marks."""

import re
from collections.abc import Mapping, Sequence

from creativegraph.tables.phrases.model import Phrase
from creativegraph.tables.phrases.phrases import SLOT

__all__ = ["as_quoted", "within_marks"]

QUOTED = ("quoted",)

"""What a slot takes that stands in quotation marks."""
MARKS = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’"}
"""The quotation marks that close words, by those that open them."""
OPENED = re.compile(rf"[\s:,]*([{''.join(MARKS)}])\s*")


def within_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the words in quotation marks stand that are all of a part of a text; None where there are others.

    The mark that closes them may stand behind the part, since this ends before a full stop.
    """
    opened = OPENED.match(text, start, end)
    if opened is None:
        return None
    closing = MARKS[opened[1]]
    until = text.find(closing, opened.end(), end)
    if closing == "’":  # which is an apostrophe as well
        until = end - 1 if text[opened.end() : end].endswith(closing) else -1
    if until >= 0 and text[until + 1 : end].strip(" ,"):
        return None
    begin, stop = opened.end(), end if until < 0 else until
    stop = begin + len(text[begin:stop].rstrip(" ,\u00a0\u202f"))
    return (begin, stop) if stop > begin else None


def as_quoted(phrases: Sequence[Phrase]) -> Mapping[str, Mapping[str, str]]:
    """Return the columns of words in quotation marks by the property that says them, as phrases have them."""
    sayings = ((each.pattern.slots, saying) for each in phrases for saying in each.sayings)
    found = (
        (saying.property, {name: cell for name, cell in saying.columns if cell.islower() and not SLOT.fullmatch(cell)})
        for slots, saying in sayings
        if saying.value in slots and slots[saying.value].types == QUOTED
    )
    return {name: columns for name, columns in found if columns}
