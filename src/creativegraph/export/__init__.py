"""A graph for other tools: RDF, JSON-LD, schema.org, GeoJSON, WKT, XLSX, Wikidata's formats and nanopublications."""
