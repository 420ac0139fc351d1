"""Candidates by rules: what the phrases of a project find in a report."""

from creativegraph.drafting.rules.candidates import candidates
from creativegraph.tables.phrases.phrases import phrases

__all__ = ["candidates", "phrases"]
