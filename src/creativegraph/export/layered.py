"""N-Triples as N-Quads: each line with the layer of its subject as its named graph."""

import re
from typing import TYPE_CHECKING

from creativegraph.errors import FormatError, shown
from creativegraph.iris import THINGS
from creativegraph.store import layers

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["in_layers_of"]

OF_SUBJECT = rb"(?m)^(\S+) .*\n(?:\1 .*\n)*"
"""The lines of one subject, where they stand together."""
OF_KIND = rb"<%s[^/\s<>]+/" % re.escape(THINGS.encode())
"""How lines about things of one kind begin."""


def in_layers_of(text: bytes, store: "Store") -> list[bytes]:
    """Return the N-Triples of a store as N-Quads, in parts; those of a subject stand together.

    Raises:
        FormatError: the text is not whole lines of N-Triples, each with its end.
    """
    owners = layers.Owners(store)
    found: dict[str, list[tuple[int, int]]] = {layer: [] for layer in layers.LAYERS}

    def add(layer: str, start: int, end: int) -> None:
        spans = found[layer]
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))

    of_subject, of_kind, place, in_order = re.compile(OF_SUBJECT), re.compile(OF_KIND), 0, True
    while place < len(text):
        kind = of_kind.match(text, place) if in_order else None
        if kind and (layer := layers.layer_of_all(kind[0][1:].decode())):
            end = end_of(text, place, kind[0])
            if in_order := bool(end):
                add(layer, place, end)
                place = end
                continue
        one = of_subject.match(text, place)
        if one is None:
            line = text[place : text.find(b"\n", place) + 1 or None].decode(errors="replace")
            raise FormatError(f"{shown(line)} is no whole line of N-Triples; write the graph again")
        add(owners.layer_of_written(one[1].decode()), *one.span())
        place = one.end()
    return [
        text[start:end].replace(b" .\n", f" <{layers.graph_name(layer)}> .\n".encode())
        for layer, spans in found.items()
        for start, end in spans
    ]


def end_of(text: bytes, start: int, beginning: bytes) -> int:
    """Return an end of the lines that begin alike from ``start`` on, found by halves; 0 if others stand among them.

    Behind the end the next line begins otherwise; where a text is in no order, lines further on may begin so again. To
    look at each line takes five times as long as to count them.
    """
    last, end = start, len(text)
    while (line := text.rfind(b"\n", last, (last + end) // 2) + 1) > last:
        if text.startswith(beginning, line):
            last = line
        else:
            end = line
    while (line := text.find(b"\n", last) + 1) and text.startswith(beginning, line):
        last = line
    end = line or len(text)
    alike = text.count(b"\n" + beginning, start, end) + 1 == text.count(b"\n", start, end)
    return end if alike else 0
