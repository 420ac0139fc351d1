"""Has blank nodes fail ``sh:minLength 0``, as SHACL says: both engines take that for no constraint at all.

They are asked for an empty ``sh:pattern`` beside it, which nothing but blank nodes fails, and that is told as it was.
"""

import re
from collections.abc import Collection, Iterable

from creativegraph.iris import PREFIXES
from creativegraph.validation.engines.results import Result

__all__ = ["told_of_lengths", "with_patterns"]

SH = PREFIXES["sh"]
NONE = re.compile(rb"^(\S+) <" + re.escape(SH.encode()) + rb'minLength> "[+-]?0+"\^\^\S+ \.$', re.MULTILINE)
COMPONENTS = tuple(f"{SH}{name}ConstraintComponent" for name in ("Pattern", "MinLength"))
MESSAGE = (("", "A blank node has no length"),)


def with_patterns(rules: bytes) -> tuple[bytes, frozenset[str]]:
    """Return shapes with an empty pattern where the least length is 0 and there is no other, and which these are."""
    pattern = f" <{SH}pattern> "
    shapes = {found[1].decode() for found in NONE.finditer(rules)}
    shapes -= {each for each in shapes if f"{each}{pattern}".encode() in rules}
    return rules + "".join(f'{each}{pattern}"" .\n' for each in sorted(shapes)).encode(), frozenset(shapes)


def told_of_lengths(results: Iterable[Result], shapes: Collection[str]) -> list[Result]:
    """Return results with those of the patterns that were added told as of the least length."""
    given, meant = COMPONENTS
    return [
        each._replace(component=meant, messages=MESSAGE if says_pattern(each) else each.messages)
        if each.shape in shapes and each.component == given
        else each
        for each in results
    ]


def says_pattern(result: Result) -> bool:
    """Return True for a message of the engine about the pattern that was added."""
    return any("pattern" in text for _, text in result.messages)
