"""A report made ready for finding mentions: its words, the language of each, its sentences, what words mean."""

import re
from bisect import bisect_right
from functools import cached_property

from creativegraph.drafting.document import Document
from creativegraph.drafting.mentions.lexicon import Lexicon, lexicon
from creativegraph.drafting.mentions.tokens import Tokens
from creativegraph.drafting.sentences import sentences
from creativegraph.graph import Graph
from creativegraph.tables.cells.patterns import either

__all__ = ["YEAR", "Report"]

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)")

LONGEST = 600
"""How far from a word the rest of its sentence may lie."""


class Report:
    """A report with its words and sentences, and the graph whose things it may speak of."""

    def __init__(self, document: Document, graph: Graph) -> None:
        self.document, self.graph = document, graph
        self.text = document.text
        self.tokens = Tokens(document.text)
        self.lexicon: Lexicon = lexicon()
        self.sentences = sentences(document.text, document.language)
        self.begins = [each.start for each in self.sentences]
        self.langs = [self.lang_at(each) for each in self.tokens.starts]

    def sentence_number(self, offset: int) -> int:
        """Return the number of the sentence in which a character stands, or of the one before it."""
        return max(0, bisect_right(self.begins, offset) - 1)

    def unnumbered(self, label: str) -> str:
        """Return the name of an event without the number of its edition behind it: *lần thứ 11*."""
        found = self.numbers.search(label)
        return label[: found.start()] if found else label

    @cached_property
    def numbers(self) -> re.Pattern[str]:
        """The pattern of the number of an edition behind the name of an event."""
        counts = either(
            sorted(one for (use, _), small in self.lexicon.small.items() if use == "ordinal" for one in small)
        )
        return re.compile(rf"[ \u00a0](?:{counts})[ \u00a0]\S+[ \u00a0]*$", re.IGNORECASE)

    def lang_at(self, offset: int) -> str:
        """Return the language at a character."""
        if not self.sentences:
            return self.document.language
        return self.sentences[self.sentence_number(offset)].language or self.document.language

    def sentence_span(self, offset: int) -> tuple[int, int]:
        """Return where the sentence of a character begins and ends."""
        if not self.sentences:
            return 0, len(self.text)
        each = self.sentences[self.sentence_number(offset)]
        return each.start, max(each.end, offset)

    def near(self, offset: int) -> tuple[int, int]:
        """Return where the sentence of a character begins and ends, of one without end the part around it."""
        start, stop = self.sentence_span(offset)
        return max(start, offset - LONGEST), min(stop, offset + LONGEST)

    def year_of_sentence(self, begin: int, end: int) -> str:
        """Return the year that the sentence of a name gives outside the name; empty if it gives none, or several."""
        start, stop = self.near(begin)
        found = {each[0] for each in YEAR.finditer(self.text, start, stop) if not begin <= each.start() < end}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def said_on(self) -> str:
        """The day of the report, or its month or year, as far as it is known; empty if it is not."""
        return self.document.said_on
