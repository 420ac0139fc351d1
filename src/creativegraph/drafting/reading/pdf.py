"""PDF files: paragraphs, without running heads, feet and page numbers; notes at the end; scans without text, told."""

import re
from ctypes import byref, c_double
from math import hypot
from typing import TYPE_CHECKING

from creativegraph.drafting.document import Document
from creativegraph.drafting.reading.blocks import Said, document, one_line
from creativegraph.drafting.reading.layout import Letter, Line, lines_of
from creativegraph.drafting.reading.paragraphs import blocks_of
from creativegraph.errors import UnreadableError
from creativegraph.graph.rows.table import extra

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

__all__ = ["of_pdf"]

DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
MADE_UP = re.compile(r"^(?:untitled|microsoft word - .*|.*\.(?:docx?|odt|indd|pdf|pptx?))$", re.IGNORECASE)
OCR = "run OCR over it (`ocrmypdf --language vie+eng IN OUT`) and give what that writes"
NO_LETTERS, BLANK = frozenset((0, 10, 13)), 32
LEVEL = 0.1
"""How steep a line of text may be; watermarks are steeper."""
FEW = 20
"""Letters that a page has at least if it is no picture."""


def of_pdf(data: bytes, name: str) -> Document:
    """Return the text of a PDF with its pages.

    Raises:
        UnreadableError: it is encrypted, damaged, or pictures of pages without text.
        MissingExtraError: the library that reads it is not installed.
    """
    with extra("draft", "reading a PDF"):
        import pypdfium2
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(why_not(str(error), name)) from error
    try:
        pages = [page_of(file, number, name) for number in range(len(file))]
        said, names = said_in(file), [label_of(file, number) for number in range(len(file))]
    finally:
        file.close()
    empty = [names[number] for number, lines in enumerate(pages) if letters_in(lines) < FEW]
    if len(empty) == len(pages):
        raise UnreadableError(f"{name} has no text, only pictures of its {len(pages)} pages; {OCR}")
    blocks, notes = blocks_of(pages, names)
    if empty and len(empty) <= len(pages):
        shown = ", ".join(empty[:8]) + (" …" if len(empty) > 8 else "")
        notes.append(f"no text on {len(empty)} of {len(pages)} pages ({shown}); if they are scanned, {OCR}")
    return document(blocks, said, notes)


def why_not(error: str, name: str) -> str:
    """Return the message about a PDF that cannot be opened."""
    if "password" in error.lower() or "security" in error.lower():
        return f"{name} is encrypted; save a copy without a password and give that"
    return f"{name} is damaged ({error}); download or save it again"


def page_of(file: "PdfDocument", number: int, name: str) -> list[Line]:
    """Return the lines of a page.

    Raises:
        UnreadableError: the page is damaged.
    """
    from pypdfium2 import PdfiumError

    try:
        page = file[number]
    except PdfiumError as error:
        raise UnreadableError(f"page {number + 1} of {name} is damaged ({error}); save it again") from error
    try:
        return lines_of(letters_of(page))
    finally:
        page.close()


def letters_of(page: "PdfPage") -> list[Letter]:
    """Return the letters of a page with their places, in the order in which the file has them; none that is turned."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    try:
        x, y, box, turned = c_double(), c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        found, height, size, level = list[Letter](), 0.0, 0.0, True
        for place in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, place)
            if code in NO_LETTERS or (code == BLANK and pdfium.FPDFText_IsGenerated(text, place) == 1):
                continue
            pdfium.FPDFText_GetCharOrigin(text, place, byref(x), byref(y))
            pdfium.FPDFText_GetLooseCharBox(text, place, byref(box))
            if box.top - box.bottom != height:  # of another font or size; to ask for these of each letter takes long
                height = box.top - box.bottom
                pdfium.FPDFText_GetMatrix(text, place, byref(turned))
                size = pdfium.FPDFText_GetFontSize(text, place) * hypot(turned.c, turned.d)
                level = turned.a > 0 and abs(turned.b) < LEVEL * turned.a
            if size > 0 and level:
                found.append(Letter(chr(code), box.left, box.right, y.value, size))
        return found
    finally:
        text.close()


def letters_in(lines: list[Line]) -> int:
    """Return how many letters and digits lines have."""
    return sum(sum(map(str.isalnum, each.text)) for each in lines)


def label_of(file: "PdfDocument", number: int) -> str:
    """Return how a page is called: its label, such as ``xii``, else its number from 1."""
    return one_line(file.get_page_label(number)) or str(number + 1)


def said_in(file: "PdfDocument") -> Said:
    """Return the title and the day that the information of a PDF has."""
    meta = file.get_metadata_dict(skip_empty=True)
    day = DATE.match(meta.get("CreationDate", ""))
    title = one_line(meta.get("Title", ""))
    return Said(
        title="" if MADE_UP.search(title) else title,
        date="-".join(filter(None, day.groups())) if day else "",
    )
