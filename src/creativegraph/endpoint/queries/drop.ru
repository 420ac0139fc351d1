# No such graph any more.
DROP SILENT GRAPH <urn:graph>
