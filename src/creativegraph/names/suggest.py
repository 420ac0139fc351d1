"""What a misspelt word was meant to be, for "did you mean …?": the most similar of the valid ones."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

__all__ = [
    "clear",
    "did_you_mean",
    "means_otherwise",
    "nearest",
    "respelled",
    "similar",
    "slipped",
    "spoken",
    "with_a_word",
    "with_words_like",
    "words",
]

LONGEST = 200
KEPT = 1 << 14
"""How many names are kept as they are compared: many misspelt ones are compared with the same choices."""
MANY = 2000
"""Of more choices than this only those with the same beginning are compared; each comparison takes 20 µs."""
NEAR = 0.6
PART = r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|[^\W\d_a-zA-Z]+"
WRONG = 3
"""At most one letter of so many is another one, missing or too much in what is misspelt."""
SHORT, LONG = 4, 8
"""A word of fewer letters than the first is never mended, one of fewer than the second in one letter, others in two."""
SHORTEST = 3
"""A word of fewer letters is not mended in a long name either: uk is not us."""
OF_ONE = 2
"""Words of a name such as ``cg:made``: its prefix, and one."""
VERBS = ("has", "is", "by", "of")
"""Words of a property that say nothing of what its values are."""
SPELLINGS = (("iz", "is"), ("our", "or"), ("programme", "program"), ("centre", "center"), ("theatre", "theater"))
"""British and American spelling."""
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
    return within(one, other, max(1, max(len(one), len(other)) // WRONG))


def within(one: str, other: str, most: int) -> bool:
    """Return whether at most so many edits make one word of another.

    Lengths and letters alone rule most words out, since a value is compared with each thing of a class; and what both
    begin or end with takes no edit.
    """
    if abs(len(one) - len(other)) > most or max(len({*one}.difference(other)), len({*other}.difference(one))) > most:
        return False
    begin = alike(one, other)
    one, other = one[begin:], other[begin:]
    end = alike(one[::-1], other[::-1])
    return edits(one[: len(one) - end], other[: len(other) - end]) <= most


def alike(one: str, other: str) -> int:
    """Return with how many letters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (letter, wanted) in pairs if letter != wanted), min(len(one), len(other)))


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
    """Return the one choice of which ``text`` is another spelling; empty if there is none, or two are.

    A word that means something else is never taken for a misspelt one, however alike it is: ``fundedBy`` is not
    the same as a word for founding, and ``sightedIn`` not ``sitedIn``. Nor is a word that another choice has:
    a funder is no founder where there are funders.
    """
    some = [each for each in choices if respelled(text, each)] if len(text) <= LONGEST else []
    alike = similar(text, some, MANY)
    same = [each for each in choices if each.casefold() == text.casefold()]
    found = same or [each for each in alike if plain(each) == plain(text)] or alike
    return found[0] if len(found) == 1 and not has_word_of_another(text, found[0], choices) else ""


def has_word_of_another(text: str, choice: str, choices: Collection[str]) -> bool:
    """Return whether a name differs from a choice in a word that stands in other choices as it is."""
    one, other = folded(text), folded(choice)
    if len(one) != len(other):
        return False
    changed = {word for word, right in zip(one, other, strict=True) if usual(word) != usual(right)}
    return bool(changed) and any(not changed.isdisjoint(folded(each)) for each in choices)


def means_otherwise(text: str, choice: str) -> bool:
    """Return whether a term or code has a word that a choice has not and that means something itself: funded, founded.

    Things may have any word for a name, so those of theirs tell nothing.
    """
    is_term = ":" in text or text.startswith("code/")
    return is_term and not other_words().isdisjoint(set(folded(text)).difference(folded(choice)))


def words(name: str) -> list[str]:
    """Return the words of a name such as ``cg:claimValue`` or ``code/error-type/wrong-date``, in small letters."""
    return [each.lower() for each in re.findall(PART, name)]


def spoken(term: str) -> str:
    """Return what a term says in words, without the verb of a property: ``signatory`` of ``cg:hasSignatory``."""
    return " ".join(each for each in words(term.rpartition(":")[2]) if each not in VERBS) if ":" in term else term


