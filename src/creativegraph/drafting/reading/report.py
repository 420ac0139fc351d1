"""Reads a report from a file, an open file or standard input, by the reader of its format."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from creativegraph.drafting.document import Document
from creativegraph.errors import FormatError, UnreadableError
from creativegraph.files import standard_input
from creativegraph.files.limits import beyond, in_force
from creativegraph.tables.prose.language import right_to_left

__all__ = ["ENDINGS", "read", "read_bytes"]

ENDINGS = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
READERS = {"plain": "of_text", "markdown": "of_markdown", "html": "of_html", "docx": "of_docx", "pdf": "of_pdf"}
ADVICE = {
    ".doc": "save it as DOCX", ".odt": "save it as DOCX", ".rtf": "save it as DOCX", ".pages": "export it as DOCX",
    ".epub": "convert it to HTML or DOCX", ".pptx": "export it as PDF", ".ppt": "export it as PDF",
    ".xlsx": "a table needs no draft: `creativegraph check` reads it, see docs/tables.md",
    ".csv": "a table needs no draft: `creativegraph check` reads it, see docs/tables.md",
    ".jpg": "run OCR over it and give the text", ".jpeg": "run OCR over it and give the text",
    ".png": "run OCR over it and give the text", ".tif": "run OCR over it and give the text",
    ".tiff": "run OCR over it and give the text", ".mhtml": "save it as HTML", ".zip": "unpack it",
}  # fmt: skip
STDIN = "standard input"
OLE = b"\xd0\xcf\x11\xe0"


def read(source: Path | str | BinaryIO, *, name: str = "") -> Document:
    """Return the text of a report as a reader sees it: a file, ``-`` for standard input, or an open file of bytes.

    Raises:
        UnreadableError: there is no such file, it has no words, or it is encrypted or damaged.
        FormatError: it is in a format that is not read here.
    """
    if isinstance(source, str) and source == "-":
        return read_bytes(standard_input.read(), name or STDIN)
    if isinstance(source, str | Path):
        path = Path(source)
        try:
            return read_bytes(path.read_bytes(), name or path.name)
        except IsADirectoryError as error:
            raise UnreadableError(f"{path} is a folder; give one report in it") from error
        except FileNotFoundError as error:
            raise UnreadableError(f"there is no file {path}; check its name") from error
        except OSError as error:
            if isinstance(error, UnreadableError):
                raise
            raise UnreadableError(f"cannot read {path}: {error.strerror or error}") from error
    return read_bytes(source.read(), name or str(getattr(source, "name", "the report")))


def read_bytes(data: bytes, name: str) -> Document:
    """Return the text of a report of which the bytes are known; the ending of its name tells the format.

    Raises:
        UnreadableError: it has no words, or is encrypted or damaged.
        FormatError: it is in a format that is not read here.
    """
    if not data.strip():
        raise UnreadableError(f"{name} is empty; give a report with words in it")
    kind = format_of(data, name)
    made: Document = getattr(import_module(f"creativegraph.drafting.reading.{kind}"), READERS[kind])(data, name)
    if not any(map(str.isalnum, made.text)):
        raise UnreadableError(f"{name} has no words; give a report with words in it")
    if len(made.text) > in_force().report_characters:
        what = f"{name} has {len(made.text):,} characters"
        raise UnreadableError(beyond(what, "report_characters", "draft its chapters one by one"))
    if right_to_left(made.text):
        note = (
            "the text runs from right to left; the rules read English, French, Spanish and Vietnamese, and find little"
        )
        return replace(made, notes=(*made.notes, note))
    return made


def format_of(data: bytes, name: str) -> str:
    """Return the reader for a file: by what it begins with, else by its ending.

    Raises:
        FormatError: there is none.
        UnreadableError: it is an encrypted Word file.
    """
    ending = Path(name).suffix.lower() if name != STDIN else ""
    head = data[:1024].lstrip()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(OLE) and ending == ".docx":
        raise UnreadableError(f"{name} is encrypted, or an old DOC; remove the password and save it as DOCX")
    if ending in ADVICE:
        raise FormatError(f"{name} cannot be read as a report: {ADVICE[ending]}")
    if data.startswith(b"PK\x03\x04") and (ending in (".docx", "") or b"word/" in data):
        return "docx"
    if ending in ENDINGS:
        if ENDINGS[ending] == "pdf":
            raise UnreadableError(f"{name} is no PDF, though it is named so; download or save it again")
        return ENDINGS[ending]
    if ending and name != STDIN:
        raise FormatError(f"{name} has the ending {ending}, which is not known; give txt, md, html, docx or pdf")
    return "html" if head[:200].lower().startswith((b"<!doctype html", b"<html")) else "plain"
