# A graph in the place of the default graph, in one step.
MOVE GRAPH <urn:graph> TO DEFAULT