def with_a_word(text: str, names: Mapping[str, str]) -> list[str]:
    """Return the choices in whose names a word begins as one of ``text``: organised by, for organiser."""
    begun = tuple(each[:-1] if len(each) > SHORT else each for each in words(text) if len(each) >= SHORT)
    return [each for each, name in names.items() if any(word.startswith(begun) for word in folded(name))]


def with_words_like(text: str, names: Collection[str]) -> list[str]:
    """Return the folded names that have all words of a folded text but for slips of the hand, the shortest first."""
    wanted = text.split()
    if not wanted or len(text) > LONGEST:
        return []
    by_word: dict[str, set[str]] = {}
    for name in names:
        for word in name.split():
            by_word.setdefault(word, set()).add(name)
    of_each = [
        set[str]().union(*(some for word, some in by_word.items() if word == each or misspelt(each, word)))
        for each in wanted
    ]
    return sorted(set.intersection(*of_each), key=lambda name: (len(name), name))


def respelled(text: str, choice: str) -> bool:
    """Return whether a name is another spelling of a choice, word by word."""
    one, other = folded(text), folded(choice)
    if numbering(one) != numbering(other):
        return False
    if plain(text) == plain(choice):
        return True
    if other == (*one, "in"):  # takesRoot can only be takesRootIn; made may be who made it, and quoted be quotedBy
        return len(one) > OF_ONE
    if len(one) != len(other):
        return within("".join(one), "".join(other), 1) and not other_words().intersection(one)
    return all(map(misspelt, one, other))


def slipped(text: str, choice: str) -> bool:
    """Return whether a long name is another one but for a letter of a short word: ``marrow-bey``, ``marrow-bay``."""
    one, other = folded(text), folded(choice)
    if len(one) != len(other) or len("".join(one)) < LONG:
        return False
    changed = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return (
        len(changed) == 1
        and all(each.isalpha() and len(each) >= SHORTEST for each in changed[0])
        and within(*changed[0], 1)
        and changed[0][0] not in other_words()
    )


def misspelt(word: str, right: str) -> bool:
    """Return whether a word is another one, with no more wrong than slips of the hand."""
    if usual(word) == usual(right):
        return True
    if min(len(word), len(right)) < SHORT or word in other_words():
        return False
    return within(word, right, 1 if min(len(word), len(right)) < LONG else 2)


def usual(word: str) -> str:
    """Return a word in British spelling, and in the singular."""
    for american, british in SPELLINGS:
        word = word.replace(american, british)
    return word.removesuffix("s")


@lru_cache(KEPT)
def plain(name: str) -> str:
    """Return the words of a name without what stands between them, each as it is usually spelled."""
    return "".join(map(usual, folded(name)))


@lru_cache(KEPT)
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without marks."""
    return tuple(words(fold_words(name)))


def fold_words(name: str) -> str:
    """Return a name without marks, its humps kept."""
    if name.isascii():
        return name
    from creativegraph.names.fold import fold

    return fold(name)


def numbering(parts: Sequence[str]) -> list[str]:
    """Return the numbers and single letters among words: another number is another thing, and so is 3-b of 3."""
    return [each for each in parts if len(each) == 1 or not each.isalpha()]


@cache
def other_words() -> frozenset[str]:
    """English words that are nearly spelled like one of the vocabulary and mean something else.

    words.txt is made from the English word list of pyspellchecker 0.9 (MIT): the words that are one letter away from
    another word of the vocabulary, two from long ones. Those of the vocabulary are among them: owned is no owed.
    """
    from creativegraph import project

    return frozenset(project.text_of("names/words.txt").split())


def did_you_mean(
    text: str, choices: Collection[str], wording: str = "did you mean {}? ", most: int = 2, cutoff: float = NEAR
) -> str:
    """Return the part of a message that suggests similar choices; empty if there are none."""
    found = similar(text, choices, most, cutoff)
    return wording.format(" or ".join(found)) if found else ""
