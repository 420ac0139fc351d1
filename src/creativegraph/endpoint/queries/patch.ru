# Remove the triples of one graph from another and add those of a third, at once.
DELETE { GRAPH <urn:target> { ?subject ?property ?object } }
INSERT { GRAPH <urn:target> { ?s ?p ?o } }
WHERE {
  { GRAPH <urn:removed> { ?subject ?property ?object } } UNION { GRAPH <urn:added> { ?s ?p ?o } }
} ;
DROP SILENT GRAPH <urn:removed> ;
DROP SILENT GRAPH <urn:added>
