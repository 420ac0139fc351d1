# Drop a graph.
DROP SILENT GRAPH <urn:graph>
