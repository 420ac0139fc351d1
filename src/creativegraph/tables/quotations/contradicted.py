"""Claims of a figure, a currency or a day whose own quotation states others, and not theirs.

What a claim says beyond its quotation is none of this: its source is said to imply it, or it is a decision.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from creativegraph import project
from creativegraph.errors import Fault
from creativegraph.iris import IRI, owned
from creativegraph.tables.build import Build
from creativegraph.tables.cells import edtf
from creativegraph.tables.claim import Claim
from creativegraph.tables.quotations.other_currencies import other_currencies
from creativegraph.tables.quotations.other_days import other_days
from creativegraph.tables.quotations.other_numbers import has, other_numbers
from creativegraph.tables.quotations.others import is_percentage, may_differ, other_in_words
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
OTHER_DAY = re.compile(
    r"(?<![^\W_])(?:cancel|call(?:ed|s) off|put off|postpon|delay|plan|schedul|will\b|shall\b|due\b|upcoming|announc"
    r"|intend|propos|approv|adopt|submit|expect|suspen|interrupt|reject|withdr|not\b|no\b|hủy|huỷ|hoãn|dời|lùi|kế hoạch"
    r"|dự kiến|sẽ|sắp|công bố|thông báo|đề xuất|phê duyệt|trình|chưa|không|annul|report|repouss|décal|pr[ée]v|annonc"
    r"|aura|auront|sera|seront|doit|doivent|approuv|interromp|pas\b|n['’]|aplaz|pospon|tendrá|anunci|aprob|propue|deb[ea])",
    re.IGNORECASE,
)
"""Words of a status that may have come on another day than the one that they tell: *the fair of 5 May is cancelled*."""


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
    if claim.column == "property" and claim.since:
        return of_status(build, claim, texts)
    kind, table = claim.property.value, build.tables[claim.table]
    money = claim.property.name == CURRENCY
    if kind not in (*NUMBERS, *TEXTS, "period") and not money:
        return None
    main = claim.column in ("", "value") or table.kind == "records"
    if not main and (claim.column not in (WHEN, "currency") or is_of_status(build, claim)):
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
        lang = lang_of(build, claim, words)
        percent = is_percentage(given, lang)
        found = other_numbers(values, words, lang, percent=percent, ordinal=kind == "integer")
    return told(table, claim, column, given, found) if found else None


def told(table: Table, claim: Claim, column: str, given: str, found: list[str]) -> Fault:
    """Return the fault of a claim whose quotation states something else."""
    shown = ", ".join(list(dict.fromkeys(found))[:SHOWN])
    found_at = fault(table.cell(claim.row, column), "quote-says-another", given=given, found=shown)
    return found_at._replace(about=owned("claim", claim.id))


def of_status(build: Build, claim: Claim, texts: Texts) -> Fault | None:
    """Return the fault of a status whose quotation tells another day than its ``when``.

    A day behind it may be still to come: it is judged if the source is not older.
    """
    table = build.tables[claim.table]
    given = cell_of(table, claim, WHEN)
    words = words_of(build, claim, texts) if given else ""
    if not words or OTHER_DAY.search(words):
        return None
    when = build.claims.get(f"{claim.id}-{WHEN}")
    value = when.value if when else given if end_of(given) else claim.since
    source = build.sources.get(claim.passage.source) if claim.passage else None
    last = [end for each in (claim.since, source.date if source else "") if (end := end_of(each))]
    found = other_days((value,), words, exact=True, last=max(last, default=None))
    return told(table, claim, WHEN, given, found) if found else None


def is_of_status(build: Build, claim: Claim) -> bool:
    """Return whether a claim says since when its row's subject has a status."""
    of = build.claims.get(claim.id.removesuffix(f"-{WHEN}"))
    return of is not None and of.column == "property" and bool(of.since)


def end_of(text: str) -> date | None:
    """Return the last day of an EDTF date; None of one that is open, and of what is none."""
    try:
        return edtf.parse(text).end
    except ValueError:
        return None


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
