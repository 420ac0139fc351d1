"""How closely plain shapes look at the values of properties, and what is seen of a value.

A plain shape compares nothing with the thing itself, and asks queries only about the values of some of its properties.
Of most values it sees no more than the kind.
"""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from enum import IntEnum
from functools import lru_cache

from creativegraph.iris import expand
from creativegraph.validation.engines.stated import TYPE
from creativegraph.validation.engines.steps import PATH, steps_of_query
from creativegraph.validation.shapes.graph import SHAPES_KEPT, Shapes, shapes_of
from creativegraph.validation.shapes.reach import QUERIES
from creativegraph.validation.shapes.shapes import reached, targeted

__all__ = ["AIMS", "BACK", "Sight", "Sights", "join", "look_of", "plain"]

AIMS = ("sh:targetClass", "sh:targetSubjectsOf")
INNER = ("sh:property", "sh:node", "sh:or", "sh:and", "sh:xone", "sh:not")


def names_of(*names: str) -> frozenset[str]:
    """Return some properties, such as ``sh:path``, as N-Triples writes them."""
    return frozenset(f"<{expand(name)}>" for name in names)


SILENT = names_of("rdf:type", "sh:message", "sh:severity", "sh:name", "sh:description", "sh:order", "sh:group", *AIMS)
OF_ITSELF = SILENT | names_of(*INNER, "sh:class", "sh:nodeKind", "sh:sparql")
"""What a plain shape may ask of the thing itself, which its classes and the values of its properties answer."""
OF_CLASS = SILENT | names_of("sh:path", "sh:minCount", "sh:maxCount", "sh:class", "sh:nodeKind")
OF_KIND = OF_CLASS | names_of("sh:datatype", "sh:languageIn", "sh:uniqueLang")
OF_LENGTH = OF_KIND | names_of("sh:minLength", "sh:maxLength")
FORWARD = OF_ITSELF | OF_LENGTH | names_of(
    "rdf:first", "rdf:rest", "sh:alternativePath", "sh:prefixes", "sh:select", "sh:flags", "sh:hasValue", "sh:in",
    "sh:inversePath", "sh:maxExclusive", "sh:maxInclusive", "sh:minExclusive", "sh:minInclusive", "sh:oneOrMorePath",
    "sh:pattern", "sh:qualifiedMaxCount", "sh:qualifiedMinCount", "sh:qualifiedValueShape", "sh:targetNode",
    "sh:targetObjectsOf", "sh:zeroOrMorePath", "sh:zeroOrOnePath",
)  # fmt: skip
"""What asks of a value for nothing but that value and what it leads to."""
IN_VALUES = ("sh:node", "sh:or", "sh:and", "sh:xone", "sh:not", "sh:qualifiedValueShape")
HOLDING = names_of(*IN_VALUES, "sh:qualifiedMinCount", "sh:qualifiedMaxCount")
"""What holds other shapes against values, and counts those that conform."""


class Sight(IntEnum):
    """How closely shapes look at the values of a property.

    They see what kind of node each is and its classes, or the datatype and language of a literal too, or also how long
    it is, or the value.
    """

    CLASS = 0
    KIND = 1
    LENGTH = 2
    VALUE = 3


Sights = dict[str, Sight]
"""How closely shapes look at the values of each property that they see; behind ``BACK`` at what has such a value."""
BACK = "^"


@lru_cache(maxsize=SHAPES_KEPT)
def plain(rules: bytes) -> Mapping[str, Sights]:
    """Return the plain shapes among those with targets, each with what it sees of a thing."""
    found = {shape: seen_by(rules, shape, reached(rules, [shape])) for shape in targeted(rules)}
    return {shape: seen for shape, seen in found.items() if seen}


