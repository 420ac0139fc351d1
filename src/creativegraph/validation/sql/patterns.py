"""Patterns of SPARQL as SQL over a table ``triples`` (s, p, o), with a column for each variable."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from creativegraph.validation.shapes.reach import pattern
from creativegraph.validation.sql.expressions import Column, OtherwiseError, expression, quoted

if TYPE_CHECKING:
    from rdflib.plugins.sparql.parserutils import CompValue
    from rdflib.term import Node

__all__ = ["Relation", "relation", "steps"]


class Relation(NamedTuple):
    """A query in SQL, and of each variable that it gives the kind, and whether each row has it."""

    sql: str
    has: Mapping[str, tuple[str, bool]]

    def columns(self, alias: str) -> dict[str, Column]:
        """Its variables, as they are called where it is."""
        return {name: Column(f'{alias}."{name}"', *each) for name, each in self.has.items()}


ALIASES = count()
Around = Mapping[str, Column]


def alias() -> str:
    """Return a name that no other part of a query has."""
    return f"q{next(ALIASES)}"


def relation(part: "CompValue", around: Around | None = None) -> Relation:
    """Return a part of a query in SQL; ``around`` are the variables of what it is an EXISTS of.

    Raises:
        OtherwiseError: it may not mean the same.
    """
    around = around or {}
    match part.name:
        case "BGP":
            return of_triples(part.triples)
        case "Join":
            return joined(relation(part.p1, around), relation(part.p2, around))
        case "LeftJoin":
            return optional(relation(part.p1, around), relation(part.p2, around), part.expr, around)
        case "Filter":
            return filtered(relation(part.p, around), part.expr, around)
        case "Extend":
            return extended(relation(part.p, around), str(part.var), part.expr, around)
        case "Project":
            return projected(relation(part.p, around), [str(each) for each in part.PV])
        case "Distinct":
            found = relation(part.p, around)
            return found._replace(sql=f"SELECT DISTINCT * FROM ({found.sql}) {alias()}")
        case "ToMultiSet" if part.p is not None and part.p.name != "values":
            return relation(part.p)
        case "SelectQuery" | "OrderBy":
            return relation(part.p, around)
        case "AggregateJoin":
            return grouped(part)
    raise OtherwiseError(part.name)


def of_triples(triples: list[tuple["Node", object, "Node"]]) -> Relation:
    """Return the rows of some triples, the ends of each joined with those of the others."""
    from rdflib.term import BNode, Variable

    places, wanted, seen = [], [], dict[str, str]()
    for subject, path, value in triples:
        name = alias()
        places.append(f"({steps(path)}) {name}")
        ends: list[tuple[str, object]] = [("s", subject), ("o", value)]
        for end, node in [*ends, ("p", path)] if isinstance(path, Variable) else ends:
            if not isinstance(node, (Variable, BNode)):
                wanted.append(f"{name}.{end} = {term(node)}")
            elif (known := seen.setdefault(node.n3(), f"{name}.{end}")) != f"{name}.{end}":
                wanted.append(f"{name}.{end} = {known}")
    named = {node[1:]: column for node, column in seen.items() if node.startswith("?")}
    chosen = ", ".join(f'{column} AS "{node}"' for node, column in named.items()) or "1 AS unit"
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
        return " UNION ALL ".join(steps(each) for each in path.args)
    if isinstance(path, SequencePath):
        parts = [(alias(), steps(each)) for each in path.args]
        joins = " AND ".join(f"{one}.o = {other}.s" for (one, _), (other, _) in zip(parts, parts[1:], strict=False))
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


def joined(one: Relation, other: Relation) -> Relation:
    """Return the rows of both that agree."""
    left, right = alias(), alias()
    same = " AND ".join(f'{left}."{name}" = {right}."{name}"' for name in shared(one, other)) or "TRUE"
    return Relation(beside(one, other, "JOIN", same, (left, right)), {**other.has, **one.has})


def optional(one: Relation, other: Relation, condition: "CompValue", around: Around) -> Relation:
    """Return the rows of one, with what the other adds to them where it does."""
    left, right = alias(), alias()
    same = [f'{left}."{name}" = {right}."{name}"' for name in shared(one, other)]
    if condition.name != "TrueFilter":
        there = {**around, **other.columns(right), **one.columns(left)}
        same.append(truth(condition, there))
    sql = beside(one, other, "LEFT JOIN", " AND ".join(same) or "TRUE", (left, right))
    return Relation(sql, {**{name: (kind, False) for name, (kind, _) in other.has.items()}, **one.has})


def truth(condition: object, there: Around) -> str:
    """Return a condition in SQL."""
    found = expression(condition, there, is_there)
    if found.kind != "truth":
        raise OtherwiseError(f"a {found.kind} as a condition")
    return found.sql


def filtered(found: Relation, condition: object, around: Around) -> Relation:
    """Return the rows that meet a condition."""
    name = alias()
    there = {**around, **found.columns(name)}
    return found._replace(sql=f"SELECT * FROM ({found.sql}) {name} WHERE {truth(condition, there)}")


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


def extended(found: Relation, variable: str, value: object, around: Around) -> Relation:
    """Return the rows with one more variable."""
    name = alias()
    made = expression(value, {**around, **found.columns(name)}, is_there)
    kept = {each: of for each, of in found.has.items() if each != variable}
    sure = found.has.get(str(value), ("", False))[1]
    columns = "".join(f'{name}."{each}", ' for each in kept)
    sql = f'SELECT {columns}{made.sql} AS "{variable}" FROM ({found.sql}) {name}'
    return Relation(sql, {**kept, variable: (made.kind, sure)})


def projected(found: Relation, variables: list[str]) -> Relation:
    """Return the rows with some variables only."""
    name, kept = alias(), [each for each in variables if each in found.has]
    columns = ", ".join(f'{name}."{each}"' for each in kept) or "1 AS unit"
    return Relation(f"SELECT {columns} FROM ({found.sql}) {name}", {each: found.has[each] for each in kept})


def grouped(part: "CompValue") -> Relation:
    """Return a row for each group of rows, with what is counted of it."""
    from rdflib.term import Variable

    found, name = relation(part.p.p), alias()
    keys = [str(each) for each in part.p.expr or ()]
    if not keys or not all(isinstance(each, Variable) and found.has[str(each)][1] for each in part.p.expr):
        raise OtherwiseError("a group by something else than variables that are bound")
    has, columns = dict[str, tuple[str, bool]](), []
    for each in part.A:
        value = expression(each.vars, found.columns(name), is_there)
        match each.name:
            case "Aggregate_Sample" if str(each.vars) in keys:
                sql, kind = value.sql, value.kind
            case "Aggregate_Count" if value.kind == "term" and found.has[str(each.vars)][1]:
                sql, kind = f"count({'DISTINCT ' * bool(each.distinct)}{value.sql})", "number"
            case "Aggregate_Max" | "Aggregate_Min" if value.kind in ("text", "number"):
                # An error in one row makes the whole of it one.
                worst = f"bool_or({value.sql} IS NULL)"
                sql, kind = f"CASE WHEN NOT {worst} THEN {each.name[-3:].lower()}({value.sql}) END", value.kind
            case _:
                raise OtherwiseError(each.name)
        has[str(each.res)] = (kind, each.name != "Aggregate_Max" and each.name != "Aggregate_Min")
        columns.append(f'{sql} AS "{each.res}"')
    by = ", ".join(f'{name}."{key}"' for key in keys)
    return Relation(f"SELECT {', '.join(columns)} FROM ({found.sql}) {name} GROUP BY {by}", has)
