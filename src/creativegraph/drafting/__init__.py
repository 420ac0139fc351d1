"""Drafting claims from a report: what it says, each statement with its exact words; nothing is accepted by itself."""

from creativegraph.drafting.candidate import Candidate, Thing
from creativegraph.drafting.document import Document, Page
from creativegraph.drafting.drafter import Drafter
from creativegraph.drafting.refusal import Refusal
from creativegraph.drafting.terms import Term, Terms

__all__ = ["Candidate", "Document", "Drafter", "Page", "Refusal", "Term", "Terms", "Thing"]
