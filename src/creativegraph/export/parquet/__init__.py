"""Columns of Parquet: from claims to the graph on engines for large tables, and tables of a graph for counting."""
