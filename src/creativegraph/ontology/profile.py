"""The check of the OWL profile: ontology, foreign terms and codes together are in OWL 2 DL.

pyowl2-profiles looks at declarations and hierarchies; the checks ``restricted-transitive`` and
``characteristic-of-values`` cover what it does not look at.
"""

from typing import TYPE_CHECKING

from creativegraph.errors import MissingExtraError
from creativegraph.ontology.checks import Check, Finding
from creativegraph.ontology.corpus import triples_in
from creativegraph.ontology.release import ONTOLOGY

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["CHECK", "find", "missing_extra"]

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
    try:
        from pyowl2_profiles import detect_profiles
    except ImportError as error:
        raise missing_extra(error) from error
    from pyoxigraph import Quad, Store

    merged = Store()
    merged.extend(Quad(each.subject, each.predicate, each.object) for each in triples_in(store, "", "code"))
    found = detect_profiles(merged)["dl"]
    violations = [Finding(each["subject_iri"] or ONTOLOGY, (each["details"],)) for each in found["sample_violations"]]
    return violations or ([] if found["in_profile"] else [Finding(ONTOLOGY, ("outside OWL 2 DL",))])


def missing_extra(error: ImportError) -> MissingExtraError:
    """Return the error for a slow check whose library is not installed."""
    return MissingExtraError(
        f'the slow checks need {error.name}, which is not installed; run `pip install "creativegraph[ontology]"`'
    )
