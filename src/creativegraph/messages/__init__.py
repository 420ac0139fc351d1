"""Texts in English and Vietnamese: ``messages.csv``, and ``rules.csv`` for faults of tables, RDF and shape files."""
