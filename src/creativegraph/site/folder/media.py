"""The media types of the files of a site, and what its pages may do (Content-Security-Policy)."""

__all__ = ["FORMS", "MEDIA", "OF_EVIDENCE", "OF_MEDIA", "POLICY", "POLICY_OF_ONTOLOGY", "TYPES", "UNPACKED"]

FORMS = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples"}
"""The documents of a thing: their endings, and what the formats are called."""
OF_EVIDENCE = ("ttl", "jsonld")
"""Those of its evidence, and of a claim."""
MEDIA = {
    "text/html": "html", "application/xhtml+xml": "html", "text/*": "html", "*/*": "html", "text/turtle": "ttl",
    "application/rdf+xml": "rdf", "application/ld+json": "jsonld", "application/json": "json",
    "application/*": "jsonld", "application/n-triples": "nt", "text/csv": "csv",
}  # fmt: skip
"""The endings of the files for what ``Accept`` can name."""
OF_MEDIA = r"text/(?:html|turtle|csv|\*)|application/(?:(?:xhtml|rdf)\+xml|(?:ld\+)?json|n-triples|\*)|\*/\*"
"""Finds these."""
TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript", "svg": "image/svg+xml",
    "png": "image/png", "ico": "image/x-icon", "woff2": "font/woff2", "wasm": "application/wasm", "txt": "text/plain",
    "xml": "application/xml", "ttl": "text/turtle", "rdf": "application/rdf+xml", "jsonld": "application/ld+json",
    "json": "application/json", "nt": "application/n-triples", "nq": "application/n-quads", "trig": "application/trig",
    "csv": "text/csv", "rq": "application/sparql-query", "gz": "application/gzip", "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet", "webmanifest": "application/manifest+json",
    "bib": "application/x-bibtex", "geojson": "application/geo+json", "xsl": "application/xml",
    "atom": "application/atom+xml",
}  # fmt: skip
"""The media types of files by their endings."""
UNPACKED = ("html", "css", "js", "svg", "txt", "xml", "ttl", "rdf", "jsonld", "json", "nt", "csv", "rq", "wasm", "atom")
"""The endings of files that are compressed on the way."""
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""What pages may do: nothing inline, nothing of another host."""
POLICY_OF_ONTOLOGY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self' data:"
)
"""The same for the pages of the ontology, each of which has its style and its script in itself."""
