"""A graph of files that use none of our terms, as it is published: without the vocabulary that is opened with it."""

from typing import TYPE_CHECKING

from creativegraph.iris import BASE

if TYPE_CHECKING:
    from creativegraph.graph import Graph

__all__ = ["by_itself"]


def by_itself(graph: "Graph") -> "Graph":
    """Return the files of a graph alone if nothing in them is of our vocabulary; else the graph as it is."""
    from creativegraph.engine import OxigraphEngine
    from creativegraph.graph import Graph
    from creativegraph.store.load import loaded_alone
    from creativegraph.store.rdf_file import text_of
    from creativegraph.store.remarks import Remarks

    mixed = graph.packaged or graph.projects is not None or graph.read_tables() is not None
    if mixed or not graph.files or any(BASE.encode() in text_of(path) for path in graph.files):
        return graph
    made = loaded_alone(graph.files)
    engine = OxigraphEngine(made.store, made.written)
    alone = Graph(engine, graph.languages, None, graph.place, graph.files, timeout=graph.timeout)
    alone.remarks = Remarks(engine)
    return alone
