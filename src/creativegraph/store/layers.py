"""The layer that a triple is in, which its subject decides.

direct: plain triples of things. evidence: claims, quotations, corrections, sources. codes: the code lists.
ontology: classes and properties. Time spans are things of the direct layer, also those of outranked claims.
"""

from creativegraph.iris import CODES, PREFIXES, THINGS

__all__ = ["LAYERS", "graph_name", "layer_of"]

LAYERS = ("direct", "evidence", "codes", "ontology")
EVIDENCE = tuple(f"{THINGS}{kind}/" for kind in ("claim", "quotation", "selector", "correction", "source"))
BASE = THINGS.removesuffix("id/")
VOCABULARIES = (BASE + "ontology", BASE + "1.", *PREFIXES.values(), "_:")


def layer_of(subject: str) -> str:
    """Return the layer of all triples with this subject; terms of other vocabularies belong to the ontology."""
    if subject.startswith(EVIDENCE):
        return "evidence"
    if subject.startswith(CODES) or subject == CODES.rstrip("/"):
        return "codes"
    if subject.startswith(VOCABULARIES):
        return "ontology"
    return "direct"


def graph_name(layer: str) -> str:
    """Return the IRI of the named graph that holds a layer in N-Quads and TriG."""
    return f"{BASE}graph/{layer}"
