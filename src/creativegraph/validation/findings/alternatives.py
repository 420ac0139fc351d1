"""Why a value does not meet sh:or, sh:and, sh:xone, sh:not, sh:node or a count: each part validated by itself."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from creativegraph.engine.tags import spelling
from creativegraph.graph import Graph
from creativegraph.iris import IRI, bare, compact
from creativegraph.validation.engines.engines import fast_version, run_on, run_pyshacl, triples_of
from creativegraph.validation.engines.results import Result, chosen
from creativegraph.validation.engines.subgraph import looked_at
from creativegraph.validation.report import Branch
from creativegraph.validation.shapes.graph import Shapes, closure, shapes_of
from creativegraph.validation.shapes.shapes import aimed
from creativegraph.validation.terms import as_read, lexical, parsed, property_of

__all__ = ["branches_of"]

BRANCHING = {
    "Or": "sh:or", "And": "sh:and", "Xone": "sh:xone", "Not": "sh:not", "Node": "sh:node",
    "QualifiedMinCount": "sh:qualifiedValueShape", "QualifiedMaxCount": "sh:qualifiedValueShape",
}  # fmt: skip
REASONS = 5
QUIET = ("sh:severity", "sh:message", "sh:name", "sh:description", "sh:order", "sh:group", "sh:deactivated")

Failures = Mapping[tuple[str, str], list[Result]]
"""The results of each alternative, by its name and the value that it was aimed at."""


def branches_of(
    graph: Graph, rules: bytes, results: Iterable[Result], language: str
) -> Mapping[Result, tuple[Branch, ...]]:
    """Return the alternatives of results of shapes that are made of others, with what each finds wrong in the value.

    The engine runs once more, over what the alternatives look at.
    """
    shapes = shapes_of(rules)
    made = [each for each in results if each.constraint in BRANCHING]
    parts = {
        each: [part for part in shapes.parts(each.shape, BRANCHING[each.constraint]) if not part.startswith('"')]
        for each in made
    }
    values = {each: [as_read(each.value)] if each.value else values_of(graph, each) for each in made}
    wanted: dict[str, set[str]] = {}
    for each in made:
        for part in parts[each]:
            wanted.setdefault(part, set()).update(values[each])
    if not wanted:
        return {}
    failures: dict[tuple[str, str], list[Result]] = {}
    inner = {node: set(shapes.values(node, "sh:property")) for node in shapes.about}
    inside = {part: closure(part, inner) for part in wanted}
    for found in run_again(graph, aimed(rules, wanted), frozenset[str]().union(*wanted.values())):
        for part in wanted:
            if found.shape in inside[part]:
                failures.setdefault((part, as_read(found.focus)), []).append(found)
    return {
        each: tuple(branch for part in parts[each] for branch in judged(shapes, part, values[each], failures, language))
        for each in made
    }


def run_again(graph: Graph, rules: bytes, nodes: frozenset[str]) -> list[Result]:
    """Return the results of shapes aimed at single nodes, by the faster engine that can run them."""
    there = fast_version()
    found = run_on(looked_at(triples_of(graph), rules, nodes), rules) if there else "not installed"
    return run_pyshacl(graph, rules) if isinstance(found, str) else found


def values_of(graph: Graph, result: Result) -> list[str]:
    """Return the values of the property that a result is about, where it names none."""
    focus, name = parsed(result.focus), property_of(result.path)
    if isinstance(focus, Literal) or not name:
        return []
    engine = graph.embedded()
    about = engine.store.quads_for_pattern(focus, NamedNode(name), None)
    return sorted(spelling(each.object) for each in engine.written.restored(about))


def judged(shapes: Shapes, part: str, values: list[str], failures: Failures, language: str) -> Iterator[Branch]:
    """Return whether some values meet one alternative, and why not."""
    message = chosen(shapes.messages(part), language) or description(shapes, part)
    for value in values:
        failed = failures.get((part, value), [])
        about = f"{compact(value.strip('<>'))}: " if len(values) > 1 else ""
        reasons = dict.fromkeys(reason(each, language) for each in failed)
        yield Branch(IRI(shapes.name(part)), about + message, not failed, tuple(reasons)[:REASONS])


def description(shapes: Shapes, part: str) -> str:
    """Return what a shape without a message asks for, in the terms of SHACL; named shapes in it by their names."""
    found = []
    for predicate, value in sorted(shapes.about.get(part, ()), key=lambda fact: (fact[0], bare(fact[1]))):
        name = compact(bare(predicate))
        if name in ("sh:property", "sh:node", "sh:not") and value.startswith("_:"):
            found.append(description(shapes, value))
        elif name.startswith("sh:") and name not in QUIET:
            inner = shapes.items(value) if value.startswith("_:") else [value]
            found.append(" ".join([name, *(compact(lexical(each)) for each in inner)]))
    return ", ".join(filter(None, found))


def reason(result: Result, language: str) -> str:
    """Return one result in a few words."""
    value = compact(lexical(result.value)) if result.value != result.focus else ""
    about = " = ".join(filter(None, (compact(bare(result.path)), value)))
    return f"{about}: {result.message(language)}" if about else result.message(language)
