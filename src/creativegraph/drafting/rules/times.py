"""Which time of a sentence belongs to what a phrase in it says."""

import re
from collections.abc import Sequence

from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.rules.found import Found
from creativegraph.drafting.rules.sequence import Line
from creativegraph.tables.phrases.model import Saying
from creativegraph.tables.phrases.phrases import TIME

__all__ = ["Times"]

LEADING, BEHIND, NEAR = 4, 5, 4
MARKS = frozenset(",;:")
"""How many words may stand before a time with which a sentence begins, and between a phrase and the time behind it."""
DASHES = frozenset("—–-")
YEARS = re.compile(r"\d{4}/(?:\d{4}|\.\.)?")

UNTIL = "../"
"""How a time begins up to which something is so."""


class Times:
    """Finds the time of a phrase: among its words, at the begin of the sentence, or soon behind them.

    ``leading`` are words that stand before the time with which a sentence begins, ``since`` those before one since
    which something is so.
    """

    def __init__(
        self, mentions: Sequence[Mention], leading: frozenset[str], since: frozenset[str],
        joining: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self.mentions, self.leading, self.since, self.joining = mentions, leading, since, joining

    def of(self, line: Line, first: int, last: int) -> int | None:
        """Return the time of what tokens from first to last say; None if there is none, or several among them."""
        times = [place for place, each in enumerate(line.tokens) if self.is_time(each.mention)
                 and not any(each.text in self.since for each in line.tokens[max(0, place - 2) : place])
                 and not (is_dateline(line, place) and place <= LEADING)]  # fmt: skip
        among = [each for each in times if first <= each <= last]
        if among:
            return line.tokens[among[0]].mention if len(among) == 1 else None
        near = [each for each in times if last < each <= last + NEAR and self.follows(line, last, each)]
        if near and not any(each.text in self.joining for each in line.tokens[last + 1 : near[0]]):
            return line.tokens[near[0]].mention
        clause = [each for each in times if line.lead <= each < first and self.opens(line, each)]
        if clause:
            return line.tokens[clause[-1]].mention
        leading = [each for each in times if each < first and self.leads(line, each)]
        if len(leading) == 1:
            return line.tokens[leading[0]].mention
        introducing = [each for each in times if each < line.lead <= first]
        if len(introducing) == 1:
            return line.tokens[introducing[0]].mention
        behind = [each for each in times if last < each <= last + BEHIND + 1 and self.follows(line, last, each)]
        return line.tokens[behind[0]].mention if behind else None

    def beside(self, found: Found, saying: Saying) -> str:
        """Return the time that another row of a phrase gives the same subject; empty where none does."""
        for each in found.phrase.sayings:
            slot = found.phrase.pattern.slots.get(each.value)
            if each is saying or each.subject != saying.subject:
                continue
            numbers = found.numbers(each.value) if slot is not None and slot.types[0].startswith("time") else []
            number = self.of(found.line, *found.places) if each.value == TIME else next(iter(numbers), None)
            if number is not None:
                return self.mentions[number].value
        return ""

    def is_time(self, number: int) -> bool:
        """Return True for a mention of a time at which something can happen: no span of years, nor one until when."""
        if number < 0 or self.mentions[number].kind != "time":
            return False
        value = self.mentions[number].value
        return bool(value) and not value.startswith(UNTIL) and not YEARS.fullmatch(value)

    def leads(self, line: Line, place: int) -> bool:
        """Return True for a time with which a sentence begins, behind words that stand before times."""
        first = line.lead if place >= line.lead else 0
        return place - first <= LEADING and all(each.text in self.leading for each in line.tokens[first:place])

    def opens(self, line: Line, place: int) -> bool:
        """Return True for a time with which a later clause begins: *…, in 2019 it …*."""
        before = place - 1
        while before > line.lead and line.tokens[before].text in self.leading - self.joining - MARKS:
            before -= 1
        token = line.tokens[max(before, 0)]
        return line.lead < before < place and (token.text in MARKS or token.text in self.joining)

    def follows(self, line: Line, last: int, place: int) -> bool:
        """Return True for a time behind some tokens from which only a few words, or things, part it."""
        between = line.tokens[last + 1 : place]
        return all(each.mention < 0 or self.mentions[each.mention].kind == "thing" for each in between) and not any(
            each.text in ";:," or each.text in self.since for each in between
        )


def is_dateline(line: Line, place: int) -> bool:
    """Return True for the time at which a report was sent: before the dash with which its text begins."""
    behind = line.tokens[place + 1].text if place + 1 < len(line.tokens) else ""
    return behind in DASHES
