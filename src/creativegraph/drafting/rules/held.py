"""What a slot of a phrase holds where the phrase stands in a report."""

from typing import NamedTuple

from creativegraph.drafting.candidate import Thing

__all__ = ["Held"]


class Held(NamedTuple):
    """What a cell becomes: its text, the things it names, where its words stand, and whether it is sure."""

    text: str
    things: tuple[Thing, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    sure: bool = True
    classes: frozenset[str] = frozenset()
    figure: int = -1
    """The mention of a figure that it is."""
