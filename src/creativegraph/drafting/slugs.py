"""The ids of what a report names: its words in plain letters, never empty; of an edition with its year behind them."""

import re
from hashlib import sha256

from creativegraph.names.fold import fold

__all__ = ["EDITION", "slug_of"]

LONGEST = 60
PLAIN = re.compile(r"[a-z0-9]+")
DIGITS = 8
EDITION = re.compile(r"(?P<series>.+)-(?P<year>(?:19|20)\d\d)")
"""The id of an edition: that of its series, and a year."""


def slug_of(text: str, longest: int = LONGEST, *, otherwise: str = "") -> str:
    """Return words as a slug, cut behind a word; of letters that are not Latin, ``otherwise`` or a digest of them."""
    made = ""
    for word in PLAIN.findall(fold(text)):
        longer = f"{made}-{word}" if made else word
        if made and len(longer) > longest:
            break
        made = longer[:longest]
    return made or otherwise or f"x{sha256(fold(text).encode()).hexdigest()[:DIGITS]}"
