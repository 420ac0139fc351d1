"""The text of the document of one thing, as N-Triples and as line Turtle: one triple a line, prefixes used alone.

What is written of a node is kept, as most nodes are in the documents of many things.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

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
Name = TypeVar("Name")
Made = TypeVar("Made")


def ntriples(nodes: Iterable[tuple[str, Pairs]]) -> bytes:
    """Return the triples of nodes as N-Triples."""
    return "".join(f"{node} {predicate} {value} .\n" for node, pairs in nodes for predicate, value in pairs).encode()


class Blocks:
    """Writes nodes as Turtle with some prefixes; which of these a text uses is a number with a bit for each."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        names = sorted(prefixes)
        self.namespaces = {prefixes[name]: (name, 1 << place) for place, name in enumerate(names)}
        self.iris = [f"@prefix {name}: <{prefixes[name]}> .\n" for name in names]
        self.headers: dict[int, str] = {}
        self.terms: dict[str, tuple[str, int]] = {}
        self.lines: dict[tuple[str, str], tuple[str, int]] = {}
        self.kept: dict[str, tuple[Pairs, str, int]] = {}

    def turtle(self, nodes: Iterable[tuple[str, Pairs]]) -> bytes:
        """Return the triples of nodes as Turtle, in their order."""
        texts, used = [""], 0
        for node, pairs in nodes:
            kept = self.kept.get(node)
            if kept is None or kept[0] is not pairs:
                kept = keep(self.kept, node, (pairs, *self.written(node, pairs)))
            texts.append(kept[1])
            used |= kept[2]
        if used not in self.headers:
            self.headers[used] = "".join(line for place, line in enumerate(self.iris) if used >> place & 1)
        texts[0] = self.headers[used]
        return "".join(texts).encode()

    def written(self, node: str, pairs: Pairs) -> tuple[str, int]:
        """Return the Turtle of a node, and the prefixes that it uses."""
        text, used = self.term(node)
        texts = ["\n", text, "\n"]
        for pair in pairs:
            line = self.lines.get(pair)
            if line is None:
                line = keep(self.lines, pair, self.line(*pair))
            texts.append(line[0])
            used |= line[1]
        texts.append("    .\n")
        return "".join(texts), used

    def line(self, predicate: str, value: str) -> tuple[str, int]:
        """Return a predicate and an object as Turtle, and the prefixes that they use."""
        naming, of_naming = ("a", 0) if predicate == TYPE else self.term(predicate)
        written, of_value = self.shortened(value) if value[0] == '"' else self.term(value)  # few texts are twice
        return f"    {naming} {written} ;\n", of_naming | of_value

    def term(self, text: str) -> tuple[str, int]:
        """Return a term as Turtle, and the prefix that it uses."""
        found = self.terms.get(text)
        return keep(self.terms, text, self.shortened(text)) if found is None else found

    def shortened(self, text: str) -> tuple[str, int]:
        """Return a term of N-Triples with prefixes, and numbers and booleans bare."""
        if text[0] == "<" and text[1] != "<":
            cut = max(text.rfind("#"), text.rfind("/")) + 1
            found, local = self.namespaces.get(text[1:cut]), text[cut:-1]
            return (f"{found[0]}:{local}", found[1]) if found is not None and LOCAL.fullmatch(local) else (text, 0)
        if text[0] == '"' and text[-1] == ">":
            lexical, _, datatype = text.rpartition("^^")
            bare = BARE.get(datatype)
            if bare and bare.fullmatch(lexical[1:-1]):
                return lexical[1:-1], 0
            short, used = self.term(datatype)
            return f"{lexical}^^{short}", used
        return text, 0


def keep(kept: dict[Name, Made], name: Name, made: Made) -> Made:
    """Keep what was made, unless it is too much."""
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[name] = made
    return made
