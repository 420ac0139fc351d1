"""The blocks of a report, of which its text is made: paragraphs, headings, items of lists, rows of tables, notes."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple
from unicodedata import normalize

from creativegraph.drafting.document import Document, Page
from creativegraph.tables.prose.language import LANGUAGES, language_of

__all__ = ["Block", "Kind", "Said", "document", "one_line"]

UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Characters that no reader sees, and that make words of a quotation differ."""
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
BLANKS = re.compile(r"[^\S\n]+")


Kind = Literal["prose", "heading", "item", "row", "note"]


class Block(NamedTuple):
    """A part of a report in one line: a row of a table has its cells apart by `` | ``, an item begins with a hyphen."""

    kind: Kind
    text: str
    page: str = ""
    turns: tuple[tuple[int, str], ...] = ()
    """Where in the text further pages begin, and how they are called."""


class Said(NamedTuple):
    """What a file says of itself; empty where it does not."""

    title: str = ""
    date: str = ""
    address: str = ""
    language: str = ""
    publisher: str = ""


def one_line(text: str) -> str:
    """Return text in NFC in one line with single blanks, without what a reader does not see."""
    return BLANKS.sub(" ", normalize("NFC", CONTROLS.sub("", text.translate(UNSEEN))).replace("\n", " ")).strip()


def document(blocks: Iterable[Block], said: Said, notes: Iterable[str] = ()) -> Document:
    """Return a report made of blocks; notes stand at its end, as readers of a page skip them."""
    ordered = sorted(blocks, key=lambda each: each.kind == "note")
    parts, pages, length, before, page = list[str](), list[Page](), 0, Block("prose", ""), ""
    for each in ordered:
        text = f"- {each.text}" if each.kind == "item" else each.text
        if not text:
            continue
        together = each.kind == before.kind and each.kind in ("item", "row")
        between = "" if not parts else "\n" if together else "\n\n"
        parts.extend((between, text))
        length += len(between)
        if each.page and each.page != page:
            pages.append(Page(each.page, length))
        pages.extend(Page(name, length + place) for place, name in each.turns)
        page = each.turns[-1][1] if each.turns else each.page
        length, before = length + len(text), each
    text = "".join(parts)
    language = language_of(text) or (said.language if said.language in LANGUAGES else "") or said.language
    return Document(text, language, said.title, said.date, said.address, tuple(pages), tuple(notes))