def seen_by(rules: bytes, shape: str, parts: Collection[str]) -> Sights:
    """Return what a shape, which is made of some parts, sees of a thing; nothing where it is not plain."""
    shapes = shapes_of(rules)
    beside = {each for name in ("sh:prefixes", "sh:declare") for part in parts for each in shapes.values(part, name)}
    asked = {name for each in parts if each not in beside for name, _ in shapes.about.get(each, ())}
    aims = {name for name, _ in shapes.about[shape]} & names_of("sh:targetNode", "sh:targetObjectsOf")
    if not asked <= FORWARD or aims or shape in shapes.implicit:
        return {}
    seen, todo = Sights({**dict.fromkeys(shapes.values(shape, AIMS[1]), Sight.CLASS), TYPE: Sight.VALUE}), [shape]
    for each in todo:
        names = {name for name, _ in shapes.about.get(each, ())}
        path, first = shapes.value(each, "sh:path"), begun(rules, shapes, each)
        if first is None or (first and path.startswith("_:")):
            return {}
        join(seen, dict.fromkeys(first, Sight.VALUE))
        if path:
            steps, sight = seen_along(shapes, path, sight_of(asked_of_values(shapes, each)))
            if not steps:
                return {}
            join(seen, dict.fromkeys(steps, sight))
        elif names <= OF_ITSELF:
            todo += [inner for inner in shapes.parts(each, *INNER) if inner not in todo]
        else:
            return {}
    return seen


def begun(rules: bytes, shapes: Shapes, node: str) -> frozenset[str] | None:
    """Return the properties whose values the queries of a shape are about; None where they ask for more of a thing."""
    found, path = set[str](), shapes.value(node, "sh:path")
    for query in shapes.values(node, "sh:sparql"):
        for text in shapes.values(query, "sh:select"):
            steps = steps_of_query(QUERIES[0], text, rules, reading=False)
            if steps is None or steps.first is None:
                return None
            found |= {path if name == PATH[0] else name for name in steps.first}
    return frozenset(found)


def seen_along(shapes: Shapes, path: str, sight: Sight) -> tuple[list[str], Sight]:
    """Return the properties that begin a path, and how closely it looks at them; none where it begins otherwise.

    What has the thing as its value differs from thing to thing, so nobody may look at it closely.
    """
    if path.startswith("<"):
        return [path], sight
    steps = shapes.items(path)[:1]
    if not steps and (back := shapes.value(path, "sh:inversePath")):
        return ([BACK + back] if back.startswith("<") and sight != Sight.VALUE else []), sight
    choice = [] if steps else shapes.items(shapes.value(path, "sh:alternativePath"))
    found = steps or choice
    return found if all(step.startswith("<") for step in found) else [], sight if choice else Sight.VALUE


def asked_of_values(shapes: Shapes, node: str) -> set[str]:
    """Return what a property shape asks of values, itself and by shapes in it.

    Where one of these looks at what a value leads to, the value itself is looked at.
    """
    names, todo = set[str](), [node]
    for each in todo:
        names |= {name for name, _ in shapes.about.get(each, ())}
        if each != node and shapes.value(each, "sh:path"):
            return names | HOLDING
        todo += [inner for inner in shapes.parts(each, *IN_VALUES) if inner not in todo]
    return names - HOLDING


def sight_of(names: AbstractSet[str]) -> Sight:
    """Return how closely one looks at the values of a path who asks this of them."""
    seen = {Sight.CLASS: OF_CLASS, Sight.KIND: OF_KIND, Sight.LENGTH: OF_LENGTH}
    return next((sight for sight, asked in seen.items() if names <= asked), Sight.VALUE)


def join(seen: Sights, more: Sights) -> Sights:
    """Add what others see, and return all."""
    seen.update({name: max(sight, seen.get(name, sight)) for name, sight in more.items()})
    return seen


def look_of(value: str, sight: Sight, classes: Mapping[str, str]) -> str:
    """Return what is seen of a value; a literal that may be no value of its datatype is seen whole by who asks that."""
    if sight == Sight.VALUE or (
        sight == Sight.LENGTH and "\\" in value
    ):  # what is escaped is shorter than it is written
        return value
    if value[0] != '"':
        return (f"{len(value)} " if sight == Sight.LENGTH else "") + value[0] + classes.get(value, "")
    if sight == Sight.CLASS:
        return '"'
    end = value.rindex('"')
    return value if "^^" in value[end:] else (f"{end} " if sight == Sight.LENGTH else "") + value[end:]
