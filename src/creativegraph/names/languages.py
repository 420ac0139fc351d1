"""Checks the languages that are asked for: whether they are tags, and whether a graph has a label in one of them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from creativegraph.errors import ArgumentError, shown
from creativegraph.iris import Languages
from creativegraph.names import filled
from creativegraph.names.resolve import Lookup

__all__ = ["Answering", "check_languages", "checked_languages"]


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


def checked_languages(languages: Sequence[str]) -> Languages:
    """Languages as a tuple; one code may be given alone."""
    given = (languages,) if isinstance(languages, str) else tuple(languages) if isinstance(languages, Iterable) else ()
    odd = [each for each in given if not isinstance(each, str) or not each.replace("-", "").isalnum()]
    if odd or not given:
        what = f"{shown(odd[0])} is no code of a language" if odd else f"{shown(languages)} names no language"
        raise ArgumentError(f"{what}; give codes such as en and vi")
    return tuple(each.lower() for each in given)
