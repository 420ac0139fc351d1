"""The two SHACL engines, pySHACL and pyshacl-turbo: how each is run, and what the fast one cannot be trusted with.

Both get the same N-Triples and keep the labels of blank nodes and the lexical forms of literals as they were given, so
that their results can be compared word for word.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from creativegraph.engine import OxigraphEngine
from creativegraph.errors import FormatError, shown
from creativegraph.graph import Graph
from creativegraph.iris import PREFIXES
from creativegraph.validation.results import Result, results_of, without_consequences
from creativegraph.validation.shapes import alone, grouped, targeted

if TYPE_CHECKING:
    from rdflib import BNode
    from rdflib import Graph as RdflibGraph

__all__ = ["PROVEN", "Progress", "fast_version", "refusals", "run_fast", "run_pyshacl", "silent", "uncertain"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

PROVEN = "0.6.5"
"""The version of pyshacl-turbo whose findings the tests compare with those of pySHACL; no other is used."""
SHAPES_KEPT = 4
AS_IT_IS = (False, 100, 15, False, False, False, False, (), (), ())
"""No rules, at most 15 shapes within each other, all results, all targets."""
REFUSALS = (ValueError, RuntimeError, TypeError, KeyError)
"""What the fast engine raises for shapes that it cannot run."""
PLAIN = re.compile(
    rb"^(\S+ <(?:http://www\.w3\.org/1999/02/22-rdf-syntax-ns#first|http://www\.w3\.org/ns/shacl#hasValue)>"
    rb" \"[^\n]*\") \.$",
    re.MULTILINE,
)
"""Strings in sh:in and sh:hasValue: the engine finds none in a store equal to them unless they name their datatype."""
GROUPS, LARGE = 40, 20_000
"""In how many runs of pySHACL the shapes go over a graph of more triples, so that minutes of work show progress."""


class Native(Protocol):
    """Shapes as the fast engine's own code holds them."""

    def validate(self, *arguments: object) -> tuple[bool, str, str, object, object]:
        """Whether some N-Quads conform, the report as N-Triples, the report as text, and what rules added."""


class Ready(Protocol):
    """Shapes compiled for the fast engine."""

    _native: Native


class SameLabels(dict[str, "BNode"]):
    """Keeps the labels of blank nodes, which rdflib would give anew."""

    def get(self, label: str, default: object = None) -> "BNode":  # noqa: ARG002
        """Return the blank node with this label."""
        from rdflib import BNode

        return BNode(label)


@contextmanager
def untouched_literals() -> Iterator[None]:
    """Have rdflib keep literals as written, and not warn of those that are no value of their datatype.

    A finding explains these better than the warnings and tracebacks of rdflib.
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
    """Parse N-Triples into an rdflib graph."""
    from rdflib import Graph as RdflibGraph

    graph = RdflibGraph()
    graph.parse(data=data, format="nt", bnode_context=SameLabels())
    return graph


@lru_cache(maxsize=SHAPES_KEPT)
def shapes_in_rdflib(rules: bytes) -> "RdflibGraph":
    """Return shapes as an rdflib graph that nobody may change."""
    with untouched_literals():
        return in_rdflib(rules)


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
        shapes, start = shapes_in_rdflib(rules), monotonic()
        groups = grouped(rules, GROUPS) if len(graph) > LARGE else [rules]
        for number, group in enumerate(groups):
            left = (monotonic() - start) / number * (len(groups) - number) if number else 0
            about = f", about {left / 60:.0f} min left" if left > 90 else ""
            progress(f"validating with pySHACL{about}", number, len(groups))
            found += results_of(pyshacl_report(data, in_rdflib(group) if len(groups) > 1 else shapes), shapes)
    return without_consequences(found)


def pyshacl_report(data: "RdflibGraph", shapes: "RdflibGraph") -> bytes:
    """Return the report of pySHACL as N-Triples.

    Raises:
        FormatError: the shapes cannot be run.
    """
    from pyshacl import validate  # noqa: TID251 - this is the one place
    from rdflib import Graph as RdflibGraph

    try:
        _, report, text = validate(data, shacl_graph=shapes, advanced=True, inplace=True)
    except Exception as error:  # pySHACL and rdflib raise the bare class for a prefix that is not declared
        raise FormatError(f"the shapes cannot be run: {shown(str(error))}; correct them") from error
    if not isinstance(report, RdflibGraph):
        raise FormatError(f"the shapes cannot be run: {shown(text)}; correct them")
    return report.serialize(format="nt", encoding="utf-8")


@cache
def fast_version() -> str:
    """Return the version of pyshacl-turbo that is installed, or nothing."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pyshacl-turbo")
    except PackageNotFoundError:
        return ""


