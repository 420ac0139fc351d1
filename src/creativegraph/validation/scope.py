"""What is judged by what: which shapes a graph is validated against, and which findings are about what was given.

docs/validation.md has the table, and the tests have a line for each of its rows.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from creativegraph.engine import in_memory
from creativegraph.graph import Graph
from creativegraph.project import PACKAGED, Packaged, using
from creativegraph.store.load import loaded_alone, split, vocabulary_lines
from creativegraph.validation.results import Result
from creativegraph.validation.shapes import listed
from creativegraph.validation.terms import parsed

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Shapes", "about_given", "alone", "are_rdf", "is_rdf", "only_files"]

Shapes = str | Path | Packaged | Iterable[str | Path | Packaged]


def alone(shapes: Shapes) -> bool:
    """Return True for shapes of one's own without the packaged ones among them: RDF is judged by nothing else."""
    given = listed(shapes)
    return bool(given) and PACKAGED not in given


def are_rdf(places: Sequence[str | Path | Packaged | Graph]) -> bool:
    """Return True if all places are RDF files, or folders with nothing else to read."""
    files = [each for each in places if not isinstance(each, Graph)]
    return bool(files) and PACKAGED not in files and not split(files)[0]


def is_rdf(graph: Graph) -> bool:
    """Return True for an open graph that was not made of tables."""
    return graph.built is None and not graph.packaged


def only_files(graph: Graph) -> Graph:
    """Return an open graph without the ontology and the code lists, if it was made of files of RDF."""
    if not graph.files:
        return graph
    made = loaded_alone(graph.files)
    return Graph(made.engine, graph.languages, None, graph.place, made.files, timeout=graph.timeout)


def about_given(graph: Graph, results: Sequence[Result]) -> list[Result]:
    """Return the results without those about the ontology and the code lists, of which the given files say nothing.

    They are in the graph beside what was given, and are the project's to mend. Where the packaged graph is validated,
    they are part of it.
    """
    if graph.packaged or not (graph.built or graph.files):
        return list(results)
    store = graph.embedded().store
    return [each for each in results if not is_vocabulary(each.focus, store)]


def is_vocabulary(focus: str, store: "Store") -> bool:
    """Return True for a node of the ontology or the code lists about which a store says nothing more than they do."""
    node = parsed(focus)
    if not isinstance(node, NamedNode):
        return False
    packaged = {quad.triple for quad in vocabulary().quads_for_pattern(node, None, None)}
    return bool(packaged) and all(quad.triple in packaged for quad in store.quads_for_pattern(node, None, None))


@cache
def vocabulary() -> "Store":
    """The ontology and the code lists of the packaged project."""
    with using(None):
        return in_memory(vocabulary_lines())
