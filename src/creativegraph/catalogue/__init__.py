"""The catalogue of queries: what each asks, gives and counts, and its text with arguments in place of its examples."""

from creativegraph.catalogue.query import KINDS, Column, Parameter, Query, bind, bound, load, names

__all__ = ["KINDS", "Column", "Parameter", "Query", "bind", "bound", "load", "names"]
