"""Which layer a triple is in, told by its subject.

direct: plain triples of things. evidence: claims, quotations, corrections, sources. codes: the code lists.
ontology: classes and properties. Time spans are things of the direct layer, also those of beaten claims.
"""

from creativegraph.values import CODES, THINGS

__all__ = ["LAYERS", "graph_name", "layer_of"]

LAYERS = ("direct", "evidence", "codes", "ontology")
EVIDENCE = tuple(f"{THINGS}{kind}/" for kind in ("claim", "quotation", "selector", "correction", "source"))
ONTOLOGY = THINGS.removesuffix("id/") + "ontology"


def layer_of(subject: str) -> str:
    """The layer of all triples with this subject; a blank node belongs to the ontology."""
    if subject.startswith(EVIDENCE):
        return "evidence"
    if subject.startswith(CODES) or subject == CODES.rstrip("/"):
        return "codes"
    if subject.startswith((ONTOLOGY, "_:")) or (
        subject.startswith(THINGS.removesuffix("id/")) and subject.endswith("/ontology")
    ):
        return "ontology"
    return "direct"


def graph_name(layer: str) -> str:
    """The named graph that holds a layer in N-Quads and TriG."""
    return f"{THINGS.removesuffix('id/')}graph/{layer}"
