"""What names are compared with: entries of a graph or an authority; the name that is asked, and its candidates."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

__all__ = ["DETAILS", "MARK", "Asked", "Candidate", "Entry", "Evidence"]

DETAILS = ("type", "place", "year")
"""What may be said of a name that is asked, each a text."""
MARK = "@"
"""Stands before the class of a place."""


class Entry(NamedTuple):
    """Something that a name may mean.

    ``kinds`` are its classes with those above them, the most common first. ``places`` are the IRIs, or the names and
    codes, folded and without blanks, of what it lies in or is linked with; where they say nothing of other places they
    are followed by the classes of these, each behind a mark. ``size`` tells how many would mean it by its name alone:
    of a place its inhabitants.
    """

    id: str
    label: str
    names: Sequence[str] = ()
    kinds: Collection[str] = ()
    places: Collection[str] = ()
    years: Collection[int] = ()
    size: int = 0
    about: str = ""
    """A few words that tell it from its namesakes."""
    own: Collection[str] = ()
    """Those of its names that are no aliases, besides the label."""


class Asked(NamedTuple):
    """A name as it stands in a table, and what is known of the thing that it names; empty where nothing is."""

    name: str
    type: str = ""
    place: str = ""
    year: str = ""
    aliases: tuple[str, ...] = ()
    thing: str = ""
    """The IRI of a thing of the graph, if that is asked for by its names."""


class Evidence(NamedTuple):
    """One reason for a score: its key among the messages, what it costs, and details of the message."""

    key: str
    cost: float = 0
    details: Mapping[str, object] = {}

    def said(self, language: str) -> str:
        """Return the reason in words."""
        from creativegraph.messages.table import message

        return message(f"reconcile.{self.key}", language, **self.details)


class Candidate(NamedTuple):
    """A thing that a name may mean: how likely, from 0 to 100, whether nothing else can be meant, and why."""

    id: str
    label: str
    score: float
    sure: bool
    reasons: tuple[Evidence, ...]
    entry: Entry

    def why(self, language: str = "en") -> str:
        """Return the reasons in words."""
        return "; ".join(each.said(language) for each in self.reasons)
