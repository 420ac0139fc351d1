"""Writes the triples of documents as N-Triples and as line Turtle: one triple a line, prefixes that are used alone.

What is written of a node is kept, as most nodes are in the documents of many things.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from creativegraph.export.triples import TYPE, Pairs
from creativegraph.iris import XSD

__all__ = ["Blocks", "ntriples"]

LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""Names that need no escape after a prefix."""
BARE = {
    f"<{XSD}integer>": re.compile(r"[+-]?[0-9]+", re.ASCII),
    f"<{XSD}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+", re.ASCII),
    f"<{XSD}boolean>": re.compile("true|false"),
}
"""Literals that Turtle writes without quotation marks."""
MOST_KEPT = 1 << 16


class Block(NamedTuple):
    """The Turtle of one node, and the prefixes that it uses."""

    text: str
    prefixes: frozenset[str]


def ntriples(nodes: Iterable[tuple[str, Pairs]]) -> bytes:
    """Return the triples of nodes as N-Triples."""
    return "".join(f"{node} {predicate} {value} .\n" for node, pairs in nodes for predicate, value in pairs).encode()


class Blocks:
    """Writes nodes as Turtle with some prefixes."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.namespaces = {iri: name for name, iri in prefixes.items()}
        self.iris = {name: f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items()}
        self.headers: dict[frozenset[str], str] = {}
        self.terms: dict[str, tuple[str, str]] = {}
        self.kept: dict[str, tuple[Pairs, Block]] = {}

    def turtle(self, nodes: Iterable[tuple[str, Pairs]]) -> bytes:
        """Return the triples of nodes as Turtle, in their order."""
        blocks = [self.block(node, pairs) for node, pairs in nodes]
        used = frozenset[str]().union(*[prefixes for _, prefixes in blocks])
        if used not in self.headers:
            self.headers[used] = "".join(self.iris[name] for name in sorted(used))
        return (self.headers[used] + "".join([text for text, _ in blocks])).encode()

    def block(self, node: str, pairs: Pairs) -> Block:
        """Return the Turtle of a node; ``pairs`` that are given again are not written again."""
        kept = self.kept.get(node)
        if kept is not None and kept[0] is pairs:
            return kept[1]
        block = self.written(node, pairs)
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        self.kept[node] = (pairs, block)
        return block

    def written(self, node: str, pairs: Pairs) -> Block:
        """Return the Turtle of a node."""
        text, prefix = self.term(node)
        lines, used = [f"\n{text}"], {prefix}
        for predicate, value in pairs:
            naming, of_naming = ("a", "") if predicate == TYPE else self.term(predicate)
            written, of_value = self.term(value)
            lines.append(f"    {naming} {written} ;")
            used |= {of_naming, of_value}
        lines.append("    .\n")
        return Block("\n".join(lines), frozenset(used - {""}))

    def term(self, text: str) -> tuple[str, str]:
        """Return a term as Turtle, and the prefix that it uses."""
        if text[0] == '"':  # few are written twice
            return self.shortened(text)
        found = self.terms.get(text)
        if found is None:
            if len(self.terms) >= MOST_KEPT:
                self.terms.clear()
            found = self.terms[text] = self.shortened(text)
        return found

    def shortened(self, text: str) -> tuple[str, str]:
        """Return a term of N-Triples with prefixes, and numbers and booleans bare."""
        if text[0] == "<" and text[1] != "<":
            cut = max(text.rfind("#"), text.rfind("/")) + 1
            name, local = self.namespaces.get(text[1:cut]), text[cut:-1]
            return (f"{name}:{local}", name) if name is not None and LOCAL.fullmatch(local) else (text, "")
        if text[0] == '"' and text[-1] == ">":
            lexical, _, datatype = text.rpartition("^^")
            bare = BARE.get(datatype)
            if bare and bare.fullmatch(lexical[1:-1]):
                return lexical[1:-1], ""
            short, name = self.shortened(datatype)
            return f"{lexical}^^{short}", name
        return text, ""
