"""The shapes that a graph is compared with: the packaged ones and further files, as N-Triples."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from creativegraph import resources
from creativegraph.engines import OxigraphEngine
from creativegraph.opening import load
from creativegraph.validation.arithmetic import reckons_in_turn
from creativegraph.values import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

__all__ = ["message_of", "named", "named_shape", "ntriples_of", "read", "unsure"]

SHAPES_KEPT = 4


def named(prefix: str, local: str) -> "Node":
    """A term for rdflib."""
    from rdflib import URIRef

    return URIRef(PREFIXES[prefix] + local)


def read(more: str | Path | Iterable[str | Path]) -> bytes:
    """The packaged shapes and further files, as N-Triples.

    Raises:
        UnreadableError: a file is missing or is not what its name says; the message names the line.
    """
    own = [more] if isinstance(more, (str, Path)) else more
    paths = [*sorted(resources.folder("shapes").glob("*.ttl")), *map(Path, own)]
    return b"".join(ntriples_of(path) for path in paths)


def ntriples_of(path: Path) -> bytes:
    """A file of shapes as N-Triples."""
    from pyoxigraph import Store

    store = Store()
    load(store, path)
    return OxigraphEngine(store).ntriples()


@lru_cache(maxsize=SHAPES_KEPT)
def unsure(rules: bytes) -> str:
    """Why the fast engine could come to other findings than pySHACL; nothing where it does not."""
    from pyoxigraph import RdfFormat, parse

    queries = {PREFIXES["sh"] + name for name in ("select", "ask", "construct")}
    for each in parse(rules, format=RdfFormat.N_TRIPLES, lenient=True):
        if each.predicate.value in queries and reckons_in_turn(str(getattr(each.object, "value", ""))):
            return f"a sum of {each.subject} goes on after a difference or a quotient; put it in another order"
    return ""


def named_shape(rules: "RdflibGraph", shape: "Node | None") -> str:
    """The IRI of a shape; of an unnamed one that of the nearest named shape that it is part of."""
    from rdflib import URIRef

    todo, seen = [shape], {shape}
    for each in todo:
        if isinstance(each, URIRef):
            return str(each)
        above = set(rules.subjects(None, each)) - seen if each is not None else set()
        todo.extend(sorted(above, key=str))
        seen |= above
    return str(shape)


def message_of(rules: "RdflibGraph", results: "RdflibGraph", shape: "Node | None", node: "Node", language: str) -> str:
    """What the shape advises, in this language where it can, else in English; the engine's words where it is mute."""
    from rdflib import Literal

    said = list(rules.objects(shape, named("sh", "message"))) if shape is not None else []
    said = said or sorted(results.objects(node, named("sh", "resultMessage")), key=str)
    spoken = {each.language or "": str(each) for each in said if isinstance(each, Literal)}
    return spoken.get(language) or spoken.get("en") or next(iter(spoken.values()), "")
