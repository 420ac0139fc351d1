"""Shapes that would follow a property too far: from each thing of a ring to all others, or down a long chain.

Engines walk a path such as ``skos:broader+`` anew from each focus node, which takes the square of a ring's length. So
the steps are counted before, as far as the limit; a shape that takes more is not run, and the ring is named.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from creativegraph.files.limits import beyond, in_force
from creativegraph.iris import PREFIXES, RDF_TYPE, bare, compact
from creativegraph.messages.characters import visible
from creativegraph.validation.engines.paths import Leaf, Links, Path, links_of, names_repeated, of_query, of_shape
from creativegraph.validation.shapes.graph import SHAPES_KEPT, closure, shapes_of
from creativegraph.validation.shapes.reach import declared
from creativegraph.validation.shapes.shapes import part, reached, targeted
from creativegraph.validation.terms import lexical

__all__ = ["too_far", "without"]

PER_LINK, SHOWN = 10, 5
"""How many steps may be taken for each link there is, and how many members of a ring a message names."""
PROPERTY, SPARQL = (f"<{PREFIXES['sh']}{name}>" for name in ("property", "sparql"))
HOLDING = {PROPERTY, SPARQL}
TYPED, BELOW = (f"<{RDF_TYPE}>", True), (f"<{PREFIXES['rdfs']}subClassOf>", True)


class TooFarError(Exception):
    """A walk takes more steps than allowed."""


class Walk(NamedTuple):
    """What a node of shapes may follow any number of times: the paths of a property shape, or the text of a query."""

    node: str
    leaves: frozenset[Leaf]
    path: Path | None = None
    query: str = ""


@lru_cache(maxsize=SHAPES_KEPT)
def walks(rules: bytes) -> tuple[Walk, ...]:
    """Return what shapes may follow any number of times."""
    shapes = shapes_of(rules)
    prefixes = declared(rules, shapes)
    found = []
    for node in shapes.about:
        for written in shapes.values(node, "sh:path"):
            path = of_shape(shapes, written)
            found += [Walk(node, each.leaves(), path) for each in path.repeated()]
        for text in map(lexical, shapes.parts(node, "sh:select", "sh:ask")):
            if names := names_repeated(text, prefixes):
                found.append(Walk(node, frozenset((name, False) for name in names), None, text))
    return tuple(found)


def too_far(rules: bytes, data: bytes) -> dict[str, str]:
    """Return the nodes of shapes that take more steps than allowed in N-Triples, and why they are not run."""
    found = dict[str, str]()
    known = dict[frozenset[Leaf], tuple[Mapping[str, list[str]], bool]]()
    every = links_of(data, frozenset[Leaf]().union(*(each.leaves for each in walks(rules))))
    for walk in walks(rules):
        if walk.leaves not in known:
            links = merged({leaf: every[leaf] for leaf in walk.leaves})
            known[walk.leaves] = links, bound(links) > allowed(links)
        links, doubtful = known[walk.leaves]
        if doubtful and walk.node not in found:
            for path, focused in paths_of(rules, walk):
                starts = focus_nodes(rules, walk.node, data) if focused else None
                if walked_too_far(path, data, starts):
                    found[walk.node] = why(path, data)
    return found


def paths_of(rules: bytes, walk: Walk) -> Iterable[tuple[Path, bool]]:
    """Return the paths of what is followed, each with whether it begins at the focus nodes."""
    if walk.path:
        return [(walk.path, True)]
    shapes = shapes_of(rules)
    written = [path for user in shapes.users.get(walk.node, ()) for path in shapes.values(user, "sh:path")]
    value = Path("choice", tuple(of_shape(shapes, each) for each in written))
    return of_query(walk.query, declared(rules, shapes), value)


def merged(links: Links) -> Mapping[str, list[str]]:
    """Return links whatever they go along."""
    found = defaultdict[str, list[str]](list)
    for some in links.values():
        for one, others in some.items():
            found[one] += others
    return found


def allowed(links: Mapping[str, list[str]]) -> int:
    """Return how many steps may be taken along some links."""
    return max(in_force().path_steps, PER_LINK * sum(map(len, links.values())))


def bound(links: Mapping[str, list[str]]) -> float:
    """Return how many steps walks from all nodes take at most; where there is a ring that is not known."""
    before, left, steps = defaultdict[str, list[str]](list), dict[str, int](), dict[str, int]()
    for one, others in links.items():
        left[one] = len(others)
        for other in others:
            before[other].append(one)
    todo = [each for each in before if each not in left]
    for each in todo:
        steps[each] = sum(1 + steps[other] for other in links.get(each, ()))
        for one in before.get(each, ()):
            left[one] -= 1
            todo += [] if left[one] else [one]
    return float("inf") if any(left.values()) else sum(steps.values())


class Walker:
    """Walks paths along links, and counts the steps.

    Raises:
        TooFarError: they are more than ``most``.
    """

    def __init__(self, links: Links, most: int) -> None:
        self.links, self.left = links, most

    def after(self, path: Path, nodes: set[str]) -> set[str]:
        """The nodes to which a path leads from some."""
        if path.kind == "step":
            there = self.links[path.leaf]
            return {other for node in nodes for other in there.get(node, ())}
        if path.kind == "many":
            return self.all_after(path.parts[0], nodes)
        if path.kind == "sequence":
            for each in path.parts:
                nodes = self.after(each, nodes)
            return nodes
        found = [self.after(each, nodes) for each in path.parts]
        return set[str]().union(nodes if path.kind == "maybe" else (), *found)

    def all_after(self, path: Path, nodes: set[str]) -> set[str]:
        """Some nodes and all to which a path leads from them, taken any number of times."""
        seen, new = set(nodes), nodes
        while new := self.after(path, new) - seen:
            seen |= new
            self.left -= len(new)
            if self.left < 0:
                raise TooFarError
        return seen


def walked_too_far(path: Path, data: bytes, starts: Collection[str] | None) -> bool:
    """Return True if a path takes more steps than allowed, from some nodes or from all."""
    links = links_of(data, path.leaves())
    most = max(allowed(merged({each: links[each] for each in some.leaves()})) for some in path.repeated())
    walker = Walker(links, most)
    try:
        for start in starts if starts is not None else merged(links):
            walker.after(path, {start})
    except TooFarError:
        return True
    return False


def owners(rules: bytes, node: str) -> frozenset[str] | None:
    """Return the shapes with targets whose focus nodes are those of a part of them; None where others use it too."""
    shapes, todo = shapes_of(rules), [node]
    for each in todo:
        for user in shapes.users.get(each, ()):
            names = {name for name, value in shapes.about[user] if value == each}
            if not names <= HOLDING or (names == {PROPERTY} and shapes.values(user, "sh:path")):
                return None
            todo += [user] if user not in todo else []
    return frozenset(todo) & frozenset(targeted(rules))


def focus_nodes(rules: bytes, node: str, data: bytes) -> Collection[str] | None:
    """Return the nodes from which shapes follow the path of one of them; None where that may be any."""
    shapes, found, owning = shapes_of(rules), set[str](), owners(rules, node)
    if owning is None or any(shapes.values(each, "sh:target") for each in owning):
        return None
    kinds_of = links_of(data, frozenset({TYPED, BELOW}))
    types, narrower = kinds_of[TYPED], {each: set(others) for each, others in kinds_of[BELOW].items()}
    for each in owning:
        found.update(shapes.values(each, "sh:targetNode"))
        kinds = [*shapes.values(each, "sh:targetClass"), *([each] if each in shapes.implicit else ())]
        found.update(thing for kind in kinds for some in closure(kind, narrower) for thing in types.get(some, ()))
        for name, back in (("sh:targetSubjectsOf", False), ("sh:targetObjectsOf", True)):
            leaves = frozenset((each, back) for each in shapes.values(each, name))
            found.update(merged(links_of(data, leaves)))
    return found


def why(path: Path, data: bytes) -> str:
    """Return why a path is not followed; a ring is named."""
    from networkx import DiGraph, strongly_connected_components

    leaves = frozenset[Leaf]().union(*(each.leaves() for each in path.repeated()))
    links = merged(links_of(data, leaves))
    graph: DiGraph[str] = DiGraph((one, other) for one, others in links.items() for other in others)
    ring = max((sorted(each, key=bare) for each in strongly_connected_components(graph)), key=len)
    names = ", ".join(sorted({visible(compact(bare(name))) for name, _ in leaves}))
    shown = ", ".join(visible(compact(bare(each))) for each in ring[:SHOWN]) + (" …" if len(ring) > SHOWN else "")
    there = (
        f"{len(ring):,} things lie in a ring of {names}: {shown}" if len(ring) > 1 else f"ways along {names} are long"
    )
    return beyond(f"{there}; to follow it from each takes too many steps", "path_steps", "break it")


def without(rules: bytes, far: Collection[str]) -> bytes:
    """Return shapes without some parts that take too many steps; where others ask for such a part, without these."""
    shapes, cut, kept = shapes_of(rules), set[bytes](), set(targeted(rules))
    for node in far:
        if owners(rules, node) is None or node in kept:
            kept = {each for each in kept if node not in reached(rules, [each])}
        users = shapes.users.get(node, ())
        cut |= {f"{user} {name} {node} .\n".encode() for user in users for name in HOLDING}
    left = b"".join(line for line in rules.splitlines(keepends=True) if line not in cut)
    return left if kept == set(targeted(rules)) else part(left, kept)
