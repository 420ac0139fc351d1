"""The languages that are asked for, and whether a graph has a label in one of them."""

from typing import Protocol

from creativegraph.errors import ArgumentError
from creativegraph.names import filled
from creativegraph.names.resolve import Lookup

__all__ = ["Answering", "check_languages"]


class Answering(Protocol):
    """A graph, as far as names of things and their languages need it."""

    @property
    def lookup(self) -> Lookup:
        """What it knows of the things that it was asked about."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its answers, the first before the second."""
        ...


def check_languages(graph: Answering) -> None:
    """Refuse languages of which none is that of a label, since a mistyped one would go unnoticed."""
    known = [language for [language] in graph.lookup.table(filled("languages", {}), 1)]
    if not set(graph.languages) & set(known):
        raise ArgumentError(f"no label is in {' or '.join(graph.languages)}; labels are in {', '.join(known)}")
