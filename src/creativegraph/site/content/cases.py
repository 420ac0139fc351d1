"""What sources disagree about, one case each: what each of them says, what is held right, and why."""

import re
from collections.abc import Iterable
from typing import NamedTuple, cast

from creativegraph.errors import UnknownQueryError
from creativegraph.iris import IRI
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.site.addresses import apart
from creativegraph.site.content.claims import Stated
from creativegraph.site.content.evidence import Evidence, claimed, evidence_of, standing_of
from creativegraph.site.content.once import once
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal
from creativegraph.tables.cells.edtf import is_less_exact
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["ORDER", "Case", "Said", "Voice", "cases_of", "standings_of"]

RIGHT, OTHER, WRONG, WIDER, PART, ALSO = "right", "other", "wrong", "wider", "part", "also"
"""What is held of a value: that it is right, that nobody has decided, that it is wrong, that it is only less exact,
that it counts a part, that it holds beside others."""
RANKED = {"preferred": RIGHT, "normal": OTHER, "deprecated": WRONG}
ORDER = (RIGHT, OTHER, WRONG, WIDER, PART, ALSO)


class Voice(NamedTuple):
    """A source with the words of it that say a value; ``words`` is empty where none are quoted."""

    source: Link
    iri: str
    words: str
    lang: str


class Said(NamedTuple):
    """A value that sources give.

    ``told`` says its standing in words, ``limit`` of which part it is; ``path`` leads to the claim.
    """

    value: Link
    standing: str
    told: str
    path: str
    voices: list[Voice]
    reason: Link
    error: Link
    why: Link
    limit: list[Link]
    days: int


class Case(NamedTuple):
    """A contradiction: what about, and every value, those held right first."""

    anchor: str
    subject: Link
    property: Link
    indicator: Link
    said: list[Said]
    decided: bool

    def of(self, source: str) -> list[Said]:
        """Return what a source says in it."""
        return [each for each in self.said if any(voice.iri == source for voice in each.voices)]


class Row(NamedTuple):
    """What the question says of a claim that is not in the claim itself."""

    claim: str
    place: str
    days: int


@once
def grouped(portal: Portal) -> dict[tuple[str, str, str], dict[str, Row]]:
    """Return the claims of each case by topic, property and indicator, as the question gives them."""
    found: dict[tuple[str, str, str], dict[str, Row]] = {}
    with using(portal.graph.projects):
        try:
            rows = portal.graph.run("claims/disagreements", languages=portal.languages).to_dicts()
        except UnknownQueryError:
            return found
    for row in rows:
        key = (str(row["topic"]), str(row["property"]), str(row["indicator"] or ""))
        claim = str(row["claim"])
        found.setdefault(key, {})[claim] = Row(claim, str(row["place"] or ""), cast("int", row["days"] or 0))
    return once_each(portal, found)


def once_each(
    portal: Portal, found: dict[tuple[str, str, str], dict[str, Row]]
) -> dict[tuple[str, str, str], dict[str, Row]]:
    """Return cases without those about a figure whose claims are all in a case of what it measures."""
    by = portal.claims.by
    measured = {key for key, rows in found.items() if all(by[each].subject != key[0] for each in rows if each in by)}
    return {
        key: rows
        for key, rows in found.items()
        if key in measured
        or not any(each[1:] == key[1:] and rows.keys() <= found[each].keys() for each in measured if each[2])
    }


@once
def known_of(portal: Portal) -> dict[tuple[str, str, str], tuple[list[tuple[Stated, Row]], bool]]:
    """Return the claims of each case, and whether several values of its property may hold beside each other."""
    with using(portal.graph.projects):
        single = {each.iri for each in vocabulary().properties.values() if each.single != "no"}
    by = portal.claims.by
    return {
        (topic, term, indicator): (
            [(by[each], row) for each, row in rows.items() if each in by],
            term not in single and not indicator,
        )
        for (topic, term, indicator), rows in grouped(portal).items()
    }


@once
def anchors(portal: Portal) -> dict[str, str]:
    """Return the anchors of the cases, by what each is about, parted by blanks."""
    return apart({" ".join(each): anchor_of(*each) for each in grouped(portal)})


