"""The steps that shapes take from their focus nodes: along which properties they go, and which way.

Whatever a shape looks at is reached by these steps, so that it finds the same in a graph of what they lead to. To read
a query takes 20 ms, so the steps of the packaged ones are kept beside this file, by a digest of each:
``python -m creativegraph.validation.engines`` writes them anew.
"""

import json
import pathlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, reduce
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import PREFIXES, RDF_TYPE
from creativegraph.validation.engines.paths import Leaf, Path, of_rdflib, of_shape
from creativegraph.validation.shapes.algebra import algebra
from creativegraph.validation.shapes.cover import Cover, ElsewhereError, Pattern
from creativegraph.validation.shapes.graph import SHAPES_KEPT, shapes_of
from creativegraph.validation.shapes.query import named_in, parts_of
from creativegraph.validation.shapes.reach import PLAIN, QUERIES, declared
from creativegraph.validation.shapes.shapes import reached, targeted
from creativegraph.validation.terms import lexical

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.term import Node

__all__ = ["KEPT", "PATH", "Steps", "queries_kept", "steps_of", "steps_of_query"]

SH = PREFIXES["sh"]
KEPT = pathlib.Path(__file__).with_name("steps.json")
CLOSED, INVERSE = f"<{SH}closed>", f"<{SH}inversePath>"
PATH = ("$PATH", False)
"""The path of the property shape that asks a query."""
CLASSES = {f"<{SH}class>", f"<{SH}targetClass>"}
ALWAYS = frozenset({(f"<{RDF_TYPE}>", False)})
"""The step to the classes of a thing, where a shape asks for them."""
Prefixes = Mapping[str, str]


class Steps(NamedTuple):
    """The properties that are gone along, each with whether it is gone backwards, and nodes to begin at as well.

    The properties ``everywhere`` are looked at wherever they are stated. Those that are ``guarded`` are gone backwards
    only to what has a second property, along which a path goes on.

    A query that is about a thing for nothing but the values of some properties has these as its ``first`` steps.
    """

    leaves: frozenset[Leaf] = frozenset()
    starts: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()
    guarded: frozenset[tuple[str, str]] = frozenset()
    first: frozenset[str] | None = None

    def joined(self, more: "Steps") -> "Steps":
        """These steps and others."""
        return Steps(
            self.leaves | more.leaves, self.starts | more.starts, self.everywhere | more.everywhere,
            self.guarded | more.guarded,
        )  # fmt: skip

    def forwards(self) -> frozenset[str]:
        """The properties that are gone along from subjects to values."""
        return frozenset(name for name, back in self.leaves if not back)

    def backwards(self) -> frozenset[str]:
        """The properties that are gone along from values to subjects."""
        return frozenset([*(name for name, back in self.leaves if back), *(name for name, _ in self.guarded)])

    def names(self) -> frozenset[str]:
        """All properties."""
        return self.forwards() | self.backwards() | self.everywhere | {then for _, then in self.guarded}


def steps_of(rules: bytes, *, reading: bool) -> Mapping[str, Steps | None]:
    """Return the steps of each shape with a target; None for one that may look at anything.

    Queries of which no steps are kept may look at anything unless ``reading`` them is worth it.
    """
    return {shape: steps_of_shape(rules, shape, reading=reading) for shape in targeted(rules)}


def steps_of_shape(rules: bytes, shape: str, *, reading: bool) -> Steps | None:
    """Return the steps of a shape; None where it may look at anything."""
    shapes, nodes = shapes_of(rules), reached(rules, [shape])
    facts = [each for node in nodes for each in shapes.about.get(node, ())]
    strange = any(name.startswith(f"<{SH}") and name not in PLAIN and name != INVERSE for name, _ in facts)
    if strange or shapes.functions or any(name == CLOSED for name, _ in facts):
        return None
    asked = [steps_of_query(name, text, rules, reading=reading) for name, text in facts if name in QUERIES]
    if any(each is None for each in asked):
        return None
    paths = [of_shape(shapes, path) for node in nodes for path in shapes.values(node, "sh:path")]
    named = {(value, False) for _, value in facts if value.startswith("<")}
    own = Steps(
        frozenset(ALWAYS | named if CLASSES & {name for name, _ in facts} or shape in shapes.implicit else named)
    )
    return with_path(reduce(Steps.joined, (*(each for each in asked if each), *map(along, paths)), own), paths)


