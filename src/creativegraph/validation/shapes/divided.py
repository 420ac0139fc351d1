"""Shapes in two: what looks ahead only, so that parts of a graph are enough, and what looks at the whole graph."""

from functools import lru_cache
from typing import NamedTuple

from creativegraph.iris import PREFIXES
from creativegraph.validation.shapes.graph import SHAPES_KEPT
from creativegraph.validation.shapes.reach import Reach, reaches, reaches_of_parts
from creativegraph.validation.shapes.shapes import part

__all__ = ["Divided", "divided"]

PROPERTY = f" <{PREFIXES['sh']}property> "


class Divided(NamedTuple):
    """The shapes that look ahead, the others, and the properties that each of these names (None: any)."""

    near: bytes
    far: bytes
    named: tuple[frozenset[str] | None, ...]


@lru_cache(maxsize=SHAPES_KEPT)
def divided(rules: bytes) -> Divided:
    """Return shapes in two, which together find the same.

    A shape of which some property shapes alone look elsewhere is in both: here without these, there with nothing else.
    """
    found = reaches(rules)
    wide = [shape for shape, each in found.items() if not each.ahead]
    halves: dict[str, dict[str, Reach]] = {}
    for shape in wide:
        parts = reaches_of_parts(rules, shape)
        rest = without(rules, [(shape, each) for each, reach in parts.items() if not reach.ahead])
        if any(each.ahead for each in parts.values()) and reaches(part(rest, [shape]))[shape].ahead:
            halves[shape] = parts
    ahead = [(shape, each) for shape, parts in halves.items() for each, reach in parts.items() if reach.ahead]
    others = [(shape, each) for shape, parts in halves.items() for each, reach in parts.items() if not reach.ahead]
    near = part(without(rules, others), [*(shape for shape, each in found.items() if each.ahead), *halves])
    far = part(without(rules, ahead), wide)
    return Divided(near, far, tuple(each.named for each in reaches(far).values()))


def without(rules: bytes, links: list[tuple[str, str]]) -> bytes:
    """Return shapes without some of the property shapes that they are made of."""
    lines = {f"{shape}{PROPERTY}{each} .\n".encode() for shape, each in links}
    return b"".join(line for line in rules.splitlines(keepends=True) if line not in lines)
