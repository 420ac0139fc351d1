"""Property paths from the notation of SPARQL to the nodes that SHACL describes them with."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from creativegraph.iris import PREFIXES, expand, is_iri

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Triple

__all__ = ["Described", "described"]

TOKEN = re.compile(r"\s*(<[^<>\s]*>|[A-Za-z][\w.-]*:[\w.-]*[\w-]|[()/|^*+?])")
TIMES = {"*": "zeroOrMorePath", "+": "oneOrMorePath", "?": "zeroOrOnePath"}
DEEPEST = 20
Node = "NamedNode | BlankNode"


class Unreadable(ValueError):  # noqa: N818 - never leaves this module
    """A path in no notation known here."""


class Described:
    """A path as a node, and the triples that describe it."""

    def __init__(self, path: str, label: str) -> None:
        self.tokens = list(tokens(path))
        self.at = 0
        self.label, self.made = label, 0
        self.triples: list[Triple] = []
        self.node = self.alternatives(0)
        if self.at != len(self.tokens):
            raise Unreadable(path)

    def taken(self, *wanted: str) -> str:
        """The next token if it is one of those wanted; otherwise nothing."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else ""
        if token in wanted:
            self.at += 1
            return token
        return ""

    def alternatives(self, depth: int) -> "NamedNode | BlankNode":
        """Sequences parted by ``|``."""
        if depth > DEEPEST:
            raise Unreadable("too deep")
        found = [self.sequence(depth)]
        while self.taken("|"):
            found.append(self.sequence(depth))
        return found[0] if len(found) == 1 else self.said("alternativePath", self.listed(found))

    def sequence(self, depth: int) -> "NamedNode | BlankNode":
        """Steps parted by ``/``."""
        found = [self.step(depth)]
        while self.taken("/"):
            found.append(self.step(depth))
        return found[0] if len(found) == 1 else self.listed(found)

    def step(self, depth: int) -> "NamedNode | BlankNode":
        """A property or a path in brackets, backwards or repeated."""
        if self.taken("^"):
            return self.said("inversePath", self.step(depth + 1 if depth <= DEEPEST else self.refused()))
        if self.taken("("):
            node = self.alternatives(depth + 1)
            if not self.taken(")"):
                self.refused()
        else:
            node = self.property()
        times = self.taken(*TIMES)
        return self.said(TIMES[times], node) if times else node

    def property(self) -> "NamedNode":
        """An IRI, whole or by its prefix."""
        from pyoxigraph import NamedNode

        token = self.tokens[self.at] if self.at < len(self.tokens) else ""
        self.at += 1
        iri = token[1:-1] if token.startswith("<") else str(expand(token) or "")
        if not is_iri(iri):
            self.refused()
        return NamedNode(iri)

    def refused(self) -> int:
        """Give up."""
        raise Unreadable("".join(self.tokens))

    def said(self, property_: str, node: "NamedNode | BlankNode") -> "BlankNode":
        """A node of which SHACL says one thing."""
        from pyoxigraph import NamedNode, Triple

        made = self.fresh()
        self.triples.append(Triple(made, NamedNode(PREFIXES["sh"] + property_), node))
        return made

    def fresh(self) -> "BlankNode":
        """A node of this path."""
        from pyoxigraph import BlankNode

        self.made += 1
        return BlankNode(f"{self.label}-{self.made}")

    def listed(self, nodes: "Sequence[NamedNode | BlankNode]") -> "NamedNode | BlankNode":
        """A list of RDF."""
        from pyoxigraph import NamedNode, Triple

        rest: NamedNode | BlankNode = NamedNode(PREFIXES["rdf"] + "nil")
        for node in reversed(nodes):
            link = self.fresh()
            self.triples.append(Triple(link, NamedNode(PREFIXES["rdf"] + "first"), node))
            self.triples.append(Triple(link, NamedNode(PREFIXES["rdf"] + "rest"), rest))
            rest = link
        return rest


def tokens(path: str) -> Iterator[str]:
    """The pieces of a path."""
    at, end = 0, len(path.rstrip())
    while at < end:
        found = TOKEN.match(path, at)
        if found is None:
            raise Unreadable(path)
        yield found[1]
        at = found.end()


def described(path: str, label: str) -> Described | None:
    """A path as SHACL has it, its blank nodes named from ``label`` on; None where it is in no notation known here."""
    whole = f"<{path}>" if is_iri(path) and expand(path) == path else path
    try:
        return Described(whole, label)
    except Unreadable:
        return None
