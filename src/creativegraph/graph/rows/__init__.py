"""What a query gives back: typed, immutable rows, and their ways out to tables, frames and files."""

from creativegraph.graph.rows.answers import Answers, Remarks, Row, Rows
from creativegraph.graph.rows.convert import columns_of, converted, kind_of, plain, uncollected

__all__ = ["Answers", "Remarks", "Row", "Rows", "columns_of", "converted", "kind_of", "plain", "uncollected"]
