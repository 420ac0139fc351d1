# Move a graph in place of another.
MOVE GRAPH <urn:graph> TO GRAPH <urn:target>
