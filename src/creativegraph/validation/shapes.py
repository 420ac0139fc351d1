"""Reads the shapes that a graph is validated against, the packaged ones and further files, as N-Triples."""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from zlib import crc32

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from creativegraph import project
from creativegraph.iris import PREFIXES
from creativegraph.store.load import triples_in
from creativegraph.validation.remote import refuse_remote
from creativegraph.validation.shapes_graph import closure, shapes_of

__all__ = ["about", "aimed", "grouped", "parted", "reached", "read_shapes", "rule_names", "targeted"]

RULE = b" <http://www.w3.org/ns/shacl#rule> "
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target")
AIM = re.compile(
    rb"^(\S+) <http://www\.w3\.org/ns/shacl#(?:" + "|".join(TARGETS).encode() + rb")> [^\n]*\n", re.MULTILINE
)


def read_shapes(more: str | Path | Iterable[str | Path]) -> bytes:
    """Return the packaged shapes and further files, as N-Triples.

    Raises:
        UnreadableError: a file is missing or is not what its name says; the message names the line.
        RemoteAccessError: a query in a further file would fetch from elsewhere.
    """
    own = [*map(Path, [more] if isinstance(more, (str, Path)) else more)]
    for path in own:
        refuse_remote(path, triples_in(path))
    paths = [*sorted(project.folder("shapes").glob("*.ttl")), *own]
    return b"".join(ntriples_of(path) for path in paths)


def ntriples_of(path: Path) -> bytes:
    """Return a file of shapes as N-Triples; the labels of blank nodes are the same each time.

    Raises:
        UnreadableError: the file is missing or is not what its name says; the message names the line.
    """
    name = f"s{crc32(path.name.encode()):08x}"
    labels: dict[str, BlankNode] = {}

    def labelled(node: NamedNode | BlankNode | Literal | Triple) -> NamedNode | BlankNode | Literal | Triple:
        if not isinstance(node, BlankNode):
            return node
        return labels.setdefault(node.value, BlankNode(f"{name}n{len(labels)}"))

    lines = {
        f"{labelled(each.subject)} {each.predicate} {labelled(each.object)} .\n": None for each in triples_in(path)
    }
    return "".join(lines).encode()


def rule_names(rules: bytes) -> list[str]:
    """Return the IRIs of all shapes; each has a severity."""
    return [node.strip("<>") for node in shapes_of(rules).about for _ in shapes_of(rules).values(node, "sh:severity")]


def targeted(rules: bytes) -> list[str]:
    """Return the shapes that have a target, as N-Triples writes them, in order."""
    return sorted({found[1].decode() for found in AIM.finditer(rules)})


def aiming(rules: bytes, kept: Collection[str]) -> bytes:
    """Return the shapes, with the targets of some only."""
    return AIM.sub(lambda aim: aim[0] if aim[1].decode() in kept else b"", rules)


def grouped(rules: bytes, number: int) -> list[bytes]:
    """Return the shapes several times, each time with other targets, so that together they have all.

    Shapes with SHACL rules stay together: what a rule adds may make another shape find something.
    """
    if RULE in rules:
        return [rules]
    shapes = targeted(rules)
    return [aiming(rules, shapes[place::number]) for place in range(min(number, len(shapes)))] or [rules]


def aimed(rules: bytes, things: Mapping[str, Iterable[str]]) -> bytes:
    """Return some shapes with these things as their only targets; both as N-Triples writes them."""
    lines = [
        f"{shape} <{PREFIXES['sh']}targetNode> {thing} .\n" for shape, some in things.items() for thing in sorted(some)
    ]
    return about(aiming(rules, ()), reached(rules, things)) + "".join(lines).encode()


def reached(rules: bytes, shapes: Iterable[str]) -> frozenset[str]:
    """Return some shapes and all that they are made of."""
    links = shapes_of(rules).links
    return frozenset[str]().union(*(closure(shape, links) for shape in shapes))


def about(rules: bytes, nodes: Collection[str]) -> bytes:
    """Return the triples about some nodes."""
    return b"".join(line for line in rules.splitlines(keepends=True) if line.partition(b" ")[0].decode() in nodes)


def parted(rules: bytes, refused: Mapping[str, str]) -> tuple[bytes, bytes, list[str]]:
    """Return the shapes with targets that use nothing ``refused``, all with the targets of the others, and reasons."""
    shapes = targeted(rules) if refused else []
    slow = {shape: refused[min(used)] for shape in shapes if (used := reached(rules, [shape]) & refused.keys())}
    if not slow:
        return rules, b"", []
    quick = set(shapes) - slow.keys()
    unused = reached(rules, slow) - reached(rules, quick)
    fast = about(aiming(rules, quick), shapes_of(rules).about.keys() - unused)
    return fast, aiming(rules, slow), [f"{shape.strip('<>')}: {why}" for shape, why in slow.items()]
