"""Which constraints of shapes can be SQL, and what they are then: queries in shapes, and counts of values."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.iris import PREFIXES, RDF_TYPE, XSD
from creativegraph.validation.shapes.algebra import algebra
from creativegraph.validation.shapes.graph import Shapes
from creativegraph.validation.shapes.query import parts_of
from creativegraph.validation.sql.expressions import OtherwiseError, quoted
from creativegraph.validation.sql.patterns import NODES, relation, steps
from creativegraph.validation.terms import lexical

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue

__all__ = ["NODES", "TERMS", "Constraint", "all_constraints", "focus_nodes"]

SH = PREFIXES["sh"]
BELOW = f"<{PREFIXES['rdfs']}subClassOf>"
PATH = re.compile(r"[$?]PATH\b")
SILENT = frozenset(
    f"<{SH}{name}>" for name in ("description", "group", "message", "name", "order", "path", "prefixes", "severity")
)
"""What says nothing of which values are right."""
AIMS = {
    "sh:targetClass": (
        f"SELECT s AS node FROM triples WHERE p = '<{RDF_TYPE}>' AND o IN (WITH RECURSIVE below(class) AS (SELECT {{}}"
        f" UNION SELECT s FROM triples, below WHERE p = '{BELOW}' AND o = class) SELECT class FROM below)"
    ),
    "sh:targetNode": "SELECT {} AS node",
    "sh:targetSubjectsOf": "SELECT s AS node FROM triples WHERE p = {}",
    "sh:targetObjectsOf": "SELECT o AS node FROM triples WHERE p = {}",
}
COUNTED = {"sh:minCount": ("MinCount", "<"), "sh:maxCount": ("MaxCount", ">")}
TERMS = Path(__file__).with_name("terms.sql")
"""What the queries take to be there, beside triples and ``NODES``."""
LIMIT = re.compile(rf'"[0-9]{{1,9}}"\^\^<{re.escape(XSD)}integer>')
AROUND = "SELECT DISTINCT node FROM ({})"


class Constraint(NamedTuple):
    """One constraint: whose it is, the ``component`` and ``source`` that results name, and its rows in SQL.

    A row has the focus node as ``this``, and what else ``kinds`` names: values of the result and of its message.
    """

    shape: str
    component: str
    source: str
    sql: str
    kinds: Mapping[str, str]

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns of a row."""
        return tuple(self.kinds)


def focus_nodes(shapes: Shapes, shape: str) -> str:
    """Return the focus nodes of a shape in SQL, as ``node``.

    Raises:
        OtherwiseError: it has a target of another kind.
    """
    found = [form.format(quoted(each)) for name, form in AIMS.items() for each in shapes.values(shape, name)]
    if not found or shapes.values(shape, "sh:target") or shape in shapes.implicit:
        raise OtherwiseError("a target")
    return AROUND.format(" UNION ALL ".join(found))


def all_constraints(shapes: Shapes, shape: str, prefixes: dict[str, str]) -> Iterator[Constraint]:
    """Yield the constraints of a property shape, or of the property shapes that a shape is made of.

    Raises:
        OtherwiseError: there are others, or one may not mean the same in SQL.
    """
    if shapes.values(shape, "sh:path"):
        yield from constraints_of(shapes, shape, prefixes)
        return
    if not told_of(shapes, shape) <= SILENT | {*map(of_shacl, AIMS), of_shacl("sh:property")}:
        raise OtherwiseError("another constraint")
    for each in shapes.values(shape, "sh:property"):
        yield from constraints_of(shapes, each, prefixes)


def told_of(shapes: Shapes, node: str) -> set[str]:
    """Return the properties of SHACL that a node has."""
    return {name for name, _ in shapes.about.get(node, ()) if name.startswith(f"<{SH}")}


def of_shacl(name: str) -> str:
    """Return a property of SHACL as N-Triples writes it."""
    return f"<{SH}{name.removeprefix('sh:')}>"


