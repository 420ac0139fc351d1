"""The formats of a report: text, JSON, CSV, SARIF, RDF, and copies of the tables with their cells marked."""

from creativegraph.reporting.annotate import Marked, mark
from creativegraph.reporting.json import read_report
from creativegraph.reporting.text import report_text
from creativegraph.reporting.write import write_report

__all__ = ["Marked", "mark", "read_report", "report_text", "write_report"]
