"""The check of the version number: it says what changed since the last release."""

from typing import TYPE_CHECKING

from creativegraph.errors import FormatError
from creativegraph.ontology.checks import Check, Hit
from creativegraph.ontology.corpus import GRAPHS
from creativegraph.ontology.versions import ONTOLOGY, Release, complaints, made_of

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["CHECK", "find"]

CHECK = Check(
    "version-says-what-changed",
    "The version says what changed since the last release",
    "Terms or codes came, changed or vanished since the last release, and the version number does not say so.",
    "Raise the second number for what came or became wider, the first for what vanished or has another meaning.",
    "error",
    ("own",),
)


def find(store: "Store") -> list[Hit]:
    """One hit a complaint; one if there is no release to compare with."""
    from pyoxigraph import NamedNode

    if next(store.quads_for_pattern(None, None, None, NamedNode(GRAPHS + "released")), None) is None:
        return [
            Hit(ONTOLOGY, ("there is no release to compare with; write one with `creativegraph ontology release`",))
        ]
    try:
        old, new = release(store, "released"), release(store, "", "code")
    except FormatError as error:
        return [Hit(ONTOLOGY, (str(error),))]
    return [Hit(ONTOLOGY, (each,)) for each in complaints(old, new)]


def release(store: "Store", *graphs: str) -> Release:
    """The release in graphs of the store.

    Raises:
        FormatError: it does not say its version once.
    """
    from pyoxigraph import DefaultGraph, NamedNode

    places = [NamedNode(GRAPHS + each) if each else DefaultGraph() for each in graphs]
    return made_of(each.triple for where in places for each in store.quads_for_pattern(None, None, None, where))