def constraints_of(shapes: Shapes, shape: str, prefixes: dict[str, str]) -> list[Constraint]:
    """Return all constraints of a property shape."""
    known = {*SILENT, *map(of_shacl, (*AIMS, *COUNTED, "sh:sparql"))}
    if not told_of(shapes, shape) <= known or len(shapes.values(shape, "sh:path")) != 1:
        raise OtherwiseError("another constraint")
    check_told_once(shapes, shape)
    path = shapes.path(shapes.value(shape, "sh:path"))
    return [*queried(shapes, shape, path, prefixes), *counted(shapes, shape, path)]


def check_told_once(shapes: Shapes, node: str) -> None:
    """Refuse a shape or a query that says something twice, or as something else than a text or a severity of SHACL.

    Raises:
        OtherwiseError: it does, or has no message.
    """
    severities, sources = shapes.values(node, "sh:severity"), shapes.values(node, "sh:sparql")
    texts = [each for part in (node, *sources) for each in shapes.values(part, "sh:message")]
    limits = [shapes.values(node, name) for name in COUNTED]
    if (
        len(severities) > 1
        or not all(each.startswith(f"<{SH}") for each in severities)
        or not all(each.startswith('"') for each in texts)
        or any(not (shapes.messages(each) or shapes.messages(node)) for each in (sources or [node]))
        or any(len(shapes.values(each, "sh:select")) != 1 for each in sources)
        or not all(len(each) < 2 and all(map(LIMIT.fullmatch, each)) for each in limits)
    ):
        raise OtherwiseError("something said twice, not at all, or in another way")


def queried(shapes: Shapes, shape: str, path: str, prefixes: dict[str, str]) -> Iterator[Constraint]:
    """Yield the queries of a shape in SQL."""
    from rdflib.term import Variable

    for source in shapes.values(shape, "sh:sparql"):
        if not told_of(shapes, source) <= SILENT | {of_shacl("sh:select")}:
            raise OtherwiseError("something else than a query")
        text = PATH.sub(lambda _: path, lexical(shapes.value(source, "sh:select")))
        query = read(text, prefixes)
        names = {str(each) for each in parts_of(query) if isinstance(each, Variable)}
        if len({each.lower() for each in names}) < len(names):
            raise OtherwiseError("variables that differ in case alone")
        found = relation(query)
        if any(found.has.get(name, ("", False)) != ("term", True) for name in ("this", "value")):
            raise OtherwiseError("no focus node or value in each row")
        if "message" in found.has or "path" in found.has or any(kind == "truth" for kind, _ in found.has.values()):
            raise OtherwiseError("variables with a meaning, or truths")
        sql = f'SELECT DISTINCT * FROM ({found.sql}) rows WHERE "this" IN (SELECT node FROM {NODES})'
        yield Constraint(
            shape, f"{SH}SPARQLConstraintComponent", source, sql, {name: kind for name, (kind, _) in found.has.items()}
        )


def read(text: str, prefixes: dict[str, str]) -> "CompValue":
    """Return the algebra of a query.

    Raises:
        OtherwiseError: rdflib does not read it.
    """
    found = algebra(text, prefixes)
    if found is None:
        raise OtherwiseError("a query that rdflib does not read")
    return found


def counted(shapes: Shapes, shape: str, path: str) -> Iterator[Constraint]:
    """Yield how many values a shape takes, in SQL."""
    for name, (component, wrong) in COUNTED.items():
        for limit in shapes.values(shape, name):
            if not shapes.messages(shape):
                raise OtherwiseError("a message of the engine")
            ends = steps(read(f"SELECT * {{ ?s {path} ?o }}", {}).p.p.triples[0][1])
            sql = (
                f'SELECT node AS "this" FROM {NODES} LEFT JOIN ({ends}) ends ON s = node'
                f" GROUP BY node HAVING count(DISTINCT o) {wrong} {int(lexical(limit))}"
            )
            yield Constraint(shape, f"{SH}{component}ConstraintComponent", "", sql, {"this": "term"})
