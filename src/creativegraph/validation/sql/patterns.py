"""Patterns of SPARQL as SQL over a table ``triples`` (s, p, o), with a column for each variable."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.validation.shapes.query import parts_of, pattern
from creativegraph.validation.sql.expressions import Column, OtherwiseError, expression, quoted

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue

__all__ = ["NODES", "Relation", "relation", "steps"]


class Relation(NamedTuple):
    """A query in SQL, and of each variable that it gives the kind, and whether each row has it."""

    sql: str
    has: Mapping[str, tuple[str, bool]]

    def columns(self, alias: str) -> dict[str, Column]:
        """Its variables, as they are called where it is."""
        return {name: Column(f'{alias}."{name}"', *each) for name, each in self.has.items()}


ALIASES = count()
NODES = "nodes"
"""The table of the focus nodes."""
Around = Mapping[str, Column]


def alias() -> str:
    """Return a name that no other part of a query has."""
    return f"q{next(ALIASES)}"


def relation(part: "CompValue", around: Around | None = None) -> Relation:
    """Return a part of a query in SQL; ``around`` are the variables of what it is an EXISTS of.

    Raises:
        OtherwiseError: it may not mean the same.
    """
    made = MADE.get(part.name)
    if made is None:
        raise OtherwiseError(part.name)
    return made(part, around or {})


def inner(part: "CompValue", around: Around) -> Relation:
    """Return what a part holds that changes nothing of it."""
    return relation(part.p, around)


def alone(part: "CompValue", _around: Around) -> Relation:
    """Return a query within another one, which sees nothing of it."""
    if part.p is None or part.p.name == "values":
        raise OtherwiseError("VALUES")
    found = relation(part.p)
    if "this" not in found.has and any(str(each) == "this" for each in parts_of(part.p)):
        raise OtherwiseError("a query within another one that does not give ?this")
    return found


def distinct(part: "CompValue", around: Around) -> Relation:
    """Return each row once."""
    found = relation(part.p, around)
    return found._replace(sql=f"SELECT DISTINCT * FROM ({found.sql}) {alias()}")


def of_triples(part: "CompValue", _around: Around) -> Relation:
    """Return the rows of some triples, the ends of each joined with those of the others."""
    from rdflib.term import BNode, Variable

    places, wanted, seen = [], [], dict[str, str]()
    for subject, path, value in part.triples:
        name = alias()
        places.append(f"({steps(path)}) {name}")
        ends: list[tuple[str, object]] = [("s", subject), ("o", value)]
        for end, node in [*ends, ("p", path)] if isinstance(path, Variable) else ends:
            if node == Variable("this"):  # engines begin at the focus nodes
                wanted.append(f"{name}.{end} IN (SELECT node FROM {NODES})")
            if not isinstance(node, (Variable, BNode)):
                wanted.append(f"{name}.{end} = {term(node)}")
            elif (known := seen.setdefault(node.n3(), f"{name}.{end}")) != f"{name}.{end}":
                wanted.append(f"{name}.{end} = {known}")
    named = {node[1:]: column for node, column in seen.items() if node.startswith("?")}
    chosen = ", ".join(f'{column} AS "{node}"' for node, column in named.items()) or '1 AS "?"'
    condition = f" WHERE {' AND '.join(wanted)}" if wanted else ""
    source = f" FROM {', '.join(places)}" if places else ""
    return Relation(f"SELECT {chosen}{source}{condition}", dict.fromkeys(named, ("term", True)))


def term(node: object) -> str:
    """Return a constant of a pattern as SQL; a literal may be written in several ways."""
    from rdflib.term import URIRef

    if not isinstance(node, URIRef):
        raise OtherwiseError("a literal in a pattern")
    return quoted(f"<{node}>")


def steps(path: object) -> str:
    """Return the ends of a path: s and o. A variable gives its property as p."""
    from rdflib.paths import AlternativePath, InvPath, SequencePath
    from rdflib.term import URIRef, Variable

    if isinstance(path, Variable):
        return "SELECT s, p, o FROM triples"
    if isinstance(path, URIRef):
        return f"SELECT s, o FROM triples WHERE p = {term(path)}"
    if isinstance(path, InvPath):
        return f"SELECT o AS s, s AS o FROM ({steps(path.arg)}) {alias()}"
    if isinstance(path, AlternativePath):
        return " UNION ".join(steps(each) for each in path.args)  # each pair once, as the engine has it
    if isinstance(path, SequencePath):
        parts = [(alias(), steps(each)) for each in path.args]
        joins = " AND ".join(f"{one}.o = {other}.s" for (one, _), (other, _) in pairwise(parts))
        tables = ", ".join(f"({sql}) {name}" for name, sql in parts)
        return f"SELECT {parts[0][0]}.s AS s, {parts[-1][0]}.o AS o FROM {tables} WHERE {joins}"
    raise OtherwiseError(type(path).__name__)


def shared(one: Relation, other: Relation) -> Iterator[str]:
    """Yield the variables of both; what only some rows have would join with anything."""
    for name in one.has:
        if name in other.has:
            if not one.has[name][1] or not other.has[name][1] or one.has[name][0] != other.has[name][0]:
                raise OtherwiseError(f"?{name} is not always bound")
            yield name


def beside(one: Relation, other: Relation, join: str, condition: str, names: tuple[str, str]) -> str:
    """Return both beside each other, with each variable once."""
    more = "".join(f', {names[1]}."{name}"' for name in other.has if name not in one.has)
    return f"SELECT {names[0]}.*{more} FROM ({one.sql}) {names[0]} {join} ({other.sql}) {names[1]} ON {condition}"


def joined(part: "CompValue", around: Around) -> Relation:
    """Return the rows of both that agree."""
    one, other = relation(part.p1, around), relation(part.p2, around)
    left, right = alias(), alias()
    same = " AND ".join(f'{left}."{name}" = {right}."{name}"' for name in shared(one, other)) or "TRUE"
    return Relation(beside(one, other, "JOIN", same, (left, right)), {**other.has, **one.has})


def optional(part: "CompValue", around: Around) -> Relation:
    """Return the rows of one, with what the other adds to them where it does."""
    one, other = relation(part.p1, around), relation(part.p2, around)
    left, right = alias(), alias()
    same = [f'{left}."{name}" = {right}."{name}"' for name in shared(one, other)]
    if part.expr.name != "TrueFilter":
        same.append(truth(part.expr, {**around, **other.columns(right), **one.columns(left)}))
    sql = beside(one, other, "LEFT JOIN", " AND ".join(same) or "TRUE", (left, right))
    return Relation(sql, {**{name: (kind, False) for name, (kind, _) in other.has.items()}, **one.has})


def truth(condition: object, there: Around) -> str:
    """Return a condition in SQL."""
    found = expression(condition, there, is_there)
    if found.kind != "truth":
        raise OtherwiseError(f"a {found.kind} as a condition")
    return found.sql


def filtered(part: "CompValue", around: Around) -> Relation:
    """Return the rows that meet a condition."""
    found, name = relation(part.p, around), alias()
    there = {**around, **found.columns(name)}
    return found._replace(sql=f"SELECT * FROM ({found.sql}) {name} WHERE {truth(part.expr, there)}")


def is_there(graph: "CompValue", around: Around) -> str:
    """Return whether a pattern has a row that agrees with what is around it."""
    found, name = relation(pattern(graph), around), alias()
    same = []
    for each, (kind, sure) in found.has.items():
        if outer := around.get(each):
            if not sure or outer.kind != kind:
                raise OtherwiseError(f"?{each} is not always bound")
            agrees = f'{name}."{each}" = {outer.sql}'
            same.append(agrees if outer.sure else f"({outer.sql} IS NULL OR {agrees})")
    condition = f" WHERE {' AND '.join(same)}" if same else ""
    return f"EXISTS (SELECT 1 FROM ({found.sql}) {name}{condition})"


def extended(part: "CompValue", around: Around) -> Relation:
    """Return the rows with one more variable."""
    found, name, variable = relation(part.p, around), alias(), str(part.var)
    made = expression(part.expr, {**around, **found.columns(name)}, is_there)
    kept = {each: of for each, of in found.has.items() if each != variable}
    sure = found.has.get(str(part.expr), ("", False))[1]
    columns = "".join(f'{name}."{each}", ' for each in kept)
    sql = f'SELECT {columns}{made.sql} AS "{variable}" FROM ({found.sql}) {name}'
    return Relation(sql, {**kept, variable: (made.kind, sure)})


def projected(part: "CompValue", around: Around) -> Relation:
    """Return the rows with some variables only."""
    found, name = relation(part.p, around), alias()
    kept = [each for each in map(str, part.PV) if each in found.has]
    columns = ", ".join(f'{name}."{each}"' for each in kept) or '1 AS "?"'
    return Relation(f"SELECT {columns} FROM ({found.sql}) {name}", {each: found.has[each] for each in kept})


def grouped(part: "CompValue", _around: Around) -> Relation:
    """Return a row for each group of rows, with what is counted of it."""
    from rdflib.term import Variable

    found, name = relation(part.p.p), alias()
    keys = [str(each) for each in part.p.expr or ()]
    if not keys or not all(
        isinstance(each, Variable) and found.has.get(str(each), ("", False))[1] for each in part.p.expr
    ):
        raise OtherwiseError("a group by something else than variables that are bound")
    has, columns = dict[str, tuple[str, bool]](), []
    for each in part.A:
        sql, has[str(each.res)] = aggregate(each, found, name, keys)
        columns.append(f'{sql} AS "{each.res}"')
    by = ", ".join(f'{name}."{key}"' for key in keys)
    return Relation(f"SELECT {', '.join(columns)} FROM ({found.sql}) {name} GROUP BY {by}", has)


def aggregate(each: "CompValue", found: Relation, name: str, keys: list[str]) -> tuple[str, tuple[str, bool]]:
    """Return what is counted of a group in SQL, its kind, and whether each group has it."""
    value, variable = expression(each.vars, found.columns(name), is_there), str(each.vars)
    if each.name == "Aggregate_Sample" and variable in keys:
        return value.sql, (value.kind, True)
    if each.name == "Aggregate_Count" and found.has.get(variable) == ("term", True):
        return f"count({'DISTINCT ' * bool(each.distinct)}{value.sql})", ("number", True)
    if each.name in ("Aggregate_Max", "Aggregate_Min") and value.kind in ("text", "number"):
        whole = f"NOT bool_or({value.sql} IS NULL)"  # an error in one row makes the whole of it one
        return f"CASE WHEN {whole} THEN {each.name[-3:].lower()}({value.sql}) END", (value.kind, False)
    raise OtherwiseError(each.name)


MADE: "dict[str, Callable[[CompValue, Around], Relation]]" = {
    "AggregateJoin": grouped, "BGP": of_triples, "Distinct": distinct, "Extend": extended, "Filter": filtered,
    "Join": joined, "LeftJoin": optional, "OrderBy": inner, "Project": projected, "SelectQuery": inner,
    "ToMultiSet": alone,
}  # fmt: skip
