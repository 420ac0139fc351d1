"""Refuses RDF files that are too deep for a parser, or whose names stand for more than there is memory.

The parsers need stack or time by the depth of what they read, and entities of RDF/XML and prefixes become gigabytes
where they are used. Each check is one pass, without any part of the file kept.
"""

import re

from creativegraph.errors import UnreadableError
from creativegraph.files.expanded import too_much
from creativegraph.files.limits import beyond, in_force
from creativegraph.files.signs import TRIPLE_TERM, stands_in

__all__ = ["check_attributes", "check_document", "too_long"]

ROOT = rb"<(?:[\w.-]+:)?RDF(?=[\s>/])(?:[^<>\"'/]++|/(?!>)|\"[^\"]*+\"|'[^']*+')*+(/)?>"
ENDED = rb"</(?:[\w.-]+:)?RDF\s*+>(?:\s|<!--(?:[^-]|-(?!->))*+-->|<\?[^>]*+>)*+\Z"
END_WITHIN = 1 << 16
"""Bytes at either end of a file in which its root is looked for."""
# Patterns are texts here: to compile them all takes a tenth of a cold start, and most graphs need none.
# An element that holds text alone begins and ends in one match; what has no end is read to the end once.
TAG = (
    rb"<(?:!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
    rb"|!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>|\Z)"
    rb"|(?P<close>/)[^>]*+(?:>|\Z)"
    rb"|[^\s/>!?<](?:[^>\"'/]++|/(?!>)|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+"
    rb"(?:/>|\Z|(?P<open>>)(?P<text>[^<]*+</[^>]*+>)?+))"
)
# Each attribute has a blank or a quoted value, and most have both; a quote begins a value only behind an equals sign.
MANY = r"<[A-Za-z_](?:[^<>\"'=\s/]*+(?:[\s/]*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)|[\s/]++|[=\"'])){{{},}}+"
# All up to the next bracket is one match, with the strings in it.
BRACKET = rb'(?s)[^"\[\]{}]*+(?:"(?:[^"\\]++|\\.)*+"?+[^"\[\]{}]*+)*+(?:(?P<open>[\[{])|(?P<close>[\]}])|\Z)'
NESTED = (
    rb"(?s)(?:[^\"'<>#\[\](){}\\]++"
    rb'|"""(?:[^"\\]++|\\.|"(?!""))*+(?:"""|\Z)|\'\'\'(?:[^\'\\]++|\\.|\'(?!\'\'))*+(?:\'\'\'|\Z)'
    rb'|"(?:[^"\\\n\r]++|\\.)*+"?+|\'(?:[^\'\\\n\r]++|\\.)*+\'?+|\#[^\n\r]*+'
    rb"|<[^<>\"{}|^`\s]*+>|<(?!<)|>(?!>)|\\.?+)*+"
    rb"(?:(?P<open><<\(?+|[\[({])|(?P<close>\)?+>>|[\])}])|\Z)"
)


def check_document(data: bytes, ending: str, name: str, *, flat: bool = False) -> None:
    """Refuse a file of RDF that a parser must not get.

    Args:
        data: its bytes.
        ending: of its format, ``rdf``, ``jsonld``, ``ttl`` …
        name: what the message names.
        flat: whether it is known that outside of strings nothing is nested in it.

    Raises:
        UnreadableError: it is beyond a limit.
    """
    deepest = in_force().document_depth
    if ending == "rdf":
        check_end(data, name)
        check_attributes(data, name)
        deep = is_deep_xml(data, deepest)
    elif ending == "jsonld":
        deep = is_deep(BRACKET, data, deepest)
    else:
        deep = not flat and opened(data, ending) > deepest and is_deep(NESTED, data, deepest)
    if deep:
        what = f"{name} nests its {'elements' if ending == 'rdf' else 'brackets'} more than {deepest:,} deep"
        raise UnreadableError(beyond(what, "document_depth", "flatten it"))
    if why := too_much(data, ending, name):
        raise UnreadableError(why)


def opened(data: bytes, ending: str) -> int:
    """Return how many brackets a text opens at most, those in its strings too."""
    if ending in ("nt", "nq"):
        return data.count(b"<<(") if stands_in(data, b"(", TRIPLE_TERM) else 0
    terms = data.count(b"<<") if stands_in(data, b"<", b"<<") else 0  # sooner done than to count none
    return terms + sum(map(data.count, (b"(", b"[", b"{")))


def too_long(name: str) -> str:
    """Return the message of an error about what the parsers of pyoxigraph refuse; no setting of theirs is higher."""
    return (
        f"{name} has a literal, IRI or comment of more than 16 MiB, which the parser does not take; keep it in a file"
        " of its own, and link to it"
    )


def check_end(data: bytes, name: str) -> None:
    """Refuse RDF/XML without its end: the parser takes what ends between two elements for complete."""
    opened = re.compile(ROOT).search(data, 0, END_WITHIN)
    if opened and not opened[1] and not re.compile(ENDED).search(data, max(len(data) - END_WITHIN, 0)):
        raise UnreadableError(f"{name} breaks off before the end of its RDF; copy or download it again")


def check_attributes(data: bytes, name: str) -> None:
    """Refuse XML or HTML with an element of more attributes than the limit: parsers compare each with all before it.

    Raises:
        UnreadableError: it has one; ``name`` is what the message names.
    """
    most = in_force().element_attributes
    if re.search(MANY.format(2 * most).encode(), data):
        what = f"{name} has an element of more than {most:,} attributes"
        raise UnreadableError(beyond(what, "element_attributes", "write elements instead"))


def is_deep_xml(data: bytes, deepest: int) -> bool:
    """Return True if elements lie deeper in each other than the limit."""
    depth = 0
    for found in re.finditer(TAG, data):
        if found["close"]:
            depth -= 1
        elif found["open"] and not found["text"]:
            depth += 1
            if depth > deepest:
                return True
    return False


def is_deep(brackets: bytes, data: bytes, deepest: int) -> bool:
    """Return True if brackets lie deeper in each other than the limit."""
    depth = 0
    for found in re.finditer(brackets, data):
        if found["open"]:
            depth += 1
            if depth > deepest:
                return True
        elif found["close"]:
            depth = max(depth - 1, 0)
    return False
