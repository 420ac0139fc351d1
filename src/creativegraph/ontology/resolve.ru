# Lets the classes of a union stand for it where it is a value, and states both ways what is disjoint.
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

INSERT { GRAPH ?graph { ?subject ?property ?member } }
WHERE { GRAPH ?graph { ?subject ?property ?union . ?union owl:unionOf / rdf:rest* / rdf:first ?member } } ;

INSERT { GRAPH ?graph { ?other owl:disjointWith ?one } }
WHERE { GRAPH ?graph { ?one owl:disjointWith ?other } }
