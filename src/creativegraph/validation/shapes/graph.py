"""Look-ups in the graph of the shapes: paths, lists, names, messages. Terms are text, as N-Triples writes them."""

from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from zlib import crc32

from pyoxigraph import RdfFormat, parse

from creativegraph.engine.tags import any_marked, marked, unmarked
from creativegraph.iris import bare, expand
from creativegraph.validation.terms import STEP, language_of, lexical

__all__ = ["SHAPES_KEPT", "Facts", "Shapes", "closure", "shapes_of"]

LISTS = ("sh:or", "sh:and", "sh:xone", "sh:in", "sh:languageIn")
PARTS = ("sh:property", "sh:node", "sh:or", "sh:and", "sh:xone", "sh:qualifiedValueShape")
PATHS = {
    "sh:inversePath": "^{}", "sh:zeroOrMorePath": "{}*", "sh:oneOrMorePath": "{}+", "sh:zeroOrOnePath": "{}?",
}  # fmt: skip
LIST = ("rdf:first", "rdf:rest")
SHAPES_KEPT = 4


@cache
def written(name: str) -> str:
    """Return how N-Triples writes a property, such as ``sh:path``."""
    return f"<{expand(name)}>"


class Facts:
    """Triples by node; language tags are as they are written."""

    def __init__(self, data: str | bytes) -> None:
        self.about: dict[str, list[tuple[str, str]]] = {}
        text = data.encode() if isinstance(data, str) else data
        for each in parse(marked(text), format=RdfFormat.N_TRIPLES, lenient=True):
            value = unmarked(str(each.object).encode()).decode() if any_marked() else str(each.object)
            self.about.setdefault(str(each.subject), []).append((str(each.predicate), value))

    def values(self, node: str, name: str) -> list[str]:
        """The values of a property of a node, such as ``sh:path``, in the order of the data."""
        return [value for used, value in self.about.get(node, ()) if used == written(name)]

    def value(self, node: str, name: str) -> str:
        """The first value of a property, nothing if there is none."""
        return next(iter(self.values(node, name)), "")

    def items(self, head: str) -> list[str]:
        """The items of a list; none where the node is no list, and each once where it goes round in circles."""
        found, seen = [], {""}
        while head not in seen and (first := self.values(head, "rdf:first")):
            seen.add(head)
            found += first
            head = self.value(head, "rdf:rest")
        return found

    def described(self, node: str) -> tuple[str, ...]:
        """The triples about a node and the blank nodes it leads to, as lines of N-Triples, the node's own first."""
        todo, lines = [node], []
        for each in todo:
            for name, value in sorted(self.about.get(each, ())):
                lines.append(f"{each} {name} {value} .")
                todo += [value] if value.startswith("_:") and value not in todo else []
        return tuple(lines)

    def details(self, result: str, name: str = "_:this") -> tuple[str, ...]:
        """The triples of the results under ``sh:detail`` of a result, which is called ``_:this``.

        Their nodes are named by what they state, so that two runs name them alike.
        """
        found = [(sorted(self.about.get(each, ())), each) for each in self.values(result, "sh:detail")]
        stated = sorted(
            (tuple(f"{name} {value}" for name, value in facts if name != written("sh:detail")), each)
            for facts, each in found
        )
        lines = []
        for facts, detail in stated:
            node = f"_:d{crc32(chr(10).join(facts).encode()):08x}"
            lines += [f"{name} {written('sh:detail')} {node} .", *(f"{node} {each} ." for each in facts)]
            path = self.value(detail, "sh:resultPath")
            lines += self.described(path) if path.startswith("_:") else ()
            lines += self.details(detail, node)
        return tuple(lines)


