"""The shapes that a graph is validated against, the packaged ones and further files, as N-Triples."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from creativegraph import project
from creativegraph.iris import PREFIXES
from creativegraph.store.load import triples_in

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["Parts", "aimed", "alone", "grouped", "parted", "read_shapes", "rule_names", "shape_count", "targeted"]

SHAPES_KEPT = 4
RULE = b" <http://www.w3.org/ns/shacl#rule> "
SEVERITY = re.compile(rb"^(\S+) <http://www\.w3\.org/ns/shacl#severity> ", re.MULTILINE)
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target")
AIM = re.compile(
    rb"^(\S+) <http://www\.w3\.org/ns/shacl#(?:" + "|".join(TARGETS).encode() + rb")> [^\n]*\n", re.MULTILINE
)


class Parts(NamedTuple):
    """Shapes for the fast engine, and shapes for pySHACL with the reasons."""

    fast: bytes
    reference: bytes
    reasons: tuple[str, ...]


def read_shapes(more: str | Path | Iterable[str | Path]) -> bytes:
    """Return the packaged shapes and further files, as N-Triples.

    Raises:
        UnreadableError: a file is missing or is not what its name says; the message names the line.
    """
    own = [more] if isinstance(more, (str, Path)) else more
    paths = [*sorted(project.folder("shapes").glob("*.ttl")), *map(Path, own)]
    return b"".join(ntriples_of(path) for path in paths)


def ntriples_of(path: Path) -> bytes:
    """Return a file of shapes as N-Triples; the labels of blank nodes are the same each time.

    Raises:
        UnreadableError: the file is missing or is not what its name says; the message names the line.
    """
    from pyoxigraph import BlankNode, Triple

    name = f"s{crc32(path.name.encode()):08x}"
    labels: dict[str, BlankNode] = {}

    def labelled(node: "Term") -> "Term":
        if not isinstance(node, BlankNode):
            return node
        return labels.setdefault(node.value, BlankNode(f"{name}n{len(labels)}"))

    lines = {
        f"{Triple(labelled(each.subject), each.predicate, labelled(each.object))} .\n": None  # type: ignore[arg-type]
        for each in triples_in(path)
    }
    return "".join(lines).encode()


def targeted(rules: bytes) -> list[bytes]:
    """Return the shapes that have a target, as N-Triples writes them, in order."""
    return sorted({found[1] for found in AIM.finditer(rules)})


def shape_count(rules: bytes) -> int:
    """Return how many shapes there are; each has a severity."""
    return len(SEVERITY.findall(rules))


def rule_names(rules: bytes) -> frozenset[str]:
    """Return the IRIs of all shapes."""
    return frozenset(each.decode().strip("<>") for each in SEVERITY.findall(rules))


def grouped(rules: bytes, number: int) -> list[bytes]:
    """Return the shapes several times, each time with other targets, so that together they have all.

    Shapes with SHACL rules stay together: what a rule adds may make another shape find something.
    """
    if RULE in rules:
        return [rules]
    shapes = targeted(rules)
    groups = [frozenset(shapes[place::number]) for place in range(min(number, len(shapes)))] or [frozenset()]

    def aimed_at(group: frozenset[bytes]) -> bytes:
        return AIM.sub(lambda aim: aim[0] if aim[1] in group else b"", rules)

    return [aimed_at(group) for group in groups]


def aimed(rules: bytes, things: Mapping[str, Iterable[str]]) -> bytes:
    """Return some shapes with these things as their only targets; both as N-Triples writes them."""
    lines = [
        f"{shape} <{PREFIXES['sh']}targetNode> {thing} .\n" for shape, some in things.items() for thing in sorted(some)
    ]
    kept = {part.encode() for shape in things for part in reached(rules, shape)}
    shapes = AIM.sub(b"", rules).splitlines(keepends=True)
    return b"".join(line for line in shapes if line.partition(b" ")[0] in kept) + "".join(lines).encode()


@lru_cache(maxsize=SHAPES_KEPT)
def links(rules: bytes) -> Mapping[str, frozenset[str]]:
    """Return the nodes that each node of the shapes refers to."""
    from pyoxigraph import RdfFormat, parse

    found: dict[str, set[str]] = {}
    for each in parse(rules, format=RdfFormat.N_TRIPLES, lenient=True):
        found.setdefault(str(each.subject), set()).add(str(each.object))
    return {node: frozenset(others & found.keys()) for node, others in found.items()}


def reached(rules: bytes, shape: str) -> frozenset[str]:
    """Return a shape and all nodes that it is made of."""
    nodes = links(rules)
    todo, seen = [shape], {shape}
    for each in todo:
        new = nodes.get(each, frozenset()) - seen
        todo.extend(sorted(new))
        seen |= new
    return frozenset(seen)


def alone(rules: bytes, shape: str) -> bytes:
    """Return one shape with all that it is made of."""
    kept = {each.encode() for each in reached(rules, shape)}
    return b"".join(line for line in rules.splitlines(keepends=True) if line.partition(b" ")[0] in kept)


def parted(rules: bytes, refused: Mapping[str, str]) -> Parts:
    """Return the shapes with targets in two parts: those that use nothing ``refused``, and the others with reasons."""
    slow: dict[bytes, str] = {}
    for shape in targeted(rules) if refused else ():
        for each in sorted(reached(rules, shape.decode()) & refused.keys()):
            slow.setdefault(shape, refused[each])

    reasons = tuple(f"{shape.decode().strip('<>')}: {why}" for shape, why in sorted(slow.items()))
    if not slow:
        return Parts(rules, b"", reasons)
    quick = set(targeted(rules)) - slow.keys()
    return Parts(without(rules, slow, quick), without(rules, quick, slow), reasons)


def without(rules: bytes, unwanted: Iterable[bytes], wanted: Iterable[bytes]) -> bytes:
    """Return the shapes without some that have targets, and without what only these are made of."""
    gone = frozenset(unwanted)
    left = frozenset[str]().union(*(reached(rules, shape.decode()) for shape in wanted))
    lost = {part.encode() for shape in gone for part in reached(rules, shape.decode()) - left}
    aims = AIM.sub(lambda line: b"" if line[1] in gone else line[0], rules)
    return b"".join(line for line in aims.splitlines(keepends=True) if line.partition(b" ")[0] not in lost)
