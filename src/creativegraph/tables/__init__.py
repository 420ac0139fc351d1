"""Tables in, graph out: rows become claims, claims become triples, each triple knows its cell."""

from creativegraph.tables.build import Build, Digest, build
from creativegraph.tables.quotations import Share, verify

__all__ = ["Build", "Digest", "Share", "build", "verify"]
