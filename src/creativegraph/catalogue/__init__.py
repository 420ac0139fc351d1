"""The catalogue of queries: headers, texts with arguments, and the typed Python and the page made of them."""

from creativegraph.catalogue.query import Column, Parameter, Query, bind, bound, load, names, takes

__all__ = ["Column", "Parameter", "Query", "bind", "bound", "load", "names", "takes"]
