"""What pages say of the graph: read once for all languages, and put as a reader thinks."""
