"""Names: how they are folded, indexed, and resolved to the things that they mean."""
