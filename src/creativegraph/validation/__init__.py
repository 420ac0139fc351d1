"""Is a graph as the shapes say, and where not, in which cell, and what to do?"""

from creativegraph.validation.check import check
from creativegraph.validation.report import Branch, Excerpt, Finding, Report, Rerun, Waiver
from creativegraph.validation.validate import validate

__all__ = ["Branch", "Excerpt", "Finding", "Report", "Rerun", "Waiver", "check", "validate"]
