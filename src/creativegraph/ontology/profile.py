"""The check of the language: ontology, foreign terms and codes together are in OWL 2 DL.

pyowl2-profiles looks at declarations and hierarchies; what it does not look at, ``restricted-transitive`` and
``characteristic-of-values`` find.
"""

from typing import TYPE_CHECKING

from creativegraph.errors import ArgumentError
from creativegraph.ontology.checks import Check, Hit
from creativegraph.ontology.corpus import GRAPHS
from creativegraph.ontology.versions import ONTOLOGY

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["CHECK", "find"]

CHECK = Check(
    "owl-2-dl",
    "The ontology is in OWL 2 DL",
    "An axiom is outside OWL 2 DL, so that reasoners refuse the ontology or give no whole answer.",
    "Write the axiom with what OWL 2 DL has, or leave it to a shape.",
    "error",
    ("OWL 2 DL",),
    slow=True,
)


def find(store: "Store") -> list[Hit]:
    """One hit a violation of the profile.

    Raises:
        ArgumentError: pyowl2-profiles is not installed.
    """
    try:
        from pyowl2_profiles import detect_profiles
    except ImportError as error:
        raise ArgumentError("the slow checks need pyowl2-profiles; run pip install pyowl2-profiles") from error
    found = detect_profiles(merged(store))["dl"]
    told = [Hit(each["subject_iri"] or ONTOLOGY, (each["details"],)) for each in found["sample_violations"]]
    return told or ([] if found["in_profile"] else [Hit(ONTOLOGY, ("outside OWL 2 DL",))])


def merged(store: "Store") -> "Store":
    """Ontology, foreign terms and codes in the default graph of a new store."""
    from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

    made = Store()
    for where in (DefaultGraph(), NamedNode(GRAPHS + "code")):
        made.extend(
            Quad(each.subject, each.predicate, each.object) for each in store.quads_for_pattern(None, None, None, where)
        )
    return made
