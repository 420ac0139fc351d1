"""Constraints that look at a whole graph, as SQL over its triples in columns: single values, uniqueness, reference, order."""
