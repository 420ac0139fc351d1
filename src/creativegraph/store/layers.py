"""The layer that a triple is in, which its subject decides.

direct: plain triples of things. evidence: claims, quotations, records, corrections, sources. codes: the code lists.
ontology: classes and properties. Time spans are things of the direct layer, also those of outranked claims.
"""

import re
from typing import TYPE_CHECKING, TypeAlias

from creativegraph.iris import BASE, CODES, PREFIXES, RDF_TYPE, SPACES, THINGS, Space, bare, space_of

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Store

    Node: TypeAlias = BlankNode | NamedNode

__all__ = ["LAYERS", "Owners", "graph_name", "layer_of", "layer_of_all"]

LAYERS = ("direct", "evidence", "codes", "ontology")
OF_CLAIMS = ("claim/", "quotation/", "record/", "selector/", "correction/", "source/")
EVIDENCE = tuple(f"{THINGS}{kind}" for kind in OF_CLAIMS)
VOCABULARIES = (BASE + "ontology", *PREFIXES.values(), "_:")
VERSION = re.compile(r"[0-9][^/]*/ontology")
"""Where a version of an ontology is below the base of its project: ``1.2.0/ontology``."""
AXIOMS = tuple(PREFIXES[name] for name in ("owl", "rdfs", "sh"))


def layer_of(subject: str) -> str:
    """Return the layer of all triples with this subject.

    Terms of the vocabularies in ``PREFIXES`` belong to the ontology; what is below no known base is direct.
    """
    if subject.startswith(EVIDENCE):
        return "evidence"
    if subject.startswith(CODES) or subject == CODES.rstrip("/"):
        return "codes"
    if subject.startswith(VOCABULARIES) or (subject.startswith(BASE) and VERSION.match(subject, len(BASE))):
        return "ontology"
    return "direct" if (space := space_of(subject)) is None else layer_in(space, subject)


def layer_of_all(beginning: str) -> str:
    """Return the layer of all subjects that begin so; nothing where what tells layers apart may come further on."""
    further = (*EVIDENCE, CODES, *VOCABULARIES, *SPACES)
    longer = any(each != beginning and each.startswith(beginning) for each in further)
    below = next((beginning[len(each) :] for each in (BASE, *SPACES) if beginning.startswith(each)), "")
    return "" if longer or below[:1].isdigit() else layer_of(beginning)


def layer_in(space: Space, subject: str) -> str:
    """Return the layer of what is below the base of a project."""
    head, _, rest = subject[len(space.base) :].partition("/")
    if head == "id":
        return "evidence" if rest.startswith(OF_CLAIMS) else "direct"
    if head == "code":
        return "codes"
    is_term = head.partition("#")[0] in ("", "ontology", "shapes") or VERSION.match(subject, len(space.base))
    return "ontology" if is_term else "direct"


class Owners:
    """The layers of the subjects of a graph: a blank node is in the layer of the thing that it belongs to."""

    def __init__(self, store: "Store") -> None:
        from pyoxigraph import BlankNode

        self.store, self.blank = store, BlankNode
        self.known: dict[Node, str] = {}

    def layer_of(self, subject: "Node") -> str:
        """Return the layer of a subject; blank nodes to which no thing leads are in the ontology if they are axioms."""
        if not isinstance(subject, self.blank):
            return layer_of(subject.value)
        if subject not in self.known:
            path, above = self.way_up(subject)
            layer = above or next(filter(None, map(self.by_content, path)), "direct")
            self.known |= dict.fromkeys(path, layer)
        return self.known[subject]

    def layer_of_written(self, name: str) -> str:
        """Return the layer of a subject as N-Triples writes it."""
        return self.layer_of(self.blank(name[2:])) if name.startswith("_:") else layer_of(name[1:-1])

    def way_up(self, node: "BlankNode") -> "tuple[list[BlankNode], str]":
        """Return a blank node and those that lead to it, and the layer of the first thing that does."""
        from pyoxigraph import BlankNode

        path = {node: None}
        todo = [node]
        for each in todo:
            if each in self.known:
                return list(path), self.known[each]
            for quad in self.store.quads_for_pattern(None, None, each, None):
                if not isinstance(quad.subject, BlankNode):
                    return list(path), layer_of(bare(str(quad.subject)))
                if quad.subject not in path:
                    path[quad.subject] = None
                    todo.append(quad.subject)
        return list(path), ""

    def by_content(self, node: "BlankNode") -> str:
        """Return the layer of a blank node that is an axiom or is about a triple; nothing for others."""
        from pyoxigraph import BlankNode, Triple

        for quad in self.store.quads_for_pattern(node, None, None, None):
            value = quad.object
            if isinstance(value, Triple) and not isinstance(value.subject, BlankNode):
                return layer_of(bare(str(value.subject)))
            if quad.predicate.value == RDF_TYPE and bare(str(value)).startswith(AXIOMS):
                return "ontology"
        return ""


def graph_name(layer: str) -> str:
    """Return the IRI of the named graph that holds a layer in N-Quads and TriG."""
    return f"{BASE}graph/{layer}"
