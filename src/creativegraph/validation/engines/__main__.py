"""Writes anew along which properties the queries of the packaged shapes go."""

from creativegraph.validation.engines.steps import KEPT, queries_kept
from creativegraph.validation.shapes.shapes import read_shapes

if __name__ == "__main__":
    KEPT.write_text(queries_kept(read_shapes(())), "utf-8")
