"""The interface `Engine`: what a graph asks of whatever answers SPARQL."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from creativegraph.iris import Value
from creativegraph.names.labels import Name

__all__ = ["Answer", "Engine"]

Answer = bool | bytes | tuple[list[str], list[list[Value | None]]]
"""A truth, N-Triples, or the names of columns with rows of values."""


class Engine(Protocol):
    """Something that answers SPARQL; ``remote`` is True if each question goes to another process."""

    remote: bool = False

    @property
    def joins(self) -> bool:
        """True if rows and names come in one answer."""
        return False

    def select(self, text: str) -> bytes:
        """The rows of a SELECT as CSV, header first."""

    def select_ended(self, text: str) -> bytes:
        """The same of a SELECT whose last row says ``end`` in its last cell: with it there, no row was cut."""
        return self.select(text)

    def select_named(
        self, text: str, columns: Mapping[str, str], labels: Sequence[tuple[int, int]], *, at_once: bool  # noqa: ARG002
    ) -> tuple[bytes, list[Name] | None]:  # fmt: skip
        """The rows of a SELECT, and names of the things that have no label in them where both come in one answer.

        ``columns`` are the kinds of the columns by their names.
        """
        return self.select(text), None

    def ask_any(self, text: str) -> Answer:
        """The answer to a query of any form."""

    def ntriples(self) -> bytes:
        """All triples as N-Triples."""

    def size(self) -> int:
        """How many triples there are."""
