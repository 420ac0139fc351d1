"""How each of the two SHACL engines is run, pySHACL and pyshacl-turbo; which version of the latter (PROVEN).

What the fast one cannot be trusted with is in uncertain.py.

Both get the same N-Triples and keep the labels of blank nodes and the lexical forms of literals as they were given, so
that their results can be compared word for word.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from time import monotonic
from types import ModuleType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from creativegraph.engine import OxigraphEngine
from creativegraph.engine.rdflib import Rdf12Error, in_terms, without_complaints
from creativegraph.engine.tags import CAPITALS, marked
from creativegraph.engine.text import TextEngine
from creativegraph.engine.written import Written, as_rdf_11, as_written
from creativegraph.errors import FormatError
from creativegraph.graph import Graph
from creativegraph.messages.characters import cut, one_line, visible
from creativegraph.validation.engines.pyshacl import for_pyshacl
from creativegraph.validation.engines.results import Result, results_of
from creativegraph.validation.shapes.graph import SHAPES_KEPT, shapes_of
from creativegraph.validation.shapes.shapes import bound_in, grouped, part, targeted
from creativegraph.validation.terms import as_read

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph

__all__ = [
    "CANNOT",
    "CORRECT",
    "PROVEN",
    "UNEXPLAINED",
    "Progress",
    "fast_version",
    "in_rdf_11",
    "refusals",
    "run_fast",
    "run_on",
    "run_pyshacl",
    "silent",
    "triples_of",
]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

PROVEN = "0.6.5"
"""The version of pyshacl-turbo whose findings the tests compare with those of pySHACL; no other is used."""
AS_IT_IS = (False, 100, 15, False, False, False, False, (), (), ())
"""No rules, at most 15 shapes within each other, all results, all targets."""
REFUSALS = (ValueError, RuntimeError, TypeError, KeyError)
"""What the fast engine raises for shapes that it cannot run."""
TAGGED_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"@[a-zA-Z0-9-]+')
TAGGED = re.compile(TAGGED_TEXT.pattern.encode())
CANNOT, CORRECT = "the shapes cannot be run: ", "; correct them"
LONGEST_REASON = 200
LABEL = re.compile(r"_:\w+")
UNEXPLAINED = "pySHACL stops at it without a reason"
GROUPS, LARGE = 40, 20_000
"""In how many runs of pySHACL the shapes go over a graph of more triples, so that minutes of work show progress."""


@contextmanager
def untouched_literals() -> Iterator[None]:
    """Have rdflib keep literals as written, and not warn of those that are no value of their datatype.

    A finding explains these better than the warnings and tracebacks of rdflib.
    """
    import rdflib

    own = logging.getLogger("pyshacl-validate")  # prints what is raised as well
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    own.disabled = True
    try:
        with without_complaints(), warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=UserWarning, module=r"rdflib\.term")
            warnings.filterwarnings("ignore", category=Warning, module="pyshacl")
            yield
    finally:
        rdflib.NORMALIZE_LITERALS = before
        own.disabled = False


def in_rdflib(data: bytes) -> "RdflibGraph":
    """Return N-Triples as an rdflib graph with the same blank nodes."""
    from rdflib import BNode

    from creativegraph.validation.engines.prepared import PreparedGraph

    graph = PreparedGraph()
    try:
        graph.addN((*each, graph) for each in in_terms(data, BNode))
    except Rdf12Error as error:
        raise FormatError(f"{CANNOT}no engine knows triple terms and texts with a direction{CORRECT}") from error
    return graph


def silent(what: str, done: int, total: int) -> None:
    """Show no progress."""


def run_pyshacl(graph: Graph, rules: bytes, progress: Progress = silent) -> list[Result]:
    """Return the results of pySHACL.

    Raises:
        FormatError: the shapes cannot be run.
    """
    found: list[Result] = []
    with untouched_literals():
        progress(f"reading {len(graph):,} triples with pySHACL", 0, 0)
        data = in_rdflib(graph.engine.ntriples())
        for prefix, namespace in bound_in(rules).items():
            data.bind(prefix, namespace, replace=True)
        start = monotonic()
        groups = grouped(rules, GROUPS) if len(graph) > LARGE else [rules]
        for number, group in enumerate(groups):
            left = (monotonic() - start) / number * (len(groups) - number) if number else 0
            about = f", about {left / 60:.0f} min left" if left > 90 else ""
            progress(f"validating with pySHACL{about}", number, len(groups))
            found += results_of(pyshacl_report(data, for_pyshacl(in_rdflib(group), data)), shapes_of(rules))
    return found


def pyshacl_report(data: "RdflibGraph", shapes: "RdflibGraph") -> bytes:
    """Return the report of pySHACL as N-Triples.

    Raises:
        FormatError: the shapes cannot be run.
    """
    from pyshacl import validate  # noqa: TID251 - this is the one place
    from rdflib import Graph as RdflibGraph

    try:
        _, report, text = validate(data, shacl_graph=shapes, advanced=True, inplace=True)
    except MemoryError:
        raise
    except Exception as error:  # pySHACL and rdflib raise the bare class for a prefix that is not declared
        raise FormatError(f"{CANNOT}{why(error)}{CORRECT}") from error
    if not isinstance(report, RdflibGraph):
        raise FormatError(f"{CANNOT}{cut(visible(one_line(text)), LONGEST_REASON)}{CORRECT}")
    return report.serialize(format="nt", encoding="utf-8")


def why(error: Exception) -> str:
    """Return the reason that an error of pySHACL or rdflib gives, or that stands behind one of Python."""
    if isinstance(error, RecursionError):
        return "a function or shape of it calls itself without end, or lies too deep"
    if str(error).startswith("int() "):
        return "a whole number of it cannot be read, or has too many digits"
    if not str(error) or isinstance(error, (LookupError, ArithmeticError, AttributeError, TypeError)):
        return f"{UNEXPLAINED} ({type(error).__name__})"
    return cut(visible(one_line(str(error).partition("\nFor reference, see")[0]).rstrip(".")), LONGEST_REASON)


@cache
def fast_version() -> str:
    """Return the version of pyshacl-turbo that is installed, or nothing."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pyshacl-turbo")
    except PackageNotFoundError:
        return ""


