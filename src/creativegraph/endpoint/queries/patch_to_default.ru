# Remove the triples of one graph from the default graph and add those of another, at once.
DELETE { ?subject ?property ?object }
INSERT { ?s ?p ?o }
WHERE {
  { GRAPH <urn:removed> { ?subject ?property ?object } } UNION { GRAPH <urn:added> { ?s ?p ?o } }
} ;
DROP SILENT GRAPH <urn:removed> ;
DROP SILENT GRAPH <urn:added>
