"""The parts of patterns: words, slots, and what stands in a row or in the place of another."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

__all__ = ["TEXTS", "Chain", "Either", "Hole", "Node", "Slot", "Word", "holes", "marks", "needs", "rarest"]

TEXTS = frozenset(("words", "clause", "quoted", "number"))
"""What slots take that is no mention."""


class Slot(NamedTuple):
    """A slot of a pattern: what it takes, whether several, and the name of the slot within whose mention it stands."""

    types: tuple[str, ...]
    many: bool = False
    within: str = ""
    apart: bool = False
    """Whether other words and things may stand between several, such as the offices of persons."""


class Word(NamedTuple):
    """A word; with ``open`` any that begins so. A mark is not ``needed`` to find a pattern."""

    text: str
    open: bool = False
    needed: bool = True
    forms: tuple[str, ...] = ()
    """The other forms of the word."""


class Hole(NamedTuple):
    """A slot where it stands, the slot within its name, and what joins several things in it."""

    name: str
    slot: Slot
    inner: str = ""
    inside: Slot | None = None
    joint: "Node | None" = None
    again: "Node | None" = None


class Chain(NamedTuple):
    """Parts one after the other."""

    parts: "tuple[Node, ...]"


class Either(NamedTuple):
    """One of several parts; where one may be missing, it is the only one."""

    parts: "tuple[Node, ...]"
    missing: bool = False


Node: TypeAlias = Word | Hole | Chain | Either | str
"""A part of a pattern; a text is an expression."""


def needs(node: Node) -> list[frozenset[str]]:
    """Return of which words one must be there each, for a part to stand."""
    if isinstance(node, Word):
        return [frozenset((node.text + "*" * node.open, *node.forms))] if node.needed else []
    if isinstance(node, Chain):
        return [need for part in node.parts for need in needs(part)]
    if isinstance(node, Either) and not node.missing:
        found = [rarest(needs(part)) for part in node.parts]
        return [frozenset().union(*found)] if all(found) else []
    return []


def marks(node: Node) -> Iterator[tuple[str, ...]]:
    """Yield the types of the mentions that a part has in any case."""
    if isinstance(node, Chain):
        for part in node.parts:
            yield from marks(part)
    elif isinstance(node, Hole) and node.slot.types[0] not in TEXTS:
        yield node.slot.types


def holes(node: Node) -> Iterator[Hole]:
    """Yield the slots of a part."""
    if isinstance(node, Hole):
        yield node
    elif isinstance(node, (Chain, Either)):
        for part in node.parts:
            yield from holes(part)


def rarest(found: list[frozenset[str]]) -> frozenset[str]:
    """Return the words, of those of which a sentence must have one, that are the rarest: few ones, and long ones."""
    return min(found, key=lambda each: (len(each), -sum(map(len, each)) / len(each)), default=frozenset[str]())
