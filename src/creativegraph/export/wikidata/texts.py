"""Which texts Wikidata takes: none too long, none with characters that nobody sees."""

import re

from creativegraph.messages.characters import visible

__all__ = ["LONGEST", "LONGEST_NAME", "why_not"]

LONGEST, LONGEST_NAME = 1500, 250
"""Characters of a text, and of a label or alias, in Wikidata."""
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Controls, which Wikidata refuses, and marks that turn the direction of a line, which then looks other than it is."""


def why_not(text: str, longest: int = LONGEST) -> str:
    """Return why Wikidata does not take a text; empty if it does."""
    if len(text) > longest:
        return f"a {'name' if longest == LONGEST_NAME else 'text'} in Wikidata has at most {longest:,} characters"
    found = UNSEEN.search(text)
    return f"a text in Wikidata has no {visible(found[0])}" if found else ""
