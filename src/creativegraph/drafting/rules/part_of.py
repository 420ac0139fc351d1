"""Whether a sentence says something of a part of a thing, and not of the thing: *a new room of the Archive opened*."""

import re
from typing import NamedTuple

from creativegraph.drafting.rules.found import Found

__all__ = ["Parts"]

FIRST = re.compile(r"\w+['’]?")
MARKS = frozenset(".,;:)")


class Parts(NamedTuple):
    """Tells parts of things in a text by the articles before them and the words for *of* behind them."""

    text: str
    articles: frozenset[str]
    of: frozenset[str]

    def is_meant(self, found: Found, start: int) -> bool:
        """Return True where a match is the whole that a sentence says of what stands before *of* a thing.

        The sentence begins with an article and a few words, ``of`` and the thing, and ends with the match; in *the
        room of the Archive opened in 1990 is full* the year may be that of either.
        """
        tokens, lead = found.line.tokens, found.line.lead
        first, last = found.places
        at = next((place for place, each in enumerate(tokens) if each.start == start and place >= lead), -1)
        before = at - 1
        while before > lead and tokens[before].text in self.articles - self.of:
            before -= 1
        if not lead < before < at <= first or tokens[before].text not in self.of:
            return False
        ended = last + 1 >= len(tokens) or tokens[last + 1].text in MARKS
        opening = FIRST.match(self.text, tokens[lead].start)
        begun = opening is not None and opening[0].lower().replace("’", "'") in self.articles
        plain = not any(each.text in MARKS for each in tokens[lead : first + 1])
        return ended and begun and plain and not (at < last and tokens[at + 1].text in MARKS)