def triples_of(graph: Graph) -> bytes:
    """Return a graph as N-Triples; one that its store holds as it was written comes from there, which is quicker."""
    engine = graph.embedded()
    if isinstance(engine, TextEngine) or engine.written or next(engine.store.named_graphs(), None) is not None:
        return engine.ntriples()
    return engine.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""


def in_rdf_11(graph: Graph) -> tuple[Graph, bytes, int, int]:
    """Return a graph as the engines know RDF, its N-Triples, and how many triple terms and directions it is without."""
    data, terms, directions = as_rdf_11(triples_of(graph))
    if terms or directions:
        store, written = ox.Store(), Written()
        as_written(lambda: ox.parse(marked(data), format=ox.RdfFormat.N_TRIPLES, lenient=True), store, written)
        graph = Graph(OxigraphEngine(store, written))
    return graph, data, terms, directions


def run_fast(graph: Graph, rules: bytes, data: bytes | None = None) -> list[Result] | str:
    """Return the results of pyshacl-turbo, or why it cannot run these shapes.

    ``data`` are the triples of the graph, where they are known already.
    """
    return run_on(triples_of(graph) if data is None else data, rules)


def run_on(data: bytes, rules: bytes, of: bytes = b"") -> list[Result] | str:
    """Return the results of pyshacl-turbo on N-Triples; results are told by the shapes that these are a part ``of``.

    Its report is taken as text: making an rdflib graph of it, as its public function does, takes as long as validation.
    """
    try:
        _, report, *_ = compiled(rules)(data.decode(), "nt", None, *AS_IT_IS)
    except REFUSALS as error:
        return cut(visible(one_line(LABEL.sub("[]", str(error)))), LONGEST_REASON)
    return list(results_of(with_tags_of(data, report), shapes_of(of or rules)))


def with_tags_of(data: bytes, report: str) -> str:
    """Return the report of the fast engine, which has language tags in lower case, with those of the data."""
    if not re.search(CAPITALS, data):
        return report
    there = {found[0].decode() for found in TAGGED.finditer(data)}
    written = {as_read(each): each for each in there if as_read(each) not in there}
    return TAGGED_TEXT.sub(lambda found: written.get(found[0], found[0]), report)


def refusals(rules: bytes, graph: Graph | None = None) -> dict[str, str]:
    """Return the shapes with targets that the fast engine cannot run, with its reasons: halved until each is alone.

    They run over an empty graph, unless one is given: some fail at what is in it.
    """
    over = Graph(OxigraphEngine(ox.Store())) if graph is None else graph
    data = over.engine.ntriples()

    def refused(shapes: tuple[str, ...]) -> dict[str, str]:
        why = run_fast(over, part(rules, shapes), data) if shapes else []
        if not isinstance(why, str):
            return {}
        half = len(shapes) // 2
        return {**refused(shapes[:half]), **refused(shapes[half:])} if half else {shapes[0]: why}

    return refused(targeted(rules))


@lru_cache(maxsize=SHAPES_KEPT)
def compiled(rules: bytes) -> Callable[..., tuple[bool, str, str, object, object]]:
    """Return the function of shapes compiled for the fast engine.

    It takes N-Triples, and returns whether they conform, the report as N-Triples and as text, and what rules added.
    Both shapes and data go to it as text: strings that come from a store or from rdflib may name their datatype, and
    are then no strings of the queries in shapes; of booleans only ``true`` counts as true, as SHACL has it.
    """
    make, text, bound = native().CompiledShapes, rules.decode(), bound_in(rules)
    try:
        made = make(text, "nt", None, True, False, list(bound.items()))
    except REFUSALS:
        made = make(text, "nt", None, True, False, list((known_to_rdflib() | bound).items()))
    validate: Callable[..., tuple[bool, str, str, object, object]] = made.validate
    return validate


@cache
def native() -> ModuleType:
    """Return the compiled part of pyshacl-turbo without its Python, which imports rdflib."""
    home = find_spec("pyshacl_turbo")
    spec = PathFinder.find_spec("_native", home.submodule_search_locations) if home else None
    if spec is None or spec.loader is None:
        raise ImportError("pyshacl-turbo has no module _native", name="pyshacl_turbo._native")
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def known_to_rdflib() -> dict[str, str]:
    """Return the prefixes that queries in shapes may use though nothing declares them."""
    from rdflib import Graph as RdflibGraph

    return {prefix: str(namespace) for prefix, namespace in RdflibGraph().namespaces()}
