"""The results of a SHACL report as plain values, the same whichever engine made them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple, cast

from creativegraph.iris import IRI, PREFIXES, compact

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple
    from pyshacl.shapes_graph import ShapesGraph  # noqa: TID251 - its type
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = [
    "Result", "messages_of", "node_of", "parsed", "properties_in", "property_of", "results_of", "shape_name", "term",
    "vocabulary",
]  # fmt: skip

SEVERITIES = {"Violation": "violation", "Warning": "warning", "Info": "info"}
COUNTS = ("MaxCount", "UniqueLang", "QualifiedMaxCount")
LEAST = {"MinCount": "minCount", "QualifiedMinCount": "qualifiedMinCount"}
RANGES = ("MinInclusive", "MaxInclusive", "MinExclusive", "MaxExclusive")
PARTS = ("property", "node", "or", "and", "xone", "qualifiedValueShape")
LISTS = ("or", "and", "xone")
VARIABLE = re.compile(r"\{[?$](\w+)\}")
UNBOUND = "?"
"""What a message shows for a variable that the query of a shape left without a value."""


class Result(NamedTuple):
    """One result: terms as N-Triples writes them, empty where there is none.

    ``shape`` is the source shape, ``rule`` the IRI of it or of the named shape that it is part of. ``path`` is a SPARQL
    property path; ``path_triples`` are the triples that describe it in SHACL, the first about the path itself, and
    none for a path of one property. ``of`` is ``value``, ``missing`` or ``count``. ``messages`` are those of the shape
    or its query by language, else those of the engine.
    """

    severity: str
    shape: str
    rule: str
    component: str
    focus: str
    path: str
    value: str
    messages: tuple[tuple[str, str], ...]
    path_triples: tuple[str, ...] = ()
    of: str = "value"

    def message(self, language: str) -> str:
        """Return the message in a language if there is one, else in English, else in any."""
        found = dict(self.messages)
        return found.get(language) or found.get("en") or next(iter(found.values()), "")

    @property
    def constraint(self) -> str:
        """The short name of the constraint component, such as ``MinCount``."""
        return short(self.component)


def short(component: str) -> str:
    """Return the short name of a constraint component: ``MinCount`` for ``sh:MinCountConstraintComponent``."""
    return component.removeprefix(PREFIXES["sh"]).removesuffix("ConstraintComponent")


@cache
def vocabulary(prefix: str, local: str) -> "Node":
    """Return a term of a vocabulary for rdflib."""
    from rdflib import URIRef

    return URIRef(PREFIXES[prefix] + local)


def term(node: "Node | None") -> str:
    """Return a term of rdflib as N-Triples writes it."""
    from pyoxigraph import BlankNode, Literal, NamedNode
    from rdflib import BNode
    from rdflib import Literal as RdflibLiteral

    if node is None:
        return ""
    if isinstance(node, RdflibLiteral):
        datatype = NamedNode(str(node.datatype)) if node.datatype and not node.language else None
        return str(Literal(str(node), language=node.language, datatype=datatype))
    return str(BlankNode(str(node))) if isinstance(node, BNode) else f"<{node}>"


@lru_cache(maxsize=1 << 16)
def parsed(text: str) -> "NamedNode | BlankNode | Literal | Triple":
    """Return the term that N-Triples writes so."""
    from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

    if text.startswith("<"):
        return NamedNode(text[1:-1])
    if text.startswith("_:"):
        return BlankNode(text[2:])
    found: Literal = next(iter(parse(f"<urn:x> <urn:x> {text} .", format=RdfFormat.N_TRIPLES, lenient=True))).object
    return found


def node_of(name: str) -> "Node":
    """Return the node of rdflib for an IRI or a blank node of N-Triples."""
    from rdflib import BNode, URIRef

    return BNode(name[2:]) if name.startswith("_:") else URIRef(name[1:-1])


def results_of(report: str | bytes, rules: "RdflibGraph") -> Iterator[Result]:
    """Return the results of a report in N-Triples, without those under ``sh:detail``."""
    from pyoxigraph import RdfFormat, parse

    facts: dict[Term, dict[str, Term]] = {}
    messages: dict[Term, list[Literal]] = {}
    found: list[Term] = []
    for each in parse(report, format=RdfFormat.N_TRIPLES, lenient=True):
        name = each.predicate.value.removeprefix(PREFIXES["sh"])
        if name == "result":
            found.append(each.object)
        elif name == "resultMessage":
            messages.setdefault(each.subject, []).append(each.object)
        else:
            facts.setdefault(each.subject, {})[name] = each.object
    for node in found:
        yield result_of(facts[node], messages.get(node, []), rules)


def result_of(facts: "Mapping[str, Term]", messages: "list[Literal]", rules: "RdflibGraph") -> Result:
    """Return one result from what the report states about it."""
    texts = {name: str(value) for name, value in facts.items()}
    shape, value, path = (texts.get(name, "") for name in ("sourceShape", "value", "resultPath"))
    component = iri(facts.get("sourceConstraintComponent"))
    plain = path.startswith("<") or not path
    templates = messages_of(rules, texts.get("sourceConstraint", "")) or messages_of(rules, shape)
    return Result(
        severity=SEVERITIES.get(IRI(iri(facts.get("resultSeverity"))).slug, "violation"),
        shape=shape,
        rule=name_of(rules, shape),
        component=component,
        focus=texts.get("focusNode", ""),
        path=path if plain else path_text(rules, path),
        value=value,
        messages=filled(templates, messages),
        path_triples=() if plain else path_triples(rules, path),
        of="value" if value else lack(rules, shape, short(component)),
    )


def iri(node: "Term | None") -> str:
    """Return the IRI of a term, nothing for none."""
    return str(getattr(node, "value", ""))


def lack(rules: "RdflibGraph", shape: str, constraint: str) -> str:
    """Return what a result without a value is of: a ``count``, or something ``missing``.

    Where more than one value is needed and some are there, it is their number that is wrong.
    """
    if constraint in COUNTS:
        return "count"
    least = rules.value(node_of(shape), vocabulary("sh", LEAST[constraint])) if constraint in LEAST else None
    return "missing" if least is None or str(least) == "1" else "count"


def without_consequences(results: Iterable[Result]) -> list[Result]:
    """Return the results without those of a range where the value has not the datatype that the shape asks for.

    What no number is lies in no range, says SHACL; rdflib compares some such values all the same, by their text.
    Whoever corrects the datatype need not read both.
    """
    found = list(dict.fromkeys(results))
    wrong = {(each.shape, each.focus, each.value) for each in found if each.constraint == "Datatype"}
    return [
        each for each in found if each.constraint not in RANGES or (each.shape, each.focus, each.value) not in wrong
    ]


@lru_cache(maxsize=1 << 12)
def messages_of(rules: "RdflibGraph", shape: str) -> tuple[tuple[str, str], ...]:
    """Return the messages of a shape or of the query of one, by language."""
    from rdflib import Literal

    found = rules.objects(node_of(shape), vocabulary("sh", "message")) if shape else ()
    return tuple(sorted({each.language or "": str(each) for each in found if isinstance(each, Literal)}.items()))


def filled(templates: tuple[tuple[str, str], ...], given: "list[Literal]") -> tuple[tuple[str, str], ...]:
    """Return the messages of a shape with the values of the variables in them, or those of the engine if it has none.

    Engines put the values in and lose the language; the template that a message fits to gives it back.
    """
    if not templates:
        return tuple(sorted({each.language or "": each.value for each in sorted(given, key=str)}.items()))
    texts = [each.value for each in given]
    return tuple((language, filled_in(template, texts)) for language, template in templates)


def filled_in(template: str, given: list[str]) -> str:
    """Return a template with the values that one of some messages has in place of its variables."""
    names = VARIABLE.findall(template)
    if not names:
        return template
    fixed = VARIABLE.split(template)[::2]
    pattern = re.compile("(.*)".join(map(re.escape, fixed)), re.DOTALL)
    values = next((found.groups() for text in given if (found := pattern.fullmatch(text))), (UNBOUND,) * len(names))
    shown = [UNBOUND if VARIABLE.fullmatch(each) else compact(each) for each in values]
    return "".join(part + value for part, value in zip(fixed, [*shown, ""], strict=True))


@lru_cache(maxsize=1 << 12)
def name_of(rules: "RdflibGraph", shape: str) -> str:
    """Return the IRI of a shape, see ``shape_name``; ``None`` where a result names none."""
    return shape_name(rules, node_of(shape)) if shape else "None"


def shape_name(rules: "RdflibGraph", shape: "Node | None") -> str:
    """Return the IRI of a shape; for an unnamed one, that of the nearest named shape that it is part of."""
    from rdflib import URIRef

    todo, seen = [shape], {shape}
    for each in todo:
        if isinstance(each, URIRef):
            return str(each)
        above = set(rules.subjects(None, each)) - seen if each is not None else set()
        todo.extend(sorted(above, key=str))
        seen |= above
    return str(shape)


@lru_cache(maxsize=1 << 10)
def path_text(rules: "RdflibGraph", path: str) -> str:
    """Return a path of several steps, by its blank node, as SPARQL writes it."""
    from pyshacl.helper.path_helper import shacl_path_to_sparql_path  # noqa: TID251 - one reader of paths is enough

    shapes = cast("ShapesGraph", SimpleNamespace(graph=rules, objects=rules.objects))  # all that it uses of that class
    return str(shacl_path_to_sparql_path(shapes, node_of(path))).replace(" ", "")


@lru_cache(maxsize=1 << 10)
def path_triples(rules: "RdflibGraph", path: str) -> tuple[str, ...]:
    """Return the triples that describe a path, as lines of N-Triples; those about its own node come first."""
    from rdflib import BNode

    todo, lines = [node_of(path)], []
    for node in todo:
        for predicate, value in sorted(rules.predicate_objects(node)):
            lines.append(f"{term(node)} {term(predicate)} {term(value)} .")
            todo += [value] if isinstance(value, BNode) and value not in todo else []
    return tuple(lines)


@lru_cache(maxsize=1 << 12)
def properties_in(rules: "RdflibGraph", shape: str) -> tuple[str, ...]:
    """Return the properties in the paths of a shape and of those that it is made of."""
    todo = [node_of(shape)] if shape else []
    found = []
    for each in todo:
        for path in rules.objects(each, vocabulary("sh", "path")):
            name = term(path)
            found += re.findall(r"<([^<>]*)>", path_text(rules, name) if name.startswith("_:") else name)
        for kind in PARTS:
            for value in sorted(rules.objects(each, vocabulary("sh", kind)), key=str):
                inner = list(rules.items(value)) if kind in LISTS else [value]
                todo += [one for one in inner if one not in todo]
    return tuple(dict.fromkeys(found))


def property_of(path: str) -> str:
    """Return the IRI of a path of one property, nothing for any other."""
    return path[1:-1] if path.startswith("<") and path.find(">") == len(path) - 1 else ""
