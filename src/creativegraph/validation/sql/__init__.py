"""Constraints that look at a whole graph, as SQL over its triples: single values, uniqueness, reference, order."""
