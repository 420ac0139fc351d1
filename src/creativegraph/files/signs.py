"""Looks whether something stands anywhere in a long text that begins with a sign which most texts hardly have.

``find`` with one byte reads a text ten times as fast as ``re`` and ``in`` with two, but each time that it finds the
byte costs a step in Python. So it goes from sign to sign, and where there are many of them ``re`` reads the rest.
"""

import re

__all__ = ["BLANK_NODE", "FEW", "TRIPLE_TERM", "stands_in"]

BLANK_NODE = b"_:"
TRIPLE_TERM = rb"\((?<=<<\()"
"""How a triple term begins in N-Triples, from its rarest sign on."""
FEW = 1_000
"""How many places are looked at one by one."""


def stands_in(data: bytes, sign: bytes, pattern: bytes) -> bool:
    """Return True if a text has something that a pattern matches.

    Args:
        data: the text.
        sign: the byte that all that matches begins with.
        pattern: the pattern; it may look back.
    """
    place = data.find(sign)
    if place < 0:
        return False
    sought = re.compile(pattern)
    for _ in range(FEW):
        if sought.match(data, place):
            return True
        place = data.find(sign, place + 1)
        if place < 0:
            return False
    return sought.search(data, place) is not None
