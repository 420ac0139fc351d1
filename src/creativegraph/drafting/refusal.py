"""Why something that was proposed does not enter a draft."""

from collections.abc import Sequence
from typing import NamedTuple

from creativegraph.drafting.candidate import Candidate
from creativegraph.errors import Fault
from creativegraph.messages.characters import cut, one_line
from creativegraph.messages.table import languages, message
from creativegraph.tables.quotations.nearest import Near
from creativegraph.tables.quotations.places import Place

__all__ = ["Refusal", "Remark", "of_fault", "placed", "refused", "unquoted"]

LONGEST, MOST_DIFFERENCES, MOST_PLACES = 300, 5, 5
"""How much of a quotation and of the passage nearest to it a message shows, and how many differences and places."""


class Remark(NamedTuple):
    """What is told of a candidate that enters: where it stands in what was given, and what, by language."""

    place: str
    told: tuple[str, ...]

    def words(self, language: str = "") -> str:
        """Return place and remark in a language of messages, in the first one where there is no other."""
        return in_language(self.place, self.told, language)


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
        return in_language(self.place, self.reasons, language)


def in_language(place: str, told: tuple[str, ...], language: str) -> str:
    """Return what is told at a place in a language."""
    own = dict(zip(languages(), told, strict=False)).get(language.partition("-")[0])
    return f"{place}: {own or told[0]}"


def refused(at: str, key: str, candidate: Candidate | None = None, **details: str) -> Refusal:
    """Return a refusal whose reason is in the catalogue."""
    return Refusal(at, tuple(message(key, each, **details) for each in languages()), candidate)


def placed(at: str, place: Place, places: Sequence[Place], *, chosen: bool) -> list[Remark]:
    """Return what is told of the place of a quotation: what was tolerated, and that there are others."""
    found = []
    if place.tolerated:
        found.append(Remark(at, tuple(differing(place, each) for each in languages())))
    if len(places) > 1 and not chosen:
        details = {"n": len(places), "places": ", ".join(f"{each.start}–{each.end}" for each in places[:MOST_PLACES])}
        found.append(Remark(at, tuple(message("draft.guard.several", each, **details) for each in languages())))
    return found


def differing(place: Place, language: str) -> str:
    """Return what was tolerated of a quotation, in a language."""
    why = ", ".join(message(f"table.tolerated.{each}", language) for each in place.tolerated)
    return message("draft.guard.tolerated", language, place=f"{place.start}–{place.end}", why=why)


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
