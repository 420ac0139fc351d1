"""The OpenRefine Reconciliation API: its server, and what it answers to queries and to the data extension."""
