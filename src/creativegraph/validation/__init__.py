"""Is a graph as the shapes say, and where not, in which cell, and what to do?"""

from creativegraph.validation.findings import Finding, Report
from creativegraph.validation.validator import validate

__all__ = ["Finding", "Report", "validate"]
