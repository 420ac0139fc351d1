"""What is validated of a project besides its claims: its kinds, properties, queries, ranks, site, tests and lock."""
