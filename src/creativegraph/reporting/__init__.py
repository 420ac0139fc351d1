"""The ways out of a report: text, JSON, CSV, SARIF, RDF, and the tables themselves with their cells marked."""

from creativegraph.reporting.json_form import read_report
from creativegraph.reporting.marking import Marked, mark
from creativegraph.reporting.terminal import report_text
from creativegraph.reporting.writing import write_report

__all__ = ["Marked", "mark", "read_report", "report_text", "write_report"]
