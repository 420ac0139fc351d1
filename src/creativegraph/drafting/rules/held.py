"""What a slot of a phrase holds where the phrase stands in a report, and a row that a phrase says of such."""

from typing import NamedTuple

from creativegraph.drafting.candidate import Thing

__all__ = ["Held", "Row"]


class Held(NamedTuple):
    """What a cell becomes: its text, the things it names, where its words stand, and whether it is sure."""

    text: str
    things: tuple[Thing, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    sure: bool = True
    classes: frozenset[str] = frozenset()
    figure: int = -1
    """The mention of a figure that it is."""
    spoken: bool = False
    """Whether it is words that stand in quotation marks."""


class Row(NamedTuple):
    """What a phrase says: a property of a subject, and its value."""

    property: str
    subject: Held
    value: Held
    number: int = -1
    """The mention that says the property; -1 if the phrase does."""
