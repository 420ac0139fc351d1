"""Property paths of shapes and of queries in them, in one form, and the links of a graph that such paths go along."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from creativegraph.engine.guard import TOKENS
from creativegraph.validation.shapes.graph import Shapes
from creativegraph.validation.shapes.query import parts_of

__all__ = ["Leaf", "Links", "Path", "links_of", "names_repeated", "of_query", "of_rdflib", "of_shape"]

KINDS = {"sh:inversePath": "", "sh:zeroOrMorePath": "many", "sh:oneOrMorePath": "many", "sh:zeroOrOnePath": "maybe"}
NAME = re.compile(r"<[^<>\s]*>|[\w-]*:[\w.-]+")
REPEATED = re.compile(rf"({NAME.pattern}|\))\s*[*+]")
DEEPEST, FEW = 64, 8
"""How deep a path may be nested, and how many properties are searched one by one."""
Leaf = tuple[str, bool]
"""A property as N-Triples writes it, and whether it is followed backwards."""
Links = Mapping[Leaf, Mapping[str, list[str]]]
"""The nodes that each node leads to, by property and direction."""


class Path(NamedTuple):
    """A path: a ``step``, a ``sequence``, a ``choice``, ``many`` times one or ``maybe`` one."""

    kind: str
    parts: "tuple[Path, ...]" = ()
    leaf: Leaf = ("", False)

    def leaves(self) -> frozenset[Leaf]:
        """The properties that it is made of."""
        return frozenset({self.leaf} if self.kind == "step" else ()).union(*(each.leaves() for each in self.parts))

    def turned(self) -> "Path":
        """The path from its other end."""
        name, back = self.leaf
        parts = tuple(each.turned() for each in self.parts)
        return Path(self.kind, parts[::-1] if self.kind == "sequence" else parts, (name, not back))

    def repeated(self) -> "Iterator[Path]":
        """Yield the outermost parts that may be taken any number of times."""
        if self.kind == "many":
            yield self
        else:
            for each in self.parts:
                yield from each.repeated()


def of_shape(shapes: Shapes, node: str, deep: int = 0) -> Path:
    """Return the path that a node of shapes describes; what describes none is empty."""
    if node.startswith("<"):
        return Path("step", (), (node, False))
    steps, choice = shapes.items(node), shapes.items(shapes.value(node, "sh:alternativePath"))
    if deep < DEEPEST and (steps or choice):
        return Path(
            "sequence" if steps else "choice", tuple(of_shape(shapes, each, deep + 1) for each in steps or choice)
        )
    for name, kind in KINDS.items() if deep < DEEPEST else ():
        if inner := shapes.value(node, name):
            made = of_shape(shapes, inner, deep + 1)
            return Path(kind, (made,)) if kind else made.turned()
    return Path("sequence")


def names_repeated(text: str, prefixes: Mapping[str, str]) -> frozenset[str]:
    """Return the properties that a query may follow any number of times; all names of one that repeats brackets."""
    text = TOKENS.sub(lambda part: part[0] if part["iri"] or part["local"] or part["word"] else " ", text)
    ends = [found[1] for found in REPEATED.finditer(text)]
    names = NAME.findall(text) if ")" in ends else ends
    split = [(name, *name.partition(":")) for name in names]
    return frozenset(
        name if name.startswith("<") else f"<{prefixes[prefix]}{local}>"
        for name, prefix, _, local in split
        if name.startswith("<") or prefix in prefixes
    )


def of_query(text: str, prefixes: Mapping[str, str], value: Path) -> Iterator[tuple[Path, bool]]:
    """Yield the paths with ``*`` or ``+`` of a query, each with whether it begins at ``$this``, at least by others.

    ``value`` is the path that stands for ``$PATH``.
    """
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery
    from rdflib.term import Variable

    try:
        query = translateQuery(parseQuery(text), initNs=dict(prefixes)).algebra
    except Exception:  # noqa: BLE001 - whatever the parser meets in a text of others; the engine says what is wrong
        return
    found = [each for each in parts_of(query) if isinstance(each, tuple) and len(each) == 3]
    triples = [(one, value if step == Variable("PATH") else of_rdflib(step), other) for one, step, other in found]
    ways = {Variable("this"): Path("sequence")}
    for _ in triples:
        for one, path, other in triples:
            for start, end, way in ((one, other, path), (other, one, path.turned())):
                if start in ways and isinstance(end, Variable):
                    ways.setdefault(end, Path("sequence", (ways[start], way)))
    for one, path, other in triples:
        if next(path.repeated(), None):
            start, way = (other, path.turned()) if one not in ways and other in ways else (one, path)
            yield Path("sequence", (ways[start], way)) if start in ways else path, start in ways


def of_rdflib(path: object) -> Path:
    """Return a path of rdflib in our form; of what it leaves out, nothing."""
    from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
    from rdflib.term import URIRef

    match path:
        case URIRef():
            return Path("step", (), (f"<{path}>", False))
        case InvPath():
            return of_rdflib(path.arg).turned()
        case MulPath():
            return Path("maybe" if path.mod == "?" else "many", (of_rdflib(path.path),))
        case SequencePath():
            return Path("sequence", tuple(map(of_rdflib, path.args)))
        case AlternativePath():
            return Path("choice", tuple(map(of_rdflib, path.args)))
    return Path("sequence")


def links_of(data: bytes, leaves: frozenset[Leaf]) -> dict[Leaf, dict[str, list[str]]]:
    """Return the links in N-Triples that go along some properties."""
    found: dict[Leaf, dict[str, list[str]]] = {leaf: {} for leaf in leaves}
    ways = {name.encode(): [way for way in (False, True) if (name, way) in leaves] for name, _ in leaves}
    for subject, name, value in triples_of(data, ways):
        ends = subject.decode(), value.decode()
        for back in ways[name]:
            found[name.decode(), back].setdefault(ends[back], []).append(ends[not back])
    return found


def triples_of(data: bytes, names: Collection[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield the triples of N-Triples that have some properties and no literal as value.

    A few are searched one by one; to go once through all lines is quicker for more.
    """
    if len(names) > FEW:
        for line in data.split(b"\n"):
            parts = line.split(b" ", 2)
            if len(parts) == 3 and parts[1] in names and not parts[2].startswith(b'"'):
                yield parts[0], parts[1], parts[2][:-2]
        return
    for name in names:
        part, place = b" " + name + b" ", -1
        while (place := data.find(part, place + 1)) >= 0:
            subject, end = data[data.rfind(b"\n", 0, place) + 1 : place], place + len(part)
            if b" " not in subject and data[end] != b'"'[0]:
                yield subject, name, data[end : data.index(b" .\n", end)]
