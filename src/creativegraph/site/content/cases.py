"""What sources disagree about, one case each: what each of them says, what is accepted, and why."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from creativegraph.errors import UnknownQueryError
from creativegraph.iris import IRI
from creativegraph.messages.table import message
from creativegraph.project import using
from creativegraph.site.addresses import apart
from creativegraph.site.content.claims import Amended, Stated
from creativegraph.site.content.evidence import Evidence, evidence_of, standing_of
from creativegraph.site.content.figures import claimed
from creativegraph.site.content.once import once
from creativegraph.site.page import Link
from creativegraph.site.portal import Portal
from creativegraph.tables.cells.edtf import is_less_exact
from creativegraph.tables.vocabulary import vocabulary

__all__ = ["ORDER", "Case", "GivenValue", "Mistake", "Voice", "cases_of", "standings_of"]

RIGHT, OTHER, WRONG, WIDER, PART, ALSO = "right", "other", "wrong", "wider", "part", "also"
"""What is held of a value: that it is right, that nobody has decided, that it is wrong, that it is only less exact,
that it counts a part, that it holds beside others."""
RANKED = {"preferred": RIGHT, "normal": OTHER, "deprecated": WRONG}
ORDER = (RIGHT, OTHER, WRONG, WIDER, PART, ALSO)


class Key(NamedTuple):
    """What a case is about; ``indicator`` is empty but for figures."""

    topic: str
    property: str
    indicator: str


class Voice(NamedTuple):
    """A source with the words of it that say a value, quotation by quotation; none where none are quoted."""

    source: Link
    iri: str
    words: list[str]
    lang: str


class Mistake(NamedTuple):
    """What a correction finds wrong with a claim: the kinds of error, and why; empty where it does not say why."""

    errors: tuple[Link, ...]
    why: Link


class GivenValue(NamedTuple):
    """A value that sources give.

    ``told`` says its standing in words, ``limit`` of which part it is; ``path`` leads to the first claim of it.
    """

    value: Link
    standing: str
    told: str
    path: str
    voices: list[Voice]
    reasons: list[Link]
    mistakes: list[Mistake]
    limit: list[Link]
    days: int


class Case(NamedTuple):
    """A contradiction: what about, and every value, those accepted first."""

    anchor: str
    subject: Link
    property: Link
    indicator: Link
    said: list[GivenValue]
    decided: bool

    def of(self, source: str) -> list[GivenValue]:
        """Return what a source says in it."""
        return [each for each in self.said if any(voice.iri == source for voice in each.voices)]


class Row(NamedTuple):
    """What the question says of a claim that is not in the claim itself."""

    claim: str
    place: str
    days: int


@once
def grouped(portal: Portal) -> dict[Key, dict[str, Row]]:
    """Return the claims of each case by topic, property and indicator, as the question gives them."""
    found: dict[Key, dict[str, Row]] = {}
    with using(portal.graph.projects):
        try:
            rows = portal.graph.run("claims/disagreements", languages=portal.languages).to_dicts()
        except UnknownQueryError:
            return found
    for row in rows:
        key = Key(str(row["topic"]), str(row["property"]), str(row["indicator"] or ""))
        claim = str(row["claim"])
        found.setdefault(key, {})[claim] = Row(claim, str(row["place"] or ""), cast("int", row["days"] or 0))
    return once_each(portal, found)


def once_each(portal: Portal, found: dict[Key, dict[str, Row]]) -> dict[Key, dict[str, Row]]:
    """Return cases without those about a figure whose claims are all in a case of what it measures."""
    by = portal.claims.by
    measured = {key for key, rows in found.items() if all(by[each].subject != key.topic for each in rows if each in by)}
    return {
        key: rows
        for key, rows in found.items()
        if key in measured
        or not any(each[1:] == key[1:] and rows.keys() <= found[each].keys() for each in measured if each.indicator)
    }


@once
def known_of(portal: Portal) -> dict[Key, tuple[list[tuple[Stated, Row]], bool]]:
    """Return the claims of each case, and whether several values of its property may hold beside each other."""
    with using(portal.graph.projects):
        single = {each.iri for each in vocabulary().properties.values() if each.single != "no"}
    by = portal.claims.by
    return {
        key: (
            [(by[each], row) for each, row in rows.items() if each in by],
            key.property not in single and not key.indicator,
        )
        for key, rows in grouped(portal).items()
    }


@once
def anchors(portal: Portal) -> dict[str, str]:
    """Return the anchors of the cases, by what each is about, parted by blanks."""
    return apart({" ".join(each): anchor_of(*each) for each in grouped(portal)})


@once
def cases_of(portal: Portal, language: str) -> list[Case]:
    """Return the contradictions of a graph for pages in a language, as the question lists them."""
    found = []
    for key, (known, several) in known_of(portal).items():
        values = merged(portal, known, language, several=several)
        found.append(
            Case(
                anchors(portal)[" ".join(key)], portal.link(key.topic, language),
                portal.writer(language).caption(key.property),
                portal.link(key.indicator, language) if key.indicator else Link("", "", ""), values,
                any(each.standing == RIGHT for each in values),
            )
        )  # fmt: skip
    return found


@once
def standings_of(portal: Portal) -> dict[str, tuple[str, str]]:
    """Return of each claim that is part of a contradiction the anchor of the case, and what is held of its value."""
    evidence = evidence_of(portal)
    found = {}
    for key, (known, several) in known_of(portal).items():
        held = held_right(portal, known)
        for claim, row in known:
            found[claim.claim] = (anchors(portal)[" ".join(key)], held_of(evidence, claim, row, held, several=several))
    return found


def merged(portal: Portal, known: list[tuple[Stated, Row]], language: str, *, several: bool) -> list[GivenValue]:
    """Return the values of a case, each once: claims that say the same in the same standing are told together."""
    evidence = evidence_of(portal)
    held = held_right(portal, known)
    found: dict[tuple[object, ...], list[GivenValue]] = {}
    for claim, row in known:
        standing = held_of(evidence, claim, row, held, several=several)
        made = given_value(portal, claim, row, standing, language)
        found.setdefault((claim.value, made.value, standing, row.place, row.days), []).append(made)
    return sorted(map(together, found.values()), key=lambda each: (ORDER.index(each.standing), each.value.text))


def together(alike: list[GivenValue]) -> GivenValue:
    """Return a value that several claims give, as the first of them has it, with what all of them say for it."""
    if len(alike) == 1:
        return alike[0]
    return alike[0]._replace(
        voices=sorted(joined(voice for each in alike for voice in each.voices)),
        reasons=list(dict.fromkeys(reason for each in alike for reason in each.reasons)),
        mistakes=list(dict.fromkeys(mistake for each in alike for mistake in each.mistakes)),
    )


def joined(voices: Iterable[Voice]) -> Iterator[Voice]:
    """Yield each source once, with all words of it."""
    found: dict[str, list[Voice]] = {}
    for each in voices:
        found.setdefault(each.iri, []).append(each)
    for same in found.values():
        yield same[0]._replace(words=list(dict.fromkeys(words for each in same for words in each.words)))


def held_right(portal: Portal, known: list[tuple[Stated, Row]]) -> list[Stated]:
    """Return the claims of a case that are preferred; if none is, those of the values that corrections hold right."""
    preferred = [claim for claim, _ in known if standing_of(claim) == "preferred"]
    if preferred:
        return preferred
    instead = evidence_of(portal).instead
    results = {each for claim, _ in known for each in instead.get(claim.claim, ())}
    values = {claim.value for claim, _ in known if claim.claim in results}
    whole = [claim for claim, row in known if not row.place and not row.days]
    return [each for each in whole if each.value in values and standing_of(each) == "normal"]


def held_of(evidence: Evidence, claim: Stated, row: Row, held: list[Stated], *, several: bool) -> str:
    """Return what is held of the value of a claim beside those that are accepted."""
    standing = RIGHT if claim in held else RANKED[standing_of(claim)]
    if standing != OTHER or not held:
        return standing
    if row.place or row.days:
        return PART
    if several:
        return ALSO
    spans = [evidence.spans.get(getattr(each.value, "value", ""), "") for each in (claim, *held)]
    return WIDER if spans[0] and all(is_less_exact(spans[0], each) for each in spans[1:]) else standing


def given_value(portal: Portal, claim: Stated, row: Row, standing: str, language: str) -> GivenValue:
    """Return the value of a claim with who says so."""
    best = portal.writer(language).best(claim.reasons)
    return GivenValue(
        claimed(portal, claim, language), standing, message(f"site.standing.{standing}", language),
        portal.path_of(claim.claim, claim.subject), voices(portal, claim, language),
        [Link(*each, "") for each in claim.reasons if each.lang == best.lang],  # the others are translations
        [mistake(portal, each, language) for each in claim.amended if each.errors],
        [portal.link(row.place, language)] if row.place else [], row.days,
    )  # fmt: skip


def mistake(portal: Portal, amended: Amended, language: str) -> Mistake:
    """Return what a correction finds wrong with a claim."""
    errors = tuple(portal.link(each, language) for each in amended.errors)
    return Mistake(errors, portal.writer(language).words(amended.reasons))


def voices(portal: Portal, claim: Stated, language: str) -> list[Voice]:
    """Return the sources of a claim, with their words where these are quoted."""
    words: dict[str, list[str]] = {}
    for each in claim.quoted:
        if each.words and each.words not in words.setdefault(each.source, []):
            words[each.source].append(each.words)
    return [
        Voice(portal.link(each, language), each, words.get(each, []), portal.tongue(each)) for each in claim.sources
    ]


def anchor_of(topic: str, *parts: str) -> str:
    """Return the anchor of a case, of the readable parts of its IRIs."""
    named = [IRI(topic).kind, *(IRI(each).slug for each in (topic, *parts) if each)]
    return re.sub(r"[^a-z0-9.-]+", "-", "-".join(filter(None, named)).lower())
