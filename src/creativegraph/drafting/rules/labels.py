"""Headers and labels of figures: which words say what is counted, of when, in which phase and unit."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from creativegraph.drafting.mentions.senses import Sense
from creativegraph.drafting.mentions.tokens import Tokens
from creativegraph.drafting.mentions.years import SMALL
from creativegraph.drafting.rules.mentioned import Mentioned
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["YEAR", "Cell", "Label", "Labels"]

Fits = Callable[[str], bool]

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![.,]?\d)")
UNIT = re.compile(r"\(([^()]{1,24})\)\s*$")
MOST_BESIDE = 2
"""How many words of a label may say more than what is counted."""


class Cell(NamedTuple):
    """A cell of a table, or a label: its text, and where it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


class Label(NamedTuple):
    """What a header or a label says: what is counted, of when, in which phase and unit."""

    indicator: str = ""
    year: str = ""
    phase: str = ""
    unit: str = ""
    sure: bool = True


class Labels:
    """Reads headers and labels by the words of the projects in use."""

    def __init__(self, mentioned: Mentioned) -> None:
        self.lexicon = mentioned.lexicon
        self.phases = {
            used.scheme for each in vocabulary().shorts.values() for name, used in each.parts.items() if name == "phase"
        }

    def label(self, cell: Cell, lang: str) -> Label:
        """Return what a header or a label says."""
        bracket = UNIT.search(cell.text)
        unit = bracket[1].strip() if bracket and not YEAR.search(bracket[1]) else ""
        years = set(YEAR.findall(cell.text))
        words = cell.text[: bracket.start()] if bracket else cell.text
        tokens = Tokens(YEAR.sub(" ", words))
        known = self.lexicon.counted
        indicator, beside = self.meant(tokens, lang, ("counted", "money", "code"), lambda each: each in known)
        phase, _ = self.meant(tokens, lang, ("code",), lambda each: each.split("/")[1:2] == [*self.phases][:1])
        return Label(
            indicator if beside <= MOST_BESIDE else "", years.pop() if len(years) == 1 else "",
            phase.rpartition("/")[2], unit, beside == 0,
        )  # fmt: skip

    def meant(self, tokens: Tokens, lang: str, uses: Sequence[str], fits: Fits) -> tuple[str, int]:
        """Return the longest words that mean a fitting code, and how many others there are; small words are none."""
        best, length = "", 0
        for begin in range(len(tokens)):
            for use in uses:
                for end, senses in self.lexicon.senses(use, lang, tokens, begin):
                    name = first_of(senses, fits)
                    if name and end - begin > length:
                        best, length = name, end - begin
        small = sum(any(self.lexicon.is_small(use, lang, tokens, each) for use in SMALL) for each in range(len(tokens)))
        return best, max(0, len(tokens) - length - small)

    def meant_as(self, use: str, cell: Cell, lang: str) -> str:
        """Return what the words of a cell mean that are exactly words of a use, but for a unit in brackets."""
        bracket = UNIT.search(cell.text)
        tokens = Tokens(cell.text[: bracket.start()] if bracket else cell.text)
        for each in dict.fromkeys((lang, *self.lexicon.languages)):
            for end, senses in self.lexicon.senses(use, each, tokens, 0) if len(tokens) else ():
                if end == len(tokens):
                    return senses[0].means
        return ""


def first_of(senses: Sequence[Sense], fits: Fits) -> str:
    """Return the first meaning that fits; empty if none does."""
    return next((each.means for each in senses if fits(each.means)), "")
