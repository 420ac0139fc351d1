"""Why the graph says what it says: claims, ranks, quoted words, corrections, sources."""

from creativegraph.why.answer import Quoted, Stated, Why
from creativegraph.why.ask import why

__all__ = ["Quoted", "Stated", "Why", "why"]
