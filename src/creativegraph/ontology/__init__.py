"""The checks of the ontology, its documentation site and its releases."""

from creativegraph.ontology.checks import Check, Finding, Outcome, checks, every_check, run
from creativegraph.ontology.corpus import corpus

__all__ = ["Check", "Finding", "Outcome", "checks", "corpus", "every_check", "run"]
