"""Tables in, graph out: rows become claims, claims become triples, each triple knows its cell."""

from creativegraph.building.builder import Build, Digest, build
from creativegraph.building.quotations import Share, verify

__all__ = ["Build", "Digest", "Share", "build", "verify"]
