"""Things by their names, in any language, with or without marks."""

from typing import NamedTuple

from creativegraph.graph import Graph
from creativegraph.iris import IRI

__all__ = ["Found", "find"]


class Found(NamedTuple):
    """A thing, its label in the reader's language, and the name by which it was found."""

    thing: IRI
    label: str
    name: str


def find(graph: Graph, text: str, *, limit: int = 20) -> list[Found]:
    """Things whose names have all words of ``text``, or words that begin so; each thing once.

    Case, marks (``Hà Nội`` as ``ha noi``, đ as d), composed or decomposed letters and punctuation do not
    count. Exact names come first, then names that begin so, then shorter names. Nothing found is ``[]``.

    Args:
        graph: where to look; its names are indexed at the first call.
        text: what to look for; only its first 1,000 characters count.
        limit: how many things at most.
    """
    hits = graph.index.find(text[:1000], limit)
    labels = graph.labels(hit.thing for hit in hits)
    return [Found(IRI(hit.thing), labels.get(hit.thing, hit.name), hit.name) for hit in hits]
