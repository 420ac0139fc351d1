"""Refuses RDF files that are too deep for a parser, or whose entities stand for more than there is memory.

The parsers of RDF/XML, JSON-LD and of triple terms need stack or time by the depth of what they read, and entities of
RDF/XML that stand for each other become gigabytes. Each check is one pass, without any part of the file kept.
"""

import re

from creativegraph.errors import UnreadableError
from creativegraph.files.limits import beyond, in_force

__all__ = ["check_document", "too_long"]

ENTITY = re.compile(rb'<!ENTITY\s*+%?\s*+([^\s"<>]++)\s++"([^"<]*+)"')
REFERENCE = re.compile(rb"&([^\s;&<\"]{1,200}+);")
ROOT = re.compile(rb"<(?:[\w.-]+:)?RDF(?=[\s>/])(?:[^<>\"'/]++|/(?!>)|\"[^\"]*+\"|'[^']*+')*+(/)?>")
ENDED = re.compile(rb"</(?:[\w.-]+:)?RDF\s*+>(?:\s|<!--(?:[^-]|-(?!->))*+-->|<\?[^>]*+>)*+\Z")
END_WITHIN = 1 << 16
"""Bytes at either end of a file in which its root is looked for."""
# An element that holds text alone begins and ends in one match.
TAG = re.compile(
    rb"<(?:!--(?:[^-]++|-(?!->))*+-->"
    rb"|!\[CDATA\[(?:[^\]]++|\](?!\]>))*+\]\]>"
    rb"|(?P<close>/)[^>]*+>"
    rb"|(?P<open>[^\s/>!?<](?:[^>\"'/]++|/(?!>)|\"[^\"]*+\"|'[^']*+')*+)>(?P<text>[^<]*+</[^>]*+>)?+)"
)
# All up to the next bracket is one match, with the strings in it.
BRACKET = re.compile(rb'[^"\[\]{}]*+(?:"(?:[^"\\]++|\\.)*+"[^"\[\]{}]*+)*+([\[\]{}])', re.DOTALL)
TRIPLE = re.compile(
    rb'"""(?:[^"\\]++|\\.|"(?!""))*+"""|\'\'\'(?:[^\'\\]++|\\.|\'(?!\'\'))*+\'\'\''
    rb'|"(?:[^"\\\n\r]++|\\.)*+"|\'(?:[^\'\\\n\r]++|\\.)*+\'|\#[^\n\r]*+'
    rb"|(?P<open><<)|<[^<>\s]*+>|(?P<close>>>)",
    re.DOTALL,
)


def check_document(data: bytes, ending: str, name: str) -> None:
    """Refuse a file of RDF that a parser must not get.

    Args:
        data: its bytes.
        ending: of its format, ``rdf``, ``jsonld``, ``ttl`` …
        name: what the message names.

    Raises:
        UnreadableError: it is beyond a limit.
    """
    deepest = in_force().document_depth
    if ending == "rdf":
        check_entities(data, name)
        check_end(data, name)
        deep = is_deep_xml(data, deepest)
    elif ending == "jsonld":
        deep = is_deep_json(data, deepest)
    else:
        deep = b"<<" in data and is_deep(TRIPLE, data, deepest)
    if deep:
        what = f"{name} nests its {'elements' if ending == 'rdf' else 'brackets'} more than {deepest:,} deep"
        raise UnreadableError(beyond(what, "document_depth", "flatten it"))


def too_long(name: str) -> str:
    """Return the message of an error about what the parsers of pyoxigraph refuse; no setting of theirs is higher."""
    return (
        f"{name} has a literal, IRI or comment of more than 16 MiB, which the parser does not take; keep it in a file"
        " of its own, and link to it"
    )


def check_entities(data: bytes, name: str) -> None:
    """Refuse RDF/XML whose entities stand for more bytes than an unpacked file of its size may have."""
    if b"<!ENTITY" not in data:
        return
    allowed = in_force()
    most = max(allowed.unpacked_bytes, allowed.unpacked_ratio * len(data))
    sizes: dict[bytes, int] = {}
    whole = 0
    for found in ENTITY.finditer(data):
        size = len(found[2]) + sum(sizes.get(each, 0) for each in REFERENCE.findall(found[2]))
        sizes[found[1]] = max(size, sizes.get(found[1], 0))
        whole += size
        if whole > most:
            break
    else:
        whole += sum(sizes.get(found[1], 0) for found in REFERENCE.finditer(data))
    if whole > most:
        what = f"{name} has entities that stand for more than {most:,} bytes"
        raise UnreadableError(beyond(what, "unpacked_bytes", "write out what they stand for"))


def check_end(data: bytes, name: str) -> None:
    """Refuse RDF/XML without its end: the parser takes what ends between two elements for complete."""
    opened = ROOT.search(data, 0, END_WITHIN)
    if opened and not opened[1] and not ENDED.search(data, max(len(data) - END_WITHIN, 0)):
        raise UnreadableError(f"{name} breaks off before the end of its RDF; copy or download it again")


def is_deep_xml(data: bytes, deepest: int) -> bool:
    """Return True if elements lie deeper in each other than the limit."""
    depth = 0
    for found in TAG.finditer(data):
        if found["close"]:
            depth -= 1
        elif found["open"] and not found["text"] and data[found.end() - 2 : found.end()] != b"/>":
            depth += 1
            if depth > deepest:
                return True
    return False


def is_deep_json(data: bytes, deepest: int) -> bool:
    """Return True if objects and arrays lie deeper in each other than the limit."""
    depth = 0
    for found in BRACKET.finditer(data):
        depth += 1 if found[1] in b"[{" else -1
        if depth > deepest:
            return True
    return False


def is_deep(brackets: re.Pattern[bytes], data: bytes, deepest: int) -> bool:
    """Return True if triples lie deeper in each other than the limit."""
    depth = 0
    for found in brackets.finditer(data):
        if found["open"]:
            depth += 1
            if depth > deepest:
                return True
        elif found["close"]:
            depth -= 1
    return False
