"""A SPARQL endpoint: queried, downloaded, and updated, over HTTP."""
