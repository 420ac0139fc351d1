"""The results in a SHACL report as plain values, the same whichever engine made them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.values import IRI, PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

__all__ = [
    "Result",
    "named",
    "node_of",
    "parsed",
    "path_text",
    "properties_in",
    "property_of",
    "results_of",
    "shape_name",
]

SEVERITIES = {"Violation": "violation", "Warning": "warning", "Info": "info"}
STEPS = {"inversePath": "^{}", "zeroOrMorePath": "{}*", "oneOrMorePath": "{}+", "zeroOrOnePath": "{}?"}


DATATYPE = PREFIXES["sh"] + "DatatypeConstraintComponent"
RANGES = frozenset(
    f"{PREFIXES['sh']}{each}ConstraintComponent"
    for each in ("MinInclusive", "MaxInclusive", "MinExclusive", "MaxExclusive")
)


class Result(NamedTuple):
    """One result: terms as N-Triples writes them, empty where there is none.

    ``shape`` is the source shape, ``rule`` the IRI of it or of the named shape that it is part of, ``path`` a SPARQL
    property path. ``messages`` are those of the shape by language, else those of the engine.
    """

    severity: str
    shape: str
    rule: str
    component: str
    focus: str
    path: str
    value: str
    messages: tuple[tuple[str, str], ...]

    def said(self, language: str) -> str:
        """The advice in a language where the shape speaks it, else in English, else in any."""
        spoken = dict(self.messages)
        return spoken.get(language) or spoken.get("en") or next(iter(spoken.values()), "")


@cache
def named(prefix: str, local: str) -> "Node":
    """A term for rdflib."""
    from rdflib import URIRef

    return URIRef(PREFIXES[prefix] + local)


def term(node: "Node | None") -> str:
    """A term as N-Triples writes it."""
    from pyoxigraph import BlankNode, Literal, NamedNode
    from rdflib import BNode
    from rdflib import Literal as RdflibLiteral

    if node is None:
        return ""
    if isinstance(node, RdflibLiteral):
        if node.language:
            return str(Literal(str(node), language=node.language))
        return str(Literal(str(node), datatype=NamedNode(str(node.datatype)))) if node.datatype else str(
            Literal(str(node))
        )  # fmt: skip
    return str(BlankNode(str(node))) if isinstance(node, BNode) else f"<{node}>"


@lru_cache(maxsize=1 << 16)
def parsed(text: str) -> "NamedNode | BlankNode | Literal | Triple":
    """A term of N-Triples."""
    from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

    if text.startswith("<"):
        return NamedNode(text[1:-1])
    if text.startswith("_:"):
        return BlankNode(text[2:])
    found: Literal = next(iter(parse(f"<urn:x> <urn:x> {text} .", format=RdfFormat.N_TRIPLES, lenient=True))).object
    return found


def node_of(name: str) -> "Node":
    """The node of rdflib for an IRI or a blank node of N-Triples."""
    from rdflib import BNode, URIRef

    return BNode(name[2:]) if name.startswith("_:") else URIRef(name[1:-1])


def results_of(report: "RdflibGraph", rules: "RdflibGraph") -> Iterator[Result]:
    """The results of a report; those under ``sh:detail`` are not among them."""
    from rdflib import URIRef

    about = {name: named("sh", name) for name in (
        "sourceShape", "resultPath", "value", "focusNode", "resultSeverity", "sourceConstraintComponent"
    )}  # fmt: skip
    for node in report.objects(None, named("sh", "result")):
        told = dict(report.predicate_objects(node))

        def one(name: str, told: "dict[Node, Node]" = told) -> "Node | None":
            return told.get(about[name])

        shape, path = one("sourceShape"), one("resultPath")
        component = str(one("sourceConstraintComponent") or "")
        yield Result(
            SEVERITIES.get(IRI(str(one("resultSeverity"))).slug, "violation"), term(shape),
            shape_name(rules, shape), component, term(one("focusNode")),
            f"<{path}>" if isinstance(path, URIRef) else path_text(rules, path) if path is not None else "",
            term(one("value")), messages(rules, report, shape, node),
        )  # fmt: skip


def told_once(results: Iterable[Result]) -> list[Result]:
    """The results without those of a range where the value is not of the datatype that the same shape asks for.

    What no number is lies in no range, says SHACL; rdflib compares some such values all the same, by their text.
    Whoever mends the datatype need not be told of both.
    """
    found = list(dict.fromkeys(results))
    wrong = {(each.shape, each.focus, each.value) for each in found if each.component == DATATYPE}
    return [each for each in found if each.component not in RANGES or (each.shape, each.focus, each.value) not in wrong]


def messages(
    rules: "RdflibGraph", report: "RdflibGraph", shape: "Node | None", node: "Node"
) -> tuple[tuple[str, str], ...]:
    """What the shape says, by language; the engine's words where it is mute."""
    from rdflib import Literal

    said = list(rules.objects(shape, named("sh", "message"))) if shape is not None else []
    said = said or sorted(report.objects(node, named("sh", "resultMessage")), key=str)
    return tuple(sorted({each.language or "": str(each) for each in said if isinstance(each, Literal)}.items()))


def shape_name(rules: "RdflibGraph", shape: "Node | None") -> str:
    """The IRI of a shape; of an unnamed one that of the nearest named shape that it is part of."""
    from rdflib import URIRef

    todo, seen = [shape], {shape}
    for each in todo:
        if isinstance(each, URIRef):
            return str(each)
        above = set(rules.subjects(None, each)) - seen if each is not None else set()
        todo.extend(sorted(above, key=str))
        seen |= above
    return str(shape)


def path_text(rules: "RdflibGraph", path: "Node") -> str:
    """A path of SHACL as SPARQL writes it."""
    from rdflib import URIRef

    if isinstance(path, URIRef):
        return f"<{path}>"
    for name, pattern in STEPS.items():
        if (inner := rules.value(path, named("sh", name))) is not None:
            return pattern.format(grouped(path_text(rules, inner)))
    if (choice := rules.value(path, named("sh", "alternativePath"))) is not None:
        return "|".join(grouped(path_text(rules, each)) for each in rules.items(choice))
    return "/".join(grouped(path_text(rules, each)) for each in rules.items(path))


@lru_cache(maxsize=1 << 12)
def properties_in(rules: "RdflibGraph", shape: str) -> tuple[str, ...]:
    """The properties in the paths of a shape and of those that it is made of."""
    todo = [node_of(shape)] if shape else []
    found = []
    for each in todo:
        for path in rules.objects(each, named("sh", "path")):
            found += re.findall(r"<([^<>]*)>", path_text(rules, path))
        for kind in ("property", "node", "or", "and", "xone", "qualifiedValueShape"):
            for value in sorted(rules.objects(each, named("sh", kind)), key=str):
                inner = list(rules.items(value)) if kind in ("or", "and", "xone") else [value]
                todo += [one for one in inner if one not in todo]
    return tuple(dict.fromkeys(found))


def property_of(path: str) -> str:
    """The IRI of a path of one property, nothing for any other."""
    return path[1:-1] if path.startswith("<") and path.find(">") == len(path) - 1 else ""


def grouped(text: str) -> str:
    """A path in brackets where it is more than one step."""
    return text if text.count("<") == 1 else f"({text})"