def along(path: Path) -> Steps:
    """Return the steps along a path."""
    if path.kind != "sequence":
        return Steps(path.leaves())
    leaves, guarded = set(path.parts[-1].leaves() if path.parts else ()), set[tuple[str, str]]()
    for each, then in pairwise(path.parts):
        if each.kind == then.kind == "step" and each.leaf[1] and not then.leaf[1]:
            guarded.add((each.leaf[0], then.leaf[0]))
        else:
            leaves |= each.leaves()
    return Steps(frozenset(leaves), guarded=frozenset(guarded))


def with_path(steps: Steps, paths: Iterable[Path]) -> Steps:
    """Return steps with those along paths in the place of what stands for them; forwards they have them already."""
    leaves = {leaf for path in paths for leaf in path.leaves()}
    turned = {(name, not back) for name, back in leaves} if (PATH[0], True) in steps.leaves else set[Leaf]()
    everywhere = {name for name, _ in leaves} if PATH[0] in steps.everywhere else set[str]()
    kept = (each for each in steps.leaves | turned if each[0] != PATH[0])
    return steps._replace(leaves=frozenset(kept), everywhere=(steps.everywhere | everywhere) - {PATH[0]})


def steps_of_query(kind: str, text: str, rules: bytes, *, reading: bool) -> Steps | None:
    """Return the steps of a query, as they are kept; None where it may look at anything."""
    query = lexical(text)
    prefixes = prefixes_in(query, rules)
    digest = digest_of(kind, query, prefixes)
    if digest in kept():
        return kept()[digest]
    return read_steps(kind, query, prefixes) if reading else None


def prefixes_in(query: str, rules: bytes) -> tuple[tuple[str, str], ...]:
    """Return the prefixes that shapes declare and a query may use."""
    return tuple(sorted((name, iri) for name, iri in prefixes_of(rules).items() if f"{name}:" in query))


@lru_cache(maxsize=SHAPES_KEPT)
def prefixes_of(rules: bytes) -> Prefixes:
    """Return the prefixes that shapes declare."""
    return declared(rules, shapes_of(rules))


def digest_of(kind: str, query: str, prefixes: tuple[tuple[str, str], ...]) -> str:
    """Return a digest of a query and of the prefixes that it is read with."""
    return sha256(json.dumps([kind, query, prefixes]).encode()).hexdigest()[:32]


@cache
def kept() -> Mapping[str, Steps | None]:
    """Return the steps that are kept, by the digests of their queries."""
    found = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    return {digest: None if each is None else in_order(*each) for digest, each in found.items()}


def in_order(
    ahead: list[str], back: list[str], starts: list[str], everywhere: list[str], first: list[str] | None
) -> Steps:
    """Return steps from the lists that are kept."""
    leaves = [*((name, False) for name in ahead), *((name, True) for name in back)]
    begun = None if first is None else frozenset(first)
    return Steps(frozenset(leaves), frozenset(starts), frozenset(everywhere), first=begun)


def read_steps(kind: str, query: str, prefixes: tuple[tuple[str, str], ...]) -> Steps | None:
    """Return the steps of a query as rdflib reads it; None where it may look at anything."""
    from rdflib.term import Variable

    read, walk = algebra(query, dict(prefixes)), BothWays()
    if read is None:
        return None
    try:
        walk.covered(read, frozenset(map(Variable, ("this", "value") if kind == QUERIES[1] else ("this",))))
    except ElsewhereError:
        named = named_in(read)
        everywhere = frozenset({PATH[0], *map("<{}>".format, named or ())})
        return None if named is None else Steps(everywhere=everywhere, first=first_steps(read))
    return Steps(frozenset(walk.leaves), frozenset(walk.starts), first=first_steps(read))


