"""A match of a phrase in a sentence: where it stands, and which mentions its slots have."""

import re
from dataclasses import dataclass

from creativegraph.drafting.rules.held import Held
from creativegraph.drafting.rules.sequence import Line
from creativegraph.tables.phrases.model import Phrase
from creativegraph.tables.phrases.parts import TEXTS

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a phrase in a sentence."""

    phrase: Phrase
    line: Line
    match: re.Match[str]
    language: str

    @property
    def places(self) -> tuple[int, int]:
        """The first and last token."""
        return self.line.covered(self.match.start(), self.match.end())

    @property
    def offsets(self) -> tuple[int, int]:
        """Where it begins and ends in the report."""
        first, last = self.places
        return self.line.tokens[first].start, self.line.tokens[last].end

    @property
    def said_until(self) -> int:
        """Where it ends in the matched text, without the words that it only hands on."""
        slots = self.phrase.pattern.slots
        starts = [self.span(name)[0] for name, slot in slots.items() if slot.types[0] in TEXTS]
        return min((each for each in starts if each >= 0), default=self.match.end())

    def names(self, held: Held) -> bool:
        """Return whether the sentence names a thing."""
        start, end = self.line.tokens[self.line.lead].start, self.line.tokens[-1].end
        return any(start <= each.start < end for each in held.things)

    def span(self, slot: str) -> tuple[int, int]:
        """Return where a slot stands in the matched text; -1 and -1 if it is left out."""
        return self.match.span(slot) if slot in self.match.re.groupindex else (-1, -1)

    def numbers(self, slot: str) -> list[int]:
        """Return the mentions in a slot."""
        start, end = self.span(slot)
        return list(self.line.mentions(start, end)) if start >= 0 else []
