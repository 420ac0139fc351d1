# One graph in the place of another, in one step.
MOVE GRAPH <urn:graph> TO GRAPH <urn:target>
