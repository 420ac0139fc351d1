"""Is a graph as the shapes say, and where not, in which cell, and what to do?"""

from creativegraph.validation.check import check
from creativegraph.validation.report import Branch, Excerpt, Finding, Report, Waiver
from creativegraph.validation.validate import validate

__all__ = ["Branch", "Excerpt", "Finding", "Report", "Waiver", "check", "validate"]
