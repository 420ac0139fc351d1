"""Dossiers: all that a graph says of a thing, by an outline of its project, each statement with its evidence.

The outline is a table of the project, ``data/dossiers.csv``: sections, the catalogued questions that answer them, the
columns to show, and what a report on such a thing asks. Word, Excel and HTML files are made of the same dossier.
"""
