"""The lines of RDF files: on which line of a file each triple about some things stands."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from pyoxigraph import Triple, parse

from creativegraph.files.lines import Lines
from creativegraph.files.state import state_of
from creativegraph.store.jsonld import parsed
from creativegraph.store.rdf_file import needed_format, text_of
from creativegraph.validation.terms import lexical

__all__ = ["lines_in_state", "lines_of", "triples_of"]

LINES = ("nt", "nq")


def lines_of(path: Path) -> list[bytes]:
    """Return the lines of a file as it is now, with their ends."""
    return lines_in_state(path, state_of(path) if path.is_file() else ())  # where there is none, reading it says so


@lru_cache(maxsize=4)
def lines_in_state(path: Path, state: tuple[int, ...]) -> list[bytes]:  # noqa: ARG001 - a changed file is read anew
    """Return the lines of a file in a state."""
    return text_of(path).splitlines(keepends=True)


def triples_of(path: Path, things: set[str]) -> Iterator[tuple[Triple, int, int]]:
    """Return the triples of an RDF file about some things, perhaps others too, each with its line and column.

    The line is that on which the triple ends, the column where that line begins; for JSON-LD see ``in_jsonld``.
    """
    chosen = needed_format(path)
    base = path.absolute().as_uri()
    if chosen.file_extension == "jsonld":
        yield from in_jsonld(text_of(path), base, things)
        return
    lines = lines_of(path)
    rows = rows_about(lines, things) if chosen.file_extension in LINES else []
    for row in rows:
        for each in parse(lines[row], format=chosen, lenient=True):
            yield each.triple, row + 1, len(lines[row]) - len(lines[row].lstrip()) + 1
    by_line = Lines(() if rows else lines)  # what was found line by line need not be looked for
    for each in parse(by_line, format=chosen, base_iri=base, lenient=True):
        yield each.triple, by_line.row, by_line.column


def in_jsonld(data: bytes, base: str, things: set[str]) -> Iterator[tuple[Triple, int, int]]:
    """Return the triples of a JSON-LD document about some things, each with a line and a column.

    Its parser gives no places, so the text is searched: a triple is where its value stands first after the ``@id`` of
    its subject, else at that ``@id``.
    """
    text = data.decode("utf-8", errors="replace")
    starts = [0, *(each.end() for each in re.finditer("\n", text))]
    written = cache(lambda term: [each.start() for each in re.finditer(pattern_of(term), text)])
    for each in parsed(data, base):
        subject = str(each.subject)
        if subject in things or subject.startswith("_:"):
            nodes, values = written(subject) or [0], written(str(each.object))
            after = [(value - node, value) for node in nodes for value in values if value > node]
            place = min(after)[1] if after else nodes[0]
            row = bisect_right(starts, place)
            yield each.triple, row, place - starts[row - 1] + 1


def pattern_of(term: str) -> str:
    """Return a pattern for what JSON-LD writes for a term: an IRI whole or by its last part, a literal by its text."""
    if term.startswith("_:"):
        return "(?!)"
    value = lexical(term)
    ends = {re.escape(json.dumps(value, ensure_ascii=plain)[1:-1]) for plain in (True, False)}
    if not term.startswith("<"):
        return rf"\"(?:{'|'.join(ends)})\"|(?<![\w.\"-])(?:{'|'.join(ends)})(?![\w.\"-])"
    last = re.escape(re.split("[/#:]", value.rstrip("/#"))[-1])
    return rf"\"(?:{'|'.join(ends)}|(?:[^\"\s]*[/#:])?{last})\"(?!\s*:)"


def rows_about(lines: list[bytes], things: set[str]) -> list[int]:
    """Return the numbers of the lines of N-Triples about some things; none where one is a blank node."""
    if any(thing.startswith("_:") for thing in things):
        return []
    wanted = {thing.encode() for thing in things}
    return [row for row, line in enumerate(map(bytes.lstrip, lines)) if line[: line.find(b">") + 1] in wanted]
