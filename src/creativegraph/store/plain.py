"""Whether an RDF file can be loaded as it is: it has no blank nodes, and no literals that a store would change.

Most files are such. To see it in a few passes over the bytes takes a tenth of what it takes to look at each triple in
Python. What is not surely plain is not plain.
"""

import re
from collections.abc import Iterable
from functools import cache

from creativegraph.engine.written import ASKED, UNCHANGED
from creativegraph.files.signs import BLANK_NODE, FEW, TRIPLE_TERM, stands_in

__all__ = ["are_plain", "is_plain"]

TYPED = rb'"([^"\\\n\r]*+)"\^\^(?:<([^<>\\\s]*+)>|[\w.\-]*+:([\w\-]++)(?![\w.\-\\%:\x80-\xff]))'
HALF_A_TYPE = rb"XMLSchema#(?<!\^\^<http://www\.w3\.org/2001/XMLSchema#)[^>]"
"""A prefix may hold the beginning of a datatype; a pattern that looks back first would do so at each byte."""
STRING = rb'"(?:[^"\\\n\r]++|\\.)*+"'
IRI = rb"<[^<>\"{}|^`\\\x00-\x20]*+>"
ODD = (b"'", b"[", b"(", b"{", b"#", b"~", b"<", b"+")
"""What Turtle has, besides strings and IRIs, where there are blank nodes, comments and numbers that a store changes.

It keeps no number with ``+``, which may stand right behind a name.
"""
TWO_QUOTES = b'""'
"""What is left of two strings or IRIs side by side, or of the quotes of a string in several lines."""
NUMBER = rb"-?\.?[0-9]"
SHAPES = bytes(
    32 if each in b' \t\r\n,;"<' else 48 if each in b"-0123456789" else 46 if each == 46 else 97 for each in range(256)
)
"""A blank for what stands between words, 0 for minus and digits, the dot, which ends statements, and a for all else."""
BEGUN = rb" 0[0a.]*+"
LEADING_DOT = rb'\.[0-9](?<=[\s,;":]..)'
"""How a number begins that has nothing before its dot; a store changes each."""
AFTER_EMPTY_NAME = rb"-(?<=:-)"
"""A minus that begins a number, since the name before it is empty, as in ``:-5``; other names go on with it.

To look back from the rarer sign takes half the time.
"""
UNSEEN = (TWO_QUOTES, LEADING_DOT, AFTER_EMPTY_NAME)
"""What begins literals that are not seen among strings and words."""


def is_plain(data: bytes, ending: str) -> bool:
    """Return True for the text of a file that surely has neither blank nodes nor literals that a store would change.

    Args:
        data: the text in UTF-8.
        ending: that of its format; only N-Triples and Turtle are looked at.
    """
    if ending == "nt":
        has_others = stands_in(data, b"_", BLANK_NODE) or stands_in(data, b"(", TRIPLE_TERM)
        return not has_others and are_plain(typed_on_lines(data) or typed(data))
    if ending != "ttl" or not are_plain(typed(data)) or re.search(HALF_A_TYPE, data):
        return False
    rest = re.sub(STRING, b'"', data) if b'\\"' in data else b'"'.join(data.split(b'"')[::2])
    rest = re.sub(IRI, b'"', rest)
    if (
        any(each in rest for each in ODD)
        or stands_in(rest, b"_", BLANK_NODE)
        or any(re.search(each, rest) for each in UNSEEN)
    ):
        return False
    return are_plain_numbers(numbers_in(rest, rest.translate(SHAPES)))


def numbers_in(rest: bytes, shapes: bytes) -> set[bytes]:
    """Return the numbers of Turtle without strings and IRIs; to look at the shapes of words takes half of the time."""
    found = re.finditer(BEGUN, shapes)
    return {each for each in {rest[one.start() + 1 : one.end()] for one in found} if re.match(NUMBER, each)}


def typed_on_lines(data: bytes) -> set[tuple[bytes, bytes]] | None:
    """Return texts and datatypes of the literals of N-Triples; None if ``^`` stands in other places too.

    To split a text by one byte is the quickest way to all places where the byte is.
    """
    parts, found = data.split(b"^"), set()
    if any(parts[1::2]):
        return None
    for before, behind in zip(parts[0::2], parts[2::2], strict=False):
        start, end = before.rfind(b'"', 0, -1), behind.find(b">")
        if start < 0 or end < 0 or before[-1:] != b'"' or behind[:1] != b"<":
            return None
        found.add((before[start + 1 : -1], behind[1:end]))
    return None if any(b"\\" in each for one in found for each in one) else found


def typed(data: bytes) -> set[tuple[bytes, bytes]] | None:
    """Return texts and datatypes, or local names of these, of the literals of Turtle; None if one cannot be read."""
    signs = len(re.findall(rb"\^\^", data))
    found = few_typed(data) if signs < FEW else re.findall(TYPED, data)
    return {(text, iri or local) for text, iri, local in found} if len(found) == signs else None


def few_typed(data: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """Return what ``TYPED`` finds, which looks at every string of a text, by the signs between text and datatype."""
    found, end, pattern = list[tuple[bytes, bytes, bytes]](), 0, re.compile(TYPED)
    for each in re.finditer(rb'"\^\^', data):
        start = data.rfind(b'"', end, each.start())
        if start >= 0 and (one := pattern.match(data, start)):
            found.append((one[1], one[2] or b"", one[3] or b""))
            end = one.end()
    return found


def are_plain(literals: Iterable[tuple[bytes, bytes]] | None) -> bool:
    """Return True if all literals with a datatype are known and written as a store keeps them."""
    if literals is None:
        return False
    texts: dict[bytes, set[bytes]] = {}
    for text, datatype in literals:
        texts.setdefault(datatype, set()).add(text)
    return all(are_kept(some, re.split(rb"[#/:]", name)[-1]) for name, some in texts.items())


def are_kept(texts: Iterable[bytes], name: bytes) -> bool:
    """Return True for texts of literals that a store does not change; types are told by their local names."""
    pattern = patterns().get(name)
    return pattern is None or all(map(re.compile(pattern).fullmatch, texts))


def are_plain_numbers(texts: set[bytes]) -> bool:
    """Return True for numbers in Turtle that a store does not change."""
    with_dot, whole = [each for each in texts if b"." in each], [each for each in texts if b"." not in each]
    return are_kept(with_dot, b"decimal") and are_kept(whole, b"integer")


@cache
def patterns() -> dict[bytes, bytes]:
    """Return patterns of unchanged texts by the local names of datatypes; of most types no text is surely unchanged."""
    names = {re.split("[#/]", each)[-1] for each in ASKED}
    return {each.encode(): UNCHANGED.get(each, "(?!)").encode() for each in names}
