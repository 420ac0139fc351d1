"""Graphs in the embedded store: opened from files, cached, inferred, split into layers, and in canonical form."""
