"""Plain text: as it is where each paragraph is a line, else with the lines of a paragraph joined."""

import re
from statistics import median
from unicodedata import normalize

from creativegraph.drafting.document import Document
from creativegraph.drafting.reading.blocks import CONTROLS, UNSEEN, Block, Kind, Said, document, one_line
from creativegraph.drafting.reading.encoding import decoded
from creativegraph.drafting.reading.hyphens import compounds_in, mended
from creativegraph.tables.prose.language import language_of

__all__ = ["of_text"]

PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
ITEM = re.compile(r"\s*(?:[-–•▪●*+]|\d{1,2}[.)])\s+")
LABEL = re.compile(r"\s*[^\W\d_][^:.;!?\n]{1,40}:[ \t]+\S")
"""A line that says what its words are: ``Venue: Orvane Hall``."""
NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:(?:page|trang|página|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|de|sur)\s*\d{1,4})?(?:\s*[-–—])?\s*",
    re.IGNORECASE,
)
ROW = re.compile(r"\S \| \S|\S\t\S")
"""A line that is a row of a table."""
NARROW, WIDE, SHARE = 40, 110, 0.6


def of_text(data: bytes, name: str) -> Document:
    """Return a report in plain text.

    A text in UTF-8 whose paragraphs are lines stays as it is, so that offsets count in the file itself.
    """
    raw, notes = decoded(data, name)
    text = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n")
    if not is_wrapped(text):
        clean = normalize("NFC", CONTROLS.sub("", text.translate(UNSEEN)))
        return Document(clean, language_of(clean), title_of(clean), notes=tuple(notes))
    words = compounds_in(text.split("\n"))
    blocks = [Block(kind, one) for each in PARAGRAPHS.split(text) for kind, one in joined(each, words)]
    return document(blocks, Said(title_of(text)), [*notes, "the lines of each paragraph were joined"])


def title_of(text: str) -> str:
    """Return the first line if it is short and no sentence."""
    first = text.lstrip("\n ").partition("\n")[0].strip()
    return one_line(first) if 0 < len(first) <= WIDE * 1.5 and first[-1] not in ".!?…:;," and "\n" in text else ""


def is_wrapped(text: str) -> bool:
    """Return True if most lines of paragraphs were broken at one width."""
    lines = [
        len(line.rstrip())
        for each in PARAGRAPHS.split(text)
        if "\n" in each.strip() and not is_labelled(each)
        for line in each.strip().split("\n")[:-1]
        if not (ROW.search(line) or ITEM.match(line))
    ]
    if len(lines) < 3:
        return False
    middle = median(lines)
    return NARROW <= middle <= WIDE and sum(abs(each - middle) <= 12 for each in lines) >= SHARE * len(lines)


def is_labelled(paragraph: str) -> bool:
    """Return True if most lines begin with a label."""
    lines = paragraph.strip().split("\n")
    return sum(LABEL.match(each) is not None for each in lines) > max(1, len(lines) / 2)


def joined(paragraph: str, compounds: frozenset[str]) -> list[tuple[Kind, str]]:
    """Return the lines of a paragraph as one, but for items of a list and lines with labels.

    A page number alone is left out.
    """
    kept = [line for line in paragraph.split("\n") if not NUMBER.fullmatch(line)]
    made, labelled = list[tuple[Kind, str]](), is_labelled("\n".join(kept))
    for line in mended(kept, compounds):
        if mark := ITEM.match(line):
            made.append(("item", line[mark.end() :]))
        elif labelled and LABEL.match(line):
            made.append(("prose", line))
        elif ROW.search(line):
            made.append(("row", line))
        elif made and made[-1][0] != "row":
            made[-1] = (made[-1][0], f"{made[-1][1]} {line}")
        else:
            made.append(("prose", line))
    return [(kind, one_line(one)) for kind, one in made]
