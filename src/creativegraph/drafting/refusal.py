"""Why something that was proposed does not enter a draft."""

from typing import NamedTuple

from creativegraph.drafting.candidate import Candidate
from creativegraph.errors import Fault
from creativegraph.messages.characters import cut, one_line
from creativegraph.messages.table import languages, message
from creativegraph.tables.nearest import Near

__all__ = ["Refusal", "of_fault", "refused", "unquoted"]

LONGEST, MOST_DIFFERENCES = 300, 5
"""How much of a quotation and of the passage nearest to it a message shows, and how many differences."""


class Refusal(NamedTuple):
    """A candidate that is refused: where it stands in what was given, and why, by language.

    ``nearest`` is the passage of the report that is most like its quotation, where that is the reason.
    """

    place: str
    reasons: tuple[str, ...]
    candidate: Candidate | None = None
    nearest: Near | None = None

    def words(self, language: str = "") -> str:
        """Return place and reason in a language of messages, in the first one where there is no other."""
        told = dict(zip(languages(), self.reasons, strict=False))
        return f"{self.place}: {told.get(language.partition('-')[0]) or self.reasons[0]}"


def refused(at: str, key: str, candidate: Candidate | None = None, **details: str) -> Refusal:
    """Return a refusal whose reason is in the catalogue."""
    return Refusal(at, tuple(message(key, each, **details) for each in languages()), candidate)


def of_fault(place: str, fault: Fault, candidate: Candidate) -> Refusal:
    """Return the refusal of a candidate with a cell that cannot be read."""
    return Refusal(place, (fault.message, fault.message_vi), candidate)


def unquoted(place: str, candidate: Candidate, near: Near | None) -> Refusal:
    """Return the refusal of a candidate whose words do not stand in the report, with the nearest passage."""
    details = {"given": quoted(candidate.quote), "near": "", "place": "", "differences": ""}
    if near is not None:
        changes = (f"{quoted(each.quoted)} → {quoted(each.found)}" for each in near.differences[:MOST_DIFFERENCES])
        details |= {"near": quoted(near.words), "place": f"{near.start}–{near.end}", "differences": "; ".join(changes)}
    return refused(place, "draft.guard.quote", candidate, **details)._replace(nearest=near)


def quoted(words: str) -> str:
    """Return words as a message shows them: on one line, nothing hidden."""
    return f"“{one_line(cut(words, LONGEST))}”"
