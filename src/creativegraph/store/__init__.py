"""Graphs in the embedded store: opened from files, cached, inferred, split into layers, in canonical form, released."""
