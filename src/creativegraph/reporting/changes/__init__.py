"""What changed between two graphs, in words of the domain: each triple that differs is told of once."""

from creativegraph.reporting.changes.difference import Difference, diff
from creativegraph.reporting.changes.parts import Part
from creativegraph.reporting.changes.sentences import Sentence

__all__ = ["Difference", "Part", "Sentence", "diff"]
