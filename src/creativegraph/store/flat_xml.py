"""RDF/XML in its plainest form, as most programs write it: each thing by its IRI, and below it a line a triple.

One pattern reads it once, and what it matches needs none of the checks and changes that other documents do: it has no
entities, comments or CDATA, nothing lies deeper than three elements, no name is longer than ``LONGEST``, and there are
no blank nodes and no language tags with capitals.
"""

import re

from creativegraph.files.limits import in_force

__all__ = ["is_flat", "typed_in"]

LONGEST = 200
MOST_SPACES, MOST_OWN = 200, 9
"""How many namespaces the root declares before that of RDF and after it, and each other element."""
NAME = rb"[0-9A-Za-z_:.\-\x80-\xff]++"
SHORT = b'"[^"<\\t\\n]{1,%d}+"' % LONGEST
SPACE = rb"\s++xmlns(?::(?!rdf=)" + NAME + rb")?+=" + SHORT
RDF = rb"\s++xmlns:rdf=\"http://www\.w3\.org/1999/02/22-rdf-syntax-ns#\""
OWN = b"(?:%s){0,%d}+" % (SPACE, MOST_OWN)
END, GAP = b"</" + NAME + b">", rb"[\n\t ]*+"
THING = rb" rdf:resource=\"[^\"<\t\n]++\"/>"
TEXT = b">[^<]*+" + END
LITERAL = rb"(?:\s(?:xml:lang=\"[a-z0-9\-]{1,60}+\"|rdf:datatype=" + SHORT + b"))?+" + TEXT
# The commonest forms come first.
TRIPLE = GAP + b"<" + NAME + b"(?:" + THING + b"|" + TEXT + b"|" + OWN + b"(?:" + THING + b"|" + LITERAL + b"))"
NODE = GAP + b"<" + NAME + OWN + rb"\srdf:about=" + SHORT + b"(?:/>|>(?:" + TRIPLE + b")*+" + GAP + END + b")"
SPACES = b"(?:%s){0,%d}+" % (SPACE, MOST_SPACES)
ROOT = b"<rdf:RDF" + SPACES + RDF + SPACES + rb"\s*+>"
FLAT = rb"\s*+(?:<\?xml\s[^<>?]*+\?>\s*+)?+" + ROOT + b"(?:" + NODE + rb")*+\s*+</rdf:RDF>\s*+"
TYPED = rb'datatype=(?:"([^"&]*+)">([^<&]*+)<)?+'


def is_flat(data: bytes) -> bool:
    """Return True for RDF/XML in its plainest form, unless a limit is set lower than what that may have."""
    allowed = in_force()
    wide = allowed.element_attributes > 2 * MOST_SPACES and allowed.unpacked_ratio >= LONGEST
    return wide and allowed.document_depth > 2 and b"\r" not in data and re.fullmatch(FLAT, data) is not None


def typed_in(data: bytes) -> set[tuple[bytes, bytes]] | None:
    """Return texts and datatypes of the literals of such a document; None if one cannot be told without parsing."""
    found = re.findall(TYPED, data)
    return {(text, datatype) for datatype, text in found} if all(datatype for datatype, _ in found) else None
