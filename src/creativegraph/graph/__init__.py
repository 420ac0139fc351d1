"""The class ``Graph``, which runs queries, names and labels things; and in ``rows`` what a query gives back."""

from creativegraph.graph.graph import LANGUAGES, Graph

__all__ = ["LANGUAGES", "Graph"]
