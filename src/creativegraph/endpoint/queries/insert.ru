# Some statements more in a graph.
INSERT DATA {
  GRAPH <urn:graph> {
    # data
  }
}
