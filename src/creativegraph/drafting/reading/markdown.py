"""Markdown: its words without the marks, and its front matter."""

import re
from typing import TYPE_CHECKING

from creativegraph.drafting.document import Document
from creativegraph.drafting.reading.blocks import Block, Said, document, one_line
from creativegraph.drafting.reading.elements import blocks_of
from creativegraph.drafting.reading.encoding import decoded
from creativegraph.drafting.reading.html import DEEPEST, parsed
from creativegraph.errors import UnreadableError
from creativegraph.files.limits import beyond, in_force

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

__all__ = ["of_markdown"]

FRONT = re.compile(r"\A---[^\S\n]*\n(.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^(title|date|lang|language|url|address|publisher)\s*:\s*(.+?)\s*$", re.MULTILINE | re.IGNORECASE)
IN_LINES = 20
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def of_markdown(data: bytes, name: str) -> Document:
    """Return a report in Markdown (CommonMark with tables).

    Raises:
        UnreadableError: its lists and quotations lie deeper in each other than the limit.
    """
    from markdown_it import MarkdownIt

    text, notes = decoded(data, name)
    text = text.replace("\r\n", "\n")
    front = FRONT.match(text)
    said = {key.lower(): value.strip("\"'") for key, value in FIELD.findall(front[1])} if front else {}
    deepest = min(in_force().document_depth, DEEPEST)
    reader = MarkdownIt("commonmark", {"maxNesting": deepest}).enable(["table", "strikethrough"])
    reader.core.ruler.before("inline", "shallow", shallow)
    tokens = reader.parse(text[front.end() :] if front else text)
    if any(each.level >= deepest - 1 for each in tokens):  # what lies deeper is left out
        what = f"{name} nests its lists and quotations more than {deepest:,} deep"
        raise UnreadableError(beyond(what, "document_depth", "flatten them"))
    markup = reader.renderer.render(tokens, reader.options, {})
    blocks = list(blocks_of(parsed(markup, name))) if markup.strip() else []
    day = DAY.match(said.get("date", ""))
    return document(blocks, Said(
        title=one_line(said.get("title", "")) or title_of(blocks),
        date=day[0] if day else "",
        address=said.get("url", said.get("address", "")),
        language=said.get("lang", said.get("language", ""))[:2].lower(),
        publisher=said.get("publisher", ""),
    ), notes)  # fmt: skip


def shallow(state: "StateCore") -> None:
    """Let marks within a line lie no deeper in each other than usual: brackets take time by that, and lose no words."""
    state.md.options["maxNesting"] = IN_LINES


def title_of(blocks: list[Block]) -> str:
    """Return the heading with which a report begins; empty if it begins otherwise."""
    return blocks[0].text if blocks and blocks[0].kind == "heading" else ""
