"""How many triples each property has, and how long their values are: compares large graphs without a download.

Two graphs with the same tally may still differ: in a value that is as long in one as in the other, and in what has it.
"""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Tally", "tally_of", "told"]

ESCAPED = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


class Tally(NamedTuple):
    """By the IRIs of properties: the number of triples, and of characters of their values."""

    sizes: Counter[str]
    characters: Counter[str]


def tally_of(lines: Iterable[bytes]) -> Tally:
    """Return the tally of lines of N-Triples without blank nodes."""
    values: defaultdict[str, list[int]] = defaultdict(list)
    for line in lines:
        _, name, value = line.decode().split(" ", 2)
        values[name].append(length(value) if value[0] == '"' else len(value) - len("<> ."))
    sizes = Counter({name[1:-1]: len(some) for name, some in values.items()})
    return Tally(sizes, Counter({name[1:-1]: sum(some) for name, some in values.items()}))


def length(value: str) -> int:
    """Return how many characters the text of a literal has, as STRLEN(STR(…)) counts them."""
    text = value[1 : value.rindex('"')]
    return len(ESCAPED.sub("-", text) if "\\" in text else text)


def told(data: bytes) -> Tally:
    """Return the tally that a server has answered, as CSV."""
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]
    return Tally(
        Counter({name: int(size) for name, size, _ in rows}),
        Counter({name: int(characters or 0) for name, _, characters in rows}),
    )