def first_steps(query: "CompValue") -> frozenset[str] | None:
    """Return the properties by which a query begins at the thing, if it asks for nothing else of it."""
    from rdflib.term import URIRef, Variable

    this, found = Variable("this"), set[str]()
    parts = list(parts_of(query))
    triples = [each for each in parts if isinstance(each, tuple) and len(each) == 3]
    about = [path for subject, path, _ in triples if subject == this]
    shown = sum(each.get("PV", []).count(this) for each in parts if isinstance(each, dict))
    compared = any(isinstance(each, dict) and this in each for each in parts)  # with the rows of VALUES
    if compared or sum(each == this for each in parts if isinstance(each, Variable)) != len(about) + shown:
        return None
    for path in about:
        if path != Variable("PATH") and not isinstance(path, URIRef):
            return None
        found.add(PATH[0] if path == Variable("PATH") else f"<{path}>")
    return frozenset(found)


class BothWays(Cover):
    """Goes along properties either way, forwards where it can, and notes along which."""

    def __init__(self) -> None:
        self.leaves, self.starts = set[Leaf](), set[str]()

    def of_triples(self, triples: list[Pattern], known: frozenset["Node"]) -> frozenset["Node"]:
        """What triples bind that begin or end at known nodes, or at what others of them bind."""
        bound, left = frozenset["Node"](), list(triples)
        while left:
            triple, back = next(ready(left, known | bound), (None, False))
            if triple is None:
                raise ElsewhereError(str(left[0]))
            self.note(triple, back=back)
            bound |= {triple[0], triple[2]}
            left.remove(triple)
        return bound

    def note(self, triple: Pattern, *, back: bool) -> None:
        """Note along what a triple is gone, and where that begins."""
        from rdflib.term import URIRef

        start = triple[2 if back else 0]
        self.starts |= {f"<{start}>"} if isinstance(start, URIRef) else set()
        self.leaves |= {(name, way != back) for name, way in leaves_of(triple[1])}


def ready(triples: list[Pattern], known: frozenset["Node"]) -> Iterator[tuple[Pattern, bool]]:
    """Yield the triples that begin at known nodes, then those that end there, with whether they are gone backwards."""
    from rdflib.term import URIRef

    for back in (False, True):
        for each in triples:
            end = each[2 if back else 0]
            if end in known or isinstance(end, URIRef):
                yield each, back


def leaves_of(path: object) -> frozenset[Leaf]:
    """Return the properties that the path of a query is made of.

    Raises:
        ElsewhereError: it may be any property.
    """
    from rdflib.paths import NegatedPath
    from rdflib.term import Variable

    if path == Variable("PATH"):
        return frozenset({PATH})
    if isinstance(path, Variable) or any(isinstance(each, NegatedPath) for each in parts_of(path)):
        raise ElsewhereError(str(path))
    return of_rdflib(path).leaves()


def queries_kept(rules: bytes) -> str:
    """Return the steps of all queries in shapes as they are kept."""
    shapes = shapes_of(rules)
    asked = {(name, lexical(text)) for facts in shapes.about.values() for name, text in facts if name in QUERIES}
    lines = []
    for kind, query in asked:
        prefixes = prefixes_in(query, rules)
        found = read_steps(kind, query, prefixes)
        told = found and [*(sorted(name for name, way in found.leaves if way == back) for back in (False, True)),
                          sorted(found.starts), sorted(found.everywhere),
                          None if found.first is None else sorted(found.first)]  # fmt: skip
        lines.append(f"{json.dumps(digest_of(kind, query, prefixes))}: {json.dumps(told)}")
    return "{\n" + ",\n".join(sorted(lines)) + "\n}\n"
