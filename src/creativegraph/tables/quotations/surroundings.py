"""What stands around a quotation in its text: the words before and after it, and whether it is prose."""

import re

from creativegraph.tables.quotations.places import SIGNS, Text

__all__ = ["differing", "is_prose"]

WIDTH = 3
"""How many times as long as the words before a quotation is the stretch in which they are looked for; copies differ."""
ROOM = 40
LONGEST_LINE = 300
"""A line of a list that is longer, in characters, is a paragraph."""
SENTENCE, RUN = 5, 12
"""How many words a sentence has at least, and how many without a capital in a row are in no line of a list."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
END = re.compile(r"[.!?][\"'”’»)\]]*(?:\s*$|\s+(?P<next>\w))|[。؟।]")


def differing(text: str, start: int, end: int, before: str, after: str) -> dict[str, str]:
    """Return which of the words before and after a place do not stand there, with what does: by ``before``, ``after``.

    What copies may differ in counts for these words as it does for a quotation.
    """
    left = text[max(0, start - WIDTH * len(before) - ROOM) : start]
    right = text[end : end + WIDTH * len(after) + ROOM]
    found = {}
    if before and not any(SIGNS.fullmatch(left[each.end :]) for each in Text(left).places(before)):
        found["before"] = left[-len(before) :].strip()
    if after and not any(SIGNS.fullmatch(right[: each.start]) for each in Text(right).places(after)):
        found["after"] = right[: len(after)].strip()
    return found


def is_prose(words: str) -> bool:
    """Return whether words are sentences: a line of a list has names, codes and numbers, and ends none."""
    if len(words) > LONGEST_LINE:
        return True
    found = WORD.findall(words)
    run, small = 0, 0
    for each in found:
        run = 0 if each[0].isupper() else run + 1
        small += run > 0
        if run >= RUN:
            return True
    ends = any(each["next"] is None or each["next"].isupper() for each in END.finditer(words))
    return ends and len(found) >= SENTENCE and 2 * small > len(found)
