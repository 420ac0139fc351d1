"""Whether an RDF file can be loaded as it is: it has no blank nodes, and no literals that a store would change.

Most files are such. To see it in a few passes over the bytes takes a tenth of what it takes to look at each triple in
Python. What is not surely plain is not plain.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from itertools import pairwise

from creativegraph.engine.written import ASKED, UNCHANGED
from creativegraph.files.signs import BLANK_NODE, TRIPLE_TERM, stands_in

__all__ = ["are_plain", "is_plain"]

DATATYPE = rb"<([^<>\\\s]*+)>|[\w.\-]*+:([\w\-]++)(?![\w.\-\\%:\x80-\xff])"
HALF_A_TYPE = rb"#(?<=XMLSchema#)(?<!\^\^<http://www\.w3\.org/2001/XMLSchema#)[^>]"
"""A prefix may hold the beginning of a datatype."""
ESCAPED_QUOTE = rb'\\"'
STRING = rb'"(?:[^"\\\n\r]++|\\.)*+"'
IRI = rb"<[^<>\"{}|^`\\\x00-\x20]*+>"
ODD = (b"'", b"[", b"(", b"{", b"#", b"~", b"<", b"+")
"""What Turtle has, besides strings and IRIs, where there are blank nodes, comments and numbers that a store changes.

It keeps no number with ``+``, which may stand right behind a name.
"""
TWO_QUOTES = b'""'
"""What is left of two strings or IRIs side by side, or of the quotes of a string in several lines."""
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
    if ending != "ttl" or not are_plain(typed(data)) or stands_in(data, b"#", HALF_A_TYPE):
        return False
    has_quotes = stands_in(data, b"\\", ESCAPED_QUOTE)
    rest = re.sub(STRING, b'"', data) if has_quotes else b'"'.join(data.split(b'"')[::2])
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
    return {rest[one.start() + 1 : one.end()] for one in re.finditer(BEGUN, shapes)}


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
    parts, read = data.split(b"^"), re.compile(DATATYPE).match
    parts = data.split(b"^^") if any(parts[1::2]) else parts[0::2]
    found = set()
    for before, behind in pairwise(parts):
        start, datatype = before.rfind(b'"', 0, -1), read(behind)
        if start < 0 or datatype is None or before[-1:] != b'"':
            return None
        found.add((before[start + 1 : -1], datatype[1] or datatype[2] or b""))
    return None if any(sign in text for text, _ in found for sign in (b"\\", b"\n", b"\r")) else found


def are_plain(literals: Iterable[tuple[bytes, bytes]] | None) -> bool:
    """Return True if all literals with a datatype are known and written as a store keeps them."""
    if literals is None:
        return False
    texts: dict[bytes, set[bytes]] = {}
    for text, datatype in literals:
        texts.setdefault(datatype, set()).add(text)
    return all(are_kept(some, re.split(rb"[#/:]", name)[-1]) for name, some in texts.items())


def are_kept(texts: Collection[bytes], name: bytes) -> bool:
    """Return True for texts of literals that a store does not change; types are told by their local names.

    One search of all texts takes a fifth of matching each. A text with the sign between them has no value to change.
    """
    pattern = patterns().get(name)
    if pattern is None or not texts:
        return True
    return re.search(b"<(?!\\Z|(?:" + pattern + b")<)", b"<" + b"<".join(texts) + b"<") is None


def are_plain_numbers(texts: set[bytes]) -> bool:
    """Return True for numbers in Turtle that a store does not change."""
    with_dot, whole = [each for each in texts if b"." in each], [each for each in texts if b"." not in each]
    return are_kept(with_dot, b"decimal") and are_kept(whole, b"integer")


@cache
def patterns() -> dict[bytes, bytes]:
    """Return patterns of unchanged texts by the local names of datatypes; of most types no text is surely unchanged."""
    names = {re.split("[#/]", each)[-1] for each in ASKED}
    return {each.encode(): UNCHANGED.get(each, "(?!)").encode() for each in names}
