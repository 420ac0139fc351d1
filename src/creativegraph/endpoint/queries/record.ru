# Name the digest of what is in the target now, in place of the one before.
DROP SILENT GRAPH <urn:record> ;
INSERT DATA { GRAPH <urn:record> { <urn:record> <http://purl.org/dc/terms/hasVersion> <urn:digest> } }
