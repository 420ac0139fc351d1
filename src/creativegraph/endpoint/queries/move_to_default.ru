# A graph in the place of the default graph, in one step, and the record of its digest.
DROP SILENT GRAPH <urn:record> ;
MOVE GRAPH <urn:graph> TO DEFAULT ;
INSERT DATA { GRAPH <urn:record> { <urn:record> <http://purl.org/dc/terms/hasVersion> <urn:digest> } }
