"""The check of the version number: it says what changed since the last release."""

from typing import TYPE_CHECKING

from creativegraph.ontology.checks import Check, Hit
from creativegraph.ontology.corpus import GRAPHS
from creativegraph.ontology.versions import ONTOLOGY, VERSION, Release, complaints, version_of

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["CHECK", "find"]

CHECK = Check(
    "version-says-what-changed",
    "The version says what changed since the last release",
    "Terms came, changed or vanished since the last release, and the version number does not say so.",
    "Raise the second number for what came or changed, the first for what vanished, and write its migration query.",
    "error",
    ("own",),
)


def find(store: "Store") -> list[Hit]:
    """One hit a complaint; none before the first release."""
    old, new = release(store, "released"), release(store, "")
    if old is None:
        return []
    if new is None:
        return [Hit(ONTOLOGY, ("the ontology has no single owl:versionInfo; state its version once",))]
    return [Hit(ONTOLOGY, (each,)) for each in complaints(old, new)]


def release(store: "Store", graph: str) -> Release | None:
    """The ontology in a graph of the store; None if it does not say its version once."""
    from pyoxigraph import BlankNode, DefaultGraph, NamedNode

    where = NamedNode(GRAPHS + graph) if graph else DefaultGraph()
    statements = frozenset(
        (each.subject.value, each.predicate.value, str(each.object))
        for each in store.quads_for_pattern(None, None, None, where)
        if isinstance(each.subject, NamedNode) and not isinstance(each.object, BlankNode)
    )
    said = [value for subject, predicate, value in statements if (subject, predicate) == (ONTOLOGY, VERSION)]
    return Release(version_of(said[0].strip('"')), statements) if len(said) == 1 else None
