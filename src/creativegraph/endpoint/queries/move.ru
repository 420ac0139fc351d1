# Move a graph in place of another, and record its digest. The old record goes first: half done, there is none.
DROP SILENT GRAPH <urn:record> ;
MOVE GRAPH <urn:graph> TO GRAPH <urn:target> ;
INSERT DATA { GRAPH <urn:record> { <urn:record> <http://purl.org/dc/terms/hasVersion> <urn:digest> } }
