"""What stands between two letters of a copy and of its text: whether it is the same, and what had to be tolerated."""

import re
from collections.abc import Set as AbstractSet

from creativegraph.tables.quotations.squeezed import BLANKS, DASHES, MARKS, UNSEEN

__all__ = ["tolerated"]

AT_LINE_END = re.compile(f"[{DASHES}\u00ad][^\\S\n]*\n\\s*")
HIDDEN = re.compile(f"[{UNSEEN}]+")
INSIDE = re.compile("(?<=[«‹„“‘]) | (?=[»›”’])")
"""Blanks within quotation marks, as French sets them."""
ROUND_DASH = re.compile(f"\\s*([{DASHES}]+)\\s*")
KINDS = (
    ("quotation-marks", f"[{MARKS}]+", "'"),
    ("dashes", f"[{DASHES}]+", "-"),
    ("blanks", f"[{BLANKS}]+", " "),
)
BEFORE = frozenset(";:!?%…)]»")
AFTER = frozenset("([«")
"""Signs that some write with a blank before or after them."""
BETWEEN_DIGITS = frozenset(":")


def tolerated(given: str, there: str, left: str, right: str) -> AbstractSet[str] | None:
    """Return how what stands between two letters differs, none if it is the same; None if the words are others.

    ``left`` and ``right`` are the letters on both sides.
    """
    if given == there:
        return frozenset()
    given, there, seen = without_hidden(given, there)
    if seen is not None and given == there:
        return seen
    more = written_otherwise(given, there, left, right)
    return None if more is None else more | (seen or frozenset())


def without_hidden(given: str, there: str) -> tuple[str, str, AbstractSet[str] | None]:
    """Return both without hyphens at line ends and hidden characters, and what of this they differ in."""
    for one, other in ((given, there), (there, given)):
        if AT_LINE_END.fullmatch(one) and (not other or re.fullmatch(f"[{DASHES}\u00ad]", other)):
            return "", "", frozenset(("hyphenation",))
    plain = HIDDEN.sub("", given), HIDDEN.sub("", there)
    return *plain, frozenset(("soft-hyphens",)) if plain != (given, there) else None


def written_otherwise(given: str, there: str, left: str, right: str) -> AbstractSet[str] | None:
    """Return which signs are of another kind; None if there is one where the other has none."""
    one, other = plain(given), plain(there)
    found = {name for name, signs, _ in KINDS if re.findall(signs, given) != re.findall(signs, there)}
    if found & {"blanks"} and ("\n" in given) != ("\n" in there):
        found = found - {"blanks"} | {"line-breaks"}
    if one == other or (is_blank_of_sign(one, other, left, right)):
        return frozenset(found)
    if "-" in one and "-" in other and ROUND_DASH.sub(r"\1", one) == ROUND_DASH.sub(r"\1", other):
        return frozenset(found)
    return None


def plain(gap: str) -> str:
    """Return a gap with one sign of each kind."""
    gap = INSIDE.sub("", re.sub(r"\s+", " ", gap))
    for _, signs, sign in KINDS:
        gap = re.sub(signs, sign, gap)
    return gap


def is_blank_of_sign(one: str, other: str, left: str, right: str) -> bool:
    """Return whether one has a blank where the other has none, beside a sign that is set either way, or in Chinese."""
    if {one, other} != {"", " "}:
        return False
    if right in BEFORE or left in AFTER:
        return not (right in BETWEEN_DIGITS and left.isdigit())
    return is_without_blanks(left) and is_without_blanks(right)


def is_without_blanks(letter: str) -> bool:
    """Return True for a letter of a script that is written without blanks between words."""
    return "\u3040" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uff65" or "\u3000" <= letter <= "\u303f"
