"""What the graph states of things as plain facts, by a small question that needs no names."""

from collections.abc import Iterable
from typing import cast

from creativegraph import project
from creativegraph.catalogue import bound
from creativegraph.graph import Graph
from creativegraph.graph.rows import Rows
from creativegraph.iris import IRI, render

__all__ = ["facts_of"]


def facts_of(graph: Graph, things: Iterable[IRI]) -> list[tuple[str, str, str]]:
    """Return things, properties and values as texts: by thing and property, literals first, in the order of texts."""
    asked = sorted(set(things))
    if not asked:
        return []
    text = bound(project.text_of("why/facts.rq"), {"thing": [render("iri", each) for each in asked]})
    rows = cast("Rows", graph.sparql(text))
    return [(str(thing), str(term), str(told)) for thing, term, _, told in rows if told is not None]
