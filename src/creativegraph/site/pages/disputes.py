"""The pages on what sources disagree about, and on what was corrected, in words: one block a case."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from creativegraph.messages.table import message
from creativegraph.site.addresses import apart
from creativegraph.site.content.cases import Voice, anchor_of, cases_of, voices
from creativegraph.site.content.claims import Stated
from creativegraph.site.content.evidence import Correction, evidence_of
from creativegraph.site.content.figures import claimed
from creativegraph.site.content.kinds import home
from creativegraph.site.page import Link, Page
from creativegraph.site.portal import Portal

__all__ = ["Mended", "Value", "corrections_of", "pages"]

UNKNOWN = Link("", "", "")


class Value(NamedTuple):
    """A value that a claim gives, with who says so; ``path`` leads to the claim."""

    value: Link
    path: str
    voices: list[Voice]


class Mended(NamedTuple):
    """A correction: of what, the values found wrong and accepted, the kinds of error, why, and by whose word.

    ``same`` says that those who say what is right, without words that are quoted, also tell of what is wrong.
    """

    anchor: str
    subject: Link
    property: Link
    wrong: list[Value]
    right: list[Value]
    errors: list[Link]
    reason: Link
    sources: list[Link]
    same: bool


def pages(portal: Portal, language: str) -> Iterator[Page]:
    """Yield the page of contradictions and that of corrections."""
    cases = cases_of(portal, language)
    yield Page(
        "contradictions", language, "contradictions.html", message("site.contradictions", language),
        {"cases": cases, "above": [home(language)]},
    )  # fmt: skip
    found = corrections_of(portal, language)
    kinds = Counter(error for each in found for error in each.errors or [UNKNOWN])
    yield Page(
        "corrections", language, "corrections.html", message("site.corrections", language),
        {"corrections": found, "errors": sorted(kinds.items(), key=lambda each: (-each[1], each[0].text)),
         "above": [home(language)]},
    )  # fmt: skip


def corrections_of(portal: Portal, language: str) -> list[Mended]:
    """Return the corrections of a graph for pages in a language."""
    found = evidence_of(portal).corrections
    anchors = apart({each.iri: anchor_of(each.iri) for each in found})
    return [mended(portal, each, anchors[each.iri], language) for each in found]


def mended(portal: Portal, correction: Correction, anchor: str, language: str) -> Mended:
    """Return a correction with the claims that it joins."""
    return Mended(
        anchor, portal.link(correction.wrong[0].subject, language),
        portal.writer(language).caption(correction.wrong[0].property),
        [value_of(portal, each, language) for each in correction.wrong],
        [value_of(portal, each, language) for each in correction.right],
        [portal.link(each, language) for each in correction.errors], portal.writer(language).words(correction.reasons),
        [portal.link(each, language) for each in correction.sources],
        sources_in(correction.wrong) == sources_in(correction.right) != set()
        and not any(each.quoted for each in (*correction.wrong, *correction.right)),
    )  # fmt: skip


def sources_in(claims: tuple[Stated, ...]) -> set[str]:
    """Return the sources of claims."""
    return {source for each in claims for source in each.sources}


def value_of(portal: Portal, claim: Stated, language: str) -> Value:
    """Return the value of a claim with who says so."""
    path = portal.path_of(claim.claim, claim.subject)
    return Value(claimed(portal, claim, language), path, voices(portal, claim, language))
