"""Media types of answers: the names that servers give to formats, and the encodings of their texts."""

import re
from collections.abc import Sequence
from email.message import Message

__all__ = ["BOOLEAN", "CSV", "GUESSED", "JSON", "NTRIPLES", "RDF_XML", "TABLES", "TERMS", "TRIPLES", "XML",
           "format_of", "guessed", "in_utf8"]  # fmt: skip

CSV = "text/csv"
TSV = "text/tab-separated-values"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
BOOLEAN = "text/boolean"
NTRIPLES = "application/n-triples"
TURTLE = "text/turtle"
RDF_XML = "application/rdf+xml"
TABLES = (CSV, JSON, XML)
TERMS = (JSON, XML)
"""Formats of tables that keep datatypes and languages."""
TRIPLES = (NTRIPLES, TURTLE, RDF_XML)
GUESSED = "text/plain"
"""A type that says nothing of the format: the body does."""
OTHER_NAMES = {
    "application/csv": CSV, "text/x-csv": CSV, "application/x-csv": CSV, "text/comma-separated-values": CSV,
    "application/json": JSON, "text/json": JSON, "application/x-json": JSON, "text/sparql-results+json": JSON,
    "text/javascript": JSON, "application/javascript": JSON, "application/vnd.sparql-results+json": JSON,
    "application/vnd.sparql-results+xml": XML,
    "application/xml": XML, "text/xml": XML, "text/sparql-results+xml": XML, "text/tsv": TSV,
    "application/x-turtle": TURTLE, "application/turtle": TURTLE, "text/n3": TURTLE, "text/rdf+n3": TURTLE,
    "text/ntriples": NTRIPLES, "text/rdf+xml": RDF_XML, "application/octet-stream": GUESSED,
}  # fmt: skip
NOT_TEXT = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
"""Codecs of Python that are no character sets of texts."""
UTF_8 = frozenset({"utf-8", "ascii"})
DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["'][^>]{0,200}\?>""")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
PREFIX = re.compile(rb"(?:#[^\n]*\n\s*)*@?(?:prefix|base)\b", re.IGNORECASE)
"""How Turtle begins and N-Triples does not."""
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip


def format_of(name: str, offered: Sequence[str]) -> str | None:
    """Return the format that a media type names, ``GUESSED``, or None if it is none of those that can be read."""
    found = OTHER_NAMES.get(name, name)
    if found == XML and XML not in offered:
        found = RDF_XML
    if found == GUESSED or found in offered:
        return found
    return found if found in (TSV, BOOLEAN) and JSON in offered else None


def guessed(data: bytes, offered: Sequence[str]) -> str | None:
    """Return the format of a body whose type says nothing of it, None if it is like none of those offered."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") and NTRIPLES not in offered:
        return XML if b"sparql-results#" in start else None
    if start.startswith((b"{", b"[")):
        return JSON if JSON in offered else None
    if start.strip().lower() in (b"true", b"false") and JSON in offered:
        return BOOLEAN
    if NTRIPLES in offered and PREFIX.match(start):
        return TURTLE
    return offered[0] if offered[0] in (CSV, NTRIPLES) else None


def in_utf8(data: bytes, content_type: str) -> bytes:
    """Return a text in UTF-8 without a byte order mark; its character set is what the header says, else the text.

    Raises:
        LookupError, UnicodeError: there is no such character set, or the text is not in it.
    """
    header = Message()
    header["Content-Type"] = content_type
    declared = DECLARED.match(data[:500])
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "")
    named = marked or str(header.get_param("charset") or "") or (declared[1].decode() if declared else "utf-8")
    from codecs import lookup

    name = lookup(named.strip(" '\"")).name
    if name in UTF_8:
        if not data.isascii():
            data.decode(name)
        return data
    if name.replace("_", "-") in NOT_TEXT:
        raise LookupError(name)
    return DECLARATION.sub("", data.decode(name), count=1).encode()
