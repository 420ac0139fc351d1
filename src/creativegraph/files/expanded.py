"""Refuses texts whose short names stand for more bytes than there is memory: entities, prefixes, bases, languages.

A prefix of a megabyte that is used eight thousand times is eight gigabytes to a parser. What a name stands for is
multiplied by what may use it, from above and without parsing; only a text made for that is beyond the limit.
"""

import re
from collections.abc import Iterable, Sequence

from creativegraph.files.limits import beyond, in_force

__all__ = ["too_much"]

ENTITY = rb'<!ENTITY\s*+%?\s*+([^\s"<>]++)\s++"([^"<]*+)"'
REFERENCE = rb"&([^\s;&<\"]{1,200}+);"
BLANK = rb"(?:\s|#[^\n\r]*+)*+"
# The keyword is searched for as a plain text, which is fast, in the text in lower case.
PREFIX = rb"prefix" + BLANK + rb"[^\s<:]*+:" + BLANK + rb"<([^<>]*+)"
BASE = rb"base" + BLANK + rb"<([^<>]*+)"
ABSOLUTE = rb"(?i)[a-z][a-z0-9+.\-]*+:"
LONG = 4096
SUBJECT = rb"<([^<>\s]{%d,}+)>(?=\s*+[^\s.,;)\]}|])" % LONG
"""A long IRI that is no object: it is repeated with each of its properties."""
INHERITED = (
    rb"\s(?:xmlns(?::[^\s=]*+)?+|(?P<base>xml:base)|xml:lang|(?:[\w.\-]++:)?+(?:about|ID))\s*+=\s*+"
    rb"(?:\"(?P<double>[^\"]*+)|'(?P<single>[^']*+))"
)


def too_much(data: bytes, ending: str, name: str) -> str:
    """Return why a text stands for more bytes than a file of its size may have unpacked; nothing if it does not.

    Args:
        data: the text.
        ending: of its format, ``rdf``, ``jsonld``, ``ttl`` …, ``rq`` for a query.
        name: what the message names.
    """
    allowed = in_force()
    most = max(allowed.unpacked_bytes, allowed.unpacked_ratio * len(data))
    if ending == "rdf":
        sizes, whole = entities(data, most)
        if whole > most:
            what = f"{name} has entities that stand for more than {most:,} bytes"
            return beyond(what, "unpacked_bytes", "write out what they stand for")
        longest = in_xml(data, sizes)
    elif ending == "jsonld":
        from creativegraph.files.contexts import contexts_in, longest_text

        contexts = list(contexts_in(data))
        if why := wrong_in(data, contexts, name, most):
            return why
        longest = longest_text(data, contexts)
    elif ending in ("nt", "nq") or has_short_names(data, allowed.unpacked_ratio):
        return ""
    else:
        subject = max((len(each[1]) for each in re.finditer(SUBJECT, data)), default=0)
        if subject and subject * repeated_in(data) > most:
            return beyond(f"{name} repeats an IRI to more than {most:,} bytes", "unpacked_bytes", "shorten it")
        longest = in_turtle(data.lower())
    # What uses it is less than the text, so a short one stands for no more than is allowed, and is not counted.
    if longest <= allowed.unpacked_ratio or longest * uses_in(data, ending) <= most:
        return ""
    what = f"{name} has a prefix, base or language of {longest:,} bytes that stands for more than {most:,} bytes"
    return beyond(what, "unpacked_bytes", "shorten it")


def has_short_names(data: bytes, ratio: int) -> bool:
    """Return True for Turtle or SPARQL in which all bases and a prefix together are no longer than the ratio.

    That no IRI is long is seen in a third of the time in which prefixes and subjects are found.
    """
    longest = ratio // (len(re.findall(BASE, data.lower())) + 1)
    return re.search(b"<[^<>]{%d}" % min(longest + 1, LONG), data) is None


def uses_in(data: bytes, ending: str) -> int:
    """Return how many names a text has at most."""
    if ending == "rdf":
        return data.count(b"<") + data.count(b"=")
    if ending == "jsonld":
        return data.count(b'"') // 2 + data.count(b",")
    return data.count(b":") + data.count(b"<") + repeated_in(data)


def repeated_in(data: bytes) -> int:
    """Return how many times Turtle or SPARQL goes on with a subject or a property at most."""
    return data.count(b",") + data.count(b";")


def entities(data: bytes, most: int) -> tuple[dict[bytes, int], int]:
    """Return how many bytes each entity stands for, and how many all uses of them do, no further than the most."""
    sizes: dict[bytes, int] = {}
    whole = 0
    if b"<!ENTITY" not in data:
        return sizes, whole
    for found in re.finditer(ENTITY, data):
        size = size_of(found[2], sizes)
        sizes[found[1]] = max(size, sizes.get(found[1], 0))
        whole += size
        if whole > most:
            return sizes, whole
    return sizes, whole + sum(sizes.get(found[1], 0) for found in re.finditer(REFERENCE, data))


def size_of(value: bytes, sizes: dict[bytes, int]) -> int:
    """Return how long a text is with its entities."""
    return len(value) + (sum(sizes.get(each, 0) for each in re.findall(REFERENCE, value)) if sizes else 0)


def in_xml(data: bytes, sizes: dict[bytes, int]) -> int:
    """Return how long a name in RDF/XML can be by what it has from elements around it."""
    longest, bases = 0, list[tuple[bytes, int]]()
    for found in re.finditer(INHERITED, data):
        value = found["double"] or found["single"] or b""
        size = size_of(value, sizes)
        if found["base"]:
            bases.append((value, size))
        longest = max(longest, size)
    return max(longest, longest_base(bases))


def in_turtle(data: bytes) -> int:
    """Return how long a name can be by the prefixes and bases of Turtle or SPARQL."""
    prefix = max((len(found[1]) for found in re.finditer(PREFIX, data)), default=0)
    return prefix + longest_base((found[1], len(found[1])) for found in re.finditer(BASE, data))


def longest_base(bases: Iterable[tuple[bytes, int]]) -> int:
    """Return how long a base can be; one that is relative adds to the one before."""
    longest = here = 0
    for value, size in bases:
        here = size if re.match(ABSOLUTE, value) else here + size
        longest = max(longest, here)
    return longest


def wrong_in(data: bytes, contexts: Sequence[tuple[int, int]], name: str, most: int) -> str:
    """Return why contexts of JSON-LD are refused: a parser calls itself along chains of terms, and copies contexts."""
    from creativegraph.files.contexts import is_chained

    deepest = in_force().document_depth
    if is_chained(data, contexts, deepest):
        what = f"{name} makes terms of each other in a chain of more than {deepest:,}"
        return beyond(what, "document_depth", "write out what they stand for")
    if max((end - start for start, end in contexts), default=0) * data.count(b'@context"') > most:
        what = f"{name} has contexts that stand for more than {most:,} bytes"
        return beyond(what, "unpacked_bytes", "have one context for all")
    return ""
