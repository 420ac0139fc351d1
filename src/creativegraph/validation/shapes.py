"""The shapes that a graph is compared with: the packaged ones and further files, as N-Triples."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from creativegraph import project
from creativegraph.iris import PREFIXES
from creativegraph.store.open import triples_in
from creativegraph.validation.arithmetic import reckons_in_turn

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["Parts", "aimed", "alone", "ntriples_of", "parted", "read", "targeted", "unsure"]

SHAPES_KEPT = 4
TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target")
AIM = re.compile(
    rb"^(\S+) <http://www\.w3\.org/ns/shacl#(?:" + "|".join(TARGETS).encode() + rb")> [^\n]*\n", re.MULTILINE
)


class Parts(NamedTuple):
    """Shapes for the fast engine, shapes for pySHACL, and why these."""

    fast: bytes
    reference: bytes
    reasons: tuple[str, ...]


def read(more: str | Path | Iterable[str | Path]) -> bytes:
    """The packaged shapes and further files, as N-Triples.

    Raises:
        UnreadableError: a file is missing or is not what its name says; the message names the line.
    """
    own = [more] if isinstance(more, (str, Path)) else more
    paths = [*sorted(project.folder("shapes").glob("*.ttl")), *map(Path, own)]
    return b"".join(ntriples_of(path) for path in paths)


def ntriples_of(path: Path) -> bytes:
    """A file of shapes as N-Triples; the labels of blank nodes are the same each time.

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
    """The shapes that have a target, as N-Triples writes them, in order."""
    return sorted({found[1] for found in AIM.finditer(rules)})


def aimed(rules: bytes, things: Mapping[str, Iterable[str]]) -> bytes:
    """Some shapes, and what they are made of, aimed at these things alone; both as N-Triples writes them."""
    lines = [
        f"{shape} <{PREFIXES['sh']}targetNode> {thing} .\n" for shape, some in things.items() for thing in sorted(some)
    ]
    kept = {part.encode() for shape in things for part in reached(rules, shape)}
    shapes = AIM.sub(b"", rules).splitlines(keepends=True)
    return b"".join(line for line in shapes if line.partition(b" ")[0] in kept) + "".join(lines).encode()


@lru_cache(maxsize=SHAPES_KEPT)
def unsure(rules: bytes) -> Mapping[str, str]:
    """Why the fast engine could come to other findings than pySHACL, by constraint; empty where it does not."""
    from pyoxigraph import RdfFormat, parse

    queries = {PREFIXES["sh"] + name for name in ("select", "ask", "construct")}
    found = {}
    for each in parse(rules, format=RdfFormat.N_TRIPLES, lenient=True):
        if each.predicate.value in queries and reckons_in_turn(str(getattr(each.object, "value", ""))):
            why = "a sum goes on after a difference or a quotient; put it in another order"
            found[str(each.subject)] = why
    return found


@lru_cache(maxsize=SHAPES_KEPT)
def links(rules: bytes) -> Mapping[str, frozenset[str]]:
    """What each thing among the shapes refers to."""
    from pyoxigraph import RdfFormat, parse

    found: dict[str, set[str]] = {}
    for each in parse(rules, format=RdfFormat.N_TRIPLES, lenient=True):
        found.setdefault(str(each.subject), set()).add(str(each.object))
    return {thing: frozenset(others & found.keys()) for thing, others in found.items()}


def reached(rules: bytes, shape: str) -> frozenset[str]:
    """A shape and all that it is made of."""
    known = links(rules)
    todo, seen = [shape], {shape}
    for each in todo:
        new = known.get(each, frozenset()) - seen
        todo.extend(sorted(new))
        seen |= new
    return frozenset(seen)


def alone(rules: bytes, shape: str) -> bytes:
    """A shape with all that it is made of, without the others."""
    kept = {each.encode() for each in reached(rules, shape)}
    return b"".join(line for line in rules.splitlines(keepends=True) if line.partition(b" ")[0] in kept)


def parted(rules: bytes, refused: Mapping[str, str]) -> Parts:
    """The shapes with targets in two parts: those made of nothing that is ``refused``, and the others with reasons."""
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
    """The shapes without some that have targets, and without what only these are made of."""
    gone = frozenset(unwanted)
    left = frozenset[str]().union(*(reached(rules, shape.decode()) for shape in wanted))
    lost = {part.encode() for shape in gone for part in reached(rules, shape.decode()) - left}
    aims = AIM.sub(lambda line: b"" if line[1] in gone else line[0], rules)
    return b"".join(line for line in aims.splitlines(keepends=True) if line.partition(b" ")[0] not in lost)
