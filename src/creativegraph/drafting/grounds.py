"""Whether what is proposed has to do with the words that are quoted: figures, years and names stand in the report."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from creativegraph import project
from creativegraph.drafting.candidate import Candidate
from creativegraph.drafting.words import stated
from creativegraph.iris import EVIDENCE
from creativegraph.names.fold import fold
from creativegraph.tables.cells.grammar import CALLED, LINK
from creativegraph.tables.cells.named import NAMES
from creativegraph.tables.cells.printed import PLAIN_MAGNITUDES
from creativegraph.tables.prose.language import SETS
from creativegraph.tables.quotations.places import Text

__all__ = ["Grounds", "grounds_of", "of_things", "with_names"]

SMALL = frozenset(("definite", "indefinite", "link", "stop", "join", "same"))
"""The uses of words that say nothing by themselves."""
WORD, NUMBER = re.compile(r"[^\W\d_]+"), re.compile(r"\d+(?:[.,'’\u00a0\u2009\u202f ]\d{3})*(?:[.,]\d+)?")
NOT_FIGURES = re.compile(r"[a-z][\w.-]*(?::[\w.-]+)?/[\w./-]+")
LARGE = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(PLAIN_MAGNITUDES)}|milliers?|mille|milliards?|mil|mill[oó]n(?:es)?|[km]|bn)(?![^\W\d_])",
    re.IGNORECASE,
)
MINUS = re.compile(r"^\W*[-−–]\s*\d")
YEAR = re.compile(r"1\d{3}|20\d{2}|2100")
IN_WORDS = 20
"""Up to which number texts write words instead of digits."""
LINKING = re.compile(rf"^\s*[;|]?\s*(?:(?:{LINK})\s+)?", re.IGNORECASE)
LABELS = frozenset((*NAMES, "rdfs:label", "skos:hiddenLabel"))
LONG = 3


class Grounds(NamedTuple):
    """What a quotation lacks of a candidate: the end of a message's key and the field; ``refused`` if it cannot be."""

    key: str
    field: str
    refused: bool = True


def grounds_of(each: Candidate, text: Text) -> Grounds | None:
    """Return what the quotation of a candidate lacks, None if it lacks nothing that can be looked for."""
    if not says_something(each.quote):
        return Grounds("nothing", "quote")
    if each.subject.rpartition("(")[2].partition("/")[0] in EVIDENCE:
        return Grounds("subject", "subject")
    if each.property in LABELS and each.value and not text.places(each.value):
        return Grounds("name", "value")
    return figures(each.value, each.quote)


def says_something(quote: str) -> bool:
    """Return whether a quotation has a figure or a word that is no small one, such as an article."""
    words = [each.casefold() for each in WORD.findall(quote)]
    return any(map(str.isdigit, quote)) or any(
        each not in small_words() and (len(each) > 1 or not each.isascii()) for each in words
    )


def small_words() -> frozenset[str]:
    """Return the words that say nothing by themselves, of all languages."""
    return small_of(project.in_use())


@lru_cache(maxsize=4)
def small_of(used: project.Projects | None) -> frozenset[str]:
    """Return the small words of projects."""
    told = (word.casefold() for each in stated(used) if each.use in SMALL for word in each.words)
    return frozenset(told).union(*SETS.values())


def figures(value: str, quote: str) -> Grounds | None:
    """Return whether a figure or year of a value is lacking in a quotation; it is refused where others stand there."""
    bare = NOT_FIGURES.sub(" ", value)
    there, large = numbers(quote), LARGE.search(quote) or LARGE.search(bare)
    if MINUS.match(bare) and not re.search(rf"[-−–]\s*{re.escape(bare.lstrip(' -−–'))}", quote):
        return Grounds("figure", "value")
    for each in numbers(bare):
        if each in there or (large and each.strip("0") in {one.strip("0") for one in there}):
            continue
        dated = YEAR.fullmatch(each) is not None
        others = [one for one in there if (YEAR.fullmatch(one) is not None) == dated]
        return Grounds("figure", "value", bool(others) and int(each or 0) > IN_WORDS)
    return None


def numbers(text: str) -> list[str]:
    """Return the digits of the numbers in a text."""
    return [re.sub(r"\D", "", each).lstrip("0") for each in NUMBER.findall(text)]


def with_names(cell: str, text: Text, known: Collection[str], *, strict: bool) -> str | None:
    """Return a cell without names before ids that the report does not have; None where only the name says what it is.

    Args:
        cell: a subject, a value or what a column has.
        text: the report.
        known: the things that the graph has, which have names of their own.
        strict: whether a new thing must have a name that stands in the report.
    """
    made, last = list[str](), 0
    for found in CALLED.finditer(cell):
        before = LINKING.match(found["name"])
        name = found["name"][before.end() :] if before else found["name"]
        if text.places(name):
            continue
        if strict and found["thing"] not in known:
            return None
        made += [cell[last : found.start()], before[0] if before else "", found["thing"]]
        last = found.end()
    return "".join([*made, cell[last:]])


def of_things(ids: Iterator[str], each: Candidate, text: Text, known: Collection[str]) -> str:
    """Return the first new thing that nothing in the report is called by; empty if there is none."""
    folded = folded_of(text.text)
    called = {thing.id for thing in each.things if thing.label and text.places(thing.label)}
    for one in ids:
        words = [word for word in one.partition("/")[2].split("-") if len(word) >= LONG]
        if one not in known and one not in called and words and not any(word in folded for word in words):
            return one
    return ""


@lru_cache(maxsize=2)
def folded_of(text: str) -> str:
    """Return a text as ids have its words."""
    return fold(text)
