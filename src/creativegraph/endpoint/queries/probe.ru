# Changes nothing: whether updates are taken.
DELETE WHERE { GRAPH <urn:graph> { <urn:nothing> <urn:nothing> <urn:nothing> } }
