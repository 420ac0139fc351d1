"""Texts in English and Vietnamese: ``messages.csv``, and ``rules.csv`` for what is wrong in tables, RDF and shapes."""
