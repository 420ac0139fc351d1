"""Why a value meets none of several shapes: each alternative asked by itself, in one further run of the engine."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from creativegraph.graph import Graph
from creativegraph.iris import IRI, PREFIXES, compact
from creativegraph.validation.engines import fast_version, run_fast, run_pyshacl, shapes_in_rdflib
from creativegraph.validation.report import Branch
from creativegraph.validation.results import Result, named, node_of, parsed, property_of, said_by, shape_name, term
from creativegraph.validation.shapes import aimed

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

__all__ = ["branches_of"]

BRANCHING = {
    PREFIXES["sh"] + component + "ConstraintComponent": name
    for component, name in {
        "Or": "or", "And": "and", "Xone": "xone", "Not": "not", "Node": "node",
        "QualifiedMinCount": "qualifiedValueShape", "QualifiedMaxCount": "qualifiedValueShape",
    }.items()
}  # fmt: skip
REASONS = 5
QUIET = ("sh:severity", "sh:message", "sh:name", "sh:description", "sh:order", "sh:group", "sh:deactivated")


def branches_of(
    graph: Graph, rules: bytes, results: Iterable[Result], language: str
) -> Mapping[Result, tuple[Branch, ...]]:
    """The alternatives of results of shapes that are made of others, each with what it says of the value."""
    shapes = shapes_in_rdflib(rules)
    asked: dict[Result, list[tuple[Node, list[str]]]] = {}
    for each in results:
        if each.component in BRANCHING:
            values = [each.value] if each.value else values_of(graph, each)
            if parts := list(parts_of(shapes, each)):
                asked[each] = [(part, values) for part in parts]
    if not asked:
        return {}
    wanted: dict[str, set[str]] = {}
    for pairs in asked.values():
        for part, values in pairs:
            wanted.setdefault(term(part), set()).update(values)
    told: dict[tuple[str, str], list[Result]] = {}
    inside = {name: frozenset(members(shapes, name)) for name in wanted}
    for found in run_again(graph, aimed(rules, wanted)):
        for name in wanted:
            if found.shape in inside[name]:
                told.setdefault((name, found.focus), []).append(found)
    return {
        each: tuple(branch for part, values in pairs for branch in judged(shapes, part, values, told, language))
        for each, pairs in asked.items()
    }


def run_again(graph: Graph, rules: bytes) -> list[Result]:
    """The results of shapes aimed at single things, by the faster engine that will run them."""
    found = run_fast(graph, rules) if fast_version() else "not installed"
    return run_pyshacl(graph, rules) if isinstance(found, str) else found


def parts_of(shapes: "RdflibGraph", result: Result) -> "Iterator[Node]":
    """The shapes that a shape is made of, by the constraint that was not met."""
    shape = node_of(result.shape)
    kind = BRANCHING[result.component]
    for value in shapes.objects(shape, named("sh", kind)):
        if kind in ("or", "and", "xone"):
            yield from shapes.items(value)
        else:
            yield value


def members(shapes: "RdflibGraph", name: str) -> Iterator[str]:
    """A shape and the property shapes that it has."""
    todo = [node_of(name)]
    for each in todo:
        yield term(each)
        todo.extend(inner for inner in shapes.objects(each, named("sh", "property")) if inner not in todo)


def values_of(graph: Graph, result: Result) -> list[str]:
    """The values of the property that a result is about, where it names none."""
    from pyoxigraph import Literal, NamedNode

    focus, name = parsed(result.focus), property_of(result.path)
    if isinstance(focus, Literal) or not name:
        return []
    found = graph.store().quads_for_pattern(focus, NamedNode(name), None)
    return sorted(str(each.object) for each in found)


def judged(
    shapes: "RdflibGraph", part: "Node", values: list[str], told: Mapping[tuple[str, str], list[Result]], language: str
) -> Iterator[Branch]:
    """What one alternative says of the values."""
    name = term(part)
    said = dict(said_by(shapes, name))
    message = said.get(language) or said.get("en") or next(iter(said.values()), "") or spoken(shapes, part)
    for value in values:
        failed = told.get((name, value), [])
        about = f"{compact(value.strip('<>'))}: " if len(values) > 1 else ""
        reasons = dict.fromkeys(reason(each, language) for each in failed)
        yield Branch(IRI(shape_name(shapes, part)), about + message, not failed, tuple(reasons)[:REASONS])


def spoken(shapes: "RdflibGraph", part: "Node") -> str:
    """What an alternative without a message asks for, as its own terms say it; other named shapes by their names."""
    from rdflib import BNode

    words = []
    for predicate, value in sorted(shapes.predicate_objects(part)):
        name = compact(str(predicate))
        if name in ("sh:property", "sh:node", "sh:not") and isinstance(value, BNode):
            words.append(spoken(shapes, value))
        elif name.startswith("sh:") and name not in QUIET:
            inner = [*shapes.items(value)] if isinstance(value, BNode) else [value]
            words.append(" ".join([name, *(compact(str(each)) for each in inner)]))
    return ", ".join(filter(None, words))


def reason(result: Result, language: str) -> str:
    """One result in a few words."""
    path = compact(result.path.strip("<>")) if result.path else ""
    value = compact(result.value.strip("<>")) if result.value and result.value != result.focus else ""
    about = " = ".join(filter(None, (path, value)))
    return f"{about}: {result.said(language)}" if about else result.said(language)
