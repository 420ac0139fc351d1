"""What a curator may have meant: the nearest of what could have been written."""

from collections.abc import Collection

__all__ = ["clear", "nearest"]

LONGEST = 200
MANY = 2000
"""Among more choices than this only those that begin alike are compared; comparing takes 20 µs each."""
NEAR, CLEAR, APART = 0.6, 0.8, 0.05


def candidates(text: str, choices: Collection[str], cutoff: float) -> list[str]:
    """The two nearest choices, nearest first."""
    import difflib

    if not text or len(text) > LONGEST:
        return []
    if len(choices) > MANY:
        choices = [each for each in choices if each.startswith(text[:3])][:MANY]
    return difflib.get_close_matches(text, sorted(choices), 2, cutoff)


def nearest(text: str, choices: Collection[str]) -> str:
    """The nearest of ``choices``; empty where none is near."""
    return next(iter(candidates(text, choices, NEAR)), "")


def clear(text: str, choices: Collection[str]) -> str:
    """The one choice that ``text`` must be a slip for; empty where none is very near, or two are as near."""
    found = candidates(text, choices, CLEAR)
    if len(found) > 1:
        from difflib import SequenceMatcher

        first, second = (SequenceMatcher(None, each, text).ratio() for each in found)
        return found[0] if first - second >= APART else ""
    return next(iter(found), "")
