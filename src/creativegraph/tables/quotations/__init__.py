"""Quotations: the words of a source, where they stand in its text, and how much of each source they repeat."""