def run_fast(graph: Graph, rules: bytes) -> list[Result] | str:
    """Return the results of pyshacl-turbo, or why it cannot run these shapes.

    Its report is taken as text: making an rdflib graph of it, as its public function does, takes as long as validation.
    """
    try:
        native = compiled(rules)._native  # noqa: SLF001 - in the one version that is tested
        _, report, *_ = native.validate(quads_of(graph), "oxigraph-nquads", None, *AS_IT_IS)
    except REFUSALS as error:
        return shown(str(error))
    return without_consequences(results_of(report, shapes_in_rdflib(rules)))


def refusals(rules: bytes) -> dict[str, str]:
    """Return the shapes with targets that the fast engine cannot run, with its reasons."""
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
    """Compile shapes for the fast engine."""
    from pyshacl_turbo import compile_shapes  # noqa: TID251 - this is the one place

    typed = PLAIN.sub(rb"\1^^<http://www.w3.org/2001/XMLSchema#string> .", rules)
    with untouched_literals():
        made: Ready = compile_shapes(in_rdflib(typed), advanced=True)
    return made


def quads_of(graph: Graph) -> str:
    """Return the graph as N-Quads, all in the default graph."""
    from pyoxigraph import RdfFormat

    store = graph.store()
    if next(store.named_graphs(), None) is None:
        return (store.dump(format=RdfFormat.N_QUADS) or b"").decode()
    return graph.engine.ntriples().decode()


@lru_cache(maxsize=SHAPES_KEPT)
def uncertain(rules: bytes) -> Mapping[str, str]:
    """Return the constraints for which the fast engine could compute other values than pySHACL, and why."""
    from pyoxigraph import RdfFormat, parse

    queries = {PREFIXES["sh"] + name for name in ("select", "ask", "construct")}
    why = "a sum goes on after a difference or a quotient; put it in another order"
    return {
        str(each.subject): why
        for each in parse(rules, format=RdfFormat.N_TRIPLES, lenient=True)
        if each.predicate.value in queries and doubtful_sum(str(getattr(each.object, "value", "")))
    }


TOKEN = re.compile(
    r"""
    (?P<skipped>\#[^\n]* | <[^<>"{}|^`\\\s]*> | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | @[A-Za-z0-9-]+ )
    | (?P<value>[?$]\w+ | \d+(?:\.\d+)?(?:[eE][+-]?\d+)? )
    | (?P<name>[\w-]*:[\w.%-]* | [A-Za-z_]\w* )
    | (?P<sign>[-+*/])
    | (?P<open>[({]) | (?P<close>[)}])
    | (?P<end>&&|\|\||[<>=!,;.|^])
    """,
    re.VERBOSE | re.DOTALL,
)


class Sum:
    """What has been read of one sum: its signs, and whether it has values. A path (``cg:a/cg:b``) has none."""

    def __init__(self, bracket: str) -> None:
        self.bracket = bracket
        self.signs = ""
        self.has_values = False

    @property
    def goes_on(self) -> bool:
        """True if something follows a difference or a quotient; sums stand in round brackets only."""
        return self.bracket == "(" and self.has_values and len(self.signs.lstrip("+*")) > 1


def doubtful_sum(query: str) -> bool:
    """Return True if a sum in a query goes on after a difference or a quotient.

    pyshacl-turbo 0.6.5 computes ``10 - 4 + 1`` as ``10 - (4 + 1)`` and ``8 / 2 * 2`` as ``8 / (2 * 2)``, against the
    order that SPARQL prescribes. To send too many shapes to pySHACL does no harm, it is only slow.
    """
    sums, found = [Sum("")], False
    for token in TOKEN.finditer(query):
        kind, text = token.lastgroup, token.group()
        if kind == "value":
            sums[-1].has_values = True
        elif kind == "sign":
            sums[-1].signs += text
        elif kind == "open":
            sums.append(Sum(text))
        elif kind in {"end", "close"}:
            done = sums.pop()
            found = found or done.goes_on
            if kind == "end" or not sums:
                sums.append(Sum(done.bracket))
            else:
                sums[-1].has_values |= done.has_values
    return found
