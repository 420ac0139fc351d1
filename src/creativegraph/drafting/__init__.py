"""Drafting claims from a report: what it says, each statement with its exact words; nothing is accepted by itself."""

from creativegraph.drafting.candidate import Candidate, Thing
from creativegraph.drafting.document import Document, Page

__all__ = ["Candidate", "Document", "Page", "Thing"]
