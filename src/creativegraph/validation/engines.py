"""The two SHACL engines, pySHACL and the fast pyshacl-turbo; the one place that meets them.

Both get the same N-Triples, give an rdflib graph with the report, and keep the labels of blank nodes and the
lexical forms of literals as they were given, so that their findings can be compared word for word.
"""

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from creativegraph.engine import OxigraphEngine
from creativegraph.errors import FormatError, shown
from creativegraph.graph import Graph
from creativegraph.validation.results import Result, results_of, told_once
from creativegraph.validation.shapes import alone, targeted

if TYPE_CHECKING:
    from rdflib import BNode
    from rdflib import Graph as RdflibGraph

__all__ = ["PROVEN", "fast_version", "refusals", "run_fast", "run_pyshacl"]

PROVEN = "0.6.5"
"""The version of pyshacl-turbo that the tests hold to the findings of pySHACL; no other is used."""
SHAPES_KEPT = 4
AS_IT_IS = (False, 100, 15, False, False, False, False, (), (), ())
"""No rules, at most 15 shapes within each other, all findings, all targets."""
REFUSALS = (ValueError, RuntimeError, TypeError, KeyError)
"""What the fast engine raises for shapes that it will not run."""
PLAIN = re.compile(
    rb"^(\S+ <(?:http://www\.w3\.org/1999/02/22-rdf-syntax-ns#first|http://www\.w3\.org/ns/shacl#hasValue)>"
    rb" \"[^\n]*\") \.$",
    re.MULTILINE,
)
"""Strings in sh:in and sh:hasValue: unless they name their type, none in a store equals them."""


class Native(Protocol):
    """Shapes as the fast engine's own code holds them."""

    def validate(self, *words: object) -> tuple[bool, str, str, object, object]:
        """Whether some N-Quads conform, the report as N-Triples, the report in words, and what rules added."""


class Ready(Protocol):
    """Shapes that the fast engine has made ready."""

    _native: Native


class SameLabels(dict[str, "BNode"]):
    """Keeps the labels of blank nodes, which rdflib would give anew."""

    def get(self, label: str, default: object = None) -> "BNode":  # noqa: ARG002
        """The blank node with this label."""
        from rdflib import BNode

        return BNode(label)


@contextmanager
def untouched_literals() -> Iterator[None]:
    """Have rdflib keep literals as written, and quiet about those that are no value of their datatype.

    A finding tells these better than the warnings and tracebacks that rdflib has for them.
    """
    import rdflib

    log = logging.getLogger("rdflib.term")
    before, level = rdflib.NORMALIZE_LITERALS, log.level
    rdflib.NORMALIZE_LITERALS = False
    log.setLevel("ERROR")
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=UserWarning, module=r"rdflib\.term")
            yield
    finally:
        rdflib.NORMALIZE_LITERALS = before
        log.setLevel(level)


def in_rdflib(data: bytes) -> "RdflibGraph":
    """N-Triples as an rdflib graph."""
    from rdflib import Graph as RdflibGraph

    graph = RdflibGraph()
    graph.parse(data=data, format="nt", bnode_context=SameLabels())
    return graph


@lru_cache(maxsize=SHAPES_KEPT)
def shapes_in_rdflib(rules: bytes) -> "RdflibGraph":
    """Shapes as an rdflib graph, not to be written to."""
    with untouched_literals():
        return in_rdflib(rules)


def run_pyshacl(graph: Graph, rules: bytes) -> list[Result]:
    """The results of pySHACL, the reference.

    Raises:
        FormatError: the shapes cannot be run.
    """
    from pyshacl import validate  # noqa: TID251 - this is the one place
    from rdflib import Graph as RdflibGraph

    shapes = shapes_in_rdflib(rules)
    with untouched_literals():
        data = in_rdflib(graph.engine.ntriples())
        try:
            _, report, words = validate(data, shacl_graph=shapes, advanced=True, inplace=True)
        except Exception as error:  # pySHACL and rdflib raise the bare class for a prefix that is not declared
            raise FormatError(f"the shapes cannot be run: {shown(str(error))}; mend them") from error
        if not isinstance(report, RdflibGraph):
            raise FormatError(f"the shapes cannot be run: {shown(words)}; mend them")
        return told_once(results_of(report.serialize(format="nt", encoding="utf-8"), shapes))


@cache
def fast_version() -> str:
    """The version of pyshacl-turbo that is installed, or nothing."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pyshacl-turbo")
    except PackageNotFoundError:
        return ""


def run_fast(graph: Graph, rules: bytes) -> list[Result] | str:
    """The results of pyshacl-turbo, or why it will not run these shapes.

    Its report is taken as text: the rdflib graph that its public function makes of it takes as long as validation.
    """
    try:
        native = compiled(rules)._native  # noqa: SLF001 - of the one version that is proven
        _, report, *_ = native.validate(quads_of(graph), "oxigraph-nquads", None, *AS_IT_IS)
    except REFUSALS as error:
        return shown(str(error))
    return told_once(results_of(report, shapes_in_rdflib(rules)))


def refusals(rules: bytes) -> dict[str, str]:
    """The shapes with targets that the fast engine will not run, with its reasons."""
    from pyoxigraph import Store

    nothing = Graph(OxigraphEngine(Store()))
    found = {}
    for shape in targeted(rules):
        why = run_fast(nothing, alone(rules, shape.decode()))
        if isinstance(why, str):
            found[shape.decode()] = why
    return found


@lru_cache(maxsize=SHAPES_KEPT)
def compiled(rules: bytes) -> Ready:
    """Shapes made ready for the fast engine."""
    from pyshacl_turbo import compile_shapes  # noqa: TID251 - this is the one place

    typed = PLAIN.sub(rb"\1^^<http://www.w3.org/2001/XMLSchema#string> .", rules)
    with untouched_literals():
        made: Ready = compile_shapes(in_rdflib(typed), advanced=True)
    return made


def quads_of(graph: Graph) -> str:
    """The graph as N-Quads, all in the default graph."""
    from pyoxigraph import RdfFormat

    store = graph.store()
    if next(store.named_graphs(), None) is None:
        return (store.dump(format=RdfFormat.N_QUADS) or b"").decode()
    return graph.engine.ntriples().decode()