class Shapes(Facts):
    """The graph of some shapes."""

    @cached_property
    def named(self) -> dict[tuple[str, str], list[str]]:
        """The values by node and property: a shape may be aimed at thousands of things, one by one."""
        found: dict[tuple[str, str], list[str]] = {}
        for node, facts in self.about.items():
            for name, value in facts:
                found.setdefault((node, name), []).append(value)
        return found

    def values(self, node: str, name: str) -> list[str]:
        """The values of a property of a node, such as ``sh:path``, in the order of the data."""
        return list(self.named.get((node, written(name)), ()))

    @cached_property
    def links(self) -> dict[str, set[str]]:
        """The terms that each node refers to."""
        return {node: {value for _, value in facts} for node, facts in self.about.items()}

    @cached_property
    def uses(self) -> dict[str, set[str]]:
        """The terms each node refers to, the components whose parameters it has, and shapes it is disjoint with."""
        needed: dict[str, set[str]] = {}
        for node in self.about:
            for parameter in self.values(node, "sh:parameter"):
                for path in self.values(parameter, "sh:path"):
                    needed.setdefault(path, set()).add(node)
        siblings = {
            node: self.users.get(node, set())
            for node in self.about
            if self.values(node, "sh:qualifiedValueShapesDisjoint")
        }
        if not needed and not siblings:
            return self.links
        return {
            node: self.links[node].union(siblings.get(node, ()), *(needed[name] for name, _ in facts if name in needed))
            for node, facts in self.about.items()
        }

    @cached_property
    def functions(self) -> list[str]:
        """The SPARQL functions, which any query may call."""
        return [node for node in self.about if written("sh:SPARQLFunction") in self.values(node, "rdf:type")]

    @cached_property
    def implicit(self) -> dict[str, list[str]]:
        """The shapes that are classes, and so have themselves as target, with those of their types that say so."""
        below: dict[str, set[str]] = {}
        for node in self.about:
            for wider in self.values(node, "rdfs:subClassOf"):
                below.setdefault(wider, set()).add(node)
        classes = closure(written("rdfs:Class"), below)
        shapes = (written("sh:NodeShape"), written("sh:PropertyShape"))
        found = {}
        for node in self.about:
            kinds = self.values(node, "rdf:type")
            saying = [each for each in kinds if each in classes]
            if saying and any(each in shapes for each in kinds):
                found[node] = saying
        return found

    @cached_property
    def users(self) -> dict[str, set[str]]:
        """The nodes that refer to each term."""
        found: dict[str, set[str]] = {}
        for node, values in self.links.items():
            for each in values:
                found.setdefault(each, set()).add(node)
        return found

    @cached_property
    def members(self) -> dict[str, set[str]]:
        """The shapes that each shape is made of."""
        return {node: set(self.parts(node, *PARTS)) for node in self.about}

    def parts(self, shape: str, *names: str) -> list[str]:
        """The values of some properties of a shape; of those that take lists, the items."""
        return [
            part
            for name in names
            for value in self.values(shape, name)
            for part in (self.items(value) if name in LISTS else [value])
        ]

    def name(self, shape: str) -> str:
        """The IRI of a shape; of an unnamed one, that of the nearest named shape that it is part of."""
        todo, seen = [shape], {shape}
        for each in todo:
            if each.startswith("<"):
                return each[1:-1]
            above = self.users.get(each, set()) - seen
            todo.extend(sorted(above, key=bare))
            seen |= above
        return shape.removeprefix("_:")

    def messages(self, shape: str) -> tuple[tuple[str, str], ...]:
        """The messages of a shape or of the query of one, by language."""
        found = [each for each in self.values(shape, "sh:message") if each.startswith('"')]
        return tuple(sorted({language_of(each): lexical(each) for each in found}.items()))

    def path(self, node: str, *, inner: bool = False) -> str:
        """A property path as SPARQL writes it; one that is part of another stands in brackets where it needs them."""
        if node.startswith("<"):
            return node
        steps = self.items(node)  # a sequence is one whatever else is said of its node
        for name, form in () if steps else PATHS.items():
            if step := self.value(node, name):
                return form.format(self.path(step, inner=True))
        choice = [] if steps else self.items(self.value(node, "sh:alternativePath"))
        joined = ("/" if steps else "|").join(self.path(each, inner=True) for each in steps or choice)
        return f"({joined})" if inner else joined

    def path_triples(self, node: str) -> tuple[str, ...]:
        """The triples that describe a path, as lines of N-Triples; those about its own node come first."""
        todo, lines = [node], []
        for each in todo:
            own = LIST if self.values(each, LIST[0]) else (*PATHS, "sh:alternativePath")
            for name, value in sorted((step, value) for step in own for value in self.values(each, step)[:1]):
                lines.append(f"{each} {written(name)} {value} .")
                todo += [value] if value.startswith("_:") and value not in todo else []
        return tuple(lines)

    def properties(self, shape: str) -> set[str]:
        """The properties in the paths of a shape and of those that it is made of."""
        paths = [path for part in closure(shape, self.members) for path in self.values(part, "sh:path")]
        return {step for path in paths for step in STEP.findall(self.path(path))}

    def aimed_by(self, shape: str) -> frozenset[str]:
        """The properties that a thing need only have to be judged by a shape which is about the thing as a whole.

        They are what is wrong with a thing of another class; a shape with paths or a query is about what those name.
        """
        wanted = self.values(shape, "sh:targetSubjectsOf")
        if not wanted or self.values(shape, "sh:sparql") or self.properties(shape):
            return frozenset()
        return frozenset(map(bare, wanted))


def closure(start: str, links: Mapping[str, set[str]]) -> frozenset[str]:
    """Return a node and all that it leads to."""
    todo, seen = [start], {start}
    for each in todo:
        new = links.get(each, set()) - seen
        todo.extend(new)
        seen |= new
    return frozenset(seen)


@lru_cache(maxsize=SHAPES_KEPT)
def shapes_of(rules: bytes) -> Shapes:
    """Return the graph of shapes in N-Triples; nobody may change it."""
    return Shapes(rules)
