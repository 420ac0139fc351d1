"""What a misspelt word was meant to be: the most similar of the valid ones."""

from collections.abc import Collection

__all__ = ["clear", "did_you_mean", "nearest", "similar"]

LONGEST = 200
MANY = 2000
"""Of more choices than this only those with the same beginning are compared; each comparison takes 20 µs."""
NEAR, CLEAR, APART = 0.6, 0.8, 0.05


def similar(text: str, choices: Collection[str], most: int, cutoff: float = NEAR) -> list[str]:
    """Return the most similar choices, best first."""
    import difflib  # here, since only who mistypes needs it

    if not text or len(text) > LONGEST:
        return []
    if len(choices) <= MANY:
        return difflib.get_close_matches(text, choices, most, cutoff)
    begun = ([each for each in choices if each.startswith(text[:letters])][:MANY] for letters in (3, 1))
    return next(filter(None, (difflib.get_close_matches(text, each, most, cutoff) for each in begun)), [])


def nearest(text: str, choices: Collection[str]) -> str:
    """Return the most similar of ``choices``; empty if none is similar."""
    return next(iter(similar(text, choices, 1, NEAR)), "")


def clear(text: str, choices: Collection[str]) -> str:
    """Return the one choice clearly meant by ``text``; empty if none is very similar, or two are equally so."""
    from difflib import SequenceMatcher

    found = similar(text, choices, 2, CLEAR)
    if len(found) > 1:
        first, second = (SequenceMatcher(None, each, text).ratio() for each in found)
        return found[0] if first - second >= APART else ""
    return next(iter(found), "")


def did_you_mean(
    text: str, choices: Collection[str], wording: str = "did you mean {}? ", most: int = 2, cutoff: float = NEAR
) -> str:
    """Return the part of a message that suggests similar choices; empty if there are none."""
    found = similar(text, choices, most, cutoff)
    return wording.format(" or ".join(found)) if found else ""
