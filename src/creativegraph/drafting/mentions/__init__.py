"""The mentions in a report: words that mean a thing, a code, a time or a figure, with their places in its text."""

from creativegraph.drafting.document import Document
from creativegraph.drafting.mentions.mention import Mention
from creativegraph.graph import Graph

__all__ = ["Mention", "mentions"]


def mentions(document: Document, graph: Graph) -> list[Mention]:
    """Return all mentions of a report in the order of its text.

    None overlaps another but those that are ``inner``: they stand inside a larger thing.
    """
    from creativegraph.drafting.mentions.all import all_mentions
    from creativegraph.project import using

    with using(graph.projects):
        return all_mentions(document, graph)
