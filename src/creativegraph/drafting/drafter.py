"""What can be plugged in: a library, or a model behind one, that proposes claims from a report."""

from collections.abc import Iterable
from typing import Protocol

from creativegraph.drafting.candidate import Candidate
from creativegraph.drafting.document import Document
from creativegraph.drafting.terms import Terms

__all__ = ["Drafter"]


class Drafter(Protocol):
    """Proposes claims from a report; ``drafting.draft(..., drafters=[…])`` takes any number.

    Nothing that it gives is believed: each quotation is looked for in the report, so that ``start`` and ``end`` of a
    candidate may be -1, and each cell is read as in a table. What fails is refused, with the reason.
    """

    def draft(self, document: Document, terms: Terms) -> Iterable[Candidate]:
        """Return the claims that a report seems to make, in terms of a graph's vocabulary."""
        ...
