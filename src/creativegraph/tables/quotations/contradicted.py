"""Claims of a figure, a currency or a day whose own quotation states others, and not theirs.

What a claim says beyond its quotation is none of this: its source is said to imply it, or it is a decision.
"""

from collections import defaultdict
from collections.abc import Mapping

from creativegraph import project
from creativegraph.errors import Fault
from creativegraph.iris import IRI, owned
from creativegraph.tables.build import Build
from creativegraph.tables.claim import Claim
from creativegraph.tables.quotations.others import (
    has,
    may_differ,
    other_currencies,
    other_days,
    other_in_words,
    other_numbers,
)
from creativegraph.tables.quotations.passages import compared
from creativegraph.tables.quotations.texts import Texts, at_hand
from creativegraph.tables.rules import fault
from creativegraph.tables.table import Table

__all__ = ["contradicted"]

NUMBERS, TEXTS = ("integer", "decimal", "number"), ("text", "string")
SAYING = ("explicit", "recorded")
"""The modes of claims that their sources state in so many words."""
WHEN, CURRENCY = "when", "cg:currency"
SHOWN = 3


def contradicted(build: Build) -> list[Fault]:
    """Return a warning for each claim whose quotation states figures, currencies or days, and not its own.

    A quotation that is kept by its first and last words is read where its text is at hand.
    """
    if not any("quote" in each.columns for each in build.tables):
        return []  # millions of claims without quotations need not be looked at
    with project.using(build.projects):
        texts = at_hand(each.file for each in build.tables if not each.owner)
        printed = printed_instead(build)
        judged = (each for each in build.claims.values() if each.passage and each.mode in SAYING)
        found = (of_claim(build, each, texts, printed.get(each.id, ())) for each in judged)
        return [each for each in found if each]


def printed_instead(build: Build) -> Mapping[str, list[str]]:
    """Return for claims that correct others the values that these have, as their source prints them."""
    found = defaultdict[str, list[str]](list)
    for each in build.corrections.values():
        found[each.right].append(build.claims[each.wrong].value)
    return found


def of_claim(build: Build, claim: Claim, texts: Texts, also: tuple[str, ...] | list[str]) -> Fault | None:
    """Return the fault of a claim, if its quotation states another value."""
    kind, table = claim.property.value, build.tables[claim.table]
    money = claim.property.name == CURRENCY
    if kind not in (*NUMBERS, *TEXTS, "period") and not money:
        return None
    main = claim.column in ("", "value") or table.kind == "records"
    if not main and claim.column not in (WHEN, "currency"):
        return None
    words = words_of(build, claim, texts)
    values = (claim.value, *also)
    if not words or (kind in TEXTS and not may_differ(claim.value, words)) or (kind in NUMBERS and has(words, values)):
        return None
    column = claim.column or "value"
    given = cell_of(table, claim, column) or claim.value
    if kind in TEXTS:
        given, found = other_in_words(claim.value, words, lang_of(build, claim, words))
    elif money:
        found = other_currencies({IRI(each).slug for each in values}, words)
    elif kind == "period":
        found = other_days(values, words, exact=not main)
    else:
        found = other_numbers(values, words, lang_of(build, claim, words), given, ordinal=kind == "integer")
    if not found:
        return None
    shown = ", ".join(list(dict.fromkeys(found))[:SHOWN])
    told = fault(table.cell(claim.row, column), "quote-says-another", given=given, found=shown)
    return told._replace(about=owned("claim", claim.id))


def cell_of(table: Table, claim: Claim, column: str) -> str:
    """Return the cell that states a claim, as it is written."""
    row = table.row(claim.row)
    return table.get(row, column) if row else ""


def lang_of(build: Build, claim: Claim, words: str) -> str:
    """Return the language of some words of a source, empty where neither they tell nor it: only documents have one."""
    from creativegraph.tables.prose.language import language_of

    source = build.sources.get(claim.passage.source) if claim.passage else None
    told = source.lang.partition("-")[0] if source and source.characters else ""
    return language_of(words, told)


def words_of(build: Build, claim: Claim, texts: Texts) -> str:
    """Return the whole words that a claim quotes, as far as they are at hand."""
    passage = claim.passage
    if passage is None or passage.exact or not passage.is_placed:
        return passage.exact if passage else ""
    source = build.sources.get(passage.source)
    text = texts.get(source.sha256) if source else None
    return "" if text is None or compared(passage, text) else text.text[passage.start : passage.end]
