"""Elements of HTML as blocks: of web pages, of Markdown, of Word."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from creativegraph.drafting.reading.blocks import Block, Kind, one_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["blocks_of", "text_of"]

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head", "summary", "caption", "dt"))
ITEMS = frozenset(("li", "item", "dd"))
ROWS = frozenset(("tr", "row"))
CELLS = frozenset(("td", "th", "cell"))
PROSE = frozenset(
    ("p", "blockquote", "quote", "pre", "address", "figcaption", "div", "section", "article", "main", "body")
)
HOLDERS = frozenset(
    ("ul", "ol", "dl", "list", "table", "thead", "tbody", "tfoot", "figure", "html", "details", "header")
)
LEFT_OUT = frozenset((
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "svg", "iframe",
    "head", "title", "meta", "link", "graphic", "img", "video", "audio", "object", "canvas", "input", "dialog", "menu",
))  # fmt: skip
BLOCKS = HEADINGS | ITEMS | ROWS | PROSE | HOLDERS
BREAK = frozenset(("br", "lb"))
LINE = "\u2028"
"""Where a line was broken; twice it parts paragraphs."""
PARAGRAPHS = re.compile(f"{LINE}(?:\\s*{LINE})+")


def blocks_of(root: "Element") -> Iterator[Block]:
    """Yield the blocks of an element, in the order of reading."""
    body = root.find("body")
    yield from below(root if body is None else body, "prose")


def below(element: "Element", kind: Kind) -> Iterator[Block]:
    """Yield the blocks within an element; the words between them are blocks of its kind."""
    words = list[str]([element.text or ""])
    for child in element:
        name = child.tag.lower() if isinstance(child.tag, str) else ""
        if name in BREAK:
            words.append(LINE)
        elif name in ROWS:
            yield from flushed(words, kind)
            yield from row_of(child)
        elif name in BLOCKS:
            yield from flushed(words, kind)
            yield from below(child, kind_of(name, kind))
        elif name and name not in LEFT_OUT and any_block(child):
            yield from flushed(words, kind)
            yield from below(child, kind)
        elif name and name not in LEFT_OUT:
            words.append(text_of(child))
        words.append(child.tail or "")
    yield from flushed(words, kind)


def any_block(element: "Element") -> bool:
    """Return True if a block stands within an element that is none."""
    return any(isinstance(each.tag, str) and each.tag.lower() in BLOCKS for each in element.iterdescendants())


def kind_of(name: str, around: Kind) -> Kind:
    """Return the kind of the blocks in an element."""
    if name in HEADINGS:
        return "heading"
    if name in ITEMS:
        return "item"
    return around if name in HOLDERS or around == "item" else "prose"


def flushed(words: list[str], kind: Kind) -> Iterator[Block]:
    """Yield the words that were gathered as a block, and gather anew."""
    text = "".join(words)
    words.clear()
    for part in PARAGRAPHS.split(text):
        if clean := one_line(part.replace(LINE, " ")):
            yield Block(kind, clean)


def row_of(element: "Element") -> Iterator[Block]:
    """Yield the row of a table; a cell that spans columns stands once."""
    cells = [one_line(text_of(each)) for each in element if isinstance(each.tag, str) and each.tag.lower() in CELLS]
    if any(cells):
        yield Block("row", " | ".join(cells)) if len(cells) > 1 else Block("prose", cells[0])


def text_of(element: "Element") -> str:
    """Return the words in an element, without those that a reader does not see."""
    words = [element.text or ""]
    for child in element:
        name = child.tag.lower() if isinstance(child.tag, str) else ""
        if name in BREAK:
            words.append(" ")
        elif name and name not in LEFT_OUT:
            between = " " if name in BLOCKS | CELLS else ""
            words.extend((between, text_of(child), between))
        words.append(child.tail or "")
    return "".join(words)
