"""What a misspelt word was meant to be: the most similar of the valid ones."""

from collections.abc import Collection

__all__ = ["clear", "did_you_mean", "nearest", "similar"]

LONGEST = 200
MANY = 2000
"""Of more choices than this only those with the same beginning are compared; each comparison takes 20 µs."""
NEAR, CLEAR, APART = 0.6, 0.8, 0.05
WRONG = 3
"""At most one letter of so many is another one, missing or too much in what is misspelt."""
SPARE = 5
"""How many times as many choices are compared closely as are wanted."""


def similar(text: str, choices: Collection[str], most: int, cutoff: float = NEAR) -> list[str]:
    """Return the most similar choices, best first."""
    import difflib  # here, since only who mistypes needs it

    if not text or len(text) > LONGEST:
        return []

    def near(some: Collection[str]) -> list[str]:
        found = difflib.get_close_matches(text, some, most * SPARE, cutoff)
        return [each for each in found if is_near(text, each)][:most]

    if len(choices) <= MANY:
        return near(choices)
    begun = ([each for each in choices if each.startswith(text[:letters])][:MANY] for letters in (3, 1))
    return next(filter(None, map(near, begun)), [])


def is_near(text: str, choice: str) -> bool:
    """Return whether a word is a spelling of a choice; the prefix or folder that both have makes nothing alike."""
    begun = [text[: text.rfind(sign) + 1] for sign in ":/-"]
    shared = max((len(each) for each in begun if choice.startswith(each)), default=0)
    one, other = text[shared:].casefold(), choice[shared:].casefold()
    if one and other and (one in other or other in one):
        return True
    return edits(one, other) <= max(1, max(len(one), len(other)) // WRONG)


def edits(one: str, other: str) -> int:
    """Return how many letters must be changed, added, left out or exchanged with the next one."""
    before: list[int] = []
    last: list[int] = [*range(len(other) + 1)]
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, wanted in enumerate(other, start=1):
            least = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and wanted == one[row - 2]:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, last = last, line
    return last[-1]


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
