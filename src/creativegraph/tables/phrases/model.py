"""What a phrase of a table is: its pattern, what it says, and its guard (drafting/rules looks for them)."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from creativegraph.errors import Fault
from creativegraph.tables.claim import Confidence
from creativegraph.tables.phrases.pattern import Pattern

__all__ = ["BY_LABEL", "Guard", "Phrase", "Phrases", "Saying", "is_spoken", "list_of"]

BY_LABEL = "label-"
"""How the ids of phrases begin that labels of properties make."""


class Saying(NamedTuple):
    """What a phrase says: cells of a claims table, in which the names of slots stand for what these hold."""

    subject: str
    property: str
    value: str
    columns: tuple[tuple[str, str], ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: in which languages it is one, its pattern, and what it says."""

    id: str
    languages: tuple[str, ...]
    pattern: Pattern
    sayings: tuple[Saying, ...]
    counted: frozenset[str] = frozenset()
    """The lists of what is counted."""

    @property
    def by_label(self) -> bool:
        """Whether the label of a property makes it, and not that of what is counted, whose figures have phases."""
        counts = any(each.property in self.pattern.slots for each in self.sayings)
        return self.id.startswith(BY_LABEL) and not counts

    @property
    def has_codes(self) -> bool:
        """Whether one of its slots takes the codes of a list; those of what is counted are said of figures."""
        types = (each for slot in self.pattern.slots.values() for each in slot.types)
        return any(each.startswith("code/") and list_of(each) not in self.counted for each in types)


def is_spoken(languages: tuple[str, ...], language: str) -> bool:
    """Return True if a row of some languages, or of all, counts in a sentence; in one of unknown language any does."""
    return not languages or not language or language in languages


def list_of(code: str) -> str:
    """Return the list of a code, or a list itself, as a slot names it."""
    return "/".join(code.split("/")[:2])


class Guard(NamedTuple):
    """Words that make a phrase doubtful, or keep it from being said: negations, conditions, questions.

    ``scope`` is where they stand: ``near`` the words of the phrase, ``before`` it, or anywhere in the ``sentence``.
    Without a ``confidence`` nothing is said. ``columns`` are those that figures get. With ``properties`` only these are
    doubtful, with a ``slot`` only what is said of the thing in it, or the figure that it is.
    """

    pattern: Pattern
    scope: Literal["near", "before", "sentence"]
    confidence: Confidence | None
    columns: tuple[tuple[str, str], ...]
    properties: tuple[str, ...] = ()
    slot: str = ""
    of_labels: bool = False
    """Whether it concerns phrases of labels alone."""
    only: str = ""
    """The id of the one phrase that it concerns; all others stay as they are."""
    languages: tuple[str, ...] = ()
    """The languages of the sentences in which they count; empty for all."""

    def concerns(self, phrase: Phrase, language: str) -> bool:
        """Return True for a phrase in a sentence of a language that its words make doubtful."""
        if not is_spoken(self.languages, language):
            return False
        return phrase.id == self.only if self.only else phrase.by_label or not self.of_labels

    @property
    def denies(self) -> bool:
        """Whether nothing is said where its words stand."""
        return self.confidence is None and not self.columns


@dataclass
class Phrases:
    """All phrases in the order of their tables, with what is wrong in these; what each report asks is found once."""

    phrases: list[Phrase] = field(default_factory=list)
    guards: list[Guard] = field(default_factory=list)
    acting: list[tuple[str, str, str]] = field(default_factory=list)
    """The classes of things that act, by which property agents belong to them, and the id of one that is proposed."""
    institutions: dict[str, str] = field(default_factory=dict)
    """Classes of things that texts speak of as agents, such as museums, with the kind of what then acts for one."""
    faults: list[Fault] = field(default_factory=list)
    leading: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    """The words of ``@leading``, which stand before the time with which a sentence begins, those of ``@since``, those
    of ``@and``, and those of ``@made``, by which a thing was made: signed, concluded."""

    signing: frozenset[str] = frozenset()
    """The words of ``@made``, and those with which the phrases of ``@signs`` end: behind them stands what is signed."""

    articles: frozenset[str] = frozenset()
    parting: frozenset[str] = frozenset()
    """The words of ``@label-the``, and those of ``@label-part``, behind which stands of what something is a part."""

    figured: frozenset[str] = frozenset()
    """The classes of things of which properties of projects of one's own have numbers as values."""
    harmless: Pattern | None = None
    """The words of ``@harmless``, in which words of doubt mean none."""

    @cached_property
    def codes(self) -> frozenset[str]:
        """The code lists, and codes, that slots ask for."""
        slots = (slot for each in self.phrases for slot in each.pattern.slots.values())
        return frozenset(each for slot in slots for each in slot.types if each.startswith("code/"))

    @cached_property
    def coded(self) -> list[bool]:
        """Of each phrase whether one of its slots takes codes, see ``Phrase.has_codes``."""
        return [each.has_codes for each in self.phrases]

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The numbers of the phrases that need one of some words, by each of these words."""
        found: dict[str, list[int]] = {}
        for number, each in enumerate(self.phrases):
            for word in each.pattern.needed:
                found.setdefault(word, []).append(number)
        return found
