"""The part of a graph that shapes look at: an engine reads it in a fraction of the time that the whole graph takes."""

from collections.abc import Collection, Iterable, Mapping

from creativegraph.iris import PREFIXES
from creativegraph.validation.shapes.reach import reaches

__all__ = ["Spans", "closed", "lines_by_subject", "looked_at", "narrowed"]

ASKING = tuple(f" <{PREFIXES['sh']}{name}> ".encode() for name in ("select", "ask"))

Spans = list[tuple[int, int]]
"""From where to where lines stand in N-Triples."""


def looked_at(data: bytes, rules: bytes, nodes: Collection[str]) -> bytes:
    """Return the N-Triples that shapes look at when they judge some nodes; the results are those of all of them.

    All lines are returned where blank nodes are among them, since messages of the engine tell all that is said of one,
    and where shapes ask queries: to read one takes longer than a small graph takes to validate.
    """
    if b"_:" in data or any(each in rules for each in ASKING):
        return data
    found = reaches(rules).values()
    kept = narrowed(data, [each.named for each in found])
    if not all(each.ahead for each in found):
        return kept
    return closed(kept, lines_by_subject(kept), (each.encode() for each in nodes))


def narrowed(data: bytes, named: Iterable[frozenset[str] | None]) -> bytes:
    """Return the lines with properties that are named; all lines where any may be asked for."""
    names = set[bytes]()
    for each in named:
        if each is None:
            return data
        names |= {f"<{iri}>".encode() for iri in each}
    return b"".join([line for line in data.splitlines(keepends=True) if line.split(b" ", 2)[1] in names])


def lines_by_subject(data: bytes) -> dict[bytes, Spans]:
    """Return where the lines about each node stand."""
    found: dict[bytes, Spans] = {}
    start = 0
    for line in data.splitlines(keepends=True):
        end = start + len(line)
        spans = found.setdefault(line[: line.index(b" ")], [])
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        start = end
    return found


def closed(data: bytes, lines: Mapping[bytes, Spans], nodes: Iterable[bytes]) -> bytes:
    """Return the lines about some nodes and about all that they lead to."""
    todo = list(dict.fromkeys(nodes))
    seen, kept = set(todo), list[bytes]()
    for node in todo:
        for start, end in lines.get(node, ()):
            kept.append(data[start:end])
            for line in kept[-1].splitlines():
                value = line.split(b" ", 2)[2][:-2]
                if value[:1] != b'"' and value not in seen:
                    seen.add(value)
                    todo.append(value)
    return b"".join(kept)
