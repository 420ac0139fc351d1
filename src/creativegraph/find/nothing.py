"""What to say where no name is found: why, and what may be meant."""

from typing import TYPE_CHECKING

from creativegraph.errors import shown
from creativegraph.find.ended import once_called
from creativegraph.iris import compact
from creativegraph.names.fold import fold
from creativegraph.names.suggest import spoken

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["nothing_found"]


def nothing_found(graph: "Graph", text: str) -> str:
    """Return why nothing may have been found, and what may be meant."""
    wanted = fold(text).split()
    if not any(map(str.isalnum, wanted)):
        return f"{shown(text)} has no letter or digit; give words of a name or their beginnings, there are no wildcards"
    if had := once_called(graph, text):
        iri, name = next(iter(had.items()))
        thing = compact(iri)
        return f"{shown(name)} was a name of {thing}, and no claim of it holds now; see `creativegraph why {thing}`"
    several = len(wanted) > 1
    why = "no name has all these words" if several else "no name has this word, or one that begins so"
    advice = "give fewer words" if several else "give fewer of its letters, or another name"
    near = " or ".join(map(compact, graph.lookup.near(text, ()) or graph.lookup.near(spoken(text), ())))
    return f"{why}; {f'did you mean {near}?' if near else advice}"
