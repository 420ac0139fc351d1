"""Suggestions for a misspelt cell: the most similar of the valid values."""

from collections.abc import Collection

__all__ = ["clear", "nearest"]

LONGEST = 200
MANY = 2000
"""Of more choices than this only those with the same beginning are compared; each comparison takes 20 µs."""
NEAR, CLEAR, APART = 0.6, 0.8, 0.05


def candidates(text: str, choices: Collection[str], cutoff: float) -> list[str]:
    """Return the two most similar choices, best first."""
    import difflib

    if not text or len(text) > LONGEST:
        return []
    if len(choices) > MANY:
        choices = [each for each in choices if each.startswith(text[:3])][:MANY]
    return difflib.get_close_matches(text, sorted(choices), 2, cutoff)


def nearest(text: str, choices: Collection[str]) -> str:
    """Return the most similar of ``choices``; empty if none is similar."""
    return next(iter(candidates(text, choices, NEAR)), "")


def clear(text: str, choices: Collection[str]) -> str:
    """Return the one choice clearly meant by ``text``; empty if none is very similar, or two are equally so."""
    found = candidates(text, choices, CLEAR)
    if len(found) > 1:
        from difflib import SequenceMatcher

        first, second = (SequenceMatcher(None, each, text).ratio() for each in found)
        return found[0] if first - second >= APART else ""
    return next(iter(found), "")
