"""A graph as N-Triples that becomes a store only when one is needed: validation takes the text as it is."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from creativegraph.engine.oxigraph import OxigraphEngine, in_memory

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["TextEngine"]


class TextEngine(OxigraphEngine):
    """N-Triples, sorted and each once, in place of the store that can be made of them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.changes = False

    @cached_property
    def store(self) -> "Store":  # type: ignore[override]
        """The store, which takes the place of the text."""
        data, self.data = self.data, b""
        return in_memory(data)

    def about(self, things: Iterable[str]) -> "Store":
        """A store with the triples about some things at least; things are as in N-Triples."""
        return in_memory(b"".join(map(self.lines_about, things))) if self.data else self.store

    def lines_about(self, thing: str) -> bytes:
        """The lines about a thing, which are found by halving."""
        places = range(len(self.data))
        start, end = (bisect_left(places, f"{thing}{sign}".encode(), key=self.line_at) for sign in " !")
        return self.data[start:end]

    def line_at(self, place: int) -> bytes:
        """The line that a byte belongs to."""
        return self.data[self.data.rfind(b"\n", 0, place) + 1 : self.data.find(b"\n", place)]

    def ntriples(self) -> bytes:
        """All triples as N-Triples."""
        return self.data or super().ntriples()

    def size(self) -> int:
        """How many triples there are."""
        return self.data.count(b"\n") or super().size()
