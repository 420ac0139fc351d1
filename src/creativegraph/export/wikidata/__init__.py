"""Claims as Wikidata has statements: QuickStatements commands and Wikibase JSON, with ranks and references."""
