"""Reports for tests, in which mentions are marked: ``[Fair Office|org/office] organised [the fair|?cg:Festival]``."""

import re

from creativegraph.drafting.candidate import Candidate
from creativegraph.drafting.document import Document
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.drafting.rules import candidates

__all__ = ["drafted", "rows", "unmarked"]

MARK = re.compile(r"\[([^][|]+)\|([^][|]+)\]")


def mention(words: str, start: int, said: str) -> Mention:
    """The mention that a mark describes.

    ``org/a;cg:Class`` is a thing, ``?cg:Class`` words for one spoken of before, ``!cg:Class`` one without a name,
    ``=2024-05`` a time, ``#about 5;code/indicator/x`` a figure, ``code/list/x`` a code.
    """
    end = start + len(words)
    first, *rest = said.split(";")
    if said[0] == "=":
        return Mention("time", start, end, words, value=said[1:])
    if said[0] == "#":
        codes = tuple(rest)
        return Mention(
            "figure", start, end, words, value=first[1:], indicator=codes[0] if codes else "", indicators=codes
        )
    if said[0] in "?!":
        return Mention("thing", start, end, words, classes=(first[1:], *rest), definite=said[0] == "?")
    if first.startswith("code/"):
        return Mention("code", start, end, words, ids=(first, *rest))
    return Mention("thing", start, end, words, ids=(first,), classes=tuple(rest), label=words, known=True)


def unmarked(marked: str, language: str = "en") -> tuple[Document, list[Mention]]:
    """The report without its marks, and the mentions that these describe."""
    text, found, place = "", [], 0
    for each in MARK.finditer(marked):
        text += marked[place : each.start()]
        found.append(mention(each[1], len(text), each[2]))
        text += each[1]
        place = each.end()
    return Document(text + marked[place:], language), found


def drafted(marked: str, language: str = "en") -> list[Candidate]:
    """The candidates for a marked report."""
    return candidates(*unmarked(marked, language))


def rows(marked: str, language: str = "en") -> set[str]:
    """The candidates as ``subject | property | value | column=…``."""
    return {
        " | ".join([each.subject, each.property, each.value, *(f"{k}={v}" for k, v in sorted(each.columns.items()))])
        for each in drafted(marked, language)
    }
