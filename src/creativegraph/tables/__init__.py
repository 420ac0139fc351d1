"""Tables to claims to triples, with the cell of each triple."""

from creativegraph.tables.build import Build, Digest, build
from creativegraph.tables.quotations import Share, verify

__all__ = ["Build", "Digest", "Share", "build", "verify"]
