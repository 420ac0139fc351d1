"""The results in a SHACL report as plain values, the same whichever engine made them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import IRI, PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = [
    "Result",
    "named",
    "node_of",
    "parsed",
    "path_text",
    "properties_in",
    "property_of",
    "results_of",
    "said_by",
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


def results_of(report: str | bytes, rules: "RdflibGraph") -> Iterator[Result]:
    """The results of a report in N-Triples; those under ``sh:detail`` are not among them."""
    from pyoxigraph import NamedNode, RdfFormat, parse

    told: dict[Term, dict[str, Term]] = {}
    messages: dict[Term, list[Term]] = {}
    found: list[Term] = []
    for each in parse(report, format=RdfFormat.N_TRIPLES, lenient=True):
        name = each.predicate.value.removeprefix(PREFIXES["sh"])
        if name == "result":
            found.append(each.object)
        elif name == "resultMessage":
            messages.setdefault(each.subject, []).append(each.object)
        else:
            told.setdefault(each.subject, {})[name] = each.object
    for node in found:
        about = told[node]
        shape, path = (str(about.get(name) or "") for name in ("sourceShape", "resultPath"))
        plain = isinstance(about.get("resultPath"), NamedNode)
        yield Result(
            SEVERITIES.get(IRI(iri(about.get("resultSeverity"))).slug, "violation"), shape, name_of(rules, shape),
            iri(about.get("sourceConstraintComponent")), str(about.get("focusNode") or ""),
            path if plain or not path else path_named(rules, path), str(about.get("value") or ""),
            said_by(rules, shape) or told_by(messages.get(node, ())),
        )  # fmt: skip


def iri(node: "Term | None") -> str:
    """The IRI of a term, nothing for none."""
    return str(getattr(node, "value", ""))


def told_once(results: Iterable[Result]) -> list[Result]:
    """The results without those of a range where the value is not of the datatype that the same shape asks for.

    What no number is lies in no range, says SHACL; rdflib compares some such values all the same, by their text.
    Whoever mends the datatype need not be told of both.
    """
    found = list(dict.fromkeys(results))
    wrong = {(each.shape, each.focus, each.value) for each in found if each.component == DATATYPE}
    return [each for each in found if each.component not in RANGES or (each.shape, each.focus, each.value) not in wrong]


@lru_cache(maxsize=1 << 12)
def said_by(rules: "RdflibGraph", shape: str) -> tuple[tuple[str, str], ...]:
    """What a shape says, by language."""
    from rdflib import Literal

    said = rules.objects(node_of(shape), named("sh", "message")) if shape else ()
    return tuple(sorted({each.language or "": str(each) for each in said if isinstance(each, Literal)}.items()))


def told_by(messages: "Iterable[Term]") -> tuple[tuple[str, str], ...]:
    """What an engine says of a shape that is mute."""
    from pyoxigraph import Literal

    said = sorted((each for each in messages if isinstance(each, Literal)), key=str)
    return tuple(sorted({each.language or "": each.value for each in said}.items()))


@lru_cache(maxsize=1 << 12)
def name_of(rules: "RdflibGraph", shape: str) -> str:
    """The IRI of a shape, see ``shape_name``; nothing where a result names none."""
    return shape_name(rules, node_of(shape)) if shape else "None"


@lru_cache(maxsize=1 << 10)
def path_named(rules: "RdflibGraph", path: str) -> str:
    """A path of several steps, by its blank node, as SPARQL writes it."""
    return path_text(rules, node_of(path))


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
