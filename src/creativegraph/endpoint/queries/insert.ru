# Add triples to a graph.
INSERT DATA {
  GRAPH <urn:graph> {
    # data
  }
}
