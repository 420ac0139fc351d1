# Changes nothing; succeeds where updates are accepted.
DELETE WHERE { GRAPH <urn:graph> { <urn:nothing> <urn:nothing> <urn:nothing> } }
