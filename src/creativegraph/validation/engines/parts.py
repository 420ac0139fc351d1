"""Validation in parts: things with all that they lead to, each part in a process of its own; findings are the same.

Shapes that look ahead (reach.py) see of a thing the same in its part as in the whole graph. The others run over all
things, but only over the properties that they name, in DuckDB where they mean the same as SQL (validation/sql).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from multiprocessing import get_all_start_methods

from creativegraph.engine.pool import side_by_side
from creativegraph.validation.engines import engines
from creativegraph.validation.engines.duckdb import in_columns, is_for_columns, run_in_columns
from creativegraph.validation.engines.results import Result
from creativegraph.validation.engines.subgraph import Spans, closed, lines_by_subject, narrowed
from creativegraph.validation.shapes.divided import divided
from creativegraph.validation.shapes.graph import shapes_of
from creativegraph.validation.shapes.reach import constants, of_objects
from creativegraph.validation.shapes.shapes import part, targeted

__all__ = ["run_in_parts"]

PART = 1 << 25
"""Bytes of the things of a part, as N-Triples, without what they lead to."""


def run_in_parts(data: bytes, rules: bytes, jobs: int) -> list[Result] | str:
    """Return the results of the fast engine, as ``engines.run_on`` does, found by several processes.

    Raises:
        UnreadableError: processes are killed again and again.
    """
    near, far, named = divided(rules)
    if "fork" not in get_all_start_methods() or not targeted(near):
        return engines.run_on(data, rules)
    lines = lines_by_subject(data)
    chunks = list(chunked(lines, max(1, min(PART, len(data) // jobs))))
    homes = {subject.decode(): number for number, chunk in enumerate(chunks) for subject in chunk}
    roots = [each.encode() for each in constants(rules)]
    aimed = lines_by_object(data, {each.encode() for each in of_objects(rules)})
    shapes_of(rules)  # so that no process has to read them

    def work(number: int) -> list[Result] | str:
        if number < len(chunks):
            aims = b"".join(line for node in chunks[number] for line in aimed.get(node, ()))
            return engines.run_on(aims + closed(data, lines, [*chunks[number], *roots]), near, rules)
        return run_on_all(narrowed(data, named), far, rules) if named else []

    *told, rest = side_by_side(work, len(chunks) + 1, jobs, "check")
    refused = [each for each in (*told, rest) if isinstance(each, str)]
    results = [each for each in (*told, rest) if not isinstance(each, str)]
    return refused[0] if refused else [*of_chunks(results[:-1], homes), *results[-1]]


def run_on_all(data: bytes, far: bytes, rules: bytes) -> list[Result] | str:
    """Return the results of shapes that look at the whole graph: as SQL where they mean the same in it."""
    found = run_in_columns(data, in_columns(far, targeted(far)), rules) if is_for_columns(data) else {}
    left = [shape for shape in targeted(far) if shape not in found]
    others = engines.run_on(data, part(far, left), rules) if left else []
    return others if isinstance(others, str) else [*(each for told in found.values() for each in told), *others]


def of_chunks(told: Iterable[list[Result]], homes: Mapping[str, int]) -> Iterator[Result]:
    """Yield the results about the things of each part, and once those about nodes of which nothing is said."""
    beside = Counter[Result]()
    for number, results in enumerate(told):
        yield from (each for each in results if homes.get(each.focus) == number)
        beside |= Counter(each for each in results if each.focus not in homes)
    yield from beside.elements()


def lines_by_object(data: bytes, names: AbstractSet[bytes]) -> dict[bytes, list[bytes]]:
    """Return the lines with some properties, by their values: a target says of what it is that they are values."""
    found: dict[bytes, list[bytes]] = {}
    for line in data.splitlines(keepends=True) if names else ():
        _, name, rest = line.split(b" ", 2)
        if name in names:
            found.setdefault(rest[:-3], []).append(line)
    return found


def chunked(lines: Mapping[bytes, Spans], most: int) -> Iterator[list[bytes]]:
    """Yield nodes in their order, those together whose lines have not more bytes."""
    chunk, size = list[bytes](), 0
    for subject in sorted(lines):
        chunk.append(subject)
        size += sum(end - start for start, end in lines[subject])
        if size > most:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
