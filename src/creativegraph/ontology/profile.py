"""The check of the OWL profile: ontology, foreign terms and codes together are in OWL 2 DL.

pyowl2-profiles looks at declarations and hierarchies; the checks ``restricted-transitive`` and
``characteristic-of-values`` cover what it does not look at.
"""

from typing import TYPE_CHECKING

from creativegraph.ontology.checks import Check, Finding
from creativegraph.ontology.corpus import triples_in
from creativegraph.ontology.release import ONTOLOGY
from creativegraph.rows.table import extra

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["CHECK", "find"]

CHECK = Check(
    "owl-2-dl",
    "The ontology is in OWL 2 DL",
    "An axiom is outside OWL 2 DL, so reasoners reject the ontology or give incomplete answers.",
    "Write the axiom within OWL 2 DL, or make it a SHACL shape.",
    "error",
    ("OWL 2 DL",),
    slow=True,
)


def find(store: "Store") -> list[Finding]:
    """Return one finding a violation of the profile.

    Raises:
        MissingExtraError: the extra ``ontology`` is not installed.
    """
    with extra("ontology", "the check of the OWL profile"):
        from pyowl2_profiles import detect_profiles
    from pyoxigraph import Quad, Store

    merged = Store()
    merged.extend(Quad(each.subject, each.predicate, each.object) for each in triples_in(store, "", "code"))
    found = detect_profiles(merged)["dl"]
    violations = [Finding(each["subject_iri"] or ONTOLOGY, (each["details"],)) for each in found["sample_violations"]]
    return violations or ([] if found["in_profile"] else [Finding(ONTOLOGY, ("outside OWL 2 DL",))])
