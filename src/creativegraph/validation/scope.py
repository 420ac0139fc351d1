"""What is judged by what: which shapes a graph is validated against, and which findings are about what was given.

docs/validation.md has the table, and the tests have a line for each of its rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from os.path import realpath  # pathlib refuses links to themselves
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from creativegraph.engine.text import TextEngine
from creativegraph.errors import UnreadableError
from creativegraph.graph import Graph
from creativegraph.iris import BASE
from creativegraph.project import NAME, PACKAGED, Packaged, Project, in_use, using
from creativegraph.store.load import loaded_alone
from creativegraph.store.places import split
from creativegraph.store.rdf_file import triples_in
from creativegraph.store.vocabulary import vocabulary_lines
from creativegraph.validation.engines.results import Result
from creativegraph.validation.report import Finding
from creativegraph.validation.shapes.shapes import labels_of, listed
from creativegraph.validation.terms import parsed

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Shapes", "about_given", "alone", "are_rdf", "beside", "is_rdf", "judged", "only_files"]

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


def beside(files: Iterable[str], places: Sequence[str | Path | Packaged | Graph]) -> tuple[str, ...]:
    """Return the files that were read beside those in the places given: packaged ones, and what a project extends."""
    given = [Path(realpath(each)) for each in places if not isinstance(each, (Graph, Packaged))]
    if not given:
        return ()
    return tuple(each for each in files if not any(Path(realpath(each)).is_relative_to(one) for one in given))


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
    engine, nodes = graph.embedded(), {each.focus for each in results}
    about = engine.about(nodes) if isinstance(engine, TextEngine) else engine.store
    with using(None):
        known = TextEngine(vocabulary_lines()).about(nodes)
    return [each for each in results if not is_vocabulary(each.focus, about, known)]


def is_vocabulary(focus: str, store: "Store", vocabulary: "Store") -> bool:
    """Return True for a node of the ontology or the code lists about which a store says nothing more than they do."""
    node = parsed(focus)
    if not isinstance(node, NamedNode):
        return False
    packaged = {quad.triple for quad in vocabulary.quads_for_pattern(node, None, None)}
    return bool(packaged) and all(quad.triple in packaged for quad in store.quads_for_pattern(node, None, None))


def judged(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings without those of shapes of projects that have nothing to do with what is found.

    A shape of a project judges what is in that project, in those that extend it, and in those that it extends.
    """
    used = in_use()
    if used is None or not used.sights or not findings:  # most often there are none, and the shapes need not be read
        return list(findings)
    shapes = {name: made for made in used.projects for name in shapes_in(made)}
    kept = []
    for each in findings:
        owner = shapes.get(str(each.rule)) or shapes.get(each.shape_term)
        owner = owner or (None if each.rule.startswith(BASE) else used.home(each.rule))
        about = (used.home(each.focus), used.holder(each.cell.file) if each.cell else None)
        if owner is None or all(made is None or has_to_do(owner, made) for made in about):
            kept.append(each)
    return kept


def shapes_in(made: Project) -> Iterator[str]:
    """Yield the names of what the files of shapes of a project describe; those of blank nodes as results have them."""
    for path in made.files("shapes", "*.ttl"):
        with suppress(SyntaxError, UnreadableError):
            named = labels_of(path)
            for each in triples_in(path):
                name = named(each.subject)
                yield getattr(name, "value", "") if isinstance(name, NamedNode) else str(name)


def has_to_do(one: Project, other: Project) -> bool:
    """Return whether one of two projects extends the other; the library is below all."""
    if one.is_library or one == other or other.base == one.base == BASE:
        return True
    if other.base == BASE:  # what is below this base is packaged
        return NAME in one.builds_on
    return one.name in other.builds_on or other.name in one.builds_on
