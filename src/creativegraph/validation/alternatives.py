"""Why a value meets none of several shapes: each alternative validated by itself, in one further run of the engine."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from creativegraph.graph import Graph
from creativegraph.iris import IRI, compact
from creativegraph.validation.engines import fast_version, run_fast, run_pyshacl, shapes_in_rdflib
from creativegraph.validation.report import Branch
from creativegraph.validation.results import (
    LISTS,
    Result,
    messages_of,
    node_of,
    parsed,
    property_of,
    shape_name,
    term,
    vocabulary,
)
from creativegraph.validation.shapes import aimed

if TYPE_CHECKING:
    from rdflib import Graph as RdflibGraph
    from rdflib.term import Node

__all__ = ["branches_of"]

BRANCHING = {
    "Or": "or", "And": "and", "Xone": "xone", "Not": "not", "Node": "node",
    "QualifiedMinCount": "qualifiedValueShape", "QualifiedMaxCount": "qualifiedValueShape",
}  # fmt: skip
REASONS = 5
QUIET = ("sh:severity", "sh:message", "sh:name", "sh:description", "sh:order", "sh:group", "sh:deactivated")

Failures = Mapping[tuple[str, str], list[Result]]
"""The results of each alternative, by its name and the value that it was aimed at."""


def branches_of(
    graph: Graph, rules: bytes, results: Iterable[Result], language: str
) -> Mapping[Result, tuple[Branch, ...]]:
    """Return the alternatives of results of shapes that are made of others, with what each finds wrong in the value.

    The whole graph is read once more by the engine, which takes about half as long as the first run.
    """
    shapes = shapes_in_rdflib(rules)
    parts = {
        each: (list(parts_of(shapes, each)), [each.value] if each.value else values_of(graph, each))
        for each in results
        if each.constraint in BRANCHING
    }
    wanted: dict[str, set[str]] = {}
    for alternatives, values in parts.values():
        for part in alternatives:
            wanted.setdefault(term(part), set()).update(values)
    if not wanted:
        return {}
    failures: dict[tuple[str, str], list[Result]] = {}
    inside = {name: frozenset(members(shapes, name)) for name in wanted}
    for found in run_again(graph, aimed(rules, wanted)):
        for name in wanted:
            if found.shape in inside[name]:
                failures.setdefault((name, found.focus), []).append(found)
    return {
        each: tuple(
            branch for part in alternatives for branch in judged(shapes, part, values, failures, language)
        )
        for each, (alternatives, values) in parts.items()
    }  # fmt: skip


def run_again(graph: Graph, rules: bytes) -> list[Result]:
    """Return the results of shapes aimed at single things, by the faster engine that can run them."""
    found = run_fast(graph, rules) if fast_version() else "not installed"
    return run_pyshacl(graph, rules) if isinstance(found, str) else found


def parts_of(shapes: "RdflibGraph", result: Result) -> "Iterator[Node]":
    """Return the shapes that a shape is made of, by the constraint that was not met."""
    kind = BRANCHING[result.constraint]
    for value in shapes.objects(node_of(result.shape), vocabulary("sh", kind)):
        yield from shapes.items(value) if kind in LISTS else (value,)


def members(shapes: "RdflibGraph", name: str) -> Iterator[str]:
    """Return a shape and the property shapes that it has."""
    todo = [node_of(name)]
    for each in todo:
        yield term(each)
        todo.extend(inner for inner in shapes.objects(each, vocabulary("sh", "property")) if inner not in todo)


def values_of(graph: Graph, result: Result) -> list[str]:
    """Return the values of the property that a result is about, where it names none."""
    from pyoxigraph import Literal, NamedNode

    focus, name = parsed(result.focus), property_of(result.path)
    if isinstance(focus, Literal) or not name:
        return []
    found = graph.store().quads_for_pattern(focus, NamedNode(name), None)
    return sorted(str(each.object) for each in found)


def judged(
    shapes: "RdflibGraph", part: "Node", values: list[str], failures: Failures, language: str
) -> Iterator[Branch]:
    """Return whether some values meet one alternative, and why not."""
    name = term(part)
    texts = dict(messages_of(shapes, name))
    message = texts.get(language) or texts.get("en") or next(iter(texts.values()), "") or description(shapes, part)
    for value in values:
        failed = failures.get((name, value), [])
        about = f"{compact(value.strip('<>'))}: " if len(values) > 1 else ""
        reasons = dict.fromkeys(reason(each, language) for each in failed)
        yield Branch(IRI(shape_name(shapes, part)), about + message, not failed, tuple(reasons)[:REASONS])


def description(shapes: "RdflibGraph", part: "Node") -> str:
    """Return what a shape without a message asks for, in the terms of SHACL; named shapes in it by their names."""
    from rdflib import BNode

    found = []
    for predicate, value in sorted(shapes.predicate_objects(part)):
        name = compact(str(predicate))
        if name in ("sh:property", "sh:node", "sh:not") and isinstance(value, BNode):
            found.append(description(shapes, value))
        elif name.startswith("sh:") and name not in QUIET:
            inner = [*shapes.items(value)] if isinstance(value, BNode) else [value]
            found.append(" ".join([name, *(compact(str(each)) for each in inner)]))
    return ", ".join(filter(None, found))


def reason(result: Result, language: str) -> str:
    """Return one result in a few words."""
    path = compact(result.path.strip("<>")) if result.path else ""
    value = compact(result.value.strip("<>")) if result.value and result.value != result.focus else ""
    about = " = ".join(filter(None, (path, value)))
    return f"{about}: {result.message(language)}" if about else result.message(language)
