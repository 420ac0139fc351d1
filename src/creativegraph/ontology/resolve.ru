# Lets the classes of a union stand for it where it is a value, and states both ways what is disjoint.
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

INSERT { ?subject ?property ?member }
WHERE { ?subject ?property ?union . ?union owl:unionOf / rdf:rest* / rdf:first ?member } ;

INSERT { ?other owl:disjointWith ?one }
WHERE { ?one owl:disjointWith ?other }
