"""Audits: what in a graph to look at again, and how many of its claims a person finds right in a seeded sample.

The first is computed of any graph by catalogued questions. The second is a sheet that somebody fills in and hands back;
its verdicts are kept in the project, in ``data/audits``, and the share found right is published with the graph.
"""
