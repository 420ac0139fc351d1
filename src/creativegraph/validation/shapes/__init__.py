"""Shapes: read from their files, followed as a graph, how far each looks, and which cannot be run."""
