"""The ontology looked at as a work of its own: does it keep the rules of its field?"""

from creativegraph.ontology.checks import Check, Hit, Outcome, checks
from creativegraph.ontology.corpus import corpus
from creativegraph.ontology.running import every_check, run

__all__ = ["Check", "Hit", "Outcome", "checks", "corpus", "every_check", "run"]