@once
def cases_of(portal: Portal, language: str) -> list[Case]:
    """Return the contradictions of a graph for pages in a language, as the question lists them."""
    found = []
    for (topic, term, indicator), (known, several) in known_of(portal).items():
        said = merged(portal, known, language, several=several)
        found.append(
            Case(
                anchors(portal)[f"{topic} {term} {indicator}"], portal.link(topic, language),
                portal.writer(language).caption(term),
                portal.link(indicator, language) if indicator else Link("", "", ""), said,
                any(each.standing == RIGHT for each in said),
            )
        )  # fmt: skip
    return found


@once
def standings_of(portal: Portal) -> dict[str, tuple[str, str]]:
    """Return of each claim that is part of a contradiction the anchor of the case, and what is held of its value."""
    evidence = evidence_of(portal)
    found = {}
    for key, (known, several) in known_of(portal).items():
        held = [claim for claim, _ in known if standing_of(claim) == "preferred"]
        for claim, row in known:
            found[claim.claim] = (anchors(portal)[" ".join(key)], held_of(evidence, claim, row, held, several=several))
    return found


def merged(portal: Portal, known: list[tuple[Stated, Row]], language: str, *, several: bool) -> list[Said]:
    """Return the values of a case, each once: claims that say the same in the same standing are told together."""
    evidence = evidence_of(portal)
    held = [claim for claim, _ in known if standing_of(claim) == "preferred"]
    found: dict[tuple[object, ...], Said] = {}
    for claim, row in known:
        standing = held_of(evidence, claim, row, held, several=several)
        made = said(portal, claim, row, standing, language)
        key = (claim.value, made.value, standing, row.place, row.days)
        if key in found:
            voices = {each.iri: each for each in (*made.voices, *found[key].voices)}
            made = found[key]._replace(voices=sorted(voices.values()), reason=max(found[key].reason, made.reason))
        found[key] = made
    return sorted(found.values(), key=lambda each: (ORDER.index(each.standing), each.value.text))


def held_of(evidence: Evidence, claim: Stated, row: Row, held: list[Stated], *, several: bool) -> str:
    """Return what is held of the value of a claim beside those that are preferred."""
    standing = RANKED[standing_of(claim)]
    if standing != OTHER or not held:
        return standing
    if row.place or row.days:
        return PART
    if several:
        return ALSO
    spans = [evidence.spans.get(getattr(each.value, "value", ""), "") for each in (claim, *held)]
    return WIDER if spans[0] and all(is_less_exact(spans[0], each) for each in spans[1:]) else standing


def said(portal: Portal, claim: Stated, row: Row, standing: str, language: str) -> Said:
    """Return the value of a claim with who says so."""
    amended = claim.amended[0] if claim.amended else None
    error = amended.errors[0] if amended and amended.errors else ""
    nothing = Link("", "", "")
    return Said(
        claimed(portal, claim, language), standing, message(f"site.standing.{standing}", language),
        portal.path_of(claim.claim, claim.subject), voices(portal, claim, language),
        portal.writer(language).words(claim.reasons),
        portal.link(error, language) if error else nothing,
        portal.writer(language).words(amended.reasons) if amended else nothing,
        [portal.link(row.place, language)] if row.place else [], row.days,
    )  # fmt: skip


def voices(portal: Portal, claim: Stated, language: str, only: Iterable[str] = ()) -> list[Voice]:
    """Return the sources of a claim, with their words where these are quoted."""
    words = {each.source: each.words for each in claim.quoted}
    return [
        Voice(portal.link(each, language), each, words.get(each, ""), portal.tongue(each))
        for each in claim.sources
        if not only or each in only
    ]


def anchor_of(topic: str, *parts: str) -> str:
    """Return the anchor of a case, of the readable parts of its IRIs."""
    named = [IRI(topic).kind, *(IRI(each).slug for each in (topic, *parts) if each)]
    return re.sub(r"[^a-z0-9.-]+", "-", "-".join(filter(None, named)).lower())
