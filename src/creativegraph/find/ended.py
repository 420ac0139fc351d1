"""Names that things had: of which no claim holds any more, since it has ended or is deprecated."""

from typing import TYPE_CHECKING

from creativegraph import project
from creativegraph.names.fold import fold

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["once_called"]


def once_called(graph: "Graph", text: str) -> dict[str, str]:
    """Return the things that had a name with all words of a text, or with words that begin so, and that name."""
    wanted = fold(text).split()
    found: dict[str, str] = {}
    for thing, name in graph.sparql(project.text_of("find/ended.rq")):  # type: ignore[union-attr] # a SELECT has rows
        words = fold(str(name)).split()
        if all(any(word.startswith(each) for word in words) for each in wanted):
            found.setdefault(str(thing), str(name))
    return found
