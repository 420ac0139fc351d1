"""The ids of what a report names: its words in plain letters, none taken twice; of an edition with its year."""

import re
from collections.abc import Callable
from hashlib import sha256

from creativegraph.names.fold import fold

__all__ = ["EDITION", "Slugs", "slug_of"]

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


class Slugs:
    """Gives ids; ``is_taken`` says of an id whether something else has it."""

    def __init__(self, is_taken: Callable[[str], bool]) -> None:
        self.is_taken = is_taken
        self.given: dict[str, tuple[str, str]] = {}
        self.by_key: dict[tuple[str, str], str] = {}

    def give(self, kind: str, label: str, key: str) -> str:
        """Return the id of what a report calls so: the same for the same ``key``, and for nothing else."""
        if (key, kind) in self.by_key:
            return self.by_key[key, kind]
        base = f"{kind}/{slug_of(label)}"
        number, made = 1, base
        while self.given.get(made, (key, kind)) != (key, kind) or (made not in self.given and self.is_taken(made)):
            number += 1
            made = f"{base}-{number}"
        self.given[made] = key, kind
        self.by_key[key, kind] = made
        return made
