"""Serialisations of a graph: RDF, JSON-LD, schema.org, GeoJSON and WKT."""
