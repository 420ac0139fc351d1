"""Is a graph as the shapes say, and where not, in which cell, and what to do?"""

from creativegraph.validation.checking import check
from creativegraph.validation.findings import Branch, Excerpt, Finding, Report, Rerun, Waiver
from creativegraph.validation.validator import validate

__all__ = ["Branch", "Excerpt", "Finding", "Report", "Rerun", "Waiver", "check", "validate"]
