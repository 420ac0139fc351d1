"""The forms of words in patterns: one stands for all of a row of forms, as *signé* for *signées* and *de* for *du*."""

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from creativegraph.tables.phrases.parts import Chain, Either, Node, Word
from creativegraph.tables.phrases.words import same

__all__ = ["FORMS", "Forms", "FormsRow"]

FORMS = "%"
"""How the ids of rows with forms begin."""
AMID = "%amid"
"""The id of rows of words that may stand between such a word and the one with the ending: *a également signé*."""
ENDING = "-"
"""How an ending begins that has forms, in the place of a whole word."""


FormsRow: TypeAlias = tuple[str, str, str]
"""The id of a row of forms, the forms, and the endings before which they are some."""


class Led(NamedTuple):
    """Words that have forms before words with some endings: *a été* before *signé*."""

    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    endings: tuple[str, ...]


class Forms:
    """What words and endings stand for; of several endings of a word the longest counts."""

    def __init__(self, rows: Iterable[FormsRow]) -> None:
        """Read rows of forms, the first of which stands for all, each with the endings before which alone it does."""
        self.words: dict[str, tuple[str, ...]] = {}
        self.endings: dict[str, tuple[str, ...]] = {}
        self.led, self.amid = list[Led](), list[Led]()
        for name, text, before in rows:
            forms = tuple(same(each.strip()) for each in text.split("|"))
            if before:
                apart = tuple(tuple(each.split()) for each in forms)
                endings = tuple(each.strip().removeprefix(ENDING) for each in before.split("|"))
                (self.amid if name == AMID else self.led).append(Led(apart[0], apart, endings))
            elif forms[0].startswith(ENDING):
                self.endings[forms[0][1:]] = tuple(each.removeprefix(ENDING) for each in forms)
            else:
                self.words[forms[0]] = forms
        self.led.sort(key=lambda each: -len(each.words))
        self.longest = max(map(len, self.endings), default=0)

    def of(self, word: str) -> tuple[str, ...]:
        """Return the other forms for which a word stands."""
        if word in self.words:
            return self.words[word][1:]
        for length in range(min(self.longest, len(word) - 1), 0, -1):
            if word[-length:] in self.endings:
                return tuple(word[:-length] + each for each in self.endings[word[-length:]][1:])
        return ()

    def chained(self, parts: list[Node]) -> list[Node]:
        """Return parts in a row, with the forms of words that stand before words with some endings."""
        made, place = list[Node](), 0
        while place < len(parts):
            led = next((each for each in self.led if leads(each, parts, place)), None)
            if led is None:
                made.append(parts[place])
                place += 1
            else:
                place += len(led.words)
                between = self.between(parts[place])
                made += [Either(tuple(in_a_row(each, between) for each in led.forms)), *between]
        return made

    def between(self, last: Node) -> list[Node]:
        """Return what may stand before a word behind those that stand before it; nothing for most words."""
        ends = last.text if isinstance(last, Word) else ""
        words = [word for each in self.amid if ends.endswith(each.endings) for word in each.forms]
        return [Either((Either(tuple(in_a_row(each, []) for each in words)),), missing=True)] if words else []


def leads(led: Led, parts: list[Node], place: int) -> bool:
    """Return whether words stand at a place before a word with one of their endings."""
    end = place + len(led.words)
    if end >= len(parts):
        return False
    *words, last = parts[place : end + 1]
    texts = tuple(each.text if isinstance(each, Word) and not each.open else "" for each in words)
    return texts == led.words and isinstance(last, Word) and last.text.endswith(led.endings)


def in_a_row(words: tuple[str, ...], between: list[Node]) -> Node:
    """Return words as a part, with what may stand between them."""
    parts: list[Node] = [Word(words[0])]
    for each in words[1:]:
        parts += [*between, Word(each)]
    return parts[0] if len(parts) == 1 else Chain(tuple(parts))
