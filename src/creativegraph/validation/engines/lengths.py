"""Has blank nodes fail ``sh:minLength 0``, as SHACL says: both engines take that for no constraint at all.

They are asked for an empty ``sh:pattern`` beside it, which nothing but blank nodes fails, and that is told as it was.
A shape with a pattern of its own keeps it: a blank node fails any pattern, and with it the least length.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from creativegraph.iris import PREFIXES
from creativegraph.validation.engines.results import Result
from creativegraph.validation.shapes.graph import SHAPES_KEPT

__all__ = ["UNSIZED", "Least", "told_of_lengths", "with_patterns"]

SH = PREFIXES["sh"]
NONE = re.compile(rb"^(\S+) <" + re.escape(SH.encode()) + rb'minLength> "[+-]?0+"\^\^\S+ \.$', re.MULTILINE)
COMPONENTS = tuple(f"{SH}{name}ConstraintComponent" for name in ("Pattern", "MinLength"))
UNSIZED = (("", "A blank node has no length"),)
"""Where the shape has none: engines find nothing here, and have no words for it either."""


class Least(NamedTuple):
    """Shapes with a least length of 0: those given an empty pattern, those that had one, those with words of theirs."""

    given: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    worded: frozenset[str] = frozenset()


@lru_cache(maxsize=SHAPES_KEPT)
def with_patterns(rules: bytes) -> tuple[bytes, Least]:
    """Return shapes with an empty pattern where the least length is 0 and there is no other, and which these are."""
    pattern = f" <{SH}pattern> "
    shapes = {found[1].decode() for found in NONE.finditer(rules)}
    own, worded = (
        frozenset(each for each in shapes if f"\n{each} <{SH}{name}> ".encode() in b"\n" + rules)
        for name in ("pattern", "message")
    )
    given = frozenset(shapes - own)
    return rules + "".join(f'{each}{pattern}"" .\n' for each in sorted(given)).encode(), Least(given, own, worded)


def told_of_lengths(results: Iterable[Result], least: Least) -> Iterator[Result]:
    """Yield results, those of the patterns that were added told as of the least length, and both where both are."""
    pattern, length = COMPONENTS
    for each in results:
        of_length = each.component == pattern and (
            each.shape in least.given or (each.shape in least.own and (each.value or each.focus).startswith("_:"))
        )
        if not of_length or each.shape in least.own:
            yield each
        if of_length:
            messages = each.messages if each.shape in least.worded else UNSIZED
            yield each._replace(component=length, messages=messages)
