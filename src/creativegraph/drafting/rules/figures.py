"""Figures of which something is drafted: what each counts, of what and in which phase, for those behind it."""

import re
from collections.abc import Sequence

from creativegraph.drafting.rules.context import Context
from creativegraph.drafting.rules.found import Found
from creativegraph.drafting.rules.held import Held
from creativegraph.drafting.rules.quantities import is_money
from creativegraph.tables.phrases.model import Guard, Saying
from creativegraph.tables.phrases.phrases import TOPIC

__all__ = ["Figures"]

SCOPES = ("sentence", "before", "near")
"""Where words of doubt stand: what nearer ones say counts."""
JOINED = 2
"""How many words may stand between two figures of one phase."""
NEAR = 12
"""How many mentions further a figure still counts a group of what one before it counts."""


class Figures:
    """What is drafted of the figures of one report by now, each by the number of its mention."""

    def __init__(self, context: Context) -> None:
        self.text, self.mentions = context.document.text, context.mentions
        self.used: set[int] = set()
        """Figures of which it is drafted what they count."""
        self.counted: dict[int, tuple[str, Held]] = {}
        """What was drafted of figures: the property, and of what."""
        self.phases: dict[int, str] = {}
        """The phases of figures, such as planned."""

    def keep(self, figure: int, name: str, subject: Held) -> None:
        """Keep what a figure counts, and of what; -1 is none."""
        self.used |= {figure} - {-1}
        self.counted[figure] = name, subject

    def doubtful(self, guards: Sequence[Guard], figure: int) -> dict[str, str]:
        """Return the columns that words of doubt give a figure, or the phase of the figure before; none of others."""
        if figure < 0:
            return {}
        nearest = sorted(guards, key=lambda each: SCOPES.index(each.scope))
        extra = self.phase_before(figure) | {column: cell for each in nearest for column, cell in each.columns}
        if "phase" in extra:
            self.phases[figure] = extra["phase"]
        return extra

    def phase_before(self, figure: int) -> dict[str, str]:
        """Return the phase of the figure before, where a word or two join both: 200 delegates from 10 countries."""
        before = next((each for each in range(figure - 1, max(-1, figure - NEAR), -1) if each in self.phases), -1)
        between = self.text[self.mentions[before].end : self.mentions[figure].start] if before >= 0 else "."
        joined = not re.search(r"[.;:\n]", between) and len(between.split()) <= JOINED
        return {"phase": self.phases[before]} if joined else {}

    def given(self, found: Found, saying: Saying, figure: int, subject: Held) -> Held:
        """Return of what a figure is that a row says of a topic: what somebody pays may be for what is told before."""
        slots = found.phrase.pattern.slots
        given = figure >= 0 and saying.subject.startswith(TOPIC) and any(cell in slots for _, cell in saying.columns)
        return self.paid_for(figure, subject) if given and not found.names(subject) else subject

    def paid_for(self, figure: int, subject: Held) -> Held:
        """Return of what money is that somebody gives: that whose money its paragraph tells before, else the subject.

        *The fair has a budget of 300,000 euros. The city gives 200,000 euros.*
        """
        opened = self.text.rfind("\n", 0, self.mentions[figure].start) + 1
        before = (
            each for each in range(figure - 1, -1, -1)
            if self.mentions[each].start >= opened and each in self.counted and is_money(self.mentions[each].value)
        )  # fmt: skip
        last = next(before, -1)
        return self.counted[last][1] if last >= 0 else subject

    def as_before(self, figure: int, name: str, subject: Held) -> tuple[str, Held]:
        """Return the property and the subject of the figure before, where a figure is of a group of that."""
        mention = self.mentions[figure]
        near = (each for each in range(figure - 1, max(-1, figure - NEAR), -1) if each in self.counted)
        before = next(near, -1) if mention.group else -1
        same = before >= 0 and self.mentions[before].indicators == mention.indicators
        return self.counted[before] if same else (name, subject)
