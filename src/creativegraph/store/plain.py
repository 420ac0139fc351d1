"""Whether an RDF file can be loaded as it is: it has no blank nodes, and no literals that a store would change.

Most files are such. To see it in a few passes over the bytes takes a tenth of what it takes to look at each triple in
Python: ``re`` finds what begins with a rare sign in a third of the time of ``in`` and ``count``. What is not surely
plain is not plain.
"""

import re
from collections.abc import Iterable
from functools import cache

from creativegraph.engine.written import ASKED, UNCHANGED

__all__ = ["is_plain"]

TYPED = rb'"([^"\\\n\r]*+)"\^\^(?:<([^<>\\\s]*+)>|[\w.\-]*+:([\w\-]++)(?![\w.\-\\%:\x80-\xff]))'
HALF_A_TYPE = rb"(?<!\^\^<http://www\.w3\.org/2001/)XMLSchema#[^>]"
"""A prefix may hold the beginning of a datatype."""
STRING = rb'"(?:[^"\\\n\r]++|\\.)*+"'
IRI = rb"<[^<>\"{}|^`\\\x00-\x20]*+>"
ODD = rb"['\[({#~<]|_:|\"\""
"""What Turtle has, besides strings and IRIs, where there are blank nodes, comments and strings in several lines."""
NUMBER = rb"(?<![\w\-:%.\\/\x80-\xff])[+\-]?\.?[0-9][^\s,;\"<]*+"


def is_plain(data: bytes, ending: str) -> bool:
    """Return True for the text of a file that surely has neither blank nodes nor literals that a store would change.

    Args:
        data: the text in UTF-8.
        ending: that of its format; only N-Triples and Turtle are looked at.
    """
    if ending == "nt":
        return not re.search(rb"_:", data) and not re.search(rb"\)>>", data) and has_plain_types(data)
    if ending != "ttl" or not has_plain_types(data) or re.search(HALF_A_TYPE, data):
        return False
    rest = re.sub(STRING, b'"', data) if b'\\"' in data else b'"'.join(data.split(b'"')[::2])
    words = re.sub(IRI, b'"', b" ".join({*rest.split()}))
    return not re.search(ODD, words) and all(map(is_plain_number, {*re.findall(NUMBER, words)}))


def has_plain_types(data: bytes) -> bool:
    """Return True if all literals with a datatype are written as a store keeps them."""
    found = re.findall(TYPED, data)
    if len(found) != len(re.findall(rb"\^\^", data)):
        return False
    texts: dict[bytes, set[bytes]] = {}
    for text, iri, local in {*found}:
        texts.setdefault(iri or local, set()).add(text)
    return all(are_kept(some, re.split(rb"[#/:]", name)[-1]) for name, some in texts.items())


def are_kept(texts: Iterable[bytes], name: bytes) -> bool:
    """Return True for texts of literals that a store does not change; types are told by their local names."""
    pattern = patterns().get(name)
    return pattern is None or all(map(re.compile(pattern).fullmatch, texts))


def is_plain_number(text: bytes) -> bool:
    """Return True for a number in Turtle that a store does not change."""
    return are_kept([text], b"decimal" if b"." in text else b"integer")


@cache
def patterns() -> dict[bytes, bytes]:
    """Return patterns of unchanged texts by the local names of datatypes; of most types no text is surely unchanged."""
    names = {re.split("[#/]", each)[-1] for each in ASKED}
    return {each.encode(): UNCHANGED.get(each, "(?!)").encode() for each in names}
