"""What RDF formats cannot hold, such as triple terms and directions of text: looked for in what is written."""

import re
from typing import IO, TYPE_CHECKING

from creativegraph.errors import FormatError

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Watched", "in_xml", "triple_term"]

REACH = 32
"""Bytes of a piece that are looked at again with the next, since pieces break anywhere."""
PIECE = 1 << 20
"""Bytes that are looked at together; pyoxigraph writes a few thousand at a time."""
TRIPLES, DIRECTIONS = "triple terms", "text that has a direction"
SIGNS = {
    TRIPLES: (b"<<(", b'rdf:parseType="Triple"'),
    DIRECTIONS: (b"--ltr", b"--rtl", b' its:dir="', b'"@direction":'),
}
"""How it is written, in Turtle and its relatives, in RDF/XML and in JSON-LD; a text may hold the same, so the graph is
asked."""
LINES = ("nt", "nq")
IN_LINES = {TRIPLES: rb"\)>>", DIRECTIONS: rb"@[a-zA-Z0-9-]+--(?:ltr|rtl)"}
"""How it is written in formats of lines: patterns that begin with a rare sign are found ten times as fast."""
ASKED = {TRIPLES: "ASK { ?s ?p ?o FILTER (isTRIPLE(?o)) }", DIRECTIONS: "ASK { ?s ?p ?o FILTER (hasLANGDIR(?o)) }"}
NAMELESS = b"<oxprefix: "
"""How pyoxigraph writes a property whose IRI has no part that can be the name of an XML element."""
CONTROLS = bytes({*range(32)} - {9, 10, 13})


def triple_term() -> FormatError:
    """Return the error of JSON-LD that would have to hold a triple term."""
    return FormatError("JSON-LD cannot hold triple terms, which this graph has; write ttl or nt")


def in_xml(data: bytes) -> bytes:
    """Return RDF/XML of pyoxigraph with returns as references: as they are, XML reads line feeds."""
    return data.replace(b"\r", b"&#13;")


class Watched:
    """A file in which it is noticed what its format cannot hold."""

    def __init__(self, out: IO[bytes], form: str) -> None:
        self.out, self.form = out, form
        self.held: list[bytes] = []
        self.size = 0
        self.last = b""
        self.seen: set[str] = set()
        self.wrong = ""

    def flush(self) -> None:
        """Flush the file."""
        self.look()
        self.out.flush()

    def write(self, data: bytes) -> int:
        """Write bytes, together with those that come next: a file takes a few large pieces sooner than many."""
        self.held.append(bytes(data))
        self.size += len(data)
        if self.size > PIECE:
            self.look()
        return len(data)

    def look(self) -> None:
        """Write what is held, and notice what there is in it."""
        data = b"".join(self.held)
        self.held, self.size = [], 0
        self.out.write(in_xml(data) if self.form == "rdf" else data)
        data = self.last + data if self.last else data
        if self.form in LINES:
            self.last = data[data.rfind(b"\n") + 1 :]
            self.seen |= {what for what, sign in IN_LINES.items() if re.search(sign, data)}
            return
        self.last = data[-REACH:]
        self.seen |= {what for what, signs in SIGNS.items() if any(each in data for each in signs)}
        if self.form == "rdf":
            self.look_for_names(data)

    def look_for_names(self, data: bytes) -> None:
        """Notice what is no XML."""
        if NAMELESS in data:
            rest = data.partition(NAMELESS)[2].partition(b'"')[2].partition(b'"')[0]
            self.wrong = self.wrong or f"the property {rest.decode('utf-8', 'replace')}, which ends in no XML name"
        if len(data.translate(None, CONTROLS)) != len(data):
            self.wrong = self.wrong or "the control characters in its texts"

    def notes(self, store: "Store") -> list[str]:
        """Write the rest, and return what readers need to know of all.

        Raises:
            FormatError: the format cannot hold it.
        """
        self.look()
        if self.wrong:
            raise FormatError(f"RDF/XML cannot hold {self.wrong}; write ttl, nt or jsonld")
        there = [what for what in SIGNS if what in self.seen and bool(store.query(ASKED[what]))]
        if there and self.form == "jsonld":
            return [
                f"jsonld keeps {DIRECTIONS}, but programs that make RDF of it drop the direction; for them write nt"
            ]
        return [f"{self.form} with {what} is RDF 1.2, which older programs cannot read" for what in there]
