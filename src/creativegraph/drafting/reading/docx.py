"""Word files (.docx): their paragraphs, lists, tables and notes, and what their properties say."""

import re
from io import BytesIO
from lzma import LZMAError
from struct import error as UnpackedError  # noqa: N812 - it is one
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile
from zlib import error as UnpackingError  # noqa: N812 - it is one

from creativegraph.drafting.document import Document
from creativegraph.drafting.reading.blocks import Block, Said, document, one_line
from creativegraph.drafting.reading.elements import blocks_of
from creativegraph.drafting.reading.html import parsed
from creativegraph.errors import UnreadableError
from creativegraph.files.limits import beyond, in_force
from creativegraph.files.packed import check_growth, check_parts
from creativegraph.graph.rows.table import extra
from creativegraph.messages.characters import cut

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["of_docx"]

MAIN, CORE = "word/document.xml", "docProps/core.xml"
MARK = re.compile(r"\[\d+\]$")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NOTES = "footnote-|endnote-"
XML = (".xml", ".rels")
LONGEST = 200
DAMAGES = (
    BadZipFile, UnpackingError, LZMAError, UnpackedError, ExpatError, EOFError, OSError, LookupError, ValueError,
    SyntaxError, TypeError, AttributeError, ArithmeticError, RuntimeError,
)  # fmt: skip
"""What the libraries say of a damaged file; RuntimeError is that of one with a password or an unknown packing."""


def of_docx(data: bytes, name: str) -> Document:
    """Return a report of Word; notes at the foot of pages stand at the end, heads and feet of pages are left out.

    Raises:
        UnreadableError: it is damaged, encrypted, empty, or beyond the limits.
        MissingExtraError: the library that reads it is not installed.
    """
    with extra("draft", "reading a Word file"):
        import mammoth
    said = checked(data, name)
    try:
        made = mammoth.convert_to_html(
            BytesIO(data), convert_image=mammoth.images.img_element(lambda _: {"src": ""}), ignore_empty_paragraphs=True
        )
    except RecursionError as error:
        raise UnreadableError(f"{name} nests its tables too deep; save it as plain text") from error
    except DAMAGES as error:
        raise UnreadableError(damaged(name, error)) from error
    if not made.value.strip():
        raise UnreadableError(f"{name} has no words (pictures of pages have none); run OCR over it, or save it as text")
    blocks = blocks_in(parsed(made.value, name))
    if not said.title and blocks and blocks[0].kind == "heading":
        said = said._replace(title=blocks[0].text)
    return document(blocks, said)


def blocks_in(tree: "Element") -> list[Block]:
    """Return the blocks of what mammoth makes of a Word file: its notes are items at the end, with links back."""
    notes = list[Block]()
    for each in list(tree.iter("sup")):
        if (link := each.find("a")) is not None and (link.get("id") or "").find("note-ref") >= 0:
            each.clear(keep_tail=True)
    for each in list(tree.iter("li")):
        if re.match(NOTES, each.get("id") or ""):
            for link in each.iter("a"):
                if (link.get("href") or "").find("note-ref") >= 0:
                    link.clear(keep_tail=True)
            notes.extend(Block("note", block.text) for block in blocks_of(each))
            each.clear()
    return [*blocks_of(tree), *notes]


def damaged(name: str, why: object) -> str:
    """Return the message about a file that cannot be read."""
    reason = one_line(cut(str(why), LONGEST)) or "it breaks off"
    return f"{name} is damaged ({reason}); open it in Word or LibreOffice and save it anew as DOCX"


def checked(data: bytes, name: str) -> Said:
    """Return what the properties of a Word file say.

    Raises:
        UnreadableError: it is no Word file, damaged, or its parts would not fit into memory.
    """
    try:
        check_parts(BytesIO(data), name)
        with ZipFile(BytesIO(data)) as archive:
            check_size(archive, name)
            names = archive.namelist()
            for each in names:
                if each.lower().endswith(XML):
                    check_depth(archive.read(each), name)
            said = said_in(archive.read(CORE)) if CORE in names else Said()
    except UnreadableError:  # which is an OSError
        raise
    except DAMAGES as error:
        raise UnreadableError(damaged(name, error)) from error
    if MAIN not in names:
        raise UnreadableError(f"{name} is no Word file, though it is packed as one; save it as DOCX or PDF")
    return said


def check_size(archive: ZipFile, name: str) -> None:
    """Refuse a file whose parts are far larger unpacked."""
    for part in archive.infolist():
        check_growth(part.file_size, part.compress_size, name)


def check_depth(xml: bytes, name: str) -> None:
    """Refuse XML with entities, or with elements deeper in each other than the limit."""
    from creativegraph.files.document import is_deep_xml

    deepest = in_force().document_depth
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UnreadableError(f"{name} declares entities, which no Word file does; save it anew as DOCX")
    if is_deep_xml(xml, deepest):
        raise UnreadableError(beyond(f"{name} nests its elements more than {deepest:,} deep", "document_depth"))


def said_in(core: bytes) -> Said:
    """Return the title, the day of the last change and the language that the core properties have."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    try:
        tree = fromstring(core, XMLParser(resolve_entities=False, no_network=True))
    except XMLSyntaxError:
        return Said()
    found = {each.tag.rpartition("}")[2]: one_line(each.text or "") for each in tree if isinstance(each.tag, str)}
    day = DAY.match(found.get("modified") or found.get("created") or "")
    return Said(found.get("title", ""), day[0] if day else "", language=found.get("language", "")[:2].lower())
