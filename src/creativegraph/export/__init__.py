"""A graph for other tools: RDF, JSON-LD, schema.org, GeoJSON, WKT, workbooks, networks, Wikidata, nanopublications."""
